"""What a reviewer weighs besides the two witnesses: explanations, who repeats whom, the question in time."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.comparing.assertion import Assertion
from claims.domain.explaining import Exchanged, Explanation, LabelSlip
from claims.models import Claim, Conflict, VerifiedFigure
from claims.models.ranges import to_day_range, to_interval
from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.finding.explanations import explanations_of
from claims.wording import records, values
from claims.wording.desk import EXPLANATIONS, STRENGTHS
from claims.wording.newsroom import newsroom_day
from claims.wording.plots import Event, Svg, Tie, graph_plot, in_two_widths, timeline_plot
from claims.wording.records import as_written
from claims.wording.sentences import in_language
from sources.domain.independence import Dependence, Id
from sources.wording import DEPENDENCES

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


def explanations(its: ConflictEvidence, viewer: Viewer) -> list[dict[str, Any]]:
    """What may lie behind the difference of two witnesses, the strongest first; suggestions only."""
    suggested, names = explanations_of(its, viewer, as_written)
    return [
        {
            "board": _board(explanation),
            "name": EXPLANATIONS[explanation.name].label,
            "strength": STRENGTHS[explanation.strength].label,
            "told": in_language(explanation.told(_naming(names))),
        }
        for explanation in suggested
    ]


def _board(one: Explanation) -> str:
    """Where the other question is looked at that an explanation is about; empty where there is none."""
    if not isinstance(one, Exchanged | LabelSlip):
        return ""
    return reverse("desk:claims_question_board", args=[one.question])


def _naming(names: dict[Id, str]) -> Any:
    return lambda pk: names.get(pk, str(pk))


def dependences(its: ConflictEvidence) -> dict[str, Any]:
    """How the sources of a conflict stand to each other: `table` (each tie with its pairs) and `graph`.

    The picture has what is known; that two are not known to be independent stands in the table only.
    """
    latest: dict[Id, Assertion] = {}
    for assertion in sorted(its.assertions, key=lambda each: each.said_key):
        latest[assertion.voice.source] = assertion
    held = list(latest.values())[-MOST_SOURCES:]
    names = [its.rows[claim.id].statement.source.name for claim in held]
    found: dict[Dependence, list[str]] = defaultdict(list)
    drawn: list[Tie] = []
    for (a, first), (b, second) in combinations(enumerate(held), 2):
        tie = its.world.dependence(first, second)
        back = _stems_from(first, second, tie, its)
        directed = back or _stems_from(second, first, tie, its)
        start, end = (b, a) if back else (a, b)
        found[tie].append(f"{names[start]} {'→' if directed else '–'} {names[end]}")
        if tie in DRAWN:
            drawn.append(Tie(first=start, second=end, way=DRAWN.index(tie), directed=directed))
    ways = [DEPENDENCES[tie].tag for tie in DRAWN]
    return {
        "table": [(DEPENDENCES[tie].label, found[tie]) for tie in Dependence if tie in found],
        "graph": graph_plot(names, drawn, ways, title=_("Who relays whom")) if drawn else Svg(""),
    }


def _stems_from(one: Assertion, other: Assertion, tie: Dependence, its: ConflictEvidence) -> bool:
    """Whether the line runs from `other` to `one`: it passes on what the other says, or unites it."""
    graph = its.world.graph
    if tie is Dependence.MEMBER_OF_JOINT:
        return any(
            graph.acts_for(other.voice.source) & graph.represented(joint)
            for joint in graph.joints_of(one.voice.source)
        )
    passed_on = one.voice.source in other.voice.relays
    copied = other.voice.document in graph.origins(one.voice.document)
    return tie is Dependence.DERIVED and (passed_on or copied)


def over_time(conflict: Conflict, figures: Sequence[VerifiedFigure]) -> Svg:
    """The question's dated claims, of every episode, and what was published, over the days they hold for."""
    rows = Claim.objects.open().filter(topic=conflict.topic_id, question=conflict.question_id)
    dated = rows.filter(as_of__isnull=False).with_provenance().order_by("-recorded_at")[:MOST_EVENTS]
    events = [event for row in dated if (event := _event(row)) is not None]
    if conflict.question.unit_id is None or len({event.end for event in events}) < 2:
        return Svg("")
    today = newsroom_day(timezone.now())
    events += [event for row in newest_versions(figures) if (event := _published(row, today)) is not None]
    return in_two_widths(
        timeline_plot,
        events,
        title=_("The question over time"),
        unit=values.unit_name(conflict.question.unit_id),
        id_="timeline",
    )


def _event(row: Claim) -> Event | None:
    days = to_day_range(row.as_of)
    if days is None or row.stance:
        return None
    return Event(
        label=row.statement.source.name,
        value=records.claim_figure_with_unit(row),
        start=_first(days.start, days.end),
        end=days.end,
        core=to_interval(row.core),
        outer=to_interval(row.outer),
        best=row.best,
    )


def newest_versions(figures: Sequence[VerifiedFigure]) -> list[VerifiedFigure]:
    """Of each time that was answered for, the version that counts now."""
    by_version = sorted(figures, key=lambda figure: figure.version)
    return list({str(figure.as_of): figure for figure in by_version}.values())


def _published(row: VerifiedFigure, today: date) -> Event | None:
    days, reach = to_day_range(row.as_of), records.reach(row)
    if days is None or reach is None:
        return None
    stands = records.stands(row, today)
    return Event(
        label=_("Published") if stands.printable else stands.words,
        value=records.answer(row),
        start=_first(days.start, days.end),
        end=days.end,
        core=reach,
        outer=reach,
        verified=True,
    )


def _first(start: date | None, end: date) -> date:
    """A figure that holds "since ever" is drawn on its last day."""
    return start or end
