"""docs/asvs.csv: what we do for each requirement that applies, and the test that holds it, which is there."""

import ast
import csv
import re
from typing import Any

import pytest

from tests.house.tree import PROJECT

TABLE = PROJECT / "docs" / "asvs.csv"
ROWS: list[dict[str, Any]] = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))


def names_in(path: str) -> set[str]:
    """The names of the tests in a file."""
    found = ast.parse((PROJECT / path).read_text("utf-8")).body
    return {node.name for node in found if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_test_of_each_row_is_there(row: dict[str, str]) -> None:
    path, _, name = row["test"].partition("::")
    assert name.startswith("test_")
    assert name in names_in(path)


def test_each_requirement_stands_there_once_and_is_said() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids, key=lambda each: [int(part) for part in each.split(".")])
    for row in ROWS:
        assert re.fullmatch(r"\d+\.\d+\.\d+", row["id"])
        assert row["level"] in ("1", "2")
        assert all(value.strip() for value in row.values())
