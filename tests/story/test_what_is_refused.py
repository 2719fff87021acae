"""Bad input gets a clear answer through REST and changes nothing; nobody approves what they proposed."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from claims.examples.review import propose_example
from claims.models import Claim, Conflict, Publication, Resolution, Transition, VerifiedFigure
from sources.models import Document, Snapshot, Source, Statement

pytestmark = pytest.mark.django_db

API = "/api/v1"
COUNTED = (
    Claim,
    Conflict,
    Transition,
    Resolution,
    VerifiedFigure,
    Publication,
    Source,
    Document,
    Snapshot,
    Statement,
)


def everything():
    return [model.objects.count() for model in COUNTED]


@pytest.fixture
def send(client, people):
    """Post to the API as one of the cast; `body` is sent as it is if it is bytes."""

    def post(path, body, person="rita", **headers):
        client.force_login(getattr(people, person))
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return client.post(f"{API}{path}", sent, content_type="application/json", headers=headers)

    return post


@pytest.fixture
def good(claim):
    """A claim as REST takes it: what Ukraine said, read once more."""
    known = claim("south-korea-11000")
    return {
        "question": str(known.question_id),
        "statement": str(known.statement_id),
        "snapshot": str(known.snapshot_id),
        "quote": known.quote,
        "modality": "stated",
        "value": "11,000",
        "as_of": {"start": "2024-10-31", "end": "2024-10-31"},
    }


def assert_refused(answer, status, names=""):
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    assert {"type", "title", "status", "detail"} <= told.keys()
    assert names in answer.content.decode()


def test_the_good_one_is_recorded(send, good):
    assert send("/claims/", good).status_code == 201


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"value": "NaN"}, "value"),
        ({"value": "Infinity"}, "value"),
        ({"value": "8_000"}, "value"),
        ({"value": "８０００"}, "value"),
        ({"modality": "range", "value": "12,000", "value_2": "10,000"}, "12,000"),
        ({"unit": "furlong"}, "unit"),
        ({"unit": "metre"}, "unit"),
        ({"quote": ""}, "quote"),
        ({"quote": "11,000\x00 soldiers"}, "quote"),
        ({"question": str(uuid4())}, "question"),
    ],
    ids=[
        "not a number",
        "infinity",
        "underscore",
        "other digits",
        "low above high",
        "unknown unit",
        "unit of another dimension",
        "empty quote",
        "NUL",
        "unknown id",
    ],
)
def test_a_bad_claim_is_refused_by_its_field_and_changes_nothing(send, good, change, names):
    before = everything()
    assert_refused(send("/claims/", good | change), 400, names)
    assert everything() == before


@pytest.mark.parametrize(
    ("body", "status"),
    [(b'{"quote": ', 400), (b'{"quote": "' + b"x" * 10_000_000 + b'"}', 413)],
    ids=["invalid JSON", "10 MB"],
)
def test_a_body_that_cannot_be_read_changes_nothing(send, body, status):
    before = everything()
    assert_refused(send("/claims/", body), status)
    assert everything() == before


def test_a_capture_from_the_future_is_refused(send, claim):
    document = claim("us-8000").snapshot.document
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()
    before = everything()
    answer = send(f"/documents/{document.pk}/snapshots/", {"text": "New text.", "captured_at": tomorrow})
    assert_refused(answer, 400, "captured_at")
    assert everything() == before


def test_an_unknown_address_is_a_problem_document_too(client, people):
    client.force_login(people.rita)
    for path in (f"/claims/{uuid4()}/", "/claims/no-such-id/", "/nothing/"):
        assert_refused(client.get(f"{API}{path}"), 404)


def approve_over_rest(client, send, resolution, person):
    etag = client.get(f"{API}/resolutions/{resolution.pk}/").headers["ETag"]
    return send(f"/resolutions/{resolution.pk}/approve/", {}, person, **{"If-Match": etag})


@pytest.fixture
def proposed(people, late, client):
    """What chen proposed, who may also approve: it is not the lack of a permission that stops it."""
    people.chen.user_permissions.add(Permission.objects.get(codename="approve_resolution"))
    client.force_login(people.chen)
    return propose_example(people, late)


def test_rest_refuses_the_proposer_and_takes_another(client, send, proposed):
    assert_refused(approve_over_rest(client, send, proposed, "chen"), 403)
    assert not VerifiedFigure.objects.exists()
    assert approve_over_rest(client, send, proposed, "anna").status_code == 200
    assert VerifiedFigure.objects.count() == 2


def approve_in_the_admin(client, resolution, person):
    client.force_login(person)
    page = f"/admin/claims/resolution/{resolution.pk}/approve/"
    return client.post(page, {"seen": client.get(page).context["seen"]}, follow=True)


def test_the_admin_refuses_the_proposer_and_takes_another(client, people, proposed):
    refused = approve_in_the_admin(client, proposed, people.chen)
    assert "another person has to approve it" in refused.content.decode()
    assert not VerifiedFigure.objects.exists()
    assert approve_in_the_admin(client, proposed, people.anna).status_code == 200
    assert VerifiedFigure.objects.count() == 2
