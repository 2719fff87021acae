"""The public page of a figure and its card: what they say, to whom, and at what cost."""

import json
import re
from datetime import date, timedelta
from html import escape
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from claims.models import Publication
from claims.pages import figures as pages
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.published.schema_org import problems

pytestmark = pytest.mark.django_db

FAR, PAST = date(2100, 1, 1), date(2024, 12, 1)


@pytest.fixture
def public(settings: Settings, client: Client) -> Client:
    settings.PUBLIC_READ = True
    return client


def page(client: Client, question, tail="") -> str:
    answer = client.get(f"/figures/{question.pk}/{tail}")
    assert answer.status_code == 200
    return answer.content.decode()


def plain(html: str) -> str:
    """What a reader reads."""
    return " ".join(
        re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style).*?</\1>", " ", html, flags=re.S)).split()
    )


def test_the_right_of_reply_stands_beside_the_figure_on_the_page_and_over_rest(public: Client):
    about, words = builders.question(), "We <b>counted</b> twice."
    asked = {"asked_at": NOW - timedelta(days=2), "printed": True}
    builders.contact(about, builders.source("Ministry"), outcome="answered", reply=words, **asked)
    builders.contact(about, builders.source("Army"), outcome="no_answer", answer="Nobody there.", **asked)
    builders.figure(about, review_by=FAR)
    html = page(public, about)
    assert "We asked Ministry on 3 November 2024: answered." in plain(html)
    assert "We asked Army on 3 November 2024: did not answer." in plain(html)
    assert "We &lt;b&gt;counted&lt;/b&gt; twice." in html
    assert "Nobody there." not in html
    served = public.get(f"/api/v1/figures/{about.pk}/").json()
    assert [each["reply"] for each in served["right_of_reply"]] == [words, None]


def test_it_says_what_we_say_and_who_says_what(public: Client):
    made = builders.figure(review_by=FAR)
    text = plain(page(public, made.question))
    assert "about 8,000 to about 20,000 people" in text
    assert "About 8,000 to about 20,000 people, according to Ukraine and United States, as of 31" in text
    for words in ("United States : about 8,000 people", "about 20,000 soldiers", "Stated on 31 October 2024"):
        assert words in text
    assert "Consistent with the verified figure" in text
    assert "Proposed by checker, approved by approver." in text


def test_it_has_a_picture_without_a_script(public: Client):
    made = builders.figure(review_by=FAR)
    html = page(public, made.question)
    assert 'role="img"' in html
    assert "Verified: about 8,000 to about 20,000 people" in html
    assert re.findall(r"<script[^>]*>", html) == ['<script type="application/ld+json">']


def test_the_linked_data_in_it_is_in_the_vocabulary(public: Client):
    made = builders.figure(review_by=FAR)
    html = page(public, made.question)
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    found = json.loads(data)
    assert problems(found) == []
    for review in found["@graph"][1:]:
        assert f'id="{review["url"].split("#")[1]}"' in html, "its address leads to its place on the page"


def test_a_policy_lets_nothing_in(public: Client):
    made = builders.figure(review_by=FAR)
    answer = public.get(f"/figures/{made.question_id}/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "style=" not in answer.content.decode()


def test_only_the_card_may_be_framed(public: Client):
    made = builders.figure(review_by=FAR)
    answer = public.get(f"/figures/{made.question_id}/card/")
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert "about 8,000 to about 20,000 people" in answer.content.decode()


@pytest.mark.parametrize("tail", ["", "card/"])
def test_what_is_held_or_stale_shows_no_bare_value(public: Client, tail: str):
    stale = builders.figure(review_by=PAST)
    text = plain(page(public, stale.question, tail)).split("All versions")[0].split("Who says what")[0]
    assert "Out of date" in text
    assert "8,000" not in text
    held = builders.figure(builders.question("How many elsewhere?"), review_by=FAR)
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(1), figure=held, reason="A doubt.")
    text = plain(page(public, held.question, tail)).split("Who says what")[0]
    assert "On hold" in text
    assert "8,000" not in text


def test_the_log_tells_old_and_new_and_why(public: Client):
    made = builders.figure(review_by=FAR)
    told = {"reason": "A call.", "public_reason": "One source errs."}
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=made, **told)
    text = plain(page(public, made.question)).split("All versions")[1]
    first, second = text.index("Put on hold"), text.index("Published")
    assert first < second, "newest first"
    assert "Before: about 8,000 to about 20,000 people → Now: On hold One source errs." in text
    assert "5 November 2024, 13:00, version 2." in text


def test_it_is_for_who_is_signed_in_unless_the_site_is_open(client: Client, settings: Settings):
    made = builders.figure()
    for tail in ("", "card/"):
        path = f"/figures/{made.question_id}/{tail}"
        assert client.get(path).status_code == 302
        reader = Client()
        reader.force_login(builders.person("reader"))
        assert reader.get(path).status_code == 200


def test_what_there_is_not_is_not_found(public: Client):
    nothing = builders.question()
    assert public.get(f"/figures/{nothing.pk}/").status_code == 404
    assert public.get("/figures/none/").status_code == 404
    assert public.post(f"/figures/{nothing.pk}/").status_code == 405


def test_it_is_not_sent_again_when_nothing_has_changed(public: Client):
    made = builders.figure(review_by=FAR)
    path = f"/figures/{made.question_id}/"
    etag = public.get(path).headers["ETag"]
    assert public.get(path, headers={"If-None-Match": etag}).status_code == 304
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(1), figure=made, reason="A doubt.")
    assert public.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_hostile_words_are_text(public: Client):
    about = builders.question("How many <script>alert(1)</script> \u202e soldiers?")
    html = page(public, builders.figure(about, review_by=FAR).question)
    assert "<script>alert" not in html
    assert "\u202e" not in html


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "&amp;<!--", "]]>", '"><b onload=x>', "&#60;b>"]
)
def test_hostile_words_are_text_in_every_form(public: Client, typed: str):
    """HTML, XML and JSON each give them back letter by letter, in none of them as markup."""
    about = builders.question(f"How many {typed} soldiers?")
    made = builders.figure(about, review_by=FAR)
    shown = page(public, made.question)
    assert typed not in shown
    assert escape(about.text) in shown
    feed = ElementTree.fromstring(public.get("/api/v1/changes/atom/").content)
    titles = [each.text for each in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any(about.text in (title or "") for title in titles)
    told = public.get(f"/api/v1/figures/{made.question_id}/").json()
    assert told["question"]["text"] == about.text


def test_a_page_costs_as_much_for_many_claims_and_versions_as_for_few(public: Client):
    def queries(question) -> int:
        with CaptureQueriesContext(connection) as seen:
            page(public, question)
        return len(seen)

    few = builders.figure(review_by=FAR)
    many = builders.question("How many elsewhere?")
    for number in range(8):
        builders.claim(
            many, builders.source(f"Outlet {number}", "media"), "about 9,000 soldiers", accept=True
        )
    made = builders.figure(many, review_by=FAR)
    assert len(Publication.objects.get(figure=made).body) > 5000
    assert queries(few.question) == queries(many) == 4


def test_every_figure_is_in_the_list_as_it_stands_now(public: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "ON_A_PAGE", 2)
    first = builders.figure(review_by=FAR)
    builders.figure(builders.question("How many elsewhere?"), review_by=PAST)
    held = builders.figure(builders.question("How many at sea?"), review_by=FAR)
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(1), figure=held, reason="A doubt.")
    answer = public.get("/figures/")
    html = answer.content.decode()
    text = plain(html)
    assert text.index("How many at sea? On hold") < text.index("How many elsewhere? Out of date")
    assert "8,000" not in text
    (more,) = re.findall(r'href="(\?before=\d+)"', html)
    html = public.get(f"/figures/{more}").content.decode()
    assert "about 8,000 to about 20,000 people for 31 October 2024" in plain(html)
    assert f'href="/figures/{first.question_id}/"' in html
    assert "before=" not in html
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "%00", "\uff11"])
def test_a_page_of_the_list_that_there_is_not(public: Client, before: str):
    assert public.get("/figures/", {"before": before}).status_code == 404


@pytest.mark.check("test_a_page_costs_as_much_for_many_claims_and_versions_as_for_few")
def test_the_list_costs_the_same_for_many_as_for_few(public: Client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert "Nothing has been published yet." in plain(public.get("/figures/").content.decode())
    for number in range(4):
        builders.figure(builders.question(f"How many in {number}?"))
    with django_assert_num_queries(1):
        public.get("/figures/")


def test_the_desk_leads_to_the_page(client: Client):
    made = builders.figure()
    client.force_login(builders.person("approver"))
    shown = client.get(f"/admin/claims/verifiedfigure/{made.pk}/change/").content.decode()
    assert f'href="/figures/{made.question_id}/"' in shown
