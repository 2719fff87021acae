"""Every answer of a limit says until when, in words and in Retry-After, and tells the truth."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from claimcheck.sign_in import limits
from tests import builders as make
from tests.claimcheck.sign_in.conftest import LOGIN, WRONG, Person, wrong_code_of

pytestmark = pytest.mark.django_db
NEWSROOM = "Asia/Seoul"
SENTENCE = re.compile(
    r"Too many (failed )?attempts( at once)?\. Try again after (\d\d:\d\d:\d\d) \(Asia/Seoul\)\."
)


@pytest.fixture(autouse=True)
def elsewhere(settings: Any) -> None:
    settings.NEWSROOM_TIME_ZONE = NEWSROOM


def refused(ask: Callable[[], HttpResponse]) -> tuple[str, int]:
    """Which kind of limit an answer names, and the seconds it asks to wait; words and header agree."""
    before = datetime.now(ZoneInfo(NEWSROOM))
    answer = ask()
    after = datetime.now(ZoneInfo(NEWSROOM))
    assert answer.status_code == 429
    found = SENTENCE.search(answer.content.decode())
    assert found
    wait = int(answer.headers["Retry-After"])
    moments = range(int(before.timestamp()) + wait - 1, int(after.timestamp()) + wait + 2)
    assert found[3] in {f"{datetime.fromtimestamp(one, ZoneInfo(NEWSROOM)):%H:%M:%S}" for one in moments}
    return (found[1] or found[2] or "").strip(), wait


def is_since(began: float, wait: int, *, seconds: int) -> bool:
    """Whether a wait of so many seconds began after this moment of the monotonic clock, and before now."""
    return seconds - (time.monotonic() - began) - 1 <= wait <= seconds


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the library's clock go on, and ours."""
    now = timezone.now() + timedelta(seconds=seconds)
    monkeypatch.setattr(ratelimit.time, "time", now.timestamp)
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_a_name_is_shut_out_until_the_first_of_its_attempts_is_a_quarter_of_an_hour_old(
    checker: Person, monkeypatch: pytest.MonkeyPatch
):
    began = time.monotonic()
    for _try in range(5):
        assert checker.sign_in(WRONG).status_code == 200
    kind, wait = refused(checker.sign_in)
    assert kind == "failed"
    assert is_since(began, wait, seconds=900)
    with monkeypatch.context() as clock:
        later(clock, wait - 60)
        assert checker.sign_in().status_code == 429
    with monkeypatch.context() as clock:
        later(clock, wait + 1)
        assert checker.sign_in().status_code == 302


def test_so_is_a_second_factor(approver: Person):
    approver.sign_in()
    approver.enrol()
    thief = Person(approver.user, secret=approver.secret)
    thief.sign_in()
    began = time.monotonic()
    for _try in range(5):
        assert thief.show_code(wrong_code_of(thief.secret)).status_code == 200
    kind, wait = refused(thief.show_code)
    assert kind == "failed"
    assert is_since(began, wait, seconds=900)


def test_so_is_who_shows_again_who_they_are(checker: Person, settings: Any):
    settings.ACCOUNT_RATE_LIMITS = {"reauthenticate": "2/m/user"}
    checker.sign_in()
    asked = "/accounts/reauthenticate/"
    began = time.monotonic()
    for _try in range(2):
        assert checker.client.post(asked, {"password": WRONG}).status_code == 200
    kind, wait = refused(lambda: checker.client.post(asked, {"password": WRONG}))
    assert kind == ""
    assert is_since(began, wait, seconds=60)


@pytest.mark.parametrize(("rate", "longest"), [("3/m/ip", 60), ("3/h/ip", 3600)])
def test_so_is_an_address(settings: Any, rate: str, longest: int):
    settings.ACCOUNT_RATE_LIMITS = {"login": rate, "login_failed": None}
    began = time.monotonic()
    for number in range(3):
        assert Client().post(LOGIN, {"login": f"name{number}", "password": WRONG}).status_code == 200
    kind, wait = refused(lambda: Client().post(LOGIN, {"login": "another", "password": WRONG}))
    assert kind == ""
    assert is_since(began, wait, seconds=longest)


@pytest.mark.parametrize("action", ["login", "login_failed"])
def test_who_tries_beside_many_others_has_reached_no_limit_and_waits_seconds(action: str):
    """The counter is taken: on a busy machine it can be for longer than the library waits."""
    name = make.person("checker").username
    request = RequestFactory().post(LOGIN)
    (rate,) = [one for one in ratelimit.parse_rates(app_settings.RATE_LIMITS[action]) if one.per == "ip"]
    counter = ratelimit.get_cache_key(request, app="allauth.account", action=action, rate=rate)
    cache.add(f"{counter}:lock", True)
    sent = {"login": name, "password": make.PASSWORD}
    assert refused(lambda: Client().post(LOGIN, sent)) == ("at once", limits.AT_ONCE)
    cache.delete(f"{counter}:lock")
    assert Client().post(LOGIN, sent).status_code == 302


def test_what_no_limit_refused_asks_nobody_to_wait(checker: Person):
    answer = checker.sign_in(WRONG)
    assert answer.status_code == 200
    assert "Retry-After" not in answer.headers
    assert "Retry-After" not in checker.sign_in().headers
