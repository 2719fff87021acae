"""The units of systemd: what they start is there, and systemd itself finds nothing to say."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.house.test_containers import dockerfile  # noqa: F401  # a fixture
from tests.house.tree import PROJECT

UNITS = sorted((PROJECT / "deploy/systemd").iterdir())
BINARIES = "/opt/claimcheck/.venv/bin"


def test_every_command_of_a_unit_exists() -> None:
    named = {name for unit in UNITS for name in re.findall(r"manage\.py (\w+)", unit.read_text())}
    assert {"worker", "backup", "drill"} <= named <= set(get_commands())


def test_the_site_is_started_as_in_the_container(dockerfile: list[tuple[str, str]]) -> None:  # noqa: F811
    web = (PROJECT / "deploy/systemd/claimcheck-web.service").read_text()
    [started] = re.findall(r"^ExecStart=.*gunicorn (.*)$", web, re.MULTILINE)
    contained = set(re.findall(r'"(--[^"]+)"', dockerfile[-1][1]))
    beside = {"--bind=0.0.0.0:8000", "--worker-tmp-dir=/dev/shm"}
    assert contained - beside <= set(started.split())


@pytest.mark.needs("systemd")
def test_systemd_has_nothing_to_say(tmp_path: Path) -> None:
    for program in ("python", "gunicorn"):
        stand_in = tmp_path / "bin" / program
        stand_in.parent.mkdir(exist_ok=True)
        stand_in.write_text("#!/bin/sh\n")
        stand_in.chmod(0o755)
    units = []
    for unit in UNITS:
        copy = tmp_path / unit.name
        copy.write_text(unit.read_text().replace(BINARIES, str(tmp_path / "bin")))
        units.append(str(copy))
    run = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
