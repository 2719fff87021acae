"""The default database: a PostgreSQL 18 server out of a pip package, reached through a private socket.

Every process that uses a cluster holds a shared lock on its `users.lock`; the last one to leave gets that
lock exclusively and stops the server. Joining and leaving happen under `start.lock`, so that any number of
processes agree on one server. A server that outlived its users (they were killed) is found running and
adopted. Nothing here needs Django; `claimcheck.database` is the Django end of it.
"""

import atexit
import contextlib
import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.database.places import Home, Unusable, choose_home
from claimcheck.database.server import APPLICATION, DATABASE, OWNER, PATIENCE, answers, ensure_running, stop

__all__ = ["APPLICATION", "DATABASE", "OWNER", "Unusable", "join", "leave_all"]


@dataclass(slots=True)
class ServerMembership:
    """This process as a user of a running server; the lock is held through `users`, a file descriptor."""

    home: Home
    users: int


_memberships: dict[tuple[Path, str], ServerMembership] = {}
_joining = threading.RLock()


def join(var: Path, name: str, *, durable: bool = True) -> Path:
    """Make sure that the server of cluster `name` below `var` runs, and stays while this process lives.

    Returns the folder of its socket. Cheap when called again: one connection to the socket. Raises Unusable
    with a remedy where there can be no server. `durable=False` is for content that need not outlive a crash.
    """
    with _joining:
        member = _memberships.get((var, name))
        if member and answers(member.home):
            return member.home.socket_folder
        if member:  # its server was stopped by somebody else
            os.close(_memberships.pop((var, name)).users)
        home = choose_home(var, name)
        with _alone(home):
            users = os.open(home.folder / "users.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            fcntl.flock(users, fcntl.LOCK_SH)
            _memberships[var, name] = ServerMembership(home, users)
            ensure_running(home, durable=durable)
        return home.socket_folder


def leave_all() -> None:
    """Leave every server that this process joined; stop those that nobody else uses."""
    with _joining:
        for member in _memberships.values():
            with contextlib.suppress(OSError, Unusable):  # at exit there is nobody left to tell
                _leave(member)
        _memberships.clear()


def _leave(member: ServerMembership) -> None:
    with _alone(member.home):
        try:
            fcntl.flock(member.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return  # somebody else still uses it
        else:
            if _is_there(member):
                stop(member.home)
        finally:
            os.close(member.users)


def _is_there(member: ServerMembership) -> bool:
    """Whether the folder is the one joined: removed and made again, it is the server of others."""
    joined = os.fstat(member.users)
    return os.path.samestat(joined, os.stat(member.home.folder / "users.lock"))


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
                    f"Process {holder} has been starting or stopping the database in {home.folder} for "
                    f"{PATIENCE:.0f} s. End that process, then try again."
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
                f"The file system of {home.folder} has no file locks. "
                "Set CLAIMCHECK_VAR to a folder on a local disk."
            ) from error
        raise
    return True


def _forget_in_child() -> None:
    """Drop what a forked child shares with its parent: it takes a lock of its own at its first connection."""
    for member in _memberships.values():
        os.close(member.users)
    _memberships.clear()
    _joining.release()


atexit.register(leave_all)
os.register_at_fork(
    before=_joining.acquire, after_in_parent=_joining.release, after_in_child=_forget_in_child
)
