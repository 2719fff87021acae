"""ClaimReviews over REST: JSON-LD of one figure, the DataFeed of all, and how a card is embedded."""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.published import feed
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, problem, token
from tests.claims.published.schema_org import problems
from tests.pulls import forget_pulls, noted_pulls

pytestmark = pytest.mark.django_db

FAR = date(2100, 1, 1)
KIND = "application/ld+json"


def figures(count: int) -> list:
    return [builders.figure(builders.question(f"How many in {n}?"), review_by=FAR) for n in range(count)]


def read(answer) -> dict:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == KIND
    found = json.loads(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    assert problems(found) == []
    return found


@pytest.mark.check("test_one_figure_is_sent_again_only_when_it_has_changed")
def test_the_feed_has_every_figure_and_every_claim(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feed, "AT_ONCE", 2)  # several pieces
    made = figures(5)
    found = read(client().get(f"{API}claim-reviews/"))
    assert found["@type"] == "DataFeed"
    told = [item["url"].rstrip("/").rsplit("/", 1)[1] for item in found["dataFeedElement"]]
    assert told == [str(each.question_id) for each in reversed(made)], "newest first"
    assert all(len(item["item"]) == 2 for item in found["dataFeedElement"])


@pytest.mark.whole("test_the_feed_has_every_figure_and_every_claim")
def test_the_feed_comes_in_pages():
    figures(3)
    asking = client()
    told, path = [], f"{API}claim-reviews/?limit=2"
    while path:
        answer = asking.get(path)
        told += [item["url"] for item in read(answer)["dataFeedElement"]]
        links = re.findall(r'<([^>]+)>; rel="next"', answer.headers.get("Link", ""))
        path = links[0] if links else ""
    assert len(told) == len(set(told)) == 3


def test_an_empty_feed_is_a_feed():
    assert read(client().get(f"{API}claim-reviews/"))["dataFeedElement"] == []


@pytest.mark.whole("test_the_feed_has_every_figure_and_every_claim")
def test_a_feed_of_twelve_costs_as_much_as_one_of_three():
    def queries() -> int:
        asking = client()
        with CaptureQueriesContext(connection) as seen:
            read(asking.get(f"{API}claim-reviews/"))
        return len(seen)

    figures(3)
    few = queries()
    figures(12)
    assert queries() == few


def test_one_figure_is_sent_again_only_when_it_has_changed():
    (made,) = figures(1)
    path = f"{API}claim-reviews/{made.question_id}/"
    asking = client()
    first = asking.get(path)
    assert [each["@type"] for each in read(first)["@graph"]] == ["Observation", "ClaimReview", "ClaimReview"]
    held = {"If-None-Match": first.headers["ETag"]}
    assert asking.get(path, headers=held).status_code == 304
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(1), figure=made, reason="A doubt.")
    told = read(asking.get(path, headers=held))["@graph"][0]
    assert told["description"].startswith("On hold.")
    assert "minValue" not in told


def test_what_a_token_reads_here_is_remembered():
    (made,) = figures(1)
    forget_pulls()
    _, asking = token()
    asking.get(f"{API}claim-reviews/{made.question_id}/")
    assert len(noted_pulls()) == 1
    forget_pulls()
    read(asking.get(f"{API}claim-reviews/"))
    assert len(noted_pulls()) == 1
    forget_pulls()


def test_what_there_is_not():
    problem(client().get(f"{API}claim-reviews/{builders.question().pk}/"), 404)
    problem(client().get(f"{API}claim-reviews/none/"), 404)
    problem(Client().get(f"{API}claim-reviews/"), 401)
    problem(client().get(f"{API}claim-reviews/?topc=x"), 400)


# oEmbed --------------------------------------------------------------------------------------------------


def embed(asking: Client, figure=None, **query):
    url = f"http://testserver/figures/{figure.question_id}/" if figure else query.pop("url", "")
    return asking.get(f"{API}oembed/", {"url": url, **query})


def test_a_card_is_embedded_by_the_address_of_its_page():
    (made,) = figures(1)
    told = embed(client(), made).json()
    assert (told["version"], told["type"], told["width"], told["height"]) == ("1.0", "rich", 600, 220)
    assert f'src="http://testserver/figures/{made.question_id}/card/"' in told["html"]
    assert "sandbox=" in told["html"]
    assert "allow-same-origin" not in told["html"]


def test_it_is_never_larger_than_there_is_room():
    (made,) = figures(1)
    told = embed(client(), made, maxwidth="320", maxheight="200", dnt="1").json()
    assert (told["width"], told["height"]) == (320, 200)
    assert 'width="320"' in told["html"]
    told = embed(client(), made, maxwidth="2000").json()
    assert told["width"] == 600


@pytest.mark.parametrize(
    "url",
    [
        "http://testserver/figures/0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77/",
        "http://testserver/reports/2024-W45/",
        "http://elsewhere.example/figures/{id}/",
        "ftp://testserver/figures/{id}/",
        "http://[",
        "\x00",
        "x",
    ],
)
def test_an_address_that_is_no_figure_here_is_not_found(url):
    (made,) = figures(1)
    problem(embed(client(), url=url.replace("{id}", str(made.question_id))), 404)


def test_what_it_refuses():
    (made,) = figures(1)
    problem(embed(client(), made, format="xml"), 501)
    assert embed(client(), made, format="json").status_code == 200
    problem(embed(client(), made, maxwidth="wide"), 400)
    problem(client().get(f"{API}oembed/"), 400)
    problem(embed(Client(), made), 401)


def test_where_the_site_is_open_anybody_may_embed(settings):
    settings.PUBLIC_READ = True
    (made,) = figures(1)
    page = Client().get(f"/figures/{made.question_id}/").content.decode()
    (found,) = re.findall(r'type="application/json\+oembed"\s+href="([^"]+)"', page)
    assert Client().get(found.replace("&amp;", "&")).json()["title"] == made.question.text


@pytest.mark.parametrize(
    "query",
    [
        "url=%ED%A0%80",
        "url=%00",
        "url=http://testserver/figures/%2500/",
        "url=http://testserver:99999999/",
        f"url=http://testserver/{'x' * 5000}",
        "url=//testserver/figures/",
        "url=http://testserver/figures/../admin/",
    ],
)
def test_hostile_addresses_are_not_found(query):
    problem(client().get(f"{API}oembed/?{query}"), 404)


@pytest.mark.parametrize("room", ["0", "-1", "1e3", "１００", "99999", "%00", ""])
def test_room_that_is_no_number_is_refused(room):
    (made,) = figures(1)
    page = f"http://testserver/figures/{made.question_id}/"
    problem(client().get(f"{API}oembed/?url={page}&maxwidth={room}"), 400)
