"""Opening what an import is given: CSV, XLSX and NDJSON, plain or gzipped, a row at a time."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, NamedTuple

from claims.intake.spreadsheets import restored

_MARKS = re.compile(r'["\n\r]')
LONGEST_FIELD = 1_000_000
"""Characters of one field; a longer one means that a quotation mark is missing."""


REASONS = ("rejected_line", "rejected_because")
"""What a list of rejected rows says beside each; read again, it is passed over."""


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


def read_rows(path: Path) -> Iterator[Row]:
    """Every row of the file, empty ones left out. Raises Unreadable."""
    kind = _kind(path)
    if not path.is_file():
        raise Unreadable(f"{path} does not exist; check the name.")
    try:
        with ExitStack() as stack:
            opener: Any = gzip.open if path.suffix == ".gz" else open
            raw = stack.enter_context(opener(path, "rb"))
            yield from _READERS[kind](stack, raw)
    except UnicodeDecodeError as problem:
        raise Unreadable(f"{path.name} is not UTF-8 text ({problem.reason}); save it as UTF-8.") from problem
    except (OSError, EOFError, csv.Error) as problem:
        raise Unreadable(f"{path.name} can't be read: {problem}.") from problem


def _kind(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    for kind in _READERS:
        if name.endswith(kind):
            return kind
    raise Unreadable(f"{path.name}: give a file that ends in {', '.join(_READERS)} (or one of them + .gz).")


def _csv_rows(stack: ExitStack, raw: IO[bytes]) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    text = stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""))
    reader = csv.reader(text, strict=True)
    header = [name.strip() for name in next(reader, [])]
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise Unreadable(f"Two columns are named {twice!r}; give each a name of its own.")
    kept = [place for place, name in enumerate(header) if name not in REASONS]
    names = tuple(header[place] for place in kept)
    while True:
        first = reader.line_num + 1  # a field may hold line feeds: the row's own line is where it begins
        try:
            values = next(reader, None)
        except csv.Error as problem:
            yield Row(first, (), (), "", f"it is not CSV: {problem}")
            return
        if values is None:
            return
        if len(kept) < len(header):
            values = [*(values[place] for place in kept if place < len(values)), *values[len(header) :]]
        written = ",".join(values)
        if not written.strip(", ") or not any(map(str.strip, values)):
            continue
        if written.count(",") != len(values) - 1 or _MARKS.search(written):
            written = _quoted(values)
        yield _laid_out(first, names, values, written)


def _laid_out(line: int, names: tuple[str, ...], values: list[str], written: str) -> Row:
    if len(values) > len(names):
        return Row(line, names, values, written, f"{len(values)} fields, but {len(names)} columns")
    values += [""] * (len(names) - len(values))
    return Row(line, names, list(map(restored, values)) if "'" in written else values, written)


def _csv_line(values: list[str]) -> str:
    if not any(mark in value for value in values for mark in ',"\n\r'):
        return ",".join(values)
    return _quoted(values)


def _quoted(values: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(values)
    return written.getvalue()


def _json_rows(stack: ExitStack, raw: IO[bytes]) -> Iterator[Row]:
    text = stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8-sig"))
    for number, line in enumerate(text, start=1):
        written = line.strip()
        if not written:
            continue
        try:
            found = json.loads(written, parse_float=Decimal, object_pairs_hook=_once)
        except (ValueError, RecursionError) as problem:
            yield Row(number, (), (), written, f"it is not JSON: {problem}")
            continue
        if not isinstance(found, dict) or any(isinstance(v, dict) for v in found.values()):
            yield Row(number, (), (), written, "it is not a flat JSON object")
            continue
        if found.keys() & set(REASONS):
            found = {name: value for name, value in found.items() if name not in REASONS}
            written = without_reason(written) or json.dumps(found, ensure_ascii=False, default=str)
        yield Row(number, tuple(found), tuple(map(_as_text, found.values())), written)


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


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is given twice")
    return found


def _xlsx_rows(stack: ExitStack, raw: IO[bytes]) -> Iterator[Row]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(raw, read_only=True, data_only=True)
    except Exception as problem:  # openpyxl raises many kinds for a file that is no workbook
        raise Unreadable(f"It is not an XLSX workbook ({problem}); save it as one.") from problem
    stack.callback(book.close)
    sheet = book.worksheets[0].iter_rows(values_only=True)
    header = tuple(_as_text(value).strip() for value in next(sheet, ()))
    kept = [place for place, name in enumerate(header) if name and name not in REASONS]
    names = tuple(header[place] for place in kept)
    for number, values in enumerate(sheet, start=2):
        texts = [_as_text(value) for value in values]
        if not any(text.strip() for text in texts):
            continue
        written = _csv_line(texts)
        texts += [""] * (len(header) - len(texts))
        yield Row(number, names, [restored(texts[place]) for place in kept], written)


def _as_text(value: Any) -> str:
    """A cell as text: whole numbers without a point, days as ISO days, lists joined by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list):
        return "; ".join(_as_text(each) for each in value)
    return str(value)


_READERS = {".csv": _csv_rows, ".ndjson": _json_rows, ".jsonl": _json_rows, ".xlsx": _xlsx_rows}
