"""Sources, documents, texts and statements: kept as typed, refused on the field that has to change."""

from typing import Any

import pytest
from django.test import Client

from sources.models import Document, Membership, Parentage, ReliabilityGrade, Snapshot, Source, Statement
from tests import builders as make


@pytest.fixture
def client(db: None) -> Client:
    found = Client()
    found.force_login(make.person("checker"))
    return found


def errors(response: Any) -> dict[str, Any]:
    assert response.status_code == 200
    return response.context["form"].errors


def test_a_source_with_its_parent(client: Client):
    parent = make.source("South Korea")
    data = {"name": "Joint Chiefs of Staff", "slug": "jcs", "kind": "military", "parent": str(parent.pk)}
    response = client.post("/admin/sources/source/add/", data)
    assert response.status_code == 302
    assert Parentage.objects.get().parent == parent
    page = client.get(response.url).content.decode()
    assert "Speaks for" in page
    assert "South Korea" in page


def test_a_joint_source_by_the_short_names_of_its_members(client: Client):
    us, kr = make.source("United States"), make.source("South Korea")
    data = {"name": "Joint", "slug": "joint", "kind": "joint", "members": f"{us.slug}, {kr.slug}"}
    assert client.post("/admin/sources/source/add/", data).status_code == 302
    assert set(Membership.objects.values_list("member", flat=True)) == {us.pk, kr.pk}
    wrong = client.post("/admin/sources/source/add/", {**data, "slug": "other", "members": "no-such-source"})
    assert "no-such-source" in str(errors(wrong)["members"])
    none = client.post("/admin/sources/source/add/", {**data, "slug": "third", "members": ""})
    assert "joint source has members" in str(errors(none)["members"])


def test_a_protected_source_has_its_attribution_and_nothing_else(client: Client):
    data = {
        "name": "A person with knowledge of the matter",
        "slug": "p-1",
        "kind": "person",
        "protected": "on",
    }
    refused = client.post("/admin/sources/source/add/", {**data, "homepage": "https://example.org/who"})
    assert "protected" in str(errors(refused))
    assert not Source.objects.exists()
    assert client.post("/admin/sources/source/add/", data).status_code == 302


def test_a_name_that_is_taken_is_refused_on_its_field(client: Client):
    make.source("United States", slug="us")
    response = client.post("/admin/sources/source/add/", {"name": "US", "slug": "us", "kind": "government"})
    assert "already in use" in str(errors(response)["slug"])


def test_a_document_and_its_text(client: Client):
    data = {
        "title": "Record",
        "kind": "article",
        "url": "https://example.org/",
        "published_at": "2024-11-04T10:00",
    }
    assert client.post("/admin/sources/document/add/", data).status_code == 302
    document = Document.objects.get()
    capture = f"/admin/sources/document/{document.pk}/capture/"
    text = "  Some 8,000 soldiers.\nКілька тисяч.  "
    assert client.post(capture, {"text": text}).status_code == 302
    assert client.post(capture, {"text": text}).status_code == 302
    assert Snapshot.objects.get().text == text
    future = client.post(capture, {"text": "Other.", "captured_at": "2999-01-01T00:00"})
    assert "future" in future.content.decode()
    assert Snapshot.objects.count() == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/x"])
def test_an_address_that_is_none_is_refused(client: Client, url: str):
    response = client.post("/admin/sources/document/add/", {"title": "Record", "kind": "article", "url": url})
    assert "url" in errors(response)
    assert not Document.objects.exists()


def test_a_statement(client: Client):
    source = make.source()
    data = {"source": str(source.pk), "said_on": "2024-10-31", "said_at": "14:30", "occasion": "Briefing"}
    assert client.post("/admin/sources/statement/add/", data).status_code == 302
    assert Statement.objects.get().basis == "unknown"
    future = client.post("/admin/sources/statement/add/", {**data, "said_on": "2999-01-01"})
    assert "said_on" in errors(future)
    hour = client.post("/admin/sources/statement/add/", {**data, "said_on": ""})
    assert errors(hour)
    assert Statement.objects.count() == 1


@pytest.mark.parametrize(
    ("zone", "kept"),
    [("", "2024-10-31 14:30"), ("Europe/Kyiv", "2024-10-31 12:30"), ("Pacific/Auckland", "2024-10-31 01:30")],
)
def test_the_hour_of_a_statement_is_kept_in_utc(client: Client, zone: str, kept: str):
    data = {"source": str(make.source().pk), "said_on": "2024-10-31", "said_at": "14:30", "said_zone": zone}
    assert client.post("/admin/sources/statement/add/", data).status_code == 302
    made = Statement.objects.get()
    assert f"{made.said_on} {made.said_at:%H:%M}" == kept


def test_an_hour_that_came_twice_is_asked_for_in_utc_in_the_reader_s_words(client: Client):
    data = {"source": str(make.source().pk), "said_on": "2024-10-27", "said_at": "03:30"}
    german = {"HTTP_ACCEPT_LANGUAGE": "de"}
    answer = client.post("/admin/sources/statement/add/", {**data, "said_zone": "Europe/Kyiv"}, **german)
    assert "27. Okt" in str(errors(answer)["said_at"])
    assert "Europe/Kyiv" in str(errors(answer)["said_at"])
    assert not Statement.objects.exists()


def test_a_grade_needs_its_basis_and_the_earlier_one_stays(client: Client):
    source = make.source()
    grade = f"/admin/sources/source/{source.pk}/grade/"
    assert "basis" in errors(client.post(grade, {"code": "B", "basis": " "}))
    assert "code" in errors(client.post(grade, {"code": "G", "basis": "Its record."}))
    client.post(grade, {"code": "B", "basis": "Its record."})
    client.post(grade, {"code": "C", "basis": "Its record of late."})
    assert sorted(ReliabilityGrade.objects.values_list("code", flat=True)) == ["B", "C"]
    assert (
        "C: Its record of late." in client.get(f"/admin/sources/source/{source.pk}/change/").content.decode()
    )


def test_filters_are_kept_after_an_action_on_a_list(client: Client):
    claim = make.claim()
    here = "/admin/claims/claim/?state__exact=candidate&q=soldiers"
    opened = client.post(here, {"action": "reject", "_selected_action": [str(claim.pk)]})
    assert opened.context["back"] == here
    data = {"_selected_action": [str(claim.pk)], "confirmed": "1", "reason": "A hoax.", "back": here}
    assert client.post("/admin/claims/claim/bulk/reject/", data).url == here
