"""Files that hold an article: text, HTML, a mail, a DOCX. Attachments and pictures are passed over."""

import io
import re
import zipfile
import zlib
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from itertools import count
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET  # declarations of entities are refused before

from claimcheck.foundation.records.errors import Refused
from claims.intake.formats.encodings import encoding_of
from claims.intake.formats.row import Unreadable
from claims.intake.pages import page_of
from claims.intake.time_budget import in_time

MOST_BYTES = 5_000_000
MOST_UNPACKED = 8_000_000
"""Bytes of the part of a DOCX that holds its text."""
PIECE = 64 * 1024
DEEPEST = 200
"""Elements of a DOCX inside each other; the reader of XML remembers each that is open."""
MOST_PARTS = 100
"""Of a mail, attachments too; each line is compared with what ends each part around it."""
LONGEST_HEADER = 2_000
"""Characters of a mail's header that are read: its reader may take the square of them, and much memory."""
HEADERS = ("subject", "date", "content-type", "content-disposition", "content-transfer-encoding")
TEXTS, PAGES = (".txt", ".md"), (".html", ".htm", ".xhtml")
ENDINGS = (*TEXTS, *PAGES, ".eml", ".docx")
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]{2,30})")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_MALFORMED = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What Python's reader of mail raises where a mail is none."""
_UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, KeyError)


class FileText(NamedTuple):
    """What a file holds: its text, and the day and title that it gives."""

    text: str
    published: date | None = None
    title: str = ""


def written_in(name: str, content: bytes) -> FileText:
    """The article of a file; raises Refused, naming `file`."""
    if len(content) > MOST_BYTES:
        raise _refused(name, f"it has more than {MOST_BYTES // 1_000_000} MB: paste the article alone.")
    ending = next((suffix for suffix in ENDINGS if name.lower().endswith(suffix)), "")
    if content.startswith(b"%PDF-"):
        raise _refused(name, "the text of a PDF is not read: open it, copy its text and paste it.")
    if not ending:
        raise _refused(name, f"give a file that ends in {', '.join(ENDINGS)}, or paste its text.")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) != (ending == ".docx"):
        raise _refused(
            name, f"it is not what its name says: save it as {ending[1:].upper()}, or paste its text."
        )
    found = in_time("file", lambda: _READ[ending](name, content))
    text = found.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not text.strip():
        raise _refused(name, "no text was found in it: paste it.")
    return found._replace(text=text)


def _refused(name: str, remedy: str) -> Refused:
    return Refused("file", name[:120], remedy)


def _plain(name: str, content: bytes) -> FileText:
    try:
        return FileText(content.decode(encoding_of(io.BytesIO(content), name)))
    except (Unreadable, UnicodeDecodeError) as problem:
        raise _refused(name, "its encoding is not certain: save it as UTF-8, or paste its text.") from problem


def _page(name: str, content: bytes) -> FileText:
    named = _CHARSET.search(content[:4096])
    for charset in (named[1].decode() if named else "", "utf-8-sig", "cp1252"):
        try:
            page = page_of(content.decode(charset)) if charset else None
        except (UnicodeError, LookupError):
            continue
        if page is not None:
            return FileText(page.text, page.published)
    return _plain(name, content)


class _FewHeaders(EmailPolicy):
    """Of the headers of a mail and of its parts those that are needed, each up to a length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a header that was read."""
        name, _colon, value = "".join(sourcelines)[:LONGEST_HEADER].partition(":")
        return name, value.lstrip(" \t").rstrip("\r\n") if name.lower() in HEADERS else ""


def _mail(name: str, content: bytes) -> FileText:
    policy: Any = _FewHeaders()  # of the package's stubs the class is generic, at run time it is not
    numbers = count()  # from nought: the reader tries it once before it reads

    def part(**options: Any) -> EmailMessage:
        if next(numbers) > MOST_PARTS:
            raise ValueError("a mail of too many parts")
        return EmailMessage(**options)

    try:
        mail: EmailMessage = message_from_bytes(content, _class=part, policy=policy)
        body = mail.get_body(preferencelist=("plain", "html"))
        text = "" if body is None else body.get_content()
        title = " ".join(str(mail.get("subject", "")).split())[:300]
    except _MALFORMED as problem:
        raise _refused(name, "the text of the mail can't be read: paste it.") from problem
    if body is not None and body.get_content_subtype() == "html":
        text = page_of(text).text
    return FileText(text, _day_of(mail), title)


def _day_of(mail: EmailMessage) -> date | None:
    """The day it was sent, where it is said."""
    try:
        sent = mail["date"].datetime
    except _MALFORMED:
        return None
    return None if sent is None else sent.date()


def _document(name: str, content: bytes) -> FileText:
    """The paragraphs of a DOCX, without what has been struck out in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(_BODY) as part:
            body = part.read(MOST_UNPACKED + 1)
    except _UNPACKING as problem:
        raise _refused(name, "it can't be unpacked as a DOCX: save it again, or paste its text.") from problem
    if len(body) > MOST_UNPACKED or b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise _refused(name, "it unpacks to more than an article would: paste its text.")
    paragraphs = _Paragraphs()
    try:
        parser = ET.XMLParser(target=paragraphs)  # noqa: S314  # nothing is declared in it
        for start in range(0, len(body), PIECE):  # what a piece holds is read to its end, whatever is raised
            parser.feed(body[start : start + PIECE])
        parser.close()
    except (ET.ParseError, _TooDeep) as problem:
        raise _refused(name, "its text is damaged: save it again, or paste its text.") from problem
    return FileText("\n\n".join(filter(None, paragraphs.lines)))


class _TooDeep(Exception):
    """More elements inside each other than a DOCX has."""


class _Paragraphs:
    """Takes the paragraphs from a reader of XML; no tree is made of what stands beside them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []
        self._depth, self._is_text = 0, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _TooDeep
        self._is_text = tag == f"{_WORD}t"

    def data(self, text: str) -> None:
        """Text, of an element that holds the document's or of another."""
        if self._is_text:
            self._words.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth, self._is_text = self._depth - 1, False
        if tag in (f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
            self._words.append(" ")
        elif tag == f"{_WORD}p":
            self.lines.append(" ".join("".join(self._words).split()))
            self._words.clear()


_READ = {
    **dict.fromkeys(TEXTS, _plain),
    **dict.fromkeys(PAGES, _page),
    ".eml": _mail,
    ".docx": _document,
}
