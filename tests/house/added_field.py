"""The site as it is once CONTRIBUTING's recipe has added a field, without a file being changed.

`python -m tests.house.added_field` makes the two edits of the recipe while the files are read, then prints as
JSON what each interface says of the field.
"""

import json
import os
from typing import Any

from tests.house.edited import Recipe

RECIPE = Recipe(
    {
        "claims.models.claim": [
            (
                '    external_id = models.CharField(max_length=200, blank=True, default="")\n',
                (
                    '    page = models.CharField(max_length=40, blank=True, default="",'
                    ' help_text="As numbered.")\n'
                ),
            )
        ],
        "claims.models.claim_fields": [
            (
                '    ClaimField(\n        "translated_by_machine",',
                (
                    '    ClaimField("page", FieldKind.TEXT, Part.QUOTE, "The page of the quote.",'
                    " longest=40,\n"
                    '        plain=True, column=Column("page_no", further=True),\n'
                    '        desk=Desk(_("Page"), record=True, correct=True, fact=True)),\n'
                ),
            )
        ],
    },
    new={},
)


def told() -> dict[str, Any]:
    """What each interface says of the new field."""
    return {"migration": _migration(), **_files(), **_rest(), **_desk(), **_rest_of_it()}


def _migration() -> list[str]:
    """The operations on claims that `makemigrations` would write."""
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    written = detector.changes(graph=loader.graph).get("claims", [])
    return [operation.describe() for migration in written for operation in migration.operations]


def _files() -> dict[str, Any]:
    from claimcheck.foundation.records.errors import Refused
    from claims.intake import rows
    from claims.intake.columns import ALL_COLUMNS
    from claims.intake.exporting import plain_cells
    from claims.intake.said import RowText
    from claims.intake.styles import PLAIN
    from claims.models import Claim
    from claims.services.bulk.recording import CLAIM_COLUMNS
    from claims.services.bulk.row import TERM_FIELDS
    from claims.services.bulk.staging import LIKE_CLAIM

    try:
        rows.check("page_no", "1" * 41)
    except Refused as refusal:
        refused = str(refusal)
    read = rows.TERMS.read(RowText({"page_no": "12"}, PLAIN))
    return {
        "columns": ALL_COLUMNS,
        "too long": refused,
        "imported": dict(zip((field.name for field in TERM_FIELDS), read.values, strict=True)),
        "compared with what is known": LIKE_CLAIM,
        "written by COPY": CLAIM_COLUMNS,
        "exported": plain_cells(Claim(page="12")),
    }


def _rest() -> dict[str, Any]:
    from drf_spectacular.generators import SchemaGenerator

    schemas = SchemaGenerator().get_schema(request=None, public=True)["components"]["schemas"]
    return {
        name: schemas[name]["properties"].get("page") for name in ("RecordClaim", "CorrectClaim", "Claim")
    }


def _desk() -> dict[str, Any]:
    from django.contrib.auth.models import User

    from claims.admin.claim.claim_page import listed
    from claims.admin.claim.correct_form import CorrectForm
    from claims.admin.claim.record_form import RecordClaimForm
    from claims.models import Claim
    from claims.models.claim_field import Part

    claim = Claim(page="12")
    forms = {
        "record form": RecordClaimForm(person=User(is_superuser=True)),
        "correct form": CorrectForm(record=claim, person=User(is_superuser=True)),
    }
    placed = {
        name: [str(title) for title, fields in form.grouped() if "page" in [field.name for field in fields]]
        for name, form in forms.items()
    }
    shown = {
        "initial": forms["correct form"]["page"].initial,
        "claim's page": list(listed(claim, Part.QUOTE)),
    }
    return {**placed, **shown}


def _rest_of_it() -> dict[str, Any]:
    from claims.management.commands.claim_fields import field_table
    from claims.services.recording.claim_recording import CORRECTED, PLAIN

    rows = [line for line in field_table().splitlines() if "`page`" in line]
    return {"recorded": "page" in PLAIN, "corrected": "page" in CORRECTED, "documentation": rows}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    RECIPE.follow()
    import django

    django.setup()
    print(json.dumps(told()))
