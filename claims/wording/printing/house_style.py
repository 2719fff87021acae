"""House styles as data: how a figure is worded, in which language, for which medium.

`styles/` has ours, `languages/` the words and units of each language. A newsroom names a file of its own in
HOUSE_STYLE; it begins with the agency's and changes what it names.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from string import Formatter
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FORM = "3"
"""Changed when the served document gets another form, so that stored texts are made anew."""
FIRST = "agency"
"""Every style begins with this one."""
_OURS = Path(__file__).parent / "styles"
_LANGUAGES = Path(__file__).parent / "languages"
_NUMBER = frozenset({"n", "n_genitive"})
_ENDS = frozenset({"low", "high"})
_DAYS = frozenset({"low", "high", "low_md", "high_md", "low_day", "high_day"})
_NAMES = frozenset({"names", "sources"})
_FIELDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("approx", "nearly", "just_over", "at_least", "more_than", "at_most"), _NUMBER),
    **dict.fromkeys(("less_than", "up_to", "not_before", "not_after"), _NUMBER),
    **dict.fromkeys(("range", "range_worded"), frozenset({*_ENDS, "low_unit"})),
    **dict.fromkeys(("days", "days_of_month", "days_of_years"), _DAYS),
    **dict.fromkeys(("attribution", "attribution_one"), _NAMES),
    **dict.fromkeys(("as_of", "as_of_range"), frozenset({"days"})),
    **dict.fromkeys(("affirms", "denies", "checking", "rehearsal"), frozenset()),
    "both_bounds": _ENDS,
    "best": frozenset({"best", "range"}),
    "text": frozenset({"answer", "attribution", "as_of", "details"}),
}
"""What may stand in curly brackets in each pattern of a style."""
_NEEDED = {"best": {"best", "range"}, "text": {"answer"}, "both_bounds": _ENDS, "as_of": {"days"}}
_STAND_FOR = {"range": "range_worded", "attribution": "attribution_one", "as_of": "as_of_range"}
"""Patterns that serve for a second one where the same file does not give it."""
_OPTIONS: Mapping[str, tuple[Any, ...]] = {
    "date": ("long", "medium"),
    "capital": (True, False),
    "own_words": (True, False),
}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One style in one language.

    `date`: long or medium, as CLDR has them; `capital`: whether a text begins with a capital letter;
    `own_words`: whether English keeps the words and units of the sources; `units`: by code and plural
    category; `form`: changes with anything that a text is made of.
    """

    name: str
    language: str
    locale: str
    date: str
    capital: bool
    own_words: bool
    words: Mapping[str, str]
    units: Mapping[str, Mapping[str, str]]
    form: str


def languages() -> list[str]:
    """Codes of the languages in which figures are printed."""
    return sorted(path.stem for path in _LANGUAGES.glob("*.toml"))


def style_names() -> list[str]:
    """Names of the styles: ours, and the newsroom's own."""
    return sorted(_files())


def newsroom_style() -> HouseStyle:
    """The style and language in which figures are served where nothing else is asked for."""
    return house_style(Path(settings.HOUSE_STYLE).stem, settings.LANGUAGE_CODE)


def house_style(name: str, language: str) -> HouseStyle:
    """A style in a language; raises ImproperlyConfigured, naming what is wrong with its file."""
    files = _files()
    if name not in files:
        known = ", ".join(sorted(files))
        raise ImproperlyConfigured(f"HOUSE_STYLE: {name!r} is no style; write one of {known}, or a path.")
    return _read(name, files[name], language)


def _files() -> dict[str, Path]:
    paths = list(_OURS.glob("*.toml"))
    if settings.HOUSE_STYLE.endswith(".toml"):
        paths.append(Path(settings.HOUSE_STYLE))
    return {path.stem: path for path in paths}


@cache
def _read(name: str, path: Path, language: str) -> HouseStyle:
    spoken = tomllib.loads((_LANGUAGES / f"{language}.toml").read_text())
    options: dict[str, Any] = {}
    words: dict[str, str] = dict(spoken["words"])
    for file in dict.fromkeys((_OURS / f"{FIRST}.toml", path)):
        data = _checked(file)
        options |= data.get("style", {})
        given = {**data.get("all", {}), **data.get(language, {})}
        words |= given
        for wider, narrower in _STAND_FOR.items():
            if wider in given and narrower not in given:
                words[narrower] = given[wider]
    made_of = json.dumps([FORM, version("babel"), options, words, spoken], sort_keys=True)
    form = hashlib.sha256(made_of.encode()).hexdigest()[:8]
    return HouseStyle(
        name, language, spoken["locale"], words=words, units=spoken["units"], form=form, **options
    )


def _checked(path: Path) -> dict[str, Any]:
    """The file's content, every key and every pattern of it known."""
    try:
        data = tomllib.loads(path.read_text())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ImproperlyConfigured(f"{path}: it cannot be read as TOML: {problem}") from problem
    for section, given in data.items():
        if section not in {"style", "all", *languages()}:
            known = ", ".join(languages())
            raise ImproperlyConfigured(
                f"{path}: [{section}] is no section; write style, all or one of {known}."
            )
        for key, value in given.items():
            _check(path, section, key, value)
    return data


def _check(path: Path, section: str, key: str, value: Any) -> None:
    where = f"{path}: {key} = {value!r} in [{section}]"
    known: Mapping[str, Any] = _OPTIONS if section == "style" else _FIELDS
    if key not in known:
        raise ImproperlyConfigured(f"{where}: there is no such key; there are {', '.join(known)}.")
    if section == "style":
        if value not in _OPTIONS[key]:
            raise ImproperlyConfigured(f"{where}: write {' or '.join(map(repr, _OPTIONS[key]))}.")
        return
    try:
        found = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
    except (ValueError, TypeError) as problem:
        raise ImproperlyConfigured(f"{where}: it is no pattern: {problem}.") from problem
    allowed = _FIELDS[key]
    needed = _NEEDED.get(key, set())
    lacks_number = allowed is _NUMBER and not found & _NUMBER
    if found - allowed or needed - found or lacks_number:
        names = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "no curly brackets"
        raise ImproperlyConfigured(f"{where}: it is made of {names}.")
