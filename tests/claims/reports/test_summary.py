"""The three sentences of the first screen: what is disputed, what was settled, what is overdue."""

from dataclasses import replace
from datetime import date

import pytest

from claims.reports.building.summary import summary
from claims.reports.cross_sections import More, Overdue
from claims.reports.renderings import RENDERERS, Format
from claims.reports.report import Report, Section
from tests.claims.reports.sample import QUIET, REPORT

NOTHING = replace(REPORT, disagreements=(), figures=(), overdue=(), more=())


def overdue(question: str, since: date) -> Overdue:
    return Overdue(record="figure", id="1", topic="T", question=question, since=since, days=3)


def test_a_week_without_anything_says_so() -> None:
    assert summary(NOTHING) == (
        "No question is in dispute.",
        "Nothing was settled or corrected.",
        "Nothing is overdue.",
    )


def test_the_gravest_open_disagreement_comes_first_with_its_reason() -> None:
    gravest = next(one for one in REPORT.disagreements if Section.RESOLVED not in one.sections)
    said = summary(REPORT)[0]
    assert gravest.question in said
    assert gravest.why in said


def test_a_difference_is_not_called_a_contradiction() -> None:
    lesser = replace(REPORT.disagreements[0], kind="underspecified", sections=(Section.OPEN,))
    said = summary(replace(REPORT, disagreements=(lesser,)))[0]
    assert said.startswith("No contradiction is open; the gravest difference concerns ")


def test_what_was_published_is_named_and_the_rest_is_counted() -> None:
    figure = replace(REPORT.figures[0], change="NEW", question="How many?", text="8,000 people")
    one, three = (summary(replace(NOTHING, figures=(figure,) * count))[1] for count in (1, 3))
    assert one == "1 figure was published: “How many?”, 8,000 people."
    assert three == (
        "3 figures were published: “How many?”, 8,000 people; “How many?”, 8,000 people; and 1 more."
    )


def test_a_correction_is_said_with_both_texts() -> None:
    figure = replace(REPORT.figures[0], change="CORRECTED", text="9,000 people", before="8,000 people")
    said = summary(replace(NOTHING, figures=(figure,)))[1]
    assert said.startswith("1 figure was published, corrected or withdrawn: ")
    assert "8,000 people → 9,000 people" in said


def test_what_was_resolved_without_a_figure_is_counted() -> None:
    resolved = replace(REPORT.disagreements[0], sections=(Section.RESOLVED,))
    first, second, _ = summary(replace(NOTHING, disagreements=(resolved,)))
    assert first == "No question is in dispute."
    assert second.startswith("1 disagreement was resolved: “")


def test_the_longest_overdue_is_named_and_all_are_counted() -> None:
    late = (overdue("How many?", date(2024, 10, 9)), overdue("How far?", date(2024, 9, 9)))
    told = summary(replace(NOTHING, overdue=late, more=(More(key="overdue", count=5),)))[2]
    assert told == "7 reviews are overdue, longest that of “How far?”, since 9 September 2024."
    assert summary(replace(NOTHING, overdue=late[:1]))[2] == (
        "1 review is overdue: “How many?”, since 9 October 2024."
    )


@pytest.mark.parametrize("report", [REPORT, QUIET])
@pytest.mark.parametrize("form", [Format.MD, Format.TERMINAL, Format.HTML, Format.JSON])
def test_every_rendering_for_people_begins_with_them(report: Report, form: Format) -> None:
    sentence = "A sentence to be read aloud on Monday."
    text = RENDERERS[form](replace(report, summary=(sentence,)))
    flat = " ".join((text if isinstance(text, str) else text.decode()).split())
    place = flat.index(sentence)
    assert all(place < flat.index(headline.label) for headline in report.headlines)
