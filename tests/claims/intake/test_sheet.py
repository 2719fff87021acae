"""Rows pasted from a sheet: columns guessed, each cell's reading said, recorded as an import."""

from typing import Any

import pytest
from django.utils import timezone, translation

from claimcheck.foundation.records.errors import Refused
from claims.domain.importing import Fate, ImportState
from claims.intake.imports.sheet import Sheet, guessed, look, reading, record, split
from claims.models import Claim, Question
from sources.models import Source
from tests import builders as make

TOLL = "How many people were killed?"
PASTED = (
    "Fire brigade\tabout 8,000\t2024-10-30\nMinistry\t12,000\t2024-10-31\n\nRed Cross\tmany\t2024-10-31\n"
)


def test_cells_are_split_as_a_spreadsheet_copies_them():
    assert split(PASTED)[0] == ["Fire brigade", "about 8,000", "2024-10-30"]
    assert len(split(PASTED)) == 3
    assert split('a;"1,5; 2"\nb;3') == [["a", "1,5; 2"], ["b", "3"]]
    assert split(" \n") == []


def test_columns_are_known_by_their_header_or_by_their_looks():
    assert guessed(split(PASTED)).columns == ("source", "value", "said_on")  # "many" is asked about
    assert guessed([["48", "the police"]]).columns == ("value", "source")
    named = guessed(split("Source\tValue\tComment\nPolice\t12\tx"))
    assert (named.columns, named.rows) == (("source", "value", ""), (("Police", "12", "x"),))
    assert guessed([]) == Sheet((), ())


def sheet(*rows: tuple[str, ...], **for_all: str) -> Sheet:
    everything = {"topic": "Quake", "question": TOLL, "document_title": "The wire", **for_all}
    return Sheet(("source", "value", "said_on"), rows, everything)


def seen(given: Sheet) -> list[Any]:
    return look(given, by=make.person("reporter"), now=timezone.now(), draft=True)


@pytest.mark.django_db
def test_each_cell_says_how_it_was_read_or_what_is_wrong_and_nothing_stays():
    first, second, third = seen(
        sheet(
            ("Fire brigade", "about 8,000", "30 October 2024"),
            ("", "", ""),
            ("Ministry", "n/a", "2024-10-31"),
            ("Red Cross", "10,000 to 12,000", "soon"),
        )
    )
    assert first.fate is Fate.NEW
    assert first.cells["value"].reading == "about 8,000"
    assert first.cells["said_on"].reading == "30 October 2024"
    assert second.fate is third.fate is Fate.INVALID
    assert "no figure" in second.cells["value"].problem
    assert third.cells["value"].reading == "10,000 to 12,000"
    assert "year-month-day" in third.cells["said_on"].problem
    assert not Claim.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("language", "column", "cell", "told"),
    [
        ("en", "value", "~8,000", "about 8,000"),
        ("de", "value", "~8,000", "etwa 8.000"),
        ("fr", "value", "<5", "moins de 5"),
        ("de", "value", "10,000 to 12,000", "10.000 bis 12.000"),
        ("de", "said_on", "2024-10-30", "30. Oktober 2024"),
        ("en", "as_of", "2024-10-30 to 2024-11-04", "30 October to 4 November 2024"),
        ("de", "as_of", "2024-10-30 to 2024-11-04", "30. Oktober bis 4. November 2024"),
        ("en", "value", "12", ""),
    ],
)
def test_a_cell_is_told_in_the_reader_s_language(language: str, column: str, cell: str, told: str):
    with translation.override(language):
        assert reading(column, cell).startswith(told)
        assert bool(reading(column, cell)) == bool(told)


@pytest.mark.django_db
def test_all_rows_are_recorded_at_once_as_drafts_of_a_reporter():
    rows = [(f"Witness {n}", f"about {1000 + n},000", "2024-10-31") for n in range(50)]
    given = sheet(*rows)
    assert {row.fate for row in seen(given)} <= {Fate.NEW, Fate.CONFLICT}
    made = record(given, by=make.person("reporter"), now=timezone.now())
    assert made.state == ImportState.DONE
    assert Claim.objects.filter(modality="approx").count() == 50
    assert (Question.objects.get().draft, Question.objects.get().topic.draft) == (True, True)
    assert all(Source.objects.values_list("draft", flat=True))
    assert {row.fate for row in seen(given)} == {Fate.KNOWN}


@pytest.mark.django_db
def test_a_column_is_given_once():
    with pytest.raises(Refused, match="two columns"):
        seen(Sheet(("value", "value"), (("1", "2"),)))
