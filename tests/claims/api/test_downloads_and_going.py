"""Parts of downloads, and the announcement that something of the API will go."""

import gzip
from datetime import date

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from claimcheck.foundation.rest.deprecation import Going
from claims.api.figures.figure import FigureViewSet
from tests import builders
from tests.claims.api.client import API

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def public(settings):
    settings.PUBLIC_READ = True
    builders.figure()


def get(path="figures/sheet/", **headers):
    return Client(headers={name.replace("_", "-"): text for name, text in headers.items()}).get(
        f"{API}{path}"
    )


def test_a_download_goes_on_where_it_was_cut_off():
    whole = get()
    assert whole.headers["Accept-Ranges"] == "bytes"
    size = len(whole.content)
    for asked, start, end in (
        ("bytes=0-9", 0, 9),
        ("bytes=10-", 10, size - 1),
        ("bytes=-7", size - 7, size - 1),
        ("bytes=5-99999999", 5, size - 1),
    ):
        part = get(Range=asked)
        assert part.status_code == 206
        assert part.content == whole.content[start : end + 1]
        assert part.headers["Content-Range"] == f"bytes {start}-{end}/{size}"
        assert part.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize("asked", ["bytes={}-", "bytes={}-99999999", "bytes=999999999-", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused_with_the_length(asked):
    size = len(get().content)
    told = get(Range=asked.format(size))
    assert (told.status_code, told.headers["Content-Range"]) == (416, f"bytes */{size}")
    assert told.headers["Content-Type"] == "application/problem+json"
    assert told.json()["status"] == 416
    assert told.headers["Content-Length"] == str(len(told.content))
    assert "ETag" not in told.headers
    assert get(Range=asked.format(size), If_Range='"another"').status_code == 200


def test_a_suffix_longer_than_the_whole_is_the_whole():
    whole = get().content
    part = get(Range="bytes=-99999999")
    assert (part.status_code, part.content) == (206, whole)
    assert part.headers["Content-Range"] == f"bytes 0-{len(whole) - 1}/{len(whole)}"


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "bytes=-", "lines=1-2", "bytes=x-y", "bytes=9-1-2", "bytes=9-5", ""]
)
def test_what_is_no_one_part_gets_the_whole(asked):
    assert get(Range=asked).status_code == 200


def test_a_part_is_only_of_what_is_held():
    etag = get().headers["ETag"]
    assert get(Range="bytes=5-", If_Range=etag).status_code == 206
    assert get(Range="bytes=5-", If_Range='"another"').status_code == 200
    builders.figure(builders.question("How many more?"))
    told = get(Range="bytes=5-", If_Range=etag)
    assert (told.status_code, told.content) == (200, get().content), "what is held is old"


def test_a_part_is_never_of_what_is_compressed():
    whole = get(Accept_Encoding="gzip")
    assert whole.headers["Content-Encoding"] == "gzip"
    part = get(Accept_Encoding="gzip", Range="bytes=0-9")
    assert "Content-Encoding" not in part.headers
    assert part.content == gzip.decompress(whole.content)[:10]
    assert "Accept-Encoding" in part.headers["Vary"]


GOING = Going(date(2026, 12, 1), date(2027, 12, 1), "https://figures.example.org/api-changes")


def test_what_will_go_says_so_in_answers_and_in_the_description(monkeypatch):
    monkeypatch.setattr(FigureViewSet, "going", {"sheet": GOING, "unit": GOING})
    told = get().headers
    assert told["Deprecation"] == "@1796083200"
    assert told["Sunset"] == "Wed, 01 Dec 2027 00:00:00 GMT"
    assert 'rel="deprecation"' in told["Link"]
    assert "Sunset" in get("figures/?unit=person").headers
    assert "Sunset" not in get("figures/").headers
    paths = SchemaGenerator().get_schema(public=True)["paths"]
    assert paths["/api/v1/figures/sheet/"]["get"]["deprecated"] is True
    asked = paths["/api/v1/figures/"]["get"]["parameters"]
    assert [each["name"] for each in asked if each.get("deprecated")] == ["unit"]
