"""What came out untrue, silent or as a crash when fresh cases of the museum's kinds were tried."""

import pytest

from claims.domain import Method, World, propose
from claims.models import Claim, Conflict
from tests import builders
from tests.claims.api.client import get, post, problem
from tests.claims.intake.files import command, csv_file, row

from .rules.exhibit import LEVEL, TOTAL, asked, said

LENGTH = asked("length", "metre", LEVEL)
DEAD = asked("dead", temporality=TOTAL)


def _offered(question, claims):
    names = {claim.voice.source: claim.voice.source for claim in claims} | {question.id: question.id}
    return {each.method: each for each in propose(question, claims, World(), names)}


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (("stated 2", "kilometre"), ("stated 1,990", "metre"), "from 1,990 (B) to 2,000 metres (A)"),
        (("stated 1,102", "foot"), ("stated 336", "metre"), "1,102 feet (336 metres), according to A and B"),
    ],
)
def test_only_two_systems_of_units_make_one_value_of_two(first, second, text):
    (words, unit), (other, other_unit) = first, second
    claims = [
        said("A", LENGTH, words, "2024-05-01", unit=unit),
        said("B", LENGTH, other, "2024-05-01", unit=other_unit),
    ]
    told = _offered(LENGTH, claims)[Method.REPORT_RANGE].text
    assert ("according to A and B" in told) is ("according to A and B" in text)


def test_who_gives_a_single_value_is_said_once():
    (reason,) = _offered(DEAD, [said("A", DEAD, "stated 900", "2024-05-01")])[Method.REPORT_RANGE].reasons
    assert reason == "The value is given by A."


def test_an_earlier_total_that_contradicts_the_answer_can_be_published_with_it():
    claims = [said("A", DEAD, "stated 900", "2024-02-07"), said("B", DEAD, "stated 350", "2024-02-10")]
    text = _offered(DEAD, claims)[Method.UNDETERMINED].text
    assert text == (
        "dead: sources disagree (B: 350 people by 10 February 2024; A: 900 people by 7 February 2024)."
    )
    growing = [said("A", DEAD, "stated 350", "2024-02-07"), said("B", DEAD, "stated 360", "2024-02-10")]
    assert not _offered(DEAD, growing)[Method.UNDETERMINED].offered


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "more", "taken"),
    [
        ("2124-10-31", {}, False),
        ("2124-10-31", {"counted_by": "counted"}, False),
        ("2124-10-31", {"counted_by": "projected"}, True),
        ("2050-01-01", {"counted_by": "modelled"}, True),
        ("2024-10-31", {}, True),
    ],
)
def test_a_figure_for_days_far_ahead_is_asked_about_unless_it_is_a_forecast(tmp_path, day, more, taken):
    code, told = command("import_claims", csv_file(tmp_path, row(as_of=day, **more)))
    remedy = "more than a year in the future; check the year, or say that it is projected (counted by)."
    assert (code == 0, Claim.objects.count() == 1, f"as_of '{day}': {remedy}" in told) == (
        taken,
        taken,
        not taken,
    )
    question, statement = builders.question(), builders.statement()
    text = builders.snapshot("8,000 soldiers.")
    body = {"question": str(question.pk), "statement": str(statement.pk), "snapshot": str(text.pk)}
    body |= {"quote": "8,000 soldiers", "as_of": {"start": day, "end": day}, **more}
    answer = post("claims/", body)
    assert answer.status_code == 201 if taken else remedy in str(problem(answer, 400))


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["9999-12-31", "2924-10-31"])
def test_a_day_of_another_age_is_refused_by_its_field(tmp_path, day):
    code, told = command("import_claims", csv_file(tmp_path, row(as_of=day)))
    assert (code, Claim.objects.count()) == (1, 0)
    assert f"as_of '{day}': more than 300 years in the future; check the year." in told
    question, statement, text = (
        builders.question(),
        builders.statement(),
        builders.snapshot("8,000 soldiers."),
    )
    body = {
        "question": str(question.pk),
        "statement": str(statement.pk),
        "snapshot": str(text.pk),
        "quote": "8,000 soldiers",
        "as_of": {"start": day, "end": day},
    }
    assert "as_of" in str(problem(post("claims/", body), 400))


@pytest.mark.django_db
def test_why_last_figures_are_far_apart_is_said_where_one_is_for_other_days():
    question = builders.question("How many are there?")
    for name, words, day in (("A", "9,000 people", "2024-10-31"), ("B", "400 people", "2024-11-02")):
        builders.claim(question, builders.source(name), words, as_of=day, said_on=None, accept=True)
    read = get(f"conflicts/{Conflict.objects.get().pk}/")
    assert (read["kind"], len(read["witness"])) == ("out_of_step", 2)
    assert read["why"].startswith("The last figures are for different times and far apart")
