"""Merging at the desk: the plan is shown first, what is refused is named, and the undo is a decision."""

from typing import Any

import pytest

from claims.models import Claim, Duplicate, Transition
from tests import builders as make
from tests.claims.admin.conftest import Desk

BULK = "/admin/claims/claim/bulk/merge/"


@pytest.fixture
def twice(desk: Desk) -> list[Claim]:
    kept = desk.says("US government", "about 8,000 soldiers")
    return [kept, desk.says("US government", "about 8,000 soldiers", accept=False)]


def ticked(claims: list[Claim], **more: str) -> dict[str, Any]:
    return {"_selected_action": [str(each.pk) for each in claims], **more}


def test_the_plan_is_shown_before_anything_is_written(desk: Desk, twice: list[Claim]):
    other = desk.says("South Korea", "11,000 soldiers", accept=False)
    page = desk.client("checker").post(BULK, ticked([*twice, other])).content.decode()
    assert page.index("stays") < page.index("marked as a duplicate") < page.index("Not merged")
    assert "it has another source" in page
    assert not Duplicate.objects.exists()


def test_merging_in_bulk_and_undoing_it(desk: Desk, twice: list[Claim]):
    checker = desk.client("checker")
    asked = ticked(twice, confirmed="1", reason="Read twice.", back="/admin/?show=claims")
    answer = checker.post(BULK, asked)
    assert answer.url == "/admin/?show=claims"
    assert Duplicate.objects.live().get().original == twice[0]
    page = checker.get(answer.url)
    undo = page.context["undo"]
    assert undo["ids"] == [str(twice[1].pk)]
    checker.post(undo["url"], ticked([twice[1]], confirmed="1", reason=undo["reason"]))
    assert not Duplicate.objects.live().exists()
    assert Claim.objects.get(pk=twice[1].pk).state == "candidate"
    assert [move.to_state for move in Transition.objects.of(twice[1])] == ["rejected", "candidate"]


def test_what_is_no_duplicate_is_refused_by_name(desk: Desk, twice: list[Claim]):
    other = desk.says("South Korea", "11,000 soldiers")
    checker = desk.client("checker")
    answer = checker.post(BULK, ticked([twice[0], other], confirmed="1", reason="Alike."), follow=True)
    assert "no two of these claims are the same" in answer.content.decode()
    assert not Duplicate.objects.exists()


def test_from_the_page_of_a_claim(desk: Desk, twice: list[Claim]):
    kept, copy = twice
    checker = desk.client("checker")
    page = f"/admin/claims/claim/{copy.pk}/"
    assert "Recorded more than once?" in checker.get(f"{page}change/").content.decode()
    assert "stays" in checker.get(f"{page}merge/").content.decode()
    checker.post(f"{page}merge/", {"reason": "Read twice."})
    shown = checker.get(f"{page}change/").content.decode()
    assert "Marked as a duplicate of" in shown
    assert "Separate again" in shown
    assert (
        "Duplicates of this claim" in checker.get(f"/admin/claims/claim/{kept.pk}/change/").content.decode()
    )
    checker.post(f"{page}separate/", {"reason": "Two briefings."})
    assert not Duplicate.objects.live().exists()


@pytest.mark.parametrize("role", ["reader", "reporter"])
def test_it_takes_a_checker(desk: Desk, twice: list[Claim], role: str):
    assert desk.client(role).post(BULK, ticked(twice, confirmed="1", reason="-")).status_code == 403
    assert not Duplicate.objects.exists()


def test_a_claim_without_copies_offers_no_merging(desk: Desk):
    alone = desk.says("US government", "about 8,000 soldiers")
    checker = desk.client("checker")
    assert "Merge duplicates" not in checker.get(f"/admin/claims/claim/{alone.pk}/change/").content.decode()
    answer = checker.post(f"/admin/claims/claim/{alone.pk}/merge/", {"reason": "-"})
    assert answer.status_code == 400
    assert "select two or more" in answer.content.decode()


def test_the_queue_offers_it_for_claims_to_triage(desk: Desk, twice: list[Claim]):
    make.claim(None, make.source(), "about 9,000 soldiers")
    page = desk.client("checker").get("/admin/?show=claims")
    assert [one["verb"].name for one in page.context["bulk"]] == ["accept", "reject", "merge"]
