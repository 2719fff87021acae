"""The cast of the worked examples: questions, sources and a short way to write a claim."""

from datetime import date
from itertools import count
from typing import Any

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import World, classify
from claims.domain.comparing.findings import Finding
from claims.domain.figures.figure import Modality, Stance, Written, stance_figure
from claims.domain.figures.interpretation import interpret
from claims.domain.questions.scope import Answer, RelationKind, Relations, Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import Id, SourceGraph, Voice
from tests.claims.domain.present import there

IN_RUSSIA = Scope("in Russia", "troops", "persons", "person", is_count=True)
NEAR_BORDER = Scope("near the border", "troops", "persons", "person", is_count=True)
TRENCH_A = Scope("trench A", "border", "length", "metre", temporality=Temporality.TIMELESS)
TRENCH_B = Scope("trench B", "border", "length", "metre", temporality=Temporality.TIMELESS)
SINCE_TEST = Scope("time since the last test", "missiles", "duration", "day")
DEAD = Scope("dead", "attack", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)
ARMS = Scope("arms exports", "arms", "truth", answer=Answer.YES_NO, minimum=None, additive=False)

RELATIONS = Relations.of_recorded(
    [
        (NEAR_BORDER.id, RelationKind.PART_OF, IN_RUSSIA.id),
        (TRENCH_A.id, RelationKind.DISJOINT, TRENCH_B.id),
    ]
)
GRAPH = SourceGraph(
    parents={
        "NIS": frozenset({"South Korea"}),
        "joint chiefs": frozenset({"South Korea"}),
        "White House": frozenset({"US"}),
        "defence department": frozenset({"US"}),
    },
    members={"joint": frozenset({"US", "South Korea", "Ukraine"})},
)
WORLD = World(GRAPH, RELATIONS, {IN_RUSSIA.id: frozenset({"joint"})})

_ids = count(1)


def days(text: str) -> DayRange | None:
    """ "10-31", "10-08/10-13", "../10-21" or "" (unknown), all of 2024."""
    if not text:
        return None
    start, _, end = text.partition("/")
    first = None if start == ".." else date.fromisoformat(f"2024-{start}")
    return DayRange(first, date.fromisoformat(f"2024-{end or start}"))


def claim(
    source: str,
    question: Scope,
    wording: str | Stance,
    as_of: str = "10-31",
    *,
    said: str | None = None,
    statement: str | None = None,
    confirmed: bool = True,
    relays: tuple[str | None, ...] = (),
    unnamed: bool = False,
    from_data: bool = False,
    **more: Any,
) -> Assertion:
    """A claim; `wording` is a stance, or "modality value [value_2] [unit=…]"."""
    number = next(_ids)
    if isinstance(wording, Stance):
        figure, more["stance"] = stance_figure(wording), wording
    else:
        words = wording.split()
        unit = next((w.removeprefix("unit=") for w in words if w.startswith("unit=")), "")
        modality, *values = [w for w in words if not w.startswith("unit=")]
        value, value_2 = (*values, "", "")[:2]
        written = Written.of(Modality(modality), value, value_2, unit)
        figure = interpret(Modality(modality), written, question, from_data=from_data)
    said_on = date.fromisoformat(f"2024-{said}") if said else (there(days(as_of)).end if as_of else None)
    voice = Voice(source, statement or f"s{number}", relays, unnamed=unnamed, chain_confirmed=confirmed)
    return Assertion(
        more.pop("id", number),
        question,
        voice,
        figure,
        as_of=days(as_of),
        said_on=said_on,
        recorded_order=number,
        **more,
    )


def both_ways(a: Assertion, b: Assertion, world: World = WORLD) -> Finding:
    """The finding, which must be the same in either order."""
    finding = classify(a, b, world)
    assert classify(b, a, world) == finding
    return finding


def related(*recorded: tuple[Id, RelationKind, Id]) -> World:
    """A world in which only these questions are related."""
    return World(relations=Relations.of_recorded(recorded))
