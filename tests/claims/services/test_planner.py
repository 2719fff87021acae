"""When the tables are analysed after an import: where the new claims change what is planned by."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.services.bulk.planner import tell_planner

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("counted", "written", "analysed"),
    [
        (-1, 1000, True),  # never counted
        (-1, 999, False),
        (0, 1000, True),
        (10_000, 1000, True),
        (10_010, 1000, False),
        (1_000_000, 20_000, False),
        (1_000_000, 100_000, True),
    ],
)
def test_a_tenth_more_is_told(
    counted: int, written: int, analysed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.services.bulk.planner.COUNTED", f"SELECT {counted}::real")
    with CaptureQueriesContext(connection) as asked:
        tell_planner(written)
    assert any("ANALYZE claims_claim" in query["sql"] for query in asked) is analysed


def test_the_claims_that_were_counted_last_are_asked_for() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim")
        cursor.execute("SELECT count(*) FROM claims_claim")
        there = cursor.fetchone()[0]
    with CaptureQueriesContext(connection) as asked:
        tell_planner(max(there * 10, 1000) + 1)
    assert len(asked) == 2
