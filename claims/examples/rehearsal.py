"""A second example, invented and marked as a rehearsal: figures at every moment of their lives, days ago.

Saltmere lies nowhere, and its river has never flooded. The days count back from the day of loading
(REHEARSAL_DAY fixes it), so that what is verified is in time and what is stale has only just gone stale.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused
from claims.domain.answering.methods import Method, Use
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import Temporality
from claims.domain.rehearsal import REHEARSAL
from claims.examples.people import People
from claims.examples.rehearsal_rows import (
    ABOUT,
    COUNCIL,
    PAPER,
    QUESTIONS,
    RESCUE,
    SOURCES,
    RehearsedQuestion,
)
from claims.models import Assignment, Claim, Conflict, Question, Resolution, Topic, VerifiedFigure
from claims.services.publishing.publication import hold_figure
from claims.services.recording.claim_recording import record_claim
from claims.services.recording.questions import record_question, record_topic
from claims.services.review.draft import Draft, Input
from claims.services.review.resolution import approve_resolution, propose_resolution
from claims.services.triage.triage import accept_claim, assign_conflict
from claims.wording.newsroom import newsroom_day
from sources.domain.kinds import DocumentKind
from sources.models import Source
from sources.services.recording import capture_snapshot, record_document, record_source, record_statement


def rehearsal_day() -> date:
    """The day from which the days of the rehearsal count back."""
    fixed: date | None = settings.REHEARSAL_DAY
    return fixed or newsroom_day(timezone.now())


def is_rehearsing() -> bool:
    """Whether the rehearsal is in the database; it is there as a whole or not at all."""
    return Topic.objects.filter(slug=REHEARSAL).exists()


def check_nobody_elses() -> None:
    """Raise Refused where the database holds figures that neither example has brought: those are news."""
    own = Claim.objects.filter(external_id__startswith="example:").values("question")
    others = VerifiedFigure.objects.exclude(topic__slug=REHEARSAL).exclude(question__in=own)
    figure = others.select_related("question").first()
    if figure is not None:
        raise Refused(
            "database",
            figure.question.slug,
            "this database holds figures of a newsroom, and a rehearsal would stand among them; rehearse in "
            "a database of its own (CLAIMCHECK_CLUSTER or DATABASE_URL).",
        )


def at_hour(day: date, days: int, hour: int) -> datetime:
    """An hour, so many days before or after a day."""
    return datetime.combine(day + timedelta(days=days), time(hour), UTC)


@transaction.atomic
def load_rehearsal(people: People, day: date) -> None:
    """Record the topic as the newsroom would have done it in the week before a day."""
    check_nobody_elses()
    now = at_hour(day, -6, 8)
    topic = record_topic(
        by=people.chen, now=now, slug=REHEARSAL, name="Flood at Saltmere (invented)", description=ABOUT
    )
    for slug, name, kind in SOURCES:
        record_source(by=people.rita, now=now, slug=slug, name=name, kind=kind)
    questions = [_ask(topic, row, people, now) for row in QUESTIONS]
    for hours, (row, question) in enumerate(zip(QUESTIONS, questions, strict=True)):
        _publish_first(row, question, people, day, hours)
    for hours, (row, question) in enumerate(zip(QUESTIONS, questions, strict=True)):
        _go_on(row, question, people, at_hour(day, -2, 8 + hours))


def say(
    question: Question, source: str, quote: str, people: People, now: datetime, *, accepted: bool
) -> Claim:
    """What a source says of a question for the day of the flood, read in a document of that moment."""
    said_by = Source.objects.get(slug=source)
    document = record_document(
        by=people.rita,
        now=now,
        kind=DocumentKind.ARTICLE,
        title=f"Rehearsal: {said_by.name} on the flood",
        language="en",
        published_at=now,
    )
    text = f"Invented for a rehearsal. {said_by.name} speaks of {quote}."
    claim = record_claim(
        by=people.rita,
        now=now,
        question=question,
        statement=record_statement(by=people.rita, now=now, source=said_by, said_on=now.date()),
        snapshot=capture_snapshot(by=people.rita, now=now, document=document, text=text),
        quote=quote,
        as_of=days_of(question) or (now.date(), now.date()),
    )
    return accept_claim(by=people.chen, now=now, claim=claim) if accepted else claim


def days_of(question: Question) -> tuple[date, date] | None:
    """The day for which a question of the rehearsal is answered: that of its first claim."""
    first = Claim.objects.filter(question=question).order_by("recorded_at").first()
    return None if first is None or first.as_of is None else (first.as_of.lower, first.as_of.lower)


def settle(question: Question, people: People, now: datetime, *, review_by: date) -> VerifiedFigure:
    """The range of the accepted claims on a question, proposed by one person and approved by another."""
    conflict = Conflict.objects.get(question=question, merged_into=None)
    claims = list(Claim.objects.live().filter(question=question, state=ClaimState.ACCEPTED).order_by("best"))
    resolution = _propose(conflict, claims, people, now, review_by)
    return approve_resolution(by=people.anna, now=now, resolution=resolution, seen=resolution.basis)


def look_at(question: Question, people: People, now: datetime) -> None:
    """Give what contradicts a figure to somebody, who then knows of it: from then on it is challenged.

    To whoever does not have the conflict yet: what one holds already is no news to anybody.
    """
    conflict = Conflict.objects.get(question=question, merged_into=None)
    has_it = Assignment.objects.live().filter(conflict=conflict, assignee=people.chen).exists()
    assignee = people.editor if has_it else people.chen
    assign_conflict(by=people.editor, now=now, conflict=conflict, assignee=assignee)


def _propose(
    conflict: Conflict, claims: Sequence[Claim], people: People, now: datetime, review_by: date
) -> Resolution:
    draft = Draft(
        question=conflict.question,
        as_of=days_of(conflict.question),
        method=Method.REPORT_RANGE,
        low=claims[0].best,
        high=claims[-1].best,
        rationale="Invented for a rehearsal: the lowest and the highest figure, both attributed.",
        confidence=Confidence.LOW,
        single_voice_reason="The invented sources are not proven independent.",
        review_by=review_by,
        inputs=tuple(Input(claim=claim, use=Use.USED) for claim in claims),
    )
    return propose_resolution(by=people.chen, now=now, conflict=conflict, draft=draft)


def _ask(topic: Topic, row: RehearsedQuestion, people: People, now: datetime) -> Question:
    return record_question(
        by=people.chen,
        now=now,
        topic=topic,
        slug=row.slug,
        text=row.text,
        temporality=Temporality.STOCK,
        unit="person",
        measure=row.slug.removeprefix("rehearsal-").replace("-", " "),
        place="Saltmere (invented)",
    )


def _publish_first(
    row: RehearsedQuestion, question: Question, people: People, day: date, hours: int
) -> VerifiedFigure:
    said = at_hour(day, -5, 8 + hours)
    say(question, RESCUE, row.low, people, said, accepted=True)
    say(question, COUNCIL, row.high, people, said, accepted=True)
    review_by = day + timedelta(days=row.review_in)
    return settle(question, people, at_hour(day, -4, 8 + hours), review_by=review_by)


def _go_on(row: RehearsedQuestion, question: Question, people: People, now: datetime) -> None:
    """What happened to a figure after it had been published."""
    if row.then:
        say(question, PAPER, row.then, people, now, accepted=row.accepted)
        look_at(question, people, now)
    if row.corrected:
        review_by = now.date() + timedelta(days=row.review_in)
        settle(question, people, now + timedelta(hours=1), review_by=review_by)
    if row.held:
        figure = VerifiedFigure.objects.current().get(question=question)
        hold_figure(
            by=people.editor,
            now=now,
            figure=figure,
            reason="Rehearsal: the council's list names some people twice.",
            public_reason="Rehearsal: the figure is being checked.",
        )
