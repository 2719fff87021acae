"""What was asked about a claim is settled by a person, and asked no more of that version."""

from typing import Any

import pytest
from django.test import Client

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.questions.scope import Temporality
from claims.models import Claim, SettledFlag
from claims.services.correcting.settling import ask_again, settle_flag
from claims.views.flags import flagged_on
from tests import builders
from tests.claims.api.client import get, post, problem

pytestmark = pytest.mark.django_db
CITY = "The city"


@pytest.fixture
def leap() -> Claim:
    """300 on one day, 900 on the next, of one source."""
    question = builders.question("How many have died?", temporality=Temporality.CUMULATIVE)
    builders.claim(question, builders.source(CITY), "exactly 300 people", as_of="2024-10-30", accept=True)
    builders.claim(question, builders.source("Police"), "exactly 310 people", as_of="2024-10-30", accept=True)
    return builders.claim(
        question, builders.source(CITY), "exactly 900 people", as_of="2024-10-31", accept=True
    )


def asked(claim: Claim) -> list[str]:
    return [each.flag.value for each in flagged_on(claim.question)]


def settled(claim: Claim, **given: Any) -> SettledFlag:
    given = {"flag": "leap", "verdict": "right", "reason": "A prison was added.", **given}
    return settle_flag(by=builders.person("checker"), now=builders.NOW, claim=claim, **given)


def test_right_as_it_stands_is_asked_no_more_until_somebody_asks_again(leap: Claim) -> None:
    assert asked(leap) == ["leap"]
    settled(leap)
    assert asked(leap) == []
    with pytest.raises(StaleState):
        settled(leap)
    ask_again(by=builders.person("checker"), now=builders.NOW, claim=leap, flag="leap")
    assert asked(leap) == ["leap"]
    assert settled(leap).pk


def test_a_correction_is_asked_about_anew(leap: Claim) -> None:
    settled(leap)
    builders.correct(leap, value="901", quote=leap.quote, snapshot=leap.snapshot, modality="exactly")
    assert asked(leap) == ["leap"]


def test_what_is_wrong_names_what_corrects_it(leap: Claim) -> None:
    right = builders.claim(leap.question, builders.source("Police"), "exactly 320 people", accept=True)
    made = settled(leap, verdict="wrong", corrected_by=right, reason="The city counted patients.")
    assert made.corrected_by == right
    assert asked(leap) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"flag": "standstill"}, "flag"),
        ({"flag": "odd"}, "flag"),
        ({"flag": "possible_common_origin"}, "flag"),
        ({"verdict": "perhaps"}, "verdict"),
        ({"verdict": "wrong"}, "corrected_by"),
        ({"reason": " "}, "reason"),
    ],
)
def test_what_is_not_asked_or_not_said_is_invalid(leap: Claim, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        settled(leap, **given)
    assert refused.value.field == field


def test_over_rest(leap: Claim) -> None:
    path = f"claims/{leap.claim_id}/"
    problem(post(f"{path}settle/", {"flag": "leap", "verdict": "wrong", "reason": "So."}, "checker"), 400)
    sent = {"flag": "leap", "verdict": "right", "reason": "A prison was added."}
    problem(post(f"{path}settle/", sent, "reporter"), 403)
    assert post(f"{path}settle/", sent, "checker").json()["settled"] == ["leap"]
    assert post(f"{path}ask-again/", {"flag": "leap"}, "checker").json()["settled"] == []
    assert get(path)["settled"] == []


def test_at_the_desk_it_is_listed_settled_and_asked_again(leap: Claim) -> None:
    desk = Client()
    desk.force_login(builders.person("checker"))
    listed = desk.get("/admin/flags/").content.decode()
    assert "Out of proportion to the steps before" in listed
    settle = f"/admin/claims/claim/{leap.pk}/settle-flag/"
    assert f"{settle}?flag=leap" in listed
    sent = {"flag": "leap", "verdict": "right", "reason": "A prison was added."}
    assert desk.post(settle, sent).status_code == 302
    assert "Out of proportion" not in desk.get("/admin/flags/").content.decode()
    made = SettledFlag.objects.get()
    desk.post(f"/admin/claims/settledflag/{made.pk}/ask-again/", {})
    assert "Out of proportion" in desk.get("/admin/flags/").content.decode()


def test_what_is_right_names_no_correction_and_a_correction_is_of_the_question(leap: Claim) -> None:
    other = builders.claim(builders.question("How many shells?"), accept=True)
    for given in ({"corrected_by": other}, {"verdict": "wrong", "corrected_by": other}):
        with pytest.raises(Refused) as refused:
            settled(leap, **given)
        assert refused.value.field == "corrected_by"


def test_what_nobody_has_settled_is_not_asked_again(leap: Claim) -> None:
    with pytest.raises(StaleState):
        ask_again(by=builders.person("checker"), now=builders.NOW, claim=leap, flag="leap")
