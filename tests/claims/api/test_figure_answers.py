"""Part of a figure, by date or by tag, and the short way by which plain readings go."""

import json

import pytest
from django.test import Client

from claims.models import Publication
from claims.views.figures import current_page, page_of
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db


def test_fields_are_projected_and_have_an_etag_of_their_own():
    made = builders.figure()
    path = f"figures/{made.question_id}/"
    always = {"printable": True, "note": None, "rehearsal": False, "standing": "verified"}
    always |= {"url": f"{API}{path}", "version": 1}
    assert get(path, fields="low,high") == {"low": "8000", "high": "20000", **always}
    assert get("figures/", fields="id")["results"] == [{"id": str(made.question_id), **always}]
    assert get(f"{path}history/", fields="version")["results"] == [always]
    asking = client()
    whole = asking.get(f"{API}{path}").headers["ETag"]
    part = asking.get(f"{API}{path}", {"fields": "low"}).headers["ETag"]
    other = asking.get(f"{API}{path}", {"fields": "high"}).headers["ETag"]
    assert len({whole, part, other}) == 3
    for held, status in ((part, 304), (whole, 200), (other, 200)):
        again = asking.get(f"{API}{path}", {"fields": "low"}, headers={"If-None-Match": held})
        assert again.status_code == status


@pytest.mark.parametrize("fields", ["hgih", "low,hgih", "low,", "question.text", "low high", "\x00"])
def test_a_field_that_is_none_is_refused_and_the_nearest_named(fields):
    told = problem(client().get(f"{API}figures/", {"fields": fields}), 400)
    assert told["errors"][0]["field"] == "fields"
    assert told["detail"].count("is invalid") == 1
    assert "did you mean" in told["errors"][0]["remedy"]
    if "hgih" in fields:
        assert "did you mean high?" in told["errors"][0]["remedy"]


def test_last_modified_stands_beside_the_etag_and_is_honoured_alone():
    made = builders.figure()
    asking = client()
    for path in ("figures/", f"figures/{made.question_id}/", f"figures/{made.question_id}/history/"):
        first = asking.get(f"{API}{path}")
        modified = first.headers["Last-Modified"]
        again = asking.get(f"{API}{path}", headers={"If-Modified-Since": modified})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["ETag"] == first.headers["ETag"]
        old = asking.get(f"{API}{path}", headers={"If-Modified-Since": "Fri, 01 Nov 2024 00:00:00 GMT"})
        assert old.status_code == 200
        both = asking.get(f"{API}{path}", headers={"If-Modified-Since": modified, "If-None-Match": '"other"'})
        assert both.status_code == 200, "the tag is asked first"


def test_the_short_statement_finds_what_the_long_one_does():
    """Pages in both directions and orders, on one day, by the prepared text and by the query set."""
    for number in range(7):
        builders.figure(builders.question(f"Question {number}?"), now=NOW)
    found = Publication.objects.current()
    day = NOW.date()
    for newest_first in (True, False):
        for turned in (True, False):
            for after in (None, 4):
                falling = newest_first != turned
                rows = found.order_by("-pk" if falling else "pk")
                if after is not None:
                    rows = rows.filter(pk__lt=after) if falling else rows.filter(pk__gt=after)
                short = current_page(
                    on=day, limit=2, after=after, newest_first=newest_first, turned=turned, held=()
                )
                long = page_of(rows, on=day, limit=2, turned=turned, known_at=None, held=())
                assert short == long
                assert len(json.loads(f"[{short.body}]")) == 2


def test_the_short_way_keeps_the_headers_of_the_long_one(settings):
    settings.PUBLIC_READ = True
    made = builders.figure()
    path = f"{API}figures/{made.question_id}/"
    short = Client().get(path)
    long = Client()
    long.cookies[settings.SESSION_COOKIE_NAME] = "nobody"
    through = long.get(path)
    assert short.content == through.content
    for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Content-Length", "ETag"):
        assert short.headers[name] == through.headers[name], name
    assert "Accept-Language" not in short.headers["Vary"]
    assert "Content-Language" not in short.headers


def test_a_host_that_is_not_ours_is_refused_on_the_short_way_too(settings):
    settings.ALLOWED_HOSTS = ["figures.example"]
    problem(Client().get(f"{API}figures/", headers={"host": "evil.example"}), 400)


def test_an_address_without_its_slash_is_redirected():
    builders.figure()
    answer = client().get(f"{API}figures")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{API}figures/")


def test_it_is_printed_in_the_language_and_style_asked_for():
    made = builders.figure()
    path = f"figures/{made.question_id}/"
    german = get(path, lang="de", fields="display")["display"]
    assert german["text"] == (
        "Etwa 8.000 bis etwa 20.000 Menschen, laut Ukraine und United States (Stand: 31. Oktober 2024)."
    )
    assert (german["language"], german["style"]) == ("de", "agency")
    (short,) = get("figures/", style="short")["results"]
    assert short["display"]["text"] == "~8,000 – ~20,000 people (Ukraine, United States; 31 Oct 2024)"
    asking = client()
    etags = {
        asking.get(f"{API}{path}", asked).headers["ETag"]
        for asked in (
            {},
            {"lang": "de"},
            {"lang": "uk"},
            {"style": "short"},
            {"lang": "de", "style": "short"},
        )
    }
    assert len(etags) == 5
    assert "Etwa 8.000 bis" in asking.get(f"{API}figures/sheet/", {"lang": "de"}).content.decode()
    for asked, near in (({"lang": "xx"}, "lang"), ({"style": "shrt"}, "short")):
        told = problem(asking.get(f"{API}{path}", asked), 400)
        assert near in told["errors"][0]["remedy"] or near == told["errors"][0]["field"]
