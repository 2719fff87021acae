"""Signing in by an OpenID Connect provider (OpenID Connect Core 1.0, code flow with PKCE)."""

import logging
from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.socialaccount.providers.openid_connect.views import login as begin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

log = logging.getLogger(__name__)


class CheckingAdapter(OpenIDConnectOAuth2Adapter):
    """Trusts nothing but the signature, and takes user info of nobody else."""

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **response: Any
    ) -> SocialLogin:
        """Who signed in; OAuth2Error where the ID token is missing, unsigned, or another person's."""
        if not response.get("response", {}).get("id_token"):
            raise OAuth2Error("The provider sent no ID token.")
        self.did_fetch_access_token = False  # the library then checks the signature as well
        try:
            login: SocialLogin = super().complete_login(request, app, token, **response)
        except (KeyError, TypeError, ValueError) as malformed:
            raise OAuth2Error("The provider's response cannot be parsed.") from malformed
        told = login.account.extra_data
        if told["userinfo"].get("sub") != told["id_token"]["sub"]:  # section 5.3.2
            raise OAuth2Error("The user info and the ID token name different people.")
        return login


@login_not_required  # type: ignore[untyped-decorator]  # allauth has no types
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Ask the person, then send them to the provider.

    Not by a redirect: after a form our content policy lets browsers follow one to this site only.
    """
    try:
        response: HttpResponse = begin(request, provider_id)
    except (OSError, KeyError, ValueError):  # requests raises its own kinds of OSError
        log.exception("The identity provider cannot be reached.")
        return render(request, "socialaccount/authentication_error.html", status=502)
    if isinstance(response, HttpResponseRedirect):
        return render(request, "socialaccount/on_the_way.html", {"address": response.url})
    return response


@login_not_required  # type: ignore[untyped-decorator]  # allauth has no types
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider."""
    try:
        view = OAuth2CallbackView.adapter_view(CheckingAdapter(request, provider_id))
        response: HttpResponse = view(request)
        return response
    except SocialApp.DoesNotExist:
        raise Http404 from None
