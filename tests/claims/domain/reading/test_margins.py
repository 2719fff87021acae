"""Margins: read with their figure wherever they stand, and never as a figure of their own."""

from decimal import Decimal

import pytest

from claims.domain import Modality, Scope, Temporality, Written, interpret
from claims.domain.reading.reader import read


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2,400 people, plus or minus 300", ("2,400", "300", "person")),
        ("2,400 people plus or minus 300 were killed", ("2,400", "300", "person")),
        ("2,400 (± 300) people", ("2,400", "300", "person")),
        ("2,400 people +/- 300", ("2,400", "300", "person")),
        ("2,400 people, give or take 300", ("2,400", "300", "person")),
        ("2,400 people, with a margin of error of plus or minus 300", ("2,400", "300", "person")),
        ("Some 2,400 North Korean soldiers, plus or minus 300, have died.", ("2,400", "300", "person")),
        ("2,400 people (margin of error: ± 10 %)", ("2,400", "240", "person")),
        ("$2.4 million, plus or minus 10 percent", ("2.4 million", "240,000", "USD")),
        ("52 percent, with a margin of error of 3 points", ("52", "3", "percent")),
        ("52 ± 3 %", ("52", "3", "percent")),
        ("a strip of 10 km, plus or minus 500 metres", ("10", "0.5", "kilometre")),
        ("2.400 Menschen, plus/minus 300", ("2,400", "300", "person")),
        ("2 400 personnes, plus ou moins 300", ("2,400", "300", "person")),
        ("2.400 más o menos 300 personas", ("2,400", "300", "person")),
        ("2400 осіб, плюс-мінус 300", ("2400", "300", "person")),
        ("2400 artı eksi 300 kişi", ("2400", "300", "person")),
        ("2400 زائد أو ناقص 300 شخص", ("2400", "300", "person")),
        ("2400人、プラスマイナス300人が死亡した", ("2400", "300", "person")),
        ("约2400人（误差±300人）", ("2400", "300", "person")),
        ("2400명 ± 300명", ("2400", "300", "person")),
    ],
)
def test_a_margin_belongs_to_its_figure(text: str, figure: tuple[str, str, str]) -> None:
    (found,) = read(text).figures
    assert found.modality is Modality.RANGE
    assert (found.written.best, found.written.plus_minus, found.unit) == figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2 400 personnes, à 300 près", ("2,400", "300", "person")),
        ("Le bilan est de 2 400 personnes à 300 près, selon la police.", ("2,400", "300", "person")),
        ("2 400 personnes, à 300 personnes près", ("2,400", "300", "person")),
        ("2 400 personnes, à 300 unités près", ("2,400", "300", "person")),
        ("2 400 personnes, à une centaine près", ("2,400", "100", "person")),
        ("2 400 personnes, ± 300 près", ("2,400", "300", "person")),
        ("2 400 personnes, à plus ou moins 300 près", ("2,400", "300", "person")),
        ("52 % à trois points près", ("52", "3", "percent")),
        ("3 km à 50 mètres près", ("3", "0.05", "kilometre")),
        ("environ 2 400 personnes, à 10 % près", ("2,400", "240", "person")),
        ("2 400 personnes, avec une marge de 300", ("2,400", "300", "person")),
        ("2.400 Menschen, auf 300 genau", ("2,400", "300", "person")),
        ("10 km auf 500 Meter genau", ("10", "0.5", "kilometre")),
        ("52 Prozent, auf drei Punkte genau", ("52", "3", "percent")),
        ("2.400 Menschen, 300 mehr oder weniger", ("2,400", "300", "person")),
        ("2.400 Menschen bei einer Fehlertoleranz von 300", ("2,400", "300", "person")),
        ("2.400 personas, con un margen de 300", ("2,400", "300", "person")),
        ("2.400 personas, 300 arriba o abajo", ("2,400", "300", "person")),
        ("2.400 persone, con un margine di 300", ("2,400", "300", "person")),
        ("2.400 persone, 300 più o meno", ("2,400", "300", "person")),
        ("2.400 pessoas, 300 a mais ou a menos", ("2,400", "300", "person")),
        ("2.400 mensen, met een marge van 300", ("2,400", "300", "person")),
        ("2400 osób, z dokładnością do 300", ("2400", "300", "person")),
        ("2400 осіб, з точністю до 300", ("2400", "300", "person")),
        ("2400 человек, с точностью до 300", ("2400", "300", "person")),
        ("2.400 kişi, 300 kişilik hata payıyla", ("2,400", "300", "person")),
        ("2400 شخص، بهامش 300", ("2400", "300", "person")),
        ("2400 लोग, 300 की त्रुटि के साथ", ("2400", "300", "person")),
        ("2400人，误差范围300人", ("2400", "300", "person")),
        ("2400명, 오차범위 300명", ("2400", "300", "person")),
        ("2,400 people, 300 either way", ("2,400", "300", "person")),
        ("2,400 people, within 300 either way", ("2,400", "300", "person")),
        ("2,400 people, 300 more or less", ("2,400", "300", "person")),
        ("2,400 people, plus/minus 300", ("2,400", "300", "person")),
        ("2,400 people, accurate to within 300", ("2,400", "300", "person")),
        ("2,400 people (error of 300)", ("2,400", "300", "person")),
    ],
)
def test_a_margin_is_known_by_what_stands_behind_it_too(text: str, figure: tuple[str, str, str]) -> None:
    (found,) = read(text).figures
    assert found.modality is Modality.RANGE
    assert (found.written.best, found.written.plus_minus, found.unit) == figure


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2 400 personnes, à quelques dizaines près", [("stated", "2,400")]),
        ("20 personnes à 300 mètres près du pont", [("stated", "20"), ("stated", "300")]),
        ("Près de 300 personnes", [("nearly", "300")]),
        ("20 Menschen, auf 300 genau gezählte Plätze", [("stated", "20"), ("stated", "300")]),
        ("auf 300 genau gezählte Personen", [("stated", "300")]),
        ("300 people live within 30 metres of the river", [("stated", "300"), ("stated", "30")]),
        ("2,400 people, correct to the nearest 100", [("stated", "2,400")]),
        ("300 people, more or less", [("approx", "300")]),
    ],
)
def test_what_closes_a_margin_elsewhere_is_none(text: str, figures: list[tuple[str, str]]) -> None:
    assert [(each.modality.value, each.written.best) for each in read(text).figures] == figures


@pytest.mark.parametrize(
    "text",
    [
        "The margin of error is plus or minus 3 points.",
        "plus or minus 300 people",
        "It may be wrong by plus or minus 300 people.",
    ],
)
def test_a_margin_alone_is_no_figure(text: str) -> None:
    assert read(text).figures == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2,400 people, give or take 300 families", [("stated", "2,400"), ("approx", "300")]),
        ("Murieron más o menos 300 personas", [("approx", "300")]),
        ("about 2,400 people, give or take a few hundred", [("approx", "2,400")]),
        ("3,000 people, give or take a dozen", [("approx", "3,000")]),
        ("2,400 people (300 of them children)", [("stated", "2,400"), ("stated", "300")]),
        ("-300 people", [("stated", "-300")]),
    ],
)
def test_what_only_looks_like_a_margin(text: str, figures: list[tuple[str, str]]) -> None:
    assert [(each.modality.value, each.written.best) for each in read(text).figures] == figures


COUNT = Scope("there", "topic", "persons", "person", temporality=Temporality.STOCK, is_count=True)
SHARE = Scope("share", "topic", "share", "percent", temporality=Temporality.STOCK, additive=False)


@pytest.mark.parametrize(
    ("question", "best", "margin", "ends"),
    [
        (COUNT, "2,400", "300", (2100, 2400, 2700)),
        (COUNT, "100", "150", (0, 100, 250)),
        (SHARE, "98", "5", (93, 98, 100)),
        (SHARE, "2", "3", (0, 2, 5)),
        (Scope("t", "topic", "change", "percent_change", additive=False, minimum=None), "1", "3", (-2, 1, 4)),
    ],
)
def test_its_ends_go_no_further_than_what_can_be(
    question: Scope, best: str, margin: str, ends: tuple[int, int, int]
) -> None:
    figure = interpret(Modality.RANGE, Written(best=best, plus_minus=margin), question)
    assert [figure.low, figure.best, figure.high] == [Decimal(end) for end in ends]
    assert not figure.out_of_range
