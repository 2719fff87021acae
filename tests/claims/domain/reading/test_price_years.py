"""In the prices of which year an amount is: by its words, in each language that is read."""

import pytest

from claims.domain.reading.names.price_years import price_year_in


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
        ("12 Mrd. Euro zu 2015er Preisen", 2015),
        ("12 milliards d'euros aux prix de 2015", 2015),
        ("12.000 millones de dólares constantes de 2010", 2010),
        ("12 miliardi di euro del 2015", 2015),
        ("12 bilhões de reais de 2015", 2015),
        ("12 mil milhões a preços constantes de 2015", 2015),
        ("12 miljard euro, prijspeil 2018", 2018),
        ("12 mld zł w cenach stałych z 2015 roku", 2015),
        ("12 млрд грн у постійних цінах 2015 року", 2015),
        ("12 млрд руб. в постоянных ценах 2015 года", 2015),
        ("2015 fiyatlarıyla 12 milyar lira", 2015),
        ("2015 yılı sabit fiyatlarıyla 12 milyar lira", 2015),
        ("12 مليار دولار بالأسعار الثابتة لعام 2015", 2015),
        ("بأسعار عام ٢٠١٥", 2015),
        ("2015 की कीमतों पर 12 करोड़ रुपये", 2015),
        ("按2015年不变价格计算为120亿元", 2015),
        ("2015年の不変価格で120億円", 2015),
        ("2015년 불변 가격으로 120억 원", 2015),
        ("12 Millionen Euro im Jahr 2015", None),
        ("12 millions d'euros en 2015", None),
        ("12 millones de euros en 2015", None),
        ("12 млн грн у 2015 році", None),
        ("2015年花费120亿元", None),
        ("2015년 120억 원", None),
    ],
)
def test_the_year_is_that_of_the_prices_and_of_nothing_else(quote: str, year: int | None) -> None:
    assert price_year_in(quote) == year
