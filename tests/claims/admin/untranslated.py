"""A made-up German with all letters in circles: what a page says in plain letters was not translated."""

import gettext
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import available_timezones

from babel.dates import get_month_names
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils import translation

from claimcheck.languages.extracting import wanted
from claims.admin.unit_field import unit_label
from claims.models import Unit

PLACEHOLDER = re.compile(r"(%\(\w+\)\w|%%|%[sd]|\{[^{}]*\}|<[^<>]*>|&\w+;)")
CIRCLES = {
    ord(first) + letter: circle + letter
    for first, circle in (("a", 0x24D0), ("A", 0x24B6))
    for letter in range(26)
}
VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"})
UNSEEN = frozenset({"script", "style", "template", "textarea", "code", "pre", "kbd"})
SHOWN = ("title", "aria-label", "placeholder", "alt")
WORD = re.compile(r"[A-Za-z]{2,}")
SAME = {
    r"claimcheck|UTC|UTF-8|utf-8|SHA-256|PDF|PNG|JSON(-LD)?|Bytes": "names of formats, of this program",
    r"[\w.-]+@[\w.]+|https?://\S+|/\S*/": "addresses",
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{6,}|[0-9A-F]{4}-[0-9A-F]{4}|cck_\S+": "keys, hashes, receipts",
    r"\b[A-Z]+(_[A-Z]+)+\b": "names of settings, as operators write them",
    r"\b(figures:read|claims:write|review|publish|admin)\b": "scopes of tokens, as programs send them",
    r"\b(question|source|value|topic)\b": "columns of an imported file",
    r"\b(md|csv|json|xlsx|eml|atom|pdf|html)\b": "endings of files",
    r"\bund\b|\bbis\b": "what CLDR puts between names and days",
    r"\b([Ee]twa|laut|Stand|Menschen)\b": "words of printed figures, from files of their own",
    r"\b(True|False)\b": "what the theme says of a mark",
    r"Can view [\w' ]+": "permissions, which Django names in English",
    r"image/\w+|application/\w+": "media types",
}
"""What is the same in every language, with the reason."""


def circled(text: str) -> str:
    """The text in circles, its placeholders and tags as they are."""
    parts = PLACEHOLDER.split(text)
    return "".join(part if PLACEHOLDER.fullmatch(part) else part.translate(CIRCLES) for part in parts)


def write_circled(folder: Path) -> None:
    """A German catalogue of all that the project says, in circles."""
    catalogue = Catalog()
    for message in wanted():
        one, many = circled(message.text), circled(message.plural)
        identity = (message.text, message.plural) if many else message.text
        catalogue.add(identity, string=(one, many) if many else one, context=message.context or None)
    place = folder / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, catalogue)


class _Seen(HTMLParser):
    """Each text of a page that is seen or read aloud in the page's own language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        icon = re.search(r"\bicon\b|material-symbols|\bavatar\b", given.get("class", ""))
        foreign = tag != "html" and given.get("lang", "de") != "de"
        hidden = bool(icon) or foreign or tag in UNSEEN or any(unseen for _, unseen in self.open)
        if not hidden:
            self.texts += [given[name] for name in SHOWN if given.get(name)]
            if tag == "input" and given.get("type") == "submit":
                self.texts.append(given.get("value", ""))
        if tag not in VOID:
            self.open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self.open and any(tag == name for name, _ in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not any(unseen for _, unseen in self.open):
            self.texts.append(data)


FOR_PHONES = re.compile(r'<svg[^>]*><title id="[^"]*-narrow-title">.*?</svg>', re.DOTALL)
"""The second of two plots: it says what the first does, with names broken into lines."""


def plain_texts(page: str, recorded: list[str]) -> Iterator[str]:
    """What stands on a page in plain letters, and nobody has recorded, nor Django, the theme or CLDR says."""
    reader = _Seen()
    reader.feed(FOR_PHONES.sub("", page))
    for text in dict.fromkeys(" ".join(found.split()) for found in reader.texts):
        if any(_is_plain(part, recorded) for part in re.split(r" [|·] ", text)):
            yield text


def _is_plain(text: str, recorded: list[str]) -> bool:
    if text in _of_others() or any(pattern.fullmatch(text) for pattern in _patterns_of_others()):
        return False
    # a short name may stand inside a key, and a key inside a name
    without_keys = _without(_kept().sub(" ", text), recorded)
    return bool(WORD.search(without_keys) and WORD.search(_kept().sub(" ", _without(text, recorded))))


def _without(text: str, recorded: list[str]) -> str:
    for known in recorded:
        text = text.replace(known, " … ") if known in text else text
    return text


def of_cldr() -> set[str]:
    """Units as CLDR names them in German."""
    with translation.override("de"):
        return {unit_label(unit) for unit in Unit.objects.all()}


@cache
def _kept() -> re.Pattern[str]:
    months = {
        name for width in ("wide", "abbreviated") for name in get_month_names(width, locale="de").values()
    }
    days = "|".join(re.escape(name.rstrip(".")) for name in sorted(months, key=len, reverse=True))
    return re.compile("|".join((*SAME, rf"\b({days})\b")))


@cache
def _of_others() -> frozenset[str]:
    texts = {zone.replace("_", " ") for zone in available_timezones()} | available_timezones()
    for package in ("django", "unfold", "allauth"):
        spec = find_spec(package)
        for place in spec.submodule_search_locations or () if spec else ():
            for path in Path(place).rglob("locale/de/LC_MESSAGES/django.mo"):
                with path.open("rb") as file:
                    texts |= {str(said) for said in gettext.GNUTranslations(file)._catalog.values()}  # type: ignore[attr-defined]  # gettext's own
    return frozenset(texts)


@cache
def _patterns_of_others() -> tuple[re.Pattern[str], ...]:
    """Sentences of others with gaps, where they have words enough to be told from ours."""
    gaps = re.compile(r"%\(\w+\)[sd]|%[sd]|\{[^}]*\}")
    return tuple(
        re.compile(".+".join(map(re.escape, gaps.split(text.strip()))))
        for text in _of_others()
        if gaps.search(text) and len(re.sub(r"\W", "", gaps.sub("", text))) > 3
    )
