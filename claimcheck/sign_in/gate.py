"""Who answers for what is published goes no further without a second factor.

The gate asks the session for evidence: a second factor that was used in it and still exists. So it does not
matter by which door somebody came in.
"""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from claimcheck.foundation.rest.problems import PREFIX as REST
from claimcheck.foundation.rest.problems import problem
from claimcheck.sign_in.configuration import SIGNING_IN_BELOW
from claims.domain.access import answers_for_others

ENROLLED = "enrolled"
"""In the session: the second factors that were set up in it."""

OPEN = (SIGNING_IN_BELOW, "/admin/logout/", "/healthz", "/livez", "/readyz")
"""Addresses before the gate."""

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorMiddleware:
    """Sends people whose role needs a second factor to where they set it up or show it, before all else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, or the way to the second factor."""
        if not settings.REQUIRE_SECOND_FACTOR or request.path_info.startswith(OPEN):
            return self.get_response(request)
        if needs_second_factor(request.user) and not has_shown_it(request):
            return _to_the_second_factor(request)
        return self.get_response(request)


def needs_second_factor(person: Any) -> bool:
    """Whether this person may publish, hold, make tokens or manage people."""
    if not person.is_authenticated:
        return False
    return bool(person.is_superuser) or answers_for_others(person.get_all_permissions())


def has_shown_it(request: HttpRequest) -> bool:
    """Whether a second factor was used, or set up, in this session and has not been taken away since."""
    records = get_authentication_records(request, cast(Any, request.user))
    if settings.OPENID_SECOND_FACTOR and any(record["method"] == "socialaccount" for record in records):
        return True
    used = [record["id"] for record in records if record["method"] == "mfa"]
    shown = [*used, *request.session.get(ENROLLED, [])]
    return bool(shown) and Authenticator.objects.filter(user=request.user.pk, pk__in=shown).exists()


def has_second_factor(person: Any) -> bool:
    """Whether a person has set one up; recovery codes alone are none."""
    return Authenticator.objects.filter(user=person.pk, type__in=FACTORS).exists()


def second_factor_of(person: Any) -> Exists:
    """The same of the person of a query's row."""
    return Exists(Authenticator.objects.filter(user=person, type__in=FACTORS))


def _to_the_second_factor(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(REST):
        told = "Your role needs a second factor: sign in with it in the browser, or use a token."
        return problem(403, told)
    if has_second_factor(request.user):
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")
    return redirect(f"{reverse('mfa_index')}?needed=1")
