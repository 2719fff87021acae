"""Making, starting and stopping one PostgreSQL server. Callers hold the lock that keeps others away."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from claimcheck.database.places import MAJOR, SOCKET_NAME, Home, Unusable, private_folder, programs

OWNER = "postgres"  # of everything in the cluster; the site connects as APPLICATION
APPLICATION = "claimcheck_application"
DATABASE = "claimcheck"  # there in every cluster of ours
PATIENCE = 60.0  # seconds for a start, a stop or a lock; a crash recovery takes its time
FAST = {  # for clusters whose content is worth nothing after the run
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
}
REMEDIES = {
    "No space left on device": "The disk is full. Free some space, or set CLAIMCHECK_VAR to another disk.",
    "could not create shared memory": "Shared memory is used up. Free some, or set DATABASE_URL.",
    "could not create semaphores": "No semaphore is left. Stop other servers, or set DATABASE_URL.",
    "Permission denied": "The server's account may not use that file. Set CLAIMCHECK_VAR to another folder.",
}


def answers(home: Home) -> bool:
    """Whether a server listens on the socket. The folder is private, so that it can only be ours."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(os.fsencode(home.socket_folder / SOCKET_NAME))
        except OSError:
            return False
    return True


def ensure_running(home: Home, *, durable: bool) -> None:
    """Find the server running, or start it, having made its data folder where there is none."""
    if not is_running(home):
        _prepare(home)
        _start(home, {} if durable else FAST)


def is_running(home: Home) -> bool:
    """Whether the server accepts connections; one that is on its way up or down is waited for."""
    deadline = time.monotonic() + PATIENCE
    while answers(home) or _is_ours(home, _postmaster(home)[0]):
        if _is_ready(home):
            return True
        if time.monotonic() > deadline:
            raise Unusable(
                f"The database in {home.data} neither starts nor stops; see {home.log}. "
                f"End its process {_postmaster(home)[0]}, then try again."
            )
        time.sleep(0.02)
    return False


def stop(home: Home) -> None:
    """Stop the server as `pg_ctl stop -m fast` does: sessions are ended, what was committed is on disk."""
    pid, _ = _postmaster(home)
    if not pid or not answers(home):
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + PATIENCE
    while (home.data / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.02)


def _postmaster(home: Home) -> tuple[int, str]:
    """Process id and status of the server as its own file tells them; (0, "") where there is none."""
    try:
        lines = (home.data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), lines[7].strip() if len(lines) > 7 else ""
    except (OSError, ValueError, IndexError):
        return 0, ""


def _is_ready(home: Home) -> bool:
    return _postmaster(home)[1] == "ready" and answers(home)


def _is_ours(home: Home, pid: int) -> bool:
    """Whether process `pid` is the server of this data folder, and not one that got an old number again."""
    if not pid:
        return False
    if Path("/proc/self/cmdline").exists():
        with contextlib.suppress(OSError):
            line = Path(f"/proc/{pid}/cmdline").read_bytes()
            # empty for a moment where a program takes over a process; a zombie's too, but that runs nothing
            return os.fsencode(home.data) in line or (not line and bool(os.readlink(f"/proc/{pid}/exe")))
        return False
    shown = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True)
    return os.fsencode(home.data) in shown.stdout


def _prepare(home: Home) -> None:
    """Make what the server needs before it can start, and clear away what a killed one left."""
    private_folder(home.socket_folder, home.account)
    private_folder(home.log.parent, home.account)
    for half in home.folder.glob("data.new-*"):
        shutil.rmtree(half)
    if home.data.is_dir():
        _check_data(home)
    else:
        _initialise(home)
    lock = home.socket_folder / f"{SOCKET_NAME}.lock"
    for left in (home.data / "postmaster.pid", lock, home.socket_folder / SOCKET_NAME):
        left.unlink(missing_ok=True)


def _check_data(home: Home) -> None:
    """Refuse a data folder that this server must not touch."""
    version = home.data / "PG_VERSION"
    aside = (
        f"Move it away (mv '{home.data}' '{home.data}-old') to start with an empty database, "
        "or set DATABASE_URL."
    )
    if not version.exists():
        raise Unusable(f"{home.data} is there but is no PostgreSQL data folder. {aside}")
    made_by = version.read_text().strip()
    if made_by != str(MAJOR):
        raise Unusable(
            f"{home.data} was made by PostgreSQL {made_by}; this is {MAJOR}. Its content can be saved by "
            f"pg_dump of version {made_by} and loaded again. {aside}"
        )
    if home.data.stat().st_uid != home.account.uid:
        raise Unusable(
            f"{home.data} belongs to uid {home.data.stat().st_uid}, not {home.account.uid}. {aside}"
        )


def _initialise(home: Home) -> None:
    """Make an empty cluster beside its place, then move it in: a data folder is never half made."""
    if home.note:
        print(f"claimcheck: {home.note}", file=sys.stderr)
    fresh = home.folder / f"data.new-{os.getpid()}"
    private_folder(fresh, home.account)
    folder = programs(home.account)
    make: list[Any] = [
        "initdb",
        "--pgdata",
        fresh,
        "--username",
        OWNER,
        "--encoding",
        "UTF8",
        "--no-sync",
    ]
    make += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
    make += ["--auth-local", "trust", "--auth-host", "reject"]  # only the private socket leads in
    fill: list[Any] = ["postgres", "--single", "-D", fresh, "-c", "exit_on_error=on", "postgres"]
    filling = f"CREATE DATABASE {DATABASE}\nCREATE ROLE {APPLICATION} LOGIN\n"
    for command, words in ((make, ""), (fill, filling)):
        done = _run([folder / command[0], *command[1:]], home, input=words)
        if done.returncode:
            shutil.rmtree(fresh, ignore_errors=True)
            raise _explained(f"The database in {home.folder} could not be made", done.stdout + done.stderr)
    fresh.rename(home.data)


def _start(home: Home, durability: dict[str, str]) -> None:
    """Start the server detached from this process and its terminal; wait until it accepts connections."""
    settings = {
        **durability,
        "listen_addresses": "",
        "unix_socket_directories": _quoted(home.socket_folder),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "log_min_duration_statement": "2s",
        "log_lock_waits": "on",
    }
    command = [programs(home.account) / "postgres", "-D", home.data]
    command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    # The shell goes at once, so that the server is nobody's child and no process has to wait for it.
    shell = ["/bin/sh", "-c", 'log=$0; "$@" </dev/null >"$log" 2>&1 & echo $!', home.log]
    launched = _run([*shell, *command], home, start_new_session=True, umask=0o077)
    if launched.returncode:
        raise _explained(f"The database in {home.data} could not be started", launched.stderr)
    deadline = time.monotonic() + PATIENCE
    while not _is_ready(home):
        if not _is_ours(home, int(launched.stdout)) or time.monotonic() > deadline:
            written = home.log.read_text(errors="replace")
            raise _explained(f"The database in {home.data} did not start", written)
        time.sleep(0.02)


def _quoted(folder: Path) -> str:
    """A folder as an entry of PostgreSQL's list of folders, whatever characters are in it."""
    return '"' + str(folder).replace('"', '""') + '"'


def _run(command: list[Any], home: Home, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a program as the server's account, from a folder that every account can enter."""
    return subprocess.run(
        command, cwd="/", capture_output=True, text=True, **home.account.options(), **options
    )


def _explained(what: str, output: str) -> Unusable:
    """An error with the known remedy for what the server wrote, or else with the end of what it wrote."""
    for sign, remedy in REMEDIES.items():
        if sign in output:
            return Unusable(f"{what}. {remedy}")
    return Unusable(f"{what}:\n" + "\n".join(output.strip().splitlines()[-10:]))
