"""The days that a text names, resolved against the day of its publication; none is guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from claims.domain.articles.calendars import Calendar
from claims.domain.articles.digits import days_in_digits
from claims.domain.articles.periods import counted_from, day_of, month_of, near_year, year_of
from claims.domain.articles.text import ArticleSentence
from claims.domain.articles.values import NamedDays, Unsure

_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{1,2}")
_ENDINGS = frozenset({"st", "nd", "rd", "th", "er", "º", "°", "го", "е"})
_WEEK = 7
_SINCE, _SHORT = 6, 2
"""Words from "since" to the day that something began on."""


class _Named(NamedTuple):
    """Days at tokens `begin` to `end`."""

    begin: int
    end: int
    first: date | None
    last: date | None
    unsure: Unsure | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """What dates are resolved by: the calendar of the language and the day of publication."""

    calendar: Calendar
    published: date | None


def days_in(sentence: ArticleSentence, text: str, dating: Dating) -> tuple[NamedDays, ...]:
    """The days that a sentence names, in the order in which they stand."""
    start, end = sentence.tokens[sentence.begin].start, sentence.tokens[sentence.end - 1].end
    found = list(days_in_digits(text, start, end, dating.published))
    taken = [(days.start, days.end) for days in found]
    named = _joined(sentence, list(_in_words(sentence, dating)))
    for named_days in named:
        first, last = sentence.tokens[named_days.begin].start, sentence.tokens[named_days.end - 1].end
        if not any(a < last and first < b for a, b in taken):
            found.append(NamedDays(first, last, named_days.first, named_days.last, named_days.unsure))
    return tuple(sorted(found, key=lambda days: days.start))


def _in_words(s: ArticleSentence, dating: Dating) -> Iterator[_Named]:
    i = s.begin
    while i < s.end:
        found = _at(s, i, dating)
        if found is None:
            i += 1
            continue
        yield found
        i = max(i + 1, found.end)


def _at(s: ArticleSentence, i: int, dating: Dating) -> _Named | None:
    token = s.tokens[i]
    if token.kind == "number":
        return _day_and_month(s, i, dating) or _in_year(s, i)
    if token.kind != "word":
        return None
    return _relative(s, i, dating) or _month_first(s, i, dating) or _weekday(s, i, dating)


def _number(s: ArticleSentence, i: int) -> int | None:
    """The day of a month that stands there."""
    if not (s.begin <= i < s.end) or not _DAY.fullmatch(s.text(i)):
        return None
    return int(s.text(i)) if 1 <= int(s.text(i)) <= 31 else None


def _after_day(s: ArticleSentence, i: int) -> int:
    """Past "th", a point, or "of" after the number of a day."""
    if s.touches(i) and (s.key(i) in _ENDINGS or s.text(i) == "."):
        i += 1
    of = s.at("dates.of", i)
    return of.end if of else i


def _year_at(s: ArticleSentence, i: int) -> tuple[int | None, int]:
    """The year that follows a month, with its end: "2024", ", 2024", "de 2024"."""
    if s.text(i) == ",":
        i += 1
    of = s.at("dates.of", i)
    i = of.end if of else i
    if s.begin <= i < s.end and _YEAR.fullmatch(s.text(i)) and 1500 < int(s.text(i)) < 2200:
        return int(s.text(i)), i + 1
    return None, i


def _day_and_month(s: ArticleSentence, i: int, dating: Dating) -> _Named | None:
    """8 October 2024, 8th of October, 8. Oktober; and "8 to 13 October", "8–13 October"."""
    first = _number(s, i)
    if first is None:
        return None
    j, last = _after_day(s, i + 1), first
    to, two = s.at("dates.to", j), s.at("dates.and", j)
    k = to.end if to else two.end if two else j + 1 if s.text(j) in {"-", "–"} else j
    second = _number(s, k) if k > j else None
    if second is not None:
        j, last = _after_day(s, k + 1), second
    month = dating.calendar.months.at(s.tokens, j, s.end)
    if month is None or not first <= last:
        return None
    year, end = _year_at(s, month.end)
    end = end if year else month.end
    if (
        second is not None
        and two
        and second != first + 1
        and not to
        and not s.words.phrases["dates.between"].before(s.tokens, i, s.begin)
    ):
        return _Named(i, end, None, None, Unsure.AMBIGUOUS_DATE)  # two days, not a run of days
    return _resolved(i, end, (year, month.value, first, last), dating)


def _resolved(begin: int, end: int, days: tuple[int | None, int, int, int], dating: Dating) -> _Named | None:
    given, month, first, last = days
    year = given or near_year(dating.published, month, first)
    if year is None:
        return _Named(begin, end, None, None, Unsure.NO_PUBLICATION_DAY)
    a, b = day_of(year, month, first), day_of(year, month, last)
    return _Named(begin, end, a, b) if a and b else None


def _month_first(s: ArticleSentence, i: int, dating: Dating) -> _Named | None:
    """October 8, 2024; October 8–13; October 2024; in October."""
    month = dating.calendar.months.at(s.tokens, i, s.end)
    if month is None:
        return None
    day = _number(s, month.end)
    if day is not None:
        j, last = _after_day(s, month.end + 1), day
        if s.text(j) in {"-", "–"} and (second := _number(s, j + 1)):
            j, last = j + 2, second
        year, end = _year_at(s, j)
        return _resolved(i, end if year else j, (year, month.value, day, last), dating)
    year, end = _year_at(s, month.end)
    if year:
        return _Named(i, end, *month_of(year, month.value))
    if not _is_led(s, i, month.end) or not _looks_like_month(s, i):
        return None
    if dating.published is None:
        return _Named(i, month.end, None, None, Unsure.NO_PUBLICATION_DAY)
    year = dating.published.year - (month.value > dating.published.month)
    return _Named(i, month.end, *month_of(year, month.value))


def _looks_like_month(s: ArticleSentence, i: int) -> bool:
    """Where months have capitals, a small "may" or "march" is none."""
    return s.words.code not in {"en", "de"} or s.text(i)[:1].isupper()


def _in_year(s: ArticleSentence, i: int) -> _Named | None:
    if (
        not _YEAR.fullmatch(s.text(i))
        or not 1900 <= int(s.text(i)) < 2100
        or (s.touches(i + 1) and s.text(i + 1) == "-")
    ):
        return None
    if not _is_led(s, i, i + 1):
        return None
    return _Named(i, i + 1, *year_of(int(s.text(i))))


def _is_led(s: ArticleSentence, begin: int, end: int) -> bool:
    """Whether a word stands beside a month or a year that makes it one: *in* October, ekim *ayında*."""
    before = s.words.phrases["dates.in"].before(s.tokens, begin, s.begin)
    return before is not None or s.at("dates.behind", end) is not None


def _weekday(s: ArticleSentence, i: int, dating: Dating) -> _Named | None:
    """The last such day up to that of publication, or the next one where the words say so."""
    found = dating.calendar.weekdays.at(s.tokens, i, s.end)
    begin, end = i, _past_brackets(s, found.end) if found else i
    part = s.at("dates.day_parts", end) if found else None
    end = part.end if part else end  # "Monday evening the ministry said"
    if found is None and (stem := _compound_weekday(s, i, dating)) is not None:
        weekday, end = stem, i + 1
    elif found is None:
        return None
    else:
        weekday = found.value
    if dating.published is None:
        return _Named(begin, end, None, None, Unsure.NO_PUBLICATION_DAY)
    back = (dating.published.weekday() - weekday) % _WEEK
    last = s.words.phrases["dates.last"].before(s.tokens, i, s.begin)
    coming = s.words.phrases["dates.next"].before(s.tokens, i, s.begin)
    if coming or (not last and _is_future(s, i)):
        day = dating.published + timedelta(_WEEK - back)
        return _Named((coming or (0, i, i))[1], end, day, day)
    day = dating.published - timedelta(back or (_WEEK if last else 0))
    return _Named(last.start if last else begin, end, day, day)


def _past_brackets(s: ArticleSentence, i: int) -> int:
    """Past the number of the day: "nesta terça-feira (9)"."""
    return i + 3 if s.text(i) == "(" and _number(s, i + 1) and s.text(i + 2) == ")" else i


def _compound_weekday(s: ArticleSentence, i: int, dating: Dating) -> int | None:
    """ "Montagabend": a weekday with a time of day written onto it."""
    key = s.key(i)
    if s.words.code != "de" or len(key) < 10:
        return None
    names = dict(dating.calendar.weekdays.single_words())
    return next((day for name, day in names.items() if len(name) > 5 and key.startswith(name)), None)


def _is_future(s: ArticleSentence, i: int) -> bool:
    """Whether the sentence says what will be; not beside a perfect: "haben am Montag …, soll … sein"."""
    begin = next((j + 1 for j in range(i, s.begin - 1, -1) if s.text(j) == ","), s.begin)
    end = next((j for j in range(i, s.end) if s.text(j) == ","), s.end)
    if any(s.at("dates.done", j) for j in range(begin, end)):
        return False
    return any(s.at("dates.future", j) for j in range(s.begin, s.end))


def _relative(s: ArticleSentence, i: int, dating: Dating) -> _Named | None:
    """Today, yesterday, last week, this year."""
    best: tuple[int, str] | None = None
    for name in _RELATIVE:
        found = s.at(f"dates.{name}", i)
        if found and (best is None or found.end > best[0]):
            best = found.end, name
    if best is None:
        return None
    if dating.published is None:
        return _Named(i, best[0], None, None, Unsure.NO_PUBLICATION_DAY)
    return _Named(i, best[0], *counted_from(dating.published, best[1]))


_RELATIVE = (
    "today", "yesterday", "tomorrow", "last_week", "last_month", "last_year", "this_week", "this_month",
    "this_year",
)  # fmt: skip


def _joined(s: ArticleSentence, named: list[_Named]) -> Sequence[_Named]:
    """Two days with "to" between them as one run of days."""
    joined: list[_Named] = []
    for named_days in named:
        before = joined[-1] if joined else None
        if before and _runs_on(s, before, named_days):
            joined[-1] = _Named(before.begin, named_days.end, before.first, named_days.last)
        else:
            joined.append(_opened(s, named_days))
    return joined


def _runs_on(s: ArticleSentence, before: _Named, after: _Named) -> bool:
    if not (before.first and after.last) or before.first > after.last:
        return False
    to = s.at("dates.to", before.end)
    dash = s.text(before.end) in {"-", "–"} and after.begin == before.end + 1
    return dash or (to is not None and to.end == after.begin)


def _is_since(s: ArticleSentence, i: int) -> bool:
    """ "Since October", "since the outbreak began in January"."""
    for j in range(i, max(s.begin, i - _SINCE), -1):
        if s.words.phrases["dates.since"].before(s.tokens, j, s.begin):
            return j == i or len(s.key(j - 1)) > _SHORT  # "с": since, or with
        if s.tokens[j - 1].kind != "word":
            return False
    return False


def _opened(s: ArticleSentence, each: _Named) -> _Named:
    """ "Until 31 October" has no first day, "since October" no last one."""
    if _is_since(s, each.begin):
        return each._replace(last=None)
    until = s.words.phrases["dates.until"].before(s.tokens, each.begin, s.begin)
    return each._replace(first=None) if until and each.first == each.last else each
