"""Building a week's report: reads, never writes, and reads only what was recorded by the week's end.

So a past week built again is the same report, to the byte. Two things can still change it, on purpose:
a document or claim made internal since, which disappears, and a name corrected since, which is
shown as it is now.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from claims.domain.findings import Kind
from claims.domain.lifecycle import ChangeKind
from claims.domain.policy import POLICY
from claims.models import Topic
from claims.reports.method import METHOD
from claims.reports.period import Period, period_of
from claims.reports.published import Published, published
from claims.reports.quality import claims_recorded, notes
from claims.reports.report import Disagreement, Headline, PublishedFigure, Report, Section
from claims.reports.standing import Standing, sections, standings
from claims.reports.telling import disagreement
from claims.reports.visible import Shown, shown, without_hidden_witness
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
    visible = shown(standings(period, topic_id), period.end)
    figures = published(period, topic_id, [one.standing.conflict for one in visible])
    told = _told(visible, period, figures)
    return Report(
        week=week,
        zone=str(period.zone),
        complete=period.complete,
        topic=topic.name if topic else "",
        headlines=_headlines([one.standing for one in visible], period, figures, topic_id),
        disagreements=told,
        figures=figures.of_week(),
        notes=notes(period, topic_id),
        policy=POLICY.version,
        method=METHOD,
    )


def _told(visible: Sequence[Shown], period: Period, figures: Published) -> tuple[Disagreement, ...]:
    """The accounts, gravest first, then by topic, question and days."""
    names = _names_of_relays(visible)
    told = (disagreement(one, period, names, figures.beside(one.standing.conflict)) for one in visible)
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


def _headlines(
    standing: Sequence[Standing], period: Period, figures: Published, topic_id: UUID | None
) -> tuple[Headline, ...]:
    before = period.before
    earlier = without_hidden_witness(standings(before, topic_id), before.end)
    published_before = published(before, topic_id, []).of_week()
    now = _counts(standing, period) | _published(figures.of_week())
    then = _counts(earlier, before) | _published(published_before)
    now["claims"], then["claims"] = claims_recorded(period, topic_id), claims_recorded(before, topic_id)
    return tuple(
        Headline(key=key, label=label, value=now[key], before=then[key]) for key, label in _LABELS.items()
    )


_LABELS = {
    "open": "Disagreements open at the end of the week",
    "contradictions": "of them contradictions",
    "new": "New disagreements",
    "resolved": "Settled",
    "published": "Figures published or changed",
    "corrected": "of them corrections",
    "claims": "Claims recorded",
}


def _counts(standing: Iterable[Standing], period: Period) -> dict[str, int]:
    told = [(one, sections(one, period)) for one in standing]
    open_ones = [one for one, within in told if Section.OPEN in within]
    return {
        "open": len(open_ones),
        "contradictions": sum(one.found.kind == Kind.CONTRADICTION for one in open_ones),
        "new": sum(Section.NEW in within for _, within in told),
        "resolved": sum(Section.RESOLVED in within for _, within in told),
    }


def _published(figures: Iterable[PublishedFigure]) -> dict[str, int]:
    changes = [one.change for one in figures]
    return {"published": len(changes), "corrected": changes.count(ChangeKind.CORRECTED)}
