"""What recording, publishing and reading over REST ask of a database that is spread by topic."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from claimcheck.operating.distribution.catalogue import tables
from claimcheck.operating.distribution.placement import TablePlace, placements
from tests.claims.api.client import API, client
from tests.claims.api.test_queries import LISTS, fill
from tests.spread_sql import Spread, spread_of, tables_of

PLACES = {
    "claims_claim": TablePlace.DISTRIBUTED,
    "claims_note": TablePlace.DISTRIBUTED,
    "claims_question": TablePlace.REFERENCE,
    "claims_job": TablePlace.LOCAL,
}
READ = {
    "SELECT * FROM claims_question q JOIN claims_job j ON j.id = q.id": Spread.ELSEWHERE,
    "SELECT * FROM claims_claim WHERE topic_id = %s": Spread.ONE_TOPIC,
    'SELECT * FROM "claims_claim" WHERE "claims_claim"."topic_id" IN (%s, %s)': Spread.ONE_TOPIC,
    "SELECT * FROM claims_claim WHERE id = %s": Spread.EVERY_NODE,
    "SELECT * FROM claims_claim c JOIN claims_question q ON q.id = c.question_id": Spread.EVERY_NODE,
    "SELECT * FROM claims_claim c JOIN claims_note n ON n.claim_id = c.id": Spread.REJECTED,
    "SELECT * FROM claims_claim c JOIN claims_note n ON n.topic_id = c.topic_id": Spread.EVERY_NODE,
    "SELECT * FROM claims_claim c JOIN claims_note n ON n.topic_id = c.topic_id WHERE c.topic_id = %s": (
        Spread.ONE_TOPIC
    ),
    "SELECT * FROM claims_claim c JOIN claims_job j ON j.claim_id = c.id": Spread.REJECTED,
    "SELECT * FROM claims_claim c WHERE EXISTS (SELECT FROM claims_note n WHERE n.claim_id = c.id)": (
        Spread.REJECTED
    ),
    "SELECT * FROM claims_claim c WHERE EXISTS "
    "(SELECT FROM claims_note n WHERE n.topic_id = (c.topic_id) AND n.claim_id = c.id)": Spread.EVERY_NODE,
    "SELECT * FROM claims_claim c WHERE c.id IN (SELECT n.claim_id FROM claims_note n)": Spread.EVERY_NODE,
    "SELECT id FROM claims_claim UNION SELECT id FROM claims_note": Spread.EVERY_NODE,
    "UPDATE claims_claim SET state = %s WHERE id = %s": Spread.EVERY_NODE,
    "UPDATE claims_claim SET state = %s WHERE topic_id = %s AND id = %s": Spread.ONE_TOPIC,
    "INSERT INTO claims_claim (topic_id, id) VALUES (%s, %s)": Spread.ONE_TOPIC,
}
HIDDEN = "what is hidden anywhere, with each list: on each node an index that holds the hidden alone"
LIST = (
    "a page of a list, or a row by its id alone: on each node an index, and a page of rows to be put in order"
)
BY_QUESTION = "of a question, by its id alone: on each node one search of an index"
BY_SOURCE = "of a source, in all topics: on each node one search of an index"
ACROSS = {
    "assignment claim conflict": LIST,
    "assignment claim conflict detection relayhop transition": f"{LIST}; {HIDDEN}",
    "claim": f"{BY_QUESTION}; {BY_SOURCE}",
    "claim conflict relayhop": BY_QUESTION,
    "claim contact relayhop": HIDDEN,
    "claim credibilitygrade relayhop settledflag": LIST,
    "claim factchecklink relayhop": "the claims of a fact-check, which has no topic: on each node its links",
    "claim questionrelation": BY_QUESTION,
    "claim questionrelation questionsplit relayhop": f"{LIST}; {HIDDEN}",
    "claim questionrelation relayhop": HIDDEN,
    "claim relayhop": HIDDEN,
    "claim relayhop resolutioninput": HIDDEN,
    "claim relayhop settledflag": f"{BY_QUESTION}; {HIDDEN}",
    "claim settledflag": LIST,
    "conflict": f"{LIST}; {BY_QUESTION}",
    "conflict resolution": BY_QUESTION,
    "questionrelation": BY_QUESTION,
    "resolution": f"{LIST}; {BY_QUESTION}",
    "verifiedfigure": f"{LIST}; {BY_QUESTION}",
}
"""By the tables of the nodes: what may ask every node, and what that costs. No statement that writes may."""


@pytest.mark.parametrize(("sql", "spread"), READ.items())
def test_a_statement_is_read_for_its_topics(sql: str, spread: Spread) -> None:
    assert spread_of(sql, PLACES) == spread


@pytest.fixture
def asked(db: None) -> Iterator[set[str]]:
    """The statements of the test, with marks in the place of values."""
    found: set[str] = set()

    def note(execute: Any, sql: Any, parameters: Any, many: bool, context: Any) -> Any:
        found.add(sql if isinstance(sql, str) else sql.as_string(None))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield found


def test_what_is_asked_names_its_topic_or_is_allowed_to_ask_every_node(asked: set[str]) -> None:
    places = {name: placement.place for name, placement in placements(tables()).items()}
    fill(1)
    reader = client()
    for path in LISTS:
        row = reader.get(f"{API}{path}").json()["results"][-1]
        assert reader.get(f"{API}{path}{row['id']}/").status_code == 200
    by_spread: dict[Spread, set[str]] = {spread: set() for spread in Spread}
    for sql in asked:
        by_spread[spread_of(sql, places)].add(sql)
    across = by_spread[Spread.EVERY_NODE]
    assert by_spread[Spread.REJECTED] == set()
    assert {sql for sql in across if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")} == set()
    assert {tables_of(sql, places) for sql in across} == set(ACROSS)
