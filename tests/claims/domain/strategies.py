"""Random claims of one small world: related questions, related sources, all wordings, all times."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claims.domain import (
    Answer,
    Assertion,
    DayRange,
    Figure,
    InvalidFigure,
    Modality,
    QuoteKind,
    Relations,
    Scope,
    SourceGraph,
    Stance,
    Temporality,
    Voice,
    World,
    Written,
    interpret,
    stance_figure,
)
from claims.domain.questions.scope import RelationKind
from tests.lengths import at_most

# a machine that others use as well may be slow; that is no fault of the rules
MANY = 4000
"""Claims that are drawn from, of each set of questions, with LONG set."""

LAWS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def law(short: int, *, cases: int = 1) -> settings:
    """Settings of a law: 20,000 cases with LONG set, else `short` examples, a third of them in a quick run;
    `cases`: in one example."""
    return settings(
        LAWS, max_examples=-(-20_000 // cases) if os.environ.get("LONG") else at_most(-(-short // 3), short)
    )


def several(examples: int) -> settings:
    """Settings of a law of which so many are drawn with LONG set, else a third, in a quick run a ninth."""
    return settings(
        LAWS,
        max_examples=examples if os.environ.get("LONG") else at_most(-(-examples // 9), -(-examples // 3)),
    )


def _people(name: str, temporality: Temporality = Temporality.STOCK, **more: Any) -> Scope:
    return Scope(name, "troops", "persons", "person", temporality=temporality, is_count=True, **more)


QUESTIONS = [
    _people("whole"),
    _people("part"),
    _people("part of part"),
    _people("elsewhere"),
    _people("overlapping"),
    _people("unrelated"),
    _people("total", Temporality.CUMULATIVE),
    _people("total of a part", Temporality.CUMULATIVE),
    _people("per period", Temporality.FLOW),
    _people("ever", Temporality.TIMELESS),
    Scope("length", "troops", "length", "metre", temporality=Temporality.TIMELESS),
    Scope("length of a part", "troops", "length", "kilometre", temporality=Temporality.TIMELESS),
    Scope("warmth", "troops", "temperature", "degree_Celsius", additive=False, minimum=None),
    Scope("net change", "troops", "persons", "person", additive=False, minimum=None, is_count=True),
    Scope("any at all", "troops", "truth", answer=Answer.YES_NO, minimum=None, additive=False),
    Scope("whole", "another topic", "persons", "person", is_count=True),
]
RELATIONS = Relations.of_recorded(
    [
        ("part", RelationKind.PART_OF, "whole"),
        ("part of part", RelationKind.PART_OF, "part"),
        ("elsewhere", RelationKind.DISJOINT, "part"),
        ("overlapping", RelationKind.OVERLAPS, "whole"),
        ("total of a part", RelationKind.PART_OF, "total"),
        ("length of a part", RelationKind.PART_OF, "length"),
        ("any at all", RelationKind.EXISTENCE_OF, "whole"),
    ],
    confirmed=[frozenset({"part", "whole"})],
)
GRAPH = SourceGraph(
    parents={"ministry": frozenset({"government"}), "chiefs": frozenset({"government"})},
    members={"joint": frozenset({"government", "ally"}), "council": frozenset({"ally", "neighbour"})},
    syndicated_from={"copy": "wire story"},
)
WORLD = World(GRAPH, RELATIONS, {"whole": frozenset({"joint"})})
SOURCES = ["government", "ministry", "chiefs", "ally", "neighbour", "joint", "council", "paper"]
QUOTES = ["", "one two three", "There are, we say, about eight thousand of them there now."]

_DAYS = st.integers(0, 8).map(lambda n: date(2024, 10, 1) + timedelta(days=n))
TIMES = st.one_of(
    st.none(),
    st.tuples(st.one_of(st.none(), _DAYS), _DAYS).map(
        lambda d: DayRange(d[0] if d[0] is None or d[0] <= d[1] else d[1], d[1])
    ),
)
VALUES = st.sampled_from(
    ["0", "1", "2", "5", "15", "24", "100", "120", "160", "163", "1,500", "8,000", "10,000", "12,000"]
)
VOICES = st.builds(
    Voice,
    st.sampled_from(SOURCES),
    st.integers(0, 6),
    relays=st.sampled_from([(), (), ("ally",), (None,)]),
    document=st.sampled_from([None, "wire story", "copy"]),
    unnamed=st.sampled_from([False, False, False, True]),
    chain_confirmed=st.sampled_from([True, True, False]),
)
PLAIN_VOICES = st.builds(
    Voice, st.sampled_from(["neighbour", "paper", "far land"]), st.integers(), chain_confirmed=st.just(True)
)


@st.composite
def figures(draw: st.DrawFn, question: Scope) -> Figure:
    """A figure that the question admits."""
    if question.answer is Answer.YES_NO:
        return stance_figure(draw(st.sampled_from(Stance)))
    modality = draw(st.sampled_from(Modality))
    values = sorted([draw(VALUES), draw(VALUES)], key=lambda v: int(v.replace(",", "")))
    written = {
        Modality.NONE: Written(),
        Modality.UNCOUNTABLE: Written(best=draw(st.sampled_from(["dozens", "hundreds", "thousands"]))),
        Modality.RANGE: Written(low=values[0], high=values[1]),
    }.get(modality, Written(best=values[0]))
    try:
        return interpret(modality, written, question, from_data=draw(st.booleans()))
    except InvalidFigure:
        return interpret(Modality.STATED, Written(best="8,000"), question)


@st.composite
def _drawn(draw: st.DrawFn, questions: Sequence[Scope], voices: st.SearchStrategy[Voice]) -> Assertion:
    question = draw(st.sampled_from(questions))
    figure = draw(figures(question))
    return Assertion(
        draw(st.uuids()),
        question,
        draw(voices),
        figure,
        figure.stance,
        draw(TIMES),
        said_on=draw(st.one_of(st.none(), _DAYS)),
        said_at=draw(st.sampled_from([None, time(9), time(17)])),
        quote=draw(st.sampled_from(QUOTES)),
        quote_kind=draw(st.sampled_from(QuoteKind)),
        recorded_order=draw(st.integers(0, 99)),
    )


def assertions(
    questions: Sequence[Scope] = QUESTIONS, voices: st.SearchStrategy[Voice] = VOICES
) -> st.SearchStrategy[Assertion]:
    """A claim on one of the questions.

    Drawing one takes five times as long as asking a law of it. With LONG set they are drawn from some
    thousands that were drawn before, each with an id of its own; how they meet is drawn anew each time.
    """
    if not os.environ.get("LONG"):
        return _drawn(questions, voices)
    return st.deferred(lambda: _of_many(tuple(questions), voices))


@cache
def _of_many(questions: tuple[Scope, ...], voices: st.SearchStrategy[Voice]) -> st.SearchStrategy[Assertion]:
    known: list[Assertion] = []

    @settings(LAWS, max_examples=MANY // 20, derandomize=True, database=None, phases=[Phase.generate])
    @given(st.lists(_drawn(questions, voices), min_size=20, max_size=20))
    def keep(some: list[Assertion]) -> None:
        known.extend(some)

    keep()
    return st.builds(lambda one, id: replace(one, id=id), st.sampled_from(known), st.uuids())


FRACTIONS = st.one_of(
    st.none(), st.integers(-6, 6).map(Fraction), st.fractions(min_value=-6, max_value=6, max_denominator=4)
)
