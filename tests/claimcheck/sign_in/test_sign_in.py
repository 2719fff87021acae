"""Signing in and staying so: lock-out, ages of sessions, what the admin's own login no longer is."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import path
from django.utils import timezone

from claimcheck import urls
from claimcheck.sign_in import sessions
from tests import builders as make
from tests.claimcheck.sign_in.conftest import DESK, LOGIN, WRONG, Person

pytestmark = pytest.mark.django_db
TOO_MANY = "Too many failed attempts"


def test_name_and_password_open_the_desk_for_who_has_a_role(checker: Person):
    assert checker.sign_in().url == DESK
    assert checker.at_the_desk


def test_the_way_leads_back_to_what_was_wanted(checker: Person):
    wanted = "/admin/claims/claim/?state=candidate"
    to_login = checker.client.get(wanted, follow=True)
    assert to_login.redirect_chain[-1][0].startswith(f"{LOGIN}?next=%2Fadmin%2Fclaims%2Fclaim%2F")
    field = re.search(rb'name="next"\s+value="([^"]+)"', to_login.content)
    assert field is not None
    data = {"login": checker.user.username, "password": make.PASSWORD, "next": field[1].decode()}
    assert checker.client.post(LOGIN, data).url == wanted


def test_nowhere_else_does_it_lead(checker: Person):
    assert checker.sign_in(query_params={"next": "https://elsewhere.example/"}).url == DESK


def test_without_a_role_the_desk_stays_shut_and_says_why():
    nobody = Person(User.objects.create_user("nobody", password=make.PASSWORD))
    nobody.sign_in()
    answer = nobody.client.get(DESK, follow=True)
    assert answer.status_code == 403
    assert "Ask an editor-in-chief for one" in answer.content.decode()


def test_nobody_signs_up():
    for address in ("/accounts/signup/", "/accounts/provider/signup/"):
        assert "Sign-up is closed" in Client().get(address).content.decode()
        data = {"username": "new", "password1": make.PASSWORD, "password2": make.PASSWORD}
        Client().post(address, data)
    assert not User.objects.filter(username="new").exists()


# Lock-out -----------------------------------------------------------------------------------------------


def test_after_five_wrong_tries_the_right_password_is_refused_too_with_a_time(checker: Person):
    for _try in range(5):
        assert TOO_MANY not in checker.sign_in(WRONG).content.decode()
    told = checker.sign_in().content.decode()
    assert re.search(r"Too many failed attempts\. Try again after \d\d:\d\d:\d\d \(UTC\)\.", told)
    assert not checker.at_the_desk
    cache.clear()  # as time does
    assert checker.sign_in().url == DESK


def test_control_without_the_limit_the_sixth_try_succeeds(checker: Person, settings: Any):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": None}
    for _try in range(5):
        checker.sign_in(WRONG)
    assert checker.sign_in().url == DESK


def test_one_who_is_locked_out_locks_nobody_else_out(checker: Person, approver: Person):
    for _try in range(6):
        checker.sign_in(WRONG)
    assert approver.sign_in().url == DESK


def test_a_name_that_nobody_has_is_answered_alike():
    told = [
        Client().post(LOGIN, {"login": name, "password": WRONG}).content.decode()
        for name in (make.person("checker").username, "nobody-at-all")
    ]
    assert all("not correct" in page for page in told)


def test_one_address_trying_many_names_is_stopped(settings: Any):
    settings.ACCOUNT_RATE_LIMITS = {"login": "5/m/ip", "login_failed": None}
    for number in range(5):
        assert Client().post(LOGIN, {"login": f"name{number}", "password": WRONG}).status_code == 200
    stopped = Client().post(LOGIN, {"login": "name6", "password": WRONG})
    assert stopped.status_code == 429
    assert "Too many attempts. Try again after" in stopped.content.decode()


def test_the_address_is_the_visitors_not_the_proxys(settings: Any, checker: Person):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip", "login_failed": None}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def tried(address: str) -> int:
        headers = {"X-Forwarded-For": address}
        data = {"login": "any", "password": WRONG}
        return int(Client().post(LOGIN, data, headers=headers).status_code)

    assert [tried("198.51.100.1") for _try in range(3)] == [200, 200, 429]
    assert tried("198.51.100.2") == 200
    assert (
        tried("198.51.100.99, 198.51.100.1") == 429
    )  # what the visitor wrote in front of it counts for nothing


# Sessions -----------------------------------------------------------------------------------------------


def clock(monkeypatch: pytest.MonkeyPatch, *, later: float) -> None:
    """Let the sessions' clock go on."""
    now = timezone.now().timestamp()
    monkeypatch.setattr(sessions.time, "time", lambda: now + later)


def test_the_key_of_a_session_changes_with_signing_in(checker: Person):
    checker.client.get(LOGIN)
    checker.client.session.save()
    session = checker.client.session
    session["planted"] = True
    session.save()
    checker.client.cookies["sessionid"] = session.session_key
    before = session.session_key
    checker.sign_in()
    assert checker.client.session.session_key != before


@pytest.mark.parametrize(("minutes", "still"), [(119, True), (121, False)])
def test_who_was_away_signs_in_again(
    checker: Person, monkeypatch: pytest.MonkeyPatch, minutes: int, still: bool
):
    checker.sign_in()
    assert checker.at_the_desk
    clock(monkeypatch, later=60 * minutes)
    assert checker.at_the_desk is still


def test_after_a_days_work_everybody_signs_in_again(checker: Person, monkeypatch: pytest.MonkeyPatch):
    checker.sign_in()
    assert checker.at_the_desk
    for hour in range(1, 13):
        clock(monkeypatch, later=3600 * hour - 60)
        assert checker.at_the_desk, hour
    clock(monkeypatch, later=12 * 3600 + 1)
    assert not checker.at_the_desk


def test_a_cookie_that_was_signed_out_opens_nothing(checker: Person):
    checker.sign_in()
    stolen = Client()
    stolen.cookies["sessionid"] = checker.client.cookies["sessionid"].value
    assert stolen.get(DESK).status_code == 200
    checker.client.post("/accounts/logout/")
    assert stolen.get(DESK).status_code == 302


def test_whose_account_is_closed_is_out_at_once(checker: Person):
    checker.sign_in()
    assert checker.at_the_desk
    checker.user.is_active = False
    checker.user.save()
    assert not checker.at_the_desk
    assert checker.client.get("/api/v1/claims/").status_code in (401, 403)


def test_signing_out_of_the_admin_is_signing_out(checker: Person):
    checker.sign_in()
    checker.client.post("/admin/logout/")
    assert not checker.at_the_desk


# The admin's own login ----------------------------------------------------------------------------------


def test_the_admins_login_takes_no_password(approver: Person):
    data = {"username": approver.user.username, "password": make.PASSWORD, "next": DESK}
    assert approver.client.post("/admin/login/", data).url.startswith(LOGIN)
    assert "_auth_user_id" not in approver.client.session


def test_somebody_signed_in_becomes_nobody_else_there(checker: Person, approver: Person):
    """The library's own guard of the admin's login lets those through who are signed in already."""
    checker.sign_in()
    checker.client.post("/admin/login/", {"username": approver.user.username, "password": make.PASSWORD})
    assert checker.client.session["_auth_user_id"] == str(checker.user.pk)


@pytest.fixture
def unguarded(settings: Any) -> Any:
    """The addresses as they were: the admin's own login in its place."""
    settings.ROOT_URLCONF = type(
        "Unguarded",
        (),
        {"urlpatterns": [path("admin/login/", admin.site.login), *urls.urlpatterns], "handler500": None},
    )


def test_control_the_admins_own_login_would_take_it(unguarded: Any, approver: Person):
    approver.sign_in()
    approver.enrol()
    thief = Client()
    thief.post("/admin/login/", {"username": approver.user.username, "password": make.PASSWORD})
    assert thief.get(DESK).status_code == 200  # and no code was asked for


def test_pages_of_signing_in_allow_no_foreign_and_no_inline_code(checker: Person):
    policy = Client().get(LOGIN).headers["Content-Security-Policy"]
    assert "'unsafe" not in policy
    assert "default-src 'none'" in policy
