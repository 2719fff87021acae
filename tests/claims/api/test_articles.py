"""POST articles/read/: candidates for whoever may record claims; nothing is recorded."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import override_settings

from claims.domain.articles import ProposedClaim
from claims.models import Claim
from sources.models import Document, Source, Statement
from tests import builders
from tests.claims.api.client import post

pytestmark = pytest.mark.django_db

TEXT = (
    "The Harbour Office said on Monday that at least 31 people had died. "
    "It denied that 300 tickets were sold."
)


def read(role: str = "reporter", **body: Any) -> Any:
    answer = post("articles/read/", body, role=role)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def lying(article: Any, figures: Any) -> Iterable[ProposedClaim]:
    """An extractor that makes up a span and names one that stands."""
    return [ProposedClaim("about 900 dead"), ProposedClaim("at least 31 people")]


def test_candidates_hold_all_that_would_be_recorded() -> None:
    source = builders.source(name="Harbour Office")
    found = read(text=TEXT, published="2025-03-12", language="en")
    first, second = found["candidates"]
    quote, position = first["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "at least 31 people")
    assert found["text"][position["start"] : position["end"]] == "at least 31 people"
    assert position["sha256"] == found["sha256"]
    assert first["figure"]["modality"] == "at_least"
    assert first["figure"]["value"] == "31"
    assert first["source"]["name"] == "The Harbour Office"
    assert first["source"]["slug"] == source.slug
    assert first["said_on"]["end"] == "2025-03-10"
    assert second["figure"] is None
    assert len(second["choices"]) == 2
    assert second["denied"]
    assert second["unsure"] == ["figure"]


def test_nothing_is_recorded() -> None:
    before = [model.objects.count() for model in (Claim, Document, Source, Statement)]
    read(text=TEXT)
    assert [model.objects.count() for model in (Claim, Document, Source, Statement)] == before


def test_a_page_of_html_is_read() -> None:
    found = read(html=f"<html lang=en><nav>40 offers</nav><p>{TEXT}</p></html>", published="2025-03-12")
    assert found["text"] == TEXT
    assert len(found["candidates"]) == 2


@override_settings(ARTICLE_EXTRACTOR="tests.claims.api.test_articles.lying")
def test_a_newsrooms_own_extractor_is_checked() -> None:
    found = read(text=TEXT, published="2025-03-12")
    assert [each["selector"][0]["exact"] for each in found["candidates"]] == ["at least 31 people"]
    assert found["dropped"] == ["about 900 dead"]


def test_the_questions_of_a_topic_are_offered() -> None:
    question = builders.question(text="How many people died on the ferry?")
    found = read(text="Police said 31 people died on the ferry.", topic=question.topic.slug, language="en")
    (only,) = found["candidates"][0]["questions"]
    assert only["slug"] == question.slug
    assert {"died", "ferry"} <= set(only["words"])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": "x", "html": "x"}, "text"),
        ({"text": "x", "language": "tlh"}, "language"),
        ({"text": "x", "publisher": "nobody"}, "publisher"),
        ({"text": "x", "topic": "nothing"}, "topic"),
        ({"text": "x", "published": "12/03/2025"}, "published"),
        ({"text": "x" * 200_001}, "text"),
        ({"text": "x", "pages": 3}, "pages"),
    ],
)
def test_what_cannot_be_read_is_named(body: dict[str, Any], field: str) -> None:
    answer = post("articles/read/", body)
    assert answer.status_code == 400
    assert json.loads(answer.content)["errors"][0]["field"] == field


def test_a_reader_may_not() -> None:
    assert post("articles/read/", {"text": TEXT}, role="reader").status_code == 403
