"""Every fault of a row is listed, and the row as it was, in a file that can be mended and fed again."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from claims.intake.formats.row import with_reason, without_reason
from claims.models import Claim, Question, QuestionRelation, Topic
from sources.models import Source
from tests.claims.intake.files import command, csv_file, imported, ndjson_file, row

pytestmark = pytest.mark.django_db

MANY = [
    ({"said_on": "soon", "as_of": "31.10.24x", "value": "n/a"}, {"said_on", "as_of", "value"}),
    ({"unit": "furlong", "source_kind": "pope", "said_at": "noon"}, {"unit", "source_kind", "said_at"}),
    ({"temporality": "often", "additive": "so", "said_at": "1"}, {"temporality", "additive", "said_at"}),
    ({"question": "", "source": "", "value": ""}, {"question", "source", "value"}),
    ({"question": "", "value": "n/a"}, {"question", "value"}),
    ({"value": "abc", "value_2": "x", "plus_minus": "?"}, {"value", "value_2", "plus_minus"}),
    ({"chain_complete": "maybe", "modality": "roughly"}, {"chain_complete", "modality"}),
    ({"document_url": "ftp://a", "minimum": "few", "value": "n/a"}, {"document_url", "minimum", "value"}),
    ({"said_on": "2031-01-01", "value": "n/a", "via": "x" * 201}, {"said_on", "value", "via"}),
    ({"source": "x" * 201, "said_at": "noon", "published_at": "soon"}, {"source", "said_at", "published_at"}),
    ({"relation": "near", "related_question": "What?", "value": "12%"}, {"relation", "value"}),
    ({"question": "a\x00b", "parent": "b\x00c"}, {"question", "parent"}),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "fields"), MANY)
@pytest.mark.parametrize("keep_going", [True, False])
def test_all_that_is_wrong_with_a_row_is_listed_at_once(
    changed: dict[str, str], fields: set[str], keep_going: bool, tmp_path: Path
) -> None:
    path = csv_file(tmp_path, row(external_id="good"), row(**changed))
    outcome = imported(path, keep_going=keep_going)
    assert {problem.line for problem in outcome.problems} == {3}
    assert {problem.field for problem in outcome.problems} == fields
    assert (outcome.rejected, Claim.objects.count()) == (1, int(keep_going))


def test_what_a_row_alone_would_bring_is_not_recorded_without_it(tmp_path: Path) -> None:
    bad = row(topic="New", question="New?", source="Nobody", parent="Nobody's house", value="n/a")
    related = {"relation": "part_of", "related_question": "All?"}
    imported(csv_file(tmp_path, row(), {**bad, **related}), keep_going=True)
    assert (Topic.objects.count(), Question.objects.count(), QuestionRelation.objects.count()) == (1, 1, 0)
    assert [source.name for source in Source.objects.all()] == ["United States"]


def test_a_rejected_row_does_not_take_the_key_of_a_good_one(tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, row(value="n/a"), row()), keep_going=True)
    assert [(problem.line, problem.field) for problem in outcome.problems] == [(2, "value")]
    assert outcome.recorded == 1


def _mended(path: Path) -> None:
    """The rejected rows with their figure corrected."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for each in rows:
        each["value"] = "9,000"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


AWKWARD = {"quote": 'He said: "no, 9,000,\nor so"', "quote_kind": "data", "hedging": "=1+1"}


@pytest.mark.parametrize("others", [{}, AWKWARD, {"external_id": ""}])
def test_rejected_rows_are_mended_and_fed_again(others: dict[str, str], tmp_path: Path) -> None:
    """What is recorded then is what would have been had the row been right at once."""
    bad = row(external_id="b", source="France", value="n/a")
    path = csv_file(tmp_path, row(), {**bad, **others})
    code, said = command("import_claims", path, keep_going=True)
    assert (code, Claim.objects.count()) == (1, 1)
    listed = tmp_path / "claims.csv.rejects.csv"
    assert str(listed) in said
    with listed.open(encoding="utf-8", newline="") as file:
        [rejected] = csv.DictReader(file)
    assert rejected["rejected_line"] == "3"
    assert "value 'n/a': no figure" in rejected["rejected_because"]
    _mended(listed)
    assert command("import_claims", listed)[0] == 0
    (tmp_path / "right").mkdir()
    right = csv_file(tmp_path / "right", {**bad, **others, "value": "9,000"})
    assert "0 recorded, 0 revised, 1 known already" in command("import_claims", right)[1]


def test_rejected_lines_of_json_are_fed_again(tmp_path: Path) -> None:
    path = ndjson_file(tmp_path, row(), {**row(external_id="b"), "value": 1.5, "as_of": "soon"}, {})
    path.write_text(path.read_text() + "{broken\n")
    command("import_claims", path, keep_going=True)
    listed = tmp_path / "claims.ndjson.rejects.ndjson"
    first, empty, broken = listed.read_text().splitlines()
    assert json.loads(first)["rejected_because"].startswith("as_of 'soon'")
    assert json.loads(empty)["rejected_because"].startswith("question ''")
    assert broken == "{broken"
    assert without_reason(first) == path.read_text().splitlines()[1]
    listed.write_text(first.replace("soon", "2024-10-31", 2).replace("1.5", "15") + "\n")
    assert command("import_claims", listed)[0] == 0
    assert Claim.objects.count() == 2


@pytest.mark.parametrize("line", ['{"a": 1.10, "b": "x, y"}', "{}", '{"a":1}'])
def test_a_reason_is_put_before_a_line_and_taken_off_again(line: str) -> None:
    assert without_reason(with_reason(line, 'because "x", y')) == line
    assert without_reason(line) == ""


def test_rejected_rows_of_a_workbook_are_listed_as_a_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(list(row()))
    book.active.append(list(row(value="n/a").values()))
    book.save(tmp_path / "claims.xlsx")
    command("import_claims", tmp_path / "claims.xlsx", keep_going=True)
    listed = tmp_path / "claims.xlsx.rejects.csv"
    _mended(listed)
    assert command("import_claims", listed)[0] == 0
    assert Claim.objects.get().best == 9000


def test_a_relation_that_cant_hold_takes_its_rows_out(tmp_path: Path) -> None:
    """And leaves all the others: no row is recorded without what it says."""
    there = row(question="A", relation="part_of", related_question="B")
    back = {"question": "B", "relation": "part_of", "related_question": "A"}
    rows = [
        there,
        row(external_id="b", **back),
        row(external_id="c", source="France", **back),
        row(external_id="d"),
    ]
    outcome = imported(csv_file(tmp_path, *rows), keep_going=True)
    assert [(problem.line, problem.field) for problem in outcome.problems] == [
        (3, "relation"),
        (4, "relation"),
    ]
    assert sorted(Claim.objects.values_list("external_id", flat=True)) == ["a", "d"]
    assert QuestionRelation.objects.count() == 1


def test_too_many_rejected_rows_stop_an_import(tmp_path: Path) -> None:
    rows = [row(external_id=str(number), value="n/a") for number in range(5)]
    outcome = imported(csv_file(tmp_path, *rows), most_rejected=3)
    assert (outcome.rejected, outcome.stopped_after) == (5, 6)


def test_what_the_list_of_a_folder_that_takes_none_becomes(tmp_path: Path, monkeypatch: Any) -> None:
    path = csv_file(tmp_path, row(value="n/a"))

    def full(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claims.management.commands.import_claims.write_rejects", full)
    code, said = command("import_claims", path)
    assert code == 1
    assert "could not be written (No space left on device)" in said
    assert [each.name for each in tmp_path.iterdir()] == ["claims.csv"]
