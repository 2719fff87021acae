"""The report of 2024-W45 on the running example, word for word in each rendering.

Ids differ from load to load and are numbered in the order in which they appear. To write the golden files
anew after a change that is meant: CLAIMCHECK_GOLDEN=write pytest tests/claims/reports/test_golden.py,
then read the difference as an editor would.
"""

import email
import os
import re
import shutil
import subprocess
import textwrap
import zipfile
from email.policy import default
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from claims.examples.people import People
from claims.reports.build import build
from claims.reports.renderers import Format, render
from claims.reports.report import Report
from claims.reports.week import Week

GOLDEN = Path(__file__).parent / "golden"
ENDING = {Format.TERMINAL: "txt", Format.PDF: "pdf.txt", Format.XLSX: "xlsx.txt", Format.EML: "eml.txt"}
PDFTOTEXT = shutil.which("pdftotext")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def numbered(text: str) -> str:
    """The text with its ids numbered as they appear."""
    seen: dict[str, str] = {}
    return _ID.sub(lambda match: seen.setdefault(match[0], f"id-{len(seen) + 1}"), text)


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
    if not PDFTOTEXT:
        pytest.skip("no pdftotext here: the words of the PDF are not read back")
    read = subprocess.run([PDFTOTEXT, "-", "-"], input=made, capture_output=True, check=True, timeout=60)
    # Where lines break and how far apart columns stand is the reader's, not ours.
    return textwrap.fill(" ".join(read.stdout.decode().split()), 110) + "\n"


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


@pytest.mark.parametrize("form", list(Format))
def test_the_report_of_the_running_example(people: People, form: Format) -> None:
    text = numbered(readable(build(Week.parse("2024-W45")), form))
    file = GOLDEN / f"2024-W45.{ENDING.get(form, form.value)}"
    if os.environ.get("CLAIMCHECK_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()
