"""What a small file may cost: below 300 MB of memory and a clear word, whatever is packed into it."""

import gzip
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from claims.intake.formats.row import Unreadable
from claims.intake.mapping import mapping_of
from claims.intake.styles import NOTHING_SAID
from claims.intake.survey import survey
from tests.claims.intake.files import row
from tests.claims.intake.test_workbooks import ODS, ods_row
from tests.lengths import few

HEAD = b"question,source,value,said_on,external_id\n"
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>BODY</sheetData></worksheet>"
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
NAMES = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("question", "source", "value"))
LOL = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def write(folder: Path) -> None:
    """The files, none larger than about a megabyte."""
    texts = {
        "zeros.csv.gz": gzip.compress(b"0" * 300_000_000, 9),
        "rows.csv.gz": gzip.compress(HEAD + b"a,b,c,d,e\n" * 6_000_000, 9),
        "names.csv.gz": gzip.compress(
            HEAD + b"".join(b"q%d,s%d,1,2024-01-01,%d\n" % (n, n, n) for n in range(150_000))
        ),
        "a line.csv": b"a" * 1_000_000,
        "a row.csv": HEAD + b'"' + b"\n" * 999_000,
        "quotes.csv.gz": gzip.compress(HEAD + b'"\n",' * 8_000_000, 9),
        "commas.csv": b"," * 999_999,
        "columns.csv": b"question,source," + b",".join(b"c%d" % n for n in range(130_000)),
        "deep.json": b"[" * 1_000_000,
        "deep.ndjson": b'{"a":' * 150_000 + b"\n" + b"[" * 400_000,
        "array.json.gz": gzip.compress(b"[" + b'{"a":1},' * 6_000_000 + b"{}]", 9),
        "text.json.gz": gzip.compress(b'{"a":"' + b"x" * 200_000_000 + b'"}', 9),
        "digits.ndjson": b'{"question":"q","source":"s","value":' + b"9" * 900_000 + b"}\n",
        "members.ndjson": json.dumps({f"a{n}": 1 for n in range(90_000)}).encode(),
    }
    for name, content in texts.items():
        (folder / name).write_bytes(content)
    for name, body in _sheets():
        _workbook(folder / name, body)
    _workbook(folder / "entities.xlsx", SHEET.replace("?>", f"?>{LOL}]>", 1).replace("BODY", "&j;"))
    _workbook(folder / "shared.xlsx", "", "<si/>" * 3_000_000)
    rows = ods_row(*row()) + ods_row(*row().values())
    for name, body in {
        "repeated.ods": '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell '
        'table:number-columns-repeated="1000000000"><text:p>1</text:p></table:table-cell></table:table-row>',
        "rows.ods": rows + "<table:table-row><table:table-cell/></table:table-row>" * 1_500_000,
        "text in many cells.ods": '<table:table-row><table:table-cell table:number-columns-repeated="900">'
        f"<text:p>{'x' * 7_000_000}</text:p></table:table-cell></table:table-row>",
        "good.ods": rows,
    }.items():
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("content.xml", ODS.replace("TABLE", body))


def _sheets() -> Iterator[tuple[str, str]]:
    one = "<c><v>1</v></c>"
    for name, rows in {
        "rows.xlsx": f"<row>{one}</row>" * 2_500_000,
        "row.xlsx": f"<row>{one * 2_000_000}</row>",
        "cells.xlsx": f"<row>{one * 40_000}</row>" * 20,
        "far.xlsx": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "unended rows.xlsx": "<row " * 6_000_000,
        "unended cells.xlsx": ("<row>" + "<c " * 90_000) * 60,
        "long.xlsx": f'<row><c t="inlineStr"><is><t>{"x" * 20_000_000}</t></is></c></row>',
    }.items():
        yield name, SHEET.replace("BODY", f"<row>{NAMES}</row>{rows}")


def _workbook(path: Path, sheet: str, shared: str = "") -> None:
    book = openpyxl.Workbook()
    book.save(path)
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name).decode() for name in made.namelist()}
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", f"{STRINGS}</Types>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, sheet if sheet and "sheet1" in name else content)


READ = r"""
import re, sys
import django
django.setup()
from pathlib import Path
from claims.intake.formats.row import Unreadable
from claims.intake.styles import NOTHING_SAID
from claims.intake.survey import survey
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        survey(path, None, NOTHING_SAID)
        said = "read"
    except Unreadable as problem:
        said = str(problem)
    most = re.search(r"VmHWM:\s*([0-9]+)", Path("/proc/self/status").read_text())[1]
    print(path.name, int(most) // 1024, said, sep="|")
"""
READABLE = {"digits.ndjson", "far.xlsx", "good.ods", "members.ndjson", "deep.ndjson"}


@pytest.mark.check("tests/claims/intake/test_tables.py::test_the_layout_of_a_table_is_found_and_said")
def test_whatever_a_megabyte_unpacks_to_it_is_not_held_in_memory(tmp_path: Path) -> None:
    write(tmp_path)
    for path in set(tmp_path.iterdir()) - set(few(sorted(tmp_path.iterdir()), one_of=12)):
        path.unlink()
    assert all(path.stat().st_size < 1_400_000 for path in tmp_path.iterdir())
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": ""}
    run = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=600,
    )
    assert run.returncode == 0, run.stderr
    told = [line.split("|") for line in run.stdout.splitlines()]
    assert {name for name, _size, said in told if said == "read"} <= READABLE
    assert len(told) == len(list(tmp_path.iterdir()))
    assert max(int(size) for _name, size, _said in told) < 300, told


def test_a_workbook_that_shares_forty_thousand_texts_is_read(tmp_path: Path) -> None:
    """As a spreadsheet program writes it: each quote once, beside the sheet."""
    names = ("question", "source", "value", "quote")
    shared = "".join(f"<si><t>{name}</t></si>" for name in names)
    shared += "".join(f"<si><t>quote {number}</t></si>" for number in range(40_000))
    cells = "".join(f'<c t="s"><v>{place}</v></c>' for place in range(4))
    last = '<c t="s"><v>4</v></c>' * 3 + '<c t="s"><v>40003</v></c>'
    _workbook(tmp_path / "a.xlsx", SHEET.replace("BODY", f"<row>{cells}</row><row>{last}</row>"), shared)
    found = survey(tmp_path / "a.xlsx", None, NOTHING_SAID)
    assert next(iter(found.file.rows())).values == ["quote 0"] * 3 + ["quote 39999"]


def test_a_workbook_of_very_many_sheets_is_not_read(tmp_path: Path) -> None:
    table = '<table:table table:name="t{}"><table:table-row/></table:table>'
    with zipfile.ZipFile(tmp_path / "a.ods", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", ODS.replace("TABLE", "".join(map(table.format, range(50_000)))))
    _workbook(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as made:
        parts = {name: made.read(name) for name in made.namelist()}
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            more = b'<sheet name="a" sheetId="1" r:id="rId1"/>' * 50_000 + b"</sheets>"
            package.writestr(name, content.replace(b"</sheets>", more))
    for name in ("a.ods", "b.xlsx"):
        with pytest.raises(Unreadable, match="more than 1,000 sheets"):
            survey(tmp_path / name, None, NOTHING_SAID)


def test_a_short_mapping_makes_no_long_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("q,s\n" + "x" * 900_000 + ",s\n")
    asked = {"quote": "{q}" * 6_000, "question": "s", "source": "s", "value": "s"}
    found = survey(path, mapping_of({"columns": asked}, path=path, beside=None), NOTHING_SAID)
    assert [row.remedy for row in found.rows()] == ["its columns are too long to be put together."]
