"""A site with a database server of its own, which may be stopped, filled up or run out of connections."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from claimcheck.database import embedded
from claimcheck.database.places import Home, choose_home
from claimcheck.database.server import stop
from claimcheck.operating.dumps import back_up, bring_back

CLUSTER = "postgres"
KEY = "of-no-use-to-anybody-but-the-tests-of-faults-of-one-machine"
SMALL = "max_wal_size = '48MB'\nmin_wal_size = '32MB'\n"
"""So that the log of a small disk does not fill it by itself."""


@dataclass(frozen=True, slots=True)
class PrivateServer:
    """One below a folder; started anew by whoever misses it, as an operator's init system does."""

    var: Path
    home: Home

    def environment(self, **more: str) -> dict[str, str]:
        """What a process of a site on it is given: the settings of production."""
        return {
            "DJANGO_SETTINGS_MODULE": "claimcheck.settings", "CLAIMCHECK_VAR": str(self.var),
            "CLAIMCHECK_CLUSTER": CLUSTER, "DEBUG": "off", "ALLOWED_HOSTS": "localhost",
            "SECRET_KEY": KEY,
            "DISK_FLOOR_MB": "0", "WEBHOOK_PRIVATE_TARGETS": "on", **more,
        }  # fmt: skip

    def restart(self) -> None:
        """Stop it as `pg_ctl stop -m fast` does, and start it again."""
        stop(self.home)
        embedded.join(self.var, CLUSTER)

    @contextmanager
    def asked(self) -> Iterator[psycopg.Connection[Any]]:
        """A connection as the owner."""
        host = embedded.join(self.var, CLUSTER)
        with psycopg.connect(
            host=str(host), user=embedded.OWNER, dbname=embedded.DATABASE, autocommit=True
        ) as own:
            yield own


@contextmanager
def private_server(folder: Path, copy: Path) -> Iterator[PrivateServer]:
    """A server below a folder, durable as in operation, with what the current database holds; `copy` is where
    the backup lies meanwhile."""
    back_up(copy)
    server = PrivateServer(folder, choose_home(folder, CLUSTER))
    parameters = {"user": embedded.OWNER, "dbname": embedded.DATABASE}
    host = embedded.join(folder, CLUSTER)
    (server.home.data / "postgresql.auto.conf").write_text(SMALL)
    server.restart()
    assert bring_back(copy, {**parameters, "host": str(host)}) == []
    try:
        yield server
    finally:
        stop(server.home)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of that size in memory; only root can mount one."""
    options = f"size={megabytes}m,mode=0711"
    command = ["mount", "-t", "tmpfs", "-o", options, "claimcheck-faults", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)


@contextmanager
def filled_up(folder: Path, *, leaving: int = 0) -> Iterator[None]:
    """Only so many megabytes are free on a disk meanwhile."""
    ballast = folder / "ballast"
    try:
        with ballast.open("wb", buffering=0) as file:
            while shutil.disk_usage(folder).free > leaving * 2**20:
                try:
                    file.write(bytes(2**18))
                except OSError:
                    break
        yield
    finally:
        ballast.unlink(missing_ok=True)
