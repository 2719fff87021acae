"""Signing in as people see it: wrong passwords, an app, recovery codes, a security key, the provider."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests import builders as make
from tests.browser.conftest import DESKTOP, PATIENCE, PHONE, violations
from tests.claimcheck.sign_in.conftest import code_of
from tests.claimcheck.sign_in.provider import Provider, running
from tests.claimcheck.sign_in.test_openid import MINA, configured

pytestmark = pytest.mark.browser
Visitor = Callable[..., Any]


@pytest.fixture
def visitor(chromium: Any, live_server: Any) -> Iterator[Visitor]:
    """A page of a browser in which nobody is signed in."""
    contexts, broken = [], []

    def opened(*, viewport: dict[str, int] = DESKTOP, dark: bool = False) -> Any:
        context = chromium.new_context(
            viewport=viewport, color_scheme="dark" if dark else "light", base_url=live_server.url
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on(
            "console",
            lambda told: broken.append(told.text) if "Content Security Policy" in told.text else None,
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert broken == []


def sign_in(page: Any, name: str, password: str = make.PASSWORD) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=False).first.fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def enrol(page: Any) -> str:
    """Set up an app from the page that asks for it; gives the secret."""
    page.get_by_role("link", name="Set up an app").click()
    secret = str(page.get_by_label("Authenticator secret").input_value())
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Activate").click()
    page.get_by_role("heading", name="Recovery Codes").wait_for()
    cache.clear()  # the next code may be shown within the same half minute
    return secret


@pytest.mark.whole("test_an_approver_sets_up_an_app_and_signs_in_with_it")
def test_wrong_passwords_shut_the_door_and_say_until_when(visitor: Visitor):
    make.person("checker")
    page = visitor()
    for _try in range(5):
        sign_in(page, "checker", "wrong")
        page.get_by_role("alert").wait_for()
    sign_in(page, "checker")
    told = page.get_by_role("alert").inner_text()
    assert re.search(r"Try again after \d\d:\d\d:\d\d \(UTC\)", told)


@pytest.mark.check("tests/claimcheck/sign_in/test_second_factor.py::test_set_up_shown_and_asked_for")
def test_an_approver_sets_up_an_app_and_signs_in_with_it(visitor: Visitor, settings: Any):
    settings.REQUIRE_SECOND_FACTOR = True
    make.person("approver")
    page = visitor()
    sign_in(page, "approver")
    page.get_by_text("Your role requires a second factor").wait_for()
    secret = enrol(page)
    codes = re.findall(r"\d{8}", page.get_by_label("Unused codes").input_value())
    page.get_by_role("link", name="To the desk").click()
    page.wait_for_url("**/admin/")
    page.get_by_role("heading", name="Open conflicts").wait_for()

    other = visitor(viewport=PHONE)
    sign_in(other, "approver")
    other.get_by_label("Code", exact=False).first.fill(code_of(secret))
    other.get_by_role("button", name="Sign In").click()
    other.wait_for_url("**/admin/")
    third = visitor()
    sign_in(third, "approver")
    third.get_by_label("Code", exact=False).first.fill(codes[3])
    third.get_by_role("button", name="Sign In").click()
    third.wait_for_url("**/admin/")
    third.goto("/accounts/2fa/")
    third.get_by_text("9 left").wait_for()


@pytest.mark.whole("test_an_approver_sets_up_an_app_and_signs_in_with_it")
def test_a_security_key(visitor: Visitor, settings: Any):
    settings.REQUIRE_SECOND_FACTOR = settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    make.person("approver")
    page = visitor()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    sign_in(page, "approver")
    page.get_by_role("link", name="Add a key").click()
    page.wait_for_url("**/webauthn/add/")  # which waits for its script: before that the button does nothing
    page.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name="Recovery Codes").wait_for()
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign Out").click()
    sign_in(page, "approver")
    page.wait_for_url("**/authenticate/**")
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url("**/admin/")


@pytest.mark.whole("test_an_approver_sets_up_an_app_and_signs_in_with_it")
def test_by_the_newsrooms_provider(visitor: Visitor, settings: Any):
    with running(Provider(claims={**MINA, "groups": ["desk"]})) as provider:
        configured(settings, provider.address, "desk=checker")
        page = visitor()
        page.goto("/admin/")
        page.get_by_role("button", name="Sign in with The newsroom").click()
        page.wait_for_url("**/admin/")
        page.get_by_role("heading", name="Open conflicts").wait_for()


@pytest.mark.whole("test_an_approver_sets_up_an_app_and_signs_in_with_it")
@pytest.mark.slow
@pytest.mark.parametrize("look", [{}, {"dark": True}, {"viewport": PHONE}], ids=["light", "dark", "phone"])
def test_nothing_in_the_way_of_anybody(visitor: Visitor, settings: Any, look: dict[str, Any]):
    """WCAG 2.2 AA as far as axe can tell; on a phone nothing is wider than the screen."""
    settings.MFA_RECOVERY_CODES_SHOW_ONCE = False
    configured(settings, "http://127.0.0.1:9")
    make.person("approver")
    page = visitor(**look)

    def look_at(name: str) -> None:
        page.wait_for_load_state()
        assert violations(page, dark=look.get("dark", False)) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name

    for name in ("login/", "signup/", "password/reset/", "password/reset/done/", "provider/openid/login/"):
        page.goto(f"/accounts/{name}")
        look_at(name)
    sign_in(page, "approver", "wrong")
    look_at("a wrong password")
    sign_in(page, "approver")
    page.goto("/accounts/2fa/?needed=1")
    look_at("needed")
    page.get_by_role("link", name="Set up an app").click()
    look_at("set up")
    page.goto("/accounts/2fa/")
    enrol(page)
    look_at("codes")
    for name in ("2fa/", "2fa/totp/deactivate/", "2fa/recovery-codes/generate/", "2fa/webauthn/add/",
                 "2fa/reauthenticate/", "password/change/", "provider/", "logout/"):  # fmt: skip
        page.goto(f"/accounts/{name}")
        look_at(name)
    page.get_by_role("main").get_by_role("button", name="Sign Out").click()
    sign_in(page, "approver")
    look_at("a code is asked for")
