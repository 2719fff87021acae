"""My tokens: whoever has a role makes what that role can use, and alone sees the text."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from claims.domain.access import TokenScope, scopes_for
from claims.models import ApiToken
from tests import builders as make
from tests.claimcheck.sign_in.conftest import Person
from tests.claims.admin.conftest import ROLES, Desk
from tests.claims.services.test_tokens import OLD, made_for

MAKE, LIST = "/admin/tokens/new/", "/admin/tokens/"
OFFERED = {
    "reader": ["figures:read"],
    "reporter": ["figures:read", "claims:write", "review"],
    "checker": ["figures:read", "claims:write", "review"],
    "approver": ["figures:read", "claims:write", "review", "publish"],
    "editor-in-chief": list(TokenScope),
}
TEXT = re.compile(r"cck_[\w-]{43}")


def given(*scopes: str) -> dict[str, object]:
    return {"name": "Script", "scopes": scopes, "per_minute": "60"}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_offered_what_it_can_use(desk: Desk, role: str) -> None:
    offered = OFFERED[role]
    assert list(scopes_for(desk.person(role).get_all_permissions())) == offered
    client = desk.client(role)
    page = client.get(MAKE).content.decode()
    assert [scope for scope in TokenScope if f'value="{scope}"' in page] == offered
    beyond = [scope for scope in TokenScope if scope not in offered]
    if beyond:
        assert "Select a valid choice" in client.post(MAKE, given(*beyond)).content.decode()
    assert TEXT.search(client.post(MAKE, given(*offered)).content.decode())
    made = ApiToken.objects.get(owner=desk.person(role))
    assert (made.recorded_by, made.scopes) == (made.owner, offered)


def test_without_a_role_none_is_made(desk: Desk) -> None:
    client = Client()
    client.force_login(make.User.objects.create_user("somebody", is_staff=True))
    assert client.get(LIST).status_code == 200
    assert client.post(MAKE, given("figures:read")).status_code == 403
    assert not ApiToken.objects.exists()


def test_its_text_is_on_one_page_once_and_in_no_message(desk: Desk) -> None:
    client = desk.client("checker")
    response = client.post(MAKE, given("review"))
    text = TEXT.search(response.content.decode())
    assert text is not None
    assert "no-store" in response.headers["Cache-Control"]
    assert not list(get_messages(response.wsgi_request))
    assert not TEXT.search(client.get(LIST).content.decode())
    asking = Client(headers={"Authorization": f"Bearer {text[0]}"})
    assert asking.get("/api/v1/claims/").status_code == 200


def test_what_another_has_made_is_accepted_and_others_tokens_are_out_of_reach(desk: Desk) -> None:
    token = made_for(desk.person("approver"), "publish")
    client = desk.client("approver")
    assert "opens nothing until you accept it" in client.get(LIST).content.decode()
    for verb in ("accept", "revoke"):
        assert desk.client("editor-in-chief").post(f"{LIST}{token.pk}/{verb}/", {}).status_code == 404
    text = TEXT.search(client.post(f"{LIST}{token.pk}/accept/", {}).content.decode())
    assert text is not None
    assert text[0] != OLD
    mine = ApiToken.objects.get(owner=desk.person("approver"), revoked_at=None)
    client.post(f"{LIST}{mine.pk}/revoke/", {"reason": "Lost."})
    mine.refresh_from_db()
    assert (mine.revoked_by, mine.revoked_reason) == (desk.person("approver"), "Lost.")


def test_a_token_that_decides_takes_the_second_factor_at_the_desk(desk: Desk, settings: object) -> None:
    settings.REQUIRE_SECOND_FACTOR = True  # type: ignore[attr-defined]
    person = Person(make.person("checker"))  # whose role needs none at the desk
    person.sign_in()
    assert "set up a second factor" in person.client.post(MAKE, given("review")).content.decode()
    assert TEXT.search(person.client.post(MAKE, given("figures:read")).content.decode())
    person.enrol()
    assert TEXT.search(person.client.post(MAKE, given("review")).content.decode())


def test_an_editor_makes_others_only_what_reads_or_records(desk: Desk) -> None:
    client = desk.client("editor-in-chief")
    page = client.get("/admin/claims/apitoken/add/").content.decode()
    assert [scope for scope in TokenScope if f'value="{scope}"' in page] == ["figures:read", "claims:write"]
    forged = {**given("publish"), "owner": desk.person("approver").pk}
    client.post("/admin/claims/apitoken/add/", forged)
    assert not ApiToken.objects.exists()
