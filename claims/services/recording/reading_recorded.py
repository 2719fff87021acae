"""What was accepted of one text, recorded at once: the document with its whole text, and each claim on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import set_once
from claims.models import Claim, FeedEntry, Question
from claims.services.recording.claim_recording import record_claim
from claims.services.recording.made_along import NewQuestion, known_question, known_source
from claims.services.recording.manual_recording import WhereRead, WhoSaid, read_document
from sources.models import Document, Snapshot, Source, Statement
from sources.services.recording import capture_snapshot, record_statement

SETTLED = gettext_lazy("This article was taken or dismissed already.")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One claim of a text; `key` tells it from the others. `content`: what `record_claim` takes besides."""

    key: str
    question: Question | NewQuestion
    quote: str
    who: WhoSaid
    content: Mapping[str, Any]


class AcceptedRefused(Exception):
    """One of them is refused, and none is recorded."""

    def __init__(self, key: str, refusal: Any):
        self.key, self.refusal = key, refusal
        super().__init__(str(refusal))


@transaction.atomic
def record_reading(
    *,
    by: User,
    now: datetime,
    where: WhereRead,
    accepted: Sequence[Accepted],
    draft: bool = False,
    entry: FeedEntry | None = None,
) -> list[Claim]:
    """Record all of them or none; sources, questions and topics that are new are made with them.

    What one source says on one day in one text is one statement. `entry`: the article of a feed that the text
    is, which is taken with them. Raises Refused for the document, AcceptedRefused, naming which, for a claim,
    and StaleState where somebody else has settled the article.
    """
    if not accepted:
        raise Refused("accepted", "", _("accept at least one claim first."))
    document = read_document(where, by=by, now=now)
    if entry is not None:
        _settle_entry(entry, document, by=by, now=now)
    snapshot = capture_snapshot(by=by, now=now, document=document, text=where.text)
    recording = _Recording(by, now, draft, snapshot)
    claims = []
    for claim in accepted:
        try:
            claims.append(recording.claim(claim))
        except ValueError as problem:
            if not hasattr(problem, "remedy"):
                raise
            raise AcceptedRefused(claim.key, problem) from problem
    return claims


def _settle_entry(entry: FeedEntry, document: Document, *, by: User, now: datetime) -> None:
    """Claims were recorded of the article in this document: it is taken. Raises StaleState where it was
    dismissed meanwhile, or taken as another document."""
    if entry.document_id != document.pk:
        set_once(entry, str(SETTLED), settled_at=now, settled_by=by, document=document)


class _Recording:
    """What was recorded of a text so far."""

    def __init__(self, by: User, now: datetime, draft: bool, snapshot: Snapshot) -> None:
        self.made: dict[str, Any] = {"by": by, "now": now}
        self.draft, self.snapshot = draft, snapshot
        self.statements: dict[tuple[Source, date | None], Statement] = {}

    def claim(self, each: Accepted) -> Claim:
        """One of them; its new question is measured in the unit of its figure where nothing else is said."""
        asked = each.question
        if isinstance(asked, NewQuestion) and not asked.unit:
            asked = replace(asked, unit=each.content.get("unit") or "")
        return record_claim(
            **self.made,
            question=known_question(asked, **self.made, draft=self.draft, quote=each.quote),
            statement=self.statement(each.who),
            snapshot=self.snapshot,
            quote=each.quote,
            **each.content,
        )

    def statement(self, who: WhoSaid) -> Statement:
        """Of its source on its day."""
        if who.source is None:
            raise Refused("source", "", _("name who says it."))
        source = known_source(who.source, **self.made, draft=self.draft)
        if (source, who.said_on) not in self.statements:
            made = record_statement(**self.made, source=source, said_on=who.said_on, occasion=who.occasion)
            self.statements[source, who.said_on] = made
        return self.statements[source, who.said_on]
