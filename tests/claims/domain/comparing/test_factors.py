"""How many times one figure is another of a different day, and from where on that is out of step."""

from fractions import Fraction

import pytest

from claims.domain import Assertion, Scope, Temporality
from claims.domain.comparing.factors import factor_between, factor_out_of_step, least_factor
from claims.domain.figures.units import UNITS
from tests.claims.domain.cast import DEAD, IN_RUSSIA, claim

ARRIVED = Scope("arrived", "port", "persons", "person", temporality=Temporality.FLOW, is_count=True)
WARMTH = Scope("warmth", "weather", "temperature", "degree_celsius", minimum=None, additive=False)
COST = Scope("cost", "war", UNITS["USD"].dimension, "USD")
DEFICIT = Scope("deficit", "budget", UNITS["USD"].dimension, "USD", minimum=None)


@pytest.mark.parametrize(
    ("question", "first", "second", "factor"),
    [
        (IN_RUSSIA, "exactly 100", "exactly 250", Fraction(5, 2)),
        (IN_RUSSIA, "exactly 250", "exactly 100", Fraction(5, 2)),  # whichever way round
        (IN_RUSSIA, "exactly 100", "at_least 250", Fraction(5, 2)),  # between the nearest ends
        (IN_RUSSIA, "range 50 100", "range 250 900", Fraction(45, 22)),  # of the outers: 110 and 225
        (IN_RUSSIA, "up_to 100", "exactly 900", Fraction(9, 2)),  # fairly read, up to 200
        (IN_RUSSIA, "exactly 100", "range 90 110", None),  # they meet
        (IN_RUSSIA, "at_least 100", "at_least 900", None),
        (IN_RUSSIA, "none", "exactly 900", None),  # 0 has no factor
        (IN_RUSSIA, "exactly 0", "exactly 900", None),
        (DEFICIT, "exactly -5", "exactly 5", None),  # nor has what is below it
        (WARMTH, "exactly 10", "exactly 40", None),  # 40 °C is not four times 10 °C
        (COST, "exactly 5", "exactly 10 unit=EUR", None),  # another currency
    ],
)
def test_factor(question: Scope, first: str, second: str, factor: Fraction | None) -> None:
    a, b = claim("A", question, first), claim("B", question, second)
    assert factor_between(a, b) == factor


@pytest.mark.parametrize(
    ("question", "earlier", "later", "least"),
    [
        # running totals: the earlier the lower, whatever the days between
        (DEAD, ("exactly 64", "10-01"), ("exactly 2,975", "12-28"), Fraction(3, 2)),
        (DEAD, ("exactly 2,975", "10-01"), ("exactly 64", "12-28"), None),  # that fell: rule 7 says so
        (DEAD, ("exactly 64", "10-01"), ("exactly 2,975", "10-01"), None),
        # levels: up to 3 days from the end of the one to the start of the other, up to 7
        (IN_RUSSIA, ("exactly 10", "10-01"), ("exactly 99", "10-02"), 2),
        (IN_RUSSIA, ("exactly 10", "10-01"), ("exactly 99", "10-04/10-20"), 2),
        (IN_RUSSIA, ("exactly 10", "09-01/10-01"), ("exactly 99", "10-05"), 3),
        (IN_RUSSIA, ("exactly 10", "10-01"), ("exactly 99", "10-08"), 3),
        (IN_RUSSIA, ("exactly 10", "10-01"), ("exactly 99", "10-09"), None),
        (IN_RUSSIA, ("exactly 10", "10-01/10-02"), ("exactly 99", "10-02/10-03"), None),  # they share a day
        # flows: adjacent periods of one length, short or of 28 days and more
        (ARRIVED, ("exactly 10", "10-01/10-07"), ("exactly 99", "10-08/10-14"), 5),
        (ARRIVED, ("exactly 10", "10-01/10-28"), ("exactly 99", "10-29/11-25"), 2),
        (ARRIVED, ("exactly 10", "02-01/02-29"), ("exactly 99", "03-01/03-31"), 2),  # calendar months
        (ARRIVED, ("exactly 10", "01-01/03-31"), ("exactly 99", "04-01/06-30"), 2),  # quarters
        (ARRIVED, ("exactly 10", "01-01/03-31"), ("exactly 99", "04-01/04-30"), None),  # a quarter, a month
        (ARRIVED, ("exactly 10", "10-01/10-07"), ("exactly 99", "10-08/10-20"), None),
        (ARRIVED, ("exactly 10", "10-01/10-07"), ("exactly 99", "10-09/10-15"), None),  # a day between
        (ARRIVED, ("exactly 10", "../10-07"), ("exactly 99", "10-08/10-14"), None),
        # a day that nobody knows
        (IN_RUSSIA, ("exactly 10", ""), ("exactly 99", "10-08"), None),
        (DEAD, ("exactly 10", "10-01"), ("exactly 99", ""), None),
    ],
)
def test_least_factor(
    question: Scope, earlier: tuple[str, str], later: tuple[str, str], least: Fraction | int | None
) -> None:
    assert least_factor(_of(question, *earlier), _of(question, *later)) == least


def _of(question: Scope, wording: str, as_of: str) -> Assertion:
    return claim("A", question, wording, as_of)


@pytest.mark.parametrize(
    ("question", "earlier", "later", "factor"),
    [
        (IN_RUSSIA, ("exactly 50", "10-01"), ("exactly 100", "10-02"), 2),
        (IN_RUSSIA, ("exactly 51", "10-01"), ("exactly 100", "10-02"), None),
        (IN_RUSSIA, ("exactly 10,000", "10-31"), ("exactly 500", "11-01"), 20),
        (DEAD, ("exactly 100", "10-01"), ("exactly 150", "10-09"), Fraction(3, 2)),
        (DEAD, ("exactly 100", "10-01"), ("exactly 149", "10-09"), None),
    ],
)
def test_out_of_step_from_the_least_factor_on(
    question: Scope, earlier: tuple[str, str], later: tuple[str, str], factor: Fraction | int | None
) -> None:
    assert factor_out_of_step(_of(question, *earlier), _of(question, *later)) == factor
