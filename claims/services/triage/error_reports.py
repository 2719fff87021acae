"""What readers report about a figure, and what the desk answers: an accepted report challenges the figure."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert
from claims.domain.error_reports import MOST_A_DAY, ErrorDecision
from claims.domain.lifecycle import Standing
from claims.models import Conflict, ErrorReport, Publication, VerifiedFigure
from claims.services.publishing.publication import challenge_figure
from claims.services.recording.versions import new_version
from claims.services.triage.triage import reopen_conflict
from claims.wording import causes
from claims.wording.causes import because

READERS = "readers"
KEPT = (
    *("topic_id", "question_id", "publication_id", "words", "link", "contact", "received_at"),
    *("decision", "answer"),
)


class TooManyReports(Exception):
    """More have come in a day than the desk can read."""


def readers() -> User:
    """In whose name reports are recorded; nobody can sign in as it."""
    person, made = User.objects.get_or_create(username=READERS, defaults={"is_active": False})
    if made:
        person.set_unusable_password()
        User.objects.filter(pk=person.pk).update(password=person.password)
    return person


@transaction.atomic
def receive_error_report(
    *, now: datetime, publication: Publication, words: str, link: str = "", contact: str = ""
) -> ErrorReport:
    """Keep what a reader has sent about what was published. Raises Refused, and TooManyReports."""
    if not words.strip():
        raise Refused("words", words, _("missing: say what is wrong."))
    if ErrorReport.objects.filter(version=1, received_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyReports
    figure = publication.figure
    return insert(
        ErrorReport(
            topic_id=figure.topic_id,
            question_id=figure.question_id,
            publication=publication,
            words=words.strip(),
            link=link.strip(),
            contact=contact.strip(),
            received_at=now,
            recorded_at=now,
            recorded_by=readers(),
        )
    )


@transaction.atomic
def accept_error_report(*, by: User, now: datetime, report: ErrorReport, answer: str) -> ErrorReport:
    """It is right, or may be: readers are told that the figure is being checked, and its conflict is open
    again. Raises Refused and StaleState."""
    made = _decided(report, ErrorDecision.ACCEPTED, answer, by=by, now=now)
    figure = VerifiedFigure.objects.filter(topic=made.topic_id, question=made.question_id).current().first()
    if figure is None:
        return made
    if figure.standing == Standing.VERIFIED and not VerifiedFigure.objects.is_challenged(figure):
        challenge_figure(by=by, now=now, figure=figure, reason=because(causes.REPORTED))
    about = Conflict.objects.unmerged().filter(topic=made.topic_id, question=made.question_id)
    conflict = about.settled().order_by("-changed_at", "-id").first()
    if conflict is not None:
        why = because(causes.ERROR_REPORT, number=made.number)
        reopen_conflict(by=by, now=now, conflict=conflict, reason=why)
    return made


@transaction.atomic
def decline_error_report(*, by: User, now: datetime, report: ErrorReport, answer: str) -> ErrorReport:
    """It is not wrong: why not is read by who sent it. Raises Refused and StaleState."""
    return _decided(report, ErrorDecision.DECLINED, answer, by=by, now=now)


def _decided(
    report: ErrorReport, decision: ErrorDecision, answer: str, *, by: User, now: datetime
) -> ErrorReport:
    """A new version; one that was decided may be decided otherwise."""
    if not answer.strip():
        raise Refused("answer", answer, _("missing: say what came of it, and why; the reader gets it."))
    changed = {"decision": decision.value, "answer": answer.strip()}
    reason = because(causes.ANSWERED_AGAIN if report.decision else causes.ANSWERED)
    return new_version(report, "report_id", KEPT, by=by, now=now, reason=reason, changed=changed)
