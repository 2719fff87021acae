"""Two who have read the same version write at once: one goes through. `make long`: 10,000 pairs."""

import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client

from claimcheck.foundation.rest import preconditions
from claims.api.claims.claim import ClaimViewSet
from claims.models import Claim, CredibilityGrade
from tests import builders
from tests.claims.api.client import API, problem, token
from tests.claims.api.test_bulk import line

PAIRS = 10_000 if os.environ.get("LONG") else 50
POSTS = 50


def race(pairs: int) -> list[list[int]]:
    """The two statuses of each pair of grades, sent with the one ETag that both have read.

    A grade is added and changes no state, so that nothing but If-Match keeps the two apart.
    """
    path, asking = (
        f"{API}claims/{builders.claim().claim_id}/",
        token("review", role="checker", per_minute=6000)[1],
    )
    gate, statuses, read = threading.Barrier(2, timeout=60), [[0, 0] for _ in range(pairs)], [""]
    sign = {"Authorization": asking.defaults["HTTP_AUTHORIZATION"]}

    def write(which: int) -> None:
        client = Client(headers=sign)
        try:
            for pair in range(pairs):
                if not which:
                    read[0] = client.get(path).headers["ETag"]
                gate.wait()
                answer = client.post(
                    f"{path}grade/",
                    json.dumps({"code": str(pair % 4 + 2), "reason": f"Pair {pair}."}),
                    content_type="application/json",
                    headers={"If-Match": read[0]},
                )
                statuses[pair][which] = answer.status_code
                gate.wait()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))
    return statuses


@pytest.mark.check(
    "tests/claims/services/test_races.py::test_of_two_decisions_at_once_one_wins_and_the_other_is_told"
)
@pytest.mark.slow
@pytest.mark.own_database
def test_of_two_who_have_read_the_same_exactly_one_writes(monkeypatch):
    monkeypatch.setattr("claims.api.authentication.TokenRate.allow_request", lambda *given: True)
    statuses = race(PAIRS)
    assert [sorted(each) for each in statuses] == [[200, 412]] * PAIRS
    assert CredibilityGrade.objects.count() == PAIRS


@pytest.mark.own_database
def test_without_the_lock_both_write(monkeypatch):
    """The control: both compare before either has written, as the lock forbids."""
    both = threading.Barrier(2, timeout=60)
    compare = preconditions.check_match

    def compared(request: Any, etag: str) -> None:
        compare(request, etag)
        both.wait()

    def nothing(self: Any, record: Any) -> QuerySet:
        return Claim.objects.none()

    monkeypatch.setattr(preconditions, "check_match", compared)
    monkeypatch.setattr(ClaimViewSet, "guard", nothing)
    assert race(3) == [[200, 200]] * 3


@pytest.mark.whole("test_of_two_who_have_read_the_same_exactly_one_writes")
@pytest.mark.own_database
def test_fifty_posts_at_once_with_one_key_record_once(live_server):
    """Against a real server: one effect, and everybody is told of it alike."""
    sign = token("admin", role="checker", per_minute=6000)[1].defaults["HTTP_AUTHORIZATION"]
    headers = {"Authorization": sign, "Content-Type": "application/x-ndjson", "Idempotency-Key": "import-17"}
    gate = threading.Barrier(POSTS, timeout=60)

    def post(_: int) -> httpx.Response:
        gate.wait()
        while True:
            url = f"{live_server.url}{API}claims/bulk/"
            answer = httpx.post(url, content=line(1), headers=headers, timeout=60)
            if answer.status_code != 503:
                return answer
            time.sleep(int(answer.headers["Retry-After"]))  # eight write at a time

    with ThreadPoolExecutor(POSTS) as pool:
        answers = list(pool.map(post, range(POSTS)))
    assert {each.status_code for each in answers} == {200}
    assert len({each.content for each in answers}) == 1
    assert answers[0].json()["recorded"] == 1
    assert Claim.objects.count() == 1
    other = Client(headers=headers).post(
        f"{API}claims/bulk/",
        line(2),
        content_type="application/x-ndjson",
        headers={"Idempotency-Key": "import-17"},
    )
    problem(other, 422)
