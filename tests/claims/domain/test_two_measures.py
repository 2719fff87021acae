"""Two definitions a fixed distance apart over many questions of one measure: no figure mixes them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise

import pytest

from claims.domain import Assertion, DayRange, Method, Modality, Proposal, Scope, World, propose
from claims.domain.weighing.two_measures import Apart, measured_apart
from sources.domain.independence import SourceGraph
from tests.claims.domain.flights import GATE, RUNWAY, Flight, flights, said
from tests.claims.domain.present import there

TOLERANCE = 10
"""Minutes within which a time of departure is right."""


def found_apart(told: Iterable[Flight]) -> tuple[Apart, ...]:
    return measured_apart(chain.from_iterable(flight.claims for flight in told), SourceGraph())


def offered(flight: Flight, apart: tuple[Apart, ...] = ()) -> list[Proposal]:
    """The single figures that the rules offer: (method, low, high)."""
    found = propose(flight.question, flight.claims, World(), apart=apart)
    named = (each for each in found if each.offered and each.method is not Method.UNDETERMINED)
    return [each for each in named if each.low is not None and each.low == each.high]


def test_every_pair_across_the_two_definitions_is_found_and_no_pair_within_one() -> None:
    apart = found_apart(flights(300, *GATE, *RUNWAY))
    assert {(each.higher, each.lower) for each in apart} == {(b, a) for a in GATE for b in RUNWAY}
    assert all(10 <= each.typical <= 15 for each in apart)
    assert all(each.slots >= 150 for each in apart)


@pytest.mark.slow
def test_where_two_definitions_mix_no_figure_is_offered_and_both_sides_are_named() -> None:
    told = flights(300, *GATE, *RUNWAY)
    apart = found_apart(told)
    mixed = [
        flight
        for flight in told
        if {claim.voice.source for claim in flight.claims} & set(GATE)
        and {claim.voice.source for claim in flight.claims} & set(RUNWAY)
    ]
    assert len(mixed) > 250
    assert any(offered(flight) for flight in mixed), "judged by single questions it would be"
    for flight in mixed:
        assert offered(flight, apart) == []
        (range_,) = (
            each
            for each in propose(flight.question, flight.claims, World(), apart=apart)
            if each.method is Method.REPORT_RANGE
        )
        assert "they seem to measure two things" in there(range_.not_offered)


@pytest.mark.slow
@pytest.mark.parametrize(("sources", "what"), [(GATE, "gate"), (RUNWAY, "runway")])
def test_where_one_definition_is_asked_1000_flights_have_right_figures_wherever_two_agree(
    sources: tuple[str, ...], what: str
) -> None:
    told = flights(1000, *sources)
    apart = found_apart(told)
    assert apart == ()
    answers = {flight: answer for flight in told if (answer := best_offer(flight, apart)) is not None}
    agreeing = [flight for flight in told if two_within_tolerance(flight)]
    right = [flight for flight, answer in answers.items() if is_right(answer, getattr(flight, what))]
    single = [answer for answer in answers.values() if answer.low == answer.high]
    print(f"{what}: {len(answers)} offered ({len(single)} single), {len(agreeing)} agree, {len(right)} right")
    assert len(right) >= 0.97 * len(answers)
    assert set(answers) >= set(agreeing)


def best_offer(flight: Flight, apart: tuple[Apart, ...]) -> Proposal | None:
    """What most independent sources share, else the range of all."""
    found = {each.method: each for each in propose(flight.question, flight.claims, World(), apart=apart)}
    order = (found[Method.CONVERGENT], found[Method.REPORT_RANGE])
    return next((each for each in order if each.offered), None)


def is_right(answer: Proposal, true: int) -> bool:
    return abs(there(answer.low) - true) <= TOLERANCE and abs(there(answer.high) - true) <= TOLERANCE


def two_within_tolerance(flight: Flight) -> bool:
    values = sorted(there(claim.figure.best) for claim in flight.claims)
    return any(b - a <= TOLERANCE for a, b in pairwise(values))


def made(
    slots: int, questions: int = 5, distance: Callable[[int], int] = lambda number: 12, days: int = 1
) -> Iterator[Assertion]:
    """Two feeds on levels, so many times on so many questions, `days` apart from slot to slot."""
    asked = [
        Scope(f"question {number}", "topic", "duration", "minute", minimum=None)
        for number in range(questions)
    ]
    for number in range(slots):
        question, day = asked[number % questions], date(2024, 1, 1) + timedelta(days=number * days)
        for source, value in (("A", 600), ("B", 600 + distance(number))):
            yield replace(said(f"{source} {number}", question, source, value, day), as_of=DayRange(day, day))


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        (made(20), True),
        (made(19), False),
        (made(20, questions=4), False),
        (made(20, distance=lambda number: -12 if number < 2 else 12), True),
        (made(20, distance=lambda number: -12 if number < 3 else 12), False),
        (made(20, distance=lambda number: 12 if number % 2 or not number else 99), True),
        (made(20, distance=lambda number: 3**number), False),
        (made(20, days=5), False),
        (made(40, days=4), True),
    ],
    ids=["twenty on five", "nineteen", "four questions", "nine in ten one way", "fewer", "half are near",
         "no distance is usual", "not within 90 days", "of many the last 90 days"],
)  # fmt: skip
def test_what_it_takes(told: Iterator[Assertion], enough: bool) -> None:
    assert bool(measured_apart(told, SourceGraph())) is enough


def test_it_is_the_same_whoever_comes_first_and_whatever_the_order() -> None:
    claims = list(made(30))
    (apart,) = measured_apart(claims, SourceGraph())
    assert (apart.higher, apart.lower) == ("B", "A")
    assert apart.typical == 12
    assert (apart.slots, apart.questions) == (30, 5)
    assert measured_apart(claims[::-1], SourceGraph()) == (apart,)


def test_bounds_show_no_distance() -> None:
    claims = list(made(20))
    bounds = [replace(each, figure=replace(each.figure, modality=Modality.AT_LEAST)) for each in claims[:2]]
    assert measured_apart([*bounds, *claims[2:]], SourceGraph()) == ()
