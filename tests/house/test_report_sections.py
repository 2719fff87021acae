"""A section of the weekly report is added in five files: the recipe of CONTRIBUTING, followed on paper."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.house.added_section import RECIPE
from tests.house.test_claim_fields import files_that_name
from tests.house.tree import PROJECT


@pytest.fixture(scope="module")
def added() -> Any:
    """What the report says once the recipe has added a section, in a process of its own."""
    command = [sys.executable, "-m", "tests.house.added_section"]
    made = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300)
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def test_the_recipe_writes_in_five_files() -> None:
    assert RECIPE.files == 5


def test_the_recipe_names_the_files_that_it_writes_in() -> None:
    recipe = (PROJECT / "CONTRIBUTING.md").read_text().partition("## Add a section to the weekly report")[2]
    recipe = recipe.partition("\n## ")[0]
    for module in RECIPE.edits:
        assert f"{module.split('.')[-1]}.py`" in recipe
    for module in RECIPE.new:
        assert f"{module.rpartition('.')[0].replace('.', '/')}/`" in recipe


@pytest.mark.check("test_the_recipe_writes_in_five_files")
def test_an_added_section_stands_in_every_rendering_that_has_tables(added: Any) -> None:
    assert added["rows"] == ["Bridges that stand"], "the one opened in the week itself is left out"
    assert added["drawn in"] == ["terminal", "html", "md"]
    assert added["drawn in quiet"] == []
    assert added["sheet"] == [["Question", "Topic", "Open since"], 1]


@pytest.mark.check("test_the_recipe_writes_in_five_files")
def test_an_added_section_is_written_for_machines_and_read_again(added: Any) -> None:
    row = {"question": "Bridges that stand", "topic": "North Korean troops and Russia"}
    assert added["json"] == [{**row, "opened_on": "2024-09-02"}]
    assert added["schema"] == {"type": "array", "items": {"$ref": "#/$defs/LongOpen"}}
    assert added["read again"]
    assert added["an older one"] == [], "a report issued before the section was there is still read"


@pytest.mark.parametrize("name", ["revisers?", "single_source"])
def test_a_section_of_the_report_is_named_in_five_files(name: str) -> None:
    files = files_that_name(name)
    assert {"claims/reports/report.py", "claims/reports/layout/tables.py"} <= set(files)
    assert len(files) <= 5, files
