"""What the application is made of: every component is in the bill, under a licence that we have looked at."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.sbom import PROJECT, bill, licences_of, locked

LICENCES = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "LGPL-3.0-only", "MIT", "MIT-0",
    "PSF-2.0", "Zlib", "Apache Software License", "BSD License", "MIT License",
    "Mozilla Public License 2.0 (MPL 2.0)", "BSD 3-Clause",
}  # fmt: skip
"""Permissive, and LGPL and MPL, which are about changes to the libraries themselves."""
LOOKED_AT = {
    "colorama": "on Windows alone; it is not installed elsewhere",
    "qrcode": "BSD License, and an entry that names none",
    "resvg-py": "its metadata names none",
}
"""What says nothing of use of itself."""


def test_every_release_of_the_lock_is_in_the_bill_with_its_hashes() -> None:
    text = (PROJECT / "requirements.txt").read_text("utf-8")
    named = set(re.findall(r"^([a-z0-9.\-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", text, re.M))
    components = bill()["components"]
    assert {(each["name"], each["version"]) for each in components} == named
    assert all(each["hashes"] for each in components)
    assert sum(len(each["hashes"]) for each in components) == text.count("--hash=sha256:")
    assert len({each["bom-ref"] for each in components}) == len(components)


@pytest.mark.parametrize("name", sorted({each.name for each in locked()}))
def test_the_licence_of_each_is_one_that_was_looked_at(name: str) -> None:
    parts = {part for told in licences_of(name) for part in re.split(r" (?:AND|OR) ", told)}
    assert (parts and parts <= LICENCES) or name in LOOKED_AT, f"{name}: {parts or 'none told'}"


STUB = """#!/bin/sh
case "$*" in
  *--version*) exit {installed} ;;
  *--strict*) exit {strict} ;;
  *) exit 0 ;;
esac
"""
"""A pip-audit that skips what it cannot ask about and is content, unless it is told to be strict."""


@pytest.mark.parametrize(
    ("installed", "strict", "code", "told"),
    [(0, 0, 0, ""), (0, 1, 2, "could not be had"), (1, 0, 2, "not installed")],
    ids=["all asked about, none found", "found, or not to be had", "no pip-audit"],
)
def test_the_audit_takes_nothing_for_sound_that_it_could_not_ask_about(
    tmp_path: Path, installed: int, strict: int, code: int, told: str
) -> None:
    """An index without advisories made pip-audit skip every package and end with "none found"."""
    python = tmp_path / "python"
    python.write_text(STUB.format(installed=installed, strict=strict))
    python.chmod(0o700)
    run = subprocess.run(
        ["make", "audit", f"PYTHON={python}"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, told in run.stdout) == (code, True)
