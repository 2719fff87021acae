"""Each rendering of a report made by hand, and what hostile names do to it: nothing."""

import csv
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

from claims.reports.renderings import RENDERERS, Format
from claims.reports.renderings.csv import cell
from claims.reports.renderings.terminal import render_terminal
from claims.reports.report import Section
from claims.reports.schema import report_schema
from tests.claims.reports.sample import ARMS, EXISTENCE, HOSTILE, HOSTILE_NAMES, QUIET, REPORT, SCOPE

SCHEMA = Path(__file__).parents[3] / "docs" / "report.schema.json"
EVERY = pytest.mark.parametrize("form", list(RENDERERS))


@EVERY
def test_every_disagreement_source_and_figure_is_told(form: Format) -> None:
    text = RENDERERS[form](REPORT)
    flat = re.sub(r"[\s│]+", "", text)
    for said in ("국가정보원", "11,000", "about 8,000", "up to 12,000", "부대 1,500명을", "18,000"):
        assert said.replace(" ", "") in flat
    assert "2024-W45" in text or "Week 45, 4 to 10 November 2024" in text


@EVERY
def test_the_same_report_is_the_same_text(form: Format) -> None:
    assert RENDERERS[form](REPORT) == RENDERERS[form](replace(REPORT))


@EVERY
def test_hostile_names_reorder_and_control_nothing(form: Format) -> None:
    # Isolates of our own are left out: each is closed, and none is within another.
    text = re.sub("\u2068([^\u2066-\u2069]*)\u2069", r"\1", RENDERERS[form](HOSTILE))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]", text)
    for name in ("Служба безпеки", "الدفاع", "국방부"):
        assert name in text


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.HTML, Format.MD])
def test_a_quiet_week_says_so(form: Format) -> None:
    assert "A quiet week: no disagreement began, changed or ended" in " ".join(RENDERERS[form](QUIET).split())
    assert "A quiet week" not in RENDERERS[form](REPORT)


def test_a_week_in_which_disagreements_only_stayed_open_is_quiet() -> None:
    assert replace(QUIET, disagreements=(ARMS,)).is_quiet
    assert not replace(QUIET, disagreements=(EXISTENCE,)).is_quiet


def test_each_disagreement_is_told_once_and_named_in_every_section_it_belongs_to() -> None:
    told = [one.conflict for section in Section for one in REPORT.told_in(section)]
    assert sorted(told) == sorted(one.conflict for one in REPORT.disagreements)
    assert REPORT.of(Section.RESOLVED) == (SCOPE,)
    assert REPORT.of(Section.OPEN) == (EXISTENCE, ARMS)


# JSON


def test_the_published_schema_is_that_of_the_report() -> None:
    assert json.loads(SCHEMA.read_text()) == report_schema()
    jsonschema.Draft202012Validator.check_schema(report_schema())


@pytest.mark.parametrize("report", [REPORT, QUIET, HOSTILE])
def test_json_keeps_to_its_schema(report: object) -> None:
    text = RENDERERS[Format.JSON](report)  # type: ignore[arg-type]
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(text))


def test_json_writes_decimals_as_strings_and_open_ends_as_null() -> None:
    body = json.loads(RENDERERS[Format.JSON](REPORT), parse_float=pytest.fail)
    late = body["disagreements"][1]
    assert late["remainder"]["low"] == "1500"
    assert late["spread"]["relative"] == "16.7"
    assert late["positions"][0]["said"][3]["outer"]["high"] is None
    assert body["sections"]["resolved"] == ["conflict-late"]


# CSV


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_csv_has_a_row_a_claim_and_a_row_a_figure() -> None:
    found = rows(RENDERERS[Format.CSV](REPORT))
    assert [row["record"] for row in found] == ["claim"] * 9 + ["figure"] * 2
    assert found[0]["source"] == "North Korea: delegation at the United Nations"
    assert found[2]["labels"] == "aggregate_of_members"
    assert (found[5]["outer_low"], found[5]["outer_high"]) == ("0", "")


def test_a_csv_of_a_quiet_week_has_its_columns() -> None:
    assert RENDERERS[Format.CSV](QUIET).startswith("week,record,topic,")
    assert rows(RENDERERS[Format.CSV](QUIET)) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "=="])
def test_a_cell_that_would_be_run_gets_an_apostrophe(start: str) -> None:
    assert cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


def test_no_cell_of_a_hostile_report_can_be_run() -> None:
    for row in rows(RENDERERS[Format.CSV](HOSTILE)):
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r")), value


def test_negative_numbers_stay_numbers() -> None:
    from decimal import Decimal

    assert cell(Decimal("-5.50")) == "-5.5"
    assert cell(Decimal("-0.0")) == "0"
    assert cell(Decimal("1E+4")) == "10000"
    assert cell("-5") == "'-5"


# Markdown


def test_markdown_from_outside_is_text() -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(RENDERERS[Format.MD](HOSTILE))
    for element in ("<script", "<img", "<a ", "<b>", "<em>", "<code>"):
        assert element not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_markdown_tables_keep_their_columns() -> None:
    for table in re.findall(r"(?:^\|.*\n)+", RENDERERS[Format.MD](HOSTILE), re.MULTILINE):
        columns = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(columns) == 1


# HTML


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(text)
    return parser.found


def test_the_page_has_no_script_no_handler_and_asks_for_nothing() -> None:
    for name, attributes in elements(RENDERERS[Format.HTML](HOSTILE)):
        assert name not in {"script", "img", "b", "iframe", "object", "link", "form"}
        assert not any(key.startswith("on") or key in {"src", "style"} for key in attributes)
        assert (attributes.get("href") or "#").startswith(("#", "https://", "http://"))


def test_the_page_shows_hostile_names_as_they_are() -> None:
    text = RENDERERS[Format.HTML](HOSTILE)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ settings.SECRET_KEY }}" in text
    assert "=HYPERLINK(1)" in text


def test_ids_of_the_page_are_its_own() -> None:
    ids = [
        attributes["id"] for _, attributes in elements(RENDERERS[Format.HTML](REPORT)) if "id" in attributes
    ]
    assert len(ids) == len(set(ids))


def test_every_table_has_a_caption_and_every_picture_a_name() -> None:
    found = [name for name, _ in elements(RENDERERS[Format.HTML](REPORT))]
    assert found.count("table") == found.count("caption") > 0
    assert found.count("svg") == found.count("desc") == 8  # three of them also as a phone has room for


# Terminal


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    from rich.cells import cell_len

    for report in (REPORT, HOSTILE):
        text = render_terminal(report, width=width)
        assert max(cell_len(line) for line in text.splitlines()) <= width


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b[" not in render_terminal(REPORT)
    assert "\x1b[" in render_terminal(REPORT, colour=True)
    assert "\x1b[31m" not in render_terminal(HOSTILE, colour=True)


def test_markup_from_outside_is_text() -> None:
    assert "[bold]rich[/bold]" in re.sub(r"[\s│]+", " ", render_terminal(HOSTILE, width=400))


def test_the_hostile_sample_holds_every_hostile_name() -> None:
    assert len(HOSTILE.disagreements[0].positions[0].said) == len(HOSTILE_NAMES)


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.HTML, Format.MD, Format.JSON])
def test_the_checkpoint_is_printed_sign_by_sign(form: Format) -> None:
    """So that it can be copied: no sign of it is escaped, wrapped or left out."""
    note = (
        "figures.example.org/ledger",
        "5",
        "q2g/b_*=",
        "",
        "\N{EM DASH} figures.example.org/ledger AbC+/*=",
    )
    text = RENDERERS[form](replace(REPORT, checkpoint=note)).replace("<br>", "\n")
    for line in filter(None, note):
        assert line in text, line
    assert "Checkpoint of the ledger" not in RENDERERS[form](REPORT)
