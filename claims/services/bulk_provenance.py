"""Documents, snapshots and statements of a bulk recording: found in sets, made where they are new."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from claims.domain.assertion import QuoteKind
from claims.services import bulk_copy
from claims.services.bulk_reference import References
from claims.services.bulk_row import BulkRow
from claims.services.bulk_stage import Staged
from sources.domain.kinds import Basis, DocumentKind
from sources.models import Document
from sources.models.base import new_id
from sources.services.errors import Refused
from sources.services.recording import LARGEST_TEXT
from sources.services.saving import check_moment

_KNOWN_STATEMENTS = """
    SELECT DISTINCT st.source_id, st.said_on, st.said_at, sn.document_id, st.id
    FROM sources_snapshot sn
    JOIN claims_claim c ON c.snapshot_id = sn.id
    JOIN sources_statement st ON st.id = c.statement_id
    WHERE sn.document_id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a new claim stands: its statement, its snapshot, and where its quote begins in that."""

    statement_id: Any
    snapshot_id: Any
    quote_start: int


@dataclass(slots=True)
class _Text:
    """The snapshot of a document that is being put together: the quotes, a line each."""

    id: Any = field(default_factory=new_id)
    parts: list[str] = field(default_factory=list)
    length: int = 0


class Provenance:
    """The documents of a recording, and what is written for the claims that are new in them."""

    def __init__(self, references: References, *, file_title: str, by: User, now: datetime) -> None:
        self.references, self.file_title, self.by, self.now = references, file_title, by, now
        self.documents: dict[tuple[str, str], Any] = {}
        self._fresh: dict[Any, str] = {}
        self._known: set[Any] = set()

    def load(self, rows: Sequence[BulkRow]) -> None:
        """Read the documents that these rows name and that are known: two queries."""
        keys = {self._key(row) for row in rows} - self.documents.keys()
        urls = {url for url, _ in keys if url}
        titles = {title for url, title in keys if not url}
        for document in Document.objects.filter(url__in=urls).exclude(url="").order_by("-pk"):
            self.documents[document.url, ""] = document.pk
            self._known.add(document.pk)
        for document in Document.objects.filter(url="", title__in=titles).order_by("-pk"):
            self.documents["", document.title] = document.pk
            self._known.add(document.pk)

    def document(self, row: BulkRow) -> Any:
        """The key of the row's document; a new one is noted, and written with its first claim."""
        if row.document_url and not row.document_url.lower().startswith(("http://", "https://")):
            raise Refused("document_url", row.document_url, "give an address that starts with http(s)://.")
        check_moment("published_at", row.published_at, self.now)
        key = self._key(row)
        found = self.documents.get(key)
        if found is None:
            found = new_id()
            self._fresh[found] = self._document_line(found, row)
            self.documents[key] = found
        return found

    def _key(self, row: BulkRow) -> tuple[str, str]:
        return (row.document_url, "" if row.document_url else row.document_title or self.file_title)

    def _document_line(self, key: Any, row: BulkRow) -> str:
        publisher = self.references.source(row.publisher).pk if row.publisher else None
        data = row.quote_kind == QuoteKind.DATA
        return "\t".join(
            (
                str(key),
                DocumentKind.DATASET if data else DocumentKind.ARTICLE,
                bulk_copy.text(row.document_title or row.document_url or self.file_title),
                bulk_copy.text(row.document_url),
                bulk_copy.plain(publisher),
                bulk_copy.plain(row.published_at),
            )
        )

    def write(self, new: Sequence[Staged]) -> list[Placed]:
        """Write what the new claims stand on: their documents, one snapshot of each, their statements."""
        self._write_documents({each.document_id for each in new})
        statements = self._statements(new)
        places, texts = self._snapshots(new)
        self._write_snapshots(texts)
        return [Placed(statement, *place) for statement, place in zip(statements, places, strict=True)]

    def _write_documents(self, used: Iterable[Any]) -> None:
        recorded = f"\tf\t{self.now}\t{self.by.pk}\t"
        fresh = [key for key in used if key in self._fresh]
        columns = ("id", "kind", "title", "url", "publisher_id", "published_at")
        bulk_copy.copy_lines(
            "sources_document",
            (*columns, "internal", "recorded_at", "recorded_by_id", "language"),
            (self._fresh.pop(key) + recorded for key in fresh),
        )

    def _statements(self, new: Sequence[Staged]) -> list[Any]:
        """The statement of each claim: one of a source, a day and a document is one act of saying."""
        known: dict[tuple[Any, ...], Any] = {}
        documents = list({each.document_id for each in new} & self._known)
        if documents:
            with connection.cursor() as cursor:
                cursor.execute(_KNOWN_STATEMENTS, [documents])
                known = {tuple(key): found for *key, found in cursor.fetchall()}
        lines, found = [], []
        recorded = f"\t\t{Basis.UNKNOWN}\t{self.now}\t{self.by.pk}"
        for each in new:
            key = (each.source_id, each.row.said_on, each.row.said_at, each.document_id)
            if key not in known:
                known[key] = new_id()
                said = "\t".join(bulk_copy.plain(part) for part in key[:3])
                lines.append(f"{known[key]}\t{said}{recorded}")
            found.append(known[key])
        columns = (
            "id",
            "source_id",
            "said_on",
            "said_at",
            "occasion",
            "basis",
            "recorded_at",
            "recorded_by_id",
        )
        bulk_copy.copy_lines("sources_statement", columns, lines)
        self._known |= {each.document_id for each in new}
        return found

    def _snapshots(self, new: Sequence[Staged]) -> tuple[list[tuple[Any, int]], list[tuple[Any, _Text]]]:
        """Of each claim its snapshot and the place of its quote; and the snapshots of each document."""
        open_texts: dict[Any, _Text] = {}
        texts: list[tuple[Any, _Text]] = []
        places = []
        for each in new:
            text = open_texts.get(each.document_id)
            if text is None or text.length + len(each.row.quote) >= LARGEST_TEXT:
                text = open_texts[each.document_id] = _Text()
                texts.append((each.document_id, text))
            places.append((text.id, text.length))
            text.parts.append(each.row.quote)
            text.length += len(each.row.quote) + 1
        return places, texts

    def _write_snapshots(self, texts: Sequence[tuple[Any, _Text]]) -> None:
        def lines() -> Iterable[str]:
            for document, text in texts:
                whole = "\n".join(text.parts)
                digest = hashlib.sha256(whole.encode()).hexdigest()
                head = f"{text.id}\t{document}\t{bulk_copy.text(whole)}\t{digest}"
                yield f"{head}\t{self.now}\t{self.now}\t{self.by.pk}"

        columns = ("id", "document_id", "text", "sha256", "captured_at", "recorded_at", "recorded_by_id")
        bulk_copy.copy_lines("sources_snapshot", columns, lines())
