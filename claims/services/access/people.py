"""People: the roles that an identity provider gives, and what is taken from who has lost a second factor."""

from collections.abc import Collection
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded
from claims.services.access.accounts import note_account_change
from claims.services.transitions import required_reason


@transaction.atomic
def take_provided_roles(
    *, person: User, now: datetime, roles: Collection[str], mapped: Collection[str]
) -> bool:
    """Give a person exactly those of the mapped roles that their groups at the provider give.

    Roles that no group is mapped to are left alone: an editor-in-chief gives those. Whoever has a role may
    open the admin. True if anything changed.
    """
    User.objects.select_for_update().get(pk=person.pk)
    has = set(person.groups.values_list("name", flat=True))
    lost, won = (has & set(mapped)) - set(roles), set(roles) - has
    if not (lost or won):
        return False
    person.groups.remove(*Group.objects.filter(name__in=lost))
    person.groups.add(*Group.objects.filter(name__in=won))
    let_in(person)
    told = [*(f"+{name}" for name in sorted(won)), *(f"-{name}" for name in sorted(lost))]
    _note(person, f"Roles by the identity provider: {', '.join(told)}.", by=person, now=now)
    return True


def let_in(person: User) -> None:
    """Whoever has a role, or is a superuser, may open the desk; nobody else may."""
    person.is_staff = person.is_superuser or person.groups.exists()
    User.objects.filter(pk=person.pk).update(is_staff=person.is_staff)


@transaction.atomic
def reset_second_factor(*, by: User, now: datetime, person: User, reason: str) -> int:
    """Take away all second factors of somebody who has lost theirs; gives how many there were.

    The person sets one up anew at the next sign-in. Nobody does this for themselves: whoever can still show
    a second factor removes it under their own account.
    """
    reason = required_reason("reason", reason)
    if by.pk == person.pk:
        raise SecondPersonNeeded(_("Another person has to reset your second factor."))
    count: int = Authenticator.objects.filter(user=person).delete()[0]
    if not count:
        raise Refused("person", person.get_username(), _("there is no second factor to reset."))
    _note(person, f"Second factor reset: {reason}", by=by, now=now)
    note_account_change(by=by, now=now, person=person, what=["second factor"])
    return count


def _note(person: User, told: str, *, by: User, now: datetime) -> None:
    """Into the admin's own history of the account, where every other change of it stands."""
    LogEntry.objects.create(
        action_time=now,
        user=by,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr=str(person)[:200],
        action_flag=CHANGE,
        change_message=told,
    )
