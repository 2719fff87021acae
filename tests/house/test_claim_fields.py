"""One description of a claim's fields: what is made of it, and what agrees with it."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from django.db import models

from claims.intake.columns import ALL_COLUMNS, COLUMNS
from claims.management.commands.claim_fields import BEGIN, END, field_table
from claims.models import Claim
from claims.models.claim_field import ClaimField, FieldKind
from claims.models.claim_fields import CLAIM_FIELDS, fields_where
from tests.house.added_field import RECIPE
from tests.house.tree import PACKAGES, PROJECT, tracked

PLAIN = fields_where(lambda field: field.plain)
UNREAD = ("stated_likelihood", "stated_confidence", "rank_reason")
"""Fields that no rule reads and no published document shows."""


def files_that_name(word: str) -> list[str]:
    """The files of the application, migrations and templates too, that hold the word."""
    pattern = re.compile(rf"\b{word}\b", re.IGNORECASE)
    code = [
        path for path in tracked() if path.parts[0] in PACKAGES and path.suffix in (".py", ".html", ".typ")
    ]
    return [str(path) for path in code if pattern.search((PROJECT / path).read_text())]


@pytest.fixture(scope="module")
def added() -> Any:
    """What the interfaces say once the recipe has added a field, in a process of its own."""
    command = [sys.executable, "-m", "tests.house.added_field"]
    made = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300)
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


@pytest.mark.check("test_the_data_model_page_shows_every_field")
def test_the_recipe_edits_two_files_and_its_migration_writes_itself(added: Any) -> None:
    assert RECIPE.files == 2
    assert added["migration"] == ["Add field page to claim"]


@pytest.mark.check("test_the_data_model_page_shows_every_field")
def test_an_added_field_is_imported_and_exported(added: Any) -> None:
    assert added["columns"] == [*ALL_COLUMNS, "page_no"]
    assert added["imported"]["page"] == "12"
    assert added["exported"]["page_no"] == "12"
    assert "page_no" in added["too long"]
    assert "40 characters or fewer" in added["too long"]
    assert "page" in added["compared with what is known"]
    assert "page" in added["written by COPY"]


@pytest.mark.check("test_the_data_model_page_shows_every_field")
def test_an_added_field_is_taken_and_shown_over_rest(added: Any) -> None:
    taken = {"type": "string", "maxLength": 40, "description": "The page of the quote."}
    assert added["RecordClaim"] == added["CorrectClaim"] == taken
    assert added["Claim"] == {"type": "string", "readOnly": True, "description": "As numbered."}


@pytest.mark.check("test_the_data_model_page_shows_every_field")
def test_an_added_field_stands_in_the_forms_and_on_the_page(added: Any) -> None:
    assert added["record form"] == ["Optional details"]
    assert added["correct form"] == ["Standing"]
    assert added["initial"] == "12"
    assert added["claim's page"] == [["Page", "12"]]


@pytest.mark.check("test_the_data_model_page_shows_every_field")
def test_an_added_field_is_recorded_corrected_and_documented(added: Any) -> None:
    assert added["recorded"]
    assert added["corrected"]
    (row,) = added["documentation"]
    assert row.startswith("| `page` | text. The page of the quote. | 40 | `page_no` | yes |")


@pytest.mark.parametrize("field", PLAIN, ids=lambda field: field.name)
def test_the_model_agrees(field: ClaimField) -> None:
    column: Any = Claim._meta.get_field(field.name)
    kinds = {
        FieldKind.TEXT: (models.CharField, models.TextField),
        FieldKind.CHOICE: models.CharField,
        FieldKind.FLAG: models.BooleanField,
        FieldKind.MOMENT: models.DateTimeField,
        FieldKind.HOUR: models.TimeField,
        FieldKind.YEAR: models.PositiveSmallIntegerField,
    }
    assert isinstance(column, kinds[field.kind])
    assert column.max_length is None or field.choices or column.max_length == field.longest
    assert [value for value, _ in column.choices or ()] == [member.value for member in field.choices or ()]
    assert field.needed or column.get_default() == field.default
    assert field.kind is FieldKind.FLAG or column.blank == field.blank


@pytest.mark.parametrize("field", CLAIM_FIELDS, ids=lambda field: field.name)
def test_a_description_is_whole(field: ClaimField) -> None:
    assert field.help.endswith(".")
    assert (field.kind is FieldKind.CHOICE) == (field.choices is not None)
    assert field.longest or field.kind not in (
        FieldKind.TEXT,
        FieldKind.NUMBER,
        FieldKind.UNIT,
        FieldKind.CHAIN,
    )
    assert not field.needed or field.public


def test_the_data_model_page_shows_every_field() -> None:
    page = (PROJECT / "docs/data-model.md").read_text()
    shown = page.partition(BEGIN)[2].partition(END)[0]
    assert shown == field_table(), "run `manage.py claim_fields docs/data-model.md` and commit the page"


def test_the_import_page_names_every_column_and_no_other() -> None:
    page = (PROJECT / "docs/import.md").read_text()
    section = page.partition("## The columns\n")[2].partition("\n## ")[0]
    table = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert re.findall(r"`([a-z_0-9]+)`", "".join(table)) == list(COLUMNS)
    further = section.partition("Further columns")[2].partition("A column that is none of these")[0]
    assert {*re.findall(r"`([a-z_0-9]+)`", further)} - {"none", "yes", "range"} == set(ALL_COLUMNS) - set(
        COLUMNS
    )


@pytest.mark.parametrize("name", UNREAD)
def test_a_field_that_no_rule_reads_is_named_in_fewer_than_ten_files(name: str) -> None:
    files = files_that_name(name)
    assert "claims/models/claim_fields.py" in files
    assert len(files) < 10, files
