"""Signing in by an OpenID provider: whom it lets in, with which role, and what a forged answer is worth."""

import base64
import hashlib
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from claimcheck import env
from tests import builders as make
from tests.claimcheck.sign_in.conftest import DESK, Person
from tests.claimcheck.sign_in.provider import CLIENT, SECRET, Provider, new_key, running

pytestmark = pytest.mark.django_db
BEGIN, BACK = "/accounts/provider/openid/login/", "/accounts/provider/openid/callback/"
MINA = {
    "sub": "mina-1",
    "preferred_username": "mina",
    "name": "Mina Example",
    "email": "mina@desk.example",
    "email_verified": True,
}


def configured(settings: Any, address: str, roles: str = "") -> None:
    """The settings as the variables make them."""
    app = {
        "provider_id": "openid",
        "name": "The newsroom",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": address},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.OPENID_ROLES = env.OPENID_ROLES.read(roles) if roles else {}


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    with running(Provider(claims=dict(MINA))) as one:
        configured(settings, one.address)
        yield one


def sent_to(client: Client, **more: str) -> str:
    """Where the page after the button sends the browser."""
    page = client.post(BEGIN, {"process": "login", **more}).content.decode()
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page)
    assert found is not None, page
    return unescape(found[1])


def come_back(client: Client, **more: str) -> Any:
    """Through the provider, where one is signed in, and back."""
    state = parse_qs(urlsplit(sent_to(client, **more)).query)["state"][0]
    return client.get(BACK, {"code": "once", "state": state})


def test_the_button_is_there_where_a_provider_is(provider: Provider):
    assert "Sign in with The newsroom" in Client().get("/accounts/login/").content.decode()


def test_without_a_provider_there_is_none(settings: Any):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Sign in with" not in Client().get("/accounts/login/").content.decode()
    assert Client().post(BEGIN).status_code == 404
    assert Client().get(BACK, {"code": "x", "state": "y"}).status_code == 404


def test_who_comes_has_an_account_and_may_nothing(provider: Provider):
    client = Client()
    assert come_back(client).url == DESK
    mina = User.objects.get(username="mina")
    assert (mina.is_staff, mina.is_superuser, list(mina.groups.all())) == (False, False, [])
    assert not mina.has_usable_password()
    assert client.get(DESK, follow=True).status_code == 403


def test_groups_give_roles_that_are_mapped_and_take_them_again(provider: Provider, settings: Any):
    configured(settings, provider.address, "desk=checker, leads=approver")
    provider.claims["groups"] = ["desk", "canteen"]
    client = Client()
    come_back(client)
    mina = User.objects.get(username="mina")
    assert [group.name for group in mina.groups.all()] == ["checker"]
    assert client.get(DESK).status_code == 200
    assert "+checker" in LogEntry.objects.get(object_id=str(mina.pk)).change_message
    mina.groups.add(make.Group.objects.get(name="reporter"))  # an editor-in-chief gave it; no group is mapped
    provider.claims["groups"] = ["leads"]
    come_back(Client())
    assert {group.name for group in mina.groups.all()} == {"approver", "reporter"}
    provider.claims["groups"] = []
    come_back(Client())
    assert [group.name for group in mina.groups.all()] == ["reporter"]


def test_the_way_there_is_bound_to_the_way_back(provider: Provider):
    client = Client()
    query = parse_qs(urlsplit(sent_to(client)).query)
    assert query["response_type"] == ["code"]
    assert query["code_challenge_method"] == ["S256"]
    assert client.get(BACK, {"code": "once", "state": "made-up"}).status_code == 401
    client.get(BACK, {"code": "once", "state": query["state"][0]})
    [sent] = provider.asked
    proof = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest())
    assert proof.decode().rstrip("=") == query["code_challenge"][0]
    assert Client().get(BACK, {"code": "once", "state": query["state"][0]}).status_code == 401


def test_a_forged_token_opens_nothing(provider: Provider):
    provider.signs_with = new_key()
    assert come_back(Client()).status_code == 401
    assert not User.objects.filter(username="mina").exists()


def test_control_the_librarys_own_reading_would_take_it(provider: Provider, monkeypatch: pytest.MonkeyPatch):
    """It trusts the connection to the token endpoint; we ask for the signature as well."""
    from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

    from claimcheck.sign_in import openid

    monkeypatch.setattr(openid, "CheckingAdapter", OpenIDConnectOAuth2Adapter)
    provider.signs_with = new_key()
    assert come_back(Client()).url == DESK


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "another-site"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1_700_000_000},
    ],
    ids=str,
)
def test_a_token_for_others_or_of_yesterday_opens_nothing(provider: Provider, wrong: dict[str, Any]):
    provider.claims |= wrong
    assert come_back(Client()).status_code == 401
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_signed_by_nobody_opens_nothing(provider: Provider, algorithm: str):
    provider.algorithm, provider.signs_with = algorithm, "a secret of thirty-two letters and more"
    assert come_back(Client()).status_code == 401
    assert not SocialAccount.objects.exists()


def test_user_info_of_somebody_else_is_refused(provider: Provider):
    provider.told = {"sub": "somebody-else"}
    assert come_back(Client()).status_code == 401


def test_an_address_alone_takes_no_account_over(provider: Provider):
    make.person("approver")
    User.objects.filter(username="approver").update(email="MINA@desk.example")
    answer = come_back(Client())
    assert answer.status_code == 403
    assert "not linked to your identity provider" in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_an_account_is_joined_by_who_is_signed_in_to_it(provider: Provider):
    checker = Person(make.person("checker"))
    checker.sign_in()
    state = parse_qs(urlsplit(sent_to(checker.client, process="connect")).query)["state"][0]
    checker.client.get(BACK, {"code": "once", "state": state})
    assert SocialAccount.objects.get().user == checker.user
    elsewhere = Client()
    assert come_back(elsewhere).url == DESK
    assert elsewhere.session["_auth_user_id"] == str(checker.user.pk)


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize(("trusted", "opens"), [(False, False), (True, True)])
def test_whose_second_factor_counts(provider: Provider, settings: Any, trusted: bool, opens: bool):
    configured(settings, provider.address, "leads=approver")
    settings.OPENID_SECOND_FACTOR = trusted
    provider.claims["groups"] = ["leads"]
    client = Client()
    come_back(client)
    assert (client.get(DESK).status_code == 200) is opens
    if not opens:
        assert client.get("/accounts/2fa/totp/activate/").status_code == 200  # without a password to ask for


def test_a_provider_that_is_away_is_told_in_words(settings: Any):
    configured(settings, "http://127.0.0.1:9")
    answer = Client().post(BEGIN, {"process": "login"})
    assert answer.status_code == 502
