"""Reading when a figure was true: a day, a month, a year, a range of them, or EDTF (ISO 8601-2:2019)."""

import re
from calendar import month_abbr, month_name, monthrange
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused

_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_UNSPECIFIED = re.compile(r"([0-9]{3}X|[0-9]{2}XX|[0-9]{4})(?:-XX(?:-XX)?)?|[0-9]{4}-[0-9]{2}-XX")
_RANGE = re.compile(rf"\s*(\.\.|{_PART}|)\s*(?:/|\s+to\s+)\s*(\.\.|{_PART}|)\s*")
REMEDY = gettext_lazy(
    "write a day (2024-10-31), a month (2024-10), or a range (2024-10-08/2024-10-13; ../2024-10-21)."
)
UNKNOWN = frozenset({"", "..", "/", "../.."})


def read_days(text: str, field: str = "as_of", order: str = "") -> tuple[date | None, date | None] | None:
    """The first and the last day; None for an open start or end, None altogether where it is unknown.

    The signs of EDTF for uncertain and approximate (? ~ %) are taken and change nothing: a claim's as-of is
    what the source names. "2024-10-XX" and "202X" are the whole month and decade. `order`: of days such as
    03/04/2024, "dmy" or "mdy". Raises Refused.
    """
    plain = in_iso(re.sub(r"[?~%]", "", text.strip()), field, order)
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
        raise Refused(field, text, _why_no_day(plain) or str(REMEDY)) from problem


def read_day(text: str, field: str, order: str = "") -> date | None:
    """One day; None where it is empty. A time behind the day is left out, a second day is refused. Raises
    Refused."""
    plain = in_iso(text.strip(), field, order)
    if not plain:
        return None
    day, *behind = re.split(r"[T ]", plain, maxsplit=1)
    try:
        if any(re.search(r"[0-9]{4}-[0-9]{2}", rest) for rest in behind):
            raise ValueError(text)
        return date.fromisoformat(day)
    except ValueError as problem:
        remedy = _why_no_day(plain) or _("write a day as year-month-day, such as 2024-10-31.")
        raise Refused(field, text, remedy) from problem


def _why_no_day(plain: str) -> str:
    """What is wrong where each part is written as it should be; "" where it is not."""
    if re.fullmatch(_PART, plain):
        return _("there is no such day; correct it.")
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+", plain):
        return _("a day and an hour: write the day alone, and the hour (UTC) in the column as_of_at.")
    return ""


_NUMBERED = re.compile(r"(?<![0-9])([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_YEAR_FIRST = re.compile(r"(?<![0-9])([0-9]{4})([./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_NAMED = re.compile(
    r"([0-9]{1,2})\.? ([A-Za-z]{3,9})\.?,? ([0-9]{4})|([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})"
)
_SPAN = re.compile(r"([0-9]{1,2}) ?(?:[-–—]|to) ?([0-9]{1,2})\.? ([A-Za-z]{3,9})\.?,? ([0-9]{4})")
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?,? ([0-9]{4})")
_MONTHS = {name.casefold(): at for names in (month_name, month_abbr) for at, name in enumerate(names) if name}


def in_iso(text: str, field: str, order: str) -> str:
    """The text with its days as ISO writes them: 31.10.2024, 10/31/2024, 2024/10/31, 31 October 2024, two
    of them as 8–13 October 2024, and a month as October 2024.

    `order`: "dmy" or "mdy", as somebody has said or the file proves; without it 03/04/2024 is refused. Raises
    Refused.
    """

    def numbered(found: re.Match[str]) -> str:
        first, second, year = int(found[1]), int(found[3]), found[4]
        if order:
            day, month = (first, second) if order == "dmy" else (second, first)
        elif first > 12 or second > 12 or first == second:
            day, month = max(first, second), min(first, second)
        else:
            days = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
            told = _("could be {choices}: write which, or say the order of the file's dates.")
            offers = [text.replace(found[0], day) for day in days]
            raise Refused(field, text, told.format(choices=" or ".join(days)), offers)
        return f"{year}-{month:02}-{day:02}"

    def named(found: re.Match[str]) -> str:
        month = _MONTHS.get((found[2] or found[4]).casefold())
        day, year = found[1] or found[5], found[3] or found[6]
        return f"{year}-{month:02}-{int(day):02}" if month else found[0]

    def month_alone(found: re.Match[str]) -> str:
        month = _MONTHS.get(found[1].casefold())
        return f"{found[2]}-{month:02}" if month else found[0]

    def span(found: re.Match[str]) -> str:
        month, year = _MONTHS.get(found[3].casefold()), found[4]
        days = (f"{year}-{month:02}-{int(day):02}" for day in (found[1], found[2])) if month else ()
        return "/".join(days) or found[0]

    text = _SPAN.sub(span, text)
    plain = _YEAR_FIRST.sub(lambda found: f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}", text)
    return _MONTH.sub(month_alone, _NAMED.sub(named, _NUMBERED.sub(numbered, plain)))


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
