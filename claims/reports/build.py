"""Building a week's report: reads, never writes, and reads only what was recorded by the week's end.

So a past week built again is the same report, to the byte. Two things can still change it, on purpose:
a document or claim made internal since, which disappears, and a name corrected since, which is
shown as it is now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from claims.domain.policy import POLICY
from claims.models import Topic
from claims.reports.against import who_disagrees, who_revised
from claims.reports.counts import headlines, topic_lines, visible_lines
from claims.reports.limits import LISTED, TOLD
from claims.reports.lines import Line, first
from claims.reports.method import METHOD
from claims.reports.overall import More
from claims.reports.period import Period, period_of
from claims.reports.published import Published, published
from claims.reports.quality import notes
from claims.reports.report import Disagreement, Report
from claims.reports.standing import standings
from claims.reports.telling import disagreement
from claims.reports.trail import trails
from claims.reports.visible import Shown, shown
from claims.reports.waiting import assigned, current_figures, on_hold, overdue, single_source
from claims.reports.week import Week
from sources.domain.independence import Id
from sources.models import Source


def build(week: Week, *, topic: Topic | None = None, now: datetime | None = None) -> Report:
    """The report of a week, of every topic or of one; the number of queries does not grow with the conflicts.

    Raises InvalidWeek for a week that has not begun. A week that goes on at `now` (default: the present)
    is told as it stands so far.
    """
    period = period_of(week, now=now or timezone.now())
    topic_id = topic.pk if topic else None
    stood = visible_lines(period, topic_id)
    visible = shown(standings(period, topic_id, only=first(stood, TOLD)), period.end)
    figures = published(period, topic_id, [one.standing.conflict for one in visible])
    report = Report(
        week=week,
        zone=str(period.zone),
        complete=period.complete,
        topic=topic.name if topic else "",
        headlines=headlines(stood, period, figures, topic_id),
        disagreements=_told(visible, period, figures),
        figures=figures.of_week(),
        topics=() if topic else topic_lines(stood, figures),
        notes=notes(period, topic_id),
        policy=POLICY.version,
        method=METHOD,
    )
    return _across(report, visible, stood, period, topic_id)


def _told(visible: Sequence[Shown], period: Period, figures: Published) -> tuple[Disagreement, ...]:
    """The accounts, gravest first, then by topic, question and days."""
    names = _names_of_relays(visible)
    past = trails([one.standing for one in visible], period)
    told = (
        replace(
            disagreement(one, period, names, figures.beside(one.standing.conflict)),
            trail=past[one.standing.conflict.pk],
        )
        for one in visible
    )
    return tuple(
        sorted(
            told,
            key=lambda one: (
                -one.severity,
                one.topic,
                one.question,
                one.days.start is not None,
                one.days.start or period.week.monday,
                one.opened_on,
                one.conflict,
            ),
        )
    )


def _names_of_relays(visible: Iterable[Shown]) -> dict[Id, str]:
    hops = {hop for one in visible for said in one.assertions for hop in said.voice.relays if hop}
    return dict(Source.objects.filter(pk__in=list(hops)).values_list("pk", "name"))


def _across(
    report: Report, visible: Sequence[Shown], stood: Sequence[Line], period: Period, topic_id: UUID | None
) -> Report:
    """The report with what it says across its disagreements; each list cut, and what is cut counted."""
    current = current_figures(period, topic_id)
    held, alone = on_hold(current), single_source(current)
    behind = published(period, topic_id, [], also={row.question_id for row in (*held[0], *alone[0])})
    against, revisers = who_disagrees(visible), who_revised(visible, period)
    late = overdue(current, assigned(period, topic_id), period)
    counts = {
        "disagreements": len(stood) - len(visible),
        "against": len(against) - LISTED,
        "revisers": len(revisers) - LISTED,
        "single_source": alone[1] - LISTED,
        "on_hold": held[1] - LISTED,
        "overdue": len(late) - LISTED,
    }
    return replace(
        report,
        against=against[:LISTED],
        revisers=revisers[:LISTED],
        single_source=behind.told(alone[0]),
        on_hold=behind.told(held[0]),
        overdue=late[:LISTED],
        more=tuple(More(key=key, count=count) for key, count in counts.items() if count > 0),
    )
