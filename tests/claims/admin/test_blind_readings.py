"""Whoever reads blind is shown the first reading nowhere: by walking every page and answer they can open."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.urls import reverse

from claims.api.routes import ROUTES
from claims.models import Claim, Conflict, Question, ReadingAssignment, SecondReading
from claims.services.readings.reading import AsRead, hand_in
from claims.services.readings.setting import set_double_reading
from tests import builders as make
from tests.builders import NOW
from tests.claims.admin.conftest import Desk
from tests.lengths import few

pytestmark = pytest.mark.django_db
SEEN = re.compile(r"73[,.\s\u202f]?912|73912")
"""The first reading, however it is written: nobody else gives this figure."""
GUARD = "claimcheck.blind_reading.BlindReadingMiddleware"
QUOTE = "the general said that 73,912 soldiers came"


@pytest.fixture
def reading(case: Desk) -> SecondReading:
    """A claim in a conflict, read as 73,912, is in the hands of one who knows nothing of it."""
    make.person("checker", "zoe")
    claim = case.says(
        "The general",
        QUOTE,
        as_of="2024-11-04",
        read_in=make.document("A long report"),
    )
    boss = make.person("approver")
    set_double_reading(by=boss, now=NOW, topic=claim.topic, claim=claim, reason="An important figure.")
    return SecondReading.objects.get(claim=claim)


def holder(reading: SecondReading) -> User:
    found: User = ReadingAssignment.objects.live().get(reading=reading).person
    return found


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def linked(client: Client, start: str, most: int = 60) -> dict[str, str]:
    """The pages that are reached by links from a page, with what each says; one of each kind."""
    found: dict[str, str] = {}
    kinds: set[str] = set()
    waiting = [start]
    while waiting and len(found) < most:
        address = waiting.pop(0)
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\?.*|\d+", "*", address)
        if kind in kinds or "logout" in address:
            continue
        kinds.add(kind)
        found[address] = body_of(client.get(address, follow=True))
        waiting += [
            link.replace("&amp;", "&").partition("#")[0]
            for link in re.findall(r'href="(/[^"]*)"', found[address])
            if link.startswith(("/admin/", "/reports/", "/topics/", "/sources/"))
        ]
    return found


def body_of(answer: Any) -> str:
    """What an answer says, also where it is sent in parts."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace")


def direct(reading: SecondReading) -> Iterator[str]:
    """Pages of the desk and of REST about what hangs on the question, whoever links to them."""
    question = reading.question_id
    for model, one in admin.site._registry.items():
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        on_it = {field.name for field in model._meta.fields} & {"question", "claim"}
        rows = model._default_manager.all()
        if "question" in on_it:
            rows = rows.filter(question=question)
        elif "claim" in on_it:
            rows = rows.filter(claim=reading.claim_id)
        elif model is Question:
            rows = rows.filter(pk=question)
        for key in rows.values_list("pk", flat=True)[: 4 if on_it else 1]:
            yield reverse(f"{base}_change", args=[key])
        if model in (Claim, Conflict, Question):
            yield reverse(f"{base}_changelist")
            yield reverse(f"{base}_lookup") + "?q=a"
            yield reverse(f"{base}_history", args=[rows[0].pk])
            for verb in one.verbs:  # type: ignore[attr-defined]  # of a BaseAdmin
                yield reverse(
                    f"{base}_{verb.name}", args=[reading.claim_id if model is Claim else rows[0].pk]
                )
    yield from rest(reading)


def rest(reading: SecondReading) -> Iterator[str]:
    """Every list of REST, and every part of what hangs on the question."""
    conflict = Conflict.objects.filter(question=reading.question_id)[0].pk
    keys = {
        "claims": reading.claim.claim_id, "conflicts": conflict, "questions": reading.question_id,
        "topics": reading.topic_id, "second-readings": reading.pk,
        "sources": reading.claim.statement.source_id, "statements": reading.claim.statement_id,
    }  # fmt: skip
    for prefix, view in ROUTES:
        if "(" in prefix or prefix in ("figures", "changes", "ledger"):
            continue
        yield f"/api/v1/{prefix}/"
        for extra in view.get_extra_actions():
            if "get" in extra.mapping and extra.detail and prefix in keys:
                yield f"/api/v1/{prefix}/{keys[prefix]}/{extra.url_path}/"
        if prefix in keys:
            yield f"/api/v1/{prefix}/{keys[prefix]}/"
    yield "/api/v1/search/?q=general"
    yield "/admin/search/?q=general"
    yield "/reports/"


def showing(client: Client, addresses: Iterable[str]) -> list[str]:
    """Those that say what was read first, besides the quote itself."""
    return [address for address in dict.fromkeys(addresses) if tells(body_of(client.get(address)))]


def tells(body: str) -> bool:
    """Whether a page says how the quote was read."""
    plain = re.sub(r"</?mark>", "", body)
    return bool(SEEN.search(plain.replace(QUOTE, "")))


def test_the_first_reading_is_shown_to_the_second_reader_nowhere(reading: SecondReading) -> None:
    client = signed_in(holder(reading))
    pages = linked(client, "/admin/")
    assert len(pages) > 20
    assert [address for address, body in pages.items() if tells(body)] == []
    assert showing(client, few(list(direct(reading)), one_of=10)) == []


def test_without_the_guard_it_is_shown_in_many_places(reading: SecondReading, settings: Any) -> None:
    with override_settings(MIDDLEWARE=[name for name in settings.MIDDLEWARE if name != GUARD]):
        client = signed_in(holder(reading))
        pages = [
            reverse("admin:claims_claim_change", args=[reading.claim_id]),
            reverse("admin:claims_claim_changelist"),
            reverse("admin:claims_conflict_changelist"),
            f"/api/v1/claims/{reading.claim.claim_id}/",
            "/api/v1/search/?q=general",
            "/admin/search/?q=general",
        ]
        shown = showing(client, pages)
        assert len(shown) >= 3, shown


def test_everybody_else_sees_what_they_saw(reading: SecondReading) -> None:
    client = signed_in(make.person("checker"))
    page = reverse("admin:claims_claim_change", args=[reading.claim_id])
    assert SEEN.search(client.get(page).content.decode())
    assert client.get(page).status_code == 200


def test_what_is_closed_opens_when_it_is_handed_in(reading: SecondReading) -> None:
    person = holder(reading)
    client = signed_in(person)
    page = reverse("admin:claims_claim_change", args=[reading.claim_id])
    assert client.get(page).status_code == 403
    assert client.get(f"/api/v1/claims/{reading.claim.claim_id}/").status_code == 403
    own = client.get(reverse("admin:claims_secondreading_read", args=[reading.pk]))
    assert own.status_code == 200
    day = date(2024, 11, 4)
    read = AsRead(reading.claim.statement.source, {"modality": "stated", "value": "73,912"}, days=(day, day))
    assert hand_in(by=person, now=NOW, reading=reading, read=read).differences == []
    assert client.get(page).status_code == 200


def test_a_form_hands_it_in_and_a_third_decides_without_names(reading: SecondReading) -> None:
    make.person("checker", "third")
    second = holder(reading)
    client = signed_in(second)
    url = reverse("admin:claims_secondreading_read", args=[reading.pk])
    source = reading.claim.statement.source
    given = {
        "modality": "stated", "value": "73.9", "source": str(source.pk), "source_name": source.name,
        "when": "days", "first_day": "2024-11-04", "last_day": "2024-11-04",
    }  # fmt: skip
    assert client.post(url, {**given, "modality": ""}).status_code == 400
    assert client.post(url, given).status_code == 302
    third = ReadingAssignment.objects.live().get(reading=reading).person
    assert third != second
    assert client.get(reverse("admin:claims_secondreading_decide", args=[reading.pk])).status_code == 403
    page = signed_in(third).get(reverse("admin:claims_secondreading_decide", args=[reading.pk]))
    assert "Until you have decided, no page shows you" in page.content.decode()
    assert "handed it in" not in page.content.decode()
    told = page.content.decode()
    assert "Reading A" in told
    assert "73,912" in told
    assert "73.9 people" in told
    for name in (second.get_username(), reading.claim.recorded_by.get_username()):
        assert name not in re.sub(r"(?s)<[^>]*>", "", told)
    assert (
        signed_in(third).get(reverse("admin:claims_claim_change", args=[reading.claim_id])).status_code == 403
    )
    a = "a" if not reading.second_is_a else "b"
    done = signed_in(third).post(
        reverse("admin:claims_secondreading_decide", args=[reading.pk]),
        {"choice": a, "reason": "It says so."},
    )
    assert done.status_code == 302
    reading.refresh_from_db()
    assert reading.decided_by == third
    assert Claim.objects.live().filter(claim_id=reading.claim.claim_id).get().version == 1
    settled = client.get(reverse("admin:claims_secondreading_change", args=[reading.pk])).content.decode()
    assert "It says so." in settled


def test_the_queue_has_it_for_whoever_has_it(reading: SecondReading) -> None:
    page = signed_in(holder(reading)).get("/admin/?show=readings").content.decode()
    assert "A long report" in page
    assert "Closed while you read" not in page
    assert (
        "A long report" not in signed_in(make.person("checker")).get("/admin/?show=readings").content.decode()
    )


def test_it_is_asked_for_at_the_desk(case: Desk) -> None:
    claim = case.says("The general", "73,912 soldiers came")
    page = reverse("admin:claims_claim_read-twice", args=[claim.pk])
    assert case.client("checker").post(page, {"reason": "A new source."}).status_code == 302
    made = SecondReading.objects.get()
    first = holder(made).get_username()
    boss = case.client("approver")
    give = reverse("admin:claims_secondreading_reassign", args=[made.pk])
    other = make.person("checker", "other")
    assert boss.post(give, {"reader": other.pk, "reason": "Reads Korean."}).status_code == 302
    assert holder(made) == other
    back = reverse("admin:claims_secondreading_hand-back", args=[made.pk])
    assert case.client("", first).post(back, {"reason": "Mine?"}).status_code == 403
    assert case.client("checker", "other").post(back, {"reason": "On leave."}).status_code == 302
    assert (
        boss.post(reverse("admin:claims_secondreading_end", args=[made.pk]), {"reason": "Calm."}).status_code
        == 302
    )
