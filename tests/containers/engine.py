"""A container engine of our own: started for a trial, ended after it, with nothing of it left behind."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {
    "dockerd": "docker.io",
    "docker": "docker.io",
    "iptables": "iptables",
    "debootstrap": "debootstrap",
    "curl": "curl",
    "openssl": "openssl",
}
"""Debian's package for each program that a trial needs."""
START = 60
"""Seconds that the engine has to answer."""
LONGEST = 900
"""Seconds that one command may take."""


class Missing(Exception):
    """What a trial needs and is not here, and the remedy."""


@dataclass(frozen=True)
class Engine:
    """An engine that runs, and how it is asked."""

    address: str
    compose: tuple[str, ...]
    storage: str

    def docker(self, *arguments: str, check: bool = True, given: bytes | None = None) -> str:
        """What `docker` writes; CalledProcessError where it fails, with what it said."""
        return self._run(["docker", *arguments], {}, check=check, given=given)

    def inspect(self, container: str, form: str) -> str:
        """One thing of a container, by Go's template."""
        return self.docker("inspect", "--format", form, container).strip()

    def run_compose(
        self, folder: Path, arguments: list[str], environment: Mapping[str, str], *, check: bool = True
    ) -> str:
        """What compose writes in a folder, its errors included."""
        return self._run([*self.compose, *arguments], environment, check=check, folder=folder)

    def environment(self) -> dict[str, str]:
        """By which others find this engine."""
        return {**os.environ, "DOCKER_HOST": self.address, "DOCKER_BUILDKIT": "0"}

    def _run(
        self,
        command: list[str],
        environment: Mapping[str, str],
        *,
        check: bool,
        given: bytes | None = None,
        folder: Path | None = None,
    ) -> str:
        done = subprocess.run(
            command,
            env={**self.environment(), **environment},
            cwd=folder,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST,
        )
        told = done.stdout.decode("utf-8", "replace")
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(command[:6])} … ended with {done.returncode}:\n{told[-3000:]}")
        return told


def missing() -> list[str]:
    """What is not here of what a trial needs, each with its remedy; nothing where all is."""
    found = [
        f"{program} is not installed: apt install {package}"
        for program, package in PACKAGES.items()
        if not shutil.which(program)
    ]
    if os.geteuid() != 0:
        found.append("an engine and debootstrap need root")
    if not compose_program():
        found.append("compose is not installed: apt install docker-compose")
    return list(dict.fromkeys(found))


def compose_program() -> tuple[str, ...]:
    """The words that start compose; none where it is not installed."""
    plugin = shutil.which("docker") and subprocess.run(["docker", "compose", "version"], capture_output=True)
    if plugin and plugin.returncode == 0:
        return ("docker", "compose")
    return ("docker-compose",) if shutil.which("docker-compose") else ()


@contextmanager
def engine(folder: Path) -> Iterator[Engine]:
    """An engine with all that it holds below `folder`: nobody's images are touched. Raises Missing.

    The storage driver is the engine's choice (overlay2 where the kernel has it, else vfs), or STORAGE's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    address = f"unix://{folder / 'docker.sock'}"
    command = ["dockerd", "--data-root", str(folder / "data"), "--exec-root", str(folder / "run")]
    command += ["--pidfile", str(folder / "pid"), "--host", address]
    if os.environ.get("STORAGE"):
        command += ["--storage-driver", os.environ["STORAGE"]]
    with (folder / "log").open("wb") as log:
        daemon = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        yield _answering(daemon, address, folder / "log")
    finally:
        daemon.terminate()
        with suppress(subprocess.TimeoutExpired):
            daemon.wait(60)
        _forget(folder)


def _answering(daemon: "subprocess.Popen[bytes]", address: str, log: Path) -> Engine:
    until = time.monotonic() + START
    asked = Engine(address, compose_program(), "")
    while time.monotonic() < until:
        if daemon.poll() is not None:
            break
        with suppress(RuntimeError):
            return Engine(address, asked.compose, asked.docker("info", "--format", "{{.Driver}}").strip())
        time.sleep(0.5)
    raise Missing(f"The engine does not start:\n{log.read_text('utf-8', 'replace')[-1500:]}")


def _forget(folder: Path) -> None:
    """Take away what the engine wrote; what is still mounted first."""
    places = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
    for place in sorted(places, reverse=True):
        if Path(place).is_relative_to(folder):
            subprocess.run(["umount", "--lazy", place], capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)
