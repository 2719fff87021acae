"""What tokens read is on record before they have it, and in the database soon after, once."""

import fcntl
import logging
import math
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.db import DatabaseError
from pytest_django.fixtures import Settings

from claims.models import ApiToken, PullCount, PullJournal, Retrieval
from claims.services.access.tokens import make_token
from claims.services.notifications import notices
from claims.services.notifications.pull_journal import Journal, files_of, taken
from tests import builders as new
from tests.threads import at_once


@pytest.fixture
def pulls(tmp_path: Path) -> Iterator[notices.Pulls]:
    """Of a process with a folder of its own."""
    made = notices.Pulls()
    made.journal = Journal(tmp_path / "pulls")
    yield made
    made.journal.end()


def _token() -> ApiToken:
    boss = new.person("editor-in-chief")
    return make_token(by=boss, now=new.NOW, name="CMS", owner=boss, scopes=["figures:read"])[0]


def _pulled() -> Callable[[notices.Pulls], None]:
    token, seq = _token(), new.figure().publication.pk
    return lambda pulls: pulls.note(token.pk, [seq])


def _counted() -> int:
    return math.ceil(PullCount.objects.get().pulls)


@pytest.mark.own_database
def test_a_thread_writes_them_shortly_after(settings: Settings, pulls: notices.Pulls) -> None:
    settings.PULLS_WRITTEN_AFTER = 0
    note = _pulled()
    for _ in range(2):
        note(pulls)
        for thread in (each for each in threading.enumerate() if each.name == "pulls"):
            thread.join()
    assert (Retrieval.objects.count(), _counted()) == (1, 2)


@pytest.mark.django_db
def test_what_the_database_does_not_take_is_kept(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, pulls: notices.Pulls
) -> None:
    _pulled()(pulls)

    def gone(*given: object, **how: object) -> None:
        raise DatabaseError("the server is gone")

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(notices, "keep_pulls", gone)
        pulls.write()
    assert "could not be written; they will be tried again" in caplog.text
    assert not Retrieval.objects.exists()
    pulls.write()
    assert Retrieval.objects.count() == 1


@pytest.mark.django_db
def test_a_process_that_stops_writes_what_it_holds(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, pulls: notices.Pulls
) -> None:
    monkeypatch.setattr(notices, "PULLS", pulls)
    _pulled()(pulls)
    notices._write_the_rest()
    assert not Retrieval.objects.exists(), "under test nothing is written by itself"
    settings.PULLS_WRITTEN_AFTER = 2
    notices._write_the_rest()
    assert Retrieval.objects.count() == 1


@pytest.mark.django_db
def test_a_journal_is_drained_once_and_removed_when_nobody_adds_to_it(pulls: notices.Pulls) -> None:
    note = _pulled()
    note(pulls)
    pulls.write()
    note(pulls)
    for _ in range(3):
        pulls.write()
    assert _counted() == 2
    (path,) = files_of(pulls.journal.folder)
    assert PullJournal.objects.get().drained == path.stat().st_size
    pulls.journal.end()
    pulls.write()
    assert (files_of(pulls.journal.folder), PullJournal.objects.count(), _counted()) == ([], 0, 2)


@pytest.mark.django_db
def test_a_full_journal_is_followed_by_another(monkeypatch: pytest.MonkeyPatch, pulls: notices.Pulls) -> None:
    monkeypatch.setattr("claims.services.notifications.pull_journal.LARGEST", 100)
    note = _pulled()
    for _ in range(9):
        note(pulls)
    assert len(files_of(pulls.journal.folder)) == 3
    pulls.write()
    assert (len(files_of(pulls.journal.folder)), _counted()) == (1, 9)


@pytest.mark.django_db
def test_what_cannot_be_written_to_the_journal_is_in_the_database_at_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, pulls: notices.Pulls
) -> None:
    note = _pulled()
    note(pulls)
    plain = os.write
    monkeypatch.setattr("os.write", lambda file, line: plain(file, line[:9]))
    note(pulls)
    monkeypatch.undo()
    assert "written to the database at once" in caplog.text
    assert _counted() == 1
    note(pulls)
    pulls.write()
    assert _counted() == 3
    assert "can't be read" not in caplog.text, "nothing follows half a line"


@pytest.mark.django_db
def test_what_cannot_be_read_or_is_of_nobody_is_left_out(
    caplog: pytest.LogCaptureFixture, pulls: notices.Pulls
) -> None:
    note = _pulled()
    note(pulls)
    (path,) = files_of(pulls.journal.folder)
    with path.open("ab") as file:
        file.write(b"\0\0\0\n" + f"{UUID(int=7)} 1\n".encode())
    note(pulls)
    pulls.write()
    assert "can't be read, and is left out" in caplog.text
    assert Retrieval.objects.count() == 1


@pytest.mark.own_database
def test_two_who_drain_at_once_count_once(pulls: notices.Pulls) -> None:
    note = _pulled()
    for _ in range(50):
        note(pulls)
    at_once(*[pulls.write] * 4)
    assert _counted() == 50


def test_a_file_that_was_taken_before_it_was_locked_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever drains may come between making the file and locking it, and remove it as left."""
    plain = fcntl.flock
    seen: list[int] = []

    def flock(file: int, how: int) -> None:
        if not seen:
            seen.append(file)
            (path,) = files_of(tmp_path)
            path.unlink()
        plain(file, how)

    monkeypatch.setattr("fcntl.flock", flock)
    journal = Journal(tmp_path)
    journal.add(UUID(int=1), [1])
    (path,) = files_of(tmp_path)
    assert path.read_text() == f"{UUID(int=1)} 1\n"
    with taken(path) as left:
        assert not left
    journal.end()
    with taken(path) as left:
        assert left
