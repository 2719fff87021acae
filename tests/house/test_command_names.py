"""No message writes out what the program is called: in a clone `manage.py`, where the package is installed
`claimcheck`. `claimcheck.foundation.commands_here` says it for all of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, parsed, sources, text_of, tracked

SAYS_IT = Path("claimcheck/foundation/commands_here.py")
COMMANDS = "|".join(
    path.stem for path in tracked() if path.match("management/commands/*.py") and path.suffix == ".py"
)
WRITTEN_OUT = re.compile(
    rf"\bmanage\.py\b|\bclaimcheck (?:{COMMANDS}|createsuperuser|collectstatic)\b|\bmake (?:demo|run|setup)\b"
)
SHOWN_DOCSTRINGS = ("claims/api/",)
"""Where docstrings are read by others: they describe REST."""
TEXTS = {".html", ".txt", ".po", ".js", ".md"}


def _said(tree: ast.Module, *, docstrings: bool) -> Iterator[str]:
    """Every string of a module, without its docstrings and those that stand after a name."""
    silent = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        shown = docstrings or id(node) not in silent
        if shown and isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def written_out(tree: ast.Module, *, docstrings: bool = False) -> list[str]:
    """The strings in which a module names the program itself."""
    return [text for text in _said(tree, docstrings=docstrings) if WRITTEN_OUT.search(text)]


def test_no_string_of_the_code_names_the_program() -> None:
    found = {
        str(path): said
        for path in sources()
        if path != SAYS_IT
        and (said := written_out(parsed(path), docstrings=str(path).startswith(SHOWN_DOCSTRINGS)))
    }
    assert found == {}, "say it by claimcheck.foundation.commands_here.command"


def test_no_template_script_or_catalogue_names_it() -> None:
    texts = [path for path in tracked() if path.suffix in TEXTS and path.parts[0] in PACKAGES]
    assert len(texts) > 100
    assert [str(path) for path in texts if WRITTEN_OUT.search(text_of(path))] == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('raise Problem("Run manage.py migrate.")', 1),
        ('raise Problem(f"{count} wait. Run manage.py migrate.")', 1),
        ('raise Problem(_("Run `claimcheck worker`."))', 1),
        ('raise Problem("it is not loaded; run `make demo` first.")', 1),
        ('class Command:\n    help = "What python manage.py demo made."', 1),
        ("raise Problem(f\"Run {command('migrate')}.\")", 0),
        ('"""`manage.py migrate`."""\n', 0),
        ('FOLDER = "var"\n"""Where `manage.py migrate` writes."""', 0),
        ('title = "claimcheck is a desk"', 0),
        ('raise Problem("Make a demonstration.")', 0),
    ],
)
def test_control_what_is_written_out_is_found(source: str, count: int) -> None:
    assert len(written_out(ast.parse(source))) == count


def test_control_docstrings_count_where_they_are_shown() -> None:
    tree = ast.parse('def get():\n    """As `manage.py cosign` prints it."""')
    assert (written_out(tree), len(written_out(tree, docstrings=True))) == ([], 1)
