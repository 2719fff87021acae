"""Every screen opens for who may open it."""

import pytest

from claims.admin.conflict.conflict_page import FOUND, folded
from claims.services.triage.triage import dismiss_conflict
from claims.views import conflict_claims
from tests import builders as make
from tests.claims.admin.conftest import Desk


def test_queue(case: Desk):
    for role in ("reader", "checker", "approver", "editor-in-chief"):
        response = case.client(role).get("/admin/")
        assert response.status_code == 200, role
        assert "North Korean troops in Russia" in response.content.decode()
        assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_conflict_page(case: Desk):
    response = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    text = response.content.decode()
    assert response.status_code == 200
    assert "<mark>about 10,000</mark>" in text
    assert "<svg" in text


def test_the_conflict_page_says_the_rule_in_words(case: Desk):
    response = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    assert "rule 8: the same question at the same time" in response.content.decode()


def test_what_was_found_again_with_nothing_between_is_told_once():
    """The newest stays, with how often and since when; a decision between starts anew."""
    icons = [FOUND, FOUND, "arrow_forward", FOUND, FOUND, FOUND]
    trail = [{"icon": icon, "what": "Found: x", "at": 6 - number} for number, icon in enumerate(icons)]
    trail[5]["what"] = "Found: y"
    told = [(one["at"], one.get("times"), one.get("since")) for one in folded(trail)]
    assert told == [(6, 2, 5), (4, None, None), (3, 2, 2), (1, None, None)]


def test_what_is_settled_is_never_stale(case: Desk):
    """All of it happened in 2024: while it is open it is stale, once settled it is not."""
    conflict = case.conflict()
    address = f"/admin/claims/conflict/{conflict.pk}/change/"
    assert case.client("checker").get(address).context["stale"]
    dismiss_conflict(by=case.person("checker"), now=make.NOW, conflict=conflict, reason="Other days.")
    assert not case.client("checker").get(address).context["stale"]


def test_many_pairs_of_voices_are_folded(case: Desk):
    for number in range(4):
        case.says(f"Observer {number}", "about 9,000 soldiers")
    response = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    (unknown,) = [pairs for tie, pairs in response.context["ties"]["table"] if "not known" in str(tie)]
    assert f"<summary>{len(unknown)} pairs</summary>" in response.content.decode()


def test_a_phone_gets_a_plot_of_its_own_width(case: Desk):
    response = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    picture = response.context["plot"]
    assert picture in response.content.decode()
    for wide, id_ in ((640, "plot-1"), (320, "plot-1-narrow")):
        assert f'viewBox="0 0 {wide} ' in picture
        assert picture.count(f'id="{id_}-title"') == 1


def test_a_case_of_very_many_claims_opens_with_the_latest(case: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(conflict_claims, "LATEST", 1)
    response = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    text = response.content.decode()
    assert "This conflict has 4 claims" in text
    told = {row["claim"].pk for row in response.context["claims"]}
    assert 2 <= len(told) <= 3
    witnesses = {row["claim"].pk for row in response.context["witnesses"]}
    assert len(witnesses) == 2
    assert witnesses <= told


@pytest.mark.parametrize(
    ("by_machine", "told"), [(True, "machine translation"), (False, "human translation")]
)
def test_a_translation_says_who_made_it(case: Desk, by_machine: bool, told: str):
    claim = make.claim(
        quote="약 8,000명",
        value="8,000",
        modality="approx",
        quote_language="ko",
        quote_translation="about 8,000",
        translated_by_machine=by_machine,
    )
    text = case.client("checker").get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    assert f">{told}</span> about 8,000" in text


def test_the_weekly_report_and_who_gets_it_are_a_click_away(desk: Desk):
    """Also before anything was issued: an empty list says where the report of any week is."""
    beside = desk.client("editor-in-chief").get("/admin/").content.decode()
    for address in ("/reports/", "/admin/claims/weeklyreport/", "/admin/claims/subscription/"):
        assert f'href="{address}"' in beside
    listed = desk.client("editor-in-chief").get("/admin/claims/weeklyreport/").content.decode()
    assert "last week&#x27;s report" in listed or "last week's report" in listed
