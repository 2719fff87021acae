"""What the report's own values read like."""

from dataclasses import replace
from decimal import Decimal

from claims.reports import words
from claims.reports.report import Headline, Spread
from claims.wording import values
from tests.claims.reports.sample import CORRECTED, EXISTENCE, NIS


def test_a_spread_is_absolute_relative_and_compared_with_last_week() -> None:
    assert words.spread(EXISTENCE.spread, "person") == "1,500 people (0–1,500), 100% of the largest"
    assert "80%" in words.spread_change(EXISTENCE)
    assert words.spread(None, "person") == "no two numbers to compare"
    level = Spread(lowest=Decimal(5), highest=Decimal(5), absolute=Decimal(0), relative=Decimal(0))
    assert words.spread(level, "person") == "no two numbers differ"
    assert words.spread_change(replace(EXISTENCE, spread_before=EXISTENCE.spread)) == ""


def test_changes_from_last_week_carry_their_sign() -> None:
    changes = [words.change(Headline(key="k", label="l", value=3, before=before)) for before in (1, 3, 5)]
    assert changes == ["+2", "unchanged", "−2"]


def test_a_correction_has_old_and_new() -> None:
    assert words.figure_change(CORRECTED) == "Corrected: about 18,000 people → about 8,000 people"


def test_a_translation_says_who_made_it() -> None:
    assert "(our translation: “North Korea sent" in words.quoted(NIS)
    assert "(machine translation: “North Korea" in words.quoted(replace(NIS, translated_by_machine=True))


def test_a_converted_number_is_read_to_four_digits() -> None:
    """Nine miles are 14.484096 kilometres, which nobody says; what a source wrote out is kept."""
    assert values.distance(Decimal("0.374752"), "kilometre") == "0.3748 kilometres"
    reach = values.ends(Decimal("12.874752"), Decimal("14.484096"))
    assert values.short_span(reach, "kilometre") == "12.87–14.48 kilometres"
    assert values.distance(Decimal("15.95"), "percent") == "15.95 percentage points"
    assert values.distance(Decimal("1234567.123456"), "metre") == "1,234,567 metres"
    assert values.distance(Decimal("0.00012"), "metre") == "0.00012 metres"


def test_a_change_in_per_cent_is_read_as_one() -> None:
    assert values.distance(Decimal("1.51"), "percent_change") == "1.51 percentage points"
    assert values.amount(Decimal("-0.4"), "percent_change") == "−0.4 per cent"
