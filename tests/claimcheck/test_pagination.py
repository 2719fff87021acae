"""Pages by keyset, read through in both directions."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.pagination import KeysetPagination

pytestmark = pytest.mark.django_db
START = datetime(2024, 11, 4, 10, 0, 0, 123456, UTC)


@pytest.fixture(autouse=True)
def users() -> None:
    """Twelve people, three to a moment; the microseconds matter."""
    User.objects.bulk_create(
        User(username=f"u{number:02}", date_joined=START + timedelta(microseconds=number // 3))
        for number in range(12)
    )


def page(rows: QuerySet[User], **query: str) -> tuple[list[str], dict[str, str | None]]:
    paginator = KeysetPagination()
    request = Request(APIRequestFactory().get("/api/v1/users/", query))
    found = paginator.paginate_queryset(rows, request)
    return [user.username for user in found], paginator.links()


def cursor(link: str | None) -> str:
    assert link is not None
    return parse_qs(urlsplit(link).query)["cursor"][0]


@pytest.mark.parametrize("order", [("date_joined",), ("-date_joined",), ("-date_joined", "username"), ()])
def test_reading_forth_and_back_sees_every_row_once(order: tuple[str, ...]) -> None:
    rows = User.objects.order_by(*order)
    seen, pages = [], []
    names, links = page(rows, limit="5")
    assert links["previous"] is None
    while True:
        seen += names
        pages.append(names)
        if links["next"] is None:
            break
        names, links = page(rows, limit="5", cursor=cursor(links["next"]))
    assert sorted(seen) == [f"u{number:02}" for number in range(12)]
    back = []
    while links["previous"]:
        names, links = page(rows, limit="5", cursor=cursor(links["previous"]))
        back.append(names)
    assert back == pages[-2::-1]


def test_a_row_added_meanwhile_moves_nothing() -> None:
    rows = User.objects.order_by("-date_joined")
    first, links = page(rows, limit="5")
    User.objects.create(username="new", date_joined=START + timedelta(days=1))
    second, _ = page(rows, limit="5", cursor=cursor(links["next"]))
    assert not set(first) & set(second)
    assert "new" not in second


def test_a_page_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1) as queries:
        page(User.objects.all(), limit="5")
    assert "COUNT" not in queries[0]["sql"]
    assert "OFFSET" not in queries[0]["sql"]


def packed(value: Any) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "\x00",
        "é",
        "a" * 5000,
        packed({}),
        packed(5),
        packed([]),
        packed([False]),
        packed([False, "2024-11-04", "1", "2"]),
        packed([0, "2024-11-04", "1"]),
        packed([False, "not a day", "1"]),
        packed([False, "0000-00-00", "1"]),
        packed([False, "2024-11-04T10:00:00Z", "\x00"]),
        packed([False, "2024-11-04T10:00:00Z", "\ud800"]),
        packed([False, "2024-11-04T10:00:00Z", ["1"]]),
        packed([False, "2024-11-04T10:00:00", "1"]),
    ],
)
def test_a_cursor_of_ones_own_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        page(User.objects.order_by("date_joined"), cursor=text)
    assert refused.value.field == "cursor"


@pytest.mark.parametrize("text", ["", "0", "-1", "201", "1.0", "１０", "x", "9" * 400])
def test_a_limit_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        page(User.objects.all(), limit=text)
    assert refused.value.field == "limit"
