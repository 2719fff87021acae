"""Where `make contracts` works, and the demo that is asked there."""

import base64
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.served import free_port
from tests.house.tree import PROJECT

HERE = Path(__file__).parent
ROOM = PROJECT / "var" / "contracts"
DESCRIPTION = PROJECT / "docs" / "openapi.yaml"
LONGEST = 900
"""Seconds for one program."""
NO_TELEMETRY = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "DO_NOT_TRACK": "1"}


class Failed(Exception):
    """What a check found."""


@dataclass
class Workshop:
    """Folders of the work, and, while the demo is served, its address and its users' passwords."""

    room: Path = ROOM
    site: str = ""
    passwords: dict[str, str] = field(default_factory=dict)

    @property
    def typescript(self) -> Path:
        """The sources in TypeScript, ours and generated ones."""
        return self.room / "typescript"

    @property
    def libraries(self) -> Path:
        """Python's packages that nothing else here needs."""
        return self.room / "python"

    def authorization(self, person: str = "rita") -> str:
        """A header's value for one of the demo's users."""
        return "Basic " + base64.b64encode(f"{person}:{self.passwords[person]}".encode()).decode()

    def get(self, path: str) -> bytes:
        """The body of a page or an answer of the demo."""
        request = urllib.request.Request(
            self.site + path, headers={"Authorization": self.authorization(), "Accept": "*/*"}
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            body: bytes = answer.read()
        return body

    def json(self, path: str) -> Any:
        """The same of JSON."""
        return json.loads(self.get(path))

    def npx(self, *command: str, fails: bool = False, **environment: str) -> str:
        """What a program of npm prints; Failed where it does not end as it should."""
        return ran(["npx", "--no-install", *command], self.room, fails=fails, **environment)


def ran(command: list[str], folder: Path, *, fails: bool = False, **environment: str) -> str:
    """What a program prints; Failed with that where it fails, or where it has to fail and does not."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **NO_TELEMETRY, **environment},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if (done.returncode != 0) != fails:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


@contextmanager
def served(shop: Workshop) -> Iterator[None]:
    """The demo, loaded below the workshop's folder and served while the block runs."""
    port = free_port()
    command = [sys.executable, "manage.py", "demo", "--port", str(port), "--new-passwords"]
    with (
        (shop.room / "site.log").open("w") as log,
        subprocess.Popen(
            command, cwd=PROJECT, env=_surroundings(shop), stdout=subprocess.PIPE, stderr=log, text=True
        ) as site,
    ):
        try:
            shop.passwords = _passwords(site)
            shop.site = f"http://127.0.0.1:{port}"
            _until_it_answers(shop, site)
            yield
        finally:
            site.send_signal(signal.SIGINT)
            site.communicate(timeout=LONGEST)


def _surroundings(shop: Workshop) -> Mapping[str, str]:
    foreign = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "CLAIMCHECK_CLUSTER"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    given = {"CLAIMCHECK_VAR": str(shop.room / "site"), "DEBUG": "on", "WEBHOOK_PRIVATE_TARGETS": "on"}
    return {**kept, **given, "PUBLIC_READ": "on"}


def _passwords(site: "subprocess.Popen[str]") -> dict[str, str]:
    """What the demo prints before it serves."""
    found: dict[str, str] = {}
    for line in site.stdout or ():
        if match := re.match(r"  (rita|chen|anna|editor) +\S.*? (\S+)$", line.rstrip()):
            found[match[1]] = match[2]
        if "until Ctrl-C" in line:
            return found
    raise Failed("The demo ended before it served.")


def _until_it_answers(shop: Workshop, site: "subprocess.Popen[str]") -> None:
    for _ in range(LONGEST):
        try:
            shop.get("/api/v1/")
        except OSError:
            if site.poll() is not None:
                raise Failed("The demo has ended.") from None
            time.sleep(1)
        else:
            return
    raise Failed("The demo does not answer.")
