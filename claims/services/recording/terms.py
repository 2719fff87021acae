"""Terms of a claim that hang on its question, its words or its days, the same in every interface."""

from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.domain.comparing.assertion import CountedBy, QuoteKind
from claims.domain.figures.units import is_money
from claims.domain.questions.times import DayRange
from claims.domain.reading.names.price_years import price_year_in
from claims.models import Question


def check_terms(question: Question, *, dated: bool, as_of_at: time | None, price_year: int | None) -> None:
    """That an hour has a day and a price year an amount of money; raises Refused, naming the field."""
    if as_of_at is not None and not dated:
        raise Refused("as_of_at", as_of_at, _("an hour belongs to a day; give as_of too."))
    if price_year is not None and not is_money(question.dimension):
        raise Refused("price_year", price_year, _("only an amount of money has one; leave it out."))


FARTHEST = 300
"""Years ahead up to which a day is taken as it is written: projections of the sea level reach to 2300."""


def check_far(days: DayRange | None, said_on: date | None, today: date) -> DayRange | None:
    """The days that a claim is for; raises Refused where the last is so far ahead that its year must be
    wrong."""
    if days is not None and days.end.year > max(today, said_on or date.min).year + FARTHEST:
        remedy = _("more than {years} years in the future; check the year.").format(years=FARTHEST)
        raise Refused("as_of", days.end, remedy)
    return days


AHEAD = timedelta(days=366)
"""How far ahead a figure may begin that nobody calls a forecast: budgets and timetables name next year."""
_FORECASTS = frozenset({CountedBy.PROJECTED, CountedBy.MODELLED})


def check_ahead(as_of: tuple[date | None, date | None] | None, counted_by: str, today: date) -> None:
    """That a figure for days far ahead is called a forecast; raises Refused, as its year may be mistyped."""
    first = as_of and (as_of[0] or as_of[1])
    if first and first > today + AHEAD and counted_by not in _FORECASTS:
        remedy = _(
            "more than a year in the future; check the year, or say that it is projected (counted by)."
        )
        raise Refused("as_of", first, remedy)


def said_price_year(question: Question, quote: str, kind: str, given: int | None) -> int | None:
    """The year whose prices an amount of money is in: the one given, else the one that its words name."""
    asked = given is None and is_money(question.dimension) and kind != QuoteKind.DATA
    return price_year_in(quote) if asked else given
