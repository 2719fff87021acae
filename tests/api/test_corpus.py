"""Each bad value of the corpus is refused with its name and a remedy, within a second, and leaves nothing.

A part of the product here, all of it by `make fuzz`.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from claims.intake.imports.handing_in import hand_in
from claims.intake.styles import NOTHING_SAID
from claims.models import (
    Claim,
    Conflict,
    Contact,
    Cosignature,
    Delivery,
    DoubleReading,
    Duplicate,
    ErrorReport,
    Evidence,
    FactCheck,
    FactCheckLink,
    Feed,
    FeedEntry,
    Import,
    Notice,
    Publication,
    Question,
    QuestionRelation,
    QuestionSplit,
    Redaction,
    ReportDelivery,
    Resolution,
    SecondReading,
    SettledFlag,
    Subscription,
    Topic,
    VerifiedFigure,
    Watch,
    Webhook,
)
from claims.published.receipts import receipt_of
from claims.services.notifications import webhooks
from claims.services.notifications.outbound import ReceiverAnswer
from claims.services.readings.reading import AsRead
from claims.services.readings.reading import hand_in as hand_in_reading
from claims.services.recording.fact_checks import link_fact_check
from sources.models import Document, Overrule, Snapshot, Source, SourceMerge, Statement
from sources.services.recording import record_source
from tests.api.corpus import PLACE, Case, cases, operations, placed, short
from tests.api.rows import rows
from tests.api.world import QUOTE, TWICE, World
from tests.builders import error_report, in_hands_of, picture
from tests.claims.api.client import token
from tests.claims.api.test_resolutions import proposal
from tests.lengths import few

pytestmark = pytest.mark.django_db

MANAGED = ("webhooks", "deliveries", "subscriptions", "report-deliveries", "archives")
"""What an editor-in-chief reads and changes."""
LONGEST = 1.0
"""Seconds that an answer may take."""
STRIDE = 149
"""One case of so many; a prime, so that each place and each value comes round."""

WHY = {"reason": "Two different days."}
NOTED = {"text": "Look at the second page, @boris."}
DAYS = {"start": "2024-10-31", "end": "2024-10-31"}


def claimed() -> dict[str, Any]:
    """What records a claim, with every member that may be sent."""
    snapshot = Snapshot.objects.filter(text__contains=QUOTE).latest("captured_at")
    return {
        "question": str(Claim.objects.filter(quote=QUOTE).latest("recorded_at").question_id),
        "statement": str(Statement.objects.latest("recorded_at").pk),
        "snapshot": str(snapshot.pk),
        "quote": QUOTE,
        "as_of": DAYS,
        "relay": [str(Source.objects.latest("recorded_at").pk)],
    }


def line() -> bytes:
    """A line of the bulk import."""
    made = {
        "external_id": "row-1",
        "topic": "Drills",
        "question": "How many ships took part?",
        "unit": "item",
    }
    return json.dumps(
        {**made, "source": "Harbour office", "quote": "about 40 ships", "said_on": "2024-10-31"}
    ).encode()


def checked_line() -> bytes:
    """A line of the bulk import of fact-checks."""
    return json.dumps(
        {"claim": "The bridge is closed.", "verdict": "False", "url": "https://checks.example/2/"}
    ).encode()


def form() -> bytes:
    """A form with a file to import."""
    return encode_multipart(BOUNDARY, {"file": ContentFile(b"question,source,value\n", "claims.csv")})


def evidence_form() -> bytes:
    """A form with a picture to keep beside a document."""
    given = {
        "document": str(Document.objects.latest("recorded_at").pk),
        "kind": "screenshot",
        "title": "The post",
        "file": ContentFile(picture(3000), "post.png"),
    }
    return encode_multipart(BOUNDARY, given)


def linked() -> Any:
    """A fact-check that is linked to the claim that is watched; made where it is not."""
    found = FactCheck.objects.live().filter(withdrawn=False).latest("recorded_at")
    claim = Claim.objects.get(question__text="How many are watched?")
    if not FactCheckLink.objects.live().filter(fact_check_id=found.fact_check_id).exists():
        by = User.objects.filter(groups__name="checker")[0]
        link_fact_check(by=by, now=timezone.now(), fact_check=found, claim=claim)
    return found.fact_check_id


def handed_in(start: bool, mapping: dict[str, Any] | None = None) -> Any:
    """A file that was previewed, or recorded; made where there is none yet."""
    known = Import.objects.filter(started_at__isnull=not start, mapping=mapping or {}).first()
    if known is not None:
        return known.pk
    given: dict[str, Any] = {"mapping": mapping or {}, "said": NOTHING_SAID, "start": start}
    by = User.objects.filter(groups__name="checker")[0]
    content = b"topic,question,source,value\nTroops,How many?,Ukraine,5\n"
    return hand_in(by=by, now=timezone.now(), name="claims.csv", content=content, **given).pk


def read_twice(*, decide: bool = False) -> Any:
    """The second reading, in the hands of whoever asks; `decide`: handed in by another, and different."""
    reading = SecondReading.objects.latest("opened_at")
    if decide and reading.handed_in_at is None:
        told = AsRead(reading.claim.statement.source, {"modality": "stated", "value": "80,000"})
        by = User.objects.get(readings_assigned__reading=reading, readings_assigned__superseded_at=None)
        reading = hand_in_reading(by=by, now=timezone.now(), reading=reading, read=told)
    return in_hands_of(reading, User.objects.get(username="approver")).pk


def open_conflict() -> Conflict:
    """The one that answers are proposed for."""
    return Conflict.objects.get(state="open", question__text="How many soldiers are at place 2?")


def proposed() -> dict[str, Any]:
    """What proposes an answer to the conflict that is open."""
    return proposal(open_conflict(), parts=[])


def checked() -> dict[str, str]:
    """The claim that a fact-check is about."""
    return {"claim": str(Claim.objects.get(question__text="How many are watched?").claim_id)}


def relation() -> QuestionRelation:
    """One in force, other than an overlap."""
    return (
        QuestionRelation.objects.filter(superseded_at=None).exclude(kind="overlaps").order_by("pk")[:1].get()
    )


def whole() -> str:
    """The question that another is part of."""
    return str(relation().second_id)


def unrelated() -> str:
    """A question of the same topic that is related to none."""
    return str(Question.objects.get(text="How many soldiers were counted twice?").pk)


DENIED = {"flag": "attribution_denied"}
BODIES: dict[str, Callable[[], Any]] = {
    "POST /api/v1/articles/read/": lambda: {
        "text": "About 9,000 soldiers are near the border, Ukraine said on Monday.",
        "published": "2024-11-05",
    },
    "POST /api/v1/claims/": claimed,
    "POST /api/v1/claims/bulk/": line,
    "POST /api/v1/claims/{claim_id}/accept/": dict,
    "POST /api/v1/claims/{claim_id}/correct/": lambda: {"quote_language": "en", "as_of": DAYS, **WHY},
    "POST /api/v1/claims/{claim_id}/move/": lambda: {
        "question": str(Claim.objects.filter(question__text="How many are watched?")[0].question_id),
        **WHY,
    },
    "POST /api/v1/claims/{claim_id}/grade/": lambda: {"code": "2", **WHY},
    "POST /api/v1/claims/{claim_id}/notes/": lambda: NOTED,
    "POST /api/v1/claims/{claim_id}/reconsider/": lambda: WHY,
    "POST /api/v1/claims/{claim_id}/reject/": lambda: WHY,
    "POST /api/v1/claims/{claim_id}/merge/": lambda: WHY,
    "POST /api/v1/claims/{claim_id}/settle/": lambda: {**DENIED, "verdict": "right", **WHY},
    "POST /api/v1/claims/{claim_id}/ask-again/": lambda: DENIED,
    "POST /api/v1/claims/{claim_id}/separate/": lambda: WHY,
    "POST /api/v1/conflicts/{id}/assign/": dict,
    "POST /api/v1/conflicts/{id}/confirm/": lambda: None,
    "POST /api/v1/conflicts/{id}/dismiss/": lambda: WHY,
    "POST /api/v1/conflicts/{id}/notes/": lambda: NOTED,
    "POST /api/v1/conflicts/{id}/release/": lambda: WHY,
    "POST /api/v1/conflicts/{id}/reopen/": lambda: WHY,
    "POST /api/v1/conflicts/{id}/schedule/": lambda: {"due_at": "2024-11-06T10:00:00Z", "priority": 1},
    "POST /api/v1/contacts/": lambda: {
        "question": str(Question.objects.get(text="How many soldiers were counted twice?").pk),
        "source": str(Source.objects.get(slug="ukraine").pk),
        "channel": "phone",
        "asked": "How many did you count?",
    },
    "POST /api/v1/double-readings/": lambda: {"topic": str(Topic.objects.all()[0].pk), **WHY},
    "POST /api/v1/double-readings/{id}/end/": lambda: WHY,
    "POST /api/v1/second-readings/{id}/hand-in/": lambda: {
        "modality": "stated",
        "value": "9,000",
        "source": str(Source.objects.get(slug="ukraine").pk),
        "last_day": "2024-10-31",
    },
    "POST /api/v1/second-readings/{id}/hand-back/": lambda: WHY,
    "POST /api/v1/second-readings/{id}/decide/": lambda: {"choice": "a", **WHY},
    "POST /api/v1/second-readings/{id}/reassign/": lambda: {"reader": "checker", **WHY},
    "POST /api/v1/second-readings/{id}/end/": lambda: WHY,
    "POST /api/v1/contacts/{contact_id}/correct/": lambda: {"outcome": "declined", **WHY},
    "POST /api/v1/contacts/{contact_id}/withdraw/": lambda: WHY,
    "POST /api/v1/error-reports/": lambda: {
        "question": str(a_figure().question_id),
        "words": "The ministry said 9,000.",
    },
    "POST /api/v1/error-reports/{report_id}/accept/": lambda: {"answer": "We ask again."},
    "POST /api/v1/error-reports/{report_id}/decline/": lambda: {"answer": "It is right."},
    "POST /api/v1/evidence/": evidence_form,
    "POST /api/v1/evidence/{evidence_id}/correct/": lambda: {"title": "Another title", **WHY},
    "POST /api/v1/evidence/{evidence_id}/withdraw/": lambda: WHY,
    "POST /api/v1/documents/": lambda: {"kind": "article", "title": "Soldiers near the border"},
    "POST /api/v1/documents/{id}/correct/": lambda: {"title": "Another title", **WHY},
    "POST /api/v1/documents/{id}/hide/": lambda: WHY,
    "POST /api/v1/documents/{id}/snapshots/": lambda: {"text": "Kyiv counts about 9,000 soldiers there."},
    "POST /api/v1/fact-checks/": lambda: {
        "claim": "Nine thousand soldiers are at the border.",
        "claimant": "A mayor",
        "checker": str(Source.objects.get(slug="ukraine").pk),
        "verdict": "Half true",
        "checked_on": "2024-11-05",
        "url": "https://checks.example/1/",
    },
    "POST /api/v1/fact-checks/bulk/": checked_line,
    "POST /api/v1/fact-checks/{fact_check_id}/correct/": lambda: {"claimant": "A mayor", **WHY},
    "POST /api/v1/drafts/{id}/confirm/": lambda: None,
    "POST /api/v1/fact-checks/{fact_check_id}/link/": checked,
    "POST /api/v1/fact-checks/{fact_check_id}/unlink/": checked,
    "POST /api/v1/fact-checks/{fact_check_id}/withdraw/": lambda: WHY,
    "POST /api/v1/figures/{id}/hold/": lambda: WHY,
    "POST /api/v1/figures/{id}/withdraw/": lambda: WHY,
    "POST /api/v1/imports/": form,
    "POST /api/v1/imports/{id}/start/": lambda: None,
    "POST /api/v1/imports/{id}/undo/": lambda: WHY,
    "POST /api/v1/imports/{id}/save-mapping/": lambda: {"name": "Casualty tables"},
    "POST /api/v1/ledger/checkpoints/{seq}/cosignatures/": lambda: {
        "cosignature": Cosignature.objects.all()[0].line
    },
    "POST /api/v1/notices/{id}/acknowledge/": lambda: None,
    "POST /api/v1/overrules/": lambda: {
        "verdict": "independent",
        "first_source": str(Source.objects.get(slug="ukraine").pk),
        "second_source": str(Source.objects.get(slug="united-states").pk),
        **WHY,
    },
    "POST /api/v1/overrules/{id}/lift/": dict,
    "POST /api/v1/questions/{id}/aliases/": lambda: {"aliases": "Soldiers at the frontier"},
    "POST /api/v1/questions/{id}/checks/": lambda: {"item": "reply_due", "due_on": "2024-11-08"},
    "POST /api/v1/questions/{id}/correct/": lambda: {"place": "The frontier", **WHY},
    "POST /api/v1/questions/{id}/correct-relation/": lambda: {"second": whole(), "kind": "disjoint", **WHY},
    "POST /api/v1/questions/{id}/end-relation/": lambda: {"second": whole(), **WHY},
    "POST /api/v1/questions/{id}/relate/": lambda: {"second": unrelated(), "kind": "part_of"},
    "POST /api/v1/redactions/": lambda: {
        "kind": "quote",
        "target": str(Claim.objects.filter(quote=QUOTE).latest("recorded_at").claim_id),
        "authority": "A court's order.",
        **WHY,
    },
    "POST /api/v1/redactions/{id}/carry-out/": dict,
    "POST /api/v1/redactions/{id}/refuse/": lambda: WHY,
    "POST /api/v1/resolutions/": proposed,
    "POST /api/v1/resolutions/renew/": lambda: {
        "question": str(Question.objects.get(text="How many soldiers are in Russia?").pk),
        "review_by": "2100-02-02",
    },
    "POST /api/v1/resolutions/{id}/approve/": lambda: None,
    "POST /api/v1/resolutions/{id}/notes/": lambda: NOTED,
    "POST /api/v1/resolutions/{id}/return/": lambda: {"comment": "Look again."},
    "POST /api/v1/resolutions/{id}/withdraw/": lambda: WHY,
    "POST /api/v1/question-splits/": lambda: {
        "question": str(Question.objects.get(text="How many soldiers were counted twice?").pk),
        "claims": [str(Claim.objects.filter(quote=TWICE, state="accepted")[0].claim_id)],
        "text": "How many soldiers were counted by hand?",
        "kind": "part_of",
        **WHY,
    },
    "POST /api/v1/question-splits/{id}/join/": lambda: WHY,
    "POST /api/v1/source-merges/": lambda: {
        "source": str(Source.objects.get(slug="ukraine").pk),
        "into": str(Source.objects.get(slug="united-states").pk),
        **WHY,
    },
    "POST /api/v1/source-merges/{id}/separate/": lambda: WHY,
    "POST /api/v1/watches/": lambda: {"document": str(Watch.objects.get().document_id), "every_hours": 12},
    "POST /api/v1/watches/{id}/stop/": dict,
    "POST /api/v1/watches/{id}/take/": lambda: {
        "claim": str(Claim.objects.get(question__text="How many are watched?").claim_id)
    },
    "POST /api/v1/feeds/": lambda: {"name": "The Post", "url": "https://1.1.1.1/feed/", "every_hours": 1},
    "POST /api/v1/feeds/{id}/end/": dict,
    "POST /api/v1/feed-entries/{id}/dismiss/": lambda: WHY,
    "POST /api/v1/feed-entries/{id}/take/": lambda: {"text": "A storm hit the coast."},
    "POST /api/v1/watches/{id}/dismiss/": lambda: {
        "claim": str(Claim.objects.get(question__text="How many are watched?").claim_id),
        **WHY,
    },
    "POST /api/v1/sources/": lambda: {"name": "Coast guard", "kind": "government"},
    "POST /api/v1/topics/": lambda: {"name": "Floods"},
    "POST /api/v1/questions/": lambda: {
        "topic": str(Question.objects.get(text="How many soldiers were counted twice?").topic_id),
        "text": "How many people are in shelters?",
        "unit": "person",
        "temporality": "stock",
    },
    "POST /api/v1/sources/{id}/correct/": lambda: {"name": "Kyiv", **WHY},
    "POST /api/v1/statements/": lambda: {"source": str(Source.objects.get(slug="ukraine").pk)},
    "POST /api/v1/statements/{id}/correct/": lambda: {"occasion": "A briefing", **WHY},
    "POST /api/v1/topics/{id}/correct/": lambda: {"name": "Another name", **WHY},
    "POST /api/v1/webhooks/": lambda: {"name": "Graphics", "url": "https://1.1.1.1/graphics"},
    "POST /api/v1/webhooks/{id}/change/": lambda: {"name": "Another name"},
    "POST /api/v1/webhooks/{id}/disable/": lambda: WHY,
    "POST /api/v1/webhooks/{id}/test/": lambda: None,
    "POST /api/v1/deliveries/{id}/resend/": lambda: None,
    "POST /api/v1/subscriptions/": lambda: {"mail": "news@example.org"},
    "POST /api/v1/subscriptions/{id}/end/": dict,
}
"""What is sent to each write and taken: then a bad value in it is all that can be refused."""


def a_figure() -> VerifiedFigure:
    """The one that was published last."""
    return Publication.objects.latest("published_at").figure


def a_report() -> ErrorReport:
    """A report that nobody has answered."""
    return ErrorReport.objects.live().filter(decision="").first() or error_report(a_figure())


def a_draft() -> Source:
    """A source that nobody has confirmed."""
    Source.objects.filter(slug="a-draft").update(draft=True)
    known = Source.objects.filter(slug="a-draft").first()
    made: dict[str, Any] = {"by": User.objects.order_by("pk")[0], "now": timezone.now()}
    return known or record_source(**made, name="A draft", slug="a-draft", kind="media", draft=True)


IDS: dict[str, Callable[[], Any]] = {
    "claims": lambda: Claim.objects.filter(state="candidate").latest("recorded_at").claim_id,
    "claims reconsider": lambda: Claim.objects.filter(state="accepted").latest("recorded_at").claim_id,
    "claims merge": lambda: Claim.objects.filter(quote=TWICE)[0].claim_id,
    "claims settle": lambda: Claim.objects.get(attribution_denied=True, settled_flags=None).claim_id,
    "claims ask-again": lambda: SettledFlag.objects.get().claim.claim_id,
    "claims separate": lambda: Duplicate.objects.get().claim.claim_id,
    "conflicts": lambda: open_conflict().pk,
    "conflicts release": lambda: Conflict.objects.get(state="in_review").pk,
    "conflicts reopen": lambda: Conflict.objects.filter(state="resolved").latest("opened_at").pk,
    "contacts": lambda: Contact.objects.live().filter(withdrawn=False).latest("recorded_at").contact_id,
    "evidence": lambda: Evidence.objects.live().filter(withdrawn=False).latest("recorded_at").evidence_id,
    "documents": lambda: Document.objects.latest("recorded_at").pk,
    "error-reports": lambda: a_report().report_id,
    "drafts": lambda: a_draft().pk,
    "fact-checks": lambda: FactCheck.objects.latest("recorded_at").fact_check_id,
    "fact-checks unlink": linked,
    "imports save-mapping": lambda: handed_in(start=False, mapping={"constants": {"topic": "Troops"}}),
    "imports": lambda: handed_in(start=True),
    "imports start": lambda: handed_in(start=False),
    "double-readings": lambda: DoubleReading.objects.latest("recorded_at").pk,
    "second-readings": lambda: SecondReading.objects.latest("opened_at").pk,
    "second-readings decide": lambda: read_twice(decide=True),
    "second-readings hand-back": read_twice,
    "second-readings hand-in": read_twice,
    "overrules": lambda: Overrule.objects.latest("recorded_at").pk,
    "question-splits": lambda: QuestionSplit.objects.get().pk,
    "source-merges": lambda: SourceMerge.objects.get().pk,
    "redactions": lambda: Redaction.objects.latest("recorded_at").pk,
    "resolutions": lambda: Resolution.objects.filter(state="proposed").latest("proposed_at").pk,
    "watches": lambda: Watch.objects.get().pk,
    "feeds": lambda: Feed.objects.get(read_at__isnull=False).pk,
    "feed-entries": lambda: FeedEntry.objects.waiting().latest("found_at").pk,
    "questions correct-relation": lambda: relation().first_id,
    "questions end-relation": lambda: relation().first_id,
    "statements": lambda: Statement.objects.latest("recorded_at").pk,
    "sources": lambda: Source.objects.get(slug="ukraine").pk,
    "webhooks": lambda: Webhook.objects.get().pk,
    "deliveries": lambda: Delivery.objects.latest("recorded_at").pk,
    "subscriptions": lambda: Subscription.objects.get().pk,
    "report-deliveries": lambda: ReportDelivery.objects.get().pk,
}
"""The record that an address is about, by its noun (and verb)."""


KEYS = (
    *("id", "claim_id", "fact_check_id", "evidence_id", "contact_id", "report_id", "receipt", "seq"),
    *("slug", "week"),
)
"""What stands in an address for the key of a record."""


class Asking:
    """Sends cases to the application, each to the same world, which is then as it was before."""

    def __init__(self) -> None:
        self.world = World()
        self.people = {
            "approver": token("admin", role="approver"),
            "writer": token("admin", role="checker"),
            "editor": token("admin", role="editor-in-chief"),
        }

    def send(self, case: Case) -> tuple[Any, float, bool]:
        """The answer, how long it took, and whether it left anything in the database."""
        with transaction.atomic():
            address, sent = self._address(case), self._sent(case)
            before = rows()
            begun = time.perf_counter()
            answer = self._client().generic(sent.pop("method"), address, **sent)
            seconds = time.perf_counter() - begun
            left = rows() != before
            transaction.set_rollback(True)
        return answer, seconds, left

    def _client(self) -> Client:
        return Client(raise_request_exception=False)

    def _address(self, case: Case) -> str:
        address, given = case.operation.split(" ", 1)[1], dict(case.path)
        noun, verb = address.split("/")[3], address.rstrip("/").rsplit("/", 1)[1]
        for name in KEYS:
            if f"{{{name}}}" in address:
                key = given.get(name) or quote(str(self._key(name, noun, verb)))
                address = address.replace(f"{{{name}}}", key)
        return address

    def _key(self, name: str, noun: str, verb: str) -> Any:
        if name == "slug":
            return "ukraine"
        if name == "week":
            return "2024-W45"
        if name == "receipt":
            return receipt_of(a_report().report_id)
        if name == "seq":
            return 1
        if noun == "notices":
            return Notice.objects.filter(token=self.world.tokens["approver"][0])[0].pk
        if f"{noun} {verb}" in IDS:
            return IDS[f"{noun} {verb}"]()
        topics, questions = self.world.topics, self.world.questions
        known = {"topics": topics, "archives": topics, "questions": questions}.get(noun)
        if noun in ("figures", "claim-reviews"):
            known = self.world.figures[verb == "withdraw" :]
        return known[0] if known else IDS[noun]()

    def _sent(self, case: Case) -> dict[str, Any]:
        method, path = case.operation.split(" ", 1)
        asker = "editor" if path.split("/")[3] in MANAGED else "approver"
        signed = self.people["writer" if path.endswith("/resolutions/{id}/withdraw/") else asker][1]
        if "/notices/" in path:
            signed = self.world.tokens["approver"][1]
        headers = {"Authorization": signed.defaults["HTTP_AUTHORIZATION"], **dict(case.headers)}
        if "If-Match" not in headers and "{" in path and method == "POST":
            detail = f"{self._address(case).rstrip('/').rsplit('/', 1)[0]}/"
            headers["If-Match"] = signed.get(detail).headers.get("ETag", '"none"')
        kind = "application/x-ndjson" if path.endswith("/bulk/") else "application/json"
        kind = MULTIPART_CONTENT if path in ("/api/v1/imports/", "/api/v1/evidence/") else kind
        kind = headers.pop("Content-Type", kind)
        body = self._body(case)
        encoded = {name: value.encode("latin-1").decode("latin-1") for name, value in headers.items()}
        return {
            "method": method,
            "data": body,
            "content_type": kind,
            "headers": encoded,
            "QUERY_STRING": case.query,
        }

    def _body(self, case: Case) -> bytes:
        if case.body is not None:
            return case.body
        given = BODIES[case.operation]() if case.operation in BODIES else None
        if given is None or isinstance(given, bytes):
            return given or b""
        if case.literal is not None:
            given = placed(given, case.place.split("."))
        return json.dumps(given).encode().replace(json.dumps(PLACE).encode(), case.literal or b"")


def faults(case: Case, answer: Any, seconds: float, left: bool) -> list[str]:
    """What is wrong with an answer."""
    status, found = answer.status_code, []
    told = f"{case}: {status} {answer.content[:300]!r}" if not answer.streaming else str(case)
    if status >= 500:
        found.append(f"5xx: {told}")
    if case.statuses and status not in case.statuses:
        found.append(f"not {sorted(case.statuses)}: {told}")
    if seconds > LONGEST:
        found.append(f"{seconds:.1f} s: {told}")
    if status >= 400 and left:
        found.append(f"half-written: {told}")
    if 400 <= status < 500 and not _says_what_to_do(answer):
        found.append(f"says too little: {told}")
    return found


def _says_what_to_do(answer: Any) -> bool:
    """Whether it is a problem document that names field and remedy, or says what is wrong with the whole."""
    if answer.headers["Content-Type"] != "application/problem+json":
        return False
    document = json.loads(answer.content)
    entries = document.get("errors", [])
    named = all(
        entry["message"] and set(entry) == {"field", "value", "message", "remedy"} for entry in entries
    )
    return document["status"] == answer.status_code and named and bool(document.get("detail"))


@pytest.fixture(scope="module")
def asking(kept_for_the_module: None) -> Iterator[Asking]:
    """One world for the tests of the module; whatever is sent to it is undone, and nothing leaves it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(webhooks, "post", lambda *sent: ReceiverAnswer(204, ""))
        yield Asking()


def test_every_write_has_a_body_that_is_taken(asking):
    """The control: nothing but the bad value is wrong with what is sent."""
    writes = {name for name, _ in operations() if name.startswith("POST")}
    assert writes == set(BODIES)
    asked = {
        "GET /api/v1/oembed/": f"url=http://testserver/figures/{asking.world.figures[0]}/",
        "GET /api/v1/ledger/consistency/": "first=1",
        "GET /api/v1/questions/find/": "quote=about+8,000+soldiers",
        "GET /api/v1/search/": "q=soldiers",
        "GET /api/v1/figures/find/": "quote=about+8,000+soldiers",
        "GET /api/v1/figures/{id}/vintages/": "known_at=2100-01-01T00:00:00Z",
    }
    for name, _ in few(list(operations()), one_of=12):
        answer, _, _ = asking.send(Case(name, "", "as it should be", query=asked.get(name, "")))
        said = getattr(answer, "content", "")
        assert answer.status_code in (200, 201, 204), (name, answer.status_code, said)


def test_bad_values_are_refused_and_leave_nothing(asking):
    chosen = list(cases()) if os.environ.get("FUZZ") else few(short(STRIDE), one_of=10)
    found: list[str] = []
    for case in chosen:
        tries = [asking.send(case)]
        while tries[-1][1] > LONGEST and len(tries) < 3:  # the machine may be busy; the third time it is us
            tries.append(asking.send(case))
        found += faults(case, *min(tries, key=lambda each: each[1]))
    assert not found, f"{len(found)} of {len(chosen)}:\n" + "\n".join(found[:200])


def test_a_5xx_is_noticed(asking, monkeypatch):
    """The control: an error that nobody foresaw is found by the same check."""

    def break_down(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("claimcheck.foundation.rest.endpoint.Endpoint.get_queryset", break_down)
    case = Case("GET /api/v1/claims/", "as_of", "word", query="as_of=word", statuses=frozenset({400}))
    answer, seconds, left = asking.send(case)
    assert "5xx" in faults(case, answer, seconds, left)[0]
