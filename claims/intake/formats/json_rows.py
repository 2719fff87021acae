"""NDJSON, a flat object a line, and JSON, an array of them or an object that holds one."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.utils.translation import gettext as _

from claims.intake.formats.encodings import NAMES, check_encoding, encoding_of
from claims.intake.formats.limits import LONGEST_LINE, Lines, opened
from claims.intake.formats.row import MOST_COLUMNS, REASONS, Options, Row, Unreadable, without_reason
from claims.intake.formats.tables import no_text, text_of
from claims.intake.styles import Typed

PIECE = 64 * 1024
LISTS = ("claims", "rows", "data", "items", "results", "records", "dataFeedElement", "@graph")
"""Names under which an object holds its rows."""
_LIST = re.compile(
    rf'\s*\{{\s*(?:"[^"]*"\s*:\s*(?:"[^"]*"|[-0-9.a-z]+)\s*,\s*)*"({"|".join(LISTS)})"\s*:\s*(?=\[)'
)
NOT_FLAT = "it is not a flat JSON object: give each column a name of its own, with a text or a number"
_SPACE = re.compile(r"[\s,]*")


class Element(NamedTuple):
    """An object of a file: where it stands, what it is, and as it was written.

    `problem`: why it can't be read. `line`: its line, or which of a document's objects it is.
    """

    line: int
    found: Any
    written: str
    problem: str = ""


class JsonRows:
    """A file of JSON; `about` says how it is read. Raises Unreadable."""

    continental = False

    def __init__(self, path: Path, options: Options, *, a_line_each: bool) -> None:
        self.path, self._a_line_each = path, a_line_each
        self._options = options
        with opened(path) as raw:
            given = options.encoding
            self._encoding = check_encoding(given) if given else encoding_of(raw, path.name)

    @property
    def about(self) -> str:
        """How the file is read, for whoever has to nod."""
        shape = (
            _("one object per line") if self._a_line_each else _("one document, its records counted from 1")
        )
        return _("JSON in {get}, {shape}").format(get=NAMES.get(self._encoding, self._encoding), shape=shape)

    @property
    def counted(self) -> str:
        """What its rows are counted by."""
        return "line" if self._a_line_each else "record"

    @property
    def layout_found(self) -> dict[str, Any]:
        """Its encoding."""
        return {"encoding": self._encoding}

    def rows(self) -> Iterator[Row]:
        """Every row. Raises Unreadable."""
        for element in self.elements():
            if element.problem:
                yield Row(element.line, (), (), element.written, element.problem)
                continue
            try:
                yield self._row(element.line, element.found, element.written)
            except (ValueError, RecursionError) as problem:
                yield Row(
                    element.line,
                    (),
                    (),
                    element.written,
                    _("it is not JSON: {in_short}").format(in_short=_in_short(problem)),
                )

    def elements(self) -> Iterator[Element]:
        """Every object, however deep; one by one, so that a long array is never in memory whole.

        Raises Unreadable.
        """
        with opened(self.path) as raw, text_of(raw, self._encoding) as text:
            try:
                if self._a_line_each:
                    yield from _lines(text)
                else:
                    for number, (value, written) in enumerate(_Array(text, self.path.name), start=1):
                        yield Element(number, value, written)
            except UnicodeError as problem:
                raise no_text(self.path, problem) from problem

    def _row(self, number: int, found: Any, written: str) -> Row:
        if not isinstance(found, dict) or any(_is_deep(value) for value in found.values()):
            return Row(number, (), (), written, str(NOT_FLAT))
        if len(found) > MOST_COLUMNS:
            return Row(
                number, (), (), written, _("it has {found_count:,} names").format(found_count=len(found))
            )
        if found.keys() & set(REASONS):
            found = {name: value for name, value in found.items() if name not in REASONS}
            written = without_reason(written) or json.dumps(found, ensure_ascii=False, default=str)
        return Row(
            number, tuple(map(self._options.name, found)), tuple(map(as_text, found.values())), written
        )


def _lines(text: IO[str]) -> Iterator[Element]:
    lines = Lines(text)
    for line in lines:
        lines.left = 1
        if written := line.strip().removeprefix("\ufeff"):
            try:
                yield Element(lines.number, _DECODER.decode(written), written)
            except (ValueError, RecursionError) as problem:
                yield Element(
                    lines.number,
                    None,
                    written,
                    _("it is not JSON: {in_short}").format(in_short=_in_short(problem)),
                )


class _Array:
    """The elements of the array that a text is, or that its first object holds: value, as written."""

    def __init__(self, text: IO[str], name: str) -> None:
        self._text, self._name = text, name
        self._held, self._at, self._line, self._ended = "", 0, 1, False

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        self._more()
        start = _LIST.match(self._held)
        if start:
            self._move(start.end())
        self._skip()
        if self._next() != "[":
            found, written = self._whole()
            if found != {}:
                yield found, written
            return
        self._move(self._at + 1)
        while True:
            self._skip()
            if self._next() in ("]", ""):
                if not self._next():
                    raise Unreadable(
                        _("{name} ends within its array; it is damaged, make it again.").format(
                            name=self._name
                        )
                    )
                return
            yield self._element()

    def _next(self) -> str:
        return self._held[self._at : self._at + 1]

    def _skip(self) -> None:
        while True:
            space = _SPACE.match(self._held, self._at)
            self._move(space.end() if space else self._at)
            if self._at < len(self._held) or self._ended:
                return
            self._more()

    def _move(self, to: int) -> None:
        self._line += self._held.count("\n", self._at, to)
        self._at = to

    def _more(self) -> None:
        piece = self._text.read(max(PIECE, len(self._held) - self._at))
        self._ended = not piece
        self._held, self._at = self._held[self._at :] + piece, 0

    def _whole(self) -> tuple[Any, str]:
        """The one object that the text is."""
        found, written = self._element()
        self._skip()
        if self._next():
            raise Unreadable(
                _("{name} goes on after its end; as NDJSON it would end in .ndjson.").format(name=self._name)
            )
        return found, written

    def _element(self) -> tuple[Any, str]:
        while True:
            try:
                found, end = _DECODER.raw_decode(self._held, self._at)
                if end < len(self._held) or self._ended:
                    break
            except RecursionError as problem:
                raise Unreadable(
                    _("Line {line} of {name} is nested too deep to be a table.").format(
                        line=self._line, name=self._name
                    )
                ) from problem
            except ValueError as problem:
                if self._ended:
                    there = self._held.count("\n", self._at, getattr(problem, "pos", self._at))
                    why = getattr(problem, "msg", str(problem))
                    raise Unreadable(
                        _("Line {line} of {name} is not JSON: {problem}.").format(
                            line=self._line + there, name=self._name, problem=why[:120].lower()
                        )
                    ) from problem
            if len(self._held) - self._at > LONGEST_LINE:
                raise Unreadable(
                    _("What begins in line {line} of {name} is no row: it is too long.").format(
                        line=self._line, name=self._name
                    )
                )
            self._more()
        written = self._held[self._at : end]
        self._move(end)
        return found, written


def _in_short(problem: Exception) -> str:
    if isinstance(problem, json.JSONDecodeError):
        return _("{problem}, at its character {place}").format(
            problem=problem.msg.lower(), place=problem.pos + 1
        )
    return _("nested too deep") if isinstance(problem, RecursionError) else str(problem)[:120]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(_("a name is given twice"))
    return found


def _number(text: str) -> int | str:
    """A whole number; one that Python would not read as a number, as text."""
    return int(text) if len(text) < 60 else text


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_int=_number, object_pairs_hook=_once)


def _is_deep(value: Any) -> bool:
    if isinstance(value, list):
        return not all(isinstance(member, str) for member in value)  # names are listed, figures are not
    return isinstance(value, dict)


def as_text(value: Any) -> str:
    """A typed value as text: whole numbers without a point, days as ISO days, lists joined by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return Typed(number_text(Decimal(repr(value)) if isinstance(value, float) else Decimal(value)))
    if isinstance(value, list):
        return "; ".join(as_text(member) for member in value)
    return str(value)


def number_text(number: Decimal) -> str:
    """A number in plain digits, with a point before its decimals."""
    if not number.is_finite() or abs(number.adjusted()) > 60:
        return str(number)
    if number == number.to_integral_value():
        return format(number.quantize(Decimal(1)) if number else Decimal(0), "f")
    return format(number.normalize(), "f")
