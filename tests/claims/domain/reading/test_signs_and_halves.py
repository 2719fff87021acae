"""Minus in words and signs, halves and quarters of a scale, and shares said the other way round."""

import pytest

from claims.domain.reading import Sureness, read


@pytest.mark.parametrize(
    ("language", "text", "modality", "number", "unit"),
    [
        ("de", "minus 3 Grad", "stated", "-3", "degree_Celsius"),
        ("de", "etwa minus 3 Grad", "approx", "-3", "degree_Celsius"),
        ("de", "plus minus 3 Grad", "approx", "3", "degree_Celsius"),
        ("it", "meno 3 gradi", "stated", "-3", "degree_Celsius"),
        ("nl", "min 3 graden", "stated", "-3", "degree_Celsius"),
        ("zh", "约零下3度", "approx", "-3", "degree_Celsius"),
        ("ja", "前年比マイナス3%", "stated", "-3", "percent"),
        ("ko", "영하 3도", "stated", "-3", "degree_Celsius"),
        ("nl", "drieënhalf miljoen mensen", "stated", "3.5 million", "person"),
        ("hi", "साढ़े तीन लाख लोग", "stated", "350,000", "person"),
        ("hi", "सवा लाख लोग", "stated", "125,000", "person"),
        ("hi", "पौने दो लाख लोग", "stated", "175,000", "person"),
        ("hi", "पांच में से एक", "stated", "20", "percent"),
    ],
)
def test_the_sign_and_the_half_belong_to_the_number(
    language: str, text: str, modality: str, number: str, unit: str
) -> None:
    (found,) = read(text, language).figures
    assert (found.modality, found.written.best, found.unit) == (modality, number, unit)


def test_what_is_a_base_is_no_figure() -> None:
    (found,) = read("प्रति लाख 5 मामले", "hi").figures
    assert (found.written.best, found.per) == ("5", "100000 person")


def test_a_half_before_digits_is_asked() -> None:
    (found,) = read("साढ़े 3 लाख", "hi").figures
    assert found.sureness is Sureness.ASKED


@pytest.mark.parametrize("text", ["1.2e6 people", "5e-3 metres"])
def test_an_exponent_is_no_number_of_its_own(text: str) -> None:
    assert read(text, "en").figures == ()


def test_a_range_that_is_hedged_as_a_bound_is_asked() -> None:
    assert read("nearly 5 or 6 people", "en").figures[0].sureness is Sureness.ASKED
