"""Where what is near a claim can't tell, all claims are looked at; either way the conflict is the same."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from claims.models import Claim, Conflict, Question
from claims.services.detection import large_run
from claims.services.detection.many_questions import detect_on
from claims.services.triage.triage import dismiss_conflict
from sources.models import Parentage
from tests import builders as new
from tests.claims.services.test_bulk_added import _kept

pytestmark = pytest.mark.django_db
LONG = "as many as {} of their soldiers are said to be there by now"


def _in_step() -> list[Conflict]:
    """The conflicts as they are kept, which must be those that looking at all claims finds."""
    kept = _kept()
    with transaction.atomic():
        keys = list(Question.objects.values_list("pk", flat=True))
        detect_on(keys, by=new.person("checker"), now=new.NOW)
        assert _kept() == kept
        transaction.set_rollback(True)
    return list(Conflict.objects.filter(merged_into=None).exclude(state="dismissed").order_by("episode"))


def _say(
    about: Question, who: str, quote: str, day: int | None, said: str | None = "2024-10-31", **more: Any
) -> Claim:
    as_of = None if day is None else f"2024-10-{day:02}"
    return new.claim(about, new.source(who), quote, as_of=as_of, said_on=said, **more)


def _series(about: Question, who: str, values: Sequence[int]) -> list[Claim]:
    return [_say(about, who, f"exactly {each} soldiers", n) for n, each in enumerate(values, start=1)]


@pytest.mark.parametrize("who", ["Ukraine", "United States"])
@pytest.mark.parametrize(
    "values", [(1000, 2000, 3000, 900), (3000, 3000, 3000, 900), (10, 20, 5), (100, 200, 300)]
)
def test_of_many_higher_totals_before_the_farthest_are_read(
    monkeypatch: pytest.MonkeyPatch, who: str, values: tuple[int, ...]
) -> None:
    monkeypatch.setattr(large_run, "LARGE", 1)
    question = new.question(temporality="cumulative")
    _series(question, "United States", values)
    _say(question, who, "exactly 800 soldiers", 9)
    _say(question, who, "exactly 1 soldiers", 10)
    assert _in_step()


@pytest.mark.parametrize("added", ["exactly 5 soldiers", "exactly 5000 soldiers", "no soldiers"])
@pytest.mark.parametrize("values", [(10, 20, 30), (10, 10, 10), (1000, 2000)])
def test_of_many_figures_for_all_time_the_farthest_are_read(
    monkeypatch: pytest.MonkeyPatch, added: str, values: tuple[int, ...]
) -> None:
    monkeypatch.setattr(large_run, "LARGE", 1)
    question = new.question(temporality="timeless")
    _series(question, "United States", values)
    _say(question, "Ukraine", added, None, modality="none" if added.startswith("no ") else None)
    assert _in_step()
    for who, value in (("Japan", 4), ("Japan", 4), ("Iran", 6000), ("South Korea", 12)):
        _say(question, who, f"exactly {value} soldiers", None)
        assert _in_step()


@pytest.mark.parametrize("large", [1, 400])
def test_claims_without_a_day_may_stand_beside_one_with(monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    monkeypatch.setattr(large_run, "LARGE", large)
    question = new.question()
    for value in ("8,000", "9,000", "12,000"):
        _say(question, f"Source {value}", f"exactly {value} soldiers", None, said=None)
    _say(question, "Ukraine", "exactly 12,500 soldiers", 31)
    (found,) = _in_step()
    assert found.claim_count == 4


def test_equal_words_of_two_sources_are_looked_at_with_all_claims() -> None:
    question = new.question()
    _say(question, "United States", LONG.format("about 8,000"), 31)
    _say(question, "Ukraine", "exactly 8,600 soldiers", 31)
    (mild,) = _in_step()
    assert mild.kind == "precision_difference"
    _say(question, "South Korea", LONG.format("about 8,000").replace("about", "exactly"), 31)
    _say(question, "Japan", LONG.format("about 8,000"), 31)
    (found,) = _in_step()
    assert found.kind != mild.kind


def test_sources_that_have_become_one_house_dissent_from_the_next_claim_on() -> None:
    found = new.conflict()
    recorded = {"recorded_at": new.NOW, "recorded_by": new.person("checker")}
    Parentage.objects.create(source=new.source("Ukraine"), parent=new.source("United States"), **recorded)
    _say(found.question, "Ukraine", "about 20,000 soldiers", 31)
    (now,) = _in_step()
    assert (now.pk, now.kind) == (found.pk, "internal_dissent")


def test_an_episode_of_another_verdict_goes_on_in_the_older_one() -> None:
    question = new.question()
    for day in (1, 5):
        _say(question, "United States", "about 8,000 soldiers", day)
        _say(question, "Ukraine", "about 20,000 soldiers", day)
    first, second = _in_step()
    dismiss_conflict(by=new.person("checker"), now=new.NOW, conflict=second, reason="A slip of theirs.")
    new.claim(question, new.source("Japan"), "about 9,000 soldiers", as_of=("2024-10-01", "2024-10-05"))
    second.refresh_from_db()
    assert (second.state, second.merged_into_id) == ("dismissed", first.pk)
    (whole,) = _in_step()
    assert (whole.pk, whole.claim_count) == (first.pk, 5)


YES, NO = "affirms", "denies"
WITNESSES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # what is said on each day, by A and by B, and when
    ("quantity", [("9,000", "90,000", "31"), ("9,000", "60,000", "31"), ("9,000", "40,000", "31")]),
    ("quantity", [("9,000", "90,000", "31"), ("9,000", "60,000", "30"), ("9,000", "60,000", "31")]),
    ("quantity", [("none", "90,000", "31"), ("none", "60,000", "31"), ("9,000", "40,000", "31")]),
    ("quantity", [("none", "90,000", "31"), ("none", "60,000", "30"), ("none", "40,000", "31")]),
    ("quantity", [("9,000", "90,000", "31"), ("9,000", "9,000", "31")]),
    ("quantity", [("9,000", "90,000", "31"), ("9,000", "60,000", "31")]),
    ("quantity", [("9,000", "90,000", "31"), *[("9,000", "60,000", "31")] * 14]),
    ("yes_no", [(YES, NO, "31"), (YES, NO, "30"), (NO, YES, "31")]),
]


@pytest.mark.parametrize("gone", ["witness_a", "witness_b"])
@pytest.mark.parametrize(("answer", "days"), WITNESSES)
def test_where_a_witness_is_gone_the_worst_that_is_left_takes_its_place(
    answer: str, days: list[tuple[str, str, str]], gone: str
) -> None:
    question = new.question("Are they there?", answer=answer)
    for day, (*said, when) in enumerate(days, start=1):
        for who, each in zip(("A", "B"), said, strict=True):
            given: dict[str, Any] = {"quote": f"exactly {each} soldiers"}
            if each in (YES, NO):
                given = {"quote": each, "stance": each}
            elif each == "none":
                given = {"quote": "no soldiers", "modality": "none"}
            _say(question, who, day=day, said=f"2024-10-{when}", **given)
    (found,) = _in_step()
    new.reject(getattr(found, gone))
    assert bool(_in_step()) is any(one != other for one, other, _ in days[1:])


def test_a_claim_without_a_day_goes_and_its_episode_stays() -> None:
    found = new.conflict()
    between = _say(found.question, "Japan", "exactly 9,000 soldiers", None, said=None)
    (now,) = _in_step()
    assert now.claim_count == 3
    new.reject(between)
    (now,) = _in_step()
    assert (now.pk, now.claim_count) == (found.pk, 2)


def test_among_claims_for_many_days_the_next_worst_pair_is_looked_for_in_all() -> None:
    found = new.conflict()
    for who, quote in (("United States", "about 8,000 soldiers"), ("Ukraine", "about 20,000 soldiers")):
        _say(found.question, who, quote, 30)
    new.claim(
        found.question, new.source("Japan"), "exactly 50,000 soldiers", as_of=("2024-06-01", "2024-10-31")
    )
    (wider,) = _in_step()
    assert (wider.claim_count, wider.highest) == (5, Decimal(50_000))
    new.reject(wider.witness_a if wider.witness_a.best == 8_000 else wider.witness_b)
    (left,) = _in_step()
    assert (left.pk, left.claim_count, left.lowest, left.highest) == (
        found.pk,
        4,
        Decimal(8_000),
        Decimal(50_000),
    )
