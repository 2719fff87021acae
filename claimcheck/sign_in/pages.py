"""Pages of signing in that are our own, and the library's where ours adds to them."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from claimcheck.sign_in import limits
from claimcheck.sign_in.gate import ENROLLED


@never_cache
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """In place of the admin's own login, which knows no second factor and counts no tries.

    It takes no name and no password, whatever is posted to it.
    """
    wanted = get_next_redirect_url(request) or reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
    if not request.user.is_staff:
        return render(request, "account/no_role.html", status=403)
    return redirect(wanted)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Too many attempts by one address or one person: until when, whatever page they were made on."""
    return render(request, "429.html", {"sentence": limits.refuse(request)}, status=429)


class _Enrolling:
    """What is set up in a session counts as shown in it, and the session gets a new key."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Set it up."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the page it is mixed into
        made = Authenticator.objects.filter(user=self.request.user.pk).values_list("pk", flat=True)
        self.request.session[ENROLLED] = list(made)
        self.request.session.cycle_key()
        return response


class ActivateApp(_Enrolling, ActivateTOTPView):
    """An authenticator app (RFC 6238)."""


class AddKey(_Enrolling, AddWebAuthnView):
    """A security key (WebAuthn)."""
