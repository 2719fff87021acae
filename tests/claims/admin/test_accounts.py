"""What is changed of an account at the desk is on record; who could act alone is on a page and a command."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from claimcheck.foundation.records.errors import SecondPersonNeeded
from claims.examples.people import demo_people, give_passwords
from claims.models import AccountChange
from claims.services.access.accounts import check_in_own_hands
from claims.views.two_people import holes_here
from tests import builders as new
from tests.claims.admin.conftest import Desk
from tests.claims.services.test_accounts import changed
from tests.claims.services.test_tokens import made_for

PASSWORD = "a quite different pass phrase"
PAGE = "/admin/two-people/"


def open_changes() -> list[tuple[str, str]]:
    return [(row.person.username, row.what) for row in AccountChange.objects.filter(confirmed_at=None)]


def form_of(page: Any) -> dict[str, Any]:
    """What a browser would send of an account's page as it stands."""
    form = page.context["adminform"].form
    values = {name: form.initial.get(name) for name in form.fields}
    groups = [group.pk for group in values.pop("groups", [])]
    sent = {name: value for name, value in values.items() if value not in (None, False, [])}
    for name in ("last_login", "date_joined"):
        moment = sent.pop(name, None)
        if moment is not None:
            sent |= {f"{name}_0": f"{moment:%Y-%m-%d}", f"{name}_1": f"{moment:%H:%M:%S}"}
    return {**sent, "groups": groups}


def test_a_new_account_a_password_an_address_and_a_role_are_on_record(desk: Desk) -> None:
    boss, anna = desk.client("editor-in-chief"), desk.person("approver")
    sent = {"username": "new", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert boss.post("/admin/auth/user/add/", sent).status_code == 302
    assert open_changes() == [("new", "account made")]
    passwords = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert boss.post(f"/admin/auth/user/{anna.pk}/password/", passwords).status_code == 302
    address = f"/admin/auth/user/{anna.pk}/change/"
    now = form_of(boss.get(address))
    assert boss.post(address, {**now, "first_name": "Anna"}).status_code == 302
    roles = [*now["groups"], Group.objects.get(name="checker").pk]
    changed_now = {**now, "email": "boss@example.org", "groups": roles}
    assert boss.post(address, changed_now).status_code == 302
    anna.refresh_from_db()
    assert (anna.email, anna.check_password(PASSWORD)) == ("boss@example.org", True)
    told = [what for name, what in open_changes() if name == "approver"]
    assert told == ["email, roles", "password"]


def test_a_user_name_under_which_something_stands_is_kept_and_any_other_changed(desk: Desk) -> None:
    new.claim()
    boss = desk.client("editor-in-chief")
    for role, kept in (("reporter", True), ("approver", False)):
        person = desk.person(role)
        address = f"/admin/auth/user/{person.pk}/change/"
        page = boss.post(address, {**form_of(boss.get(address)), "username": "other"})
        person.refresh_from_db()
        assert (page.status_code, person.username) == ((200, role) if kept else (302, "other"))
        if kept:
            (told,) = page.context["adminform"].form.errors["username"]
            assert told.startswith(
                "“reporter”: something is on record under this user name, so it stays. Change"
            )
            named = {**form_of(boss.get(address)), "first_name": "Rita"}
            assert boss.post(address, named).status_code == 302


def test_an_account_is_made_with_its_role_in_one_form_and_that_is_one_change(desk: Desk) -> None:
    boss = desk.client("editor-in-chief")
    offered = boss.get("/admin/auth/user/add/").context["adminform"].form.fields["groups"].queryset
    ladder = ["reader", "reporter", "checker", "approver", "editor-in-chief"]
    assert [role.name for role in offered] == ladder
    role = Group.objects.get(name="checker").pk
    passwords = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    sent = {"username": "new", "email": "new@example.org", "groups": [role], **passwords}
    assert boss.post("/admin/auth/user/add/", sent).status_code == 302
    new = User.objects.get(username="new")
    assert (new.is_staff, new.email, open_changes()) == (True, "new@example.org", [("new", "account made")])
    address = f"/admin/auth/user/{new.pk}/change/"
    assert boss.post(address, {**form_of(boss.get(address)), "groups": []}).status_code == 302
    new.refresh_from_db()
    assert not new.is_staff


def test_changes_are_confirmed_together(desk: Desk) -> None:
    keys = [str(changed(desk.person(role)).pk) for role in ("approver", "checker")]
    data = {"_selected_action": keys, "confirmed": "1", "back": "/admin/"}
    address = "/admin/claims/accountchange/bulk/confirm/"
    assert desk.client("editor-in-chief", "other").post(address, data).status_code == 302
    assert open_changes() == []


def test_where_nobody_can_confirm_it_says_what_to_do(desk: Desk) -> None:
    anna = desk.person("approver")
    changed(anna)
    with pytest.raises(SecondPersonNeeded, match="createsuperuser"):
        check_in_own_hands(anna)
    desk.client("editor-in-chief", "other")
    with pytest.raises(SecondPersonNeeded, match=r"“Changes of accounts”\.$"):
        check_in_own_hands(anna)


def test_ones_own_password_is_nobody_elses_matter(desk: Desk) -> None:
    boss = desk.person("editor-in-chief")
    passwords = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    address = f"/admin/auth/user/{boss.pk}/password/"
    assert desk.client("editor-in-chief").post(address, passwords).status_code == 302
    assert open_changes() == []


def test_another_manager_confirms_and_whoever_changed_it_does_not(desk: Desk) -> None:
    change = changed(desk.person("approver"))
    address = f"/admin/claims/accountchange/{change.pk}/confirm/"
    assert desk.client("editor-in-chief").post(address, {}).status_code == 403
    assert desk.client("checker").post(address, {}).status_code == 404
    assert desk.client("editor-in-chief", "other").post(address, {"back": "/admin/"}).status_code == 302
    assert open_changes() == []


def test_where_one_person_manages_people_a_command_confirms_in_anothers_name(desk: Desk) -> None:
    changed(desk.person("approver"))
    with pytest.raises(CommandError, match="third person"):
        call_command("confirm_account", "approver", by="editor-in-chief")
    call_command("confirm_account", "approver", by=desk.person("checker").username, stdout=StringIO())
    assert open_changes() == []
    with pytest.raises(CommandError, match="no active user"):
        call_command("confirm_account", "nobody", by="checker")


@pytest.mark.django_db
def test_in_the_demo_nobody_could(settings: Any) -> None:
    settings.DEBUG = True
    people = demo_people()
    give_passwords(people)
    for person in people:
        Client().force_login(person)
    assert holes_here(now=timezone.now()) == []
    said = StringIO()
    call_command("check_two_people", stdout=said)
    assert "Nobody can publish alone." in said.getvalue()
    asking = Client()
    asking.force_login(people.editor)
    assert "Nobody: no account" in asking.get(PAGE).content.decode()


def test_what_is_planted_is_found_and_closed(desk: Desk, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR, settings.PASSWORDS_OVER_REST = True, False
    boss = desk.person("editor-in-chief")
    anna, left = desk.person("approver"), desk.person("reporter")
    type(anna).objects.exclude(pk=anna.pk).filter(groups__name="approver").update(is_active=False)
    desk.client("reporter")
    left.groups.clear()
    token, change = made_for(anna, "publish"), changed(anna)
    type(anna).objects.filter(pk__in=[anna.pk, boss.pk]).update(email="One@example.org")
    said = StringIO()
    with pytest.raises(CommandError, match="ways for one person"):
        call_command("check_two_people", stdout=said)
    for told in ("“Old”", "address One@example.org", "has no second factor", "no role any more", "password"):
        assert told in said.getvalue()
    # closed one by one
    type(anna).objects.filter(pk=boss.pk).update(email="boss@example.org")
    type(token).objects.filter(pk=token.pk).update(revoked_at=timezone.now(), revoked_by=anna)
    type(change).objects.filter(pk=change.pk).update(confirmed_at=timezone.now(), confirmed_by=left)
    left.set_password(PASSWORD)
    left.save()
    assert {
        hole.what.partition(" and has no second factor")[1] for hole in holes_here(now=timezone.now())
    } == {" and has no second factor"}
    settings.OPENID_SECOND_FACTOR = True
    assert holes_here(now=timezone.now()) == []


def test_one_app_for_two_people_and_the_owners_password_are_found(desk: Desk, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR, settings.PASSWORDS_OVER_REST = True, False
    anna, chen = desk.person("approver"), desk.person("checker")
    Authenticator.objects.filter(user__in=[anna, chen]).delete()
    TOTP.activate(anna, "JBSWY3DPEHPK3PXP")
    TOTP.activate(chen, "JBSWY3DPEHPK3PXP")
    settings.DATABASE_OWNER = {"USER": "owner", "PASSWORD": "known"}
    found = {hole.who for hole in holes_here(now=timezone.now())}
    names = {anna.username, chen.username}
    assert [set(who) for who in found if len(who) == 2] == [names]
    assert ("DATABASE_OWNER_URL",) in found
    Authenticator.objects.get(user=chen).delete()
    TOTP.activate(chen, "KRSXG5CTMVRXEZLU")
    settings.DATABASE_OWNER = None
    found = {hole.who for hole in holes_here(now=timezone.now())}
    assert not [who for who in found if len(who) == 2 or who == ("DATABASE_OWNER_URL",)]


def test_a_session_that_has_run_out_is_none(desk: Desk, settings: Any) -> None:
    settings.OPENID_SECOND_FACTOR, settings.PASSWORDS_OVER_REST = True, False
    desk.client("reporter")
    desk.person("reporter").groups.clear()
    assert len(holes_here(now=timezone.now())) == 1
    Session.objects.update(expire_date=timezone.now() - timedelta(hours=1))
    assert holes_here(now=timezone.now()) == []


def test_the_page_is_for_who_manages_people(desk: Desk) -> None:
    assert desk.client("editor-in-chief").get(PAGE).status_code == 200
    assert desk.client("approver").get(PAGE).status_code == 403
