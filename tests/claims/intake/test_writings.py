"""Files that hold an article: their text, their day and title, and what is said of those that hold none."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.intake.formats.writings import MOST_BYTES, MOST_UNPACKED, written_in

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPHS = (
    "<w:p><w:r><w:t>About 1</w:t></w:r><w:r><w:t>2 people</w:t><w:tab/><w:t>died.</w:t></w:r></w:p>"
    "<w:p/><w:p><w:del><w:r><w:delText>No.</w:delText></w:r></w:del><w:r><w:t>R&amp;D fell.</w:t></w:r></w:p>"
)


def docx(body: str, name: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, body)
    return made.getvalue()


def mail(html: str = "", text: str = "") -> bytes:
    made = EmailMessage()
    made["Subject"], made["Date"] = "Flood: 12 deád", "Fri, 01 Nov 2024 23:30:00 -0500"
    made.set_content(text or "12 died.")
    if html:
        made.set_content(html, subtype="html") if not text else made.add_alternative(html, subtype="html")
    made.add_attachment(b"a,b", maintype="text", subtype="csv", filename="99 people.csv")
    return made.as_bytes()


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        (
            "a.docx",
            docx(f"<w:document {W}><w:body>{PARAGRAPHS}</w:body></w:document>"),
            "About 12 people died.\n\nR&D fell.",
        ),
        ("a.txt", "\ufeffAbout 12.\r\nMore.".encode(), "\ufeffAbout 12.\nMore."),
        ("a.TXT", "Понад 12 осіб".encode("utf-16"), "Понад 12 осіб"),
        ("a.txt", "Größe: 12 in München".encode("cp1252"), "Größe: 12 in München"),
        ("a.html", "<meta charset=shift_jis><p>死者は12人</p>".encode("shift_jis"), "死者は12人"),
        ("a.htm", b"<nav>Menu</nav><p>12 d\xe9c\xe8s</p>", "12 décès"),
        ("a.eml", mail(), "12 died.\n"),
        ("a.eml", mail("<p>13 died.</p>", "12 died."), "12 died.\n"),
        ("a.eml", mail("<p>13 <b>died</b>.</p>"), "13 died."),
    ],
)
def test_the_text_of_a_file(name: str, content: bytes, text: str) -> None:
    assert written_in(name, content).text == text.removeprefix("\ufeff")


def test_the_day_and_title_that_it_gives() -> None:
    assert written_in("a.eml", mail())[1:] == (date(2024, 11, 1), "Flood: 12 deád")
    page = b'<meta property="article:published_time" content="2024-11-01T08:00:00Z"><p>12</p>'
    assert written_in("a.html", page).published == date(2024, 11, 1)
    assert written_in("a.eml", b"Date: soon\n\n12 died.").published is None


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"%PDF-1.7", "the text of a PDF is not read"),
        ("a.txt", b"%PDF-1.7", "the text of a PDF is not read"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "ends in .txt"),
        ("a.docx", b"Hello", "not what its name says: save it as DOCX"),
        ("a.txt", docx("x"), "not what its name says"),
        ("a.docx", docx("<a/>", "other.xml"), "can't be unpacked as a DOCX"),
        ("a.docx", docx("<a>"), "its text is damaged"),
        ("a.docx", docx("<!DOCTYPE a><a/>"), "more than an article would"),
        ("a.docx", docx(" " * (MOST_UNPACKED + 1)), "more than an article would"),
        ("a.docx", docx("<a/>")[:-30], "can't be unpacked as a DOCX"),
        ("a.txt", "死者は12人".encode("shift_jis"), "its encoding is not certain"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "more than 5 MB"),
        ("a.txt", b" \n", "no text was found"),
        ("a.eml", b"Content-Type: image/png\n\nx", "no text was found"),
        ("a.eml", b'Content-Type: text/plain; charset="klingon"\n\n\xff12', "can't be read"),
        (
            "a.eml",
            b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)),
            "read|no text",
        ),
    ],
)
def test_what_holds_none_says_why(name: str, content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says) as problem:
        written_in(name, content)
    assert problem.value.field == "file"
