"""A row is one line, in the canonical JSON of RFC 8785, and the line is that row again."""

import json
import os
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.foundation.records.copying import copy_lines
from claimcheck.foundation.records.errors import Refused
from claims.archive.lines import filled, fix_formats, lines_of, rows_of
from claims.archive.parts import ArchivePart, parts
from claims.models import WeeklyReport
from claims.services.canonical_json import canonical_json
from sources.models import Statement
from tests import builders as make
from tests.claims.archive.world import ODD, some_of_everything

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)


def part_of(model: type) -> ArchivePart:
    return next(part for part in parts() if part.model is model)


@pytest.mark.slow
@settings(
    max_examples=200 if os.environ.get("LONG") else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(TEXTS)
@pytest.mark.parametrize("lead", ["", ODD])
def test_any_text_is_written_canonically_and_read_back(lead: str, said: str) -> None:
    made = Statement(source=make.source(), occasion=lead + said, recorded_at=make.NOW)
    made.recorded_by = make.person("reporter")
    made.save()
    fix_formats()
    (line,) = (each for each in lines_of(part_of(Statement)) if str(made.pk).encode() in each)
    record = json.loads(line)
    assert record["occasion"] == lead + said
    assert canonical_json(record).encode() + b"\n" == line
    (row,) = rows_of(part_of(Statement), [line])
    assert row.count("\t") == len(record) - 1
    assert "\n" not in row


@pytest.fixture(scope="module")
def everything(kept_for_the_module: None) -> None:
    some_of_everything()


@pytest.mark.whole("tests/claims/archive/test_round_trip.py::test_what_comes_in_goes_out_byte_for_byte")
def test_every_line_of_everything_is_canonical(everything: None) -> None:
    fix_formats()
    for part in parts():
        for line in lines_of(part):
            assert canonical_json(json.loads(line)).encode() + b"\n" == line


def test_formats_do_not_hang_on_the_server() -> None:
    make.claim(as_of=("2024-10-08", "2024-10-13"))
    with connection.cursor() as cursor:
        fix_formats()
        before = [list(lines_of(part)) for part in parts()]
        cursor.execute("SET LOCAL datestyle = 'SQL, DMY'")
        cursor.execute("SET LOCAL timezone = 'Asia/Kathmandu'")
        assert [list(lines_of(part)) for part in parts()] != before
        fix_formats()
        assert [list(lines_of(part)) for part in parts()] == before


@pytest.mark.check("tests/claims/archive/test_round_trip.py::test_what_comes_in_goes_out_byte_for_byte")
@pytest.mark.parametrize("claims", [[], ["018f4c1e-0000-7000-8000-000000000001"]])
def test_lists_come_back(everything: None, claims: list[str]) -> None:
    part, fresh = part_of(WeeklyReport), "2019-W07"
    fix_formats()
    record = json.loads(next(iter(lines_of(part))))
    record |= {"claims": claims, "publications": [1, 22], "week": fresh, "topic_id": None}
    record["id"] = "018f4c1e-0000-7000-8000-000000000002"
    copy_lines(part.table, filled(part), rows_of(part, [json.dumps(record).encode()]))
    found = WeeklyReport.objects.get(week=fresh)
    assert ([str(each) for each in found.claims], found.publications) == (claims, [1, 22])


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (b"{", "line 1"),
        (b"[]", "line 1"),
        (b'{"a":1}', "line 1"),
        (b"\xff", "line 1"),
        ({"occasion": 7}, "7"),
        ({"recorded_by_id": "7"}, "'7'"),
        ({"recorded_by_id": True}, "True"),
        ({"recorded_by_id": 1.5}, "1.5"),
        ({"said_on": ["2024-01-01"]}, "2024-01-01"),
    ],
)
def test_what_is_no_row_is_named(line: Any, place: str) -> None:
    part = part_of(Statement)
    make.statement()
    fix_formats()
    if isinstance(line, dict):
        line = json.dumps({**json.loads(next(iter(lines_of(part)))), **line}).encode()
    with pytest.raises(Refused, match=r"sources.statement.ndjson line 1") as found:
        list(rows_of(part, [line]))
    assert place in str(found.value)
