"""Files as people have them: what is taken of each, or the reason for which nothing is. Never a guess."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile

from claims.models import Claim, FactCheck
from tests.claims.api.client import API, client
from tests.claims.intake.files import command

pytestmark = pytest.mark.django_db
QUESTION = "How many people died in Ardle?"
NAMES = ("question", "source", "said_on", "value", "unit")


def line(
    value: str, said_on: str = "2024-10-31", unit: str = "person", *, by: str = ",", source: str = "Police"
) -> str:
    return by.join((QUESTION, source, said_on, value, unit))


def text(*lines: str, by: str = ",", more: str = "", encoding: str = "utf-8", above: str = "") -> bytes:
    return "\n".join((above + by.join(NAMES) + more, *lines, "")).encode(encoding)


def book(fill: Callable[[Any], None]) -> bytes:
    workbook, made = openpyxl.Workbook(), io.BytesIO()
    fill(workbook)
    workbook.save(made)
    return made.getvalue()


def shown_as(value: float, number_format: str, unit: str) -> bytes:
    def fill(workbook: Any) -> None:
        workbook.active.append(NAMES)
        workbook.active.append((QUESTION, "Police", date(2024, 10, 31), value, unit))
        workbook.active["D2"].number_format = number_format

    return book(fill)


def merged(workbook: Any) -> None:
    for cells in (
        NAMES,
        (QUESTION, "Police", date(2024, 10, 30), 10, "person"),
        (None, "Police", "", 12, ""),
    ):
        workbook.active.append(cells)
    workbook.active.merge_cells("A2:A3")


def hidden(workbook: Any) -> None:
    workbook.active.title = "Old"
    for sheet, value in ((workbook.active, 10), (workbook.create_sheet("New"), 12)):
        for cells in (NAMES, (QUESTION, "Police", "2024-10-31", value, "person")):
            sheet.append(cells)
    workbook["Old"].sheet_state = "hidden"
    workbook.active = 1


def beside(workbook: Any) -> None:
    for cells in (("question", "", "source", "value"), (QUESTION, "preliminary", "Police", 12)):
        workbook.active.append(cells)


def objects(*rows: dict[str, Any]) -> bytes:
    return "".join(
        json.dumps({"question": QUESTION, "source": "Police", **each}) + "\n" for each in rows
    ).encode()


SEMICOLONS: Any = {"by": ";"}
TAKEN: list[tuple[str, bytes, dict[str, str], list[str], str]] = [
    (
        "a.csv",
        text(line("12,5", unit="percent", **SEMICOLONS), **SEMICOLONS),
        {},
        ["stated 12.5 percent"],
        "decimal comma",
    ),
    (
        "a.csv",
        text(line("1.234.567", **SEMICOLONS), **SEMICOLONS),
        {},
        ["stated 1,234,567 person"],
        "by semicolons",
    ),
    (
        "a.csv",
        text(line("1,234", **SEMICOLONS), **SEMICOLONS),
        {"decimal": "point"},
        ["stated 1,234 person"],
        "decimal point",
    ),
    ("a.csv", text(line("12"), encoding="utf-16"), {}, ["stated 12 person"], "UTF-16"),
    ("a.csv", text(line("12"), encoding="utf-16-le"), {}, ["stated 12 person"], "utf-16-le"),
    ("a.csv", text(line("12"), encoding="utf-8-sig"), {}, ["stated 12 person"], "UTF-8"),
    (
        "a.csv",
        text(line("12", source='"Größe, München"'), encoding="cp1252"),
        {},
        ["stated 12 person"],
        "cp1252",
    ),
    (
        "a.csv",
        text(line("12"), above="Frage,Quelle,Tag,Wert,Einheit\n"),
        {},
        ["stated 12 person"],
        "names in line 2",
    ),
    ("a.csv", text(line("12") + ",,", more=",,"), {}, ["stated 12 person"], "names in line 1"),
    ("a.csv", text("", line("12"), "", ",,,,", ""), {}, ["stated 12 person"], ""),
    (
        "a.csv",
        text(line("5"), line("7", source="NGO"), "Total,,,12,"),
        {"totals": "leave-out"},
        ["stated 5 person", "stated 7 person"],
        "1 totals or notes left out",
    ),
    ("a.csv", text(line("<5")), {}, ["less_than 5 person"], ""),
    ("a.csv", text(line("5–10")), {}, ["range 5 10 person"], ""),
    ("a.csv", text(line("12 lakh")), {}, ["stated 1,200,000 person"], ""),
    ("a.csv", text(line("12 people")), {}, ["stated 12 person"], ""),
    ("a.csv", text(line("1'234'567")), {}, ["stated 1,234,567 person"], ""),
    ("a.csv", text(line("１２３")), {}, ["stated 123 person"], ""),
    (
        "a.csv",
        text(line("12") + ',"At least 12 people\ndied."', more=",quote"),
        {},
        ["at_least 12 person"],
        "",
    ),
    ("a.csv", text(line("12"), line("12")), {}, ["stated 12 person"], "1 known already"),
    (
        "a.csv",
        text(line("12", "03/04/2024"), line("13", "25/04/2024")),
        {},
        ["stated 12 person", "stated 13 person"],
        "dates as day/month/year",
    ),
    (
        "a.csv",
        text(
            "Near Ardle?,NGO,,3,person,part_of," + QUESTION,
            line("12") + ",,",
            more=",relation,related_question",
        ),
        {},
        ["stated 12 person", "stated 3 person"],
        "",
    ),
    (
        "a.ndjson",
        objects({"value": 12, "unit": "person"}, {"unit": "person", "quote": "about 14 people died"}),
        {},
        ["approx 14 person", "stated 12 person"],
        "",
    ),
    ("a.xlsx", shown_as(0.112, "0.0%", "percent"), {}, ["stated 11.2 percent"], "the sheet"),
    ("a.xlsx", shown_as(34_600_000, "#,##0.00 [$€-407]", "EUR"), {}, ["stated 34600000 EUR"], ""),
    ("a.xlsx", book(hidden), {}, ["stated 12 person"], "not read: “Old” (hidden)"),
]
REFUSED: list[tuple[str, bytes, str]] = [
    ("a.csv", text(line("1,234", **SEMICOLONS), **SEMICOLONS), "could be 1234 or 1.234"),
    (
        "a.csv",
        text("text,text,date,number,text", line("12")),
        "unit 'text': unknown unit: write one that is known, such as person, item, percent or metre.\n",
    ),
    ("a.csv", text(line("5"), "Total,,,12,"), "line 3: question 'Total': a total of other rows?"),
    *(
        ("a.csv", text(line("5"), f"{word},,,5,"), f"line 3: question '{word}': a total of other rows?")
        for word in ("Σ", "∑", "Celkem", "總計", "총계:")
    ),
    ("a.csv", text(line("5"), "* provisional,,,,"), "line 3: row '* provisional': a note, not a claim?"),
    ("a.csv", text(line('"1,234*"')), "a footnote mark"),
    ("a.csv", text(line("n/a")), "no figure"),
    ("a.csv", text(line("5") + "\x00"), "remove the NUL character"),
    ("a.csv", text(line("12%")), "in per cent, but the unit column says people"),
    ("a.csv", text(line("1.2E+06")), "an exponent"),
    (
        "a.csv",
        text(line("12") + ",a", line("13") + ",a", more=",external_id"),
        "no. 2 has the same external_id",
    ),
    ("a.csv", text(line("12", "03/04/2024")), "could be 2024-04-03 or 2024-03-04"),
    ("a.csv", text(line("12", "31/10/24")), "write a day as year-month-day"),
    ("a.csv", text(line("12", "2124-10-31")), "it is in the future"),
    ("a.csv", text(line("12") + ",extra"), "6 cells under 5 names"),
    (
        "a.csv",
        text("0," + line("12")).replace(b"question", b",question"),
        "a cell in a column without a name",
    ),
    ("a.csv", b"\xef\xbb\xbf \n<!DOCTYPE HTML><table><tr><td>question", "a.csv is a web page"),
    ("a.csv", b"<table>\n<tr><td>question</td></tr></table>", "a.csv is a web page"),
    ("a.ndjson", objects({"value": 12, "colour": "red"}), "unknown column 'colour'"),
    ("a.ndjson", objects({"value": {"low": 12}}), "it is not a flat JSON object"),
    ("a.json", b'[{"question": "a", "value": 1, "value": 2}]', "a name is given twice"),
    (
        "a.xlsx",
        shown_as(34_600_000, "[$$-409]#,##0.00", "EUR"),
        "in US dollars, but the unit column says euros",
    ),
    ("a.xlsx", book(merged), "row 3: question '': missing"),
    ("a.xlsx", book(beside), "a cell in a column without a name"),
]


def recorded() -> list[str]:
    """The figures of the claims there are, as written."""
    rows = Claim.objects.values_list(
        "modality", "written_low", "written_best", "written_high", "written_unit"
    )
    return sorted(" ".join(cell for cell in cells if cell) for cells in rows)


@pytest.mark.parametrize(("name", "raw", "options", "taken", "told"), TAKEN)
def test_what_is_plain_is_taken(
    name: str, raw: bytes, options: dict[str, str], taken: list[str], *, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    code, said = command("import_claims", tmp_path / name, **options)
    assert (code, recorded()) == (0, taken), said
    assert told in said


@pytest.mark.parametrize(("name", "raw", "told"), REFUSED)
def test_what_is_not_is_refused_with_the_reason(name: str, raw: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    code, said = command("import_claims", tmp_path / name)
    assert code == 1, said
    assert told in said
    assert recorded() == []
    assert "is recorded as" not in said  # nothing is
    assert " 0 without a day" in said or " without a day" not in said


@pytest.mark.parametrize(("name", "raw", "told"), REFUSED)
def test_over_rest_the_same_is_said(name: str, raw: bytes, told: str) -> None:
    answer = client("checker").post(f"{API}imports/", {"file": ContentFile(raw, name)})
    said = json.dumps(answer.json(), ensure_ascii=False)
    if answer.status_code == 201:
        rows = client("checker").get(f"{API}imports/{answer.json()['id']}/rows/")
        said += json.dumps(rows.json(), ensure_ascii=False)
    assert answer.status_code in {201, 400}, said
    assert told.partition("'")[0].rpartition(": ")[2].strip() in said
    assert recorded() == []


REVIEW = {
    "@type": "ClaimReview",
    "url": "https://check.example/1",
    "datePublished": "2024-11-01",
    "claimReviewed": "3,000 soldiers died",
    "author": {"@type": "Organization", "name": "Check Desk"},
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
}
OTHER = {**REVIEW, "url": "https://check.example/2", "claimReviewed": "None died"}
LISTED = {
    "@type": "ItemList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "item": REVIEW},
        {"@type": "ListItem", "item": OTHER},
    ],
}
FEED = [{"@type": "DataFeedItem", "item": [REVIEW]}, {"@type": "DataFeedItem", "item": OTHER}]


@pytest.mark.parametrize(
    ("name", "document", "count"),
    [
        ("a.json", {"@context": "https://schema.org", **REVIEW}, 1),
        ("a.jsonld", {"@graph": [{"@type": "WebPage", "url": "https://check.example"}, REVIEW]}, 1),
        ("a.json", {"@type": "DataFeed", "dataFeedElement": FEED}, 2),
        ("a.json", [REVIEW, REVIEW, OTHER], 2),
        ("a.json", LISTED, 2),
        ("a.jsonld", {"@graph": [{"@type": "WebPage", "url": "https://check.example"}, LISTED]}, 2),
        ("a.json", {"@type": "ItemList", "itemListElement": [REVIEW, OTHER]}, 2),
        ("a.json", {"@type": ["ListItem", "Thing"], "item": OTHER}, 1),
        ("a.json", {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": LISTED}]}, 2),
        ("a.json", {**REVIEW, "@type": ["ClaimReview", "Thing"]}, 1),
    ],
)
def test_fact_checks_are_taken_in_each_shape(name: str, document: Any, count: int, tmp_path: Path) -> None:
    (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    code, said = command("import_claims", tmp_path / name)
    assert (code, FactCheck.objects.count()) == (0, count), said


def test_a_dry_run_says_what_would_be(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(text(line("12")))
    code, said = command("import_claims", tmp_path / "a.csv", dry_run=True)
    assert code == 0
    assert f"“{QUESTION}” would be recorded as cumulative, for the word “died”; if that is wrong" in said
