"""Records the running example through the services, as of 4 and 5 November 2024."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

from django.db import transaction

from claims.examples.documents import DOCUMENTS, RETOLD
from claims.examples.figures import CLAIMS
from claims.examples.people import People
from claims.examples.questions import QUESTIONS, RELATIONS, TOPICS
from claims.examples.rows import ClaimRow, DocumentRow, at
from claims.examples.sources import SOURCES
from claims.examples.statements import STATEMENTS
from claims.models import Claim, Question, Topic
from claims.services.recording.claim_recording import record_claim
from claims.services.recording.questions import record_question, record_topic, relate_questions
from claims.services.triage.triage import accept_claim, grade_claim
from sources.domain.kinds import DocumentKind
from sources.models import Document, Snapshot, Source, Statement
from sources.services.recording import (
    capture_snapshot,
    grade_source,
    record_document,
    record_source,
    record_statement,
)

PREPARED = at("2024-11-04", "07:30")
CAPTURED = at("2024-11-04", "09:30")
RECORDED = at("2024-11-04", "10:00")
ACCEPTED = at("2024-11-05", "09:00")
GRADED = at("2024-11-05", "14:00")


def is_loaded() -> bool:
    """Whether the example is in the database; it is there as a whole or not at all."""
    return Topic.objects.filter(slug=TOPICS[0].slug).exists()


def external_id(key: str) -> str:
    """Under which a claim of the example is found again."""
    return f"example:{key}"


@transaction.atomic
def load_example(people: People) -> None:
    """Record every source, document, statement and claim; then accept and grade what has been read."""
    questions = _record_questions(people)
    sources = _record_sources(people)
    snapshots = _record_documents(people, sources)
    claims = _record_claims(people, questions, sources, snapshots)
    for now, claim in zip(_minutes(ACCEPTED), claims.values(), strict=False):
        accept_claim(by=people.chen, now=now, claim=claim)
    graded = [(row, row.credibility) for row in CLAIMS if row.credibility]
    for now, (row, credibility) in zip(_minutes(GRADED), graded, strict=False):
        grade_claim(
            by=people.chen,
            now=now,
            claim=claims[row.key],
            code=credibility,
            reason=row.credibility_reason,
        )


def _minutes(start: datetime) -> Iterator[datetime]:
    """The start and every minute after it: one for each record, so that their order is known."""
    return (start + timedelta(minutes=number) for number in count())


def _record_questions(people: People) -> dict[str, Question]:
    now = PREPARED
    topics = {
        row.slug: record_topic(
            by=people.chen, now=now, slug=row.slug, name=row.name, description=row.description
        )
        for row in TOPICS
    }
    questions = {
        row.slug: record_question(
            by=people.chen,
            now=now,
            topic=topics[row.topic],
            slug=row.slug,
            text=row.text,
            temporality=row.temporality,
            answer=row.answer,
            unit=row.unit or None,
            measure=row.measure,
            population=row.population,
            place=row.place,
        )
        for row in QUESTIONS
    }
    for first, kind, second in RELATIONS:
        relate_questions(by=people.chen, now=now, first=questions[first], second=questions[second], kind=kind)
    return questions


def _record_sources(people: People) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for now, row in zip(_minutes(PREPARED), SOURCES, strict=False):
        sources[row.slug] = record_source(
            by=people.rita,
            now=now,
            slug=row.slug,
            name=row.name,
            kind=row.kind,
            parent=sources[row.parent] if row.parent else None,
            members=[sources[member] for member in row.members],
        )
        if row.reliability:
            grade_source(
                by=people.chen, now=now, source=sources[row.slug], code=row.reliability, basis=row.basis
            )
    return sources


def _record_documents(people: People, sources: dict[str, Source]) -> dict[str, Snapshot]:
    documents: dict[str, Document] = {}
    snapshots: dict[str, Snapshot] = {}
    for now, row in zip(_minutes(CAPTURED), DOCUMENTS, strict=False):
        documents[row.key] = record_document(
            by=people.rita,
            now=now,
            kind=row.kind,
            title=row.title,
            publisher=sources[row.publisher],
            language=row.language,
            published_at=row.published_at,
            syndicated_from=documents.get(row.syndicated_from),
        )
        snapshots[row.key] = capture_snapshot(
            by=people.rita, now=now, document=documents[row.key], text=_text(row)
        )
    return snapshots


def _text(row: DocumentRow) -> str:
    return row.text if row.kind == DocumentKind.CALCULATION else f"{row.text}\n\n{RETOLD}"


def _record_claims(
    people: People,
    questions: dict[str, Question],
    sources: dict[str, Source],
    snapshots: dict[str, Snapshot],
) -> dict[str, Claim]:
    statements = {
        row.key: record_statement(
            by=people.rita,
            now=RECORDED,
            source=sources[row.source],
            said_on=row.said_on,
            occasion=row.occasion,
            basis=row.basis,
        )
        for row in STATEMENTS
    }
    return {
        row.key: _record_claim(
            row,
            people,
            now=now,
            question=questions[row.question],
            statement=statements[row.statement],
            snapshot=snapshots[row.document],
            relay=[sources[slug] for slug in row.relay],
        )
        for now, row in zip(_minutes(RECORDED), CLAIMS, strict=False)
    }


def _record_claim(
    row: ClaimRow,
    people: People,
    *,
    now: datetime,
    question: Question,
    statement: Statement,
    snapshot: Snapshot,
    relay: list[Source],
) -> Claim:
    return record_claim(
        by=people.rita,
        now=now,
        question=question,
        statement=statement,
        snapshot=snapshot,
        quote=row.quote,
        quote_kind=row.quote_kind,
        quote_language=row.language,
        quote_translation=row.translation,
        modality=row.modality or "",
        value=row.value,
        value_2=row.value_2,
        unit=row.unit,
        stance=row.stance or "",
        as_of=row.as_of,
        relay=relay,
        chain_complete=row.chain_complete,
        hedging=row.hedging,
        external_id=external_id(row.key),
    )
