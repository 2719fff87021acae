"""A yes/no question in a report: whoever answers it is told and drawn alike in each newsroom's language."""

from dataclasses import replace

import pytest
from django.utils import translation

from claims.domain.figures.figure import Stance
from claims.reports.layout.pictures import interval_picture
from claims.wording.kinds import says
from claims.wording.terms import STANCES
from tests.claims.reports.sample import EXISTENCE, said


def answers() -> tuple[str, str]:
    """As a report keeps them: in the newsroom's words."""
    return str(STANCES[Stance.DENIES].label), str(STANCES[Stance.AFFIRMS].label)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Seoul denied it", "Seoul affirmed it"]),
        ("de", ["Seoul verneint es", "Seoul bejaht es"]),
    ],
)
def test_an_answer_is_no_figure_that_was_said(language: str, told: list[str]) -> None:
    with translation.override(language):
        assert [says(said("Seoul", answer, None, None)) for answer in answers()] == told


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "uk", "ko"])
def test_whoever_answers_is_drawn_at_the_ends_of_the_axis(language: str) -> None:
    with translation.override(language):
        denies, affirms = answers()
        positions = (
            replace(EXISTENCE.positions[0], span=None, said=(said("Seoul", affirms, None, None),)),
            replace(EXISTENCE.positions[1], span=None, said=(said("Pyongyang", denies, None, None),)),
        )
        drawn = interval_picture(replace(EXISTENCE, unit="truth", positions=positions), 1)
        for words in (STANCES[Stance.DENIES].text, STANCES[Stance.AFFIRMS].text, "Seoul", "Pyongyang"):
            assert words in drawn


def test_an_answer_stored_in_english_is_told_so_in_any_newsroom() -> None:
    with translation.override("de"):
        assert says(said("Seoul", "denies", None, None)) == "Seoul verneint es"
