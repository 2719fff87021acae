"""Removing by law: one person proposes, another carries it out, and a tombstone stands where words stood.

The database removes them by the one function that may change the past (`claims_redact`). What was published
keeps its hash, and a new version says that it was redacted.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded, StaleState
from claimcheck.foundation.records.saving import insert
from claims.domain.redaction import SHORTEST, Decision, Removable
from claims.models import Claim, Contact, ErrorReport, Evidence, Import, Note, Publication, Redaction
from claims.services.access.accounts import check_in_own_hands
from claims.services.left_copies import remove_left_copies
from claims.services.publishing.publication import redact_figures
from claims.services.publishing.signatures import check_second_signature
from claims.services.served_texts import keep_texts
from claims.services.transitions import required_reason
from sources.models import Snapshot

TARGETS: dict[Removable, tuple[QuerySet[Any], str]] = {
    Removable.QUOTE: (Claim.objects.all(), "claim_id"),
    Removable.TEXT: (Snapshot.objects.all(), "id"),
    Removable.FILE: (Import.objects.all(), "id"),
    Removable.NOTE: (Note.objects.all(), "id"),
    Removable.ACCOUNT: (User.objects.all(), "id"),
    Removable.PUBLICATION: (Publication.objects.all(), "seq"),
    Removable.EVIDENCE: (Evidence.objects.all(), "evidence_id"),
    Removable.CONTACT: (Contact.objects.all(), "contact_id"),
    Removable.ERROR_REPORT: (ErrorReport.objects.all(), "report_id"),
}
"""Of each kind its records, and the column that `target` names."""

NUMBERED = (Removable.ACCOUNT, Removable.PUBLICATION)


@transaction.atomic
def propose_redaction(
    *, by: User, now: datetime, kind: str, target: str, reason: str, authority: str
) -> Redaction:
    """Ask a second person to remove something by law; nothing is removed yet.

    Raises Refused where there is no such thing, where a quote is too short to be looked for, or where reason
    or authority repeat the words.
    """
    reason, authority = required_reason("reason", reason), required_reason("authority", authority)
    kind, target = Removable(kind), target.strip().lower()
    if _found(kind, target) is None:
        raise Refused(
            "target",
            target,
            _("there is no {kind} with this id; give that of what is removed.").format(kind=kind),
        )
    words = _words(kind, target)
    if kind == Removable.QUOTE and not words:
        raise Refused(
            "target",
            target,
            _("the quote has less than {shortest} characters; remove the captured text instead.").format(
                shortest=SHORTEST
            ),
        )
    for field, text in (("reason", reason), ("authority", authority)):
        if any(word in text for word in words):
            raise Refused(field, "…", _("it repeats what is to be removed; say it in other words."))
    if Redaction.objects.filter(kind=kind, target=target, decision="").exists():
        raise Refused("target", target, _("this has been proposed already; another person decides on it."))
    asked = Redaction(kind=kind, target=target, reason=reason, authority=authority)
    asked.recorded_at, asked.recorded_by = now, by
    return insert(asked)


@transaction.atomic
def carry_out_redaction(*, by: User, now: datetime, redaction: Redaction) -> Redaction:
    """Remove it, as the second person; what was published of it is published as REDACTED.

    Raises SecondPersonNeeded for who proposed it or whose account goes, SessionNeeded for a token that may
    not sign, StaleState where it is decided.
    """
    _check_open(redaction)
    own_account = redaction.kind == Removable.ACCOUNT and redaction.target in (
        str(by.pk),
        str(redaction.recorded_by_id),
    )
    if by.pk == redaction.recorded_by_id or own_account:
        raise SecondPersonNeeded(
            _("Another person has to carry this out: not who proposed it, and not whose account it is.")
        )
    for signer in (by, redaction.recorded_by):
        check_in_own_hands(signer)
    check_second_signature(redaction)
    words = list(_words(redaction.kind, redaction.target))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")  # it reads every table
        cursor.execute("SELECT claims_redact(%s, %s, %s)", [redaction.pk, by.pk, now])
    redaction.refresh_from_db()
    publications = list(Publication.objects.filter(seq__in=redaction.removed["publications"]))
    keep_texts(publications)
    redact_figures(
        publications, by=by, proposed_by=redaction.recorded_by, authority=redaction.authority, now=now
    )
    remove_left_copies(redaction, words)
    return redaction


@transaction.atomic
def refuse_redaction(*, by: User, now: datetime, redaction: Redaction, reason: str) -> Redaction:
    """Leave everything as it is; who proposed it may take it back this way. Raises StaleState."""
    reason = required_reason("reason", reason)
    columns = {"decision": Decision.REFUSED, "decision_reason": reason, "decided_at": now, "decided_by": by}
    if not Redaction.objects.filter(pk=redaction.pk, decision="").update(**columns):
        _check_open(Redaction.objects.get(pk=redaction.pk))
    redaction.refresh_from_db()
    return redaction


def _check_open(redaction: Redaction) -> None:
    if redaction.decision:
        raise StaleState(
            _("This redaction is {decision} already.").format(
                decision=redaction.get_decision_display().lower()
            )
        )


def _found(kind: Removable, target: str) -> Model | None:
    rows, column = TARGETS[kind]
    try:
        value: int | UUID = (
            int(target) if kind in (Removable.ACCOUNT, Removable.PUBLICATION) else UUID(target)
        )
    except ValueError:
        return None
    if str(value) != target or (isinstance(value, int) and value >= 2**31):
        return None
    found: Model | None = rows.filter(**{column: value}).first()
    return found


def _words(kind: str, target: str) -> Iterable[str]:
    """As the function that removes them finds them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_words_of(%s, %s)", [kind, target])
        return [word for (word,) in cursor.fetchall()]
