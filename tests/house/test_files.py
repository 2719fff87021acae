"""Names of files, what stands in them, and what must not."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import PROJECT, parsed, tracked

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp)/[A-Za-z]")
REGISTRY = re.compile(
    r"(?:index-url|find-links|trusted-host|//[\w.-]*(?:pypi|pythonhosted)\.)", re.IGNORECASE
)
BINARY = {".gz", ".png", ".ico", ".woff2", ".ttf", ".otf", ".pdf", ".zip"}
TEXTS = [path for path in tracked() if path.suffix not in BINARY]
PYTHON = [path for path in tracked() if path.suffix == ".py"]


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_names_say_what_is_inside(path: Path) -> None:
    assert not {part.removesuffix(".py") for part in path.parts} & SAYS_NOTHING


@pytest.mark.parametrize("path", [path for path in PYTHON if "migrations" not in path.parts], ids=str)
def test_every_file_says_what_it_is(path: Path) -> None:
    tree = parsed(path)
    assert not tree.body or ast.get_docstring(tree), "a docstring at its top should say what this file holds"


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in TEXTS:
        for number, line in enumerate((PROJECT / path).read_text().splitlines(), 1):
            allowed = path == Path("tests/house/test_files.py") or "--no-emit-index-url" in line
            if not allowed and (MACHINE.search(line) or REGISTRY.search(line)):
                found.append(f"{path}:{number}: {line.strip()[:80]}")
    assert found == []


def test_nothing_is_left_for_later() -> None:
    unfinished = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
    found = [
        f"{path}:{number}"
        for path in PYTHON
        if path != Path("tests/house/test_files.py")
        for number, line in enumerate((PROJECT / path).read_text().splitlines(), 1)
        if unfinished.search(line)
    ]
    assert found == []
