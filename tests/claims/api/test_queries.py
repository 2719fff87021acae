"""Reading costs the same at 3 rows and at 7 (LONG: 30): the queries of every list and detail, pinned."""

import os

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests.claims.api.client import API, client, token

pytestmark = pytest.mark.django_db

MORE = 27 if os.environ.get("LONG") else 4
SIGN_IN = 4
"""The person, whether a password alone is enough, and the permissions of the person and of the groups."""

LISTS = {
    "topics/": 1,
    "questions/": 2,
    "sources/": 2,
    "documents/": 2,
    "claims/": 2,
    "conflicts/": 4,  # whether anything is hidden, and what an answer has set apart
    "resolutions/": 4,  # one more than most: which inputs a reader may know of
    "figures/": 1,
    "overrules/": 1,
    "source-merges/": 1,
    "question-splits/": 1,
    "fact-checks/": 1,
}
"""Besides signing in: the rows, and one query for each kind of record that a row has several of."""

WRITTEN = dict.fromkeys(("questions/", "sources/", "claims/"), 1)
DETAILS = {**LISTS, **WRITTEN, "conflicts/": 20, "fact-checks/": 2}
FIGURE_HISTORY = 1


def fill(rows: int, start: int = 0) -> None:
    """So many of everything listed, each with relations, a parent, grades, a chain and an original."""
    us = builders.source("United States")
    joint = builders.source("Joint", "joint", members=(us, builders.source("Ukraine")))
    for number in range(start, start + rows):
        topic = builders.topic(f"Topic {number}")
        about = builders.question(f"Question {number}?", of=topic)
        part = builders.question(f"Part of question {number}?", of=topic)
        builders.relation(part, about)
        speaker = builders.source(f"Speaker {number}", parent=us)
        builders.grade(speaker, "B")
        original = builders.document(publisher=speaker)
        copy = builders.document(syndicated_from=original)
        builders.claim(part, speaker, "about 3,000", relay=[us, joint], read_in=copy, accept=True)
        builders.figure(about)
        builders.overrule(us, speaker)
        builders.split(builders.claim(about, us, "about 4,000"))
        builders.merged(*(builders.source(f"Name {each} of {number}") for each in "ab"))
        builders.fact_check(speaker)


def asked(path: str, asking) -> tuple[list[str], dict]:
    """The statements of one reading, and its answer."""
    with CaptureQueriesContext(connection) as captured:
        answer = asking.get(f"{API}{path}", {"limit": 200} if path in LISTS else {})
    assert answer.status_code == 200, answer.content
    return [each["sql"] for each in captured.captured_queries], answer.json()


@pytest.mark.check("test_a_conflict_of_30_claims_costs_what_one_of_3_does")
@pytest.mark.slow
def test_lists_and_details_cost_the_same_at_few_rows_and_at_many():
    fill(3)
    asking = client()
    first = {path: asked(path, asking) for path in LISTS}
    fill(MORE, start=3)
    told = []
    for path, (before, few) in first.items():
        after, many = asked(path, asking)
        assert len(many["results"]) >= len(few["results"]) + MORE - 1, path
        told += [_told(path, LISTS[path], statements) for statements in (before, after)]
        row = many["results"][-1]["id"]
        detail, _ = asked(f"{path}{row}/", asking)
        told.append(_told(f"{path}{{id}}/", DETAILS[path], detail))
    assert [each for each in told if each] == []


def _told(path: str, wanted: int, statements: list[str]) -> str:
    """The statements, where there are more or fewer than pinned."""
    found = len(statements) - SIGN_IN
    return (
        ""
        if found == wanted
        else "\n".join((f"{path}: {found} queries, not {wanted}", *map(str, statements)))
    )


def test_a_conflict_of_30_claims_costs_what_one_of_3_does():
    made, asking = builders.conflict(), client()
    costs = []
    for rows in (1, 27):
        for number in range(rows):
            builders.claim(made.question, builders.source(f"Speaker {rows} {number}"), "about 9,000 soldiers")
        costs.append(len(asked(f"conflicts/{made.pk}/", asking)[0]))
    assert costs[0] == costs[1] <= SIGN_IN + DETAILS["conflicts/"]


def test_history_and_what_is_held_already():
    fill(1)
    asking = client()
    (row,) = asking.get(f"{API}figures/").json()["results"]
    history = f"figures/{row['id']}/history/"
    assert _told(history, FIGURE_HISTORY, asked(history, asking)[0]) == ""
    etag = asking.get(f"{API}figures/").headers["ETag"]
    with CaptureQueriesContext(connection) as captured:
        answer = asking.get(f"{API}figures/", headers={"If-None-Match": etag})
    assert answer.status_code == 304
    statements = [each["sql"] for each in captured.captured_queries]
    assert _told("figures/ held", 1, statements) == ""


@pytest.mark.parametrize("query", [{}, {"standing": "verified", "unit": "person", "confidence": "moderate"}])
def test_a_token_reads_figures_with_two_queries_and_one_more_for_each_batch_of_its_allowance(query, settings):
    """One for the figures, one for the token with its owner and notices. Anonymous: one."""
    fill(1)
    _, asking = token()
    asking.get(f"{API}figures/")
    (row,) = asking.get(f"{API}figures/").json()["results"]
    for path, given in (
        ("figures/", query),
        (f"figures/{row['id']}/", {}),
        (f"figures/{row['id']}/history/", {}),
    ):
        with CaptureQueriesContext(connection) as captured:
            answer = asking.get(f"{API}{path}", given)
            held = asking.get(f"{API}{path}", given, headers={"If-None-Match": answer.headers["ETag"]})
        assert (answer.status_code, held.status_code) == (200, 304)
        told = [each["sql"] or "" for each in captured.captured_queries]
        statements = [sql for sql in told if "INTO claims_tokenuse" not in sql]  # a new minute draws anew
        assert len(statements) == 4, (path, statements)
    settings.PUBLIC_READ = True
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(f"{API}figures/", query).status_code == 200
    assert len(captured) == 1


def test_inputs_and_the_chain_are_looked_up_together():
    """Forty ids in one body are two queries, not forty."""
    chain = [str(builders.source(f"Hop {number}").pk) for number in range(20)]
    read = builders.snapshot("They say about 8,000 soldiers are there.")
    sent = {
        "question": str(builders.question().pk),
        "statement": str(builders.statement().pk),
        "snapshot": str(read.pk),
        "quote": "not there",
        "relay": chain,
    }
    asking = client("reporter")
    with CaptureQueriesContext(connection) as captured:
        answer = asking.post(f"{API}claims/", sent, content_type="application/json")
    assert answer.status_code == 400
    statements = [(each["sql"] or "").replace("-", "") for each in captured.captured_queries]
    hops = [sql for sql in statements if chain[7].replace("-", "") in sql]
    assert len(hops) == 1
