"""What became of a quote, in several languages and with little around it."""

import pytest

from claims.domain.watching import WordsFate, anchored, became

GERMAN = (
    "Im Tal herrscht Ausnahmezustand. Nach Angaben der Polizei kamen mindestens 14 Menschen ums Leben. "
    "Die Schulen bleiben geschlossen.\n\nDer Pegel stand bei 7,42 Metern."
)
JAPANESE = "沖合で旅客船が沈んだ。少なくとも31人が亡くなった。23人が行方不明となっている。"
UKRAINIAN = "До Росії перекинуто до 12 000 солдатів, заявили в Києві. Ще 8 тисяч стоять поблизу кордону."
LIST = "Deaths: 12\nInjured: 31\nMissing: 4"
REGIONS = "Region A\nDeaths: 12\nRegion B\nDeaths: 31"
ALONE = "12 people died"
FLIGHTS = "On flight AB12 the airline lost between 3 and 5 of the crew, and 40 passengers were hurt."
SOME = "Some 300 fled. Then it rained. About 12 people died in Ardle."


@pytest.mark.parametrize(
    ("text", "quote", "later", "fate"),
    [
        (GERMAN, "mindestens 14 Menschen", GERMAN.replace("14", "17"), WordsFate.NUMBER_CHANGED),
        (GERMAN, "mindestens 14 Menschen", GERMAN.replace("14", "vierzehn"), WordsFate.WORDING_CHANGED),
        (GERMAN, "7,42 Metern", GERMAN.replace("7,42", "7,24"), WordsFate.NUMBER_CHANGED),
        (JAPANESE, "少なくとも31人", JAPANESE.replace("31", "33"), WordsFate.NUMBER_CHANGED),
        (JAPANESE, "少なくとも31人", f"ニュース\n{JAPANESE}", WordsFate.STANDS),
        (JAPANESE, "少なくとも31人", JAPANESE.replace("少なくとも31人が亡くなった。", ""), WordsFate.GONE),
        (UKRAINIAN, "до 12 000 солдатів", UKRAINIAN.replace("12 000", "13 000"), WordsFate.NUMBER_CHANGED),
        (UKRAINIAN, "до 12 000 солдатів", UKRAINIAN.replace("12 000", "12.000"), WordsFate.WORDING_CHANGED),
        (LIST, "Deaths: 12", LIST.replace("12", "13"), WordsFate.NUMBER_CHANGED),
        (LIST, "Deaths: 12", f"Updated\n{LIST}", WordsFate.STANDS),
        (LIST, "Deaths: 12", LIST.replace("Deaths: 12\n", ""), WordsFate.GONE),
        (REGIONS, "Deaths: 12", "Region A\nDeaths: 31\nRegion B\nDeaths: 12", WordsFate.NUMBER_CHANGED),
        (SOME, "About 12 people died", SOME.replace("About 12", "Twelve"), WordsFate.WORDING_CHANGED),
        (ALONE, ALONE, "On Monday 12 people died.", WordsFate.STANDS),
        (ALONE, ALONE, "On Monday 112 people died.", WordsFate.NUMBER_CHANGED),
        (ALONE, ALONE, "On Monday 1,312 people died.", WordsFate.NUMBER_CHANGED),
        (ALONE, ALONE, "On Monday 13 people died. On Sunday 14 people died.", WordsFate.GONE),
        (ALONE, ALONE, "Nobody was hurt.", WordsFate.GONE),
        (ALONE, ALONE, ALONE, WordsFate.STANDS),
        (FLIGHTS, "flight AB12", FLIGHTS.replace("AB12", "AB13"), WordsFate.NUMBER_CHANGED),
        (FLIGHTS, "between 3 and 5 of the crew", FLIGHTS.replace("3 and 5", "3"), WordsFate.NUMBER_CHANGED),
    ],
)
def test_what_became_of_a_quote(text: str, quote: str, later: str, fate: WordsFate) -> None:
    anchor = anchored(text, quote)
    assert anchor is not None
    assert became(anchor, later).fate is fate


def test_words_that_stand_in_several_places_are_anchored_only_where_they_were_read() -> None:
    text = "About 12 people died. Later about 12 people died."
    assert anchored(text, "12 people died") is None
    assert anchored(text, "12 people died", 6) is not None
    assert anchored(text, "12 people died", 7) is None
