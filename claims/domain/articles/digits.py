"""Days whose month is written as a number: 2024-10-31, 31.10.2024, 31/10/2024, 10月31日."""

import re
from collections.abc import Iterator
from datetime import date

from claims.domain.articles.periods import day_of, month_of, near_year
from claims.domain.articles.values import NamedDays, Unsure

_ISO = re.compile(r"(?<![\d.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_POINTS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_SLASHES = re.compile(r"(?<![\d/.,])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
_SIGNS = re.compile(
    r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号일](?:\D{0,3}?(\d{1,2})\s?[日号일])?"
)
_SIGN_MONTH = re.compile(r"(?<!\d)(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월](?!\s?\d|[間간초末底말])")
_SIGN_DAY = re.compile(
    r"(?<![\d.,月월])(?<![月월]\s)(\d{1,2})(?:日|号|일)"
    r"(?![\d間间後后以内连連分元간째전후내뒤당]|\s?(?:동안|만에|이상|연속|이내|안에|가까이|ぶり))"
)
_COMING = re.compile(r"(?:오는|来る|将于|將於)\s?$")
MONTHS = 12


def days_in_digits(text: str, start: int, end: int, published: date | None) -> Iterator[NamedDays]:
    """Days whose month is a number; 03/04 is left open."""
    for match in _ISO.finditer(text, start, end):
        yield from _day(match, *(int(part) for part in match.groups()))
    for match in _POINTS.finditer(text, start, end):
        yield from _day(match, int(match[3]), int(match[2]), int(match[1]))
    for match in _SLASHES.finditer(text, start, end):
        yield from _with_slashes(match)
    for match in _SIGNS.finditer(text, start, end):
        yield from _signed(match, published)
    for match in _SIGN_MONTH.finditer(text, start, end):
        yield from _month(match, published)
    for match in _SIGN_DAY.finditer(text, start, end):
        yield from _day_alone(match, text, published)


def _month(found: "re.Match[str]", published: date | None) -> Iterator[NamedDays]:
    """2024年10月; without a year the month that last began before the publication."""
    month = int(found[2])
    if not 1 <= month <= MONTHS:
        return
    if not found[1] and published is None:
        yield NamedDays(found.start(), found.end(), None, None, Unsure.NO_PUBLICATION_DAY)
        return
    year = int(found[1]) if published is None or found[1] else published.year - (month > published.month)
    yield NamedDays(found.start(), found.end(), *month_of(year, month))


def _day_alone(found: "re.Match[str]", text: str, published: date | None) -> Iterator[NamedDays]:
    """10日, 지난 8일: the last such day up to the publication, or the next one where the words say so."""
    if published is None:
        yield NamedDays(found.start(), found.end(), None, None, Unsure.NO_PUBLICATION_DAY)
        return
    coming = _COMING.search(text, max(0, found.start() - 5), found.start()) is not None
    month = published.year * 12 + published.month - 1
    day = int(found[1])
    month += (coming and day < published.day) - (not coming and day > published.day)
    yield from _day(found, month // 12, month % 12 + 1, day)


def _with_slashes(found: "re.Match[str]") -> Iterator[NamedDays]:
    """31/10/2024 can be read in one way, 03/04/2024 in two."""
    a, b, year = int(found[1]), int(found[2]), int(found[3] or 0)
    if year and max(a, b) > MONTHS >= min(a, b):
        yield from _day(found, year, min(a, b), max(a, b))
    elif 1 <= a <= MONTHS and 1 <= b <= MONTHS and (year or len(found[1]) == len(found[2]) == 2):
        yield NamedDays(found.start(), found.end(), None, None, Unsure.AMBIGUOUS_DATE)


def _day(found: "re.Match[str]", year: int, month: int, day: int) -> Iterator[NamedDays]:
    if made := day_of(year, month, day):
        yield NamedDays(found.start(), found.end(), made, made)


def _signed(found: "re.Match[str]", published: date | None) -> Iterator[NamedDays]:
    """10月8日, 10월 8일부터 13일."""
    month, day = int(found[2]), int(found[3])
    year = int(found[1]) if found[1] else near_year(published, month, day)
    if year is None:
        yield NamedDays(found.start(), found.end(), None, None, Unsure.NO_PUBLICATION_DAY)
        return
    first, last = day_of(year, month, day), day_of(year, month, int(found[4] or day))
    if first and last and first <= last:
        yield NamedDays(found.start(), found.end(), first, last)
