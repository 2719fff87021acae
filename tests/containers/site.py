"""The installation that a trial tries: the shipped files, brought up by compose and asked through TLS."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.containers.engine import Engine
from tests.house.tree import PROJECT

HOST = "figures.example.org"
PORTS = {"HTTP_PORT": "127.0.0.1:18080", "HTTPS_PORT": "127.0.0.1:18443", "PROMETHEUS_PORT": "19090"}
PROJECT_NAME = "claimcheck"
"""As the compose file says; compose before 2.3 knows no `name` there and takes it from the environment."""
SETTINGS = {
    **PORTS,
    "COMPOSE_PROJECT_NAME": PROJECT_NAME,
    "ALLOWED_HOSTS": HOST,
    "SITE_URL": f"https://{HOST}",
    "CSRF_TRUSTED_ORIGINS": f"https://{HOST}:18443",
    "PUBLIC_READ": "on",
    "ACCOUNTABILITY": "on",
}
SHIPPED = ("docker-compose.yml", "Dockerfile", ".dockerignore", "requirements.txt", "manage.py")
FOLDERS = ("deploy", "claimcheck", "claims", "sources")
OVERRIDE = f"""
services:
  mail:
    image: {{python}}
    entrypoint: ["python", "-u", "-m", "tests.containers.mail_sink"]
    working_dir: /trial
    volumes: ["{PROJECT / "tests"}:/trial/tests:ro"]
    networks: [outside]
    stop_grace_period: 1s
"""
"""Beside what is shipped: somebody who takes mail."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What curl was answered; status 0 where nothing came."""

    status: int
    seconds: float
    headers: dict[str, str]
    body: str
    version: str


@dataclass
class Site:
    """Where the installation lies, and how it is asked."""

    engine: Engine
    folder: Path
    profiles: tuple[str, ...] = ("replica",)
    settings: dict[str, str] = field(default_factory=lambda: dict(SETTINGS))
    files = ("-f", "docker-compose.yml", "-f", "trial.yml")

    @classmethod
    def laid_out(cls, engine: Engine, folder: Path, python: str) -> "Site":
        """A copy of what is shipped, with secrets by the shipped script and mail to a server beside it."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in SHIPPED:
            shutil.copy(PROJECT / name, folder)
        for name in FOLDERS:
            shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        compose = folder / "docker-compose.yml"
        compose.write_text(compose.read_text().replace(f"name: {PROJECT_NAME}\n", ""))
        (folder / "trial.yml").write_text(OVERRIDE.format(python=python))
        secrets = folder / "secrets"
        secrets.mkdir()
        (secrets / "email_url").write_text("smtp://mail:2525")
        chosen = {**os.environ, "COMPOSE_PROFILES": ",".join(cls.profiles)}
        command = ["sh", "deploy/secrets.sh", HOST]
        subprocess.run(command, cwd=folder, env=chosen, check=True, capture_output=True)
        return cls(engine, folder)

    @property
    def certificate(self) -> str:
        """The file of the one that this installation shows."""
        return str(self.folder / "secrets/tls_certificate")

    def taken_down(self) -> None:
        """Containers, volumes and networks, all of them."""
        words = ("down", "--volumes", "--remove-orphans", "--timeout", "5")
        self.compose(*words, check=False, profiles=("replica", "metrics"))

    def compose(self, *arguments: str, check: bool = True, profiles: tuple[str, ...] | None = None) -> str:
        """Compose, with the profiles of this installation."""
        chosen = self.profiles if profiles is None else profiles
        words = [*self.files, *(f"--profile={name}" for name in chosen), *arguments]
        return self.engine.run_compose(self.folder, words, self.settings, check=check)

    def run(self, service: str, *command: str, variables: dict[str, str] | None = None) -> str:
        """One command in a container of its own."""
        given = [word for name, value in (variables or {}).items() for word in ("-e", f"{name}={value}")]
        return self.compose("run", "--rm", "--no-deps", "-T", *given, service, *command)

    def python(self, script: str, service: str = "web") -> str:
        """What a script prints within the running site."""
        return self.inside(service, "python", "manage.py", "shell", "-v", "0", "-c", script)

    def inside(self, service: str, *command: str, check: bool = True) -> str:
        """What a command in the running container of a service writes, whatever its number is by now."""
        return self.engine.docker("exec", self.container(service), *command, check=check)

    def sql(self, statement: str, service: str = "db", database: str = "claimcheck") -> str:
        """What a statement of the owner's answers; what went wrong where it fails."""
        asked = ["psql", "-U", "claimcheck", "-d", database, "-Atc", statement]
        return self.inside(service, *asked, check=False).strip()

    def container(self, service: str) -> str:
        """The id of the one container of a service."""
        return self.compose("ps", "-q", service).strip().splitlines()[0]

    def kill(self, service: str) -> None:
        """kill -9 of its first process, with which all others of the container end."""
        os.kill(int(self.engine.inspect(self.container(service), "{{.State.Pid}}")), signal.SIGKILL)

    def is_healthy(self, service: str) -> bool:
        """As its own health check says."""
        state = self.engine.inspect(self.container(service), "{{.State.Running}} {{.State.Health.Status}}")
        return state == "true healthy"

    def ask(self, path: str, *options: str, port: int = 18443, host: str = HOST) -> Answer:
        """One request by curl, which trusts the installation's certificate alone."""
        scheme = "https" if port == 18443 else "http"
        command = ["curl", "--silent", "--max-time", "30", "--include", "--http2", "--output", "-"]
        command += ["--resolve", f"{HOST}:{port}:127.0.0.1", "--cacert", self.certificate]
        command += ["--write-out", "\n%{http_code} %{time_total} %{http_version}", *options]
        named = [] if host == HOST else ["--header", f"Host: {host}"]
        done = subprocess.run([*command, *named, f"{scheme}://{HOST}:{port}{path}"], capture_output=True)
        told, _, last = done.stdout.decode("utf-8", "replace").rpartition("\n")
        status, seconds, version = last.split()
        head, _, body = told.replace("\r\n", "\n").partition("\n\n")
        lines = (line.partition(": ") for line in head.splitlines()[1:])
        headers = {name.lower(): value for name, _, value in lines}
        return Answer(int(status), float(seconds), headers, body, version)


def until(holds: Callable[[], bool], seconds: float) -> float:
    """Seconds until it holds. Raises TimeoutError where it does not in time."""
    begun = time.monotonic()
    while True:
        try:
            if holds():
                return time.monotonic() - begun
        except (RuntimeError, ValueError, IndexError):
            pass  # a container that is being made is asked again
        if time.monotonic() > begun + seconds:
            raise TimeoutError(f"not within {seconds:.0f} s")
        time.sleep(0.25)
