"""Rows laid out alike, read together: what they have in common is read once for all of them."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.intake.columns import ALL_COLUMNS
from claims.intake.figure_cells import NUMBERS
from claims.intake.files import Row
from claims.intake.mapping import Mapping
from claims.intake.rows import (
    ASKED,
    BARE_WORDS,
    LONGEST,
    ORIGIN,
    SPEAKER,
    TERMS,
    WHEN,
    WORDS,
    RowPart,
    check,
    content_key,
)
from claims.intake.said import Faulty, RowText
from claims.intake.styles import LEAVE_OUT, TAKE, Style, StyleEvidence, Typed
from claims.intake.totals import NoteRow, Total, no_claim
from claims.services.bulk.row import BulkRow, Problem

LARGEST_MEMORY = 200_000
_OF_NUMBERS = frozenset(NUMBERS)
_OF_DAYS = frozenset({"said_on", "as_of", "published_at"})
Values = Sequence[str]


class _Read(dict[Any, Any]):
    """What a part of a row says, by the cells that say it; new cells are read by the rules of the part."""

    def __init__(self, layout: "FileLayout", part: RowPart) -> None:
        super().__init__()
        self._layout, self._part = layout, part
        self._names, self.pick = layout.picked(part.columns)

    def __missing__(self, key: Any) -> Any:
        values = key if len(self._names) > 1 else (key,)
        ours = self._layout.ours(dict(zip(self._names, values, strict=False)), self._part.columns)
        self._layout.prove(ours)
        cells = {name: value if isinstance(value, Typed) else value.strip() for name, value in ours.items()}
        said = RowText(cells, self._layout.style)
        for name, value in ours.items():
            said.take_only_if(name, check, value)
        found = self._part.read(said)
        if said.faults:
            raise Faulty(found, said.faults)
        if len(self) >= LARGEST_MEMORY:
            self.clear()
        self[key] = found
        return found


class FileLayout:
    """How the rows under one header are read, by a mapping where there is one."""

    def __init__(
        self, header: tuple[str, ...], mapping: Mapping | None, style: Style, evidence: StyleEvidence
    ) -> None:
        self.header, self.mapping, self.style, self._evidence = header, mapping, style, evidence
        self.left_out = 0
        self._places = {name: place for place, name in enumerate(header)}
        self._parts = [_Read(self, part) for part in (ASKED, SPEAKER, WHEN, ORIGIN, TERMS)]
        self._quoted, self._bare = _Read(self, WORDS), _Read(self, BARE_WORDS)
        self._quote, self._external_id = self._column("quote"), self._column("external_id")

    def read(self, row: Row) -> BulkRow | None:
        """The row, with its faults where it has any; None where the mapping leaves it out."""
        values = row.values
        if self.mapping is not None and self.mapping.leave_out and self._is_left_out(values):
            return None
        try:
            asked, speaker, when, origin, terms = [part[part.pick(values)] for part in self._parts]
            quote = self._quote(values).strip()
            words = self._quoted if quote else self._bare
            figure = words[words.pick(values)]
            external_id = self._own_id(values)
            quote = quote or row.as_written
            _check_long("quote", quote)
        except (Faulty, Refused):
            return self._faulty(row)
        return BulkRow(row.line, external_id, quote, asked, speaker, when, figure, origin, terms)

    def prove(self, cells: dict[str, str]) -> None:
        """Take what cells in our columns prove about the file's way of writing."""
        for name in cells.keys() & _OF_NUMBERS:
            self._evidence.number(cells[name])
        for name in cells.keys() & _OF_DAYS:
            self._evidence.days(cells[name])

    def _faulty(self, row: Row) -> BulkRow | None:
        """The row with all that is wrong in it, and in the place of each faulty part what was read of it."""
        faults: list[Refused] = []

        def read(part: _Read) -> Any:
            try:
                return part[part.pick(row.values)]
            except Faulty as problem:
                faults.extend(problem.faults)
                return problem.read

        asked, speaker, when, origin, terms = [read(part) for part in self._parts]
        quote = self._quote(row.values).strip()
        figure = read(self._quoted if quote else self._bare)
        own_id = self._external_id(row.values).strip()
        written = () if quote or faults else (("row", row.as_written),)
        for column, text in (("quote", quote), ("external_id", own_id), *written):
            try:
                check(column, text)
            except Refused as problem:
                faults.append(problem)
        looks = no_claim(row.header, row.values) or next((f for f in faults if isinstance(f, Total)), None)
        if (isinstance(looks, Total) and self.style.totals != TAKE) or isinstance(looks, NoteRow):
            if (self.style.totals if isinstance(looks, Total) else self.style.notes) == LEAVE_OUT:
                self.left_out += 1
                return None
            faults = [looks]
        problems = tuple(Problem.of(row.line, fault) for fault in faults)
        quote = quote or row.as_written
        return BulkRow(row.line, own_id, quote, asked, speaker, when, figure, origin, terms, problems)

    def _own_id(self, values: Values) -> str:
        """The row's external_id, or a key made of all that it says; raises Refused."""
        external_id = self._external_id(values).strip()
        if not external_id:
            return content_key(self.ours(dict(zip(self.header, values, strict=True))))
        _check_long("external_id", external_id)
        return external_id

    def picked(self, columns: Iterable[str]) -> tuple[tuple[str, ...], Callable[[Values], Any]]:
        """The columns of the file that these of ours are made of, and how to pick their values."""
        wanted = set(columns) if self.mapping is None else self.mapping.read_from(columns)
        names = tuple(name for name in self.header if name in wanted)
        if not names:
            return names, lambda values: None
        return names, itemgetter(*(self._places[name] for name in names))

    def ours(self, theirs: dict[str, str], columns: Sequence[str] | None = None) -> dict[str, str]:
        """Cells in our columns, or in those of them that are asked for."""
        if self.mapping is None:
            return theirs
        return self.mapping.cells(theirs) if columns is None else self.mapping.cells(theirs, columns)

    def _column(self, name: str) -> Callable[[Values], str]:
        """How to read one column, row by row."""
        names, pick = self.picked((name,))
        if self.mapping is None:
            return pick if names else lambda values: ""
        plain = self.mapping.as_format(name, names)
        if plain is not None:
            return lambda values: plain % pick(values)
        return lambda values: self._mapped(name, values)

    def _mapped(self, name: str, values: Values) -> str:
        return self.ours(dict(zip(self.header, values, strict=True)), (name,)).get(name, "")

    def _is_left_out(self, values: Values) -> bool:
        row = dict(zip(self.header, values, strict=True))
        return self.mapping is not None and self.mapping.is_left_out(row)


def _check_long(column: str, text: str) -> None:
    """What `check` does, without a call for each row that is plainly right; raises Refused."""
    if "\x00" in text or len(text) > LONGEST[column] or not text.isascii():
        check(column, text)


def unknown_columns(header: Iterable[str]) -> list[str]:
    """The names that are none of ours, in order."""
    return sorted(set(header) - set(ALL_COLUMNS))


class Layouts:
    """The layouts of a file: one, or as many as its lines have different names."""

    def __init__(self, mapping: Mapping | None, style: Style) -> None:
        self._mapping, self._style = mapping, style
        self.evidence = StyleEvidence()
        self._known: dict[tuple[str, ...], FileLayout] = {}

    @property
    def left_out(self) -> int:
        """How many rows were left out as totals or notes."""
        return sum(layout.left_out for layout in self._known.values())

    def read(self, row: Row) -> BulkRow | None:
        """The row; None where it is no claim. Raises Refused."""
        layout = self._known.get(row.header)
        if layout is None or row.problem:
            layout = self._new(row)
        return layout.read(row)

    def _new(self, row: Row) -> FileLayout:
        if row.problem:
            raise Refused("row", row.as_written[:60], f"{row.problem}.")
        unknown = unknown_columns(row.header) if self._mapping is None else []
        if unknown:
            raise Refused("row", unknown[0], _("unknown column; remove it, or rename it (docs/import.md)."))
        layout = self._known[row.header] = FileLayout(row.header, self._mapping, self._style, self.evidence)
        return layout
