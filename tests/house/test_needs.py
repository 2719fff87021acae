"""A test whose need the machine lacks is skipped, or fails where REQUIRE names it: one mechanism for all."""

import os
import re
import subprocess
import sys

import pytest

from tests import needs
from tests.house.tree import PROJECT, tracked

NEEDS_DATA = "tests/real_data/test_explanations.py"


def run_without_data(require: str) -> subprocess.CompletedProcess[str]:
    """A module that needs the data, run where there is none."""
    environment = {**os.environ, "CLAIMCHECK_DATA": "", "REQUIRE": require}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", NEEDS_DATA]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)


@pytest.mark.whole("test_what_is_missing_and_required_fails")
def test_what_is_missing_is_skipped_and_named() -> None:
    run = run_without_data("")
    assert run.returncode == 0, run.stdout
    assert re.search(r"SKIPPED .*CLAIMCHECK_DATA names no folder", run.stdout)
    assert re.search(r"^\d+ skipped", run.stdout, re.MULTILINE)


def test_what_is_missing_and_required_fails() -> None:
    run = run_without_data("browser , data")
    assert run.returncode == 1, run.stdout
    assert "REQUIRE names data, but CLAIMCHECK_DATA names no folder" in run.stdout
    assert "skipped" not in run.stdout


@pytest.mark.whole("test_what_is_missing_and_required_fails")
def test_a_name_that_is_not_known_stops_the_run_before_it_begins() -> None:
    run = run_without_data("data,chrome")
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "REQUIRE: chrome is not known. Choose from browser, curl, data," in run.stderr


@pytest.mark.parametrize("name", sorted(needs.NEEDS))
def test_each_need_is_skipped_or_fails(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(needs.NEEDS, name, needs.Need("it is away", lambda: None))
    monkeypatch.setenv("REQUIRE", "")
    with pytest.raises(pytest.skip.Exception, match=r"^it is away$"):
        needs.need(name)
    monkeypatch.setenv("REQUIRE", name)
    with pytest.raises(pytest.fail.Exception, match=rf"^REQUIRE names {name}, but it is away\.$"):
        needs.need(name)
    monkeypatch.setitem(needs.NEEDS, name, needs.Need("it is away", lambda: "here"))
    needs.need(name)


def test_continuous_integration_requires_what_is_known() -> None:
    text = (PROJECT / ".ci" / "run").read_text()
    (names,) = re.findall(r"^export REQUIRE=\"\$\{REQUIRE-([a-z,]+)\}\"$", text, re.MULTILINE)
    assert needs.required({"REQUIRE": names}) >= {"browser", "pdftotext", "data"}


def test_nothing_is_skipped_in_another_way() -> None:
    other = re.compile(r"pytest\.(mark\.)?(skip(if)?\b|importorskip)(?!\.Exception)|unittest\.skip")
    found = [
        str(path)
        for path in tracked()
        if path.parts[0] == "tests" and path.suffix == ".py" and other.search((PROJECT / path).read_text())
    ]
    assert found == ["tests/needs.py"]
