"""Recording by hand: a document that was chosen is the document, and something must have been read."""

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.models import Claim
from claims.services.recording.manual_recording import WhereRead, WhoSaid, record_by_hand
from sources.models import Document
from tests import builders as new

pytestmark = pytest.mark.django_db


def _record(where: WhereRead, quote: str) -> Claim:
    return record_by_hand(
        by=new.person("reporter"),
        now=new.NOW,
        question=new.question(),
        quote=quote,
        where=where,
        who=WhoSaid(source=new.source()),
        content={},
    )


def test_a_document_that_was_chosen_is_the_one() -> None:
    chosen = new.document("Briefing")
    made = _record(WhereRead(document=chosen), "about 8,000 soldiers")
    assert made.snapshot.document == chosen
    assert Document.objects.count() == 1


def test_without_a_quote_and_a_text_nothing_was_read() -> None:
    with pytest.raises(Refused, match="quote the words") as refused:
        _record(WhereRead(document=new.document()), " ")
    assert refused.value.field == "quote"
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://example.org/news/flood", "example.org/news/flood"),
        ("https://www.example.org/", "example.org"),
        ("https://example.org/a%20b/?utm=1#top", "example.org/a b"),
        ("https://example.org/%EB%89%B4%EC%8A%A4/1", "example.org/뉴스/1"),
        (f"https://example.org/{'a' * 400}", f"example.org/{'a' * 288}"),
        ("http://example.org:8080", "example.org"),
    ],
)
def test_an_address_alone_is_the_title(url: str, title: str) -> None:
    made = _record(WhereRead(url=url), "about 8,000 soldiers")
    assert (made.snapshot.document.title, made.snapshot.document.url) == (title, url)


def test_a_title_that_was_given_is_the_title() -> None:
    made = _record(
        WhereRead(url="https://example.org/news/flood", title=" The flood "), "about 8,000 soldiers"
    )
    assert made.snapshot.document.title == "The flood"


@pytest.mark.parametrize(("where", "field"), [(WhereRead(), "title"), (WhereRead(url="http://["), "url")])
def test_neither_title_nor_address_is_no_document(where: WhereRead, field: str) -> None:
    with pytest.raises(Refused) as refused:
        _record(where, "about 8,000 soldiers")
    assert refused.value.field == field
    assert not Document.objects.exists()
