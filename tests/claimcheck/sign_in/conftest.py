"""People who sign in as people do: by name, password and, where they have one, a second factor."""

import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tests import builders as make

LOGIN, DESK = "/accounts/login/", "/admin/"
WRONG = "not the password"


def code_of(secret: str, *, steps: int = 0) -> str:
    """What an authenticator app shows now (RFC 6238), or some half minutes from now.

    A code is taken in its own half minute alone: who asks near its end waits for the next, as people do.
    """
    if (left := 30 - time.time() % 30) < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code_of(secret: str) -> str:
    """A code that is none, now or near now."""
    near = {code_of(secret, steps=step) for step in (-1, 0, 1)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in near)


@dataclass
class Person:
    """Somebody at a browser."""

    user: User
    client: Client = field(default_factory=Client)
    secret: str = ""

    def sign_in(self, password: str = make.PASSWORD, **more: Any) -> Any:
        """The answer to name and password."""
        return self.client.post(LOGIN, {"login": self.user.username, "password": password}, **more)

    def enrol(self) -> "Person":
        """Set up an app; what it makes codes from is kept in `secret`."""
        self.client.get("/accounts/2fa/totp/activate/")
        self.secret = self.client.session["mfa.totp.secret"]
        answer = self.client.post("/accounts/2fa/totp/activate/", {"code": code_of(self.secret)})
        assert answer.status_code == 302, answer.content.decode()
        return self

    def show_code(self, code: str = "") -> Any:
        """The answer to a code while signing in."""
        cache.delete(f"allauth.mfa.totp.used?user={self.user.pk}&code={code or code_of(self.secret)}")
        return self.client.post("/accounts/2fa/authenticate/", {"code": code or code_of(self.secret)})

    @property
    def at_the_desk(self) -> bool:
        """Whether the desk opens."""
        return self.client.get(DESK).status_code == 200


@pytest.fixture
def approver(db: None) -> Person:
    return Person(make.person("approver"))


@pytest.fixture
def checker(db: None) -> Person:
    return Person(make.person("checker"))


@pytest.fixture
def required(settings: Any) -> None:
    """As in production: who publishes needs a second factor."""
    settings.REQUIRE_SECOND_FACTOR = True
