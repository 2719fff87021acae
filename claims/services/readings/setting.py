"""What is read twice: a topic from now on, or one claim."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claimcheck.foundation.records.within_topic import itself
from claims.models import Claim, DoubleReading, Topic
from claims.services.readings.assigning import assign, due, open_reading
from claims.services.transitions import required_reason


@transaction.atomic
def set_double_reading(
    *, by: User, now: datetime, topic: Topic, reason: str, claim: Claim | None = None
) -> DoubleReading:
    """Have a claim read a second time, or every claim of a topic that is recorded from now on.

    A claim's reading is asked for at once; a topic's are as claims come. Raises Refused where it is so
    already, or where the claim is of another topic.
    """
    reason = required_reason("reason", reason)
    if claim is not None and claim.topic_id != topic.pk:
        raise Refused("claim", claim.claim_id, _("it is of another topic; set its own."))
    key = None if claim is None else claim.claim_id
    if DoubleReading.objects.live().filter(topic=topic, claim_id=key).exists():
        raise Refused("topic", topic.slug, _("it is read twice already; end that first."))
    made = insert(DoubleReading(topic=topic, claim_id=key, reason=reason, recorded_at=now, recorded_by=by))
    for due_claim in due(made) if claim is not None else ():
        assign(open_reading(due_claim, by=by, now=now), by=by, now=now)
    return made


@transaction.atomic
def end_double_reading(*, by: User, now: datetime, setting: DoubleReading, reason: str) -> DoubleReading:
    """From now on no second reading is asked for; those that are open go on."""
    reason = required_reason("reason", reason)
    live = DoubleReading.objects.live().filter(**itself(setting))
    if not live.update(superseded_at=now, superseded_by=by, ended_reason=reason):
        raise StaleState(_("This has ended already."))
    setting.refresh_from_db()
    return setting
