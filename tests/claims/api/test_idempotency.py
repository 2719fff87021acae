"""Every POST takes an Idempotency-Key: sent again it is executed once, answered alike; none is required."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, IdempotentAnswer, Note, Transition, VerifiedFigure
from claims.services.access import idempotency
from tests import builders as make
from tests.claims.api.client import API, client, problem
from tests.claims.api.test_permissions import WRITING

pytestmark = pytest.mark.django_db
WHY = {"reason": "Seen in the record."}


def posted(asking: Client, path: str, body: Any, **headers: str) -> Any:
    return asking.post(f"{API}{path}", json.dumps(body), content_type="application/json", headers=headers)


def test_a_verb_sent_again_is_done_once_and_answered_alike_though_the_record_has_changed() -> None:
    claim, asking = make.claim(), client("checker")
    address = f"claims/{claim.claim_id}/accept/"
    sent = {
        "Idempotency-Key": "accept-1",
        "If-Match": asking.get(f"{API}claims/{claim.claim_id}/").headers["ETag"],
    }
    first, again = (posted(asking, address, WHY, **sent) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content
    assert first.headers["ETag"] == again.headers["ETag"]
    assert Transition.objects.of(claim).count() == 1
    del sent["Idempotency-Key"]
    problem(posted(asking, address, WHY, **sent), 412)


def test_what_is_made_is_made_once_and_its_address_told_each_time() -> None:
    claim, asking = make.claim(), client("reporter")
    address, body = f"claims/{claim.claim_id}/notes/", {"text": "Call them."}
    answers = [posted(asking, address, body, **{"Idempotency-Key": "note"}) for _ in range(3)]
    assert len({answer.content for answer in answers}) == 1
    assert {answer.status_code for answer in answers} == {201}
    assert Note.objects.count() == 1
    assert posted(asking, address, body).status_code == 201
    assert Note.objects.count() == 2, "without a key each is another"


def test_a_published_body_is_the_same_text_again() -> None:
    figure, asking = make.figure(), client("approver")
    address = f"figures/{figure.question_id}/hold/"
    etag = asking.get(f"{API}figures/{figure.question_id}/").headers["ETag"]
    sent = {"Idempotency-Key": "hold", "If-Match": etag}
    first, again = (posted(asking, address, WHY, **sent) for _ in range(2))
    assert first.status_code == 200
    assert first.content == again.content
    assert VerifiedFigure.objects.count() == 2


def test_another_body_or_address_is_422_and_an_invalid_key_400() -> None:
    claim, other, asking = make.claim(), make.claim(), client("reporter")
    sent = {"Idempotency-Key": "one"}
    assert posted(asking, f"claims/{claim.claim_id}/notes/", {"text": "A"}, **sent).status_code == 201
    problem(posted(asking, f"claims/{claim.claim_id}/notes/", {"text": "B"}, **sent), 422)
    problem(posted(asking, f"claims/{other.claim_id}/notes/", {"text": "A"}, **sent), 422)
    problem(posted(asking, f"claims/{other.claim_id}/notes/", {"text": "A"}, **{"Idempotency-Key": "é"}), 400)
    somebody = client("checker")
    assert posted(somebody, f"claims/{claim.claim_id}/notes/", {"text": "B"}, **sent).status_code == 201


def test_what_fails_leaves_its_key_free() -> None:
    claim, asking = make.claim(), client("checker")
    sent = {"Idempotency-Key": "again"}
    problem(posted(asking, f"claims/{claim.claim_id}/accept/", WHY, **sent), 428)
    assert not IdempotentAnswer.objects.exists()
    sent["If-Match"] = asking.get(f"{API}claims/{claim.claim_id}/").headers["ETag"]
    assert posted(asking, f"claims/{claim.claim_id}/accept/", WHY, **sent).status_code == 200


def test_who_may_not_write_is_told_so_with_a_key_too() -> None:
    problem(posted(client("reader"), "claims/", {}, **{"Idempotency-Key": "one"}), 403)
    assert not Claim.objects.exists()


def test_every_post_is_described_with_it() -> None:
    document = client().get(f"{API}schema/", headers={"Accept": "application/json"}).json()
    posts = [path["post"] for path in document["paths"].values() if "post" in path]
    assert len(posts) == len(WRITING)
    for post in posts:
        (key,) = [each for each in post["parameters"] if each["name"] == "Idempotency-Key"]
        assert not key.get("required")


def test_control_without_the_row_of_the_key_it_is_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "once", lambda *, effect, **given: effect())
    claim, asking = make.claim(), client("reporter")
    for _ in range(2):
        posted(asking, f"claims/{claim.claim_id}/notes/", {"text": "Call."}, **{"Idempotency-Key": "note"})
    assert Note.objects.count() == 2
