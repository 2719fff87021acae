"""Evidence and contacts over REST: files byte by byte and safe, the words of a contact never told."""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.core.files.base import ContentFile
from django.test import override_settings

from claims.domain.picture_files import PixelSize, size_of
from claims.models import Contact, Evidence, EvidenceFile
from tests import builders as new
from tests.claims.api.client import API, client, problem, token
from tests.claims.domain.test_picture_files import PLACE, png

pytestmark = pytest.mark.django_db
PICTURE_BROKEN_OFF = b"\x89PNG\r\n\x1a\nbroken off"
SECRET = {
    "addressee": "Colonel Example",
    "answer": "A long letter.",
    "note": "Call again.",
    "asked": "How many?",
}


def send(content: bytes = new.picture(), name: str = "post.png", **given: str) -> Any:
    """The answer to handing in a file."""
    headers = {"Idempotency-Key": given.pop("key")} if "key" in given else {}
    form = {"document": str(new.document("A post").pk), "kind": "screenshot", "title": "A post", **given}
    form |= {"file": ContentFile(content, name)} if content else {}  # type: ignore[dict-item]
    return client("reporter").post(f"{API}evidence/", form, headers=headers)


def change(path: str, verb: str, body: dict[str, Any]) -> Any:
    """The answer to a verb, with the ETag of the detail."""
    asking = client("checker")
    etag = asking.get(f"{API}{path}").headers["ETag"]
    return asking.post(
        f"{API}{path}{verb}/", body, content_type="application/json", headers={"If-Match": etag}
    )


def test_a_file_comes_back_byte_by_byte_and_runs_nowhere() -> None:
    answer = send(name="../x\r\n.svg")
    assert answer.status_code == 201, answer.content
    found = answer.json()
    assert (found["media_type"], found["version"], found["withdrawn"]) == ("image/png", 1, False)
    served = client("checker").get(f"{API}evidence/{found['id']}/file/?form=original")
    assert (served.content, served.headers["Content-Type"]) == (new.picture(), "image/png")
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in served.headers["Content-Security-Policy"]
    assert served.headers["Content-Disposition"].startswith("inline; filename*=UTF-8''")
    pdf = send(content=b"%PDF-1.7\n%%EOF", kind="pdf").json()
    served = client().get(f"{API}evidence/{pdf['id']}/file/")
    assert served.headers["Content-Disposition"].startswith("attachment;")


def test_a_picture_is_handed_on_without_where_and_when_it_was_taken() -> None:
    told = png((b"eXIf", PLACE), (b"tEXt", PLACE))
    found = send(content=told).json()
    at = f"{API}evidence/{found['id']}/file/"
    asking = client("checker")
    original, copy, small = (asking.get(at, {"form": form}) for form in ("original", "copy", "thumbnail"))
    assert original.content == told
    assert copy.content == asking.get(at).content == png()
    assert small.headers["Content-Type"] == "image/png"
    assert size_of(small.content, "image/png") == PixelSize(2, 1)
    for answer in (original, copy, small):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        again = asking.get(answer.request["PATH_INFO"], query_params_of(answer), headers=known(answer))
        assert (again.status_code, again.content) == (304, b"")
    assert len({answer.headers["ETag"] for answer in (original, copy, small)}) == 3


@pytest.mark.parametrize(
    ("role", "name", "may"),
    [
        ("reader", "", False),
        ("reporter", "another reporter", False),
        ("reporter", "", True),  # who handed it in
        ("checker", "", True),
        ("approver", "", True),
        ("editor-in-chief", "", True),
    ],
)
def test_where_a_picture_was_taken_is_for_who_checks_it_or_handed_it_in(
    role: str, name: str, *, may: bool
) -> None:
    told = png((b"eXIf", PLACE))
    at = f"{API}evidence/{send(content=told).json()['id']}/file/"
    asking = client(role, name)
    assert asking.get(at).content == png()
    answer = asking.get(at, {"form": "original"})
    if may:
        assert answer.content == told
    else:
        assert "claims.change_evidence" in problem(answer, 403)["detail"]


def test_a_token_that_only_reads_gets_no_original() -> None:
    told = png((b"eXIf", PLACE))
    at = f"{API}evidence/{send(content=told).json()['id']}/file/"
    _, reading = token("figures:read", "claims:write", role="checker")
    assert reading.get(at).content == png()
    problem(reading.get(at, {"form": "original"}), 403)


def test_a_broken_picture_is_not_given_instead_of_its_copy() -> None:
    at = f"{API}evidence/{send(content=PICTURE_BROKEN_OFF).json()['id']}/file/"
    assert "original" in problem(client().get(at), 404)["detail"]
    assert client("checker").get(at, {"form": "original"}).content == PICTURE_BROKEN_OFF


def test_who_hands_one_in_again_did_not_hand_in_what_a_checker_corrected() -> None:
    kept = new.evidence(content=png((b"eXIf", PLACE)))
    change(f"evidence/{kept.evidence_id}/", "correct", {"title": "At noon", "reason": "A typo."})
    at = f"{API}evidence/{kept.evidence_id}/file/?form=original"
    by = kept.file.recorded_by  # type: ignore[union-attr]
    assert client(name=by.username).get(at).status_code == 200
    assert client("reporter", "yet another").get(at).status_code == 403


def test_what_is_no_picture_has_no_copy_and_an_unknown_form_says_what_there_is() -> None:
    pdf = send(content=b"%PDF-1.7\n%%EOF", kind="pdf").json()
    at = f"{API}evidence/{pdf['id']}/file/"
    for form in ("copy", "thumbnail"):
        assert "original" in problem(client().get(at, {"form": form}), 404)["detail"]
    told = problem(client().get(at, {"form": "small"}), 400)
    assert [each["field"] for each in told["errors"]] == ["form"]
    assert "thumbnail" in str(told["errors"])


def test_a_picture_of_very_many_pixels_is_refused_with_its_size() -> None:
    told = problem(send(content=png(wide=100_000, high=100_000)), 400)
    assert [each["field"] for each in told["errors"]] == ["file"]
    assert "100000 × 100000 pixels" in str(told["errors"])
    assert not EvidenceFile.objects.exists()


def query_params_of(answer: Any) -> dict[str, str]:
    return dict(parse_qsl(answer.request["QUERY_STRING"]))


def known(answer: Any) -> dict[str, str]:
    return {"If-None-Match": answer.headers["ETag"]}


def test_what_is_no_picture_is_refused_by_name_of_the_field() -> None:
    told = problem(send(content=b"<svg/>"), 400)
    assert [each["field"] for each in told["errors"]] == ["file"]
    with override_settings(EVIDENCE_BYTES=10):
        assert send().status_code == 413


def test_the_same_key_keeps_it_once() -> None:
    document = str(new.document("Another post").pk)
    first = send(b"", kind="video", url="https://v.example/1", document=document, key="once")
    again = send(b"", kind="video", url="https://v.example/1", document=document, key="once")
    assert (first.status_code, again.status_code) in {(201, 201), (201, 422)}
    assert Evidence.objects.count() == 1


def test_it_is_corrected_withdrawn_and_hidden_with_its_document() -> None:
    kept = new.evidence()
    path = f"evidence/{kept.evidence_id}/"
    corrected = change(path, "correct", {"title": "At noon", "reason": "A typo."}).json()
    assert (corrected["title"], corrected["version"], corrected["sha256"]) == (
        "At noon", 2, kept.file.sha256,
    )  # fmt: skip
    assert change(path, "withdraw", {"reason": "Another post."}).json()["withdrawn"]
    new.hide(kept.document)
    for address in (path, f"{path}file/"):
        assert client().get(f"{API}{address}").status_code == 404
    assert client().get(f"{API}evidence/").json()["results"] == []


def test_of_a_contact_only_what_happened_is_told() -> None:
    body = {"question": str(new.question().pk), "source": str(new.source().pk), "channel": "email", **SECRET}
    made = client("reporter").post(
        f"{API}contacts/",
        {**body, "outcome": "answered", "reply": "Not for print."},
        content_type="application/json",
    )
    assert made.status_code == 201, made.content
    path = f"contacts/{made.json()['id']}/"
    printed = change(path, "correct", {"printed": True, "reply": "We stand by it.", "reason": "Agreed."})
    assert printed.json()["reply"] == "We stand by it."
    read = b"".join(client().get(f"{API}{each}").content for each in (path, "contacts/?outcome=answered"))
    for word in (*SECRET.values(), "Not for print."):
        assert word.encode() not in made.content + printed.content + read
    assert Contact.objects.live().get().answer == SECRET["answer"]


def test_a_protected_source_is_logged_at_the_desk_alone() -> None:
    source = new.source("A colonel", protected=True)
    new.contact(whom=source)
    assert client("checker").get(f"{API}contacts/").json()["results"] == []
    body = {"question": str(new.question().pk), "source": str(source.pk), "channel": "phone", "asked": "?"}
    assert (
        client("reporter").post(f"{API}contacts/", body, content_type="application/json").status_code == 400
    )


def test_overdue_is_asked_by_a_filter() -> None:
    new.contact()
    new.contact(whom=new.source("Another"), due_at=None)
    assert len(client().get(f"{API}contacts/?overdue=true").json()["results"]) == 1
    assert len(client().get(f"{API}contacts/?overdue=false").json()["results"]) == 1
