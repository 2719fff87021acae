"""An entry of the Atom feed: what changed, and the text to print while it may be printed."""

import json
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from rest_framework.request import Request

from claims.domain.rehearsal import REHEARSAL
from claims.wording.plots.text import harmless
from claims.wording.rehearsal import INVENTED
from claims.wording.states import standing as standing_label

CHECKPOINT = "https://c2sp.org/tlog-checkpoint"
"""The namespace of the element: the format's address."""


class AtomFeed(Atom1Feed):
    """Whose summaries are text, so that no reader of feeds takes what a source said for markup.

    `checkpoint`: what was signed last of the ledger, so that whoever keeps the feed keeps that too.
    """

    checkpoint: str | None = None

    def add_root_elements(self, handler: Any) -> None:
        """The checkpoint, in a namespace of its own."""
        super().add_root_elements(handler)
        if self.checkpoint:
            handler.addQuickElement("checkpoint", self.checkpoint, {"xmlns": CHECKPOINT})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Its summary as text."""
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", harmless(item["description"]), {"type": "text"})


def add_entry(feed: AtomFeed, publication: Any, request: Request) -> None:
    """One entry: what changed, how the version stands now, and the text to print while it may be printed."""
    figure = json.loads(publication.text)
    question, standing = figure["question"]["text"], figure["standing"]
    printable = "printable" if figure["printable"] else "not printable"
    invented = str(INVENTED) if figure["rehearsal"] else ""
    told = figure["display"]["text"] if figure["printable"] else standing_label(standing)
    published: datetime = publication.published_at
    feed.add_item(
        title=harmless(f"{figure['change_kind']}: {question}"),
        link=request.build_absolute_uri(figure["url"]),
        description=" — ".join(text for text in (invented, figure["reason"], told) if text),
        categories=[standing, printable, *([REHEARSAL] if invented else [])],
        unique_id=f"urn:sha256:{publication.sha256}",
        pubdate=published,
        updateddate=published,
    )
