"""The committed description is the one that the site gives."""

from pathlib import Path

from django.core.management import call_command

COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.yaml"


def test_the_committed_description_is_what_the_code_says(tmp_path):
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(made), verbosity=0)
    assert made.read_text() == COMMITTED.read_text(), "run `make openapi` and commit docs/openapi.yaml"
