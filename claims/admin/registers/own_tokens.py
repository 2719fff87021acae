"""One's own tokens: made, accepted and revoked by whoever they act for. A text is shown on one page, once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verb_pages import person
from claimcheck.foundation.desk.verbs import VerbForm
from claimcheck.foundation.records.errors import StaleState
from claims.admin.registers.token import AboutToken
from claims.domain.access import scopes_for
from claims.models import ApiToken
from claims.services.access.tokens import accept_token, make_token, revoke_token


class OwnTokenForm(AboutToken):
    """A token in one's own name."""

    def prepare(self) -> None:
        offered = scopes_for(self.person.get_all_permissions())
        scopes: Any = self.fields["scopes"]
        scopes.choices = [(scope.value, scope.value) for scope in offered]

    def call(self, *, record: Any, by: User, now: datetime) -> tuple[ApiToken, str]:
        data = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return make_token(by=by, now=now, owner=by, **data)


class AcceptTokenForm(VerbForm):
    """It was made by somebody else, who has its text."""

    intro = gettext_lazy(
        "Somebody else made this token and has seen its text, so it opens nothing. Accepting it makes a new "
        "one of it, whose text only you will see; the old text stays useless."
    )

    def call(self, *, record: ApiToken, by: User, now: datetime) -> tuple[ApiToken, str]:
        return accept_token(by=by, now=now, token=record)


class GiveUpTokenForm(VerbForm):
    """It opens nothing any more."""

    reason = WordsField(label=gettext_lazy("Why"))

    def call(self, *, record: ApiToken, by: User, now: datetime) -> tuple[ApiToken, str]:
        return revoke_token(by=by, now=now, token=record, reason=self.cleaned_data["reason"]), ""


def my_tokens(request: HttpRequest, *, text: str = "") -> HttpResponse:
    """All of them, those that work first; `text`: of the one that was just made."""
    mine = ApiToken.objects.filter(owner=person(request)).select_related("recorded_by", "use")
    strange = set(mine.to_accept().values_list("pk", flat=True))
    rows = [{"token": row, "to_accept": row.pk in strange} for row in mine.order_by("revoked_at", "name")]
    context = {"rows": rows, "text": text, "may_make": _has_a_role(request)}
    return screen(request, "desk/my_tokens.html", context, title=_("My tokens"))


def make_own(request: HttpRequest) -> HttpResponse:
    """A form for a new one."""
    if not _has_a_role(request):
        raise PermissionDenied
    return _asked(request, OwnTokenForm, None, title=_("Make a token"))


def accept_own(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take on what somebody else has made in one's name."""
    return _asked(request, AcceptTokenForm, _own(request, pk), title=_("Accept the token"))


def revoke_own(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give one up."""
    return _asked(request, GiveUpTokenForm, _own(request, pk), title=_("Revoke the token"))


def _has_a_role(request: HttpRequest) -> bool:
    return bool(person(request).get_all_permissions())


def _own(request: HttpRequest, pk: UUID) -> ApiToken:
    return get_object_or_404(ApiToken.objects.filter(revoked_at=None), pk=pk, owner=person(request))


def _asked(
    request: HttpRequest, form_class: type[VerbForm], token: ApiToken | None, *, title: Any
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = form_class(sent, record=token, person=person(request))
    if request.method == "POST" and form.is_valid():
        try:
            okay, made = form.attempt(record=token, by=person(request), now=timezone.now())
        except StaleState as problem:
            messages.warning(request, str(problem))
            return redirect("desk:my-tokens")
        if okay:
            return my_tokens(request, text=made[1]) if made[1] else redirect("desk:my-tokens")
    address = reverse("desk:my-tokens")
    context = {"form": form, "submit": title, "opts": ApiToken._meta, "back": address, "list_url": address}
    record_title = {} if token is None else {"record_title": token.name}
    return screen(request, form.template, {**context, **record_title}, title=title)
