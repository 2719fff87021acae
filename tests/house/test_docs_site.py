"""The documentation as a site: every page is in it, and every verb, with an interface that reaches it."""

import subprocess
import sys
from pathlib import Path

import pytest

from docs.verbs import INTERFACES, verbs
from tests.house.tree import PROJECT

WITHOUT_INTERFACE: dict[str, str] = {}
"""Verbs that nobody can reach, each with the reason."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` does; a warning is an error."""
    folder = tmp_path_factory.mktemp("site")
    built = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", str(folder)]
    done = subprocess.run(built, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.whole("tests/house/test_documentation.py::test_every_link_leads_somewhere")
def test_every_page_is_in_the_site(site: Path) -> None:
    pages = [path.relative_to(PROJECT / "docs") for path in (PROJECT / "docs").rglob("*.md")]
    assert [str(page) for page in pages if not (site / page.with_suffix(".html")).exists()] == []


@pytest.mark.whole("test_every_verb_has_an_interface")
def test_the_reference_has_every_verb(site: Path) -> None:
    text = (site / "reference" / "verbs.html").read_text()
    assert [verb.name for verb in verbs() if verb.name not in text] == []


@pytest.mark.whole("tests/house/test_documentation.py::test_every_link_leads_somewhere")
def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    outside = [
        f"{page.name}: {mark}"
        for page in site.rglob("*.html")
        for mark in ('src="http', '<link rel="stylesheet" href="http')
        if mark in page.read_text()
    ]
    assert outside == []


def test_every_verb_has_an_interface() -> None:
    missing = {f"{verb.module}.{verb.name}" for verb in verbs() if not verb.interfaces}
    assert missing == set(WITHOUT_INTERFACE)


def test_the_reading_of_interfaces_finds_what_is_there() -> None:
    """A control: known verbs with the interfaces that they have."""
    known = {verb.name: verb.interfaces for verb in verbs()}
    assert {"desk", "REST"} <= known["accept_claim"]
    assert "job" in known["issue_report"]
    assert all((PROJECT / folder).is_dir() for folder in INTERFACES)
