"""Mappings: how a foreign layout becomes ours, as a YAML file names it."""

import csv
import gzip
import io
import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as Cells
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.intake.columns import ALL_COLUMNS
from claims.intake.formats.limits import LONGEST_LINE
from claims.intake.formats.row import Unreadable
from claims.intake.styles import DATES, DECIMALS, LEAVE_OUT, NOTHING_SAID, TAKE, DeclaredStyle

_FIELD = re.compile(r"\{([^{}]+)\}")
_KNOWN = frozenset({"name", "about", "columns", "constants", "joins", "words", "leave_out", "format"})


@dataclass(frozen=True, slots=True)
class Join:
    """A second table: its rows by the value of one of its columns; `on` is what a row looks up there."""

    on: str
    rows: Cells[str, Cells[str, str]]


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each of our columns is made of.

    `columns`: our column → theirs, or a template such as "{side}: {category}" in which "{a|b}" is the first
    that holds something. `constants`: our column → text. `joins`: name → Join, its columns as
    "{name.column}". `words`: our column → their word → ours. `leave_out`: rows whose column holds one of
    these are no claims. `format`: how their file is written. `declared`: all that as it was given.
    """

    columns: Cells[str, str] = field(default_factory=dict)
    constants: Cells[str, str] = field(default_factory=dict)
    joins: Cells[str, Join] = field(default_factory=dict)
    words: Cells[str, Cells[str, str]] = field(default_factory=dict)
    leave_out: Cells[str, frozenset[str]] = field(default_factory=dict)
    format: DeclaredStyle = NOTHING_SAID
    declared: Cells[str, Any] = field(default_factory=dict)

    def their_columns(self) -> frozenset[str]:
        """The columns of their file that it names."""
        named = {name for name in self.read_from(self.columns) if name.partition(".")[0] not in self.joins}
        return frozenset(
            {*named, *self.leave_out, *(join.on for join in self.joins.values() if "{" not in join.on)}
        )

    def is_left_out(self, theirs: Cells[str, str]) -> bool:
        """Whether the row is no claim."""
        return any(theirs.get(name, "").strip() in words for name, words in self.leave_out.items())

    def cells(self, theirs: Cells[str, str], only: Collection[str] = ALL_COLUMNS) -> dict[str, str]:
        """A row in our columns, or in those of them that are asked for."""
        known = dict(theirs)
        for name, join in self.joins.items():
            found = join.rows.get(_filled(join.on, known).strip(), {})
            known.update({f"{name}.{column}": value for column, value in found.items()})
        ours = {column: text for column, text in self.constants.items() if column in only}
        for column, template in self.columns.items():
            if column in only:
                value = _filled(template, known)
                ours[column] = self.words.get(column, {}).get(value.strip(), value)
        return ours

    def read_from(self, ours: Iterable[str]) -> set[str]:
        """Their columns that these of ours are made of."""
        wanted = [self.columns[column] for column in ours if column in self.columns]
        found: set[str] = set()
        while wanted:
            names = _names_in(wanted.pop())
            found |= names
            wanted += [
                join.on for name, join in self.joins.items() if any(n.startswith(f"{name}.") for n in names)
            ]
        return found

    def as_format(self, column: str, names: Sequence[str]) -> str | None:
        """A column as a format of "%s" for each of these names in their order; None where it is more than
        theirs as they stand."""
        template = self.columns.get(column)
        if template is None or column in self.words:
            return None
        fields = [field.strip() for field in _FIELD.findall(template)] if "{" in template else [template]
        if fields != list(names):
            return None
        if "{" not in template:
            return "%s"
        return "%s".join(part.replace("%", "%%") for part in _FIELD.split(template)[::2])


def _names_in(template: str) -> set[str]:
    if "{" not in template:
        return {template}
    return {name.strip() for fields in _FIELD.findall(template) for name in fields.split("|")}


def _filled(template: str, cells: Cells[str, str]) -> str:
    if "{" not in template:
        return cells.get(template, "")
    parts = _FIELD.split(template)
    for place in range(1, len(parts), 2):
        names = parts[place].split("|")
        parts[place] = next((v for name in names if (v := cells.get(name.strip(), ""))), "")
    if sum(map(len, parts)) > LONGEST_LINE:  # a short template may name a long cell a thousand times
        raise Refused("row", template[:60], _("its columns are too long to be put together."))
    return "".join(parts)


def read_mapping(path: Path, *, beside: Path) -> Mapping:
    """The mapping in a file; raises Unreadable, naming what is wrong in it.

    Tables of joins are looked for in `beside`, the folder of the data, then in the mapping's own.
    """
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # text only
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise Unreadable(
            _("The mapping {name} can't be read: {problem}").format(name=path.name, problem=problem)
        ) from problem
    return mapping_of(found, path=path, beside=beside)


def mapping_of(found: Any, *, path: Path, beside: Path | None) -> Mapping:
    """A mapping as it was declared; raises Unreadable. Without a folder no join may name a file."""
    if not isinstance(found, dict):
        raise Unreadable(_("The mapping {name} must be a YAML mapping.").format(name=path.name))
    _check_names(path, found.keys() - _KNOWN, _KNOWN, _("it has no part"))
    columns, constants = _texts(path, found, "columns"), _texts(path, found, "constants")
    ours, left_out = columns.keys() | constants.keys(), _named(path, found, "leave_out")
    _check_names(path, ours - set(ALL_COLUMNS), ALL_COLUMNS, _("there is no column"))
    return Mapping(
        columns=columns,
        constants=constants,
        joins={name: _join(path, name, join, beside) for name, join in _named(path, found, "joins").items()},
        words={name: _texts(path, found["words"], name) for name in _named(path, found, "words")},
        leave_out={name: _words(path, name, given) for name, given in left_out.items()},
        format=_format(path, _texts(path, found, "format")),
        declared=found,
    )


def _format(path: Path, given: dict[str, str]) -> DeclaredStyle:
    known = DeclaredStyle.__slots__
    _check_names(path, given.keys() - set(known), known, _("a format has no"))
    choices = {"decimal": tuple(DECIMALS), "dates": DATES, "totals": (LEAVE_OUT, TAKE), "notes": (LEAVE_OUT,)}
    for name, allowed in choices.items():
        if given.get(name) and given[name] not in allowed:
            raise Unreadable(
                _("The mapping {name}: {member} {given!r} is none of {choices}.").format(
                    name=path.name, member=name, given=given[name], choices=", ".join(allowed)
                )
            )
    line = given.pop("header_line", "") or "0"
    if not line.isdecimal():
        raise Unreadable(
            _("The mapping {name}: header_line {line!r} must be the number of a line.").format(
                name=path.name, line=line
            )
        )
    return DeclaredStyle(**given, header_line=int(line))


def _check_names(path: Path, unknown: set[str], known: Any, what: str) -> None:
    if unknown:
        raise Unreadable(
            _("The mapping {name}: {what} {member!r}; known are {choices}.").format(
                name=path.name, what=what, member=min(unknown), choices=", ".join(sorted(known))
            )
        )


def _named(path: Path, found: dict[str, Any], name: str) -> dict[str, Any]:
    given = found.get(name) or {}
    if not isinstance(given, dict):
        raise Unreadable(
            _("The mapping {name}: {member} must map names to what they stand for.").format(
                name=path.name, member=name
            )
        )
    return {str(key): value for key, value in given.items()}


def _words(path: Path, name: str, given: Any) -> frozenset[str]:
    if not isinstance(given, list):
        raise Unreadable(
            _("The mapping {name}: leave_out of {member} must be a list of words.").format(
                name=path.name, member=name
            )
        )
    return frozenset("" if word is None else str(word) for word in given)


def _texts(path: Path, within: Any, name: str) -> dict[str, str]:
    given = within.get(name) or {}
    if not isinstance(given, dict):
        raise Unreadable(
            _("The mapping {name}: {member} must map names to texts.").format(name=path.name, member=name)
        )
    return {str(key): "" if value is None else str(value) for key, value in given.items()}


def _join(path: Path, name: str, given: Any, beside: Path | None) -> Join:
    """A join: `on` (ours), and `rows`, or `file` (CSV, may be .gz) with `key` (its column) and `where`."""
    if (
        not isinstance(given, dict)
        or "on" not in given
        or not ("rows" in given or {"file", "key"} <= given.keys())
    ):
        raise Unreadable(
            _("The mapping {name}: the join {member} needs on, and either rows or file and key.").format(
                name=path.name, member=name
            )
        )
    if "rows" in given:
        rows = {key: _texts(path, given["rows"], key) for key in _named(path, given, "rows")}
        return Join(str(given["on"]), rows)
    if beside is None:
        raise Unreadable(
            _("The mapping {name}: the join {member} names a file; give its rows instead.").format(
                name=path.name, member=name
            )
        )
    where = _texts(path, given, "where")
    places = (beside / str(given["file"]), path.parent / str(given["file"]))
    table = _table(next((place for place in places if place.is_file()), places[0]))
    kept = [row for row in table if all(row.get(column) == word for column, word in where.items())]
    return Join(str(given["on"]), {row.get(str(given["key"]), "").strip(): row for row in reversed(kept)})


def _table(path: Path) -> list[dict[str, str]]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise Unreadable(
            _("The table {name} of a join can't be read: {problem}.").format(name=path.name, problem=problem)
        ) from problem
