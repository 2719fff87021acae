"""What is seldom said: scales within one word, long lists of ages and articles, addresses, halves."""

import pytest

from claims.domain import Modality
from claims.domain.reading import Asked, Asking, FoundFigure, figure_for, read
from claims.domain.reading.values import Doubt


def told(figure: FoundFigure) -> tuple[str, ...]:
    written = figure.written
    texts = (text for text in (written.low, written.best, written.high) if text)
    return (figure.modality, *texts, figure.unit or figure.noun)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("de", "Es kamen fünf bis zehntausend Menschen.", "5,000", "10,000"),
        ("de", "Es kamen acht bis zwölftausend Menschen.", "8,000", "12,000"),
        ("de", "Es kamen zwanzig bis dreißigtausend Menschen.", "20,000", "30,000"),
        ("de", "Es kamen achtzig bis hunderttausend Menschen.", "80,000", "100,000"),
        ("de", "Es kamen zwei- bis dreihunderttausend Menschen.", "200,000", "300,000"),
        ("de", "Es kamen zwei- bis dreihundert Menschen.", "200", "300"),
        ("de", "Es kamen fünf, vielleicht sechstausend Menschen.", "5,000", "6,000"),
        ("it", "Sono arrivate otto o diecimila persone.", "8,000", "10,000"),
        ("it", "Sono arrivate dieci o dodicimila persone.", "10,000", "12,000"),
        ("nl", "Er kwamen vijf tot tienduizend mensen.", "5,000", "10,000"),
        ("en", "Ten to twelve thousand people came.", "10,000", "12,000"),
    ],
)
def test_the_first_of_two_numbers_has_the_scale_within_the_second(
    language: str, text: str, low: str, high: str
) -> None:
    (found,) = read(text, language).figures
    assert found.modality is Modality.RANGE
    assert [end.replace(" thousand", ",000") for end in (found.written.low, found.written.high) if end] == [
        low,
        high,
    ]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("de", "Es kamen fünftausendzweitausend Menschen.", []),
        ("en", "1.2.3.4 million people", []),
        ("ru", "Погибли 12 тыс. 050 человек.", []),
        ("pl", "Przyszło 12 tys. 5000 osób.", [("stated", "12 thousand", ""), ("stated", "5000", "person")]),
        ("tr", "Yirmi beşten fazla kişi öldü.", [("more_than", "25", "person")]),
        ("tr", "İki yüz otuzdan fazla kişi öldü.", [("more_than", "230", "person")]),
        ("tr", "Beşe yakın kişi öldü.", [("nearly", "5", "person")]),
        ("en", "It took half an hour.", [("stated", "0.5", "hour")]),
        ("en", "A third of the hectares burned.", [("stated", "33.33", "percent")]),
        ("en", "Half all the voters stayed at home.", [("stated", "50", "percent")]),
        ("en", "A third-party inspector came.", []),
        ("nl", "Er was een man of 3 vrouwen.", [("stated", "3", "person")]),
        ("nl", "Er was een man of veertig.", [("approx", "40", "person")]),
        ("hi", "दो-तीन लोग मरे।", [("range", "2", "3", "person")]),
        ("fr", "France 2 l'a dit mardi.", []),
        ("fr", "Il a bu 2 l d'eau.", [("stated", "2", "litre")]),
        ("de", "Der Pegel ist um 40 Zentimeter gefallen.", [("stated", "40", "centimetre")]),
        ("de", "Über Nacht fielen 40 Zentimeter Schnee.", [("stated", "40", "centimetre")]),
        ("en", "They lasted over two years.", [("more_than", "2", "year")]),
        ("fr", "En 2024, à dix ans, la peine fut levée.", [("stated", "10", "year")]),
        (
            "fr",
            "Le plan du ministre de la santé publique du pays à dix ans.",
            [("stated", "10", "year")],
        ),
        ("fr", "Le rendement de la dette française à dix ans a monté.", []),
        ("en", "23 Old Mill Lane was hit.", []),
        ("en", "Children aged 3, 4, 5, 6, 7, 8 and 9 were hurt.", []),
        ("en", "Children 3, 4, 5, 6, 7, 8 and 9 years old were hurt.", []),
        ("de", "Die Artikel 5, 6, 7, 8, 9, 10, 11 und 12 gelten.", []),
        ("en", "Air Force One landed.", []),
        ("en", "Twenty first places were filled.", [("stated", "20", "first")]),
        ("en", "2 7/3 people", [("stated", "2", "")]),
        ("ko", "서너.", []),
        ("zh", "5下3度", [("stated", "5", ""), ("stated", "3", "degree_Celsius")]),
        ("en", "XK$5m was paid.", []),
        ("en", "12 litres per 100 xylophones", [("stated", "12", "litre"), ("stated", "100", "xylophones")]),
        ("it", "Il fatturato si è visto in maggio del 3 per cento.", [("stated", "3", "percent")]),
        ("es", "Ninguno de 300 mineros", [("stated", "300", "person")]),
        ("es", "Abre de las 9 a las 14.", []),
        ("es", "Abre desde las 9 hasta las 14.", []),
        ("pt", "Abre das 9 às 14.", []),
        ("it", "Apre dalle 9 alle 14.", []),
        ("es", "De las 9 a las 14 personas citadas.", [("range", "9", "14", "person")]),
        ("es", "Abre de 9 a 14.", [("range", "9", "14", "")]),
        (
            "en",
            "They will spend $5m and the council of the town agreed over two years.",
            [("stated", "5 million", "USD"), ("more_than", "2", "year")],
        ),
    ],
)
def test_what_is_seldom_said(language: str, text: str, figures: list[tuple[str, ...]]) -> None:
    assert [told(figure) for figure in read(text, language).figures] == figures


@pytest.mark.parametrize(
    ("language", "before", "last", "behind"),
    [
        ("en", "Children aged", " and 51", " were hurt."),
        ("en", "Children", " and 51", " years old were hurt."),
        ("de", "Die Artikel", " und 51", " gelten."),
    ],
)
def test_a_list_is_looked_through_so_far_and_no_farther(
    language: str, before: str, last: str, behind: str
) -> None:
    listed = [str(number) for number in range(2, 50)]
    found = read(f"{before} {', '.join(listed)}{last}{behind}", language).figures
    assert 0 < len(found) < len(listed)
    assert read(f"{before} {', '.join(listed[:6])}{last}{behind}", language).figures == ()


def test_names_of_streets_and_bonds_end_somewhere() -> None:
    (street,) = read("23 Old Big Mill River Green Lane was hit.", "en").figures
    assert street.written.best == "23"
    (term,) = read("The 10-year - - - - - - yield", "en").figures
    assert (term.written.best, term.unit) == ("10", "year")


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("pl", "Nie przyszło nawet tych 300 osób.", "300"),
        ("ja", "その3人さえ来なかった。", "3"),
        ("ja", "その3人未満さえ来なかった。", "3"),
        ("es", "No se salvó ni uno de los 33 mineros.", "33"),
        ("es", "Se salvó ninguno de esos 33 mineros.", "33"),
        ("pt", "Nem um dos 33 mineiros se salvou.", "33"),
    ],
)
def test_of_those_already_known_not_one_is_a_denial(language: str, text: str, number: str) -> None:
    (found,) = read(text, language).figures
    assert (found.modality, found.written.best, found.unit) == (Modality.STATED, number, "person")
    assert found.denied


@pytest.mark.parametrize("text", ["The bill came to 9.4m last year.", "9.4m were sold."])
def test_a_letter_that_may_be_million_or_metres_is_asked(text: str) -> None:
    (found,) = read(text, "en").figures
    (question,) = found.questions
    assert question.doubt is Doubt.UNIT
    assert [(each.written.best, each.unit) for each in question.readings] == [
        ("9.4 million", None),
        ("9.4", "metre"),
    ]


def test_both_ends_of_a_range_with_points_or_commas_are_asked() -> None:
    (found,) = read("1.200-1.500 people", "en").figures
    (question,) = found.questions
    assert question.doubt is Doubt.NUMBER
    ends = [(each.written.low, each.written.high) for each in question.readings]
    assert len(ends) == len(set(ends)) == 2


def test_letters_of_two_languages_tell_neither() -> None:
    (found,) = read("Їжак ы 300 людей").figures
    assert Doubt.LANGUAGE in {question.doubt for question in found.questions}


@pytest.mark.parametrize("value", ["300", "300.0"])
def test_a_number_that_stands_twice_is_the_first_where_a_person_has_said_how_it_is_worded(value: str) -> None:
    quote = "Dozens came: about 300 people on Monday, then 300 people on Tuesday."
    found = figure_for(quote, Asking("person"), value=value, settled=True)
    assert found is not None
    assert (found.modality, found.written.best) == (Modality.APPROX, "300")


@pytest.mark.parametrize("value", ["4", "300"])
def test_a_number_that_is_only_a_part_of_what_stands_there_is_asked(value: str) -> None:
    with pytest.raises(Asked, match="only a part") as caught:
        figure_for("4 million 300 thousand people", Asking("person"), value=value)
    assert [choice["label"] for choice in caught.value.choices] == ["4,300,000 people"]


@pytest.mark.parametrize(
    ("quote", "unit", "moved"),
    [
        ("300 fewer than in May", "person", "fell"),
        ("40 more than in June", "person", "rose"),
        ("40 more than in June", "percent_change", "rose"),
        ("fell by 2.4 per cent", "percent_change", "fell"),
        ("rose 2.4 per cent", "percent", "rose"),
    ],
)
def test_how_far_something_moved_is_asked_where_the_question_may_mean_a_level(
    quote: str, unit: str, moved: str
) -> None:
    with pytest.raises(Asked, match=f"by how much it {moved}"):
        figure_for(quote, Asking(unit), language="en")


@pytest.mark.parametrize(
    ("quote", "unit", "number"),
    [
        ("300 fewer than in May", "person", "-300"),
        ("40 more than in June", "person", "40"),
        ("fell by 2.4 per cent", "percent_change", "-2.4"),
        ("rose 2.4 per cent", "percent_change", "2.4"),
    ],
)
def test_it_has_its_sign_where_values_may_be_negative(quote: str, unit: str, number: str) -> None:
    found = figure_for(quote, Asking(unit, signed=True), language="en")
    assert found is not None
    assert found.written.best == number


@pytest.mark.parametrize("quote", ["40 more than in June", "300 fewer"])
def test_so_many_more_are_no_per_cent(quote: str) -> None:
    with pytest.raises(Asked, match="by how much it"):
        figure_for(quote, Asking("percent_change", signed=True), language="en")


def test_a_share_of_a_round_number_names_its_base() -> None:
    with pytest.raises(Asked, match=r"gives it per 1,000: "):
        figure_for("300 per 1,000", Asking("person"), language="en")


def test_a_vague_figure_is_no_number_that_somebody_typed() -> None:
    found = figure_for("Dozens came, 300 people left.", Asking("person"), value="300")
    assert found is not None
    assert (found.modality, found.written.best) == (Modality.STATED, "300")


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        (
            "fr",
            "Le contrat de 2024 à dix ans a un taux de 4 %.",
            [("stated", "10", "year"), ("stated", "4", "percent")],
        ),
        (
            "fr",
            "Le plan du ministre de la santé publique du pays à dix ans vise un taux de 4 %.",
            [("stated", "10", "year"), ("stated", "4", "percent")],
        ),
        ("en", "Nigeria ranks 3rd on the 2020 Global Terrorism Index", []),
        ("en", "The wall is 64 m long.", [("stated", "64", "metre")]),
        ("en", "It took one and a half hours GMT.", [("stated", "1.5", "hour")]),
        (
            "en",
            "They counted at least about nearly some roughly almost perhaps maybe 300 people.",
            [("at_least", "300", "person")],
        ),
    ],
)
def test_what_hardly_anybody_says(language: str, text: str, figures: list[tuple[str, ...]]) -> None:
    assert [told(figure) for figure in read(text, language).figures] == figures


def test_the_letter_of_a_thing_is_no_unit_of_those_counted() -> None:
    (found,) = read("The army bought 64 F-16 jets.", "en").figures
    assert (found.written.best, found.unit) == ("64", None)
    assert Doubt.NOUN in {question.doubt for question in found.questions}


def test_a_second_number_that_may_be_is_no_end_of_a_range_but_makes_the_first_a_bound_to_ask_about() -> None:
    first, second = read("There were 300, maybe 400 people.", "en").figures
    assert (told(first)[:2], told(second)[1]) == (("at_least", "300"), "400")
    assert Doubt.HEDGE in {question.doubt for question in first.questions}
