"""What a file says without saying it twice: one spelling of a name, one unit, an answer, a day."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from claims.models import Claim, Question, Topic
from sources.models import Source
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db


def test_names_that_differ_in_case_and_spaces_are_one(tmp_path: Path) -> None:
    """Two spellings of a source would be counted as two that agree independently."""
    first = row(source="City police", question="How many marched?", external_id="a")
    other = row(source="city  Police", question="how many  marched?", topic="TROOPS", external_id="b")
    assert imported(csv_file(tmp_path, first, other)).recorded == 2
    assert [source.name for source in Source.objects.filter(name__icontains="police")] == ["City police"]
    assert [question.text for question in Question.objects.all()] == ["How many marched?"]


def test_names_on_record_are_found_in_any_case(tmp_path: Path) -> None:
    assert imported(csv_file(tmp_path, row(source="Préfecture", question="How many marched?"))).recorded == 1
    later = row(
        source="PRÉFECTURE",
        question="how many  MARCHED?",
        topic="TROOPS",
        topic_slug="",
        external_id="b",
        value="9,000",
    )
    assert imported(csv_file(tmp_path, later)).recorded == 1
    assert Source.objects.filter(name__iexact="préfecture").count() == Question.objects.count() == 1
    assert Topic.objects.count() == 1


def test_two_sources_whose_names_differ_in_case_alone_are_taken_as_written(tmp_path: Path) -> None:
    new.source("Red Star", kind="media", slug="a-paper")
    new.source("RED STAR", kind="media")
    assert imported(csv_file(tmp_path, row(source="RED STAR", source_kind=""))).recorded == 1
    assert Claim.objects.get().statement.source.name == "RED STAR"
    outcome = imported(csv_file(tmp_path, row(source="red star", source_kind="", external_id="b")))
    assert outcome.recorded == 0
    assert "several sources go by it" in outcome.problems[0].remedy


@pytest.mark.parametrize(
    ("quotes", "unit"),
    [
        (["about 300 people died", "400"], "person"),
        (["до 12 000 військових", "близько 900 осіб"], "person"),
        (["mehr als 12 Milliarden Franken"], "CHF"),
        (["the trench is 3 km long"], "kilometre"),
        (["some 400"], "item"),
    ],
)
def test_a_new_question_whose_rows_name_no_unit_has_that_of_their_quotes(
    tmp_path: Path, quotes: list[str], unit: str
) -> None:
    rows = [
        row(unit="", value="", quote=quote, external_id=str(number)) for number, quote in enumerate(quotes)
    ]
    outcome = imported(csv_file(tmp_path, *rows))
    assert [problem.remedy for problem in outcome.problems] == []
    assert Question.objects.get().unit_id == unit


@pytest.mark.parametrize(("said", "stance"), [("yes", "affirms"), ("No", "denies"), ("denies", "denies")])
def test_a_question_with_yes_or_no_is_answered_so(tmp_path: Path, said: str, stance: str) -> None:
    assert imported(csv_file(tmp_path, row(unit="yes/no", value=said))).recorded == 1
    assert Claim.objects.get().stance == stance


def test_no_answer_is_refused_under_the_name_of_its_column(tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, row(unit="yes/no", value="maybe")))
    assert [(problem.field, problem.value) for problem in outcome.problems] == [("value", "maybe")]
    assert outcome.problems[0].offers == ("affirms", "denies")


@pytest.mark.parametrize("said", ["3 October 2024", "2024-10-03", "Oct 3, 2024", "2024/10/03"])
def test_a_day_is_an_answer_as_it_is_a_time(tmp_path: Path, said: str) -> None:
    assert imported(csv_file(tmp_path, row(unit="date", value=said))).recorded == 1
    assert Claim.objects.get().written_best == "2024-10-03"


@pytest.mark.parametrize(
    ("said", "remedy"),
    [("03/04/2024", "could be 2024-04-03 or 2024-03-04"), ("early October 2024", "give the day as")],
)
def test_a_day_that_is_none_is_asked_as_typed(tmp_path: Path, said: str, remedy: str) -> None:
    [problem] = imported(csv_file(tmp_path, row(unit="date", value=said))).problems
    assert (problem.field, problem.value) == ("value", said)
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    ("said", "begin", "end"),
    [
        ("October 2024", "2024-10-01", "2024-10-31"),
        ("Oct 2024", "2024-10-01", "2024-10-31"),
        ("8–13 October 2024", "2024-10-08", "2024-10-13"),
        ("8 to 13 Oct. 2024", "2024-10-08", "2024-10-13"),
    ],
)
def test_months_by_name(tmp_path: Path, said: str, begin: str, end: str) -> None:
    assert imported(csv_file(tmp_path, row(as_of=said))).recorded == 1
    days = Claim.objects.get().as_of
    assert (days.lower, days.upper - timedelta(1)) == (date.fromisoformat(begin), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("2024-02-30", "no such day"),
        ("2024-13-01", "no such day"),
        ("2024-10-31T14:30:00", "the hour (UTC) in the column as_of_at"),
    ],
)
def test_days_that_are_none(tmp_path: Path, said: str, remedy: str) -> None:
    [problem] = imported(csv_file(tmp_path, row(as_of=said))).problems
    assert (problem.field, problem.value) == ("as_of", said)
    assert remedy in problem.remedy


def test_a_number_in_a_list_is_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "claims.json"
    path.write_text(json.dumps([row() | {"value": [3]}]), encoding="utf-8")
    assert "flat JSON object" in imported(path).problems[0].remedy


@pytest.mark.parametrize(("said", "remedy"), [("5×10³", "an exponent"), ("2·10^6", "an exponent")])
def test_powers_of_ten_are_asked_as_such(tmp_path: Path, said: str, remedy: str) -> None:
    assert remedy in imported(csv_file(tmp_path, row(value=said))).problems[0].remedy


def test_a_margin_in_ascii(tmp_path: Path) -> None:
    assert imported(csv_file(tmp_path, row(value="300 +/- 20"))).recorded == 1
    assert Claim.objects.get().written_plus_minus == "20"


def test_a_part_of_a_number_is_answered_with_the_whole(tmp_path: Path) -> None:
    [problem] = imported(
        csv_file(tmp_path, row(unit="EUR", value="11.5", quote="rund 11,5 Mrd. Euro", quote_lang="de"))
    ).problems
    assert "Choose “about 11.5 billion euros”" in problem.remedy


def test_members_are_shown_as_they_were_given(tmp_path: Path) -> None:
    [problem] = imported(csv_file(tmp_path, row(source="G", source_kind="media", members="H"))).problems
    assert (problem.field, problem.value) == ("members", "H")
