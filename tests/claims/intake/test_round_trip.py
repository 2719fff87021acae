"""An export says all that an import recorded: imported elsewhere, or again, it loses and adds nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from claims.intake.exporting import Context, exported, write_rows
from claims.models import Claim
from claims.views.audience import desk
from tests.builders import NOW
from tests.claims.intake.files import csv_file, imported, row
from tests.owning import silenced

pytestmark = pytest.mark.own_database

ROWS = (
    row(quote="about 8,000 soldiers near the border", value="", via="Agency; ?", parent="NATO"),
    row(value="10,000", value_2="12,000", best="11,000", external_id="b", as_of="2024-10-08/2024-10-13"),
    row(modality="range", value="100", plus_minus="5", external_id="c", as_of="../2024-10-21"),
    row(
        value="1.234", decimal_point="yes", unit="kilometre", question="How long?", external_id="d", as_of=""
    ),
    row(question="How cold?", unit="celsius", value="-5", additive="no", minimum="none", external_id="e"),
    row(question="Are arms exported?", unit="yes/no", value="denies", external_id="f"),
    row(
        modality="none", value="", external_id="g", quote="=SUM(A1)", question="Ships?", chain_complete="yes"
    ),
    row(
        source="Joint",
        source_kind="",
        members="United States; Ukraine",
        external_id="h",
        said_on="2024-11-01",
    ),
    row(question="Near the border", relation="part_of", related_question=row()["question"], external_id="i"),
    row(question="Losses", temporality="cumulative", place="Kursk", likelihood="likely", external_id="j"),
)


def _all() -> list[dict[str, Any]]:
    """Every live claim as exported, in an order of its own."""
    claims = Claim.objects.open().with_provenance().select_related("question__topic")
    return sorted(exported(claims, Context(desk(NOW))), key=lambda each: each["external_id"])


@pytest.mark.parametrize("name", ["out.csv", "out.ndjson", "out.xlsx", "out.csv.gz"])
def test_what_is_exported_is_imported_as_it_was(name: str, tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, *ROWS))
    assert outcome.problems == []
    before = _all()
    write_rows(tmp_path / name, before)
    again = imported(tmp_path / name)
    assert (again.known, again.recorded, again.revised, again.problems) == (len(ROWS), 0, 0, [])
    _empty()
    assert imported(tmp_path / name).problems == []
    assert _all() == before


def _empty() -> None:
    """A database as new: the tables refuse it, so their triggers are lifted."""
    tables = [m._meta.db_table for a in ("claims", "sources") for m in apps.get_app_config(a).get_models()]
    with silenced(), connection.cursor() as cursor:
        for table in tables:
            if table != "claims_unit":
                cursor.execute(f'DELETE FROM "{table}"')
