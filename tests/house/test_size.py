"""Functions that fit a screen, files that fit a sitting. Complexity is ruff's C901, at 8."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.house.tree import PROJECT, parsed, sources, tracked

LONGEST_FUNCTION = 40
LONGEST_FUNCTION_P95 = 25
LONGEST_FILE = 300
LONGEST_FILE_P95 = 250
STANDS_ALONE = {"claims/published/verify_ledger.py": 450}
"""Strangers run it by itself, with Python alone: it can't be cut in two."""
SHORTEST_MEDIAN = 60
MOST_SIDE_BY_SIDE = 25
"""Modules in a folder, `__init__` not counted: as many as a reader takes in as a list."""


def lengths(path: Path) -> dict[str, int]:
    """Lines of each function of a file, from its name to its end."""
    return {
        f"{path}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_functions() -> None:
    every = {name: length for path in sources() for name, length in lengths(path).items()}
    assert {name: length for name, length in every.items() if length > LONGEST_FUNCTION} == {}
    in_order = sorted(every.values())
    assert in_order[int(len(in_order) * 0.95)] <= LONGEST_FUNCTION_P95


@pytest.mark.parametrize("part", ["the application", "tests and benchmarks"])
def test_files(part: str) -> None:
    others = [path for path in tracked() if path.suffix == ".py" and path.parts[0] in ("tests", "benchmarks")]
    limit, paths = (LONGEST_FILE, sources()) if part == "the application" else (2 * LONGEST_FILE, others)
    counted = {str(path): len((PROJECT / path).read_text().splitlines()) for path in paths}
    assert {path: lines for path, lines in counted.items() if lines > STANDS_ALONE.get(path, limit)} == {}


def test_settings_stay_one_short_file() -> None:
    assert len((PROJECT / "claimcheck/settings.py").read_text().splitlines()) < 250


def test_files_are_neither_crumbs_nor_scrolls() -> None:
    modules = [path for path in sources() if path.name != "__init__.py"]
    counted = sorted(len((PROJECT / path).read_text().splitlines()) for path in modules)
    assert counted[len(counted) // 2] >= SHORTEST_MEDIAN
    assert counted[int(len(counted) * 0.95)] <= LONGEST_FILE_P95


def test_no_folder_is_a_corridor() -> None:
    beside = Counter(str(path.parent) for path in sources() if path.name != "__init__.py")
    assert {folder: count for folder, count in beside.items() if count > MOST_SIDE_BY_SIDE} == {}


def test_one_statement_a_line() -> None:
    packed = []
    for path in sources():
        starts = Counter(node.lineno for node in ast.walk(parsed(path)) if isinstance(node, ast.stmt))
        packed += [f"{path}:{line}" for line, count in starts.items() if count > 1]
    assert packed == []
