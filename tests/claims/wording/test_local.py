"""The same values in each language of the interface."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from claims.wording import local, values

AS_WRITTEN = {
    "en": ("12,345.6 people", "1 metre", "5.6%", "A, B and C", "31 October to 4 November 2024"),
    "de": ("12.345,6 Menschen", "1 Meter", "5,6\u00a0%", "A, B und C", "31. Oktober bis 4. November 2024"),
    "es": (
        "12.345,6 personas",
        "1 metro",
        "5,6\u00a0%",
        "A, B y C",
        "31 de octubre al 4 de noviembre de 2024",
    ),
    "fr": ("12\u202f345,6 personnes", "1 mètre", "5,6\u202f%", "A, B et C", "31 octobre au 4 novembre 2024"),
    "ko": ("12,345.6명", "1미터", "5.6%", "A, B 및 C", "2024년 10월 31일~11월 4일"),
    "uk": ("12\u00a0345,6 особи", "1 метр", "5,6\u00a0%", "A, B і C", "31 жовтня – 4 листопада 2024\u202fр."),
}


@pytest.mark.parametrize("language", AS_WRITTEN)
def test_numbers_units_lists_and_days(language: str):
    with translation.override(language):
        written = (
            values.amount(Decimal("12345.60"), "person"),
            values.amount(Decimal(1), "metre"),
            local.percent(Decimal("5.55")),
            local.listed(["A", "B", "C"]),
            local.days(date(2024, 10, 31), date(2024, 11, 4)),
        )
    assert [_spaced(each) for each in written] == [_spaced(each) for each in AS_WRITTEN[language]]


def _spaced(text: str) -> str:
    """Which of the narrow spaces CLDR has is its own matter."""
    return " ".join(text.split())
