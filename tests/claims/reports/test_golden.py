"""The report of 2024-W45 on the running example: its words in one golden text, all renderings by structure.

The words are in `golden/2024-W45.md` and `.txt` (Markdown and terminal) and nowhere else: a copy-edit changes
these two files. What the others hold besides words is in `golden/2024-W45.structure.<form>`: elements, keys,
columns, numbers. Ids differ from load to load and are numbered in the order in which they appear.

To write the files anew after a change that is meant: CLAIMCHECK_GOLDEN=write pytest
tests/claims/reports/test_golden.py, then read the difference as an editor would.
"""

import csv
import html
import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from claims.examples.people import People
from claims.reports import words
from claims.reports.building.build import build
from claims.reports.renderings import Format
from claims.reports.report import Report
from claims.reports.week import Week
from tests.claims.reports.reading import readable

GOLDEN = Path(__file__).parent / "golden"
WORDED = {Format.MD: "md", Format.TERMINAL: "txt"}
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WORDING = {"title", "why", "independent_reason", "outcome", "label", "text", "before", "name"}
"""Members of the JSON and columns of the CSV that hold sentences of ours."""


def numbered(text: str) -> str:
    """The text with its ids numbered as they appear."""
    seen: dict[str, str] = {}
    return _ID.sub(lambda match: seen.setdefault(match[0], f"id-{len(seen) + 1}"), text)


def compare(text: str, name: str) -> None:
    """Against the golden file of that name; written anew where that is asked for."""
    file = GOLDEN / name
    if os.environ.get("CLAIMCHECK_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


@pytest.fixture
def report(people: People) -> Report:
    return build(Week.parse("2024-W45"))


@pytest.mark.parametrize("form", list(WORDED))
def test_the_words_of_the_running_example(report: Report, form: Format) -> None:
    compare(numbered(readable(report, form)), f"2024-W45.{WORDED[form]}")


class Outline(HTMLParser):
    """The elements of a page, one a line, each with its class; nothing of the words, nor of what is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.drawing = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.drawing:
            classes = dict(attrs).get("class")
            self.lines.append(f"{tag}.{'.'.join(classes.split())}" if classes else tag)
        self.drawing += tag == "svg"

    def handle_endtag(self, tag: str) -> None:
        self.drawing -= tag == "svg"


def outline(text: str) -> str:
    parser = Outline()
    parser.feed(text)
    return "\n".join(parser.lines) + "\n"


def masked(value: Any) -> Any:
    """A value of the JSON without the sentences."""
    if isinstance(value, dict):
        return {
            key: "…" if key in _WORDING and isinstance(item, str) and item else masked(item)
            for key, item in value.items()
        }
    return [masked(item) for item in value] if isinstance(value, list) else value


def columns(text: str) -> str:
    """The CSV without the sentences."""
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert rows, "no row"
    lines = [",".join(rows[0])]
    lines += [
        "|".join("…" if key in _WORDING and cell else cell for key, cell in row.items()) for row in rows
    ]
    return "\n".join(lines) + "\n"


def cells(text: str) -> str:
    """Of the workbook how many cells each row has, and its numbers."""
    lines = []
    for row in text.splitlines():
        parts = row.split("\t")
        numbers = [part for part in parts if re.fullmatch(r"-?[0-9.]+", part)]
        lines.append(" ".join([str(len(parts)), *numbers]))
    return "\n".join(lines) + "\n"


STRUCTURES = {
    Format.HTML: outline,
    Format.EML: outline,
    Format.ATOM: outline,
    Format.JSON: lambda text: json.dumps(masked(json.loads(text)), ensure_ascii=False, indent=1) + "\n",
    Format.CSV: columns,
    Format.XLSX: cells,
}


@pytest.mark.parametrize("form", list(STRUCTURES))
def test_the_structure_of_each_rendering(report: Report, form: Format) -> None:
    compare(STRUCTURES[form](numbered(readable(report, form))), f"2024-W45.structure.{form.value}")


def sentences(report: Report) -> Iterator[str]:
    """What every rendering for people has to say, word for word."""
    yield report.week.label
    for disagreement in report.disagreements:
        yield words.heading(disagreement)
        yield disagreement.title
        yield disagreement.why
        for name, text in words.facts(disagreement):
            yield name
            yield text
        for position in disagreement.positions:
            yield words.position(position, disagreement.unit)
            yield position.independent_reason
    for figure in report.figures:
        yield words.figure_change(figure)
    for note in report.notes:
        yield note.text
    for rule in report.method:
        yield rule.text


def spaceless(text: str) -> str:
    """Lines break where each rendering likes, and Markdown has its backslashes."""
    return re.sub(r"[\s\u200b│|\\]+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


@pytest.mark.parametrize("form", [Format.MD, Format.HTML, Format.EML, Format.PDF])
def test_renderings_for_people_have_the_same_words(report: Report, form: Format) -> None:
    text = spaceless(readable(report, form))
    missing = [sentence for sentence in sentences(report) if spaceless(sentence) not in text]
    assert missing == []
