"""What the documentation promises is there: links, decisions, a reason for each dependency."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
PAGES = [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")]
ADRS = sorted((PROJECT / "docs" / "adr").glob("0*.md"))
LISTED_IN = {
    "requirements.in": "0014-direct-dependencies.md",
    "requirements-dev.in": "0020-tools-of-development.md",
    "requirements-mcp.in": "0049-machines-read-what-rest-serves.md",
}
"""Which decision has a line for each of a file's requirements."""


def named(requirements):
    """The projects that a requirements file asks for, in order."""
    lines = (PROJECT / requirements).read_text().splitlines()
    return list(dict.fromkeys(re.match(r"[a-z0-9-]+", line)[0] for line in lines if re.match(r"[a-z]", line)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_link_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert missing == []


def test_each_decision_bears_the_number_of_its_file() -> None:
    headings = {path.name: path.read_text().splitlines()[0] for path in ADRS}
    assert [name for name, heading in headings.items() if not heading.startswith(f"# {name[:4]} ")] == []


def test_the_readme_can_be_read_to_its_end():
    assert len((PROJECT / "README.md").read_text().splitlines()) <= 150


def test_decisions_are_numbered_without_a_gap_and_listed():
    assert [int(page.name[:4]) for page in ADRS] == list(range(1, len(ADRS) + 1))
    index = (PROJECT / "docs" / "adr" / "README.md").read_text()
    assert [page.name for page in ADRS if page.name not in index] == []


@pytest.mark.parametrize("page", ADRS, ids=lambda page: page.name[:4])
def test_a_decision_tells_context_decision_and_consequences_on_one_page(page):
    text = page.read_text()
    for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
        assert part in text
    assert len(text.splitlines()) <= 60


@pytest.mark.parametrize("requirements", LISTED_IN)
def test_each_direct_dependency_has_its_line_in_the_decisions(requirements):
    page = (PROJECT / "docs" / "adr" / LISTED_IN[requirements]).read_text()
    assert [name for name in named(requirements) if f"`{name}`" not in page] == []


def test_no_line_speaks_of_a_dependency_that_is_gone():
    pages = [(PROJECT / "docs" / "adr" / name).read_text() for name in LISTED_IN.values()]
    lines = "\n".join(pages).splitlines()
    listed = [
        name
        for line in lines
        if line.startswith("- `")
        for name in re.findall(r"`([a-z0-9-]+)`", line.split(":")[0])
    ]
    asked = [name for requirements in LISTED_IN for name in named(requirements)]
    assert [name for name in listed if name not in asked] == []
