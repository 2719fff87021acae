"""Figures, days and ages as the admin's pages say them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Claim, Unit
from claims.models.ranges import to_day_range
from claims.plots.axis import grouped
from claims.reports import words
from claims.reports.answer_words import answer_of
from claims.reports.report import Days, Span


def days(found: Any) -> str:
    """The days that a column holds: "31 October to 4 November 2024"."""
    when = to_day_range(found)
    return words.days(Days() if when is None else Days(start=when.start, end=when.end))


def unit_name(unit: Unit | None) -> str:
    """The unit's code, by which the reports know its words."""
    return "" if unit is None else unit.code


def number(value: Decimal | None) -> str:
    """A number for the eye; empty where there is none."""
    return "" if value is None else grouped(value)


def answer(one: Any, unit: Unit | None) -> str:
    """The answer of a resolution or of a published figure in words."""
    if one.stance:
        return {"affirms": _("affirmed"), "denies": _("denied")}[one.stance]
    if one.low is None and one.high is None and one.best is None:
        return _("undetermined")
    if one.low_modality or one.high_modality:
        return answer_of(one, unit_name(unit))
    if one.low is None and one.high is None:
        return words.amount(one.best, unit_name(unit))
    reach = words.span(Span(low=one.low, high=one.high), unit_name(unit))
    return (
        reach
        if one.best is None
        else _("%(reach)s, best %(best)s") % {"reach": reach, "best": grouped(one.best)}
    )


def figure(claim: Claim) -> str:
    """A claim's figure as written, with its unit where that is not understood: "about 8,000 people"."""
    said, unit = claim.as_written(), claim.written_unit_id
    if claim.stance or not unit or claim.modality == "none":
        return said
    return f"{said} {words.unit_after(said, unit)}".rstrip()


def age(moment: datetime, now: datetime) -> str:
    """How long ago, in the one unit that matters."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = minutes // 60
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    found = minutes // (24 * 60)
    return ngettext("%(n)d day", "%(n)d days", found) % {"n": found}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, marked or not."""

    text: str
    marked: bool


def marked(quote: str, values: Iterable[str], hedges: str = "") -> SafeString:
    """The quote with its figure marked, hedging words in front of it included; escaped."""
    found = [(quote.find(value), value) for value in values if value and value in quote]
    if not found:
        return format_html("{}", quote)
    start = min(at for at, _value in found)
    end = max(at + len(value) for at, value in found)
    start = _with_hedge(quote, start, hedges)
    return format_html("{}<mark>{}</mark>{}", quote[:start], quote[start:end], quote[end:])


def _with_hedge(quote: str, start: int, hedges: str) -> int:
    """The place from which to mark, one hedging word before the figure taken in."""
    before = quote[:start].rstrip()
    for hedge in (each.strip() for each in hedges.split(",")):
        if hedge and before.lower().endswith(hedge.lower()):
            return len(before) - len(hedge)
    return start


def marked_claim(claim: Claim) -> SafeString:
    """A claim's quote with its figure marked."""
    values = [claim.written_low, claim.written_best, claim.written_high]
    if any(values):
        return marked(claim.quote, values, claim.hedging)
    first, *rest = [each.strip() for each in claim.hedging.split(",")] or [""]
    return marked(claim.quote, [first, *rest])
