"""A row of any kind of file, as it was written, and what is said of a file that has none."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.intake.columns import ALL_COLUMNS
from claims.intake.spreadsheets import restored

REASONS = ("rejected_line", "rejected_because")
"""What a list of rejected rows says beside each; read again, it is passed over."""
MOST_COLUMNS = 2_000
NAME_THEM = gettext_lazy(
    "write names above the rows (docs/import.md lists them), or say in which line they stand or what each "
    "column holds: at the desk with “Read the file again”, elsewhere with --header-line and --mapping."
)


class Unreadable(Exception):
    """A file that can't be read at all: what is wrong, and what to do about it."""


class Row(NamedTuple):
    """A row as it was written: `values` under the names of `header`, which rows laid out alike share.

    `line`: of the file, or row of the sheet. `problem`: why it can't be read.
    """

    line: int
    header: tuple[str, ...]
    values: Sequence[str]
    as_written: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What is settled of how a file is to be read; empty or 0 where the file has to tell.

    `names`: the columns that are looked for. `ours`: they are those of docs/import.md, found in any spelling.
    """

    encoding: str = ""
    delimiter: str = ""
    header_line: int = 0
    sheet: str = ""
    names: frozenset[str] = frozenset((*ALL_COLUMNS, *REASONS))
    ours: bool = True

    def name(self, written: str) -> str:
        """The column that a header cell names: ours in any case, with spaces or hyphens; else as written."""
        text = written.strip().removeprefix("\ufeff")
        if text in self.names:
            return text
        plain = _plain(text, ours=self.ours)
        return next((name for name in self.names if _plain(name, ours=self.ours) == plain), text)

    def known(self, cells: Sequence[str]) -> int:
        """How many columns that are looked for these cells name."""
        return len({self.name(cell) for cell in cells[:MOST_COLUMNS] if cell.strip()} & self.names)


def _plain(name: str, *, ours: bool) -> str:
    return re.sub(r"[\s_-]+", "_", name.casefold()) if ours else name.casefold()


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: their names, where they stand in a row, and how many cells a row has.

    `nameless`: where columns stand that have no name, and in which nothing may be.
    """

    names: tuple[str, ...]
    places: tuple[int, ...]
    width: int
    nameless: tuple[int, ...] = ()

    @classmethod
    def of(cls, cells: Sequence[str], options: Options) -> "Header":
        """From the header's cells, those of reasons and those without a name left out; of a table that is
        mapped the one column without a name stays. Raises Unreadable.
        """
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(
                _("It has {cells_count:,} columns; {most_columns:,} is the most that is read.").format(
                    cells_count=len(cells), most_columns=MOST_COLUMNS
                )
            )
        names = [options.name(cell) for cell in cells]
        nameless = tuple(place for place, name in enumerate(names) if not name)
        if not options.ours and len(nameless) == 1:
            nameless = ()
        places = tuple(
            place for place, name in enumerate(names) if name not in REASONS and place not in nameless
        )
        kept = [names[place] for place in places]
        twice = sorted({name for name in kept if kept.count(name) > 1})
        if twice and options.ours and options.names.isdisjoint(kept):
            raise Unreadable(
                _("It has no line with names of columns that are known: {remedy}").format(remedy=NAME_THEM)
            )
        if twice:
            raise Unreadable(
                _("Two columns are named {twice!r}; give each a name of its own.").format(twice=twice[0])
            )
        return cls(tuple(kept), places, len(names), nameless if options.ours else ())

    def row(self, line: int, cells: list[str], written: str) -> Row:
        """A row of the table; with its problem where it has more cells than there are columns."""
        if len(cells) == len(self.places) == self.width:  # as most rows of a file are: nothing to pick
            return Row(line, self.names, self._own(cells, written), written)
        more = cells[self.width :]
        values = [cells[place] if place < len(cells) else "" for place in self.places]
        loose = [cells[place] for place in self.nameless if place < len(cells)]
        if any(map(str.strip, loose)):
            problem = _("a cell in a column without a name: name the column, or empty the cell")
            return Row(line, self.names, [*values, *loose, *more], written, problem)
        if any(map(str.strip, more)):
            remedy = "name the column, or put a cell with a separator in quotation marks"
            problem = f"{len(cells)} cells under {self.width} names: {remedy}"
            return Row(line, self.names, [*values, *more], written, problem)
        return Row(line, self.names, self._own(values, written), written)

    @staticmethod
    def _own(values: list[str], written: str) -> list[str]:
        """The values without the apostrophe that an export puts before what a program might calculate."""
        return list(map(restored, values)) if "'" in written else values

    def written(self, cells: list[str]) -> str:
        """The row as a line of CSV, without the columns of reasons."""
        if len(self.places) == self.width:
            return csv_line(cells)
        return csv_line([*(cells[p] for p in self.places if p < len(cells)), *cells[self.width :]])


_MARKS = re.compile(r'["\n\r]')


def csv_line(values: Sequence[str]) -> str:
    """The values as a line of CSV."""
    line = ",".join(values)
    if line.count(",") < len(values) and not _MARKS.search(line):  # no comma but those between them
        return line
    written = io.StringIO()
    csv.writer(written).writerow(values)  # quotes what its line end holds: so with both characters
    return written.getvalue().removesuffix("\r\n")


def with_reason(line: str, because: str) -> str:
    """A line of JSON with the reason for which it was rejected before all that it says."""
    rest = line[1:].lstrip()
    return f'{{"{REASONS[1]}": {json.dumps(because, ensure_ascii=False)}{"" if rest == "}" else ", "}{rest}'


def without_reason(line: str) -> str:
    """The line that was given to `with_reason`; "" where it was not."""
    start = f'{{"{REASONS[1]}": '
    if not line.startswith(start):
        return ""
    _reason, end = json.JSONDecoder().raw_decode(line, len(start))
    return "{" + line[end:].removeprefix(", ")
