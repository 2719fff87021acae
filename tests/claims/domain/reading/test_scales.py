"""Scale words: what stands before one is multiplied, whatever its size; what makes no number is not read."""

import pytest

from claims.domain.reading import read

READ = [
    ("en", "1,500 thousand people", ["1,500 thousand"]),
    ("en", "12,000 thousand tonnes", ["12,000 thousand"]),
    ("en", "5 million million", ["5 trillion"]),
    ("en", "a million million dollars", ["1 trillion"]),
    ("en", "fifteen hundred thousand", ["1,500,000"]),
    ("en", "three million five hundred thousand", ["3,500,000"]),
    ("en", "two million two million", ["2 million", "2 million"]),
    ("de", "1.500 Tausend Tonnen", ["1,500 thousand"]),
    ("de", "zwei Millionen tausend", ["2,001,000"]),
    ("es", "un millón mil soldados", ["1,001,000"]),
    ("es", "1.500 mil toneladas", ["1,500 thousand"]),
    ("ru", "1500 тыс. человек", ["1500 thousand"]),
    ("hi", "1500 हज़ार", ["1500 thousand"]),
    ("tr", "iki milyon bin kişi", ["2,001,000"]),
    ("zh", "12000万人", ["120,000,000"]),
    ("zh", "一万亿元", ["1 trillion"]),
    ("zh", "三亿五千万人", ["350,000,000"]),
    ("ja", "12000万人", ["120,000,000"]),
    ("ko", "1억 2000만 명", ["120,000,000"]),
]


@pytest.mark.parametrize(("language", "text", "numbers"), READ, ids=[row[1] for row in READ])
def test_a_scale_multiplies_all_that_stands_before_it(language: str, text: str, numbers: list[str]) -> None:
    assert [figure.written.best for figure in read(text, language).figures] == numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "5 million thousand"), ("de", "5 Millionen tausend"), ("es", "5 millones mil"),
     ("hi", "2 करोड़ लाख"), ("tr", "5 milyon bin"), ("zh", "5亿万")],
)  # fmt: skip
def test_a_smaller_scale_after_another_makes_no_number(language: str, text: str) -> None:
    assert read(text, language).figures == ()
