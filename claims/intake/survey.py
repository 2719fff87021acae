"""The first reading of a file: what it says of the questions and sources it names, taken all together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.intake.files import File, Options, Row, Unreadable, open_file
from claims.intake.formats.row import NAME_THEM
from claims.intake.layout import Layouts, unknown_columns
from claims.intake.mapping import Mapping
from claims.intake.named import holds_claim, named_row
from claims.intake.styles import DeclaredStyle, Style
from claims.intake.totals import no_claim
from claims.services.bulk.definitions import Definitions
from claims.services.bulk.naming import NamedRow
from claims.services.bulk.row import BulkRow, Problem

MOST_KEPT = 100_000
"""Rows that are held in memory from the first reading to the second; a longer file is read again."""
MOST_FAULTY = 20_000
"""Of these, rows with faults, which take more room."""
MOST_NAMES = 50_000
BYTES_OF_A_NAME = 50
"""Questions and sources that a file may name: so many, and one more for so many of its bytes."""


ReadRow = BulkRow | NamedRow | Problem
"""A row as it was read: a claim, a source or a question by itself, or what is wrong with it."""


@dataclass(slots=True)
class Survey:
    """A file that was read once, to its end: so it can be read, and what it names is known."""

    path: Path
    mapping: Mapping | None
    file: File
    style: Style
    definitions: Definitions = field(default_factory=Definitions)
    kept: list[ReadRow] | None = field(default_factory=list)
    left_out: int = 0
    count: int = 0

    @property
    def detected(self) -> dict[str, Any]:
        """What was found, by name; `columns` as the file has them, `about` as a sentence."""
        first = next(iter(self.file.rows()), None)
        return {
            **self.file.layout_found,
            "decimal": {".": "point", ",": "comma"}.get(self.style.decimal, ""),
            "dates": self.style.dates,
            "left_out": self.left_out,
            "columns": [] if first is None else list(first.header),
            "about": f"{self.about}.",
        }

    @property
    def about(self) -> str:
        """How the file is read, for whoever has to nod."""
        said = [self.file.about]
        if self.style.decimal in (".", ","):
            said.append(f"decimal {'comma' if self.style.decimal == ',' else 'point'}")
        if self.style.dates:
            said.append(f"dates as {'day/month' if self.style.dates == 'dmy' else 'month/day'}/year")
        if self.left_out:
            said.append(_("{left_out} totals or notes left out").format(left_out=self.left_out))
        return ", ".join(said)

    def rows(self) -> Iterable[ReadRow]:
        """Each row as it will be recorded, or why it can't be."""
        return self.kept if self.kept is not None else self.read(Layouts(self.mapping, self.style))

    def read(self, layouts: Layouts) -> Iterator[ReadRow]:
        """Read the file, from its beginning."""
        checked = self.mapping is not None
        for row in self.file.rows():
            if not checked and row.header:
                _check_columns(self.path.name, self.file, row.header)
                checked = True
            try:
                found: ReadRow | None = self._named(row) or layouts.read(row)
            except Refused as problem:
                yield Problem.of(row.line, problem)
                continue
            if found is not None:
                yield found

    def _named(self, row: Row) -> NamedRow | None:
        """The row as a source or a question by itself; a cell alone in its row is a note."""
        if self.mapping is not None or holds_claim(row) or no_claim(row.header, row.values) is not None:
            return None
        return named_row(row)


def opened(path: Path, mapping: Mapping | None, said: DeclaredStyle) -> tuple[File, DeclaredStyle]:
    """A file, its layout found, with all that is said of it; raises Unreadable."""
    told = said.before(mapping.format) if mapping is not None else said
    names = Options() if mapping is None else Options(names=mapping.their_columns(), ours=False)
    options = replace(
        names,
        encoding=told.encoding,
        delimiter=told.delimiter,
        header_line=told.header_line,
        sheet=told.sheet,
    )
    return open_file(path, options), told


def survey(path: Path, mapping: Mapping | None, said: DeclaredStyle) -> Survey:
    """Read a file for the first time, twice if it turns out to write otherwise; raises Unreadable."""
    file, told = opened(path, mapping, said)
    style = told.style(continental=file.continental)
    found, settled = _read_once(Survey(path, mapping, file, style))
    if settled != style:
        found, settled = _read_once(Survey(path, mapping, file, settled))
    found.definitions.settle()
    return found


def _read_once(found: Survey) -> tuple[Survey, Style]:
    """The survey with what its rows say, and the style that they prove."""
    layouts, faulty = Layouts(found.mapping, found.style), 0
    for row in found.read(layouts):
        found.count += 1
        if isinstance(row, NamedRow):
            found.definitions.note_named(row.line, asked=row.asked, speaker=row.speaker)
            _check_names(found)
        elif isinstance(row, BulkRow) and not row.faults:
            found.definitions.note(row)
            _check_names(found)
        else:
            faulty += 1
        if found.kept is not None:
            found.kept.append(row)
            if len(found.kept) > MOST_KEPT or faulty > MOST_FAULTY:
                found.kept = None
    found.left_out = layouts.left_out
    return found, layouts.evidence.settled(found.style)


def _check_names(found: Survey) -> None:
    count = len(found.definitions)
    if count > MOST_NAMES and count > MOST_NAMES + found.path.stat().st_size // BYTES_OF_A_NAME:
        raise Unreadable(
            _("{name} names more than {count:,} questions and sources; split it.").format(
                name=found.path.name, count=count - 1
            )
        )


def _check_columns(name: str, file: File, header: Sequence[str]) -> None:
    unknown = unknown_columns(header)
    if unknown and len(unknown) == len(set(header)) and "header_line" in file.layout_found:
        raise Unreadable(
            _(
                "{name} ({about}) has an unknown column {unknown!r}, and none that is known: if these are no "
                "names of columns, {remedy}"
            ).format(name=name, about=file.about, unknown=unknown[0], remedy=NAME_THEM)
        )
    if unknown:
        raise Unreadable(
            _(
                "{name} has an unknown column {unknown!r}; rename it (docs/import.md lists the columns), "
                "or map it with --mapping."
            ).format(name=name, unknown=unknown[0])
        )
