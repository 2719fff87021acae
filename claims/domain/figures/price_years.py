"""In the prices of which year an amount of money is said to be: "£12bn in 2015 prices"."""

import re

_YEAR = r"(?:(?:19|20)\d\d)"
_MONEY = r"(?:dollars|pounds|euros|francs|yen|yuan|roubles|rubles|rupees|dólares|reais|pesos|libras|livres)"
_BEFORE = (  # the words, then the year
    r"prices? of(?: the year)?",
    r"prei(?:sen|se)(?: von| des jahres| aus)?",
    r"preis(?:stand|basis)",
    r"prix (?:constants )?de(?: l'année)?",
    rf"{_MONEY} (?:constants |constantes )?de",
    r"precios (?:constantes )?de(?:l año)?",
    r"prezzi (?:costanti )?(?:del )?",
    r"preços (?:constantes )?de",
    r"prijzen van|prijspeil",
    r"cenach (?:stałych )?(?:z )?(?:roku )?",
    r"(?:ценах|цінах)",
    r"أسعار (?:عام |سنة )?",
)
_AFTER = (  # the year, then the words
    r"(?:constant |real )?prices?\b(?!\s(?:rose|fell|were|was|have|has|had|went|will|are|is|for|of|\w+ed)\b)",
    r"fiyatlarıyla",
    r"年の?(?:不变|不變)?(?:価格|价格|價格|不变价|不變價)",
    r"년 ?(?:불변)?가격",
    r"की कीमतों",
)
_SAID = re.compile(
    rf"(?:{'|'.join(_BEFORE)})\s?(?P<before>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<after>{_YEAR})\s?(?:{'|'.join(_AFTER)})"
    rf"|\b(?:in|constant|real) (?P<money>{_YEAR}) (?:US |[a-z]+ian )?{_MONEY}\b",
    re.IGNORECASE,
)


def price_year_in(quote: str) -> int | None:
    """The year whose prices a quote names; None where it names none, or several."""
    years = {int(words[words.lastgroup or 0]) for words in _SAID.finditer(quote)}
    return years.pop() if len(years) == 1 else None
