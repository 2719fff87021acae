"""Reading when a figure was true: a day, a month, a year, a range of them, or EDTF (ISO 8601-2:2019)."""

import re
from calendar import monthrange
from datetime import date

from claimcheck.foundation.records.errors import Refused

_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_UNSPECIFIED = re.compile(r"([0-9]{3}X|[0-9]{2}XX|[0-9]{4})(?:-XX(?:-XX)?)?|[0-9]{4}-[0-9]{2}-XX")
_RANGE = re.compile(rf"\s*(\.\.|{_PART}|)\s*(?:/|\s+to\s+)\s*(\.\.|{_PART}|)\s*")
REMEDY = "write a day (2024-10-31), a month (2024-10), or a range (2024-10-08/2024-10-13; ../2024-10-21)."
UNKNOWN = frozenset({"", "..", "/", "../.."})


def read_days(text: str, field: str = "as_of") -> tuple[date | None, date | None] | None:
    """The first and the last day; None for an open start or end, None altogether where it is unknown.

    The signs of EDTF for uncertain and approximate (? ~ %) are taken and change nothing: a claim's as-of is
    what the source names. "2024-10-XX" and "202X" are the whole month and decade. Raises Refused.
    """
    plain = re.sub(r"[?~%]", "", text.strip())
    if plain in UNKNOWN:
        return None
    found = _RANGE.fullmatch(plain)
    try:
        if found is None:
            return _first(plain), _last(plain)
        start, end = found.groups()
        return (
            None if start in ("", "..") else _first(start),
            None if end in ("", "..") else _last(end),
        )
    except ValueError as problem:
        raise Refused(field, text, REMEDY) from problem


def read_day(text: str, field: str) -> date | None:
    """One day; None where it is empty. A time behind the day is left out. Raises Refused."""
    plain = text.strip()
    if not plain:
        return None
    try:
        return date.fromisoformat(re.split(r"[T ]", plain)[0])
    except ValueError as problem:
        raise Refused(field, text, "write a day as year-month-day, such as 2024-10-31.") from problem


def _first(text: str) -> date:
    year, month, day = _parts(text, "0")
    return date(int(year), int(month or 1), int(day or 1))


def _last(text: str) -> date:
    year, month, day = _parts(text, "9")
    last_month = int(month or 12)
    return date(int(year), last_month, int(day or monthrange(int(year), last_month)[1]))


def _parts(text: str, digit: str) -> tuple[str, str, str]:
    """Year, month and day in digits; "" where it is not given. Raises ValueError."""
    if not re.fullmatch(_PART, text) and not _UNSPECIFIED.fullmatch(text):
        raise ValueError(text)
    year, month, day = (*text.split("-"), "", "")[:3]
    return year.replace("X", digit), month.replace("XX", ""), day.replace("XX", "")
