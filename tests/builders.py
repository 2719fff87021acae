"""Records for tests, one call each, made through the services as the newsroom makes them.

Nothing is hidden in fixtures: a test says what matters to it, and everything else has a plain default.
All happens at NOW unless told, so that results are the same on every machine.

    us = source("United States")
    troops = question("How many soldiers are in Russia?")
    low = claim(troops, us, "about 8,000 soldiers", as_of="2024-10-31", accept=True)
"""

import hashlib
import struct
import zlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.contrib.auth.models import Group, User
from django.utils import timezone
from django.utils.text import slugify

from claims.domain.answering.methods import Method, Use
from claims.domain.contacts import Channel
from claims.domain.evidence import LINKS, EvidenceKind
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import RelationKind, Temporality
from claims.domain.redaction import Removable
from claims.domain.watching import FeedItem
from claims.models import (
    Checkpoint,
    Claim,
    Conflict,
    Contact,
    Cosignature,
    ErrorReport,
    Evidence,
    FactCheck,
    Feed,
    FeedEntry,
    Question,
    QuestionRelation,
    QuestionSplit,
    ReadingAssignment,
    Redaction,
    ReportDelivery,
    Resolution,
    SecondReading,
    Subscription,
    Topic,
    VerifiedFigure,
    Watch,
    Webhook,
    WeeklyReport,
)
from claims.services.correcting.documents import correct_document
from claims.services.correcting.overruling import overrule_pair
from claims.services.correcting.sameness import merge_sources
from claims.services.correcting.two_measures import split_question
from claims.services.notifications.webhooks import register_webhook
from claims.services.publishing.signed_note import COSIGNATURE, VerifierKey, cosignature_line
from claims.services.readings.assigning import part_of, reassign_reading
from claims.services.readings.setting import set_double_reading
from claims.services.recording.claim_recording import correct_claim, record_claim
from claims.services.recording.contacts import record_contact
from claims.services.recording.evidence import record_evidence
from claims.services.recording.fact_checks import record_fact_check
from claims.services.recording.questions import record_question, record_topic, relate_questions
from claims.services.redaction import propose_redaction
from claims.services.report_issuing import subscribe
from claims.services.review.draft import Draft, Input
from claims.services.review.resolution import approve_resolution, propose_resolution
from claims.services.triage.error_reports import receive_error_report
from claims.services.triage.triage import accept_claim, reject_claim
from claims.services.watching.feeds import note_entries
from claims.services.watching.watching import note_text, watch_document
from claims.views.dossier import dossiers
from sources.domain.independence import Verdict
from sources.domain.kinds import DocumentKind, SourceKind
from sources.models import Document, Overrule, ReliabilityGrade, Snapshot, Source, SourceMerge, Statement
from sources.services.recording import (
    capture_snapshot,
    grade_source,
    record_document,
    record_source,
    record_statement,
)

NOW = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)
PASSWORD = "correct horse battery staple"

_numbers = count(1)


def next_number() -> int:
    """A number that no other record of this run was made with."""
    return next(_numbers)


Days = str | tuple[str | None, str | None] | None


def person(role: str = "", name: str = "") -> User:
    """A user by name (else that of the role) in the role's group; without a role, allowed nothing.

    Asked for again, the same person comes back.
    """
    name = name or role or "stranger"
    known = User.objects.filter(username=name).first()
    if known is not None:
        return known
    user = User.objects.create_user(name, password=PASSWORD, is_staff=bool(role))
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def topic(name: str = "North Korean troops and Russia", **fields: Any) -> Topic:
    """A topic by name; asked for again, the same one."""
    known = Topic.objects.filter(slug=slugify(name)).first()
    made = {"by": person("editor-in-chief"), "now": NOW, "slug": slugify(name), "name": name}
    return known or record_topic(**{**made, **fields})


def question(
    text: str = "How many soldiers are in Russia?", *, of: Topic | None = None, **fields: Any
) -> Question:
    """A question about a stock of people, unless told; asked for again by its text, the same one."""
    slug = slugify(text)
    known = Question.objects.filter(slug=slug).first()
    if known is not None:
        return known
    yes_no = fields.get("answer", "quantity") != "quantity"
    made = {
        "slug": slug,
        "text": text,
        "temporality": Temporality.STOCK,
        "unit": None if yes_no else "person",
    }
    return record_question(by=person("editor-in-chief"), now=NOW, topic=of or topic(), **{**made, **fields})


def relation(first: Question, second: Question, kind: str = RelationKind.PART_OF) -> QuestionRelation:
    """`first` is part of `second`, unless told."""
    return relate_questions(by=person("editor-in-chief"), now=NOW, first=first, second=second, kind=kind)


def source(name: str = "United States", kind: str = SourceKind.GOVERNMENT, **fields: Any) -> Source:
    """A source by name; asked for again, the same one."""
    known = Source.objects.filter(slug=slugify(name)).first()
    made = {"by": person("reporter"), "now": NOW, "slug": slugify(name), "name": name, "kind": kind}
    return known or record_source(**{**made, **fields})


def grade(of: Source, code: str, basis: str = "Its record so far.") -> ReliabilityGrade:
    """An Admiralty letter for a source."""
    return grade_source(by=person("checker"), now=NOW, source=of, code=code, basis=basis)


def overrule(
    first: Source | Statement, second: Source | Statement, verdict: str = Verdict.INDEPENDENT
) -> Overrule:
    """A person found two sources, or two statements, independent, unless told."""
    kind = "sources" if isinstance(first, Source) else "statements"
    pair: dict[str, Any] = {kind: (first, second)}
    reason = "Each has a reporter of its own on the spot."
    return overrule_pair(by=person("checker"), now=NOW, verdict=verdict, reason=reason, **pair)


def merged(name: Source, into: Source, reason: str = "Its press office says so.") -> SourceMerge:
    """A person found a source to be another name of a second one."""
    return merge_sources(by=person("checker"), now=NOW, source=name, into=into, reason=reason)


def split(*claims: Claim, text: str = "", kind: str = "overlaps") -> QuestionSplit:
    """A person found that these claims answer another question than they are on."""
    asked = {"text": text or f"How many are counted {next_number()}?", "kind": kind}
    about, why = claims[0].question, "They count another thing."
    return split_question(by=person("checker"), now=NOW, question=about, claims=claims, reason=why, **asked)


def fact_check(checker: Source | None = None, verdict: str = "False", **fields: Any) -> FactCheck:
    """What a checker found of a claim of its own."""
    number = next_number()
    made = {"claim": f"Bridge {number} is closed.", "url": f"https://checks.example/{number}/"}
    by = checker or source("Checkers")
    return record_fact_check(
        by=person("reporter"), now=NOW, checker=by, verdict=verdict, **{**made, **fields}
    )


def document(title: str = "", **fields: Any) -> Document:
    """An article of its own."""
    made = {"kind": DocumentKind.ARTICLE, "title": title or f"Article {next_number()}"}
    return record_document(by=person("reporter"), now=NOW, **{**made, **fields})


def hide(one: Document) -> Document:
    """A checker keeps a document, and what is quoted from it, from all readers."""
    why = "It was given to us in confidence."
    return correct_document(by=person("checker"), now=NOW, document=one, reason=why, internal=True)


def snapshot(
    text: str = "Some 8,000 soldiers have arrived.", *, of: Document | None = None, **fields: Any
) -> Snapshot:
    """The text of a document (of a new one, unless told)."""
    return capture_snapshot(by=person("reporter"), now=NOW, document=of or document(), text=text, **fields)


def statement(by: Source | None = None, said_on: str | None = "2024-10-31", **fields: Any) -> Statement:
    """One act of saying."""
    day = None if said_on is None else date.fromisoformat(said_on)
    return record_statement(by=person("reporter"), now=NOW, source=by or source(), said_on=day, **fields)


def claim(
    about: Question | None = None,
    by: Source | None = None,
    quote: str = "about 8,000 soldiers",
    *,
    as_of: Days = "2024-10-31",
    said_on: str | None = "2024-10-31",
    read_in: Document | None = None,
    now: datetime = NOW,
    **fields: Any,
) -> Claim:
    """A claim whose figure is read from its quote, in a document of its own, unless told."""
    said = fields.pop("statement", None) or statement(by, said_on)
    read = fields.pop("snapshot", None) or snapshot(f"{quote}. ({next_number()})", of=read_in)
    return record_claim(
        by=fields.pop("recorded_by", None) or person("reporter"),
        now=now,
        question=about or question(),
        statement=said,
        snapshot=read,
        quote=quote,
        as_of=days(as_of),
        **fields,
    )


def feed_entry(url: str = "https://post.example/1/", title: str = "A storm") -> FeedEntry:
    """An article of a feed that nobody has taken or dismissed."""
    number = next_number()
    feed = Feed.objects.create(
        name=f"Post {number}",
        url=f"https://post.example/feed/{number}/",
        every_hours=1,
        recorded_at=NOW,
        recorded_by=person("checker"),
    )
    note_entries(now=NOW, feed=feed, entries=[FeedItem(url, title, url)])
    return feed.entries.get()


def webhook(name: str = "", of: Topic | None = None) -> Webhook:
    """An address that is sent what is published from here on; nothing is sent before a job works it off."""
    given = {"name": name or f"Hook {next_number()}", "url": "https://1.1.1.1/hook", "topic": of}
    return register_webhook(by=person("editor-in-chief"), now=NOW, **given)[0]  # type: ignore[arg-type]  # of its field


def subscription(mail: str = "", of: Topic | None = None) -> Subscription:
    """A mail address that gets the weekly report."""
    to = mail or f"desk-{next_number()}@example.org"
    return subscribe(by=person("editor-in-chief"), now=NOW, topic=of, mail=to)


def report_delivery(to: Subscription) -> ReportDelivery:
    """A week's report that is to be sent there."""
    by = person("editor-in-chief")
    report = WeeklyReport.objects.create(
        week="2024-W44",
        topic=to.topic,
        policy="1",
        body="{}",
        sha256=hashlib.sha256(b"{}").hexdigest(),
        issued_at=NOW,
        issued_by=by,
    )
    return ReportDelivery.objects.create(report=report, subscription=to, recorded_at=NOW, recorded_by=by)


def watch(quote: str = "about 5,000 soldiers", later: str = "about 6,000 soldiers") -> tuple[Watch, Claim]:
    """A watched page with a claim that was read there, and what the page says since."""
    page = document(url=f"https://example.org/{next_number()}")
    watching = watch_document(by=person("checker"), now=NOW, document=page, every_hours=24)
    first = note_text(now=NOW, watch=watching, text=f"In Kursk there are {quote}, they say.").snapshot
    made = claim(question("How many are watched?"), quote=quote, read_in=page, snapshot=first)
    note_text(now=NOW + timedelta(hours=1), watch=watching, text=f"In Kursk there are {later}, they say.")
    return watching, made


def correct(one: Claim, reason: str = "A slip of ours.", **changed: Any) -> Claim:
    """A checker records a new version."""
    return correct_claim(by=person("checker"), now=NOW, claim=one, reason=reason, **changed)


def accept(one: Claim) -> Claim:
    """A checker has read it."""
    return accept_claim(by=person("checker"), now=NOW, claim=one)


def reject(one: Claim, reason: str = "Another place.") -> Claim:
    """A checker finds that it is not a claim to go by."""
    return reject_claim(by=person("checker"), now=NOW, claim=one, reason=reason)


def days(given: Days) -> tuple[date | None, date | None] | None:
    """ "2024-10-31" or ("2024-10-31", "2024-11-04"), as services take them; None is unknown."""
    if given is None:
        return None
    start, end = (given, given) if isinstance(given, str) else given
    return (
        None if start is None else date.fromisoformat(start),
        None if end is None else date.fromisoformat(end),
    )


def conflict(
    about: Question | None = None, *, low: str = "about 8,000 soldiers", high: str = "about 20,000 soldiers"
) -> Conflict:
    """Two governments contradict each other; both claims are accepted."""
    about = about or question()
    claim(about, source("United States"), low, accept=True)
    claim(about, source("Ukraine"), high, accept=True)
    return Conflict.objects.get(question=about)


def resolution(
    of: Conflict | None = None,
    *,
    excluded: Mapping[Claim, str] | None = None,
    by: User | None = None,
    now: datetime = NOW,
    **fields: Any,
) -> Resolution:
    """A checker's proposal: the range of the accepted claims on the question; those on parts considered.

    An answer, or a time, that a test makes up is an editorial judgement.
    """
    of, excluded = of or conflict(), excluded or {}
    file = dossiers([of])[0]
    claims = [row for each in file.answering if (row := file.claims[each.id]) not in excluded]
    used = [
        each for each in claims if each.question_id == of.question_id and each.state == ClaimState.ACCEPTED
    ]
    values = [value for each in used for value in (each.low, each.best, each.high) if value is not None]
    inputs = [Input(claim=each, use=Use.USED if each in used else Use.CONSIDERED) for each in claims]
    inputs += [Input(claim=each, use=Use.EXCLUDED, reason=why) for each, why in excluded.items()]
    made = {
        "question": of.question,
        "as_of": days("2024-10-31"),
        "method": Method.REPORT_RANGE,
        "rationale": "Both ends are attributed.",
        "confidence": Confidence.LOW,
        "review_by": date(2100, 1, 1),
        "low": min(values, default=None),
        "high": max(values, default=None),
        "single_voice_reason": "The sources are not proven independent.",
        "inputs": tuple(inputs),
    }
    if not fields.keys().isdisjoint(("low", "best", "high", "stance", "as_of")):
        made["method"] = Method.EDITORIAL_JUDGEMENT
    if fields.get("method", made["method"]) == Method.EDITORIAL_JUDGEMENT:
        made["judgement_reason"] = "Our own reading of what the sources say."
    draft = Draft(**{**made, **fields})
    return propose_resolution(by=by or person("checker"), now=now, conflict=of, draft=draft)


def settle(of: Conflict, *, by: User | None = None, now: datetime = NOW, **fields: Any) -> VerifiedFigure:
    """The conflict's proposal, approved by a second person and published."""
    made = resolution(of, now=now, **fields)
    return approve_resolution(by=by or person("approver"), now=now, resolution=made)


def figure(about: Question | None = None, **fields: Any) -> VerifiedFigure:
    """A published figure: two claims, their conflict, a proposal, and a second person's approval."""
    return settle(conflict(about), **fields)


def cosigned(checkpoint: Checkpoint, *, at: datetime = NOW) -> Cosignature:
    """A witness has signed it."""
    key = Ed25519PrivateKey.generate()
    text = checkpoint.note.rpartition("\n\n")[0] + "\n"
    return Cosignature.objects.create(
        checkpoint=checkpoint,
        witness=str(VerifierKey.of("witness.example", key, COSIGNATURE)),
        line=cosignature_line(text, "witness.example", key, int(at.timestamp())),
        recorded_at=at,
        recorded_by=checkpoint.signed_by,
    )


def picture(width: int = 1) -> bytes:
    """A PNG of so many white pixels in a line, another for each width."""
    row = zlib.compress(b"\x00" + b"\xff\xff\xff" * width)
    header = struct.pack(">IIBBBBB", width, 1, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", row), (b"IEND", b""))
    made = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def evidence(of: Document | None = None, **fields: Any) -> Evidence:
    """A screenshot kept beside a document, or what `fields` say."""
    made: dict[str, Any] = {
        "kind": EvidenceKind.SCREENSHOT,
        "title": "The post as it was",
        "name": "post.png",
    }
    if fields.get("kind") not in LINKS:
        made["content"] = picture(next_number() % 2000 + 1)
    given = {**made, **fields}
    return record_evidence(by=person("reporter"), now=NOW, document=of or document(), **given)


def contact(about: Question | None = None, whom: Source | None = None, **fields: Any) -> Contact:
    """A source was asked two days ago, and its answer was due yesterday."""
    made = {
        "channel": Channel.EMAIL,
        "asked": "How many are there?",
        "asked_at": NOW - timedelta(days=2),
    }
    given = {**made, "due_at": NOW - timedelta(days=1), **fields}
    return record_contact(
        by=person("reporter"), now=NOW, question=about or question(), source=whom or source(), **given
    )


def error_report(about: VerifiedFigure | None = None, **fields: Any) -> ErrorReport:
    """A reader says that a published figure is wrong."""
    given = {"words": "The ministry said 9,000.", "contact": "reader@mail.example", **fields}
    publication = (about or figure()).publication
    return receive_error_report(now=max(NOW, publication.published_at), publication=publication, **given)


def redaction(one: Claim | None = None, *, by: User | None = None) -> Redaction:
    """A proposal to remove a claim's quote, by an approver."""
    one = one or claim(question("How many soldiers are named?"))
    return propose_redaction(
        by=by or person("approver"),
        now=NOW,
        kind=Removable.QUOTE,
        target=str(one.claim_id),
        reason="It names a private person.",
        authority="District court, order 12/2026",
    )


def second_reading(of: Claim, to: str = "a second reader") -> SecondReading:
    """A second reading in the hands of a checker of its own, so that nothing is closed to anybody else."""
    reader, boss = person("checker", to), person("editor-in-chief")
    set_double_reading(by=boss, now=NOW, topic=of.topic, claim=of, reason="An important figure.")
    made = SecondReading.objects.get(claim=of)
    if not ReadingAssignment.objects.live().filter(reading=made, person=reader).exists():
        reassign_reading(by=boss, now=NOW, reading=made, person=reader, reason="For a test.")
    return made


def in_hands_of(reading: SecondReading, reader: User | None) -> SecondReading:
    """The same in this person's hands, whoever may and whoever had it; or in nobody's."""
    boss, now = person("editor-in-chief"), timezone.now()  # whoever had it may have it since a moment ago
    live = ReadingAssignment.objects.live().filter(reading=reading)
    live.update(superseded_at=now, superseded_by=boss, ended_reason="For a test.")
    if reader is not None:
        given = {"part": part_of(reading), "person": reader, "basis": "For a test."}
        ReadingAssignment.objects.create(
            topic_id=reading.topic_id, reading=reading, recorded_at=now, recorded_by=boss, **given
        )
    return reading
