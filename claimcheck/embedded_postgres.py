"""The default database: a PostgreSQL 18 server out of a pip package, reached through a private socket only.

Every process that uses a cluster holds a shared lock on its `users.lock`; the last one to leave gets that lock
exclusively and stops the server. Joining and leaving happen under `start.lock`, so that any number of processes agree
on one server. A server that outlived its users (they were killed) is simply found running and adopted.
Nothing here needs Django; `claimcheck.database` is the Django end of it.
"""

import atexit
import contextlib
import errno
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.embedded_places import (
    MAJOR,
    SOCKET_NAME,
    Home,
    Unusable,
    choose_home,
    private_folder,
    programs,
)

SUPERUSER = "postgres"
DATABASE = "claimcheck"  # there in every cluster of ours
PATIENCE = 60.0  # seconds for a start, a stop or a lock; a crash recovery takes its time
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
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
    "No space left on device": "The disk is full. Free some space, or set CLAIMCHECK_VAR to a folder on another disk.",
    "could not create shared memory": "Shared memory is used up. Free some below /dev/shm, or set DATABASE_URL.",
    "could not create semaphores": "Too many semaphores are in use on this machine. Stop other servers, or set DATABASE_URL.",
    "Permission denied": "The server's account may not use that file. Set CLAIMCHECK_VAR to another folder.",
}


@dataclass(slots=True)
class Membership:
    """This process as a user of a running server; the lock is held through `users`, a file descriptor."""

    home: Home
    users: int


_memberships: dict[tuple[Path, str], Membership] = {}
_joining = threading.RLock()


def join(var: Path, name: str, *, durable: bool = True) -> Path:
    """Make sure that the server of cluster `name` below `var` runs and stays while this process lives.

    Returns the folder of its socket. Cheap when called again: one connection to the socket. Raises Unusable.
    """
    with _joining:
        member = _memberships.get((var, name))
        if member and _answers(member.home):
            return member.home.socket_folder
        if member:
            os.close(member.users)
            del _memberships[var, name]
        home = choose_home(var, name)
        with _alone(home):
            users = os.open(home.folder / "users.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            fcntl.flock(users, fcntl.LOCK_SH)
            _memberships[var, name] = Membership(home, users)
            if not is_running(home):
                _prepare(home)
                _start(home, DURABLE if durable else FAST)
        return home.socket_folder


def leave_all() -> None:
    """Leave every server that this process joined; stop those that nobody else uses."""
    with _joining:
        for member in _memberships.values():
            with contextlib.suppress(OSError, Unusable):  # at exit there is nobody left to tell
                _leave(member)
        _memberships.clear()


def _leave(member: Membership) -> None:
    with _alone(member.home):
        try:
            fcntl.flock(member.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return  # somebody else still uses it
        else:
            stop(member.home)
        finally:
            os.close(member.users)


@contextlib.contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Hold the lock under which servers are started and stopped."""
    handle = os.open(home.folder / "start.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _try_lock(handle, home):
            if time.monotonic() > deadline:
                holder = os.pread(handle, 20, 0).decode() or "unknown"
                raise Unusable(
                    f"Process {holder} has been starting or stopping the database in {home.folder} for {PATIENCE:.0f} s. "
                    f"End that process, then try again."
                )
            time.sleep(0.02)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int, home: Home) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS):
            raise Unusable(
                f"The file system of {home.folder} has no file locks. Set CLAIMCHECK_VAR to a folder on a local disk."
            ) from error
        raise
    return True


def _answers(home: Home) -> bool:
    """Whether a server listens on the socket. The folder is private, so that it can only be ours."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(os.fsencode(home.socket_folder / SOCKET_NAME))
        except OSError:
            return False
    return True


def _postmaster(home: Home) -> tuple[int, str]:
    """Process id and status of the server as its own file tells them; (0, "") where there is none."""
    try:
        lines = (home.data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), lines[7].strip() if len(lines) > 7 else ""
    except (OSError, ValueError, IndexError):
        return 0, ""


def is_running(home: Home) -> bool:
    """Whether the server accepts connections; one that is on its way up or down is waited for."""
    deadline = time.monotonic() + PATIENCE
    while _answers(home) or _is_ours(home, _postmaster(home)[0]):
        if _postmaster(home)[1] == "ready" and _answers(home):
            return True
        if time.monotonic() > deadline:
            raise Unusable(
                f"The database in {home.data} neither starts nor stops; see {home.log}. End its process "
                f"{_postmaster(home)[0]}, then try again."
            )
        time.sleep(0.02)
    return False


def _is_ours(home: Home, pid: int) -> bool:
    """Whether process `pid` is the server of this data folder, and not another one that got an old number again."""
    if not pid:
        return False
    if Path("/proc/self/cmdline").exists():
        with contextlib.suppress(OSError):
            return (
                os.fsencode(home.data) in Path(f"/proc/{pid}/cmdline").read_bytes()
            )  # that of a zombie is empty
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
    for left in (
        home.data / "postmaster.pid",
        home.socket_folder / f"{SOCKET_NAME}.lock",
        home.socket_folder / SOCKET_NAME,
    ):
        left.unlink(missing_ok=True)


def _check_data(home: Home) -> None:
    """Refuse a data folder that this server must not touch."""
    version = home.data / "PG_VERSION"
    aside = f"Move it away (mv '{home.data}' '{home.data}-old') to start with an empty database, or set DATABASE_URL."
    if not version.exists():
        raise Unusable(f"{home.data} is there but is no PostgreSQL data folder. {aside}")
    made_by = version.read_text().strip()
    if made_by != str(MAJOR):
        raise Unusable(
            f"{home.data} was made by PostgreSQL {made_by}; this is {MAJOR}. Its content can be kept by pg_dump of "
            f"version {made_by} and loaded again. {aside}"
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
    make: list[Any] = [folder / "initdb", "--pgdata", fresh, "--username", SUPERUSER, "--encoding", "UTF8", "--no-sync"]
    make += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
    make += ["--auth-local", "trust", "--auth-host", "reject"]  # only the private socket leads in
    fill = [folder / "postgres", "--single", "-D", fresh, "-c", "exit_on_error=on", "postgres"]
    for command, words in ((make, ""), (fill, f"CREATE DATABASE {DATABASE}\n")):
        run = subprocess.run(
            command, cwd="/", input=words, capture_output=True, text=True, **home.account.options()
        )
        if run.returncode:
            shutil.rmtree(fresh, ignore_errors=True)
            raise _explained(f"The database in {home.folder} could not be made", run.stdout + run.stderr)
    fresh.rename(home.data)


def _start(home: Home, durability: dict[str, str]) -> None:
    """Start the server detached from this process and its terminal, and wait until it accepts connections."""
    settings = {
        **durability,
        "listen_addresses": "",
        "unix_socket_directories": f'"{home.socket_folder}"',
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
    }
    command: list[Any] = [programs(home.account) / "postgres", "-D", home.data]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    # The shell goes at once, so that the server is nobody's child and no process has to wait for it.
    launch = ["/bin/sh", "-c", 'log=$0; "$@" </dev/null >"$log" 2>&1 & echo $!', home.log, *command]
    launched = subprocess.run(
        launch,
        cwd="/",
        capture_output=True,
        text=True,
        start_new_session=True,
        umask=0o077,
        **home.account.options(),
    )
    if launched.returncode:
        raise _explained(f"The database in {home.data} could not be started", launched.stderr)
    deadline = time.monotonic() + PATIENCE
    while not (_postmaster(home)[1] == "ready" and _answers(home)):
        if not _is_ours(home, int(launched.stdout)) or time.monotonic() > deadline:
            raise _explained(
                f"The database in {home.data} did not start", home.log.read_text(errors="replace")
            )
        time.sleep(0.02)


def stop(home: Home) -> None:
    """Stop the server as if by `pg_ctl stop -m fast`: sessions are ended, everything committed is on disk."""
    pid, _ = _postmaster(home)
    if not pid or not _answers(home):
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + PATIENCE
    while (home.data / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.02)


def _explained(what: str, output: str) -> Unusable:
    """An error with the known remedy for what the server wrote, or else with the end of what it wrote."""
    for sign, remedy in REMEDIES.items():
        if sign in output:
            return Unusable(f"{what}. {remedy}")
    return Unusable(f"{what}:\n" + "\n".join(output.strip().splitlines()[-10:]))


def _forget_in_child() -> None:
    """A forked child shares its parent's locks; it takes its own at its first connection."""
    global _joining
    _joining = threading.RLock()
    for member in _memberships.values():
        os.close(member.users)
    _memberships.clear()


atexit.register(leave_all)
os.register_at_fork(after_in_child=_forget_in_child)
