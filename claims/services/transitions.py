"""One change of state: allowed by the table, made by compare-and-set, kept as a Transition."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claimcheck.foundation.records.within_topic import itself
from claims.domain.lifecycle import ClaimState, RecordKind, allowed
from claims.models import Claim, Conflict, Resolution, Transition
from claims.models.conflict import IN_HAND
from claims.services.errata import Changed, note_changed_claims

Workflowed = Claim | Conflict | Resolution


def kind_of(record: Workflowed) -> RecordKind:
    """Which lifecycle a record follows."""
    return RecordKind(str(type(record)._meta.model_name))


def move(
    record: Workflowed, to: str, *, by: User, now: datetime, reason: str = "", **columns: Any
) -> Transition:
    """Take `record` from the state it was read in to `to`, with other columns of the same step.

    Raises StaleState when the table forbids the step or another person took one first.
    """
    seen = record.state
    kind = kind_of(record)
    if not allowed(kind, seen, to):
        raise StaleState(_no_step(kind, seen, to))
    if not _set(record, seen, {"state": to, **columns}):
        raise StaleState(
            _("Another person has changed this {kind} since you opened it. Reload it.").format(kind=kind)
        )
    record.state = to
    for column, value in columns.items():
        setattr(record, column, value)
    made = insert(
        Transition(
            topic_id=record.topic_id,
            record_kind=kind,
            record_id=record.pk,
            from_state=seen,
            to_state=to,
            at=now,
            by=by,
            reason=reason,
        )
    )
    if isinstance(record, Claim) and ClaimState.REJECTED in (seen, to):
        changed = Changed(record.topic_id, record.claim_id, record.pk, made.pk)
        note_changed_claims([changed], by=by, now=now)
    return made


def _no_step(kind: RecordKind, seen: str, to: str) -> str:
    said = _("A {kind} that is {state} can't become {to}.").format(
        kind=kind, state=_plain(seen), to=_plain(to)
    )
    settled = kind is RecordKind.CONFLICT and seen not in IN_HAND
    return " ".join((said, _("Reopen it first."))) if settled else said


def _set(record: Workflowed, seen: str, columns: dict[str, Any]) -> bool:
    """Compare and set: write the columns if the record still is in the state that was seen."""
    return bool(type(record)._default_manager.filter(**itself(record), state=seen).update(**columns))


def required_reason(field: str, reason: str) -> str:
    """A reason with something in it."""
    if not reason.strip():
        raise Refused(field, reason, _("give a reason; it is stored with the decision."))
    return reason.strip()


def _plain(state: str) -> str:
    return str(state).replace("_", " ")
