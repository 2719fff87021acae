"""The three sentences of the first screen: what is disputed, what was settled, what is overdue."""

from dataclasses import replace
from datetime import date

import pytest

from claims.domain.lifecycle import ChangeKind
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


def test_all_that_is_open_is_counted_by_the_reports_own_number() -> None:
    assert summary(REPORT)[0].startswith("Of 2 open disagreements the gravest is on “")
    one = replace(NOTHING, headlines=(), disagreements=REPORT.disagreements[:1])
    assert summary(one)[0].startswith("One disagreement is open, on “")


def test_a_difference_is_not_called_a_contradiction() -> None:
    lesser = replace(REPORT.disagreements[0], kind="underspecified", sections=(Section.OPEN,))
    said = summary(replace(REPORT, disagreements=(lesser,)))[0]
    assert said.startswith("No contradiction is open; the gravest difference concerns ")


def test_what_was_published_is_named_and_the_rest_is_counted() -> None:
    figure = replace(REPORT.figures[0], change="NEW", question="How many?", text="8,000 people")
    several = tuple(replace(figure, figure=str(number)) for number in range(3))
    one, three = (summary(replace(NOTHING, figures=several[:count]))[1] for count in (1, 3))
    assert one == "The figure for “How many?” was published: 8,000 people."
    assert three == (
        "The figure for “How many?” was published: 8,000 people; the figure for “How many?” was published: "
        "8,000 people; and 1 more figure was published or changed."
    )


@pytest.mark.parametrize(
    ("change", "before", "said"),
    [
        ("CORRECTED", "8,000 people", "was corrected from 8,000 people to 9,000 people."),
        ("CORRECTED", "9,000 people", "stands: 9,000 people."),
        ("UPDATE", "8,000 people", "was updated from 8,000 people to 9,000 people."),
        ("UPDATE", "", "was published: 9,000 people."),
        ("WITHDRAWN", "8,000 people", ", 8,000 people, was withdrawn."),
        ("HOLD", "8,000 people", ", 8,000 people, was put on hold."),
        ("STALE", "8,000 people", ", 8,000 people, is out of date."),
        ("REFILE", "9,000 people", "stands: 9,000 people."),
        ("REDACTED", "8,000 people", "was taken back."),
    ],
)
def test_what_became_of_a_figure_can_be_read_aloud(change: str, before: str, said: str) -> None:
    figure = replace(
        REPORT.figures[0], question="How many?", change=change, text="9,000 people", before=before
    )
    told = summary(replace(NOTHING, figures=(figure,)))[1]
    assert " ".join(told.split()) == f"The figure for “How many?”{'' if said[0] == ',' else ' '}{said}"
    assert "→" not in told


def test_every_change_has_its_words() -> None:
    for change in ChangeKind:
        figure = replace(REPORT.figures[0], change=change.value, before="8,000 people")
        assert summary(replace(NOTHING, figures=(figure,)))[1].endswith(".")


def test_what_was_resolved_without_a_figure_is_counted() -> None:
    resolved = replace(REPORT.disagreements[0], sections=(Section.RESOLVED,))
    first, second, _ = summary(replace(NOTHING, disagreements=(resolved,)))
    assert first == "No question is in dispute."
    assert second.startswith("1 disagreement was resolved: “")


def test_the_longest_overdue_is_named_and_all_are_counted() -> None:
    late = (overdue("How many?", date(2024, 10, 9)), overdue("How far?", date(2024, 9, 9)))
    told = summary(replace(NOTHING, overdue=late, more=(More(key="overdue", count=5),)))[2]
    assert told == "7 reviews are overdue; the first, of “How far?”, was due by 9 September 2024."
    assert summary(replace(NOTHING, overdue=late[:1]))[2] == (
        "1 review is overdue: that of “How many?” was due by 9 October 2024."
    )


@pytest.mark.parametrize("report", [REPORT, QUIET])
@pytest.mark.parametrize("form", [Format.MD, Format.TERMINAL, Format.HTML, Format.JSON])
def test_every_rendering_for_people_begins_with_them(report: Report, form: Format) -> None:
    sentence = "A sentence to be read aloud on Monday."
    text = RENDERERS[form](replace(report, summary=(sentence,)))
    flat = " ".join((text if isinstance(text, str) else text.decode()).split())
    place = flat.index(sentence)
    assert all(place < flat.index(headline.label) for headline in report.headlines)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("NEW", "CHALLENGED"), "The figure for “How many?”, 8,000 people, was challenged."),
        (("NEW", "CHALLENGED", "REFILE"), "The figure for “How many?” was published: 8,000 people."),
        (("NEW", "HOLD", "WITHDRAWN"), "The figure for “How many?”, 8,000 people, was withdrawn."),
        (("DISPUTED", "REFILE"), "The figure for “How many?” stands: 8,000 people."),
        (("STALE", "REFILE"), "The figure for “How many?” stands: 8,000 people."),
        (("NEW", "DISPUTED"), "The figure for “How many?”, 8,000 people, is in dispute."),
    ],
)
def test_of_a_figure_that_changed_several_times_what_it_came_to_is_told(
    changes: tuple[str, ...], said: str
) -> None:
    first = replace(REPORT.figures[0], question="How many?", text="8,000 people", before="8,000 people")
    superseded = "8,000 people (not for publication: superseded)"
    versions = [
        replace(
            first,
            change=change,
            version=number,
            before="" if change == "NEW" else first.before,
            text=first.text if number == len(changes) else superseded,
        )
        for number, change in enumerate(changes, start=1)
    ]
    for figures in (versions, versions[::-1]):
        assert summary(replace(NOTHING, figures=tuple(figures)))[1] == said


def test_a_published_disagreement_is_no_figure() -> None:
    undecided = replace(REPORT.figures[0], question="How many?", change="NEW", method="undetermined")
    told = summary(replace(NOTHING, figures=(undecided,)))[1]
    assert told == "No figure for “How many?” could be settled, and the disagreement was published."
