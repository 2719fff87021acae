"""Copies that the database's own removal cannot find: in kept files, in parts, in sessions, in statistics.

All of them are kept for a time only, so that nothing of the record goes with them.
"""

import html
import json
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection

from claimcheck.foundation.records.base import REMOVED
from claims.domain.redaction import Removable, alike, shares_a_part
from claims.models import IdempotentAnswer, ImportFile, Redaction, TypedForm
from claims.services.access.record_seals import REDACTED

WRITTEN_IN = ("utf-8", "utf-16-le", "utf-16-be", "cp1252", "cp1251", "euc-kr")
MOST_UNPACKED = 200_000_000
"""Bytes of one part of a packed file; a workbook with more was refused when it was handed in."""
WRITTEN_ANEW = frozenset({"auth_user", "claims_publication", "claims_servedtext", "claims_verifiedfigure"})
GONE = json.dumps({"detail": REMOVED})


def remove_left_copies(redaction: Redaction, words: Iterable[str]) -> None:
    """Once a redaction is carried out: delete kept files and drafts that hold the words, blank kept answers,
    end the sessions of a person whose account went, and let the planner forget samples of the old texts."""
    said = [word for word in words if word]
    if redaction.kind == Removable.ACCOUNT:
        _end_sessions(redaction.target)
    else:
        _blank_answers(said)
        _delete_drafts(said)
    _delete_files(said)
    _sample_anew(redaction)


def _delete_files(words: list[str]) -> None:
    forms = {
        form for word in words for form in (word, json.dumps(word), json.dumps(word, ensure_ascii=False))
    }
    sought = {alike(form) for form in forms} - {""}
    for key in ImportFile.objects.values_list("pk", flat=True):
        content = ImportFile.objects.values_list("content", flat=True).get(pk=key)
        if any(plain in text for text in _texts(bytes(content)) for plain in sought):
            ImportFile.objects.filter(pk=key).delete()


def _texts(content: bytes) -> Iterator[str]:
    """What may be read in a file, in letters and digits: of a packed one, in each of its parts."""
    parts = [content]
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = [packed.read(part) for part in packed.infolist() if part.file_size <= MOST_UNPACKED]
    for part in parts:
        for encoding in WRITTEN_IN:
            for start in (0, 1) if encoding.startswith("utf-16") else (0,):
                yield alike(html.unescape(part[start:].decode(encoding, "ignore")))


def _blank_answers(words: list[str]) -> None:
    """The request stays done, and repeated it is answered with the tombstone."""
    rows = IdempotentAnswer.objects.exclude(body="").values_list("pk", "body").iterator(chunk_size=200)
    hit = [key for key, body in rows if shares_a_part(_read(body), words)]
    IdempotentAnswer.objects.filter(pk__in=hit).update(body=GONE)


def _delete_drafts(words: list[str]) -> None:
    rows = TypedForm.objects.values_list("pk", "fields").iterator(chunk_size=200)
    hit = [key for key, fields in rows if shares_a_part("\n".join(_strings(fields)), words)]
    TypedForm.objects.filter(pk__in=hit).delete()


def _read(body: str) -> str:
    try:
        return "\n".join(_strings(json.loads(body)))
    except ValueError:
        return body


def _strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for value in told.values():
            yield from _strings(value)
    elif isinstance(told, list):
        for value in told:
            yield from _strings(value)


def _end_sessions(person: str) -> None:
    """They hold the name that was signed in with."""
    rows = Session.objects.iterator(chunk_size=500)
    ended = [row.pk for row in rows if str(row.get_decoded().get(SESSION_KEY, "")) == person]
    Session.objects.filter(pk__in=ended).delete()


def _sample_anew(redaction: Redaction) -> None:
    """Statistics of the planner hold values of columns as they were at the last ANALYZE."""
    swept = {str(place).partition(".")[0] for place in redaction.removed["rows"]}
    with connection.cursor() as cursor:
        for table in sorted(swept | REDACTED | WRITTEN_ANEW):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
