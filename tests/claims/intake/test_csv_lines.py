"""A row as a line of CSV: written by hand where nothing needs a quotation mark, else by the csv module."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake.formats.row import Header, Options, csv_line

CELLS = st.text(st.sampled_from("a1,.\" \t;'\n\r"))


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["a", "b"], "a,b"),
        (["a", ""], "a,"),
        (["a,b", "c"], '"a,b",c'),
        (['a"b', "c"], '"a""b",c'),
        (["a, b", "", "c,"], '"a, b",,"c,"'),
        (["a", "", "1,234"], 'a,,"1,234"'),
        (["a\nb", "c"], '"a\nb",c'),
        (["\n"], '"\n"'),
        (["", "a\r"], ',"a\r"'),
        (["a\r\nb", "\r\n"], '"a\r\nb","\r\n"'),
        ([], ""),
    ],
)
def test_a_line_has_quotation_marks_where_a_cell_needs_them(cells: list[str], line: str) -> None:
    assert csv_line(cells) == line


@given(st.lists(CELLS, min_size=2, max_size=5))
def test_a_line_reads_as_the_cells_that_were_written(cells: list[str]) -> None:
    line = csv_line(cells)
    assert next(csv.reader(io.StringIO(line, newline=""), strict=True)) == cells


@pytest.mark.parametrize(
    ("cells", "values", "problem"),
    [
        (["NATO", "300"], ["NATO", "300"], ""),
        (["NATO", "'-300"], ["NATO", "-300"], ""),
        (["NATO"], ["NATO", ""], ""),
        (["NATO", "300", ""], ["NATO", "300"], ""),
        (["NATO", "300", "x"], ["NATO", "300", "x"], "3 cells under 2 names"),
    ],
)
def test_cells_stand_under_the_names_of_the_header(cells: list[str], values: list[str], problem: str) -> None:
    header = Header.of(["source", "value"], Options())
    row = header.row(2, cells, header.written(cells))
    assert list(row.values) == values
    assert row.problem.startswith(problem)
    assert bool(row.problem) is bool(problem)
