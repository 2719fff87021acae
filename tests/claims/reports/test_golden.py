"""The report of 2024-W45 on the running example, word for word in each rendering.

Ids differ from load to load and are numbered in the order in which they appear. To write the golden files
anew after a change that is meant: CLAIMCHECK_GOLDEN=write pytest tests/claims/reports/test_golden.py,
then read the difference as an editor would.
"""

import os
import re
from pathlib import Path

import pytest

from claims.examples.people import People
from claims.reports.building.build import build
from claims.reports.renderings import Format
from claims.reports.week import Week
from tests.claims.reports.reading import readable

GOLDEN = Path(__file__).parent / "golden"
ENDING = {Format.TERMINAL: "txt", Format.PDF: "pdf.txt", Format.XLSX: "xlsx.txt", Format.EML: "eml.txt"}
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def numbered(text: str) -> str:
    """The text with its ids numbered as they appear."""
    seen: dict[str, str] = {}
    return _ID.sub(lambda match: seen.setdefault(match[0], f"id-{len(seen) + 1}"), text)


@pytest.mark.parametrize("form", list(Format))
def test_the_report_of_the_running_example(people: People, form: Format) -> None:
    text = numbered(readable(build(Week.parse("2024-W45")), form))
    file = GOLDEN / f"2024-W45.{ENDING.get(form, form.value)}"
    if os.environ.get("CLAIMCHECK_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()
