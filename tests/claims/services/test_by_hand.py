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
