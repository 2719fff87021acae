"""Reading a rendering back as text, as whoever receives it would."""

import email
import subprocess
import textwrap
import zipfile
from email.policy import default
from io import BytesIO
from xml.etree import ElementTree as Xml

from claims.reports.renderings import Format, render
from claims.reports.report import Report
from tests.needs import need


def readable(report: Report, form: Format) -> str:
    """A rendering as text: of a mail its two bodies, of a workbook its cells, of print its words."""
    made = render(report, form)
    if isinstance(made, str):
        return made
    if form is Format.EML:
        parts = email.message_from_bytes(made, policy=default).walk()
        texts = (part.get_content() for part in parts if part.get_content_maintype() == "text")
        return "\n".join(texts).replace("\r\n", "\n")
    if form is Format.XLSX:
        return _cells(made)
    need("pdftotext")
    read = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True, timeout=60)
    # Where lines break, or might, and how far apart columns stand is the reader's, not ours.
    words = read.stdout.decode().replace("\u200b", "").split()
    return textwrap.fill(" ".join(words), 110) + "\n"


def _cells(made: bytes) -> str:
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(BytesIO(made)) as book:
        shared = [
            "".join(item.itertext())
            for item in Xml.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{space}si")
        ]
        lines = []
        for name in sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet")):
            for row in Xml.fromstring(book.read(name)).iter(f"{space}row"):
                values = [(cell.get("t"), cell.findtext(f"{space}v") or "") for cell in row]
                lines.append("\t".join(shared[int(v)] if kind == "s" else v for kind, v in values))
    return "\n".join(lines) + "\n"
