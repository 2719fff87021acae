"""The second factor: who needs one, what stays shut without it, and that no other door leads round it."""

import base64
import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from claimcheck.foundation.records.acts import Act, Means, acting
from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded
from claimcheck.sign_in import adapters, sealing
from claims.models import Resolution, VerifiedFigure
from claims.services.access.people import reset_second_factor
from claims.services.access.tokens import make_token
from tests import builders as make
from tests.claimcheck.sign_in.conftest import DESK, Person, code_of, wrong_code_of

pytestmark = pytest.mark.django_db
CODES = "/accounts/2fa/recovery-codes/"


def recovery_codes(person: Person) -> list[str]:
    """As the page shows them, once."""
    return re.findall(r"\d{8}", person.client.get(CODES).content.decode().split("<textarea")[1])


def basic(person: Person) -> Client:
    """A client that sends name and password with each request."""
    signed = base64.b64encode(f"{person.user.username}:{make.PASSWORD}".encode()).decode()
    return Client(headers={"Authorization": f"Basic {signed}"})


def again(person: Person) -> Person:
    """The same person at another browser."""
    return Person(person.user, secret=person.secret)


# Signing in with it --------------------------------------------------------------------------------------


def test_set_up_shown_and_asked_for(approver: Person):
    approver.sign_in()
    approver.enrol()
    later = again(approver)
    assert later.sign_in().url == "/accounts/2fa/authenticate/"
    assert not later.at_the_desk
    assert b"Incorrect code" in later.show_code(wrong_code_of(later.secret)).content
    assert not later.at_the_desk
    assert later.show_code().url == DESK
    assert later.at_the_desk


def test_a_code_is_good_for_one_sign_in(approver: Person):
    approver.sign_in()
    approver.enrol()
    first, second = again(approver), again(approver)
    first.sign_in()
    second.sign_in()
    code = code_of(approver.secret)
    assert first.show_code(code).status_code == 302
    assert second.client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 200
    assert not second.at_the_desk


def test_codes_cannot_be_guessed(approver: Person):
    approver.sign_in()
    approver.enrol()
    thief = again(approver)
    thief.sign_in()
    wrong = wrong_code_of(thief.secret)
    for _try in range(5):
        thief.show_code(wrong)
    assert "Too many failed attempts" in thief.show_code().content.decode()
    assert not thief.at_the_desk


def test_a_recovery_code_opens_once(approver: Person):
    approver.sign_in()
    approver.enrol()
    codes = recovery_codes(approver)
    assert len(set(codes)) == 10
    one, two = again(approver), again(approver)
    one.sign_in()
    two.sign_in()
    assert one.show_code(codes[0]).status_code == 302
    assert one.at_the_desk
    assert two.show_code(codes[0]).status_code == 200
    assert not two.at_the_desk


def test_the_session_gets_a_new_key_with_the_second_factor(approver: Person):
    approver.sign_in()
    before = approver.client.session.session_key
    approver.enrol()
    assert approver.client.session.session_key != before


def test_the_account_is_told_by_mail_of_a_new_password(approver: Person):
    approver.user.email = "anna@desk.example"
    approver.user.save()
    approver.sign_in()
    change = {
        "oldpassword": make.PASSWORD,
        "password1": "another long one 7",
        "password2": "another long one 7",
    }
    approver.client.post("/accounts/password/change/", change)
    assert [message.to for message in mail.outbox] == [["anna@desk.example"]]
    approver.user.refresh_from_db()
    assert approver.user.check_password("another long one 7")
    assert not approver.user.check_password(make.PASSWORD)


# Who needs one ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["approver", "editor-in-chief"])
@pytest.mark.usefixtures("required")
def test_whoever_publishes_sets_one_up_before_anything_else(role: str):
    person = Person(make.person(role))
    person.sign_in()
    assert person.client.get(DESK).url == "/accounts/2fa/?needed=1"
    assert (
        "Your role requires a second factor" in person.client.get("/accounts/2fa/?needed=1").content.decode()
    )
    person.enrol()
    assert person.at_the_desk


@pytest.mark.parametrize("role", ["reader", "reporter", "checker"])
@pytest.mark.usefixtures("required")
def test_others_need_none(role: str):
    person = Person(make.person(role))
    person.sign_in()
    assert person.at_the_desk


@pytest.mark.usefixtures("required")
def test_superusers_need_one(db: None):
    person = Person(make.User.objects.create_superuser("boss", password=make.PASSWORD))
    person.sign_in()
    assert not person.at_the_desk


def test_where_it_is_not_required_the_desk_opens_as_in_the_demo(approver: Person):
    approver.sign_in()
    assert approver.at_the_desk


# No way round ----------------------------------------------------------------------------------------------


def approving(client: Client) -> Any:
    """The answers to approving in the admin and over REST."""
    made = Resolution.objects.first() or make.resolution(make.conflict(), by=make.person("checker"))
    shown = {"basis": made.basis, "seen": f"|{made.state}|||{made.basis}"}
    in_admin = client.post(f"/admin/claims/resolution/{made.pk}/approve/", shown)
    address = f"/api/v1/resolutions/{made.pk}/approve/"
    body = json.dumps({"basis": made.basis})
    return in_admin, client.post(address, body, content_type="application/json")


@pytest.mark.usefixtures("required")
def test_without_it_nothing_is_approved_by_any_door(approver: Person):
    approver.sign_in()
    in_admin, over_rest = approving(approver.client)
    assert in_admin.url == "/accounts/2fa/?needed=1"
    assert over_rest.status_code == 403
    assert "second factor" in over_rest.json()["detail"]
    over_basic = approving(basic(approver))[1]
    assert over_basic.status_code == 401
    assert not VerifiedFigure.objects.exists()


def test_control_where_it_is_not_required_the_same_requests_publish(approver: Person):
    approver.sign_in()
    approving(approver.client)
    assert VerifiedFigure.objects.exists()


@pytest.mark.usefixtures("required")
def test_a_session_from_elsewhere_has_not_shown_it(approver: Person):
    """Whatever signs somebody in, the gate asks for what was shown in this very session."""
    approver.sign_in()
    approver.enrol()
    other = Client()
    other.force_login(approver.user)
    answer = other.get(DESK)
    assert answer.url.startswith("/accounts/2fa/reauthenticate/")
    cache.clear()
    other.post("/accounts/2fa/reauthenticate/", {"code": code_of(approver.secret)})
    assert other.get(DESK).status_code == 200


@pytest.mark.usefixtures("required")
def test_one_set_up_elsewhere_opens_no_session_that_has_only_the_password(approver: Person):
    thief = again(approver)
    thief.sign_in()
    approver.sign_in()
    approver.enrol()
    assert not thief.at_the_desk


def test_a_password_alone_asks_nothing_over_rest_of_who_has_one(approver: Person):
    assert basic(approver).get("/api/v1/claims/").status_code == 200  # the control: before it is set up
    approver.sign_in()
    approver.enrol()
    refused = basic(approver).get("/api/v1/claims/")
    assert refused.status_code == 401
    assert "Send a token" in refused.json()["detail"]


def test_in_production_no_password_is_taken_over_rest(checker: Person, settings: Any):
    settings.PASSWORDS_OVER_REST = False
    refused = basic(checker).get("/api/v1/claims/")
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.usefixtures("required")
def test_a_token_needs_none_it_was_made_by_somebody_who_showed_one(approver: Person):
    given = {"by": approver.user, "owner": approver.user, "now": timezone.now(), "name": "Desk"}
    with pytest.raises(Refused, match="second factor"):
        make_token(**given, scopes=["review"])
    with acting(Act(Means.SECOND_FACTOR)):
        made = make_token(**given, scopes=["review"])
    asking = Client(headers={"Authorization": f"Bearer {made[1]}"})
    assert asking.get("/api/v1/claims/").status_code == 200


# Losing it -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("required")
def test_what_was_lost_is_reset_by_somebody_else_with_a_reason(approver: Person):
    approver.sign_in()
    approver.enrol()
    editor = Person(make.person("editor-in-chief"))
    editor.sign_in()
    editor.enrol()
    address = f"/admin/auth/user/{approver.user.pk}/reset/"
    assert "by phone or in person" in editor.client.get(address).content.decode()
    editor.client.post(address, {"reason": "Her phone fell into the Spree; she called."})
    assert not Authenticator.objects.filter(user=approver.user).exists()
    assert "Spree" in LogEntry.objects.get(object_id=str(approver.user.pk)).change_message
    assert not approver.at_the_desk  # what was shown in that session is gone
    later = again(approver)
    later.sign_in()
    assert later.client.get(DESK).url == "/accounts/2fa/?needed=1"


def test_nobody_resets_their_own_nor_without_a_reason_nor_what_is_not_there(approver: Person):
    editor, now = make.person("editor-in-chief"), timezone.now()
    with pytest.raises(SecondPersonNeeded):
        reset_second_factor(by=editor, now=now, person=editor, reason="Lost.")
    with pytest.raises(Refused, match="reason"):
        reset_second_factor(by=editor, now=now, person=approver.user, reason=" ")
    with pytest.raises(Refused, match="no second factor"):
        reset_second_factor(by=editor, now=now, person=approver.user, reason="Lost.")


def test_an_editor_resets_no_superusers(approver: Person):
    boss = make.User.objects.create_superuser("boss", password=make.PASSWORD)
    editor = Client()
    editor.force_login(make.person("editor-in-chief"))
    address = f"/admin/auth/user/{boss.pk}/reset/"
    assert (editor.get(address).status_code, editor.post(address).status_code) == (403, 403)


# How seeds are kept -----------------------------------------------------------------------------------


def test_what_is_stored_is_not_what_codes_are_made_from(approver: Person):
    approver.sign_in()
    approver.enrol()
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert approver.secret not in stored
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert adapters.SecondFactorAdapter().decrypt(kept) == approver.secret


def test_under_another_key_no_code_fits_and_nothing_breaks(approver: Person, settings: Any):
    approver.sign_in()
    approver.enrol()
    kept = Authenticator.objects.get(type="totp").data["secret"]
    settings.SECRET_KEY = "another key, of fifty letters and more, to be sure of it"
    assert sealing.unseal(kept) != sealing.unseal(kept) != approver.secret  # a seed that nobody knows
    later = again(approver)
    later.sign_in()
    assert b"Incorrect code" in later.show_code().content
