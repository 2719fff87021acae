"""Track records: counts against verified figures, and a weight that is slow to believe anything."""

from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain import Assertion, World, settled
from claims.domain.questions.scope import Scope
from claims.domain.weighing.track_record import Ran, TrackRecord, corrections, ran, track_record

from .cast import IN_RUSSIA, NEAR_BORDER, TRENCH_A, claim, days


def verified(question: Scope, low: int, high: int | None = None, as_of: str = "10-31") -> Assertion:
    high = low if high is None else high
    return settled(question, f"figure {question.id}", low=Decimal(low), high=Decimal(high), as_of=days(as_of))


@pytest.mark.parametrize(
    ("wording", "as_of", "way"),
    [
        ("exactly 7000", "10-31", Ran.LOW),
        ("exactly 13000", "10-31", Ran.HIGH),
        ("exactly 11000", "10-31", Ran.HELD),
        ("approx 9500", "10-31", Ran.HELD),
        ("at_least 3000", "10-31", Ran.HELD),
        ("none", "10-31", Ran.LOW),
        ("exactly 7000", "10-20", None),
        ("uncountable dozens", "10-31", Ran.HELD),
    ],
)
def test_how_a_claim_stood_to_the_verified_figure(wording: str, as_of: str, way: Ran | None) -> None:
    assert ran(claim("A", IN_RUSSIA, wording, as_of), verified(IN_RUSSIA, 10_000, 12_000)) is way


def test_a_claim_on_a_question_without_a_figure_stood_to_nothing() -> None:
    assert ran(claim("A", IN_RUSSIA, "exactly 5"), None) is None


def test_the_counts_and_that_the_last_claim_decides_for_a_question() -> None:
    claims = [
        claim("A", IN_RUSSIA, "exactly 7000", said="10-30"),
        claim("A", IN_RUSSIA, "exactly 11000", said="11-01"),
        claim("A", NEAR_BORDER, "exactly 9000"),
        claim("A", TRENCH_A, "exactly 160"),
    ]
    found = track_record(claims, [verified(IN_RUSSIA, 10_000, 12_000), verified(NEAR_BORDER, 8000)], World())
    assert found == TrackRecord(claims=4, corrected=1, low=1, high=1, held=1, questions=2, held_on=1)
    assert found.weight is None


def test_only_what_replaces_what_was_said_is_a_correction() -> None:
    said = [
        claim("A", IN_RUSSIA, "exactly 5", said="10-01"),
        claim("A", IN_RUSSIA, "exactly 5", said="10-02"),
        claim("A", IN_RUSSIA, "exactly 9", said="10-03"),
        claim("A", IN_RUSSIA, "exactly 90", "11-05", said="11-05"),
    ]
    assert corrections(said, World()) == 1
    assert corrections([], World()) == 0


@pytest.mark.parametrize(
    ("questions", "held_on", "weight"),
    [
        (19, 19, None),
        (20, 20, Fraction(3, 4)),
        (20, 10, Fraction(1, 2)),
        (20, 0, Fraction(1, 4)),
        (180, 180, Fraction(19, 20)),
    ],
)
def test_the_weight_is_shrunk_towards_neutral(questions: int, held_on: int, weight: Fraction | None) -> None:
    assert TrackRecord(questions=questions, held_on=held_on).weight == weight
