"""Workbooks: the sheet is named, hidden ones are never taken, and a cell says what it shows."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from claims.intake.files import Options, Unreadable, open_file
from claims.intake.formats.number_formats import as_shown
from claims.models import Claim
from tests.claims.intake.files import command, imported, row
from tests.claims.intake.xls_workbook import XLS

NAMES = list(row())


def cells(**changed: Any) -> list[Any]:
    return list({**row(), **changed}.values())


def book(folder: Path, *sheets: tuple[str, str, list[list[Any]]], name: str = "claims.xlsx") -> Path:
    """A workbook of sheets: name, state and rows; a cell (value, format) has that number format."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, state, rows in sheets:
        sheet = made.create_sheet(title)
        for number, values in enumerate(rows, start=1):
            for place, value in enumerate(values, start=1):
                cell = sheet.cell(number, place)
                cell.value, cell.number_format = value if isinstance(value, tuple) else (value, "General")
        sheet.sheet_state = state
    made.save(folder / name)
    return folder / name


def rows_of(path: Path, **options: Any) -> list[list[str]]:
    return [list(found.values) for found in open_file(path, Options(**options)).rows()]


TABLE = [NAMES, cells()]


@pytest.mark.parametrize(
    ("sheets", "about"),
    [
        ([("Claims", "visible", TABLE)], "the sheet “Claims”, names of columns in row 1"),
        ([("Old", "hidden", TABLE), ("New", "visible", TABLE)], "the sheet “New”, not read: “Old” (hidden)"),
        ([("Old", "veryHidden", TABLE), ("New", "visible", TABLE)], "not read: “Old” (hidden)"),
        (
            [("Notes", "visible", [["About"]]), ("Data", "visible", TABLE)],
            "the sheet “Data”, not read: “Notes”",
        ),
        ([("Claims", "visible", [["Title"], [], *TABLE])], "names of columns in row 3"),
    ],
)
def test_the_sheet_that_is_read_is_named(sheets: Any, about: str, tmp_path: Path) -> None:
    path = book(tmp_path, *sheets)
    assert about in open_file(path, Options()).about
    assert rows_of(path) == [list(row().values())]


@pytest.mark.parametrize(
    ("sheets", "options", "says"),
    [
        ([("A", "visible", TABLE), ("B", "visible", TABLE)], {}, "--sheet: 'A', 'B'"),
        ([("A", "visible", TABLE)], {"sheet": "B"}, "no sheet 'B'; it has 'A'"),
        ([("A", "visible", [["x"], ["y"]]), ("B", "visible", [["z"]])], {}, "several sheets"),
    ],
)
def test_a_sheet_in_doubt_is_asked_for(sheets: Any, options: Any, says: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=says):
        open_file(book(tmp_path, *sheets), Options(**options))


def test_a_hidden_sheet_is_read_only_by_its_name(tmp_path: Path) -> None:
    path = book(tmp_path, ("Old", "hidden", TABLE), ("New", "visible", TABLE))
    file = open_file(path, Options(sheet="Old"))
    assert "the sheet “Old” (hidden)" in file.about
    assert len(list(file.rows())) == 1


def test_hidden_rows_are_told(tmp_path: Path) -> None:
    path = book(tmp_path, ("Claims", "visible", [*TABLE, cells(external_id="b")]))
    made = openpyxl.load_workbook(path)
    made["Claims"].row_dimensions[3].hidden = True
    made.save(path)
    assert "hidden rows, read like the others: 1" in open_file(path, Options()).about


SHOWN = [
    (0.112, "0.0%", "11.2%"),
    (0.12, "0%", "12%"),
    (1, "0%", "100%"),
    (5, '"$"#,##0', "$5"),
    (5, "[$€-407]#,##0.00", "€5"),
    (5.5, '#,##0.00\\ "€"', "5.5€"),
    (5, "[$USD] #,##0;[Red]-[$USD] #,##0", "USD5"),
    (34600000, '0.0,,"m"', "34.6m"),
    (12, '0" km"', "12km"),
    (12, '0"k"', "12k"),
    (1.5, "General", "1.5"),
    (1234567, "#,##0", "1234567"),
    (1234567, "#,##0.00_);(#,##0.00)", "1234567"),
    (1e25, "General", "10000000000000000000000000"),
    (0.1 + 0.2, "General", "0.30000000000000004"),
]


@pytest.mark.parametrize(("value", "number_format", "text"), SHOWN)
def test_a_number_has_what_its_format_puts_around_it(value: Any, number_format: str, text: str) -> None:
    assert as_shown(value, number_format) == text


FIGURES = [
    ((0.112, "0.0%"), "percent", (11.2, "percent")),
    ((34600000, '"$"#,##0'), "USD", (34600000, "USD")),
    ((34600000, '0.0,,"m"'), "person", (34600000, "person")),
    ((12, '0" km"'), "metre", (12000, "kilometre")),
    (1.234, "metre", (1.234, "metre")),
    (8000, "person", (8000, "person")),
    ("8,000", "person", (8000, "person")),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("value", "unit", "figure"), FIGURES)
def test_a_cell_is_recorded_as_it_is_shown(value: Any, unit: str, figure: Any, tmp_path: Path) -> None:
    outcome = imported(book(tmp_path, ("Claims", "visible", [NAMES, cells(value=value, unit=unit)])))
    assert outcome.problems == []
    claim = Claim.objects.get()
    assert (float(claim.best), claim.written_unit_id) == figure


@pytest.mark.django_db
def test_a_percentage_beside_another_unit_is_refused(tmp_path: Path) -> None:
    outcome = imported(book(tmp_path, ("Claims", "visible", [NAMES, cells(value=(0.12, "0%"))])))
    assert "in per cent, but the unit column says people" in outcome.problems[0].remedy


def test_a_formula_without_a_result_is_no_empty_cell(tmp_path: Path) -> None:
    path = book(tmp_path, ("Claims", "visible", [NAMES, cells(value="=1+1")]))
    with pytest.raises(Unreadable, match="1 formulas of the sheet 'Claims' have no result"):
        open_file(path, Options())


@pytest.mark.django_db
def test_xls_is_read_with_its_formats(tmp_path: Path) -> None:
    path = tmp_path / "claims.xls"
    path.write_bytes(XLS)
    code, said = command("import_claims", path)
    assert code == 0, said
    assert "the sheet “Claims”, not read: “Old” (hidden), names of columns in row 2" in said
    figures = Claim.objects.order_by("external_id").values_list("modality", "best", "written_unit_id")
    assert [(modality, float(best), unit) for modality, best, unit in figures] == [
        ("stated", 8000.0, "person"),
        ("stated", 11.2, "percent"),
        ("less_than", 5.0, "person"),
        ("stated", 34600000.0, "USD"),
    ]


ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
 <style:style style:name="ta2" style:family="table">
 <style:table-properties table:display="false"/></style:style>
 </office:automatic-styles><office:body><office:spreadsheet>
 <table:table table:name="Old" table:style-name="ta2">TABLE</table:table>
 <table:table table:name="Claims">TABLE<table:table-row table:number-rows-repeated="1048000">
 <table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
 </office:spreadsheet></office:body></office:document-content>"""


def ods_row(*found: Any, attributes: str = "") -> str:
    made = []
    for value in found:
        kind, text = value if isinstance(value, tuple) else ("string", value)
        said = f'office:value-type="{kind}"' + (f' office:value="{text}"' if kind != "string" else "")
        money = ' office:currency="EUR"' if kind == "currency" else ""
        made.append(f"<table:table-cell {said}{money}><text:p>{text}</text:p></table:table-cell>")
    return f"<table:table-row {attributes}>{''.join(made)}</table:table-row>"


def ods(folder: Path, *rows: str, name: str = "claims.ods") -> Path:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.replace("TABLE", "".join(rows)))
    return folder / name


@pytest.mark.django_db
def test_ods_is_read_with_percentages_and_money(tmp_path: Path) -> None:
    path = ods(
        tmp_path,
        ods_row(*NAMES),
        ods_row(*cells(value=("percentage", "0.112"), unit="percent")),
        ods_row(
            *cells(value=("currency", "5.5"), unit="EUR", question="Cost?", external_id="b"),
            attributes='table:visibility="filter"',
        ),
        ods_row(*cells(value=("float", "1.234"), unit="metre", question="Long?", external_id="c")),
    )
    code, said = command("import_claims", path)
    assert code == 0, said
    assert (
        "“Claims”, not read: “Old” (hidden), names of columns in row 1, hidden rows, read like the others: 1"
        in said
    )
    best = Claim.objects.order_by("external_id").values_list("best", "written_unit_id")
    assert [(float(number), unit) for number, unit in best] == [
        (11.2, "percent"),
        (5.5, "EUR"),
        (1.234, "metre"),
    ]
