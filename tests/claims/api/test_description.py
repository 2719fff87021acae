"""The committed description is the one that the site gives, and says what callers need."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command

from claimcheck.foundation.rest.schema import first_sentence

COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.yaml"


@pytest.fixture(scope="module")
def described() -> Any:
    return yaml.load(COMMITTED.read_text(), yaml.CSafeLoader)


def operations(described: Any) -> list[tuple[str, Any]]:
    return [(path, each) for path, methods in described["paths"].items() for each in methods.values()]


def test_the_committed_description_is_what_the_code_says(tmp_path):
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(made), verbosity=0)
    assert made.read_text() == COMMITTED.read_text(), "run `make openapi` and commit docs/openapi.yaml"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Take it.", "Take it"),
        ("Take it. And go on.", "Take it"),
        ("Take it\nfrom there. Go on.", "Take it from there"),
        ("The figure: of a day by `as_of`.", "The figure"),
        ("Version 2.2 of ninjs. More.", "Version 2.2 of ninjs"),
        ("No mark at all", "No mark at all"),
        ("", ""),
    ],
)
def test_a_summary_is_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_every_operation_has_a_summary_for_callers(described: Any) -> None:
    told = [(path, each["summary"]) for path, each in operations(described)]
    assert [(path, text) for path, text in told if not 4 <= len(text) <= 120] == []
    assert "etag_of" not in COMMITTED.read_text()


def test_every_noun_is_explained(described: Any) -> None:
    used = {tag for _, each in operations(described) for tag in each["tags"]}
    assert {tag["name"] for tag in described["tags"]} == used
    assert [tag["name"] for tag in described["tags"] if len(tag["description"]) < 12] == []


@pytest.mark.parametrize(
    ("path", "is_uuid"),
    [
        ("figures/{id}/", False),
        ("figures/{id}/history/", False),
        ("figures/{id}/ninjs/", False),
        ("claim-reviews/{id}/", False),
        ("topics/{id}/", False),
        ("questions/{id}/changes/", False),
        ("sources/{id}/", False),
        ("archives/{id}/", False),
        ("conflicts/{id}/", True),
        ("resolutions/{id}/", True),
        ("documents/{id}/", True),
        ("webhooks/{id}/", True),
    ],
)
def test_an_id_is_a_uuid_where_no_short_name_is_taken(described: Any, path: str, is_uuid: bool) -> None:
    methods = described["paths"][f"/api/v1/{path}"].values()
    (schema,) = (each["schema"] for each in next(iter(methods))["parameters"] if each["in"] == "path")
    assert schema == (
        {"type": "string", "format": "uuid"} if is_uuid else {"type": "string", "pattern": "^[^/.]+$"}
    )


def test_a_figure_inside_another_answer_keeps_its_standing(described: Any) -> None:
    """A reference beside other words is a type of its own to some generators, without the discriminator."""
    wrapped = [
        (name, member)
        for name, schema in described["components"]["schemas"].items()
        for member, told in schema.get("properties", {}).items()
        if {"$ref": "#/components/schemas/FigureBody"} in told.get("allOf", [])
    ]
    assert wrapped == []
