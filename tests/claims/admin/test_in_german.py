"""Whoever reads German reads no English sentence of ours: pages of a conflict, of a question, the queue."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Conflict, Question, Unit
from tests import builders as make

GERMAN = {"Accept-Language": "de"}
ENGLISH = re.compile(
    r"\b(?:the|is|are|of|and|to|by|for|than|at least|about|with|from|not|one|two|no|its?|as|on|at|or"
    r"|sources?|claims?|figures?|according|nearly|recorded|published|people|who|what|why|how|when|where"
    r"|Mar|May|Oct|Dec|January|February|March|October|December)\b"
)
"""Words that German doesn't have, and hardly a sentence or a label of ours lacks."""
HIDDEN = re.compile(
    r"(?s)<(script|style|template|textarea)\b.*?</\1>|<span class=\"icon[^>]*>.*?</span>|<!--.*?-->"
)
NUMBER = re.compile(r"^\d+\. ")
"""Of a mark on a timeline, before its source; a narrow picture breaks the name into lines."""
SAID = re.compile(r'>([^<>]+)<|\b(?:title|aria-label|placeholder|alt|value)="([^"]+)"')


def recorded() -> list[str]:
    """All that people have recorded, and so may stand there in any language; the longest first."""
    found: set[str] = set()
    for model in apps.get_models():
        if model is Unit or model._meta.app_label not in ("claims", "sources", "auth"):
            continue
        texts = [
            field.attname for field in model._meta.local_concrete_fields
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]  # fmt: skip
        for row in model._default_manager.values_list(*texts) if texts else []:
            found |= {" ".join(str(text).split()) for text in row if text}
    return sorted((text for text in found if len(text) > 2), key=len, reverse=True)


def said(body: str) -> Iterator[str]:
    """Each text of a page: what is seen, read aloud, and typed for whoever fills it in."""
    # what is typed for whoever proposes is to be published, in the newsroom's language
    for match in SAID.finditer(HIDDEN.sub("", body)):
        text = " ".join(html.unescape(match[1] or match[2]).split())
        if text:
            yield text


def english_of_ours(client: Client, address: str, known: list[str]) -> list[str]:
    """The English on a page that nobody has recorded."""
    answer = client.get(address, headers=GERMAN, follow=True)
    assert answer.status_code == 200, address
    assert '<html lang="de"' in answer.content.decode()
    found = []
    for text in said(answer.content.decode()):
        parts = (part.strip(" .…,") for part in NUMBER.sub("", text).split(" · "))
        ours = " · ".join(part for part in parts if not any(part in whole for whole in known))
        for recorded_text in known:
            if recorded_text in ours:
                ours = ours.replace(recorded_text, " … ")
        if ENGLISH.search(re.sub(r"\S*[…@/_]\S*", " ", ours)):
            found.append(text)
    return found


def addresses() -> Iterator[str]:
    yield from ("/admin/", "/admin/?show=all", "/admin/?show=flags", "/admin/?show=readings")
    for conflict in Conflict.objects.all():
        yield reverse("admin:claims_conflict_change", args=[conflict.pk])
        if conflict.state != "verified":
            yield reverse("admin:claims_conflict_propose", args=[conflict.pk])
    for question in Question.objects.all():
        yield reverse("admin:claims_question_change", args=[question.pk])
        yield reverse("desk:claims_question_board", args=[question.pk])
    for claim in Claim.objects.live()[:4]:
        yield reverse("admin:claims_claim_change", args=[claim.pk])


@pytest.mark.django_db
def test_no_english_sentence_of_ours_stands_on_a_german_page(reviewed_example: Any) -> None:
    client = Client()
    client.force_login(make.person("checker", "leserin"))
    known = recorded()
    found = {address: english_of_ours(client, address, known) for address in addresses()}
    assert len(found) > 15
    assert {address: texts for address, texts in found.items() if texts} == {}
