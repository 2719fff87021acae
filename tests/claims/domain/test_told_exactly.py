"""What small slips in the rules would change: each value, end and word that a reader is told."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from claims.domain import (
    InvalidFigure,
    Method,
    Modality,
    Relations,
    Scope,
    Stance,
    Temporality,
    World,
    Written,
    date_figure,
    interpret,
    propose,
    read,
    settled,
)
from claims.domain.comparing.witness import contradicting_parts
from claims.domain.figures.figure import Figure
from claims.domain.figures.interval import EMPTY, EVERYTHING, Interval
from claims.domain.figures.numbers import read_written
from claims.domain.figures.units import unit
from claims.domain.questions.scope import RelationKind
from claims.domain.weighing.grouping import same_time_groups
from sources.domain.kinds import Reliability

from .cast import ARMS, DEAD, IN_RUSSIA, NEAR_BORDER, SINCE_TEST, TRENCH_A, WORLD, claim, days

FLOW = Scope("births", "t", "persons", "person", temporality=Temporality.FLOW, is_count=True)


def test_a_range_of_days_is_kept_with_both_ends() -> None:
    first, last = date(2024, 5, 1), date(2024, 5, 9)
    held = Interval.of(first.toordinal(), last.toordinal())
    ends = Decimal(first.toordinal()), Decimal(last.toordinal())
    written = Written(low="2024-05-01", high="2024-05-09")
    expected = Figure(Modality.RANGE, held, held, ends[0], None, ends[1], written, interval_scale=True)
    assert date_figure(Modality.RANGE, first, last) == expected
    assert date_figure(Modality.RANGE, first, first).core.is_point


def test_a_day_is_kept_as_written() -> None:
    found = date_figure(Modality.STATED, date(2024, 5, 1))
    assert (found.best, found.written, found.interval_scale) == (
        Decimal(date(2024, 5, 1).toordinal()),
        Written(best="2024-05-01"),
        True,
    )


@pytest.mark.parametrize("last", [None, date(2024, 4, 30)])
def test_a_range_of_days_needs_its_last(last: date | None) -> None:
    with pytest.raises(InvalidFigure) as refused:
        date_figure(Modality.RANGE, date(2024, 5, 1), last)
    assert (refused.value.field, refused.value.value) == ("high", str(last or ""))
    assert refused.value.remedy == "missing or before 2024-05-01: give the last day it may be"


@pytest.mark.parametrize("modality", [Modality.APPROX, Modality.UP_TO, Modality.NONE])
def test_a_date_is_not_hedged(modality: Modality) -> None:
    with pytest.raises(InvalidFigure) as refused:
        date_figure(modality, date(2024, 5, 1))
    assert (refused.value.field, refused.value.value) == ("modality", modality.value)
    assert refused.value.remedy == "a date takes none: give the first and the last day it may be"


def test_a_margin_is_not_negative() -> None:
    with pytest.raises(InvalidFigure) as refused:
        interpret(Modality.RANGE, Written(best="10", plus_minus="-2"), TRENCH_A)
    assert (refused.value.field, refused.value.remedy) == ("plus_minus", "a margin can't be negative")


def test_what_no_number_is_is_told_with_an_example() -> None:
    with pytest.raises(InvalidFigure) as refused:
        interpret(Modality.STATED, Written(best="ten-ish"), TRENCH_A)
    assert refused.value.remedy == "not a number: write digits, such as 10,000 or 10.5"


@pytest.mark.parametrize(
    ("question", "as_ofs", "groups"),
    [
        (TRENCH_A, ("10-01", "", "10-09"), {(0, 1, 2)}),
        (IN_RUSSIA, ("10-01/10-05", "10-05/10-09", "10-08", ""), {(0, 1), (1, 2), (3,)}),
        (IN_RUSSIA, ("../10-02", "10-01", "10-05"), {(0, 1), (2,)}),
        (DEAD, ("10-01/10-05", "10-05", "10-06", ""), {(0, 1), (2,), (3,)}),
        (FLOW, ("10-01/10-05", "10-01/10-05", "10-05", ""), {(0, 1), (2,), (3,)}),
        (FLOW, (), set()),
    ],
)
def test_claims_for_one_time_stand_together(
    question: Scope,
    as_ofs: tuple[str, ...],
    groups: set[tuple[int, int, int]] | set[tuple[int, int] | tuple[int]],
) -> None:
    claims = [claim(f"s{n}", question, "exactly 5", as_of) for n, as_of in enumerate(as_ofs)]
    assert set(same_time_groups(claims)) == groups


def test_intervals_take_plain_numbers() -> None:
    plain = Interval(1, 3)  # type: ignore[arg-type]  # of who has no types
    assert plain.midpoint == Fraction(2)
    assert isinstance(plain.low, Fraction)
    assert EVERYTHING.midpoint is None
    assert EMPTY.minus(EVERYTHING) == EVERYTHING.minus(EMPTY) == EMPTY


def test_a_claim_that_holds_no_value_is_no_part_of_any_dispute() -> None:
    hollow = claim("A", IN_RUSSIA, "exactly 5")
    object.__setattr__(hollow, "figure", Figure(Modality.EXACTLY, EMPTY, EMPTY))
    assert contradicting_parts(IN_RUSSIA, [hollow], WORLD) == []


def test_parts_alone_contradict_nothing() -> None:
    parts = [claim("A", NEAR_BORDER, "exactly 5"), claim("B", NEAR_BORDER, "exactly 9")]
    assert contradicting_parts(IN_RUSSIA, parts, WORLD) == []


@pytest.mark.parametrize(
    ("given", "ends", "modality"),
    [
        ({"best": Decimal(5)}, (5, 5), Modality.EXACTLY),
        ({"low": Decimal(4), "high": Decimal(9)}, (4, 9), Modality.RANGE),
        ({"low": Decimal(4), "best": Decimal(5)}, (4, 5), Modality.RANGE),
        ({"best": Decimal(5), "high": Decimal(9)}, (5, 9), Modality.RANGE),
    ],
)
def test_a_published_figure_is_held_as_it_was_published(
    given: dict[str, Any], ends: tuple[int, int], modality: Modality
) -> None:
    found = settled(IN_RUSSIA, "f", as_of=days("10-31"), **given)
    figure = found.figure
    assert (found.id, found.question, found.as_of, found.stance) == ("f", IN_RUSSIA, days("10-31"), None)
    assert (found.voice.source, found.voice.statement) == (("verified", "f"), ("verified", "f"))
    assert figure.core == figure.outer == Interval.of(*ends)
    assert (figure.modality, figure.low, figure.best, figure.high) == (
        modality,
        given.get("low"),
        given.get("best"),
        given.get("high"),
    )
    assert not figure.interval_scale


def test_a_published_stance_is_held_for_its_days() -> None:
    found = settled(ARMS, "f", stance=Stance.AFFIRMS, as_of=days("10-31"))
    assert (found.id, found.stance, found.as_of) == ("f", Stance.AFFIRMS, days("10-31"))
    assert found.figure.stance is Stance.AFFIRMS
    with pytest.raises(ValueError, match="figure f: a settled answer needs a value or a stance"):
        settled(IN_RUSSIA, "f")


def test_the_best_graded_figure_is_told_whole() -> None:
    best = claim("A", TRENCH_A, "approx 160", reliability=Reliability.USUALLY_RELIABLE)
    claims = [best, claim("B", TRENCH_A, "exactly 120", reliability=Reliability.FAIRLY_RELIABLE)]
    found = next(p for p in propose(TRENCH_A, claims, WORLD) if p.method is Method.MOST_AUTHORITATIVE)
    assert (found.question, found.used, found.interval) == (TRENCH_A.id, (best.id,), best.figure.core)
    assert (found.low, found.best, found.high, found.stance) == (None, Decimal(160), None, None)
    assert found.reasons == ("A is graded B, better than all others.",)


def test_the_range_and_the_disagreement_are_told_whole() -> None:
    claims = [claim("A", TRENCH_A, "exactly 120"), claim("B", TRENCH_A, "exactly 160")]
    span, *_, last = propose(TRENCH_A, claims, World())
    assert span.interval == Interval.of(120, 160)
    assert span.reasons[:2] == (
        "The lowest value is given by A.",
        "The highest value is given by B.",
    )
    assert last.reasons == ("The sources disagree, and the evidence does not decide between them.",)
    (yes_no, *_) = propose(ARMS, [claim("A", ARMS, Stance.AFFIRMS)], WORLD)
    assert yes_no.not_offered == "a yes/no question has no range"


def test_part_and_whole_say_why() -> None:
    world = World(relations=Relations.of_recorded([(NEAR_BORDER.id, RelationKind.PART_OF, IN_RUSSIA.id)]))
    claims = [claim("A", IN_RUSSIA, "exactly 9000"), claim("B", NEAR_BORDER, "exactly 5000")]
    found = next(p for p in propose(IN_RUSSIA, claims, world) if p.method is Method.PART_AND_WHOLE)
    assert found.reasons[0] == "The figures answer different questions."
    assert (
        found.text
        == "in Russia: 9,000 people, according to A. near the border: 5,000 people, according to B."
    )


@pytest.mark.parametrize(
    ("code", "is_count", "interval_scale"),
    [
        ("person", True, False),
        ("household", True, False),
        ("item", True, False),
        ("metre", False, False),
        ("degree_Celsius", False, True),
    ],
)
def test_units_are_what_they_are(code: str, is_count: bool, interval_scale: bool) -> None:
    found = unit(code)
    assert (found.code, found.is_count, found.is_interval_scale) == (code, is_count, interval_scale)


@pytest.mark.parametrize(
    ("quote", "hedges"),
    [
        ("roughly 160 m ± 5", ("roughly",)),
        ("reportedly 10,000 to 12,000 soldiers", ("reportedly",)),
        ("reportedly more than an estimated 3,000", ("reportedly", "more than", "an estimated")),
    ],
)
def test_every_hedge_is_kept(quote: str, hedges: tuple[str, ...]) -> None:
    (found,) = read(quote, "en").figures
    assert found.hedges == hedges


def test_spelled_numbers_may_be_hyphenated() -> None:
    (found,) = read("five-thousand soldiers", "en").figures
    assert found.written == Written(best="5 thousand", unit="person")


def test_time_since_is_in_days() -> None:
    assert interpret(Modality.NEARLY, Written(best="1", unit="year"), SINCE_TEST).outer == Interval.of(
        292, 365
    )


@pytest.mark.parametrize("text", ["1" + "0" * 26, "100,000,000,000,000 trillion"])
def test_what_is_too_large_to_be_kept_is_told_as_written(text: str) -> None:
    assert read_written("99,999,999,999,999 trillion").value < 10**26
    with pytest.raises(InvalidFigure, match="too large") as refused:
        read_written(text)
    assert refused.value.value == text


@pytest.mark.parametrize(
    ("whole", "less", "left"),
    [
        (Interval.of(2, 9), Interval.of(1, 3), Interval.of(-1, 8)),
        (
            Interval.of(2, 9, low_open=True),
            Interval.of(1, 3),
            Interval.of(-1, 8, low_open=True),
        ),
        (
            Interval.of(2, 9),
            Interval.of(1, 3, high_open=True),
            Interval.of(-1, 8, low_open=True),
        ),
        (
            Interval.of(2, 9, high_open=True),
            Interval.of(1, 3),
            Interval.of(-1, 8, high_open=True),
        ),
        (
            Interval.of(2, 9),
            Interval.of(1, 3, low_open=True),
            Interval.of(-1, 8, high_open=True),
        ),
    ],
)
def test_an_end_of_a_difference_is_kept_where_both_are(
    whole: Interval, less: Interval, left: Interval
) -> None:
    assert whole.minus(less) == left


def test_scales_are_shifted_at_both_ends() -> None:
    assert Interval.of(0, 100).scaled(2, 3) == Interval.of(3, 203)
    assert Interval.of(0, 100).scaled(2) == Interval.of(0, 200)


def test_none_of_what_may_be_negative_is_nothing() -> None:
    signed = Scope("change", "t", "persons", "person", minimum=None, additive=False)
    assert interpret(Modality.NONE, Written(), signed).outer == Interval.point(0)


def test_a_margin_below_nothing_is_cut() -> None:
    margin = interpret(Modality.RANGE, Written(best="2", plus_minus="5"), TRENCH_A)
    assert (margin.low, margin.core, margin.out_of_range) == (Decimal(0), Interval.of(0, 7), False)


def test_a_range_may_be_one_number() -> None:
    assert interpret(Modality.RANGE, Written(low="5", high="5"), TRENCH_A).core == Interval.point(5)
