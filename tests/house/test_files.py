"""Names of files, what stands in them, and what must not."""

import ast
import re
from pathlib import Path

from tests.house.tree import PROJECT, parsed, sources, tracked

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp)/[A-Za-z]")
REGISTRY = re.compile(
    r"(?:index-url|find-links|trusted-host|//[\w.-]*(?:pypi|pythonhosted)\.)", re.IGNORECASE
)
BINARY = {".gz", ".png", ".ico", ".woff2", ".ttf", ".otf", ".pdf", ".zip"}
TEXTS = [path for path in tracked() if path.suffix not in BINARY]
PYTHON = [path for path in tracked() if path.suffix == ".py"]


def test_names_say_what_is_inside() -> None:
    silent = [
        str(path) for path in PYTHON if {part.removesuffix(".py") for part in path.parts} & SAYS_NOTHING
    ]
    assert silent == []


def test_every_file_says_what_it_is() -> None:
    """In a docstring at its top: what this file holds."""
    told = {path: parsed(path) for path in PYTHON if "migrations" not in path.parts}
    assert [str(path) for path, tree in told.items() if tree.body and not ast.get_docstring(tree)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in TEXTS:
        text = (PROJECT / path).read_text()
        suspect = MACHINE.search(text) or REGISTRY.search(text)  # lines are gone through where there is cause
        for number, line in enumerate(text.splitlines() if suspect else (), 1):
            allowed = path == Path("tests/house/test_files.py") or "--no-emit-index-url" in line
            if not allowed and (MACHINE.search(line) or REGISTRY.search(line)):
                found.append(f"{path}:{number}: {line.strip()[:80]}")
    assert found == []


def test_patterns_mean_the_same_on_every_python() -> None:
    """Python 3.11.0 to 3.11.4 take too much where a group is repeated without going back (of "12 000 men" the
    space behind too) or never gone back into; a single sign that is repeated so is right."""
    unsafe = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
    found = [
        f"{path}:{node.lineno}: {node.value[:60]}"
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and unsafe.search(node.value)
    ]
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
