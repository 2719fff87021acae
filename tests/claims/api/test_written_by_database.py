"""What PostgreSQL writes of a record is, to the byte, what its serializer says."""

import json
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.renderers import JSONRenderer

from claimcheck.api import CLAIMS, SOURCES
from claimcheck.foundation.rest.preconditions import etag_of
from claimcheck.foundation.rest.written import WrittenByDatabase
from claims.api.conflicts.linked import ListedConflictSerializer
from claims.domain.figures.figure import Modality
from claims.models import Claim, Conflict
from claims.services.triage.triage import assign_conflict, grade_claim, schedule_conflict
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client
from tests.lengths import all_but_first

pytestmark = pytest.mark.django_db

WRITTEN = {prefix: view for prefix, view in (*SOURCES, *CLAIMS) if issubclass(view, WrittenByDatabase)}
SERIALIZED = sorted(WRITTEN.keys() - {"conflicts"})
ODD = (
    'He said: "about 8,000 soldiers" \\ / <b>&amp;</b> % %s {} \'\n\t\r\x08\x0c\x01\x1f\x7f'
    "\u2028\u2029 — «числа» 数字 \U0001f600"
)
"""Every sign that JSON, or the renderer of REST, writes in its own way."""
QUOTES = [
    *("exactly 8,000 soldiers", "8,000 soldiers", "about 8,000 soldiers", "nearly 8,000 soldiers"),
    *("just over 8,000 soldiers", "at least 8,000 soldiers", "more than 8,000 soldiers"),
    *("at most 8,000 soldiers", "fewer than 8,000 soldiers", "up to 8,000 soldiers", "no soldiers"),
    *("8,000 to 12,000 soldiers", "thousands of soldiers", "8,000 ± 500 soldiers", "1.5 million soldiers"),
]


def record_odd_things() -> None:
    """Claims of every wording, time and grade; sources, questions and conflicts of every kind."""
    us, they = builders.source("United States"), builders.source('"They" \\ \u2028', aliases="A\nB\n“C”")
    hid = builders.source("An official", protected=True)
    joint = builders.source("Joint", "joint", members=(us, they, hid))
    child = builders.source("Spokesman", parent=us)
    about = builders.question("How many odd things are there?")
    truth = builders.question("Is it odd?", answer="yes_no")
    odd = builders.question("How much is odd?", minimum=None, material_gap=Decimal("0.050"))
    builders.relation(builders.question("How many small things?"), about)
    builders.relation(about, odd, "overlaps")
    for number, quote in enumerate(QUOTES):
        now = NOW + timedelta(microseconds=[0, 1, 120_000, 999_999][number % 4], seconds=number)
        builders.claim(
            about, us, quote, now=now, as_of=[None, "2024-10-31", (None, "2024-11-01")][number % 3]
        )
    first = builders.claim(about, hid, ODD, modality="approx", value="8,000", relay=[joint, None, us])
    graded = builders.claim(odd, they, "about 0.50 soldiers", as_of=("2024-10-01", "2024-10-31"))
    said = builders.statement(they, None, occasion=ODD)
    both = builders.claim(truth, statement=said, quote="It is so.", stance="affirms")
    builders.grade(us, "B")
    for claim in (graded, first):
        grade_claim(by=builders.person("checker"), now=NOW, claim=claim, code="3", reason="Plausible.")
    builders.claim(truth, child, "It is not.", stance="denies", external_id=ODD, imputed=True)
    builders.correct(both, stance="denies")
    timed = builders.statement(hid, "2024-10-31", said_at=time(14, 30), occasion="At the gate of the base")
    published = datetime(2024, 10, 31, 9, 0, 0, 250_000, tzinfo=UTC)
    of = builders.document(
        ODD, publisher=hid, url="https://example.org/?a=1&b=%C3%A9", published_at=published
    )
    builders.claim(about, statement=timed, quote="about 3 soldiers", read_in=of, as_of_at=time(23, 59, 30))
    for case in Conflict.objects.in_hand()[:1]:
        checker = builders.person("checker")
        assign_conflict(by=checker, now=NOW, conflict=case, assignee=checker)
        schedule_conflict(by=checker, now=NOW, conflict=case, due_at=published, priority=2)


def serialized(prefix: str) -> dict[str, bytes]:
    """The records of an endpoint by their ids, as serializer and renderer tell them."""
    view: Any = WRITTEN[prefix]()
    view.action, view.now, view.kwargs = "retrieve", timezone.now(), {}
    rows = [view.serializer_class(row).data for row in view.rows()]
    return {row["id"]: JSONRenderer().render(row) for row in rows}


def listed(prefix: str, role: str = "reader", **query: Any) -> dict[str, bytes]:
    """The records of a list by their ids as they were sent, over all pages."""
    asking, found = client(role), {}
    path: str | None = f"{API}{prefix}/"
    while path is not None:
        answer = asking.get(path, query)
        assert answer.status_code == 200, answer.content
        document = json.loads(answer.content)
        rows = [JSONRenderer().render(row) for row in document["results"]]
        head = JSONRenderer().render({name: document[name] for name in ("next", "previous")})[:-1]
        assert answer.content == head + b',"results":[' + b",".join(rows) + b"]}"
        found |= {row["id"]: text for row, text in zip(document["results"], rows, strict=True)}
        path, query = document["next"], {}
    return found


@pytest.mark.parametrize("prefix", SERIALIZED)
def test_lists_and_details_are_what_the_serializer_says(prefix: str) -> None:
    record_odd_things()
    told = serialized(prefix)
    assert listed(prefix, limit=200) == told
    assert listed(prefix, limit=7) == told
    asking = client("reader")
    for key, text in told.items():
        answer = asking.get(f"{API}{prefix}/{key}/")
        assert (answer.status_code, answer.content) == (200, text)
        assert answer.headers["ETag"] == etag_of(json.loads(text))


def test_every_wording_of_a_claim_is_written() -> None:
    record_odd_things()
    worded = set(Claim.objects.live().values_list("modality", flat=True))
    assert {*Modality, ""} - worded <= {Modality.UNREAD}
    said = {json.loads(row)["as_written"] for row in listed("claims", limit=200).values()}
    assert {"about 8,000", "8,000 to 12,000", "8,000 ± 500", "none", "denies"} <= said


@pytest.mark.check("test_lists_and_details_are_what_the_serializer_says")
@pytest.mark.parametrize("hidden", all_but_first([True, False]))
def test_a_conflict_is_listed_as_its_detail_tells_it(hidden: bool) -> None:
    record_odd_things()
    builders.conflict(builders.question("How many are seen?"))
    if hidden:
        about = builders.question("How many are hidden?")
        builders.conflict(about)
        builders.claim(about, builders.source("A neighbour"), "about 90,000 soldiers", internal=True)
    asking, names = client("reader"), ListedConflictSerializer().fields
    rows = listed("conflicts", limit=2)
    assert len(rows) > 2
    for key, text in rows.items():
        detail = asking.get(f"{API}conflicts/{key}/").json()
        assert JSONRenderer().render({name: detail[name] for name in names}) == text


@pytest.mark.check("test_lists_and_details_are_what_the_serializer_says")
@pytest.mark.parametrize("prefix", all_but_first(sorted(WRITTEN)))
def test_members_that_are_asked_for_are_written_alone(prefix: str) -> None:
    record_odd_things()
    names = [*WRITTEN[prefix].serializer_class().fields]
    whole = {key: json.loads(row) for key, row in listed(prefix, limit=200).items()}
    for name in names:
        kept = [each for each in names if each in {name, "id", "state"}]
        told = listed(prefix, limit=200, fields=name)
        assert told == {
            key: JSONRenderer().render({each: row[each] for each in kept}) for key, row in whole.items()
        }


@pytest.mark.check("test_lists_and_details_are_what_the_serializer_says")
@pytest.mark.parametrize("role", all_but_first(["reader", "reporter", "checker", "editor-in-chief"]))
def test_the_same_is_written_for_every_role(role: str) -> None:
    record_odd_things()
    for prefix in WRITTEN:
        assert listed(prefix, role, limit=200) == listed(prefix, limit=200)
