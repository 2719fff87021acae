"""Every screen opens for who may open it."""

import pytest

from claims.admin import case_file
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


def test_a_case_of_very_many_claims_opens_with_the_latest(case: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(case_file, "MOST_CLAIMS", 1)
    response = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    text = response.content.decode()
    assert "This case has 4 claims" in text
    assert len(response.context["claims"]) == 1
    assert len(response.context["witnesses"]) == 2


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
