"""The words an editor reads aloud."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.domain.comparing.findings import Kind, Reason
from claims.reports import words
from claims.reports.independence_text import Tie, reason
from claims.reports.kinds import TITLES, Pair, title, why
from claims.reports.report import Days, Headline, Span, Spread
from sources.domain.independence import Dependence
from tests.claims.reports.sample import BORDER, CORRECTED, DENIAL, EXISTENCE, NIS, SEOUL, TOGETHER, US, span

# What two claims can be without a person having to look at them: no conflict is of these kinds.
AT_PEACE = {
    Kind.NOT_COMPARABLE, Kind.DUPLICATE, Kind.COMPATIBLE, Kind.UPDATE, Kind.TEMPORAL_DIFFERENCE,
    Kind.DEPENDENT_AGREEMENT, Kind.CORROBORATION,
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in AT_PEACE])
def test_every_kind_a_conflict_can_be_has_a_title_and_a_sentence_naming_both(kind: Kind) -> None:
    assert kind in TITLES
    for cause in Reason if kind is Kind.CONTRADICTION else [""]:
        text = why(kind, cause, Pair(first=NIS, second=SEOUL, unit="person", gap=Decimal(20)))
        assert NIS.source in text
        assert "1,500" in text
        assert "11,000" in text
        assert text.endswith(".")
        assert title(kind, cause)[0].isupper()


def test_a_part_and_its_whole_are_explained_with_the_remainder() -> None:
    text = why(
        "scope_difference",
        "",
        Pair(
            first=BORDER,
            second=TOGETHER,
            question="North Korean troops in Russia",
            unit="person",
            remainder=span("1500", "4500"),
        ),
    )
    assert text == (
        "United States government said about 8,000 in answer to “North Korean troops near Russia's border "
        "with Ukraine”; Joint assessment: United States, South Korea, Ukraine said 10,000 to 12,000 in "
        "answer to “North Korean troops in Russia”. The first asks about a part of the second, so both can "
        "be right. If they are, the rest comes to 1,500 to 4,500 people."
    )


def test_none_against_some_is_said_plainly() -> None:
    assert why("contradiction", "existence", Pair(first=DENIAL, second=NIS)).endswith(
        "said none; 국가정보원 (South Korea's National Intelligence Service) said 1,500. "
        "There were none or there were some: both cannot be right."
    )


def test_a_gap_is_named_in_the_unit() -> None:
    assert "they stay 20 metres apart." in why(
        "contradiction", "value", Pair(first=US, second=SEOUL, unit="metre", gap=Decimal(20))
    )


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("1500", "person", "1,500 people"),
        ("1", "person", "1 person"),
        ("20.50", "metre", "20.5 metres"),
        ("-3", "degree_Celsius", "−3 °C"),
        ("5", "percent", "5 %"),
        ("1", "percent", "1 %"),
        ("1E+6", "EUR", "1,000,000 euros"),
        ("3", "", "3"),
    ],
)
def test_amounts(number: str, unit: str, text: str) -> None:
    assert words.amount(Decimal(number), unit) == text


@pytest.mark.parametrize(
    ("low", "high", "open_ends", "text"),
    [
        ("1500", "4500", False, "1,500 to 4,500 people"),
        ("10", "10", False, "10 people"),
        ("10", None, False, "at least 10 people"),
        ("10", None, True, "more than 10 people"),
        (None, "1", True, "less than 1 person"),
        (None, "12", False, "at most 12 people"),
        (None, None, False, "any number"),
    ],
)
def test_spans(low: str | None, high: str | None, open_ends: bool, text: str) -> None:
    reach = replace(span(low, high), low_inclusive=not open_ends, high_inclusive=not open_ends)
    assert words.span(reach, "person") == text


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (Days(), "no date given"),
        (Days(end=date(2024, 10, 21)), "up to 21 October 2024"),
        (Days(start=date(2024, 10, 21)), "since 21 October 2024"),
        (Days(start=date(2024, 10, 31), end=date(2024, 11, 4)), "31 October to 4 November 2024"),
    ],
)
def test_days(when: Days, text: str) -> None:
    assert words.days(when) == text


def test_a_spread_is_told_absolute_relative_and_against_the_week_before() -> None:
    assert words.spread(EXISTENCE.spread, "person") == "1,500 people, 100 % of the largest (0 to 1,500)"
    assert words.spread_change(EXISTENCE) == "up from 80 % a week before"
    assert words.spread(None, "person") == "no two numbers to compare"
    level = Spread(lowest=Decimal(5), highest=Decimal(5), absolute=Decimal(0), relative=Decimal(0))
    assert words.spread(level, "person") == "none: the finite figures are equal"
    assert words.spread_change(replace(EXISTENCE, spread_before=EXISTENCE.spread)) == ""
    assert words.percent(Decimal("4.44")) == "4.4 %"
    assert words.percent(Decimal("66.666")) == "67 %"


def test_changes_against_the_week_before_carry_their_sign() -> None:
    told = [words.change(Headline(key="k", label="l", value=3, before=before)) for before in (1, 3, 5)]
    assert told == ["+2", "unchanged", "−2"]


def test_a_correction_shows_old_and_new() -> None:
    assert words.figure_change(CORRECTED) == "Corrected: about 18,000 people → about 8,000 people"


def test_why_a_count_is_what_it_is() -> None:
    assert reason([], []) == "Nobody gives a figure here."
    assert reason(["A", "A"], []) == "A is the only source."
    assert reason(["A", "B"], []) == "All 2 sources are shown to have learned it separately."
    tie = Tie("A", "J", Dependence.MEMBER_OF_JOINT), Tie("B", "J", Dependence.MEMBER_OF_JOINT)
    assert reason(["A", "B", "J"], tie) == (
        "A, B and J speak within one joint assessment, so they count as one voice."
    )
    unknown = reason(["A", "B"], [Tie("B", "A", Dependence.UNKNOWN)], exact=False)
    assert unknown.startswith(
        "It is not known whether B and A learned it separately, so they are not counted"
    )
    assert unknown.endswith("at least so many.")


@pytest.mark.parametrize("cause", list(Dependence))
def test_every_dependence_is_explained(cause: Dependence) -> None:
    twice = cause is Dependence.SAME_SOURCE
    text = reason(["A", "B"], [Tie("A" if twice else "B", "A", cause)])
    assert text.endswith(".")
    assert "A" in text


def test_open_ends_of_intervals_are_what_they_are() -> None:
    assert Span(low=None, high=None).low_inclusive


def test_a_translation_says_who_made_it() -> None:
    assert "(our translation: “North Korea sent" in words.quoted(NIS)
    assert "(machine translation: “North Korea" in words.quoted(replace(NIS, translated_by_machine=True))
