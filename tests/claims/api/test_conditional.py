"""Every reading has a strong ETag and is sent once; the addresses are those of the URLconf, none left out."""

import re
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.utils import timezone

from claims.api.figures.stored_text import midnight_before
from claims.models import DoubleReading
from claims.published.receipts import receipt_of
from claims.services.notifications.notices import keep_pulls
from claims.services.publishing.ledger_keys import record_key
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.claims.admin.growing import hand_in_a_file
from tests.claims.api.client import API, client, token
from tests.claims.api.test_permissions import ASKED, addresses
from tests.lengths import few

pytestmark = pytest.mark.django_db

CHANGES = re.compile(r"\s*(INSERT|UPDATE|DELETE|TRUNCATE)\b", re.IGNORECASE)
IN_A_TRANSACTION_OF_THEIR_OWN = {"archives/", "archives/{id}/"}
"""Of which the database knows that it reads: test_archives has them, since a test's has begun before."""
STREAMED = IN_A_TRANSACTION_OF_THEIR_OWN | {
    *("figures/{id}/pack/", "claim-reviews/", "ledger/export/", "figures/ndjson/", "figures/csv/")
}
"""Written while it is sent: nobody knows its hash before."""


@pytest.fixture
def everything():
    """A token, a client that asks with it, and one record of each kind: {"claims": id, …}."""
    hook = builders.webhook()
    figure = builders.figure()
    record_key(by=builders.person(), now=builders.NOW, name="a/ledger", key=Ed25519PrivateKey.generate())
    conflict = builders.conflict(about=builders.question("How many soldiers are near the border?"))
    claim = builders.claim(builders.question("How many shells were sent?"))
    held, asking = token("admin", role="editor-in-chief", per_minute=6000)
    now = timezone.now()
    keep_pulls([(held.pk, figure.publication.seq)], now=now)
    hold_figure(by=builders.person("approver"), now=now, figure=figure, reason="A doubt.")
    watch, _ = builders.watch()
    entry = builders.feed_entry()
    overrule = builders.overrule(builders.source("Ukraine"), builders.source("France"))
    counted = builders.question("How many are counted?")
    builders.claim(counted)
    split = builders.split(builders.claim(counted, builders.source("France")))
    merged = builders.merged(builders.source("A ministry"), builders.source("The ministry"))
    read_twice = builders.second_reading(claim)
    reported = builders.error_report(figure)
    subscription = builders.subscription()
    return asking, {
        "double-readings": DoubleReading.objects.get().pk,
        "second-readings": read_twice.pk,
        "topics": figure.topic_id,
        "questions": figure.question_id,
        "sources": claim.statement.source_id,
        "documents": claim.snapshot.document_id,
        "claims": claim.claim_id,
        "conflicts": conflict.pk,
        "resolutions": figure.resolution_id,
        "figures": figure.question_id,
        "claim-reviews": figure.question_id,
        "fact-checks": builders.fact_check().fact_check_id,
        "evidence": builders.evidence().evidence_id,
        "contacts": builders.contact().contact_id,
        "imports": hand_in_a_file().pk,
        "watches": watch.pk,
        "feeds": entry.feed_id,
        "feed-entries": entry.pk,
        "overrules": overrule.pk,
        "source-merges": merged.pk,
        "question-splits": split.pk,
        "redactions": builders.redaction(claim).pk,
        "notices": held.notices.get().pk,
        "error-reports": reported.report_id,
        "error-reports/receipts": receipt_of(reported.report_id),
        "reports": "2024-W45",
        "ledger": figure.publication.seq,
        "webhooks": hook.pk,
        "deliveries": hook.deliveries.order_by("pk")[0].pk,
        "subscriptions": subscription.pk,
        "report-deliveries": builders.report_delivery(subscription).pk,
        "archives": figure.topic_id,
    }


def path_of(address, keys):
    """An address with the id of a record, and what it asks for."""
    noun = address.split("/{id}", 1)[0] if "receipts" in address else address.split("/", 1)[0]
    key = "united-states" if "track-record" in address else keys.get(noun)
    asked = {
        "oembed/": f"?url=http://testserver/figures/{keys['figures']}/",
        "ledger/consistency/": "?first=1",
    }.get(address) or (f"?{urlencode(ASKED[address])}" if address in ASKED else "")
    return f"{API}{address.replace('{id}', str(key))}{asked}"


@pytest.mark.whole("test_every_reading_is_sent_once")
def test_reading_writes_nothing(everything, settings):
    """Not a row of any record: what is counted of a token's minute is none."""
    settings.ACCOUNTABILITY = True
    asking, keys = everything
    written = []

    def watch(execute, sql, params, many, context):
        if CHANGES.match(sql) and "claims_tokenuse" not in sql:
            written.append((path, sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        reading = {path for path, methods in addresses().items() if "get" in methods}
        for address in sorted(reading - IN_A_TRANSACTION_OF_THEIR_OWN):
            path = path_of(address, keys)
            asking.get(path).getvalue()
            asking.head(path)
        assert written == []
        path = "the control"
        builders.topic("Another")
    assert {told for told, _ in written} == {"the control"}


def test_every_reading_is_sent_once(everything, settings):
    settings.ACCOUNTABILITY = True
    asking, keys = everything
    reading = {path for path, methods in addresses().items() if "get" in methods}
    assert len(reading) > 25
    for address in few(sorted(reading), one_of=10):
        path = path_of(address, keys)
        first = asking.get(path)
        assert first.status_code == 200, (path, first)
        if address in STREAMED:
            assert "ETag" not in first.headers
            continue
        etag = first.headers["ETag"]
        assert etag.startswith('"'), path
        for held in (etag, f'"x", {etag}', f"W/{etag}", "*"):
            answer = asking.get(path, headers={"If-None-Match": held})
            assert (answer.status_code, answer.content) == (304, b""), path
            assert answer.headers["ETag"] == etag, path
            assert answer.headers["Claimcheck-Notices"] == "1"
            assert not {"Content-Type", "Content-Length"} & set(answer.headers), path
        assert asking.head(path).headers["ETag"] == etag
        other = asking.get(path, headers={"If-None-Match": '"x"'})
        assert (other.status_code, other.content) == (200, first.content)
        assert "no-cache" in other.headers["Cache-Control"], path
        assert "Authorization" in other.headers["Vary"], path


def test_a_list_has_another_etag_when_a_row_of_it_reads_otherwise():
    claim, asking = builders.claim(), client()

    def etag(path):
        return asking.get(f"{API}{path}").headers["ETag"]

    first = etag("claims/")
    assert etag("claims/") == first
    assert etag("claims/?limit=1") == first, "the same bytes"
    builders.accept(claim)
    accepted = etag("claims/")
    assert accepted != first
    builders.grade(claim.statement.source, "C")
    assert etag("claims/") != accepted, "what stands beside the claim counts as well"


def test_a_refusal_and_a_write_have_none():
    asking = client("reporter")
    for answer in (
        asking.get(f"{API}claims/?limit=0", headers={"If-None-Match": "*"}),
        asking.get(f"{API}claims/{builders.person().pk}/", headers={"If-None-Match": "*"}),
        asking.post(f"{API}statements/", {}, content_type="application/json"),
    ):
        assert answer.status_code in (400, 404)
        assert "ETag" not in answer.headers


@pytest.mark.parametrize("path", ["changes/", "changes/?cursor=0&limit=1", "changes/atom/"])
def test_what_nothing_is_taken_back_from_is_asked_for_by_date_too(path):
    long_ago = timezone.now() - timedelta(days=2)
    figure, asking = builders.figure(now=long_ago), client()
    first = asking.get(f"{API}{path}")
    modified = first.headers["Last-Modified"]
    changed = max(figure.published_at, midnight_before(timezone.now()))
    assert parsedate_to_datetime(modified) == changed.replace(microsecond=0)

    def since(text, **headers):
        return asking.get(f"{API}{path}", headers={"If-Modified-Since": text, **headers}).status_code

    before = format_datetime(parsedate_to_datetime(modified) - timedelta(seconds=1), usegmt=True)
    assert (since(modified), since(before), since("yesterday")) == (304, 200, 200)
    assert since(modified, **{"If-None-Match": '"x"'}) == 200, "an ETag decides alone"
    now: datetime = timezone.now()
    hold_figure(by=builders.person("approver"), now=now, figure=figure, reason="A doubt.")
    told = asking.get(f"{API}{path}").headers["Last-Modified"]
    assert told != modified
    assert since(told) == 200, "within the minute the date is not trusted"
