"""Changes of accounts by others, which a third person confirms, and who could have published alone."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verb_pages import person
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import AccountChange
from claims.services.access.accounts import confirm_account_change
from claims.views.two_people import holes_here
from claims.wording.sentences import in_language

READ_BY = "auth.view_user"
"""The permission of who may read of holes: it names accounts."""


class ConfirmAccountForm(VerbForm):
    """The account is in its owner's hands."""

    done = _("Confirmed. The account signs again.")
    intro = _(
        "Speak to the owner of the account in person or by phone: was this change theirs, do they sign in "
        "themselves, and is the second factor in their hands?"
    )

    def call(self, *, record: AccountChange, by: User, now: datetime) -> AccountChange:
        return confirm_account_change(by=by, now=now, change=record)


@admin.register(AccountChange)
class AccountChangeAdmin(BaseAdmin):
    """What was changed of whose account by whom, and whether a third person has confirmed it."""

    owners, read_by = ("person", "recorded_by"), READ_BY
    list_display = ("recorded_at", "person", "what", "recorded_by", "how", "confirmed_by", "confirmed_at")
    list_filter = (("confirmed_at", admin.EmptyFieldListFilter), "act")
    list_select_related = ("person", "recorded_by", "confirmed_by")
    search_fields = ("person__username__istartswith", "recorded_by__username__istartswith")
    ordering = ("-recorded_at", "-id")
    verbs = (
        Verb(
            name="confirm",
            label=_("Confirm"),
            permission="auth.change_user",
            form=ConfirmAccountForm,
            tone="primary",
            bulk=True,
            offered=lambda change: change.confirmed_at is None,
        ),
    )

    @admin.display(description=_("How"))
    def how(self, row: AccountChange) -> str:
        """In a session, by a token, a command or a job."""
        return row.how()


def two_people(request: HttpRequest) -> HttpResponse:
    """Who could have published alone, each with how to close it; empty where nobody could."""
    reader: Any = person(request)
    if not reader.has_perm(READ_BY):
        raise PermissionDenied
    holes = [
        replace(hole, what=in_language(hole.what), remedy=in_language(hole.remedy))
        for hole in holes_here(now=timezone.now())
    ]
    context = {"holes": holes}
    return screen(request, "desk/two_people.html", context, title=_now("Who could have done this alone"))
