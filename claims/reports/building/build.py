"""Building a week's report: reads, never writes, and reads only what was recorded by the week's end.

So a past week built again is the same report, to the byte. Two things can still change it, on purpose:
a document or claim made internal since, which disappears, and a name corrected since, which is
shown as it is now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from claims.domain.policy import POLICY
from claims.models import Checkpoint, Topic
from claims.reports.building.conflict_status import standings
from claims.reports.building.conflict_summaries import Line, first
from claims.reports.building.counts import headlines, topic_lines, visible_lines
from claims.reports.building.curves import curves
from claims.reports.building.data_quality import notes
from claims.reports.building.disagreement import disagreement
from claims.reports.building.linked import linked_disagreements
from claims.reports.building.method import method
from claims.reports.building.open_work import Waiting, assigned, overdue, unanswered, waiting
from claims.reports.building.published_figures import KnownVersions, changes, published
from claims.reports.building.readings import readings_agree
from claims.reports.building.source_disagreements import who_disagrees, who_revised
from claims.reports.building.spread_history import trails
from claims.reports.building.summary import summary
from claims.reports.building.visibility import Shown, shown
from claims.reports.cross_sections import More, Overdue
from claims.reports.length_limits import LISTED, TOLD
from claims.reports.period import Period, period_of
from claims.reports.report import Disagreement, Report
from claims.reports.week import Week
from claims.wording.newsroom import in_newsroom_language
from claims.wording.rehearsal import topic_told
from sources.domain.independence import Id
from sources.models import Source


@in_newsroom_language
def build(week: Week, *, topic: Topic | None = None, now: datetime | None = None) -> Report:
    """The report of a week, of every topic or of one; the number of queries does not grow with the conflicts.

    Raises InvalidWeek for a week that has not begun. A week that goes on at `now` (default: the present)
    is told as it stands so far.
    """
    period = period_of(week, now=now or timezone.now())
    topic_id = topic.pk if topic else None
    stood = visible_lines(period, topic_id)
    visible = shown(standings(period, topic_id, only=first(stood, TOLD)), period)
    wait, changed = waiting(period, topic_id), changes(period, topic_id)
    conflicts = [account.standing.conflict for account in visible]
    figures = published(period, topic_id, conflicts, also=wait.questions)
    report = Report(
        week=week,
        zone=str(period.zone),
        complete=period.complete,
        topic=topic_told(topic) if topic else "",
        headlines=headlines(stood, period, changed, topic_id),
        disagreements=_told(visible, period, figures),
        figures=figures.of_week(),
        topics=() if topic else topic_lines(stood, changed),
        single_source=figures.told(wait.alone[0]),
        on_hold=figures.told(wait.held[0]),
        readings=readings_agree(period, topic_id),
        notes=notes(period, topic_id, late=wait.late[1]),
        policy=POLICY.version,
        method=method(),
        checkpoint=_checkpoint(period),
    )
    late = overdue(wait.late, assigned(period, topic_id), period)
    asked, all_asked = unanswered(period, topic_id)
    counts = {**_counts(report, stood, wait), "unanswered": all_asked}
    whole = _across(replace(report, unanswered=asked), visible, period, counts, late)
    return replace(whole, summary=summary(whole))


def _checkpoint(period: Period) -> tuple[str, ...]:
    """What was signed last of the ledger, without witnesses: these sign when they like."""
    signed = Checkpoint.objects.newest_first().filter(signed_at__lte=period.end)
    note = signed.values_list("note", flat=True).first() or ""
    return tuple(note.splitlines())


def _counts(report: Report, stood: Sequence[Line], wait: Waiting) -> dict[str, int]:
    """How long each list would be if it were not cut."""
    return {
        "disagreements": len(stood),
        "figures": next(headline.value for headline in report.headlines if headline.key == "published"),
        "single_source": wait.alone[1],
        "on_hold": wait.held[1],
    }


def _told(visible: Sequence[Shown], period: Period, figures: KnownVersions) -> tuple[Disagreement, ...]:
    """The accounts, gravest first, then by topic, question and days."""
    names = _names_of_relays(visible)
    links = linked_disagreements(visible, period)
    past = trails([account.standing for account in visible], period)
    told = (
        replace(
            disagreement(account, period, names, figures.beside(account.standing.conflict)),
            trail=past[account.standing.conflict.pk],
            older=account.older,
            curves=curves(account),
            linked=links[account.standing.conflict.pk],
            question_id=str(account.standing.conflict.question_id),
            topic_slug=account.standing.conflict.topic.slug,
        )
        for account in visible
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
    hops = {hop for account in visible for said in account.assertions for hop in said.voice.relays if hop}
    return dict(Source.objects.filter(pk__in=list(hops)).values_list("pk", "name"))


def _across(
    report: Report,
    visible: Sequence[Shown],
    period: Period,
    counts: dict[str, int],
    late: tuple[tuple[Overdue, ...], int],
) -> Report:
    """The report with what it says across its disagreements; each list cut, and what is cut counted."""
    against, revisers = who_disagrees(visible), who_revised(visible, period)
    whole = {**counts, "against": len(against), "revisers": len(revisers), "overdue": late[1]}
    made = replace(report, against=against[:LISTED], revisers=revisers[:LISTED], overdue=late[0])
    left = ((key, count - len(getattr(made, key))) for key, count in whole.items())
    return replace(made, more=tuple(More(key=key, count=count) for key, count in left if count > 0))
