"""Taking a conflict and giving it back: it is one person's only, however many reach for it at once."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import StaleState
from claims.domain.lifecycle import ConflictState
from claims.models import Assignment, Conflict
from claims.services.transitions import move, required_reason
from claims.services.triage.triage import assign_conflict


@transaction.atomic
def take_conflict(*, by: User, now: datetime, conflict: Conflict) -> Assignment:
    """Take a conflict that nobody has; raises StaleState if somebody was quicker.

    To take over from a colleague is to assign it, knowingly.
    """
    Conflict.objects.select_for_update(no_key=True).get(topic=conflict.topic_id, pk=conflict.pk)
    held = Assignment.objects.live().filter(topic=conflict.topic_id, conflict=conflict)
    holder = held.exclude(assignee=by).select_related("assignee").first()
    if holder is not None:
        name = holder.assignee.get_username()
        raise StaleState(_("{name} has taken it; assign it to yourself if you both agree.").format(name=name))
    return assign_conflict(by=by, now=now, conflict=conflict, assignee=by)


@transaction.atomic
def release_conflict(*, by: User, now: datetime, conflict: Conflict, reason: str) -> Conflict:
    """Give a conflict in review back to the queue; who had it, and why it was given back, stays on record."""
    reason = required_reason("reason", reason)
    move(conflict, ConflictState.OPEN, by=by, now=now, reason=reason)
    held = Assignment.objects.live().filter(topic=conflict.topic_id, conflict=conflict)
    held.update(superseded_at=now, superseded_by=by)
    return conflict
