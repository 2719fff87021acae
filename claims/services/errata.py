"""Errata: what was corrected since a report told it, linked from the report in the correcting transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Exists, OuterRef, Q

from claims.domain.lifecycle import ChangeKind, ClaimState, RecordKind
from claims.models import Claim, Erratum, Publication, Transition, VerifiedFigure, WeeklyReport

ISSUING_LOCK = 0x7765656B6C79
"""("weekly") One transaction at a time issues a report; corrections share it, so that none slips through."""
CORRECTIONS = (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN, ChangeKind.REDACTED)

# One probe of an index for each claim, so that importing thousands of corrections stays quick.
_TELLING = """
    SELECT r.id, c.claim FROM unnest(%s::uuid[]) AS c (claim)
    JOIN claims_weeklyreport r ON r.claims @> ARRAY[c.claim]
"""


class Changed(NamedTuple):
    """A claim that is no longer as it was: its topic, its stable id, the version concerned, and the change of
    state, where that is what changed."""

    topic: UUID
    claim: UUID
    version: UUID
    transition: UUID | None = None


def note_corrected_figure(publication: Publication, *, by: User, now: datetime) -> list[Erratum]:
    """Link a correction to every issued report that told what it corrects; in the publishing transaction."""
    figure = publication.figure
    if figure.change_kind not in CORRECTIONS:
        return []
    no_report_under_way()
    versions = VerifiedFigure.objects.filter(
        topic=figure.topic_id, question=figure.question_id, as_of=figure.as_of, version__lt=figure.version
    )
    earlier = list(versions.values_list("publication", flat=True))
    reports = WeeklyReport.objects.filter(publications__overlap=earlier) if earlier else []
    return Erratum.objects.bulk_create(
        Erratum(report=report, publication=publication, recorded_at=now, recorded_by=by) for report in reports
    )


def note_changed_claims(changed: Sequence[Changed], *, by: User, now: datetime) -> list[Erratum]:
    """Link corrected, rejected and restored claims to every issued report that told them; in the transaction
    that changes them."""
    if not changed:
        return []
    no_report_under_way()
    with connection.cursor() as cursor:
        cursor.execute(_TELLING, [[change.claim for change in changed]])
        telling = cursor.fetchall()
    by_claim = {change.claim: change for change in changed}
    return _linked(((report, by_claim[claim]) for report, claim in telling), by=by, now=now)


def note_what_came_before(
    report: WeeklyReport, *, topics: Iterable[UUID], since: datetime, by: User, now: datetime
) -> None:
    """A report tells a week as it ended. What was corrected between then and its being issued is an erratum
    from the first."""
    Erratum.objects.bulk_create(
        Erratum(report=report, publication_id=number, recorded_at=now, recorded_by=by)
        for number in _later_publications(report, since)
    )
    versions = Claim.objects.filter(topic__in=list(topics), claim_id__in=report.claims)
    rows = {pk: (topic, claim) for pk, topic, claim in versions.values_list("pk", "topic", "claim_id")}
    new = versions.filter(version__gt=1, recorded_at__gt=since).values_list("pk", flat=True)
    found = [Changed(*rows[pk], pk) for pk in new]
    moves = Transition.objects.filter(
        Q(from_state=ClaimState.REJECTED) | Q(to_state=ClaimState.REJECTED),
        topic__in=list(topics), record_kind=RecordKind.CLAIM, record_id__in=list(rows), at__gt=since,
    )  # fmt: skip
    found += [Changed(*rows[row.record_id], row.record_id, row.pk) for row in moves]
    _linked(((report.pk, change) for change in found), by=by, now=now)


def no_report_under_way() -> None:
    """Wait for a report that is being issued: it either tells the correction, or is found to need it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [ISSUING_LOCK])


def _later_publications(report: WeeklyReport, since: datetime) -> list[int]:
    told = VerifiedFigure.objects.filter(
        topic=OuterRef("topic"), question=OuterRef("question"), as_of=OuterRef("as_of"),
        version__lt=OuterRef("version"), publication__in=report.publications,
    )  # fmt: skip
    rows = VerifiedFigure.objects.filter(Exists(told), change_kind__in=CORRECTIONS, published_at__gt=since)
    return list(rows.order_by("publication").values_list("publication", flat=True))


def _linked(found: Iterable[tuple[UUID, Changed]], *, by: User, now: datetime) -> list[Erratum]:
    return Erratum.objects.bulk_create(
        Erratum(
            report_id=report,
            topic_id=change.topic,
            claim_id=change.version,
            transition_id=change.transition,
            recorded_at=now,
            recorded_by=by,
        )
        for report, change in found
    )
