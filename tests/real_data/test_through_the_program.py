"""The real feeds through the program: imported by their mappings, detected, and read back from the database.

With LONG set the counts are those of the whole feeds; else of a few questions, held against the raw rows.
"""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.feeds import GENERAL_STAFF, JHU, ORYX, WIKIPEDIA, covid, losses, mapped, total
from claims.domain.comparing.classification import Kind, classify
from claims.domain.comparing.episodes import episodes
from claims.domain.explaining import ExplanationName, Series, Steady, definition, explain, lag
from claims.domain.weighing.conflict_summary import conflict_summary
from claims.models import Claim, Conflict, Question
from tests.claims.intake.files import command
from tests.real_data.conftest import LONG, taken
from tests.real_data.read_back import Kept

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.needs("data"),
]
MAPPINGS = Path(__file__).parents[2] / "claims" / "intake" / "mappings"
PLACES = None if LONG else {"Pakistan", "Morocco", "Portugal", "South Africa"}
CATEGORIES = (
    None
    if LONG
    else {
        *("tank", "Tanks", "helicopter", "Helicopters", "field artillery"),
        *("Towed Artillery", "Self-Propelled Artillery", "Heavy Mortars"),
    }
)
SAME = ("tank", "MRL", "aircraft", "helicopter")


@pytest.fixture
def epidemic(tmp_path: Path) -> Kept:
    file = taken(
        "covid-multi-source/claims_daily.csv.gz", tmp_path, lambda row: row["place"] in (PLACES or ())
    )
    code, said = command("import_claims", file, mapping="covid")
    assert code == 0, said
    code, said = command("detect_conflicts", all=True)
    assert code == 0, said
    return Kept.of("Covid-19")


def _raw() -> dict[tuple[str, str], dict[str, Series]]:
    return {key: own for key, own in covid().items() if PLACES is None or key[0] in PLACES}


def test_the_epidemic_is_kept_compared_and_explained(epidemic: Kept) -> None:
    _all_is_there(epidemic)
    _every_conflict_is_the_one_of_the_rules(epidemic)
    _falls_are_revisions(epidemic)
    _lags_are_explained(epidemic)


def _all_is_there(kept: Kept) -> None:
    slots = {question: kept.slots(question) for question in kept.claims}
    differ = sum(
        len({one.figure.best for one in sources.values()}) > 1
        for days in slots.values()
        for sources in days.values()
    )
    counts = Claim.objects.count(), Question.objects.count(), sum(map(len, slots.values())), differ
    raw = [
        [own.at(day) for own in sources.values() if own.at(day) is not None]
        for sources in _raw().values()
        for day in {day for own in sources.values() for day in own.days}
    ]
    claims = sum(map(len, raw))
    assert counts == (claims, len(_raw()), len(raw), sum(len(set(values)) > 1 for values in raw))
    if LONG:
        assert counts == (93_824, 368, 39_696, 17_587)


def _every_conflict_is_the_one_of_the_rules(kept: Kept) -> None:
    """What bulk detection kept is what the pure rules find over the claims read back."""
    standing = {row.question_id: row for row in Conflict.objects.all()}
    for question, scope in kept.scopes.items():
        (episode,) = episodes(scope, kept.claims[question], kept.world)
        found, row = conflict_summary(scope, episode, kept.world), standing.get(scope.id)  # type: ignore[call-overload]
        assert (found is None) == (row is None), question
        if found is not None and row is not None:
            assert (row.kind, row.reason, row.gap) == (found.kind, found.reason or "", found.gap), question
            assert (row.claim_count, row.lowest, row.highest) == (
                found.claim_count,
                found.lowest,
                found.highest,
            )


def _falls(series: Series) -> list[tuple[date, date]]:
    """Each two recorded days that follow each other, of which the later has the smaller value."""
    return [(since, day) for (since, before), (day, after) in pairwise(series.points) if after < before]


def _falls_are_revisions(kept: Kept) -> None:
    found = 0
    for question in kept.claims:
        slots = kept.slots(question)
        for series in kept.series(question).values():
            for since, day in _falls(series):
                before, after = slots[since][series.source], slots[day][series.source]
                assert classify(before, after, kept.world).kind is Kind.REVISION, (question, since, day)
                assert Conflict.objects.filter(question=before.question.id, severity__gte=2).exists()
                found += 1
    assert found == sum(len(_falls(own)) for sources in _raw().values() for own in sources.values())
    assert found
    if LONG:
        assert found == 213


def _lags_are_explained(kept: Kept) -> None:
    differ = explained = 0
    first, second = kept.sources[JHU], kept.sources[WIKIPEDIA]
    for question in kept.claims:
        series = kept.series(question)
        for day, sources in kept.slots(question).items():
            if first in sources and second in sources:
                found = lag(series[first], series[second], day)
                equal = sources[first].figure.best == sources[second].figure.best
                assert not (equal and found is not None), (question, day)
                differ, explained = differ + (not equal), explained + (found is not None)
    assert explained / differ > 0.5
    if LONG:
        assert differ == 17_156
        assert explained >= 11_000


@pytest.mark.whole("test_the_epidemic_is_kept_compared_and_explained")
@pytest.mark.parametrize("qualified", [True, False], ids=["at least", "qualifier dropped"])
def test_losses_claimed_and_confirmed_are_two_definitions(tmp_path: Path, qualified: bool) -> None:
    kept = _losses(tmp_path, qualified)
    both = differ = 0
    kinds: Counter[Kind] = Counter()
    claimed, confirmed = kept.sources[GENERAL_STAFF], kept.sources[ORYX]
    for category in SAME:
        for sources in kept.slots(f"Russia: {category} lost").values() if _asked(category) else ():
            if claimed in sources and confirmed in sources:
                a, b = sources[claimed], sources[confirmed]
                both, differ = both + 1, differ + (a.figure.best != b.figure.best)
                kinds[classify(a, b, kept.world).kind] += 1
    assert kinds == {Kind.COMPATIBLE if qualified else Kind.CONTRADICTION: both}
    assert both == differ == sum(_shared(category) for category in SAME if _asked(category))
    if LONG:
        assert both == 2_464
    _contradictions_are_cases(kept, qualified)
    _definitions_are_offered(kept)


def _asked(category: str) -> bool:
    return CATEGORIES is None or category in CATEGORIES


def _shared(category: str) -> int:
    (pair,) = (each for each in mapped() if each.category == category)
    return len(set(pair.claimed.days) & set(pair.confirmed.days))


def _losses(into: Path, qualified: bool) -> Kept:
    def wanted(row: dict[str, str]) -> bool:
        return row["side"] == "Russia" and row["category"] in (CATEGORIES or ())

    confirmed = MAPPINGS / "war-losses-confirmed.yaml"
    if not qualified:
        mapping = confirmed.read_text(encoding="utf-8")
        assert "at least: at_least" in mapping
        confirmed = into / "plain.yaml"
        confirmed.write_text(mapping.replace("at least: at_least", "at least: stated"), encoding="utf-8")
    for name, how in (("general_staff_ua", "war-losses-claimed"), ("oryx", confirmed)):
        file = taken(f"war-losses/claims_{name}.csv.gz", into, wanted)
        code, said = command("import_claims", file, mapping=str(how), keep_going=True)
        assert code == 0 or "not recorded" in said, said
    code, said = command("detect_conflicts", all=True)
    assert code == 0, said
    return Kept.of("Losses in the war")


def _contradictions_are_cases(kept: Kept, qualified: bool) -> None:
    tanks = kept.scopes["Russia: tank lost"].id
    kept_rows = Conflict.objects.filter(question=tanks, kind="contradiction")
    assert kept_rows.filter(reason__in=("value", "cumulative_fell")).exists() is not qualified


def _definitions_are_offered(kept: Kept) -> None:
    claimed, confirmed = kept.sources[GENERAL_STAFF], kept.sources[ORYX]
    slots, history = kept.slots("Russia: tank lost"), kept.series("Russia: tank lost")
    day = max(day for day, sources in slots.items() if claimed in sources and confirmed in sources)
    offered = explain(slots[day][claimed], slots[day][confirmed], kept.world, history=tuple(history.values()))
    found = next(each for each in offered if each.name is ExplanationName.DEFINITION)
    assert (found.larger, found.what) == (claimed, Steady.RATIO)  # type: ignore[attr-defined]
    assert float(found.typical) == pytest.approx(2.7, abs=0.05)  # type: ignore[attr-defined]
    assert ExplanationName.TWO_DEFINITIONS in {each.name for each in offered}
    whole = kept.scopes["Russia: field artillery lost"].id
    parts = [
        text for text, scope in kept.scopes.items() if scope.id in kept.world.relations.down(whole) - {whole}
    ]
    assert len(parts) == 3
    summed = total(confirmed, [kept.series(text)[confirmed] for text in parts])
    guns = kept.series("Russia: field artillery lost")[claimed]
    last = max(set(guns.days) & set(summed.days))
    steady = definition(guns, summed, last)
    assert steady is not None
    assert (steady.larger, steady.what) == (claimed, Steady.RATIO)
    assert guns.at(last) == losses()[GENERAL_STAFF]["field artillery"].at(last)
