"""An answer without its sources, in their words and units; and one in our words, from its numbers alone."""

from decimal import Decimal

import pytest

from claims.domain import Assertion, Modality, Scope, Temporality, Voice, Written, interpret
from claims.domain.answering.answer_ends import report_ends, significant
from claims.domain.answering.answer_text import AnswerText, worded_span
from claims.domain.comparing.sentences import Teller, shown
from tests.claims.domain.cast import IN_RUSSIA, TRENCH_A, claim

LOADED = Scope("loaded", "fuel", "mass", "tonne")
EVER = Scope("people there", "t", "persons", "person", temporality=Temporality.TIMELESS, is_count=True)


def printed(*claims: Assertion) -> str:
    return AnswerText(claims[0].question, Teller({}), None).unattributed(report_ends(claims))


@pytest.mark.parametrize(
    ("question", "wordings", "text"),
    [
        (IN_RUSSIA, ("exactly 160",), "160 people"),
        (IN_RUSSIA, ("stated 160", "approx 160"), "160 people"),  # the plain wording goes first
        (IN_RUSSIA, ("approx 160",), "about 160 people"),
        (IN_RUSSIA, ("approx 300", "approx 600"), "about 300 to about 600 people"),
        (IN_RUSSIA, ("stated 10,000", "more_than 100,000"), "10,000 to more than 100,000 people"),
        (IN_RUSSIA, ("at_least 30", "at_least 12"), "at least 30 people"),
        (IN_RUSSIA, ("at_least 30", "up_to 90"), "at least 30 people and up to 90 people"),
        (IN_RUSSIA, ("up_to 90", "less_than 80"), "less than 80 people"),
        (IN_RUSSIA, ("uncountable dozens",), "dozens of people"),
        (IN_RUSSIA, ("range 10 20",), "10 to 20 people"),
        (LOADED, ("stated 1,102 unit=short_ton", "stated 1,000"), "1,102 short tons (about 1,000 tonnes)"),
        # one of two ends was said in another unit: both say theirs
        (TRENCH_A, ("stated 100", "stated 1 unit=kilometre"), "100 metres to 1 kilometre (1,000 metres)"),
        (TRENCH_A, ("uncountable dozens unit=kilometre",), "dozens of kilometres (at least 24,000 metres)"),
        (TRENCH_A, ("stated 0 unit=mile",), "0 miles (0 metres)"),
    ],
)
def test_in_the_words_of_its_sources(question: Scope, wordings: tuple[str, ...], text: str) -> None:
    assert printed(*(claim(str(n), question, wording) for n, wording in enumerate(wordings))) == text


@pytest.mark.parametrize(
    ("margins", "text"),
    [
        ([("2,400", "300")], "2,400 ± 300 people"),  # both ends follow from one margin
        ([("2,400", "300"), ("2,600", "400")], "2,100 to 3,000 people"),
    ],
)
def test_with_a_margin(margins: list[tuple[str, str]], text: str) -> None:
    claims = [
        Assertion(
            source,
            EVER,
            Voice(source, source),
            interpret(Modality.RANGE, Written(best=best, plus_minus=margin), EVER),
        )
        for source, (best, margin) in zip("AB", margins, strict=False)
    ]
    assert printed(*claims) == text


@pytest.mark.parametrize(
    ("low", "high", "modalities", "text"),
    [
        (300, 600, (Modality.APPROX, Modality.APPROX), "about 300 to about 600"),
        (300, 600, (None, None), "300 to 600"),
        (10_000, 100_000, (None, Modality.MORE_THAN), "10,000 to more than 100,000"),
        (30, 90, (Modality.AT_LEAST, Modality.UP_TO), "at least 30 and up to 90"),
        (160, 160, (None, None), "160"),
        (160, 160, (Modality.APPROX, Modality.APPROX), "about 160"),
        (160, 160, (None, Modality.NEARLY), "nearly 160"),
        (100, None, (Modality.MORE_THAN, None), "more than 100"),
        (100, None, (None, None), "at least 100"),  # open above, in whatever words
        (None, 100, (None, Modality.LESS_THAN), "less than 100"),
        (None, 100, (None, None), "at most 100"),
        (None, None, (None, None), ""),
    ],
)
def test_in_our_words(
    low: int | None,
    high: int | None,
    modalities: tuple[Modality | None, Modality | None],
    text: str,
) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    low_modality, high_modality = modalities
    spoken = worded_span(*ends, low_modality=low_modality, high_modality=high_modality, numbers=shown)
    assert spoken == text


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        ("999.71758348", 3, "1000"),
        ("0.5806", 3, "0.581"),
        ("12345", 3, "12300"),
        ("12.5", 2, "12"),  # half to even
        ("0", 3, "0"),
        ("0.000", 3, "0"),
        ("-1234", 2, "-1200"),
    ],
)
def test_significant_digits_in_plain_notation(value: str, digits: int, rounded: str) -> None:
    assert str(significant(Decimal(value), digits)) == rounded
