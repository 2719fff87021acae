"""Search at the desk: what the page says, shows safely, and to whom."""

from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.services.triage.triage import add_note
from tests import builders as make
from tests.claims.admin.conftest import Desk


def page(desk: Desk, query: str, role: str = "checker") -> str:
    response = desk.client(role).get(f"/admin/search/?q={quote(query)}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_source_s_name_finds_the_source_and_its_claims(case: Desk):
    text = page(case, "south kor")
    source = make.source("South Korea")
    assert f"/admin/sources/source/{source.pk}/change/" in text
    assert "<mark>South</mark>" in text
    assert "<mark>Korea</mark>: 11,000" in text
    assert 'action="/admin/search/"' in case.client("checker").get("/admin/").content.decode()


def test_what_was_found_is_shown_as_text(case: Desk):
    text = "<script>alert(1)</script> said 300 & more guards"
    add_note(by=case.person("checker"), now=make.NOW, record=case.conflict(), text=text)
    shown = page(case, "script guards")
    assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; said 300 &amp; more" in shown
    assert "<script>alert" not in shown


def test_nothing_found_says_what_was_searched(case: Desk):
    text = page(case, "zebra")
    assert "Nothing found that has all of “zebra”." in text
    assert "quotes and the names of who said them" in text
    assert "notes of the desk" in text
    assert "no word to look for" in page(case, "?!")


def test_more_of_a_kind_and_as_many_queries(case: Desk):
    page(case, "guards")  # what is read once
    counts = []
    for part in range(2):
        for number in range(5):
            make.claim(make.question(f"How many guards {part} {number}?"), quote="about 8,000 guards")
        with CaptureQueriesContext(connection) as queries:
            text = page(case, "guards")
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 36, "fewer where the newest rows are enough"
    assert "?q=guards&amp;kind=claim" in text
    assert text.count("data-row") < page_of(case, "claim").count("data-row") + 20
    assert page_of(case, "claim").count("data-row") == 10


def page_of(desk: Desk, kind: str) -> str:
    return desk.client("checker").get(f"/admin/search/?q=guards&kind={kind}").content.decode()


@pytest.mark.check("test_more_of_a_kind_and_as_many_queries")
def test_a_kind_has_pages(case: Desk):
    about = make.question("How many guards?")
    for number in range(60):
        make.claim(about, make.source(f"Voice {number}"), quote=f"about {8000 + number} guards")
    first, second = page_of(case, "claim"), page_of(case, "claim&p=2")
    assert (first.count("data-row"), second.count("data-row")) == (50, 10)
    assert "q=guards&amp;kind=claim&amp;p=2" in first
    assert "q=guards&amp;kind=claim&amp;p=1" in second
    assert "p=3" not in second
    assert page_of(case, "claim&p=x").count("data-row") == 50


def test_a_figure_past_its_review_is_out_of_date_wherever_the_desk_names_it(case: Desk):
    made = make.figure(make.question("How many soldiers are in the valley?"), review_by=date(2024, 12, 6))
    conflict = case.client("checker").get(f"/admin/claims/conflict/{made.resolution.conflict_id}/change/")
    pages = (
        page(case, "valley"),
        conflict.content.decode(),
        case.client("checker").get("/admin/claims/verifiedfigure/").content.decode(),
        case.client("checker").get(f"/admin/claims/verifiedfigure/{made.pk}/change/").content.decode(),
    )
    assert ["Out of date" in text for text in pages] == [True] * 4
