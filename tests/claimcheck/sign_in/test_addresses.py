"""Every address of signing in, and who may open it. An address that is in neither list fails."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from claimcheck.sign_in.urls import urlpatterns
from tests import builders as make

ANYBODY = {
    "account_login",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
    "openid_connect_login",
    "openid_connect_callback",
}
SIGNED_IN = {
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "socialaccount_connections",
}


def address(pattern: object) -> str:
    """A path with something in each of its places."""
    text = str(pattern.pattern).removeprefix("^").removesuffix("$")  # type: ignore[attr-defined]
    for place, filled in (("<int:pk>", "1"), ("<slug:provider_id>", "openid")):
        text = text.replace(place, filled)
    return "/accounts/" + text.replace("(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "1-x")


def test_every_address_is_in_one_of_the_lists():
    assert {pattern.name for pattern in urlpatterns} == ANYBODY | SIGNED_IN
    assert not ANYBODY & SIGNED_IN


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_opens_what_is_for_anybody_and_nothing_else(pattern: object, method: str):
    answer = getattr(Client(), method)(address(pattern))
    if pattern.name in SIGNED_IN:  # type: ignore[attr-defined]
        assert answer.status_code in (302, 404), answer.status_code
        if answer.status_code == 302:
            assert answer.url.startswith("/accounts/login/")
    else:
        assert answer.status_code in (200, 302, 401, 404, 405), answer.status_code


@pytest.mark.django_db
def test_who_is_signed_in_is_given_a_page_at_each_address():
    for pattern in urlpatterns:
        asking = Client()
        asking.force_login(make.person("reader"))
        assert asking.get(address(pattern)).status_code < 500, pattern.name


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["reader", "approver"])
def test_nobody_touches_anothers_key(role: str):
    theirs = Authenticator.objects.create(user=make.person("checker"), type="webauthn", data={"name": "Key"})
    client = Client()
    client.force_login(make.person(role))
    for what in ("remove", "edit"):
        answer = client.post(f"/accounts/2fa/webauthn/keys/{theirs.pk}/{what}/", {"name": "Mine"})
        assert answer.status_code in (302, 404)
    theirs.refresh_from_db()
    assert theirs.data == {"name": "Key"}
