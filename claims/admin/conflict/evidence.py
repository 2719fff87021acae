"""What a reviewer weighs besides the two witnesses: explanations, who repeats whom, the question in time."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin import wording
from claims.domain.comparing.assertion import Assertion
from claims.domain.explaining import Strength, explain
from claims.models import Claim, VerifiedFigure
from claims.models.dossier import Dossier
from claims.models.ranges import to_day_range, to_interval
from claims.plots import Event, Svg, Tie, graph_plot, timeline_plot
from claims.reports import words
from claims.reports.building.visibility import Shown
from claims.reports.report import Span
from sources.domain.independence import Dependence, Id

DEPENDENCES = {
    Dependence.SAME_STATEMENT: gettext_lazy("one and the same act of saying"),
    Dependence.SAME_SOURCE: gettext_lazy("one source"),
    Dependence.MEMBER_OF_JOINT: gettext_lazy("one is a member of the other"),
    Dependence.OVERLAPPING_JOINT: gettext_lazy("joint sources that share a member"),
    Dependence.DERIVED: gettext_lazy("one passes on what the other says"),
    Dependence.AFFILIATED: gettext_lazy("one speaks for the other, or both for a third"),
    Dependence.CO_MEMBER: gettext_lazy("both are members of a joint source that speaks here"),
    Dependence.INDEPENDENT: gettext_lazy("independent, confirmed by a person"),
    Dependence.UNKNOWN: gettext_lazy("not known to be independent, so not counted as such"),
}
"""How two voices stand to each other, in words."""

RULES = {
    "1": gettext_lazy("other topics, or other units"),
    "2": gettext_lazy("one act of saying, read twice"),
    "3": gettext_lazy("the same words from two sources"),
    "4": gettext_lazy("how the two questions are related"),
    "5": gettext_lazy("one question is a part of the other"),
    "6": gettext_lazy("a day is missing"),
    "7": gettext_lazy("one holds for an earlier time"),
    "8": gettext_lazy("one question, one time"),
}
"""What each rule is about, by its number."""

STRENGTHS = {
    Strength.STRONG: gettext_lazy("strong evidence"),
    Strength.FAIR: gettext_lazy("fair evidence"),
    Strength.WEAK: gettext_lazy("it fits, no more"),
}
DRAWN = (
    Dependence.DERIVED,
    Dependence.MEMBER_OF_JOINT,
    Dependence.AFFILIATED,
    Dependence.CO_MEMBER,
    Dependence.OVERLAPPING_JOINT,
    Dependence.INDEPENDENT,
    Dependence.SAME_STATEMENT,
)
"""Ties that are known and so are drawn, each by the place it has here."""
MOST_SOURCES = 12
MOST_EVENTS = 40


def explanations(seen: Shown) -> list[dict[str, Any]]:
    """What may lie behind the difference of the two witnesses, the strongest first; suggestions only."""
    if seen.witness is None:
        return []
    first, second = seen.witness
    others = [one for one in seen.assertions if one.id not in (first.id, second.id)]
    names: dict[Id, str] = {}
    for pk, row in seen.rows.items():
        names[pk] = f"{row.statement.source.name} ({row.as_written()})"
        names[row.statement.source_id] = row.statement.source.name
    return [
        {
            "name": one.name.replace("_", " "),
            "strength": STRENGTHS[one.strength],
            "told": one.told(_naming(names)),
        }
        for one in explain(first, second, seen.world, others)
    ]


def _naming(names: dict[Id, str]) -> Any:
    return lambda pk: names.get(pk, str(pk))


def dependences(seen: Shown) -> dict[str, Any]:
    """How the sources of a conflict stand to each other: `table` (each tie with its pairs) and `graph`.

    The picture has what is known; that two are not known to be independent stands in the table only.
    """
    latest: dict[Id, Assertion] = {}
    for one in sorted(seen.assertions, key=lambda each: each.said_key):
        latest[one.voice.source] = one
    held = list(latest.values())[-MOST_SOURCES:]
    names = [seen.rows[one.id].statement.source.name for one in held]
    found: dict[Dependence, list[str]] = defaultdict(list)
    drawn: list[Tie] = []
    for (a, first), (b, second) in combinations(enumerate(held), 2):
        tie = seen.world.dependence(first, second)
        back = _stems_from(first, second, tie, seen)
        directed = back or _stems_from(second, first, tie, seen)
        start, end = (b, a) if back else (a, b)
        found[tie].append(f"{names[start]} {'→' if directed else '–'} {names[end]}")
        if tie in DRAWN:
            drawn.append(Tie(first=start, second=end, way=DRAWN.index(tie), directed=directed))
    ways = [str(DEPENDENCES[tie]) for tie in DRAWN]
    return {
        "table": [(DEPENDENCES[tie], found[tie]) for tie in Dependence if tie in found],
        "graph": graph_plot(names, drawn, ways, title=_("Who repeats whom")) if drawn else Svg(""),
    }


def _stems_from(one: Assertion, other: Assertion, tie: Dependence, seen: Shown) -> bool:
    """Whether the line runs from `other` to `one`: it passes on what the other says, or unites it."""
    graph = seen.world.graph
    if tie is Dependence.MEMBER_OF_JOINT:
        return any(
            graph.acts_for(other.voice.source) & graph.represented(joint)
            for joint in graph.joints_of(one.voice.source)
        )
    passed_on = one.voice.source in other.voice.relays
    copied = other.voice.document in graph.origins(one.voice.document)
    return tie is Dependence.DERIVED and (passed_on or copied)


def over_time(dossier: Dossier, figures: Sequence[VerifiedFigure]) -> Svg:
    """The question's dated claims, of every episode, and what was published, over the days they hold for."""
    conflict = dossier.conflict
    rows = Claim.objects.open().filter(topic=conflict.topic_id, question=conflict.question_id)
    dated = rows.filter(as_of__isnull=False).with_provenance().order_by("-recorded_at")[:MOST_EVENTS]
    events = [event for row in dated if (event := _event(row)) is not None]
    if conflict.question.unit_id is None or len({event.end for event in events}) < 2:
        return Svg("")
    events += [event for row in figures if (event := _published(row)) is not None]
    return timeline_plot(
        events, title=_("The question over time"), unit=words.units(conflict.question.unit_id)
    )


def _event(row: Claim) -> Event | None:
    days = to_day_range(row.as_of)
    if days is None or row.stance:
        return None
    return Event(
        label=row.statement.source.name,
        value=wording.figure(row),
        start=_first(days.start, days.end),
        end=days.end,
        core=to_interval(row.core),
        outer=to_interval(row.outer),
        best=row.best,
    )


def _published(row: VerifiedFigure) -> Event | None:
    days = to_day_range(row.as_of)
    if days is None or row.stance or (row.low is None and row.high is None and row.best is None):
        return None
    reach = Span(
        low=row.low if row.low is not None else row.best, high=row.high if row.high is not None else row.best
    )
    return Event(
        label=_("Published"),
        value=wording.answer(row, row.question.unit),
        start=_first(days.start, days.end),
        end=days.end,
        core=reach,
        outer=reach,
        verified=True,
    )


def _first(start: date | None, end: date) -> date:
    """A figure that holds "since ever" is drawn on its last day."""
    return start or end
