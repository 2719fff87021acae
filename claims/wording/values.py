"""Values of the domain in words: amounts, intervals, days, counts, ages. They take values, never records.

Ranges read "10,000 to 12,000" in sentences and "10,000–12,000" in tables and tags.
"""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.domain.figures.units import find_unit
from claims.wording import local
from claims.wording.printing import cldr_text

Number = Decimal | Fraction

UNNAMED = frozenset({"", "item", "ratio"})
"""Units that name nothing: what is counted stands in the question."""

_MANY = Decimal(5)
_SIGNS = {
    "": "",
    "person": "people",
    "percent": "%",
    "permille": "‰",
    "degree_Celsius": "°C",
    "percent_change": "per cent",
}
"""That it has changed stands in the question."""
_CLOSE_UP = frozenset({"percent", "permille"})
"""Signs that follow their number without a space."""
_UNINFLECTED = frozenset({*_SIGNS, "percent_change", "ratio"}) - {"person"}


class Bounds(Protocol):
    """Two ends, None being an open one: an interval of the domain, or one that a report holds."""

    @property
    def low(self) -> Number | None:
        """The lower end."""

    @property
    def high(self) -> Number | None:
        """The upper end."""

    @property
    def low_inclusive(self) -> bool:
        """Whether the lower end belongs to it."""

    @property
    def high_inclusive(self) -> bool:
        """Whether the upper end belongs to it."""


class DayBounds(Protocol):
    """A closed range of days; no start is "since ever", neither end is "not known"."""

    @property
    def start(self) -> date | None:
        """The first day."""

    @property
    def end(self) -> date | None:
        """The last day."""


def unit_name(unit: str) -> str:
    """The unit as it follows a number: "people", "metres", "%"."""
    style = local.style()
    if style is not None:
        return cldr_text.unit_word(_MANY, unit, style)
    known = find_unit(unit) if unit else None
    return _SIGNS.get(unit) or (known.name if known else unit)


def amount(number: Number, unit: str, *, aloud: bool = False) -> str:
    """A number with its unit: "1 person", "20 metres", "5%"; `aloud`: as a sentence has it, "4 million
    people"."""
    style = local.style()
    if style is not None:
        return cldr_text.with_unit(local.exact(number), unit, style)
    name = unit_name(unit) if abs(number) != 1 else _singular(unit)
    digits = local.spoken(number) if aloud else local.grouped(number)
    return f"{digits}{'' if unit in _CLOSE_UP else ' '}{name}".rstrip()


def distance(number: Number, unit: str) -> str:
    """How far two figures are apart: "500 people", "2.5 percentage points"; of a question that a day answers,
    which has no unit, "8 days"."""
    number = _to_be_read(number)
    if unit in {"percent", "percent_change"}:
        return ngettext("{number} percentage point", "{number} percentage points", _many(number)).format(
            number=local.grouped(number)
        )
    return amount(number, unit or "day", aloud=True)


def _to_be_read(number: Number) -> Decimal:
    """A number that a conversion has left with more than four decimals, to four digits."""
    exact = local.exact(number)
    if int(exact.normalize().as_tuple().exponent) >= -4:
        return exact
    return round(exact, max(0, 3 - exact.adjusted()))


def _many(number: Number) -> int:
    """What decides the plural: a fraction is many."""
    return int(number) if number == int(number) else 2


def unit_after(text: str, unit: str) -> str:
    """The unit as it follows the words of a source: "nearly 1" is followed by "year"."""
    return _singular(unit) if text.split()[-1:] == ["1"] else unit_name(unit)


def _singular(unit: str) -> str:
    style = local.style()
    if style is not None:
        return cldr_text.unit_word(Decimal(1), unit, style)
    # A code of three capitals is a currency, whose plural serves for one as well.
    if unit in _UNINFLECTED or unit.isupper():
        return unit_name(unit)
    return unit.replace("_", " ")


def span(reach: Bounds | None, unit: str = "") -> str:
    """An interval as a sentence has it: "10,000 to 12,000 people", "at least 3,000 people"; its open ends
    named. Empty for None."""
    if reach is None:
        return ""
    return _span(reach, unit, _("{low} to {high}"), aloud=True)


def short_span(reach: Bounds | None, unit: str = "") -> str:
    """An interval as a table or a tag has it: "10,000–12,000 people"."""
    if reach is None:
        return ""
    below_zero = any(end is not None and end < 0 for end in (reach.low, reach.high))
    return _span(reach, unit, _("{low} to {high}") if below_zero else "{low}–{high}")


def short_reach(reach: Bounds | None, unit: str) -> str:
    """The same of a question that has this unit; one without a unit is answered by days, or by yes or no."""
    ends = () if reach is None or unit else (reach.low, reach.high)
    first, last = (None if end is None else Decimal(int(end)) for end in ends) if ends else (None, None)
    if max(first or 0, last or 0) > 1:  # yes is 1 and no is 0
        return date_answer(first, None, last)
    return short_span(reach, unit)


def _span(reach: Bounds, unit: str, pattern: str, *, aloud: bool = False) -> str:
    low, high = (None if end is None else _to_be_read(end) for end in (reach.low, reach.high))
    if low is not None and high is not None:
        if low == high:
            return amount(low, unit, aloud=aloud)
        first = local.spoken(low) if aloud else local.grouped(low)
        return pattern.format(low=first, high=amount(high, unit, aloud=aloud))
    if low is not None:
        least = _("at least {amount}") if reach.low_inclusive else _("more than {amount}")
        return least.format(amount=amount(low, unit, aloud=aloud))
    if high is not None:
        most = _("at most {amount}") if reach.high_inclusive else _("less than {amount}")
        return most.format(amount=amount(high, unit, aloud=aloud))
    return _("any number")


def answer(low: Decimal | None, best: Decimal | None, high: Decimal | None, stance: str, unit: str) -> str:
    """A published answer as it is printed: "10,000 to 12,000 people", "11,000 people (10,500–11,500)",
    "yes"."""
    if stance:
        return local.yes_or_no(stance)
    around = _Ends(low, high)
    if best is None:
        return span(around, unit) if around else _("undetermined: the sources disagree")
    ends = f" ({short_span(around)})" if around and not low == best == high else ""
    return f"{amount(best, unit, aloud=True)}{ends}"


class _Ends:
    """Two inclusive ends; false where both are open."""

    low_inclusive = high_inclusive = True

    def __init__(self, low: Decimal | None, high: Decimal | None) -> None:
        self.low, self.high = low, high

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None


def ends(low: Decimal | None, high: Decimal | None) -> Bounds:
    """The interval of two inclusive ends, as a row of the database has them."""
    return _Ends(low, high)


def date_answer(low: Decimal | None, best: Decimal | None, high: Decimal | None) -> str:
    """The answer to "when?": a day, or the first and the last it can have been (days as ordinals)."""
    first, last = (best if low is None else low), (best if high is None else high)
    if first is None and last is None:
        return _("undetermined: the sources disagree")
    if first is None or last is None:
        known = first if first is not None else last
        side = _("not after {day}") if first is None else _("not before {day}")
        return side.format(day=local.day(date.fromordinal(int(known or 1))))
    return local.days(date.fromordinal(int(first)), date.fromordinal(int(last)))


def days(when: DayBounds | None) -> str:
    """The days a figure holds for: "31 October to 4 November 2024"."""
    if when is None or (when.start is None and when.end is None):
        return _("no date given")
    if when.end is None:
        return _("since {day}").format(day=local.day(when.start)) if when.start else ""
    if when.start is None:
        return _("up to {day}").format(day=local.day(when.end))
    return local.days(when.start, when.end)


def independent_sources(count: int, exact: bool = True) -> str:
    """A count of independent sources; a lower bound says so: "at least 3 independent sources"."""
    text = ngettext("{n} independent source", "{n} independent sources", count).format(n=count)
    return text if exact else _("at least {count}").format(count=text)


def number(count: int) -> str:
    """A count with its thousands grouped: "93,824"."""
    return local.grouped(Decimal(count))


def age(moment: datetime, now: datetime) -> str:
    """How long ago, in the one unit that matters."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    whole_days = hours // 24
    return ngettext("%(n)d day", "%(n)d days", whole_days) % {"n": whole_days}
