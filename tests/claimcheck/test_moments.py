"""Moments are read as PostgreSQL means them, whatever way they are written."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from psycopg import DataError
from psycopg.pq import Format

from claimcheck.foundation.records.moments import UtcLoader

MOMENTS = {
    b"2024-11-10 23:59:59.999999+00": datetime(2024, 11, 10, 23, 59, 59, 999999, tzinfo=UTC),
    b"2024-02-29 00:00:00+00": datetime(2024, 2, 29, tzinfo=UTC),
    b"2024-02-29 12:30:00.5+00": datetime(2024, 2, 29, 12, 30, 0, 500000, tzinfo=UTC),
    b"0001-01-01 00:00:00+00": datetime(1, 1, 1, tzinfo=UTC),
    b"9999-12-31 23:59:59.000001+00": datetime(9999, 12, 31, 23, 59, 59, 1, tzinfo=UTC),
    b"2024-11-10 05:29:59+05:30": datetime(2024, 11, 9, 23, 59, 59, tzinfo=UTC),
    b"2024-11-10 23:59:59-08": datetime(2024, 11, 11, 7, 59, 59, tzinfo=UTC),
}
UNREADABLE = (b"infinity", b"-infinity", b"0044-03-15 00:00:00+00 BC", b"10000-01-01 00:00:00+00", b"")


@pytest.mark.parametrize("text", MOMENTS, ids=bytes.decode)
def test_a_moment_is_read(text: bytes) -> None:
    read = UtcLoader(1184, None).load(text)
    assert read == MOMENTS[text]
    assert read.tzinfo is UTC


@pytest.mark.parametrize("text", UNREADABLE, ids=bytes.decode)
def test_what_is_no_moment_of_python_is_refused_as_before(text: bytes) -> None:
    with pytest.raises(DataError):
        UtcLoader(1184, None).load(text)


@pytest.mark.django_db
def test_the_database_s_moments_are_read_this_way() -> None:
    said = [moment for moment in MOMENTS.values() if moment.year < 9999]
    with connection.cursor() as cursor:
        given = "unnest(%s::timestamptz[]) WITH ORDINALITY AS a (m, n)"
        cursor.execute(f"SELECT m FROM {given} ORDER BY n", [said])
        assert [row[0] for row in cursor.fetchall()] == said
    assert connection.connection.adapters.get_loader(1184, Format.TEXT) is UtcLoader
