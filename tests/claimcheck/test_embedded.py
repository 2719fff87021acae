"""The embedded server, with real processes that come, go and are killed."""

import fcntl
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from claimcheck.database import places, server
from claimcheck.database.embedded import Unusable, join

PROJECT = Path(__file__).parents[2]
ME = os.geteuid()
only_root = pytest.mark.needs("root")
pytestmark = pytest.mark.slow

OTHER = pwd.getpwnam("daemon").pw_uid


class User:
    """One process that uses the server of `var`."""

    def __init__(self, var: Path, code: Path, uid: int = 0, home: str = "") -> None:
        script = PROJECT / "tests" / "claimcheck" / "database_user.py"
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(code), "HOME": home}
        command = [sys.executable, "-P", script, var, str(uid), code.parent / "system"]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, what: str = "join") -> None:
        """Ask it to join, without waiting."""
        assert self.process.stdin
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()

    def told(self) -> str:
        """Its answer."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def join(self) -> Path:
        """Where the server's socket is, as this process found it."""
        self.ask()
        answer = self.told()
        assert answer.startswith("/"), answer
        return Path(answer)

    def hang_up(self) -> None:
        """Tell it to end, without waiting."""
        assert self.process.stdin
        self.process.stdin.close()

    def leave(self) -> None:
        """Let it end as programs end."""
        self.hang_up()
        self.process.wait(120)
        assert self.process.stdout
        self.process.stdout.close()

    def kill(self) -> None:
        """End it so that it can do nothing about it."""
        self.process.kill()
        self.leave()


Start = Callable[..., User]


@pytest.fixture
def place() -> Iterator[Path]:
    """A short folder that every user can enter; with our code and the wheel in it, and an empty `var`."""
    folder = Path(tempfile.mkdtemp(prefix="cc", dir="/tmp"))
    folder.chmod(0o755)
    lay_out(folder / "code")
    (folder / "var").mkdir()
    yield folder
    for pid in servers(folder):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def lay_out(code: Path) -> None:
    """Lay out what a process needs to use a server: our modules, and the wheel, linked where that can be."""
    wheel = places.programs(places.ServerAccount(ME, os.getegid(), switch=False)).parents[1]
    code.mkdir(mode=0o755)
    for part in (wheel.name, f"{wheel.name}.libs"):
        copy = shutil.copy2 if os.stat(wheel).st_dev != os.stat(code).st_dev else os.link
        ignore = shutil.ignore_patterns("include", "pginstall", "__pycache__")
        shutil.copytree(wheel.parent / part, code / part, symlinks=True, ignore=ignore, copy_function=copy)
    shutil.copytree(PROJECT / "claimcheck", code / "claimcheck", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture
def start(place: Path) -> Iterator[Start]:
    """Start users; those still there at the end are ended."""
    users: list[User] = []

    def begin(uid: int = 0, var: Path | None = None, code: Path | None = None, home: str = "") -> User:
        users.append(User(var or place / "var", code or place / "code", uid, home))
        return users[-1]

    yield begin
    for user in users:
        user.leave()


def servers(folder: Path) -> list[int]:
    """Process ids of the running servers whose data lies below a folder."""
    found = []
    for file in folder.glob("**/postmaster.pid"):
        pid = int(file.read_text().splitlines()[0])
        if os.fsencode(file.parent) in Path(f"/proc/{pid}/cmdline").read_bytes():
            found.append(pid)
    return found


def works(socket: Path) -> bool:
    """Whether the database can be used through this socket."""
    with psycopg.connect(host=str(socket), user="postgres", dbname="claimcheck") as connection:
        row = connection.execute("SELECT current_setting('server_version_num')::int / 10000").fetchone()
    return row == (18,)


def modes(*folders: Path) -> dict[Path, tuple[int, int, int]]:
    """Permissions and owners of folders and of all above them."""
    every = {above for folder in folders for above in (folder, *folder.parents)}
    return {path: (path.stat().st_mode, path.stat().st_uid, path.stat().st_gid) for path in every}


def test_the_last_user_stops_the_server(place: Path, start: Start) -> None:
    first, second = start(), start()
    assert works(first.join())
    assert first.join() == second.join()
    [pid] = servers(place)
    first.leave()
    assert servers(place) == [pid]
    assert works(second.join())
    second.leave()
    assert servers(place) == []
    assert not list(place.glob("**/postmaster.pid"))


def test_a_server_left_by_a_kill_is_adopted(place: Path, start: Start) -> None:
    killed, next_one = start(), start()
    killed.join()
    [pid] = servers(place)
    killed.kill()
    assert servers(place) == [pid]
    assert works(next_one.join())
    assert servers(place) == [pid]
    next_one.leave()
    assert servers(place) == []


@pytest.mark.whole("test_a_server_left_by_a_kill_is_adopted")
def test_whoever_joined_a_folder_that_was_made_again_leaves_its_server_alone(
    place: Path, start: Start
) -> None:
    old = start()
    old.join()
    [locks] = place.glob("var/**/users.lock")
    locks.unlink()  # as where the folder is removed, and cloned again
    new = start()
    assert works(new.join())
    [pid] = servers(place)
    new.kill()
    old.leave()
    assert servers(place) == [pid]


@pytest.mark.whole("test_a_server_left_by_a_kill_is_adopted")
def test_a_killed_server_is_started_again(place: Path, start: Start) -> None:
    user = start()
    user.join()
    [pid] = servers(place)
    os.kill(pid, signal.SIGKILL)
    while servers(place):
        time.sleep(0.02)
    assert works(user.join())
    assert servers(place) != [pid]


def test_processes_starting_at_once_agree_on_one_server(place: Path, start: Start) -> None:
    users = [start() for _ in range(8)]
    for user in users:
        user.ask()
    assert len({user.told() for user in users}) == 1
    assert len(servers(place)) == 1
    for user in users:
        user.hang_up()
    for user in users:
        user.process.wait(120)
    assert servers(place) == []


def test_a_forked_child_is_a_user_of_its_own(place: Path, start: Start) -> None:
    user = start()
    socket = user.join()
    user.ask("fork")
    assert Path(user.told()) == socket
    user.hang_up()
    user.process.wait(120)
    assert servers(place), "the child still uses it"
    deadline = time.monotonic() + 120
    while servers(place) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert servers(place) == []


@pytest.mark.needs("proc")
def test_a_server_that_takes_over_its_process_is_running(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux tells no command line for the moment in which a program takes the place of the shell."""
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"")
    home = places.Home(Path("/nowhere"), places.ServerAccount(ME, os.getegid(), switch=False))
    assert server._is_ours(home, os.getpid())
    ended = subprocess.Popen(["true"])
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
    assert not server._is_ours(home, ended.pid)
    assert not ended.wait()


@pytest.mark.whole("test_a_server_left_by_a_kill_is_adopted")
def test_a_stale_pid_file_is_no_obstacle(place: Path, start: Start) -> None:
    first = start()
    socket = first.join()
    pid_file = next(place.glob("**/postmaster.pid"))
    content = pid_file.read_text().splitlines()
    first.leave()
    pid_file.write_text("\n".join([str(os.getpid()), *content[1:]]))  # the number has gone to another process
    (socket / ".s.PGSQL.5432.lock").write_text("\n".join([str(os.getpid()), *content[1:]]))
    assert works(start().join())


@pytest.mark.whole("test_the_last_user_stops_the_server")
@pytest.mark.parametrize("name", ["long " * 40, 'it\'s $HOME; "here", `there`', "나라 é"])
def test_any_path_will_do(place: Path, start: Start, name: str) -> None:
    user = start(var=place / name / "var")
    socket = user.join()
    assert len(os.fsencode(socket / ".s.PGSQL.5432")) < 108
    assert works(socket)
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    assert len(servers(place)) == 1
    user.leave()
    if place not in socket.parents:
        shutil.rmtree(socket)


def test_nothing_listens_on_the_network(start: Start) -> None:
    with psycopg.connect(host=str(start().join()), user="postgres", dbname="claimcheck") as connection:
        row = connection.execute("SELECT current_setting('listen_addresses')").fetchone()
        assert row == ("",)
        encoding = connection.execute(
            "SELECT pg_encoding_to_char(encoding), datlocale FROM pg_database WHERE datname = 'claimcheck'"
        ).fetchone()
        assert encoding == ("UTF8", "C.UTF-8")


def test_permissions_of_what_was_there_stay(place: Path, start: Start) -> None:
    before = modes(place / "var", place / "code")
    user = start()
    user.join()
    user.leave()
    assert modes(place / "var", place / "code") == before


@pytest.mark.whole("test_root_then_another_user_in_roots_checkout")
@only_root
@pytest.mark.parametrize("private", ["var", "code"])
def test_root_below_a_private_folder(place: Path, start: Start, private: str) -> None:
    """The checkout, or the virtualenv, in a folder that nobody else may enter."""
    secret = place / "secret"
    secret.mkdir()
    secret.chmod(0o700)
    (place / private).rename(secret / private)
    (place / private).symlink_to(secret / private)
    before = modes(secret / private, place)
    user = start(var=(place / "var").resolve(), code=place / "code")
    assert works(user.join())
    user.leave()
    assert modes(secret / private, place) == before
    kept = list((place / "system").glob("*/*"))
    assert len(kept) == (1 if private == "var" else 2), kept


@pytest.mark.check("test_permissions_of_what_was_there_stay")
@only_root
def test_root_then_another_user_in_roots_checkout(place: Path, start: Start) -> None:
    for uid in (0, OTHER, 0):
        user = start(uid=uid)
        assert works(user.join())
        user.leave()
    assert {home.name for home in (place / "var" / "cluster").iterdir()} == {"0", str(OTHER)}


@pytest.mark.whole("test_root_then_another_user_in_roots_checkout")
@only_root
def test_another_user_and_root_at_once_in_that_users_checkout(place: Path, start: Start) -> None:
    os.chown(place / "var", OTHER, OTHER)
    root, other = start(uid=0), start(uid=OTHER)
    assert works(root.join())
    assert works(other.join())
    assert (place / "var" / "cluster").stat().st_uid == OTHER
    assert len(servers(place)) == 2


@pytest.mark.whole("test_root_then_another_user_in_roots_checkout")
@only_root
def test_a_checkout_that_may_only_be_read(place: Path, start: Start) -> None:
    home = place / "home"
    home.mkdir()
    os.chown(home, OTHER, OTHER)
    user = start(uid=OTHER, home=str(home))
    assert works(user.join())
    assert len(servers(home)) == 1


@pytest.mark.whole("test_a_lock_not_given_back_is_told")
def test_old_and_foreign_data_are_left_alone(place: Path, start: Start) -> None:
    user = start()
    user.join()
    data = next(place.glob("var/cluster/*/data"))
    user.leave()
    (data / "PG_VERSION").write_text("16\n")
    old = start()
    old.ask()
    assert "was made by PostgreSQL 16; this is 18" in (answer := old.told())
    assert "Move it away (mv " in answer
    (data / "PG_VERSION").unlink()
    foreign = start()
    foreign.ask()
    assert "is no PostgreSQL data folder. Move it away" in foreign.told()
    assert (data / "base").is_dir()


def test_a_full_disk_is_told_and_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = place / "full"
    full.mkdir()
    script = full / "initdb"
    script.write_text("#!/bin/sh\necho 'could not write to file: No space left on device' >&2\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setattr(server, "programs", lambda account: full)
    with pytest.raises(Unusable, match=r"could not be made\. The disk is full\. Free some space"):
        join(place / "var", "cluster")
    assert not list(place.glob("var/cluster/*/data*"))


def test_a_lock_not_given_back_is_told(place: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    user = start()
    user.join()
    monkeypatch.setattr("claimcheck.database.embedded.PATIENCE", 0.2)
    with next(place.glob("**/start.lock")).open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Unusable, match=rf"Process {user.process.pid} has been starting or stopping"):
            join(place / "var", "cluster")


def test_a_file_system_without_locks_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*arguments: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(Unusable, match=r"has no file locks\. Set CLAIMCHECK_VAR"):
        join(place / "var", "cluster")


def test_a_system_without_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(pwd, "getpwnam", none)
    with pytest.raises(Unusable, match="Run as an ordinary user"):
        places.server_account()
