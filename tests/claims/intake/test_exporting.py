"""What an export holds, and that a spreadsheet can do nothing with it."""

import csv
from pathlib import Path

import pytest

from claims.intake.spreadsheets import made_safe, restored
from tests import builders as new
from tests.claims.intake.files import command, csv_file, imported, row

pytestmark = pytest.mark.django_db


def test_a_claim_recorded_by_hand_is_known_by_its_own_id(tmp_path: Path) -> None:
    new.claim(quote="about 8,000 soldiers")
    assert command("export_claims", tmp_path / "out.csv")[0] == 0
    outcome = imported(tmp_path / "out.csv")
    assert (outcome.known, outcome.recorded) == (1, 0)


def test_what_is_internal_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    new.claim(quote="about 8,000 soldiers", internal=True)
    assert "0 claims" in command("export_claims", tmp_path / "out.csv")[1]
    assert "1 claim written" in command("export_claims", tmp_path / "out.csv", with_internal=True)[1]


@pytest.mark.parametrize(
    "text", ["=1+1", "==HYPERLINK(1)", "+1", "-x", "@a", "\ta", "'=1", "''=1", "plain", "-5", "-"]
)
def test_no_cell_is_a_formula_and_nothing_is_lost(text: str) -> None:
    assert restored(made_safe(text)) == text
    assert made_safe(text)[0] not in "=+@\t"


def test_a_spreadsheet_sees_no_formula(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row(source="=cmd()")))
    command("export_claims", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open() as file:
        assert next(csv.DictReader(file))["source"] == "'=cmd()"


@pytest.mark.parametrize("ends", ["\r", "\n", "\r\n"], ids=["CR", "LF", "CRLF"])
def test_a_quote_of_two_lines_stays_one_cell(ends: str, tmp_path: Path) -> None:
    """The csv module of Python 3.11 writes a carriage return bare, unless it ends lines."""
    quote = f"It says{ends}8000 soldiers"
    new.claim(quote=quote)
    command("export_claims", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [one["quote"] for one in csv.DictReader(file) if one["quote"]] == [quote]
