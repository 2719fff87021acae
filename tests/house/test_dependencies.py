"""What is imported is declared with a reason, what is declared is used, and the locks are exact."""

import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, PROJECT, imported, text_of, tracked

CONFIGURATION = ("Makefile", "pyproject.toml", "Dockerfile", "docker-compose.yml", ".ci/run")
# what a tool is called by when not by its name
IN_ARGUMENTS = {"pytest-xdist": "-m pytest -n ", "pytest-cov": "--cov-branch"}
BROUGHT_BY = {  # what a declared one is an end of
    "playwright": "pytest-playwright",
    "anyio": "mcp",
    "ninja": "django-ninja",
    "simple-history": "django-simple-history",
}
PROGRAMS = ("conftest.py", "read.py")  # of tests: what has programs in it that import more
TYPES_ONLY = {
    "types-pyyaml",
    "types-openpyxl",
    "djangorestframework-stubs",
}  # read by mypy, which finds them by itself


def normalised(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(file: str) -> dict[str, bool]:
    """Each requirement of a file, and whether a comment stands right above it (or above a twin of it)."""
    found: dict[str, bool] = {}
    before = ""
    for line in (PROJECT / file).read_text().splitlines():
        if line and not line.startswith(("#", "-")):
            name = normalised(re.split(r"[\[<>=!~; ]", line)[0])
            found[name] = before.startswith("#") or name in found or bool(before and found)
        before = line
    return found


@cache
def distributions_of() -> Mapping[str, list[str]]:
    """The installed distributions that bring each module."""
    return packages_distributions()


@cache
def third_party(paths: tuple[Path, ...]) -> dict[str, set[str]]:
    """Distributions that files import, each with the files that do."""
    found: dict[str, set[str]] = {}
    for path in paths:
        for name in {module.split(".")[0] for module in imported(path)}:
            if name in sys.stdlib_module_names or name in (*PACKAGES, "tests", "benchmarks", "docs"):
                continue
            for distribution in distributions_of().get(name, [name]):
                owner = BROUGHT_BY.get(normalised(distribution), normalised(distribution))
                found.setdefault(owner, set()).add(str(path))
    return found


PYTHON = tuple(path for path in tracked() if path.suffix == ".py")
RUNTIME, DEVELOPMENT = declared("requirements.in"), declared("requirements-dev.in")
INSTALLED_TOGETHER = ("requirements.txt", "requirements-dev.txt", "requirements-mcp.txt")
EXTRA = declared("requirements-mcp.in")  # of one command, without which the application runs
CHECKERS = declared("tests/contracts/requirements.in")  # put beside everything by make contracts
PEERS = declared("benchmarks/peers/requirements.txt")  # installed by hand, by who measures against them


def test_the_application_imports_what_requirements_in_declares() -> None:
    own = tuple(path for path in PYTHON if path.parts[0] in PACKAGES)
    found = third_party(own)
    assert {name: files for name, files in found.items() if name not in RUNTIME | EXTRA} == {}
    of_the_extra = {Path(file) for name in EXTRA for file in found.get(name, ())}
    assert of_the_extra
    assert all(file.is_relative_to("claims/mcp") for file in of_the_extra)


def test_tests_import_what_is_declared() -> None:
    found, known = third_party(PYTHON), RUNTIME | DEVELOPMENT | EXTRA | CHECKERS | PEERS
    assert {name: files for name, files in found.items() if name not in known} == {}
    of_peers = {file for name in PEERS for file in found.get(name, ())}
    assert all(Path(file).is_relative_to("benchmarks/peers") for file in of_peers)


@pytest.mark.parametrize("name", sorted(RUNTIME | DEVELOPMENT | EXTRA | CHECKERS))
def test_what_is_declared_is_used_and_has_its_reason(name: str) -> None:
    assert (RUNTIME | DEVELOPMENT | EXTRA | CHECKERS)[name], "no comment says why it is here"
    if name in third_party(PYTHON) or name in TYPES_ONLY:
        return
    owners = distributions_of()
    modules = {module for module in owners if name in map(normalised, owners[module])}
    named = {name, IN_ARGUMENTS.get(name, name), *modules}
    texts = [text_of(Path(file)) for file in CONFIGURATION]
    texts += [text_of(path) for path in PYTHON if path.parts[0] != "tests" or path.name in PROGRAMS]
    assert any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in named for text in texts)


@pytest.mark.parametrize(
    ("lock", "source"),
    [
        ("requirements.txt", RUNTIME),
        ("requirements-dev.txt", DEVELOPMENT),
        ("requirements-mcp.txt", EXTRA),
        ("tests/contracts/requirements.txt", CHECKERS),
    ],
)
def test_locks_are_exact_and_complete(lock: str, source: dict[str, bool]) -> None:
    text = (PROJECT / lock).read_text().replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert all(re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin) for pin in pins)
    assert set(source) <= {pin.split("==")[0] for pin in pins}


@pytest.mark.parametrize("first", INSTALLED_TOGETHER)
@pytest.mark.parametrize("second", INSTALLED_TOGETHER)
def test_the_locks_agree(first: str, second: str) -> None:
    both = [
        dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (PROJECT / lock).read_text(), re.MULTILINE))
        for lock in (first, second)
    ]
    assert {name for name in both[0].keys() & both[1].keys() if both[0][name] != both[1][name]} == set()
