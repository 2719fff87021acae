"""The tables of transitions, and what a settled question does."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.domain import (
    Assertion,
    DayRange,
    InvalidFigure,
    Modality,
    Stance,
    confidence_of,
    reopens,
    settled,
)
from claims.domain.answering.settlement import Level, agreement_of, evidence_of, findings_against
from claims.domain.comparing.findings import Kind
from claims.domain.grading import Confidence
from claims.domain.lifecycle import (
    TRANSITIONS,
    ClaimState,
    ConflictState,
    RecordKind,
    ResolutionState,
    allowed,
)
from claims.domain.weighing.conflict_summary import Movement, is_stale, movement

from .cast import ARMS, IN_RUSSIA, SINCE_TEST, WORLD, claim, days

FIRST_STATE = {
    RecordKind.CLAIM: ClaimState.CANDIDATE,
    RecordKind.CONFLICT: ConflictState.OPEN,
    RecordKind.RESOLUTION: ResolutionState.PROPOSED,
}
STATES = {
    RecordKind.CLAIM: ClaimState,
    RecordKind.CONFLICT: ConflictState,
    RecordKind.RESOLUTION: ResolutionState,
}


@pytest.mark.parametrize("record", RecordKind)
def test_tables_are_closed_and_every_state_is_reached(record: RecordKind) -> None:
    table, states = TRANSITIONS[record], set(STATES[record])
    assert set(table) == states
    first: str = FIRST_STATE[record]
    reached, frontier = {first}, [first]
    while frontier:
        fresh = table[frontier.pop()] - reached
        reached |= fresh
        frontier += fresh
    assert reached == states
    for state in states:
        assert table[state] <= states
        assert state not in table[state]
        assert all(allowed(record, state, other) == (other in table[state]) for other in states)


@pytest.mark.parametrize("record", RecordKind)
def test_unknown_states_are_refused(record: RecordKind) -> None:
    assert not allowed(record, "elsewhere", FIRST_STATE[record])


@pytest.mark.parametrize(
    ("evidence", "agreement", "confidence"),
    [
        ("low", "low", "low"),
        ("low", "medium", "low"),
        ("low", "high", "moderate"),
        ("medium", "medium", "moderate"),
        ("medium", "high", "moderate"),
        ("high", "low", "moderate"),
        ("high", "high", "high"),
    ],
)
def test_confidence(evidence: str, agreement: str, confidence: str) -> None:
    assert confidence_of(Level(evidence), Level(agreement)) is Confidence(confidence)


def test_levels() -> None:
    assert [evidence_of(n) for n in (0, 1, 2, 3, 9)] == ["low", "low", "medium", "high", "high"]
    assert [agreement_of(n, 10) for n in (4, 5, 8, 9, 10)] == ["low", "medium", "medium", "high", "high"]
    assert agreement_of(0, 0) is Level.LOW


def published(**values: Any) -> Assertion:
    late = DayRange(date(2024, 10, 31), date(2024, 11, 4))
    return settled(IN_RUSSIA, "figure", as_of=late, **values)


@pytest.mark.parametrize(
    ("wording", "as_of", "opens"),
    [
        ("exactly 20,000", "11-02", True),
        ("none", "11-02", True),
        ("exactly 11,500", "11-02", False),
        ("exactly 20,000", "11-09", False),
        ("exactly 20,000", "10-09", False),
        ("exactly 20,000", "", False),
    ],
)
def test_what_a_new_claim_does_to_a_settled_question(wording: str, as_of: str, opens: bool) -> None:
    new = claim("outlet", IN_RUSSIA, wording, as_of)
    assert bool(findings_against(new, [published(low=10_000, high=12_000), new], WORLD)) is opens


def test_own_correction_of_a_used_claim_reopens() -> None:
    used = claim("US", IN_RUSSIA, "stated 11,000", "10-31")
    corrected = claim("US", IN_RUSSIA, "stated 5,000", "10-31", said="11-06")
    assert findings_against(corrected, [used], WORLD) == {(used.id, Kind.REVISION)}


def test_published_figures_assert_what_they_say_and_nothing_wider() -> None:
    assert str(published(low=10_000, high=12_000).figure.outer) == "[10,000, 12,000]"
    assert str(published(best=10_000).figure.outer) == "[10,000, 10,000]"
    assert str(published(low=10_000).figure.outer) == "[10,000, ∞)"
    assert str(published(high=10_000).figure.outer) == "(−∞, 10,000]"
    assert str(published(high=10_000, high_modality=Modality.LESS_THAN).figure.outer) == "(−∞, 10,000)"
    assert settled(ARMS, "figure", stance=Stance.DENIES).figure.denies
    assert not settled(SINCE_TEST, "figure", best=Decimal(1)).figure.interval_scale
    with pytest.raises(ValueError, match="needs a value or a stance"):
        published()
    assert not reopens([])


def test_movement_and_staleness() -> None:
    from fractions import Fraction

    half = Fraction(1, 2)
    assert movement(half, half + Fraction(5, 100)) is Movement.UNMOVED
    assert movement(half, half + Fraction(6, 100)) is Movement.WIDENED
    assert movement(half, Fraction(1, 4)) is Movement.NARROWED
    assert movement(None, half) is Movement.UNMOVED
    assert not is_stale(date(2024, 11, 1), date(2024, 11, 14))
    assert is_stale(date(2024, 11, 1), date(2024, 11, 15))


def test_stance_belongs_to_a_yes_no_question() -> None:
    with pytest.raises(ValueError, match="yes/no"):
        claim("EU", IN_RUSSIA, Stance.AFFIRMS)
    with pytest.raises(InvalidFigure):
        claim("EU", IN_RUSSIA, "stated nothing")
    with pytest.raises(ValueError, match="start is after the end"):
        DayRange(date(2024, 11, 2), date(2024, 11, 1))
    assert str(DayRange(None, date(2024, 11, 1))) == "up to 2024-11-01"
    assert str(DayRange(date(2024, 11, 1), date(2024, 11, 1))) == "2024-11-01"
    assert str(DayRange(date(2024, 10, 1), date(2024, 11, 1))) == "2024-10-01 to 2024-11-01"


def test_the_days_of_a_claim_are_asked_of_dated_ones_alone() -> None:
    assert claim("EU", IN_RUSSIA, "exactly 5", "10-30/10-31").known_days == days("10-30/10-31")
    with pytest.raises(ValueError, match="claim undated: the days that it is for are not known"):
        _ = claim("EU", IN_RUSSIA, "exactly 5", "", id="undated").known_days
