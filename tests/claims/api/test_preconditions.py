"""If-Match on every write that changes a record: 428 without it, 412 where it is stale, 409 where it may not.

The table is compared with the URLconf: a new write has to be entered as one that changes or as one that adds.
"""

import json
import os

import pytest
from django.utils import timezone

from claims.intake.imports.handing_in import hand_in
from claims.intake.styles import NOTHING_SAID
from claims.models import Claim, DoubleReading, Notice, ReadingAssignment
from claims.services.notifications.notices import keep_pulls
from claims.services.publishing.publication import hold_figure
from claims.services.readings.assigning import reassign_reading
from claims.services.readings.reading import AsRead
from claims.services.readings.reading import hand_in as hand_in_reading
from claims.services.recording.fact_checks import link_fact_check
from tests import builders
from tests.claims.api.client import API, client, problem, token
from tests.claims.api.test_permissions import WRITING

pytestmark = pytest.mark.django_db

ADDING = {
    "articles/read/",
    "documents/",
    "drafts/{id}/confirm/",
    "documents/{id}/snapshots/",
    "topics/",
    "questions/",
    "sources/",
    "statements/",
    "statements/{id}/correct/",
    "claims/",
    "claims/bulk/",
    "claims/{id}/notes/",
    "fact-checks/",
    "evidence/",
    "contacts/",
    "error-reports/",
    "double-readings/",
    "fact-checks/bulk/",
    "conflicts/{id}/notes/",
    "ledger/checkpoints/{id}/cosignatures/",
    "imports/",
    "imports/{id}/save-mapping/",
    "overrules/",
    "source-merges/",
    "question-splits/",
    "redactions/",
    "questions/{id}/checks/",
    "watches/",
    "feeds/",
    "resolutions/",
    "resolutions/renew/",
    "resolutions/{id}/notes/",
    "webhooks/",
    "webhooks/{id}/test/",
    "deliveries/{id}/resend/",
    "subscriptions/",
}
"""Posts that make a record, or none at all, and change none that somebody has read (a draft is read by
nobody over REST before it is confirmed)."""

HIDING = {"documents/{id}/hide/"}
"""Posts after which there is nothing to read."""

WRONG = ('"x"', "*", "", "\x7f", '"' * 5000)
"""If-Match that names no state of a record; each address gets one of them in turn, with LONG all."""

WHY = {"reason": "Two different days."}
SETTLED = {"flag": "attribution_denied", "verdict": "right", **WHY}


def question():
    """The address of a question."""
    return f"questions/{builders.question().pk}/"


def elsewhere():
    """The id of another question of the same topic."""
    return str(builders.question("How many are elsewhere?").pk)


def part():
    """The address of a question that is part of another one."""
    whole = builders.question("How many are elsewhere?")
    return f"questions/{builders.relation(builders.question(), whole).first_id}/"


def watch():
    """The address of a watched page."""
    return f"watches/{builders.watch()[0].pk}/"


def feed():
    """The address of a feed."""
    return f"feeds/{builders.feed_entry().feed_id}/"


def feed_entry():
    """The address of an article that waits."""
    return f"feed-entries/{builders.feed_entry().pk}/"


def webhook():
    """The address of a webhook."""
    return f"webhooks/{builders.webhook().pk}/"


def subscription():
    """The address of a subscription."""
    return f"subscriptions/{builders.subscription().pk}/"


def claim(state="candidate"):
    """The address of a claim in this state."""
    made = builders.claim(accept=state == "accepted")
    if state == "rejected":
        builders.reject(made)
    return f"claims/{made.claim_id}/"


def conflict():
    """The address of an open conflict."""
    return f"conflicts/{builders.conflict().pk}/"


def copy():
    """The address of a claim that was recorded before."""
    builders.claim(accept=True)
    return claim()


def put_aside():
    """The address of a claim that was merged with another."""
    path = copy()
    assert change(path, "merge", WHY, "checker").status_code == 200
    return path


def denied():
    """The address of a claim whose source denies it."""
    return f"claims/{builders.claim(attribution_denied=True).claim_id}/"


def looked_at():
    """The address of one that somebody has settled."""
    path = denied()
    assert change(path, "settle", SETTLED, "checker").status_code == 200
    return path


def taken():
    """The address of a conflict that somebody has."""
    path = conflict()
    assert change(path, "assign", {}, "checker").status_code == 200
    return path


def dismissed():
    """The address of a conflict that was dismissed."""
    path = conflict()
    assert change(path, "dismiss", WHY, "checker").status_code == 200
    return path


def resolution():
    """The address of a proposal that nobody has decided on."""
    return f"resolutions/{builders.resolution().pk}/"


def redaction():
    """The address of a proposal to remove something by law, made by another approver."""
    return f"redactions/{builders.redaction(by=builders.person('approver', 'ruth')).pk}/"


def overrule():
    """The address of a finding that counts."""
    return f"overrules/{builders.overrule(builders.source('Ukraine'), builders.source('France')).pk}/"


def split():
    """The address of a question of which some claims measured another thing."""
    counted = builders.question()
    builders.claim(counted)
    made = builders.split(builders.claim(counted, builders.source("France")))
    return f"question-splits/{made.pk}/"


def merged_source():
    """The address of two names of one body."""
    made = builders.merged(builders.source("A ministry"), builders.source("The ministry"))
    return f"source-merges/{made.pk}/"


def figure():
    """The address of a verified figure."""
    return f"figures/{builders.figure().question_id}/"


def held():
    """The address of a figure that somebody else has put on hold."""
    made = builders.figure()
    other = builders.person("approver", "boris")
    hold_figure(by=other, now=timezone.now(), figure=made, reason="A doubt.")
    return f"figures/{made.question_id}/"


def notice():
    """The address of a notice to the approver's own token."""
    made = builders.figure()
    held, _ = token(role="approver")
    now = timezone.now()
    keep_pulls([(held.pk, made.publication.seq)], now=now)
    hold_figure(by=builders.person("approver"), now=now, figure=made, reason="A doubt.")
    return f"notices/{Notice.objects.get().pk}/"


def fact_check():
    """The address of a fact-check."""
    return f"fact-checks/{builders.fact_check().fact_check_id}/"


def evidence():
    """The address of a screenshot."""
    return f"evidence/{builders.evidence().evidence_id}/"


def error_report():
    """The address of what a reader reported."""
    return f"error-reports/{builders.error_report().report_id}/"


def contact():
    """The address of a question to a source."""
    return f"contacts/{builders.contact().contact_id}/"


def read_twice(handed_in=False):
    """The address of a second reading in the checker's hands, handed in by another and different if told."""
    read = builders.claim(recorded_by=builders.person("reporter", "rita"))
    reading = builders.second_reading(read, to="second")
    if handed_in:
        give(reading, "second")
        figure = {"modality": "stated", "value": "80,000"}
        told = AsRead(read.statement.source, figure)
        hand_in_reading(
            by=builders.person("checker", "second"), now=timezone.now(), reading=reading, read=told
        )
    give(reading, "checker")
    return f"second-readings/{reading.pk}/"


def give(reading, name):
    """Put it into somebody's hands, whoever has it."""
    to = builders.person("checker", name)
    if not ReadingAssignment.objects.live().filter(reading=reading, person=to).exists():
        by = builders.person("editor-in-chief")
        reassign_reading(by=by, now=timezone.now(), reading=reading, person=to, reason="A test.")


def double_reading():
    """The address of what is read twice."""
    builders.second_reading(builders.claim())
    return f"double-readings/{DoubleReading.objects.get().pk}/"


def as_read_by_them():
    """A reading that can be handed in."""
    return {
        "modality": "approx",
        "value": "8,000",
        "source": str(Claim.objects.get().statement.source_id),
        "last_day": "2024-10-31",
    }


def to_another():
    """Somebody else who may."""
    builders.person("checker", "other")
    return {"reader": "other", **WHY}


def the_claim():
    """The only claim there is."""
    return {"claim": str(Claim.objects.order_by("recorded_at")[0].claim_id)}


def fact_check_and_claim():
    """The address of a fact-check, and a claim that it may be linked to."""
    builders.claim()
    return fact_check()


def linked():
    """The address of a fact-check that is linked to a claim."""
    claim, found = builders.claim(), builders.fact_check()
    link_fact_check(by=builders.person("checker"), now=timezone.now(), fact_check=found, claim=claim)
    return f"fact-checks/{found.fact_check_id}/"


def handed_in(start=False):
    """The address of a file that was previewed, or recorded."""
    record = hand_in(
        by=builders.person("checker"),
        now=timezone.now(),
        name="claims.csv",
        content=b"topic,question,source,value\nTroops,How many?,Ukraine,5\n",
        mapping={},
        said=NOTHING_SAID,
        start=start,
    )
    return f"imports/{record.pk}/"


CHANGING = {
    "double-readings/{id}/end/": (double_reading, WHY, "approver", 409),
    "second-readings/{id}/hand-in/": (read_twice, as_read_by_them, "checker", 409),
    "second-readings/{id}/hand-back/": (read_twice, WHY, "checker", 409),
    "second-readings/{id}/decide/": (
        lambda: read_twice(handed_in=True),
        {"choice": "a", **WHY},
        "checker",
        409,
    ),
    "second-readings/{id}/reassign/": (read_twice, to_another, "approver", 400),
    "second-readings/{id}/end/": (read_twice, WHY, "approver", 409),
    "evidence/{id}/correct/": (evidence, {"title": "Another title", **WHY}, "checker", 400),
    "evidence/{id}/withdraw/": (evidence, WHY, "checker", 409),
    "contacts/{id}/correct/": (contact, {"outcome": "declined", **WHY}, "checker", 400),
    "contacts/{id}/withdraw/": (contact, WHY, "checker", 409),
    "error-reports/{id}/accept/": (error_report, {"answer": "We ask again."}, "checker", 400),
    "error-reports/{id}/decline/": (error_report, {"answer": "It is right."}, "checker", 400),
    "fact-checks/{id}/correct/": (fact_check, {"claimant": "A mayor", **WHY}, "checker", 400),
    "fact-checks/{id}/link/": (fact_check_and_claim, the_claim, "checker", 400),
    "fact-checks/{id}/unlink/": (linked, the_claim, "checker", 400),
    "fact-checks/{id}/withdraw/": (fact_check, WHY, "checker", 409),
    "claims/{id}/accept/": (claim, {}, "checker", 409),
    "claims/{id}/reject/": (claim, WHY, "checker", 409),
    "claims/{id}/reconsider/": (lambda: claim("accepted"), WHY, "checker", 409),
    "claims/{id}/correct/": (claim, {"quote_language": "en", **WHY}, "checker", 400),
    "claims/{id}/grade/": (claim, {"code": "2", **WHY}, "checker", 200),
    "claims/{id}/merge/": (copy, WHY, "checker", 409),
    "claims/{id}/settle/": (denied, SETTLED, "checker", 409),
    "claims/{id}/ask-again/": (looked_at, {"flag": "attribution_denied"}, "checker", 409),
    "claims/{id}/separate/": (put_aside, WHY, "checker", 409),
    "conflicts/{id}/assign/": (conflict, {}, "checker", 200),
    "conflicts/{id}/dismiss/": (conflict, WHY, "checker", 409),
    "conflicts/{id}/reopen/": (dismissed, WHY, "checker", 409),
    "conflicts/{id}/release/": (taken, WHY, "checker", 409),
    "conflicts/{id}/schedule/": (conflict, {"priority": 2}, "checker", 200),
    "conflicts/{id}/confirm/": (conflict, {}, "checker", 409),
    "figures/{id}/hold/": (figure, WHY, "approver", 409),
    "figures/{id}/withdraw/": (held, WHY, "approver", 409),
    "imports/{id}/start/": (handed_in, {}, "checker", 409),
    "imports/{id}/undo/": (lambda: handed_in(start=True), WHY, "checker", 409),
    "notices/{id}/acknowledge/": (notice, {}, "approver", 409),
    "redactions/{id}/carry-out/": (redaction, {}, "approver", 409),
    "redactions/{id}/refuse/": (redaction, WHY, "approver", 409),
    "overrules/{id}/lift/": (overrule, {}, "checker", 409),
    "question-splits/{id}/join/": (split, WHY, "checker", 409),
    "source-merges/{id}/separate/": (merged_source, WHY, "checker", 409),
    "claims/{id}/move/": (claim, lambda: {"question": elsewhere(), **WHY}, "checker", 400),
    "documents/{id}/correct/": (
        lambda: f"documents/{builders.document().pk}/",
        {"title": "Else", **WHY},
        "checker",
        400,
    ),
    "sources/{id}/correct/": (
        lambda: f"sources/{builders.source().pk}/",
        {"name": "USA", **WHY},
        "checker",
        400,
    ),
    "topics/{id}/correct/": (
        lambda: f"topics/{builders.topic().pk}/",
        {"name": "Else", **WHY},
        "checker",
        400,
    ),
    "questions/{id}/correct/": (question, {"place": "Kursk", **WHY}, "checker", 400),
    "questions/{id}/relate/": (
        question,
        lambda: {"second": elsewhere(), "kind": "part_of"},
        "checker",
        400,
    ),
    "questions/{id}/correct-relation/": (
        part,
        lambda: {"second": elsewhere(), "kind": "overlaps", **WHY},
        "checker",
        400,
    ),
    "questions/{id}/end-relation/": (part, lambda: {"second": elsewhere(), **WHY}, "checker", 400),
    "questions/{id}/aliases/": (question, {"aliases": "At the border"}, "editor-in-chief", 400),
    "feeds/{id}/end/": (feed, {}, "checker", 409),
    "feed-entries/{id}/dismiss/": (feed_entry, WHY, "checker", 409),
    "feed-entries/{id}/take/": (feed_entry, {"text": "A storm hit the coast."}, "checker", 409),
    "watches/{id}/stop/": (watch, {}, "checker", 409),
    "watches/{id}/take/": (watch, the_claim, "checker", 400),
    "watches/{id}/dismiss/": (watch, lambda: {**the_claim(), **WHY}, "checker", 400),
    "resolutions/{id}/approve/": (resolution, {}, "approver", 409),
    "resolutions/{id}/return/": (resolution, {"comment": "Look again."}, "approver", 409),
    "resolutions/{id}/withdraw/": (resolution, WHY, "checker", 409),
    "webhooks/{id}/change/": (webhook, {"name": "The CMS"}, "editor-in-chief", 400),
    "webhooks/{id}/disable/": (webhook, WHY, "editor-in-chief", 409),
    "subscriptions/{id}/end/": (subscription, {}, "editor-in-chief", 409),
}
"""Of each: what makes a record, what is sent, by whom, and what doing it a second time is answered."""


def change(path, verb, body, role, **headers):
    """The answer to a verb; with the ETag of the detail unless told."""
    asking = client(role)
    sent = headers or {"If-Match": asking.get(f"{API}{path}").headers["ETag"]}
    return asking.post(
        f"{API}{path}{verb}/",
        json.dumps(body),
        content_type="application/json",
        headers={name: value for name, value in sent.items() if value is not None},
    )


def wrong_for(address):
    """What is tried at this address."""
    if os.environ.get("LONG"):
        return WRONG
    return [WRONG[list(CHANGING).index(address) % len(WRONG)]]


def test_every_write_of_the_urlconf_changes_or_adds():
    assert set(CHANGING) | ADDING | HIDING == set(WRITING)
    assert not set(CHANGING) & ADDING


@pytest.mark.slow
@pytest.mark.parametrize("address", CHANGING)
def test_who_changes_a_record_has_read_it_as_it_is(address):
    make, body, role, again = CHANGING[address]
    path, verb = make(), address.rstrip("/").rsplit("/", 1)[1]
    body = body() if callable(body) else body
    before = client(role).get(f"{API}{path}")
    problem(change(path, verb, body, role, **{"If-Match": None}), 428)
    for wrong in (f"W/{before.headers['ETag']}", *wrong_for(address)):
        problem(change(path, verb, body, role, **{"If-Match": wrong}), 412)
    assert client(role).get(f"{API}{path}").content == before.content, "nothing has been done so far"
    done = change(path, verb, body, role)
    assert done.status_code == 200, done.content
    problem(change(path, verb, body, role, **{"If-Match": before.headers["ETag"]}), 412)
    after = client(role).get(f"{API}{path}")
    assert after.headers["ETag"] == done.headers["ETag"] != before.headers["ETag"]
    repeated = change(path, verb, body, role)
    assert repeated.status_code == again, repeated.content


@pytest.mark.parametrize(
    "make", [claim, conflict, resolution, overrule, notice, figure], ids=lambda make: make.__name__
)
def test_a_detail_is_sent_once(make):
    path, asking = make(), client("approver")
    first = asking.get(f"{API}{path}")
    etag = first.headers["ETag"]
    assert first.content
    assert etag.startswith('"')
    for held in (etag, f'"x", {etag}', f"W/{etag}", "*"):
        answer = asking.get(f"{API}{path}", headers={"If-None-Match": held})
        assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", etag)
    assert asking.get(f"{API}{path}", headers={"If-None-Match": '"x"'}).content == first.content
