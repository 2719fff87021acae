"""Search over everything: what is found by which words, by whom, by which index, in how many queries."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.finding import SoughtKind, terms_of
from claims.domain.finding.sought import WORD, plain
from claims.models import Claim, Question
from claims.services.recording.questions import set_aliases
from claims.services.triage.triage import add_note
from claims.views.audience import Viewer, desk, reader
from claims.views.finding import search as module
from claims.views.finding.search import search
from claims.views.records import hidden_by_kind
from tests import builders
from tests.builders import NOW

pytestmark = pytest.mark.django_db
LATER = datetime(2100, 1, 1, tzinfo=UTC)


def found(typed: str, viewer: Viewer | None = None, most: int = 8) -> dict[SoughtKind, list[str]]:
    """Kind → the texts that were found; kinds without any are left out."""
    groups = search(terms_of(typed), viewer or desk(LATER), SoughtKind, most)
    return {group.kind: [hit.text for hit in group.hits] for group in groups if group.hits}


def keys(typed: str, kind: SoughtKind, viewer: Viewer | None = None) -> list[Any]:
    groups = search(terms_of(typed), viewer or desk(LATER), [kind], 8)
    return [hit.record.pk for group in groups for hit in group.hits]


def test_each_kind_is_found_by_its_words() -> None:
    about = builders.question("How many marched in Ardle?", of=builders.topic("Ardle"))
    builders.claim(about, builders.source("Ardle police"), "about 8,000 in Ardle")
    builders.document("The march of Ardle")
    builders.figure(about)
    builders.fact_check(claim="A million marched in Ardle")
    add_note(
        by=builders.person(), now=NOW, record=Claim.objects.earliest("pk"), text="Ardle has two squares."
    )
    assert set(found("ardle")) == set(SoughtKind)


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("mobil", "troops were mobilised, 5,000 of them"),
        ("mobilised 5,000", "troops were mobilised, 5,000 of them"),
        ('"were mobilised"', "troops were mobilised, 5,000 of them"),
        ("zelensky Élysee", "At the Elysée, Zelenský spoke of 5,000"),
        ("strasse", "5000 in der Straße"),
        ("사망", "북한군 5,000명이 사망했다"),
        ("북한군", "북한군 5,000명이 사망했다"),
        ("다", "북한군 5,000명이 사망했다"),
        ("死亡", "洪水造成31人死亡"),
        ("військових", "5 000 військових"),
        ("５０００", "5000 people"),
    ],
)
def test_quotes_are_found(typed: str, quote: str) -> None:
    _said("Somebody", quote)
    assert found(typed).get(SoughtKind.CLAIM) == [quote]


@pytest.mark.parametrize(
    "typed", ["obilised", '"mobilised were"', '"troops mobil"', "mobilised sunk", "북다", "!!"]
)
def test_what_does_not_stand_there_is_not_found(typed: str) -> None:
    _said("A", "troops were mobilised, 5,000; 북한 5명이 다")
    assert found(typed) == {}


def test_the_name_of_a_source_finds_it_and_its_claims() -> None:
    mine = builders.claim(by=builders.source("Ministry of Défense"), quote="about 8,000")
    builders.claim(by=builders.source("Another"), quote="about 9,000")
    assert found("ministry defense") == {
        SoughtKind.SOURCE: ["Ministry of Défense"],
        SoughtKind.CLAIM: [mine.quote],
    }


def test_other_wordings_of_a_question_and_captured_texts_are_searched() -> None:
    about = builders.question("How many are there?")
    set_aliases(by=builders.person(), now=NOW, question=about, aliases="headcount of the garrison")
    assert list(found("garrison")) == [SoughtKind.QUESTION]
    shot = builders.snapshot("The long text names a lighthouse, and says nothing else.")
    assert keys("lighthouse", SoughtKind.DOCUMENT) == [shot.document_id]


def test_the_newest_come_first_and_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    voices = [builders.source(f"Voice {number}") for number in range(6)]
    made = [builders.claim(source=voice, quote="about 8,000 guards").pk for voice in voices]
    for newest in (300, 2, 0):
        monkeypatch.setattr(module, "NEWEST", newest)
        (group,) = search(terms_of("guards"), desk(LATER), [SoughtKind.CLAIM], 4)
        assert ([hit.record.pk for hit in group.hits], group.more) == (made[:1:-1], True)


def test_what_is_nearest_comes_first_and_the_newest_of_those_alike() -> None:
    said = [
        "the palace guard: 8,000",
        "8,000 palace guards",
        "guards of 8,000 at the palace",
        "8,000 palace guards",
    ]
    keys_of = [_said(f"Voice {number}", quote).pk for number, quote in enumerate(said)]
    order = [0, 3, 1, 2]
    assert keys("palace guard", SoughtKind.CLAIM) == [keys_of[number] for number in order]


def test_what_is_hidden_is_found_at_the_desk_alone() -> None:
    """The same for claims as `publishable`, by each way in which one is hidden; an embargo ends."""
    open_one = builders.claim(by=builders.source("A"), quote="8,000 guards")
    builders.claim(by=builders.source("B"), quote="9,000 guards", internal=True)
    later = builders.claim(by=builders.source("C"), quote="7,000 guards", embargo_until=LATER)
    secret = builders.snapshot(
        "Guards of the palace: 6,000 guards", of=builders.hide(builders.document("Guards"))
    )
    builders.claim(by=builders.source("D"), quote="6,000 guards", snapshot=secret)
    builders.claim(
        builders.question("How many guards?", draft=True), builders.source("E"), "5,000 guards", value="5,000"
    )
    assert len(keys("guards", SoughtKind.CLAIM)) == 5
    assert keys("guards", SoughtKind.CLAIM, reader(NOW)) == [open_one.pk]
    assert keys("guards", SoughtKind.CLAIM, reader(LATER)) == [later.pk, open_one.pk]
    for moment in (NOW, LATER):
        hidden = hidden_by_kind(reader(moment))[Claim]
        rows = set(Claim.objects.exclude(pk__in=hidden).values_list("pk"))
        assert rows == set(Claim.objects.publishable(at=moment).values_list("pk"))
    assert keys("guards", SoughtKind.QUESTION)
    assert secret.document_id in keys("guards", SoughtKind.DOCUMENT)
    assert keys("guards", SoughtKind.QUESTION, reader(LATER)) == []
    assert secret.document_id not in keys("guards", SoughtKind.DOCUMENT, reader(LATER))


def test_notes_are_the_desk_s() -> None:
    one = builders.claim(by=builders.source("A"), quote="8,000 guards")
    add_note(by=builders.person(), now=NOW, record=one, text="Call the garrison.")
    assert found("garrison") == {SoughtKind.NOTE: ["Call the garrison."]}
    assert found("garrison", reader(LATER)) == {}


def test_the_number_of_queries_does_not_grow() -> None:
    counts = []
    for _ in range(2):
        for number in range(3):
            builders.claim(by=builders.source(f"Guards {number} {len(counts)}"), quote="8,000 guards")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found("guards")
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 32


INDEXES = {
    SoughtKind.CLAIM: {"claims_claim_words", "sources_source_words"},
    SoughtKind.QUESTION: {"claims_question_words", "claims_question_aliases"},
    SoughtKind.SOURCE: {"sources_source_words"},
    SoughtKind.DOCUMENT: {"sources_document_words", "sources_snapshot_words"},
    SoughtKind.TOPIC: {"claims_topic_words"},
    SoughtKind.FACT_CHECK: {"claims_factcheck_words"},
    SoughtKind.NOTE: {"claims_note_words"},
    SoughtKind.FIGURE: {"claims_question_words"},
}


COPIES = {
    "claims_claim": """
        INSERT INTO claims_claim
        SELECT (jsonb_populate_record(c, jsonb_build_object('id', uuidv7(), 'claim_id', uuidv7()))).*
        FROM claims_claim c, generate_series(1, 500)""",
    "claims_factcheck": """
        INSERT INTO claims_factcheck
        SELECT (jsonb_populate_record(c, jsonb_build_object(
            'id', uuidv7(), 'fact_check_id', uuidv7(), 'known_by', n::text))).*
        FROM claims_factcheck c, generate_series(1, 500) n""",
    "claims_question": """
        INSERT INTO claims_question
        SELECT (jsonb_populate_record(q, jsonb_build_object(
            'id', uuidv7(), 'slug', q.slug || '-' || n, 'text', q.text || ' ' || n))).*
        FROM claims_question q, generate_series(1, 500) n""",
    "claims_verifiedfigure": """
        INSERT INTO claims_verifiedfigure
        SELECT (jsonb_populate_record(f, jsonb_build_object('id', uuidv7(), 'question_id', q.id))).*
        FROM claims_verifiedfigure f JOIN claims_question q USING (topic_id) WHERE q.id <> f.question_id""",
}
"""So many rows that it matters how they are found: what other tests left in the statistics is of a few."""


@pytest.mark.parametrize("kind", SoughtKind)
def test_an_index_finds_the_words(kind: SoughtKind) -> None:
    """Few rows are found in any way unless the others are forbidden; shown is that the index serves."""
    builders.claim(by=builders.source("A"), quote="8,000 guards")
    builders.fact_check()
    builders.figure()
    with connection.cursor() as cursor:
        for table, copy in COPIES.items():
            cursor.execute(copy)
            cursor.execute(f"ANALYZE {table}")
        for other in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{other} = off")
    with CaptureQueriesContext(connection) as queries:
        search(terms_of("guards"), desk(LATER), [kind], 8)
    plans = "".join(_plans(queries))
    assert {index for index in INDEXES[kind] if index in plans} == INDEXES[kind]


def _plans(queries: CaptureQueriesContext) -> Iterator[str]:
    with connection.cursor() as cursor:
        for each in queries.captured_queries:
            if "words_query" in (each["sql"] or ""):
                cursor.execute(f"EXPLAIN {each['sql']}")
                yield str(cursor.fetchall())


@given(st.lists(st.text(max_size=20), min_size=1, max_size=30))
def test_the_rules_and_the_database_read_words_alike(texts: list[str]) -> None:
    """What `plain` makes of a text, `words_plain` makes of it too, but for signs and spaces."""
    clean = [text.replace("\x00", "") for text in texts]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT words_plain(t) FROM unnest(%s::text[]) WITH ORDINALITY AS a(t, n) ORDER BY n", [clean]
        )
        theirs = [row[0] for row in cursor.fetchall()]
    assert [_words(text) for text in theirs] == [_words(plain(text)) for text in clean]


def _words(text: str) -> str:
    return "".join(WORD.findall(text))


def _said(name: str, quote: str) -> Claim:
    return builders.claim(by=builders.source(name), quote=quote, modality="exactly", value="5000")


def test_what_is_typed_is_found_where_it_was_written() -> None:
    """Each word of a question finds the question, whatever stands in it."""
    text = (
        "How many of the U.S. soldiers, 10.5% of n°3 (or 3,14 / a@b.example), were in Сєвєродонецьк & 平壌市?"
    )
    about = builders.question(text)
    for term in terms_of(text.replace("%", " ")):
        assert [row.pk for row in Question.objects.filter(pk__in=keys(term.text, SoughtKind.QUESTION))] == [
            about.pk
        ]
