"""Counts that were published and are others by what is known of the sources since: errata of the reports."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User

from claims.models import Erratum, VerifiedFigure, WeeklyReport
from claims.services.errata import CORRECTIONS, no_report_under_way
from claims.views.still_standing import count_now


def note_changed_counts(questions: Iterable[UUID], *, by: User, now: datetime) -> list[Erratum]:
    """Link every issued report that told how many independent sources stand behind a figure on one of these
    questions, where they are more or fewer by now; in the transaction that changes what is known of them."""
    rows = VerifiedFigure.objects.filter(question__in=list(questions))
    numbers = list(rows.filter(publication__isnull=False).values_list("publication", flat=True))
    if not numbers:
        return []
    no_report_under_way()
    reports = list(WeeklyReport.objects.filter(publications__overlap=numbers))
    return _noted(reports, {*numbers}, by=by, now=now)


def note_counts_of(report: WeeklyReport, *, by: User, now: datetime) -> list[Erratum]:
    """The same of all that a report tells which is being issued: what was published may be older than it."""
    return _noted([report], {*report.publications}, by=by, now=now)


def _noted(reports: Iterable[WeeklyReport], numbers: set[int], *, by: User, now: datetime) -> list[Erratum]:
    counts: dict[int, int | None] = {}
    found = []
    for report in reports:
        for figure in _told(report, numbers):
            number = figure.publication.seq
            if number not in counts:
                counts[number] = count_now(figure, at=now)
            if counts[number] not in {None, _last_told(report, figure)}:
                found.append(
                    Erratum(
                        report=report,
                        publication_id=number,
                        independent=counts[number],
                        recorded_at=now,
                        recorded_by=by,
                    )
                )
    return Erratum.objects.bulk_create(found)


def _told(report: WeeklyReport, numbers: set[int]) -> list[VerifiedFigure]:
    """Of these publications, the newest that the report told of each figure and time with its count, unless
    a later version has corrected it, which is an erratum of its own."""
    rows = VerifiedFigure.objects.filter(publication__in=numbers.intersection(report.publications))
    newest = rows.select_related("question", "resolution", "publication").newest_versions()
    return [row for row in newest if not row.count_withheld and not _corrected(row)]


def _corrected(figure: VerifiedFigure) -> bool:
    later = VerifiedFigure.objects.filter(
        topic=figure.topic_id, question=figure.question_id, as_of=figure.as_of, version__gt=figure.version
    )
    return later.filter(change_kind__in=CORRECTIONS).exists()


def _last_told(report: WeeklyReport, figure: VerifiedFigure) -> int:
    """The count that the report's readers know: that of its last erratum, else the published one."""
    before = report.errata.filter(publication=figure.publication, independent__isnull=False)
    last = before.order_by("-recorded_at", "-id").values_list("independent", flat=True).first()
    return figure.independent_count if last is None else last
