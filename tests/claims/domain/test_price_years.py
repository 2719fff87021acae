"""In the prices of which year an amount is: by its words, in the languages whose figures are read most."""

import pytest

from claims.domain.figures.price_years import price_year_in


@pytest.mark.parametrize(
    ("quote", "year"),
    [
        ("£12bn in 2015 prices", 2015),
        ("(2010 prices)", 2010),
        ("$5m in constant 2012 US dollars", 2012),
        ("12 billion euros in constant prices of 2015", 2015),
        ("12 Mrd. Euro in Preisen von 2015", 2015),
        ("12 milliards d'euros de 2015", 2015),
        ("12.000 millones de euros a precios de 2010", 2010),
        ("12 miliardi a prezzi del 2015", 2015),
        ("in prijzen van 2018", 2018),
        ("w cenach z 2015", 2015),
        ("в ценах 2015 года", 2015),
        ("у цінах 2015 року", 2015),
        ("2015年価格", 2015),
        ("2015년 불변가격", 2015),
        ("بأسعار 2015", 2015),
        ("In 2015 prices rose to £12bn", None),
        ("In 2015 prices climbed to £12bn", None),
        ("it cost 2000 dollars", None),
        ("a fine of 2000 euros", None),
        ("£12bn in 2015 prices, £14bn in 2020 prices", None),
        ("£12bn", None),
    ],
)
def test_the_year_is_that_of_the_prices_and_of_nothing_else(quote: str, year: int | None) -> None:
    assert price_year_in(quote) == year
