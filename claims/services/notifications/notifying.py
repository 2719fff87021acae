"""Telling people, in the transaction in which it happens, what waits for them or concerns them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.domain.lifecycle import ResolutionState
from claims.domain.notification import About, ByMail, Told
from claims.models import (
    Assignment,
    Claim,
    Conflict,
    Following,
    MailChoice,
    Notification,
    Resolution,
    SecondReading,
    Topic,
    Transition,
    VerifiedFigure,
)
from claims.services.notifications.digests import gather

Record = Claim | Conflict | Resolution | SecondReading | VerifiedFigure


def tell(
    people: Iterable[int], kind: Told, record: Record, *, by: User, now: datetime, own: bool = False
) -> None:
    """Tell each of these people, by their keys, once until they have read it; of their own doing if `own`."""
    about = About(str(record._meta.model_name))
    rows = [
        Notification(
            topic_id=record.topic_id,
            recipient_id=person,
            kind=kind,
            about=about,
            record_id=record.pk,
            question_id=record.question_id,
            recorded_at=now,
            recorded_by=by,
        )
        for person in sorted(set(people) - (set() if own else {by.pk}))
    ]
    if not rows:
        return
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    at_once = Q(mail_choice__by_mail=ByMail.AT_ONCE, pk__in=[row.recipient_id for row in rows])
    for person in User.objects.filter(at_once).order_by("pk"):
        gather(person=person, now=now)


def tell_approvers(kind: Told, record: Record, *, by: User, now: datetime) -> None:
    """Tell everybody who may approve."""
    may = Q(groups__permissions__codename="approve_resolution") | Q(
        user_permissions__codename="approve_resolution"
    )
    people = User.objects.filter(may, is_active=True).distinct().values_list("pk", flat=True)
    tell(people, kind, record, by=by, now=now)


def tell_reopened(conflict: Conflict, *, by: User, now: datetime) -> None:
    """Tell whoever closed it, whoever stands under what was published, and whoever has it."""
    people = set(
        Assignment.objects.live()
        .filter(topic=conflict.topic_id, conflict=conflict)
        .values_list("assignee", flat=True)
    )
    closings = Transition.objects.of(conflict).filter(to_state__in=("resolved", "dismissed"))
    people.add(closings.latest("at", "id").by_id)
    tell(people | _signers(conflict), Told.REOPENED, conflict, by=by, now=now)


def tell_of_later(conflict: Conflict, answered: Conflict, *, by: User, now: datetime) -> None:
    """Tell who stands under the answer to one conflict of another, on figures for later days than it."""
    tell(_signers(answered), Told.LATER_DAYS, conflict, by=by, now=now)


def _signers(conflict: Conflict) -> set[int]:
    """Who stands under what was published for a conflict, by their keys."""
    approved = Resolution.objects.filter(
        topic=conflict.topic_id, conflict=conflict, state=ResolutionState.APPROVED, whole=None
    )
    pairs = approved.order_by("-approved_at").values_list("proposed_by", "approved_by")[:1]
    return {person for pair in pairs for person in pair if person is not None}


def tell_signers(kind: Told, figure: VerifiedFigure, *, by: User, now: datetime) -> None:
    """Tell both people who stand under a figure, whoever has its conflict, and who follows its topic."""
    resolution = figure.resolution
    people = {resolution.proposed_by_id, resolution.approved_by_id}
    live = Assignment.objects.live().filter(topic=figure.topic_id, conflict=resolution.conflict_id)
    people.update(live.values_list("assignee", flat=True))
    tell(filter(None, people | followers(figure.topic_id)), kind, figure, by=by, now=now)


def followers(topic: UUID) -> set[int]:
    """Who follows a topic, by their keys."""
    following = Following.objects.filter(topic=topic, follows=True, person__is_active=True)
    return set(following.values_list("person", flat=True))


def settle(record: Record, kind: Told, *, by: User, now: datetime) -> None:
    """What was waited for has been done: nobody needs to be told of it any more."""
    waiting = Notification.objects.filter(topic=record.topic_id, kind=kind).of(record.pk).unread()
    waiting.update(read_at=now, read_by=by)


@transaction.atomic
def read_notifications(*, by: User, now: datetime, only: Notification | None = None) -> int:
    """A person has read one of their notifications, or all of them; gives how many were unread."""
    mine = Notification.objects.to(by).unread()
    if only is not None:
        mine = mine.filter(pk=only.pk)
    return mine.update(read_at=now, read_by=by)


@transaction.atomic
def choose_mail(*, by: User, now: datetime, by_mail: ByMail) -> MailChoice:
    """When a person wants to be told by mail as well; each for themselves."""
    chosen = {"by_mail": ByMail(by_mail), "chosen_at": now, "chosen_by": by}
    return MailChoice.objects.update_or_create(person=by, defaults=chosen)[0]


@transaction.atomic
def choose_language(*, by: User, now: datetime, language: str) -> MailChoice:
    """In which language a person reads pages and mails; each for themselves. Empty: as the browser says."""
    if language and language not in dict(settings.LANGUAGES):
        raise Refused("language", language, _("choose one of the list."))
    chosen = {"language": language, "chosen_at": now, "chosen_by": by}
    return MailChoice.objects.update_or_create(person=by, defaults=chosen)[0]


@transaction.atomic
def follow_topic(*, by: User, now: datetime, topic: Topic, follows: bool) -> Following:
    """Whether a person is told when a figure of a topic is challenged, and when it is restored; each for
    themselves."""
    chosen = {"follows": follows, "chosen_at": now, "chosen_by": by}
    return Following.objects.update_or_create(person=by, topic=topic, defaults=chosen)[0]
