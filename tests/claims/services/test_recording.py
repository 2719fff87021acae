"""Recording and correcting: what is taken, what is refused and why, and that nothing is half-written."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.figures.figure import InvalidFigure
from claims.models import Claim, Conflict, RelayHop
from claims.services.recording.claim_recording import correct_claim, record_claim
from claims.services.triage.triage import accept_claim, reconsider_claim, reject_claim
from sources.services.recording import capture_snapshot
from tests import builders as new

pytestmark = pytest.mark.django_db


def test_about_8000_is_kept_as_words_values_and_intervals() -> None:
    claim = new.claim(quote="about 8,000 soldiers")
    claim.refresh_from_db()
    assert (claim.modality, claim.written_best, claim.best, claim.hedging) == (
        "approx",
        "8,000",
        Decimal(8000),
        "about",
    )
    assert (claim.core.lower, claim.core.upper) == (7500, 8500)
    assert (claim.outer.lower, claim.outer.upper) == (7000, 9000)
    assert claim.as_written() == "about 8,000"
    assert claim.snapshot.text[claim.quote_start :].startswith(claim.quote)
    assert claim.version == 1
    assert claim.superseded_at is None


@pytest.mark.parametrize(
    ("quote", "given", "expected"),
    [
        ("at least 3,000 soldiers", {}, "at least 3,000"),
        ("between 10,000 and 12,000 soldiers", {}, "10,000 to 12,000"),
        ("roughly 10,000 of 90,000 men", {"value": "10,000"}, "about 10,000"),
        ("they are 10,000, it said", {"value": "10,000", "modality": "up_to"}, "up to 10,000"),
        ("10,000 or so", {"value": "10,000", "value_2": "12,000"}, "10,000 to 12,000"),
        ("no troops at all", {"modality": "none"}, "none"),
        (
            "between 10,000 and 12,000, likely 11,000",
            {"value": "10,000", "value_2": "12,000", "best": "11,000"},
            "10,000 to 12,000, probably 11,000",
        ),
        (
            "11,000 give or take 500",
            {"modality": "range", "best": "11,000", "plus_minus": "500"},
            "11,000 ± 500",
        ),
    ],
)  # fmt: skip
def test_a_figure_is_read_from_the_quote_or_as_given(
    quote: str, given: dict[str, Any], expected: str
) -> None:
    assert new.claim(quote=quote, **given).as_written() == expected


REFUSALS: list[tuple[dict[str, Any], str, str]] = [
    ({"value": "NaN"}, "value", "not a number"),
    ({"value": "Infinity"}, "value", "infinite"),
    ({"value": "8_000"}, "value", "underscores"),
    ({"value": "８０００"}, "value", "digits other than"),
    ({"value": "٨٠٠٠"}, "value", "digits other than"),
    ({"value": "-0"}, "value", "negative zero"),
    ({"value": "-5"}, "value", "does not hold this number"),
    ({"value": "1.234"}, "value", "could be"),
    ({"value": "1e400"}, "value", "exponent"),
    ({"value": "9" * 61}, "value", "shorten it to"),
    ({"value": "12,000", "value_2": "10,000"}, "value", "above the higher, 10,000: swap them"),
    ({"value": "1", "value_2": "3", "best": "4"}, "best", "outside"),
    ({"value": "8", "unit": "parsnip"}, "unit", "unknown unit"),
    ({"value": "8", "unit": "metre"}, "unit", "measures"),
    ({"value": "8", "modality": "perhaps"}, "modality", "choose one of"),
    ({"stance": "affirms"}, "stance", "only a yes/no question"),
    ({"quote": "  \n"}, "quote", "quote the words"),
    ({"quote": "not in the text"}, "quote", "the snapshot does not contain it"),
    ({"quote": "a\x00b"}, "quote", "does not contain"),
    ({"quote": "x" * 20_001}, "quote", "shorten it to"),
    ({"as_of": (date(2024, 11, 2), date(2024, 11, 1))}, "as_of", "swap them"),
    ({"hedging": "a\x00b"}, "hedging", "NUL"),
    ({"hedging": "\ud800"}, "hedging", "surrogate"),
    ({"stated_confidence": "total"}, "stated_confidence", "not a valid choice"),
    ({"rank": "deprecated"}, "rank", "rank_has_reason"),
    ({"value": 8000}, "value", "as text"),
]


@pytest.mark.parametrize(
    ("given", "field", "why"), REFUSALS, ids=[repr(given)[:60] for given, _, _ in REFUSALS]
)
def test_bad_input_is_refused_by_field_with_a_remedy_and_changes_nothing(
    given: dict[str, Any], field: str, why: str
) -> None:
    snapshot, statement, question = new.snapshot("8,000 men"), new.statement(), new.question()
    content = {"quote": "8,000 men", **given}
    with pytest.raises((Refused, InvalidFigure)) as refusal:
        record_claim(
            by=new.person("reporter"),
            now=new.NOW,
            question=question,
            statement=statement,
            snapshot=snapshot,
            **content,
        )
    assert getattr(refusal.value, "field", "") == field
    assert why in getattr(refusal.value, "remedy", "")
    assert not Claim.objects.exists()


def test_a_capture_from_the_future_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        capture_snapshot(
            by=new.person("reporter"),
            now=new.NOW,
            document=new.document(),
            text="Later.",
            captured_at=new.NOW + timedelta(seconds=1),
        )
    assert refusal.value.field == "captured_at"


def test_a_yes_no_question_takes_a_stance_and_nothing_else() -> None:
    asked = new.question("Does it export arms?", answer="yes_no")
    assert new.claim(asked, quote="we deny it", stance="denies").as_written() == "denies"
    with pytest.raises(Refused, match="answer affirms or denies"):
        new.claim(asked, quote="8,000")


def test_a_date_question_takes_a_day_or_two() -> None:
    asked = new.question("When was it tested?", answer="date", temporality="timeless")
    claim = new.claim(asked, quote="tested on Thursday", value="2024-10-31")
    assert claim.best == date(2024, 10, 31).toordinal()
    with pytest.raises(Refused, match="year-month-day"):
        new.claim(asked, quote="tested on Thursday", value="31/10/2024")


def test_an_open_end_is_the_day_it_was_said_and_needs_one() -> None:
    claim = new.claim(as_of=("2024-10-01", None), said_on="2024-10-21")
    claim.refresh_from_db()
    assert claim.as_of.upper == date(2024, 10, 22)  # half open in the database
    with pytest.raises(Refused, match="give that day"):
        new.claim(as_of=("2024-10-01", None), said_on=None)


def test_a_correction_is_a_new_version_and_the_old_one_stays() -> None:
    first = new.claim(quote="about 8,000 soldiers", relay=[new.source("Wire", "wire")], accept=True)
    later = new.NOW + timedelta(hours=1)
    second = correct_claim(
        by=new.person("checker"), now=later, claim=first, reason="A typo.", value="8,500", modality="stated"
    )
    first.refresh_from_db()
    assert (second.claim_id, second.version, second.state) == (first.claim_id, 2, "accepted")
    assert (second.as_written(), second.quote, second.as_of) == ("8,500", first.quote, second.as_of)
    assert first.superseded_at == later
    assert first.as_written() == "about 8,000"
    assert RelayHop.objects.filter(claim=second).count() == 1
    with pytest.raises(StaleState):
        correct_claim(by=new.person("checker"), now=later, claim=first, reason="Again.", value="9")
    with pytest.raises(Refused, match="a correction cannot change this"):
        correct_claim(by=new.person("checker"), now=later, claim=second, reason="x", question=None)
    with pytest.raises(Refused, match="give a reason"):
        correct_claim(by=new.person("checker"), now=later, claim=second, reason=" ")


@pytest.mark.parametrize(
    "quote", ["between 10,000 and 12,000 soldiers", "11,000 ± 500 soldiers", "dozens of soldiers"]
)
def test_a_correction_of_nothing_but_the_day_keeps_the_figure(quote: str) -> None:
    first = new.claim(quote=quote)
    again = correct_claim(
        by=new.person("checker"), now=new.NOW, claim=first, reason="The day.", as_of=new.days("2024-11-01")
    )
    assert again.as_written() == first.as_written()
    assert (again.core, again.outer, again.low, again.high) == (
        first.core,
        first.outer,
        first.low,
        first.high,
    )


def test_a_correction_carries_what_is_known_of_the_figure() -> None:
    question = new.question("What did it cost?", unit="USD")
    known: dict[str, Any] = {
        "as_of_at": time(14, 30),
        "counted_by": "modelled",
        "price_year": 2010,
        "imputed": True,
        "attribution_denied": True,
    }
    first = new.claim(question, quote="about 8,000 dollars", value="8,000", **known)
    again = correct_claim(
        by=new.person("checker"), now=new.NOW, claim=first, reason="The figure.", value="9,000"
    )
    assert {name: getattr(again, name) for name in known} == known
    last = correct_claim(by=new.person("checker"), now=new.NOW, claim=again, reason="Not.", imputed=False)
    assert (last.imputed, last.counted_by, last.price_year) == (False, "modelled", 2010)


def test_what_cannot_be_true_of_the_question_is_recorded_as_said() -> None:
    claim = new.claim(quote='"soldiers": "-5"', quote_kind="data", value="-5")
    assert (claim.best, claim.out_of_range, claim.as_written()) == (Decimal(-5), True, "-5")
    assert not new.claim().out_of_range


def test_an_hour_needs_a_day_and_a_price_year_money() -> None:
    with pytest.raises(Refused, match="an hour belongs to a day"):
        new.claim(as_of=None, as_of_at=time(14, 30))
    with pytest.raises(Refused, match="only an amount of money has one"):
        new.claim(price_year=2010)


def test_triage_is_decided_once_and_can_be_taken_back() -> None:
    claim, checker = new.claim(), new.person("checker")
    stale = Claim.objects.get(pk=claim.pk)
    accept_claim(by=checker, now=new.NOW, claim=claim)
    with pytest.raises(StaleState, match="Another person"):
        reject_claim(by=checker, now=new.NOW, claim=stale, reason="No.")
    reconsider_claim(by=checker, now=new.NOW, claim=claim, reason="Too quick.")
    with pytest.raises(Refused, match="give a reason"):
        reject_claim(by=checker, now=new.NOW, claim=claim, reason="")
    reject_claim(by=checker, now=new.NOW, claim=claim, reason="A rumour.")
    with pytest.raises(StaleState, match="can't become"):
        reject_claim(by=checker, now=new.NOW, claim=claim, reason="Again.")


def test_a_rejected_claim_takes_its_conflict_with_it() -> None:
    conflict = new.conflict()
    reject_claim(
        by=new.person("checker"), now=new.NOW, claim=conflict.witness_a, reason="Withdrawn by its source."
    )
    conflict.refresh_from_db()
    assert conflict.state == "dismissed"
    assert Conflict.objects.count() == 1
