"""What the report's own values read like."""

from dataclasses import replace
from decimal import Decimal

from claims.reports import words
from claims.reports.report import Headline, Spread
from tests.claims.reports.sample import CORRECTED, EXISTENCE, NIS


def test_a_spread_is_absolute_relative_and_compared_with_last_week() -> None:
    assert words.spread(EXISTENCE.spread, "person") == "1,500 people (0–1,500), 100% of the largest"
    assert "80%" in words.spread_change(EXISTENCE)
    assert words.spread(None, "person") == "no two numbers to compare"
    level = Spread(lowest=Decimal(5), highest=Decimal(5), absolute=Decimal(0), relative=Decimal(0))
    assert words.spread(level, "person").startswith("none")
    assert words.spread_change(replace(EXISTENCE, spread_before=EXISTENCE.spread)) == ""


def test_changes_from_last_week_carry_their_sign() -> None:
    changes = [words.change(Headline(key="k", label="l", value=3, before=before)) for before in (1, 3, 5)]
    assert changes == ["+2", "unchanged", "−2"]


def test_a_correction_has_old_and_new() -> None:
    assert words.figure_change(CORRECTED) == "Corrected: about 18,000 people → about 8,000 people"


def test_a_translation_says_who_made_it() -> None:
    assert "(our translation: “North Korea sent" in words.quoted(NIS)
    assert "(machine translation: “North Korea" in words.quoted(replace(NIS, translated_by_machine=True))
