"""What the documents name exists."""

import re
from pathlib import Path

from django.core.management import get_commands

from claimcheck import env
from tests.house.tree import PROJECT, tracked

DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]
TARGETS = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def code(path: Path) -> str:
    """What a document shows as something to type."""
    return "\n".join(CODE.findall((PROJECT / path).read_text()))


def test_every_target_and_command_exists() -> None:
    commands, unknown = set(get_commands()), []
    for path in DOCUMENTS:
        targets = set(re.findall(r"\bmake (?:-C \S+ )?([a-z]+)\b", code(path))) - TARGETS
        others = set(re.findall(r"manage\.py ([a-z_]+)\b", code(path))) - commands
        unknown += [f"{path}: {name}" for name in targets | others]
    assert unknown == []


def test_every_variable_named_is_declared() -> None:
    declared, unknown = {variable.name for variable in env.VARIABLES}, []
    for path in DOCUMENTS:
        named = re.findall(r"\b(CLAIMCHECK_[A-Z_]+|DATABASE_URL|SECRET_KEY|ALLOWED_HOSTS)\b", code(path))
        unknown += [f"{path}: {name}" for name in set(named) - declared]
    assert unknown == []


def test_make_help_explains_every_target() -> None:
    makefile = (PROJECT / "Makefile").read_text()
    explained = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    assert explained == TARGETS
    assert set(re.findall(r"^\.PHONY: ([a-z-]+)$", makefile, re.MULTILINE)) == TARGETS


def test_operations_lists_every_variable() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", (PROJECT / "docs/operations.md").read_text(), re.MULTILINE)
    assert sorted(rows) == sorted(variable.name for variable in env.VARIABLES)
