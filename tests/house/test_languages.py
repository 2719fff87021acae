"""Whoever adds a string says it through gettext, and adds it in every language."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from claimcheck.languages import TRANSLATED
from claimcheck.languages.catalogues import Wanted, faults, problems, read_catalogue
from claimcheck.languages.extracting import PACKAGES, PROJECT, wanted

SAYS = frozenset(
    {"_", "_now", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
)
NAMES = re.compile(r"JSON(-LD)?|SHA-256|PNG|PDF|claimcheck|· claimcheck|Enter|Alt|[a-z]")
"""Names of formats, of this program, of keys: the same in every language."""
SHOWN = ("title", "aria-label", "placeholder", "alt")
_KEPT = re.compile(
    r"{% comment %}.*?{% endcomment %}|{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}"
    r"|<(script|style)\b[^>]*>.*?</\1>|<span class=\"icon[^>]*>.*?</span>",
    re.DOTALL,
)
_CODE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)

TOLD = {"Refused": 2, "StaleState": 0, "SecondPersonNeeded": 0, "SessionNeeded": 0, "Unreadable": 0}
"""Refusals that the desk shows, and which of their arguments is the text."""
TOLD_ON_MODELS = frozenset(
    {"label", "help_text", "verbose_name", "verbose_name_plural", "description", "short_description"}
)
DESK = ("claims/admin", "sources/admin", "claimcheck/foundation/desk")
AT_A_TERMINAL = ("claims/management", "claims/archive", "claims/examples", "claimcheck/operating")
"""What operators run, who read English there."""
OF_PROGRAMS = ("claims/api", "sources/api", "claimcheck/foundation/rest")
"""What programs are told of their requests: in English (ADR 0013)."""


@cache
def said() -> tuple[Wanted, ...]:
    return tuple(wanted())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str):
    lacking = list(faults(language, said(), read_catalogue(language)))
    assert lacking == [], f"{len(lacking)} faults; run make messages, fill in, and mark with # unreviewed"


def test_a_catalogue_that_lacks_something_is_found_out():
    text = Wanted("At %(day)s <b>now</b>.")
    whole = Message(text.text, "Am %(day)s <b>jetzt</b>.")
    assert list(faults("de", [text], {text.key: whole})) == []
    assert list(faults("de", [text], {}))
    assert list(faults("de", [text], {text.key: Message(text.text, "")}))
    assert list(faults("de", [text], {text.key: Message(text.text, "Am Tag <b>jetzt</b>.")}))
    assert list(faults("de", [text], {text.key: Message(text.text, "Am %(day)s jetzt.")}))
    assert list(faults("de", [text], {text.key: Message(text.text, whole.string, flags=("fuzzy",))}))
    assert list(faults("de", [], {text.key: whole})), "said no more"


def test_a_count_has_as_many_forms_as_the_language_has():
    text = Wanted("%(n)d claim", "%(n)d claims")
    assert not list(problems(text, ["%(n)d а", "%(n)d б", "%(n)d в"], "uk"))
    assert list(problems(text, ["%(n)d а", "%(n)d б"], "uk"))
    assert list(problems(replace(text, plural=""), ["%(n)d a", "%(n)d b"], "de"))


def test_templates_say_what_is_read_through_gettext():
    assert not list(_of_templates())


def test_an_unwrapped_text_of_a_template_is_found_out():
    assert list(_unwrapped('<p title="{{ x }}">{% trans "a b" %} and more</p>')) == ["and more"]
    assert list(_unwrapped('<p title="Of {{ x }}">{{ x }}</p>')) == ["Of"]


def test_the_code_says_what_is_read_through_gettext():
    assert not [told for file in _files() for told in _plain(file, ast.parse(file.read_text()))]


def test_an_unwrapped_text_of_the_code_is_found_out():
    for source in (
        'raise Refused("a", 1, f"choose {x}.")',
        'messages.error(request, "Not now.")',
        'Field(label="Day of it")',
        '_("{a} is it").format(b=1)',
    ):
        assert list(_plain(PROJECT / "claims/admin/made_up.py", ast.parse(source))), source


def test_nothing_is_translated_before_anybody_reads_nor_where_it_is_not_found():
    assert not [told for file in _files() for told in _lost(file, ast.parse(file.read_text()))]


def test_a_translation_that_is_lost_is_found_out():
    eager = "from django.utils.translation import gettext as _\n"
    for source in (f'{eager}NAMES = {{"a": _("b")}}', f"{eager}def told():\n    return f\"{{_('b')}}\""):
        assert list(_lost(PROJECT / "claims/made_up.py", ast.parse(source))), source
    lazy = 'from django.utils.translation import gettext_lazy as _\nNAMES = {"a": _("b")}'
    assert not list(_lost(PROJECT / "claims/made_up.py", ast.parse(lazy)))


def _lost(file: Path, tree: ast.Module) -> Iterator[str]:
    """Translations made once, as the module is imported, and those in f-strings, which older Pythons don't
    let be extracted."""
    name = file.relative_to(PROJECT).as_posix()
    eager = {
        entry.asname or entry.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for entry in node.names
        if entry.name in ("gettext", "ngettext", "pgettext", "npgettext")
    }
    for call in _when_imported(tree):
        if getattr(call.func, "id", "") in eager:
            yield f"{name}:{call.lineno}: said as the module is imported, in nobody's language"
    for text in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        for call in ast.walk(text):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SAYS | {"say", "to_say"}:
                yield f"{name}:{call.lineno}: said inside an f-string"


def _when_imported(node: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from _when_imported(child)


def _of_templates() -> Iterator[str]:
    for package in PACKAGES:
        for path in sorted((PROJECT / package).rglob("*.html")):
            for text in _unwrapped(path.read_text()):
                yield f"{path.relative_to(PROJECT)}: {text!r}"


def _unwrapped(source: str) -> Iterator[str]:
    left = _CODE.sub("\0", _KEPT.sub("", source))
    shown = [found[1] for name in SHOWN for found in re.finditer(rf'\b{name}="([^"]*)"', left)]
    for text in (*re.split(r"<[^>]*>", left), *shown):
        for part in text.split("\0"):
            words = re.sub(r"&\w+;", "", part).strip()
            if re.search(r"[^\W\d_]", words) and not NAMES.fullmatch(words):
                yield words


def _files() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (each for each in (PROJECT / package).rglob("*.py") if "migrations" not in each.parts)


def _plain(file: Path, tree: ast.Module) -> Iterator[str]:
    """Texts of a module that people read and that don't go through gettext, and those that are filled in
    with other names than they have."""
    name = file.relative_to(PROJECT).as_posix()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        told: list[ast.expr] = []
        if called in TOLD and not name.startswith((*AT_A_TERMINAL, *OF_PROGRAMS)):
            told += call.args[TOLD[called] : TOLD[called] + 1]
        if name.startswith(DESK):
            told += [each.value for each in call.keywords if each.arg in TOLD_ON_MODELS]
            if isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "messages":
                told += call.args[1:2]
        yield from (f"{name}:{each.lineno}: not through gettext" for each in told if _is_words(each))
        if called == "format" and isinstance(call.func, ast.Attribute):
            yield from (f"{name}:{call.lineno}: {odd}" for odd in _misnamed(call))


def _is_words(node: ast.expr) -> bool:
    """Whether it is a literal of letters; a name or a call is somebody else's matter."""
    if isinstance(node, ast.IfExp):
        return _is_words(node.body) or _is_words(node.orelse)
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [each.value for each in parts if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    text = " ".join(texts)
    return bool(re.search(r"[A-Za-z]{2,}", text)) and not NAMES.fullmatch(text)


def _misnamed(call: ast.Call) -> set[str]:
    inner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if not isinstance(inner, ast.Call) or getattr(inner.func, "id", "") not in SAYS:
        return set()
    given = {each.arg for each in call.keywords}
    texts = [each.value for each in inner.args if isinstance(each, ast.Constant)]
    named = {name for name in _fields(texts) if name}
    return set() if None in given else named ^ {name for name in given if name}


def _fields(texts: list[object]) -> Iterator[str]:
    for text in texts:
        yield from (name for _, name, _, _ in string.Formatter().parse(str(text)) if name)
