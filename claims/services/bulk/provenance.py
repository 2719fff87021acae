"""Documents, snapshots and statements of a bulk recording: found in sets, made where they are new."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.utils.translation import gettext as _now

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.copying import new_key
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import check_moment
from claims.domain.comparing.assertion import QuoteKind
from claims.services.bulk.reference import References
from claims.services.bulk.resolved_row import Ready
from claims.services.bulk.row import Origin
from claims.services.bulk.written_by_owner import write_rows
from sources.domain.kinds import Basis, DocumentKind
from sources.models import Document
from sources.services.recording import LARGEST_TEXT

_KNOWN_STATEMENTS = """
    SELECT DISTINCT st.source_id, st.said_on, st.said_at, sn.document_id, st.id
    FROM sources_snapshot sn
    JOIN claims_claim c ON c.snapshot_id = sn.id
    JOIN sources_statement st ON st.id = c.statement_id
    WHERE sn.document_id = ANY(%s::uuid[])
"""
_KNOWN_TEXTS = """
    SELECT document_id::text, sha256, id::text FROM sources_snapshot
    WHERE document_id = ANY(%s::uuid[]) AND sha256 = ANY(%s)
"""
Placed = tuple[str, str, int]
"""Where a new claim stands: its statement, its snapshot, and where its quote begins in that."""


def named_by(origin: Origin, file_title: str) -> tuple[str, str]:
    """Address and title by which a document is known: its address, else its title, else that of the file."""
    return (origin.url, "" if origin.url else origin.title or file_title)


@dataclass(slots=True)
class _Text:
    """The snapshot of a document that is being put together: the quotes, a line each."""

    id: str = field(default_factory=new_key)
    parts: list[str] = field(default_factory=list)
    length: int = 0


class Provenance:
    """The documents of a recording, and what is written for the claims that are new in them."""

    def __init__(self, references: References, *, file_title: str, by: User, now: datetime) -> None:
        self.references, self.file_title, self.by, self.now = references, file_title, by, now
        self.documents: dict[tuple[str, str], str] = {}
        self._fresh: dict[str, str] = {}
        self._known: set[str] = set()

    def load(self, origins: Iterable[Origin]) -> None:
        """Read the documents that are named and known: two queries."""
        keys = {self._key(origin) for origin in origins} - self.documents.keys()
        urls = [url for url, _ in keys if url]
        titles = [title for url, title in keys if not url]
        for url, key in _known("url = ANY(%s) AND url <> ''", "url", urls):
            self._note((url, ""), key)
        for title, key in _known("title = ANY(%s) AND url = ''", "title", titles):
            self._note(("", title), key)

    def forget(self) -> None:
        """All documents; those that are written are found anew."""
        for memory in (self.documents, self._fresh, self._known):
            memory.clear()

    def _note(self, named: tuple[str, str], key: str) -> None:
        self.documents[named] = key
        self._known.add(key)

    def document(self, origin: Origin, quote_kind: str) -> str:
        """The key of the document; a new one is noted, and written with its first claim."""
        if origin.url and not origin.url.lower().startswith(("http://", "https://")):
            raise Refused("document_url", origin.url, _now("give an address that starts with http(s)://."))
        check_moment("published_at", origin.published_at, self.now)
        key = self._key(origin)
        found = self.documents.get(key)
        if found is None:
            found = new_key()
            journal = self.references.journal
            journal.put(self._fresh, found, self._document_line(found, origin, quote_kind))
            journal.put(self.documents, key, found)
        return found

    def _key(self, origin: Origin) -> tuple[str, str]:
        return named_by(origin, self.file_title)

    def _document_line(self, key: str, origin: Origin, quote_kind: str) -> str:
        publisher = self.references.source(origin.publisher).pk if origin.publisher else None
        return "\t".join(
            (
                key,
                DocumentKind.DATASET if quote_kind == QuoteKind.DATA else DocumentKind.ARTICLE,
                copying.text(origin.title or origin.url or self.file_title),
                copying.text(origin.url),
                copying.plain(publisher),
                copying.plain(origin.published_at),
            )
        )

    def write(self, new: Sequence[Ready]) -> list[Placed]:
        """Write what the new claims stand on: a snapshot of each of their documents, and their statements."""
        documents = {claim.document for claim in new}
        known = self._statements_of(documents & self._known)
        self._known |= documents
        statements: list[str] = []
        texts: dict[str, _Text] = {}
        full: list[tuple[str, _Text]] = []
        places: list[tuple[str, _Text, int]] = []
        recorded = f"\t\t{Basis.UNKNOWN}\t{self.now}\t{self.by.pk}"
        for ready in new:
            document, source, said = ready.document, ready.source, ready.times.said
            key = (source, said, document)
            statement = known.get(key)
            if statement is None:
                statement = known[key] = new_key()
                statements.append(f"{statement}\t{source}\t{said}{recorded}")
            quote = ready.row.quote
            text = texts.get(document)
            if text is None or text.length + len(quote) >= LARGEST_TEXT:
                text = texts[document] = _Text()
                full.append((document, text))
            places.append((statement, text, text.length))
            text.parts.append(quote)
            text.length += len(quote) + 1
        columns = ("id", "source_id", "said_on", "said_at", "occasion", "basis")
        write_rows("sources_statement", (*columns, *_RECORDED), statements)
        self._write_snapshots(full)
        return [(statement, text.id, start) for statement, text, start in places]

    def write_documents(self, used: Iterable[str]) -> None:
        """Write those of the documents that are new."""
        recorded = f"\tf\t\t{self.now}\t{self.by.pk}"
        columns = ("id", "kind", "title", "url", "publisher_id", "published_at", "internal", "language")
        copying.copy_lines(
            "sources_document",
            (*columns, *_RECORDED),
            [self._fresh.pop(key) + recorded for key in used if key in self._fresh],
        )

    def _statements_of(self, documents: Iterable[str]) -> dict[tuple[str, str, str], str]:
        """The statements in these documents, by source, time and document: one is one act of saying."""
        wanted = list(documents)
        if not wanted:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN_STATEMENTS, [wanted])
            return {
                (str(source), f"{copying.plain(said_on)}\t{copying.plain(said_at)}", str(document)): str(key)
                for source, said_on, said_at, document, key in cursor.fetchall()
            }

    def _write_snapshots(self, texts: Sequence[tuple[str, _Text]]) -> None:
        """Write the texts that are new; where a document was captured with the same one, that is used."""
        wholes = ["\n".join(text.parts) for _document, text in texts]
        digests = [hashlib.sha256(whole.encode()).hexdigest() for whole in wholes]
        known = _known_texts({document for document, _text in texts} & self._known, digests)

        def lines() -> Iterator[str]:
            for (document, text), whole, digest in zip(texts, wholes, digests, strict=True):
                there = known.get((document, digest))
                if there is not None:
                    text.id = there
                    continue
                head = f"{text.id}\t{document}\t{copying.text(whole)}\t{digest}"
                yield f"{head}\t{self.now}\t{self.now}\t{self.by.pk}"

        columns = ("id", "document_id", "text", "sha256", "captured_at")
        write_rows("sources_snapshot", (*columns, *_RECORDED), lines())


def _known_texts(documents: Iterable[str], digests: Sequence[str]) -> dict[tuple[str, str], str]:
    """The snapshots of these documents that have one of these hashes, by document and hash."""
    wanted = list(documents)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN_TEXTS, [wanted, list(digests)])
        return {(document, digest): key for document, digest, key in cursor.fetchall()}


_RECORDED = ("recorded_at", "recorded_by_id")


def _known(where: str, column: str, wanted: list[str]) -> list[tuple[str, str]]:
    """(url or title, key) of documents, the oldest of each last."""
    if not wanted:
        return []
    table = Document._meta.db_table
    statement = f"SELECT {column}, id::text FROM {table} WHERE {where} ORDER BY id DESC"  # noqa: S608  # own names
    with connection.cursor() as cursor:
        cursor.execute(statement, [wanted])
        found: list[tuple[Any, Any]] = cursor.fetchall()
    return found
