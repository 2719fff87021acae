"""Short ways to write series and claims for these tests."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.explaining import Series
from claims.domain.figures.figure import Modality, Written
from claims.domain.figures.interpretation import interpret
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import Voice

START = date(2024, 1, 1)
CASES = Scope("cases", "epidemic", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)
NORTH = Scope(
    "cases in the north", "epidemic", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True
)


def day(number: int) -> date:
    """The day of that number; 0 is the first."""
    return START + timedelta(number)


def series(source: str, values: Iterable[float | Decimal | str | None], step: int = 1) -> Series:
    """One value every `step` days; None leaves the day out."""
    points = ((day(i * step), Decimal(str(v))) for i, v in enumerate(values) if v is not None)
    return Series.of(source, points)


def claim(
    source: str,
    value: float | Decimal | str | tuple[float, float],
    number: int = 0,
    *,
    question: Scope = CASES,
    modality: Modality = Modality.STATED,
    quote: str = "",
    document: str | None = None,
    **more: Any,
) -> Assertion:
    """A claim for one day; `value` may be a pair for a range."""
    values = value if isinstance(value, tuple) else (value,)
    figure = interpret(modality, Written.of(modality, *map(str, values)), question, from_data=not quote)
    return Assertion(
        more.pop("id", f"{source} {value} {number}"),
        question,
        Voice(source, f"{source} {value} {number}", document=document),
        figure,
        as_of=DayRange(day(number), day(number)),
        said_on=day(number),
        quote=quote,
        quote_kind=QuoteKind.WORDS if quote else QuoteKind.DATA,
        **more,
    )
