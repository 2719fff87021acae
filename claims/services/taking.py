"""Taking a conflict: it goes to one person only, however many reach for it at once."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Assignment, Conflict
from claims.services.triage import assign_conflict
from sources.services.errors import StaleState


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
        raise StaleState(f"{name} has taken it; assign it to yourself if the two of you agree.")
    return assign_conflict(by=by, now=now, conflict=conflict, assignee=by)
