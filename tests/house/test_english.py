"""Plain English: phrases that only this project ever used do not come back into what people read.

The words of the field stay (claim, statement, source, snapshot, relay, position, witness, hold, withdraw …).
What is searched: templates, strings of the application, documentation. What is not: docstrings, codes, names
of fields, and the labels of model fields, which are frozen in migrations.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.tree import PROJECT, parsed, sources, tracked

INSTEAD = {
    r"independent voices?|\b(one|single|no|two) voices?\b": "independent source",
    r"\btold\b|\btells?\b": "reported, stated, notified, lists",
    r"\banew\b": "again",
    r"\bin hand\b": "open",
    r"\bin step\b": "up to date",
    r"\bput aside\b": "marked as a duplicate",
    r"\bset apart\b": "separated",
    r"\brefus(e|es|ed|al|als)\b": "invalid, rejected, not allowed",
    r"\brooms?\b|\bthe house\b": "package, project",
    r"\bdoors?\b": "interface",
    r"\bpull(s|ed)\b": "API reads, read",
    r"\bacts? of saying\b": "statement",
    r"\blook(ed)? at (it )?(again|anew)\b": "review",
    r"\bthe clock of\b": "in (a time zone)",
    r"\bwithout founding a position\b": "Other statements",
    r"\bthe week before\b": "last week",
    r"\brest of the whole\b": "remainder",
    r"\bfits [0-9{]": "Consistent with …",
    r"\bcannot be taken\b|\bcan't be taken\b": "invalid",
    r"\bnot with you\b": "Internal server error",
    r"\bon your word\b": "takes effect immediately",
    r"\bstand to each other\b": "are related",
    r"\bwrong tries\b": "failed attempts",
    r"\bis yours\b": "Assigned to you",
    r"\bNothing was written\b": "Your changes were not saved",
    r"\bgrown together\b": "merged",
    r"\bspeaks? against\b": "contradicts",
    r"\bmust look\b": "severity",
}
BANNED = {phrase: re.compile(phrase, re.IGNORECASE) for phrase in INSTEAD}
READING = {"claims/domain/reading", "claims/examples", "claims/domain/figures/unit_table.py"}
"""Words of sources, which are as they are."""
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|WITH|FROM|CASE|RAISE)\b")
CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)", re.DOTALL)
MARKUP = re.compile(
    r"\{[{#].*?[}#]\}|\{%(?!\s*trans\b)[^%]*%\}|<(?:style|script).*?</(?:style|script)>|<[^>]*>",
    re.DOTALL,
)


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Place and text of whatever people read."""
    return tuple(_texts())


def _texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        if path.suffix == ".html" and path.parts[0] in ("claims", "claimcheck", "sources"):
            yield str(path), MARKUP.sub(" ", (PROJECT / path).read_text())
        elif (
            path.suffix == ".md"
            and (path.parts[0] == "docs" or len(path.parts) == 1)
            and "adr" not in path.parts
        ):
            yield str(path), CODE.sub(" ", (PROJECT / path).read_text())
    for path in sources():
        if "models" not in path.parts and not any(str(path).startswith(place) for place in READING):
            yield from strings(path)


def strings(path: Path) -> Iterator[tuple[str, str]]:
    """The string literals of a file that are phrases, without its docstrings."""
    tree = parsed(path)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
            continue
        if " " in node.value.strip() and not SQL.search(node.value):
            yield f"{path}:{node.lineno}", node.value


@pytest.mark.parametrize("phrase", list(INSTEAD))
def test_private_english_does_not_come_back(phrase: str) -> None:
    found = [f"{place}: {match[0]!r}" for place, text in texts() for match in BANNED[phrase].finditer(text)]
    assert found == [], f"write {INSTEAD[phrase]!r} instead"


def test_the_search_reads_all_that_people_read() -> None:
    places = {place.split(":")[0] for place, _ in texts()}
    assert len(places) > 250
    assert {
        "README.md",
        "docs/desk.md",
        "claims/templates/desk/conflict.html",
        "claims/wording/kinds.py",
    } <= places


def test_the_search_finds_a_phrase_in_each_kind_of_text(tmp_path: Path) -> None:
    assert BANNED[r"\btold\b|\btells?\b"].search(
        MARKUP.sub(" ", '<p title="x">{% trans "You are told" %}</p>')
    )
    assert not BANNED[r"\btold\b|\btells?\b"].search(CODE.sub(" ", "`told_at`"))
