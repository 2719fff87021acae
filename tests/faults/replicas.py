"""A replica of a private server: copied from it and following it, as PostgreSQL's own programs do it."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from claimcheck.database import embedded
from claimcheck.database.places import private_folder, programs, server_account
from tests.faults.private import PrivateServer

LOOKED_UP = "SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_user_tables WHERE relname = 'claims_topic'"
"""How often topics were read there."""


@dataclass(frozen=True, slots=True)
class Replica:
    """Its data and its socket lie in one folder."""

    folder: Path

    @property
    def url(self) -> str:
        """As REPLICA_URL has it, in the site's own role."""
        return f"postgresql://{embedded.APPLICATION}@/{embedded.DATABASE}?host={self.folder}"

    def ask(self, statement: str, *values: Any) -> Any:
        """The first column of the first row."""
        given: dict[str, Any] = {
            "host": str(self.folder),
            "user": embedded.OWNER,
            "dbname": embedded.DATABASE,
        }
        with psycopg.connect(**given, autocommit=True) as own:
            row = own.execute(statement, values).fetchone()
        return row[0] if row else None

    def start(self) -> None:
        """Bring it up; it goes on following from where it was."""
        settings = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
        self._run("pg_ctl", "start", "--wait", "--log", f"{self.folder}/log", "--options", settings)

    def kill(self) -> None:
        """All its processes at once, as its machine would end with its power."""
        file = self.folder / "data/postmaster.pid"
        group = int(file.read_text().split()[0])
        with suppress(ProcessLookupError):
            while True:
                os.killpg(group, signal.SIGKILL)
                time.sleep(0.02)
        file.unlink()

    def promote(self) -> None:
        """Make it a primary of its own."""
        self._run("pg_ctl", "promote", "--wait")

    def stop(self) -> None:
        """End it, if it runs."""
        if (self.folder / "data/postmaster.pid").exists():
            self._run("pg_ctl", "stop", "--mode=immediate")

    def _run(self, program: str, *words: str) -> None:
        account = server_account()
        command = [programs(account) / program, f"--pgdata={self.folder}/data", *words]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **account.options())


@contextmanager
def following(server: PrivateServer, folder: Path) -> Iterator[Replica]:
    """A replica of a server, in a folder of its own."""
    account = server_account()
    private_folder(folder, account)
    command = [programs(account) / "pg_basebackup", f"--pgdata={folder}/data", f"--username={embedded.OWNER}"]
    command += [f"--host={server.home.socket_folder}", "--write-recovery-conf", "--checkpoint=fast"]
    subprocess.run(command, check=True, cwd="/", **account.options())
    replica = Replica(folder)
    replica.start()
    try:
        yield replica
    finally:
        replica.stop()
