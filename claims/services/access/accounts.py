"""Accounts in their owners' hands: what others change of one, a third person confirms before it signs."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from claimcheck.foundation.commands_here import command
from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded
from claimcheck.foundation.records.saving import insert, set_once
from claims.models import AccountChange


@transaction.atomic
def note_account_change(
    *, by: User, now: datetime, person: User, what: Sequence[str]
) -> AccountChange | None:
    """Put on record what somebody changed of another's account; None where it is their own."""
    if by.pk == person.pk:
        return None
    told = ", ".join(what)[:300]
    return insert(AccountChange(person=person, what=told, recorded_at=now, recorded_by=by))


@transaction.atomic
def confirm_account_change(*, by: User, now: datetime, change: AccountChange) -> AccountChange:
    """A third person has made sure that the account is in its owner's hands.

    Raises SecondPersonNeeded for the owner and for whoever changed it, StaleState where it is confirmed.
    """
    if by.pk in (change.person_id, change.recorded_by_id):
        raise SecondPersonNeeded(
            _("You changed this account or own it. A third person confirms that it is in its owner's hands.")
        )
    check_in_own_hands(by)
    already = _("This change is confirmed already.")
    return set_once(change, already, confirmed_at=now, confirmed_by=by)


def check_in_own_hands(person: User) -> None:
    """Raise SecondPersonNeeded where somebody else changed the account and no third person confirmed it."""
    change = AccountChange.objects.open_of(person).select_related("recorded_by").first()
    if change is not None:
        told = _(
            "{recorded_by} changed the account {person} ({what}), and no third person has confirmed it "
            "yet, so that it signs nothing. Ask somebody who manages people to confirm it under "
            "“Changes of accounts”."
        ).format(recorded_by=change.recorded_by, person=person, what=change.what)
        alone = _(
            "Nobody here may do that yet: whoever runs this site makes another account for a second person, "
            "with “{command}”."
        ).format(command=command("createsuperuser"))
        raise SecondPersonNeeded(told if _may_confirm(change).exists() else f"{told} {alone}")


def check_may_be_renamed(person: User) -> None:
    """Raise Refused where something is on record under the account: its name says who signed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM claims_accounts_on_record(%s))", [person.pk])
        (on_record,) = cursor.fetchone()
    if on_record:
        name = User.objects.values_list("username", flat=True).get(pk=person.pk)
        remedy = _(
            "something is on record under this user name, so it stays. Change the first and last name "
            "instead, or make a new account and switch this one off."
        )
        raise Refused("username", name, remedy)


def _may_confirm(change: AccountChange) -> QuerySet[User]:
    """Who manages people, is in their own hands, and neither owns the account nor changed it."""
    manages = Q(is_superuser=True) | Q(groups__permissions__codename="change_user")
    open_ones = AccountChange.objects.filter(confirmed_at=None).values("person")
    concerned = (change.person_id, change.recorded_by_id)
    return User.objects.filter(manages, is_active=True).exclude(pk__in=concerned).exclude(pk__in=open_ones)
