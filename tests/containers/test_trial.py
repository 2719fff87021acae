"""Of `make containers` what needs no engine: what it reads, what it looks for, what it writes."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.containers import base_images, engine, site
from tests.containers.breaking import WRITE
from tests.containers.half_sent import KINDS, SENT
from tests.containers.report import Report
from tests.containers.trial import LASTING, line
from tests.house.tree import PROJECT
from tests.receivers import mail_server

LOCK = """\
# written by a tool
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
    # via beta
beta[extra]==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:ba
beta[extra]==3.0 ; python_full_version >= '3.12' \\
    --hash=sha256:bb
gamma==4.0 ; sys_platform == 'win32' \\
    --hash=sha256:ca
"""


def test_a_lock_is_cut_to_the_python_of_the_image() -> None:
    cut = base_images.for_python(LOCK, base_images.PYTHON)
    assert cut.splitlines() == [
        "alpha==1.0 \\",
        "    --hash=sha256:aa \\",
        "    --hash=sha256:ab",
        "beta[extra]==3.0 \\",
        "    --hash=sha256:bb",
    ]


def test_the_whole_lock_can_be_cut() -> None:
    lock = (PROJECT / "requirements.txt").read_text()
    cut = base_images.for_python(lock, base_images.PYTHON)
    assert "django==" in cut
    assert ";" not in cut
    assert cut.count("--hash") < lock.count("--hash")


def test_images_are_those_that_are_not_built_here() -> None:
    compose = {
        "services": {
            "web": {"image": "claimcheck:0.1.0", "build": "."},
            "db": {"image": "postgres:18.6"},
            "replica": {"image": "postgres:18.6"},
        }
    }
    assert base_images.names_in("FROM python:3.13.12\nRUN true\n", compose) == {
        "python:3.13.12",
        "postgres:18.6",
    }


def test_stand_ins_are_for_what_the_files_name() -> None:
    named = {name.partition(":")[0] for name in base_images.names()}
    assert set(base_images.RECIPES) == set(base_images.VERSIONS) == named - {"grafana/grafana"}
    told = (PROJECT / "docs/operations.md").read_text()
    assert all(f"| `{name}` |" in told for name in base_images.names())
    python = next(name for name in base_images.names() if name.startswith("python:"))
    assert python.startswith(f"python:{base_images.PYTHON['python_version']}.")


def test_what_is_missing_comes_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert engine.missing() == [
        "dockerd is not installed: apt install docker.io",
        "docker is not installed: apt install docker.io",
        "iptables is not installed: apt install iptables",
        "debootstrap is not installed: apt install debootstrap",
        "curl is not installed: apt install curl",
        "openssl is not installed: apt install openssl",
        "an engine and debootstrap need root",
        "compose is not installed: apt install docker-compose",
    ]
    told = (PROJECT / "docs/operations.md").read_text()
    assert all(f"`{package}`" in told for package in {*engine.PACKAGES.values(), "docker-compose"})


def test_what_is_tried_is_in_the_compose_file() -> None:
    compose = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    services = compose["services"]
    lasting = {name for name, service in services.items() if service.get("restart") == "unless-stopped"}
    assert set(LASTING) == lasting - {"prometheus", "grafana"}
    assert compose["name"] == site.PROJECT_NAME
    text = (PROJECT / "docker-compose.yml").read_text()
    assert f"name: {site.PROJECT_NAME}\n" in text
    assert all(f"${{{name}:" in text for name in site.SETTINGS if name != "COMPOSE_PROJECT_NAME")
    beside = yaml.safe_load(site.OVERRIDE.format(python="python:3"))["services"]
    assert not set(beside) & set(services)
    copied = {name.partition("/")[0] for name in (*site.SHIPPED, *site.FOLDERS)}
    rows = [row.split() for row in (PROJECT / "Dockerfile").read_text().splitlines()]
    sources = [row[1:-1] for row in rows if row[:1] == ["COPY"]]
    assert {name for row in sources for name in row} <= copied


def test_every_kind_of_slow_request_is_sent() -> None:
    assert set(SENT) == set(KINDS)
    assert not any(SENT[kind].endswith(b"\r\n\r\n") for kind in ("half a header", "half a body"))
    assert WRITE.keys() == line(1).keys()
    assert line(1)["quote"] != line(2)["quote"]


def test_a_report_says_what_went_wrong_and_goes_on(tmp_path: Path) -> None:
    report = Report()

    def wrong() -> str:
        raise AssertionError("404 | not found\nat all")

    assert report.step("one", lambda: "fine")
    assert not report.step("two", wrong)
    assert report.faults == 1
    assert report.table().splitlines()[2].startswith("| one | fine | yes | ")
    assert "| two | AssertionError: 404 / not found at all | **no** | " in report.table()
    report.keep(tmp_path / "told.json", {"day": "2026-12-01"})
    told = json.loads((tmp_path / "told.json").read_text())
    assert (told["faults"], [step["tried"] for step in told["steps"]]) == (1, ["one", "two"])


def test_waiting_ends() -> None:
    answers = iter([False, True])
    assert site.until(lambda: next(answers), 5) < 5
    with pytest.raises(TimeoutError, match="not within 0 s"):
        site.until(lambda: False, 0)


def test_the_entry_point_can_be_read_by_a_plain_shell() -> None:
    run = subprocess.run(["sh", "-n", base_images.ENTRYPOINT], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_the_mail_server_listens_where_it_is_told() -> None:
    with mail_server("127.0.0.2") as box:
        assert box.port > 0
