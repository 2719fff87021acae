"""What some tests need of the machine. Where it is missing they are skipped, or fail if REQUIRE names it.

A test says so by the mark `needs("browser")`, or calls `need("browser")` when it gets there. REQUIRE is a
list of names separated by commas, as .ci/run sets it: `REQUIRE=browser,data make test`.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest

from benchmarks.feeds import folder

PIPS = Path(__file__).parent.parent / "var" / "wheels"
"""Where `make oldpip` puts the wheel."""


@dataclass(frozen=True)
class Need:
    """What is missing, in words that name the remedy, and whether it is there after all."""

    missing: str
    found: Callable[[], object]


def chromium() -> str:
    """The browser's program; empty where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def _programs(*names: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(name) for name in names)


def _has_history() -> bool:
    """Whether the project is a clone of its own that knows earlier commits."""
    asked = ["git", "-C", str(PIPS.parents[1]), "rev-parse", "--verify", "HEAD~1"]
    return bool(shutil.which("git")) and subprocess.run(asked, capture_output=True).returncode == 0


@cache
def _can_mount() -> bool:
    """Tried, since root in a container may not."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        return False
    with TemporaryDirectory() as folder:
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tried", folder]
        mounted = subprocess.run(command, capture_output=True).returncode == 0
        if mounted:
            subprocess.run(["umount", folder], check=True)
        return mounted


NEEDS = {
    "browser": Need("chromium is not installed", chromium),
    "pdftotext": Need("pdftotext (poppler-utils) is not installed", _programs("pdftotext")),
    "data": Need("CLAIMCHECK_DATA names no folder with the real feeds", folder),
    "pip": Need("pip 22.3 is not in var/wheels: make oldpip", lambda: any(PIPS.glob("pip-22.3-*.whl"))),
    "curl": Need("curl is not installed", _programs("curl")),
    "mcp": Need("the SDK of the Model Context Protocol is not installed: make mcp", lambda: find_spec("mcp")),
    "node": Need("node is not installed", _programs("node")),
    "openssl": Need("openssl is not installed", _programs("openssl")),
    "systemd": Need("systemd is not installed", _programs("systemd-analyze")),
    "root": Need("only root can become other users", lambda: os.geteuid() == 0),
    "mount": Need("no file system of a fixed size can be mounted here", _can_mount),
    "history": Need("git has no history of this work tree", _has_history),
    "proc": Need("processes are looked up in /proc", Path("/proc/self/exe").exists),
}


def required(environment: Mapping[str, str] = os.environ) -> set[str]:
    """The names in REQUIRE; UsageError for one that nothing here is called by."""
    names = {name.strip() for name in environment.get("REQUIRE", "").split(",")} - {""}
    if unknown := names - NEEDS.keys():
        raise pytest.UsageError(
            f"REQUIRE: {', '.join(sorted(unknown))} is not known. Choose from {', '.join(sorted(NEEDS))}."
        )
    return names


def check_names(item: pytest.Item) -> None:
    """UsageError where a test is marked with a need that is not known."""
    for mark in item.iter_markers("needs"):
        if unknown := set(mark.args) - NEEDS.keys():
            raise pytest.UsageError(f"{item.nodeid}: needs {', '.join(sorted(unknown))}, which is not known.")


def need(*names: str) -> None:
    """Go on where all of these are there; else skip the test, or fail it where REQUIRE names one missing."""
    missing = [name for name in names if not NEEDS[name].found()]
    for name in missing:
        if name in required():
            _fail(name)
    if missing:
        pytest.skip("; ".join(NEEDS[name].missing for name in missing))


def _fail(name: str) -> NoReturn:
    pytest.fail(f"REQUIRE names {name}, but {NEEDS[name].missing}.", pytrace=False)
