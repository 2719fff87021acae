"""What a file that was never seen before is told: true, with where it stands and what to do about it."""

import gzip
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from claims.intake.cells import read_cell
from claims.intake.files import Options, Unreadable, open_file
from claims.intake.styles import DeclaredStyle
from claims.intake.survey import survey
from tests.claims.intake.files import row

ROW = row()
HEAD, LINE = ",".join(ROW), ",".join(f'"{cell}"' for cell in ROW.values())
JAPANESE = "能登半島地震で亡くなった方は何人ですか、データ"
CHINESE = "有多少人在地震中死亡"
KOREAN = "지진으로 사망한 사람"


def told(folder: Path, name: str, content: bytes) -> str:
    """Why a file can't be read."""
    (folder / name).write_bytes(content)
    with pytest.raises(Unreadable) as problem:
        survey(folder / name, None, DeclaredStyle())
    return str(problem.value)


def problems(folder: Path, name: str, content: bytes) -> list[tuple[int, str, str]]:
    """Line, value and remedy of each row that can't be taken."""
    (folder / name).write_bytes(content)
    found: Any = survey(folder / name, None, DeclaredStyle()).rows()
    return [(each.line, each.value, each.remedy) for each in found if hasattr(each, "remedy")]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", LINE.encode(), "no line with names of columns that are known: write names above the rows"),
        ("a.csv", b"about\n1\n", "unknown column 'about', and none that is known: if these are no names"),
        ("a.csv", b"PK\x03\x04rest", "a packed file: name a workbook .xlsx"),
        ("a.xls", b"PK\x03\x04rest", "a packed file: name a workbook .xlsx"),
        ("a.json", b"\xd0\xcf\x11\xe0rest", "an XLS workbook: name it .xls"),
        ("a.csv", gzip.compress(HEAD.encode(), mtime=0), "packed by gzip: add .gz to its name"),
        ("a.txt", b"%PDF-1.7", "a PDF: give the table"),
        ("a.json", b'[\n{"a" 1}]', "Line 2 of a.json is not JSON: expecting ':' delimiter."),
        ("b.json", b"[" + b" " * 70_000 + b"\n{1}]", "Line 2 of b.json is not JSON"),
        ("a.ndjson", b'{"text": "x"}', "unknown column 'text'; rename it"),
    ],
)
def test_what_a_file_is_instead(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    assert says in told(tmp_path, name, content)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (KOREAN, "euc-kr"),
    ],
)
def test_an_encoding_of_the_east_is_among_those_offered(text: str, encoding: str, tmp_path: Path) -> None:
    """Also where the second byte of a sign is an ASCII one, as in 能 and ー."""
    content = (f"{HEAD}\n{LINE}\n").replace(ROW["question"], text).encode(encoding, errors="ignore")
    assert f"{encoding} (“" in told(tmp_path, "a.csv", content)
    assert open_file(tmp_path / "a.csv", Options(encoding=encoding)).counted == "line"


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    assert survey(tmp_path / "a.csv", None, DeclaredStyle()).about == "an empty file"


def test_a_quotation_mark_that_is_never_closed_is_shown(tmp_path: Path) -> None:
    ((line, value, remedy),) = problems(tmp_path, "a.csv", f'{HEAD}\n{LINE}\nTroops,"How many\n'.encode())
    assert (line, value) == (3, 'Troops,"How many')
    assert remedy.startswith("a quotation mark is opened here and never closed: close it")


def test_records_of_an_array_in_one_line_are_told_apart(tmp_path: Path) -> None:
    good = {**ROW, "value": 8000}
    found = problems(tmp_path, "a.json", json.dumps([good, [1], good, {**good, "value": {}}]).encode())
    assert [line for line, _value, _remedy in found] == [2, 4]
    assert all("not a flat JSON object: give each column" in remedy for _line, _value, remedy in found)
    assert open_file(tmp_path / "a.json", Options()).counted == "record"


def test_a_formula_without_a_result_is_told_in_the_last_cell_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(list(ROW))
    book.active.append([*list(ROW.values())[:-1], "=5+7"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Unreadable, match="1 formulas of the sheet 'Sheet' have no result"):
        open_file(tmp_path / "a.xlsx", Options())


def test_merged_cells_and_hidden_rows_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for cells in (list(ROW), list(ROW.values()), ["", *list(ROW.values())[1:]]):
        book.active.append(cells)
    book.active.merge_cells("A2:A3")
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    about = open_file(tmp_path / "a.xlsx", Options()).about
    assert about.endswith(
        "hidden rows, read like the others: 1, merged cells, read in their first row only: 1"
    )


def test_per_cent_is_a_unit_and_no_rate() -> None:
    assert (read_cell("30 per cent", unit="percent").value, read_cell("30 per cent").unit) == (
        "30",
        "percent",
    )


@pytest.mark.parametrize("text", ["½", "2½", "¾ million"])
def test_a_fraction_is_asked_for_in_decimals(text: str) -> None:
    with pytest.raises(ValueError, match="a fraction: write it with decimals"):
        read_cell(text, unit="person")
