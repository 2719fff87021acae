"""What tokens have pulled is written soon after, and kept where the database does not take it."""

import logging
import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError
from pytest_django.fixtures import Settings

from claims.models import Retrieval
from claims.services.access.tokens import make_token
from claims.services.notifications import notices
from tests import builders as new


def _pulled() -> Callable[[notices.Pulls], None]:
    boss = new.person("editor-in-chief")
    token, _text = make_token(by=boss, now=new.NOW, name="CMS", owner=boss, scopes=["figures:read"])
    seq = new.figure().publication.pk
    return lambda pulls: pulls.note(token.pk, [seq])


@pytest.mark.own_database
def test_a_thread_writes_them_shortly_after(settings: Settings) -> None:
    settings.PULLS_WRITTEN_AFTER = 0
    note, pulls = _pulled(), notices.Pulls()
    for _ in range(2):
        note(pulls)
        for thread in (each for each in threading.enumerate() if each.name == "pulls"):
            thread.join()
    assert Retrieval.objects.count() == 1


@pytest.mark.django_db
def test_what_the_database_does_not_take_is_kept(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    note, pulls = _pulled(), notices.Pulls()
    note(pulls)

    def gone(*given: object, **how: object) -> None:
        raise DatabaseError("the server is gone")

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(notices, "keep_pulls", gone)
        pulls.write()
    assert "1 retrievals could not be written" in caplog.text
    assert not Retrieval.objects.exists()
    pulls.write()
    assert Retrieval.objects.count() == 1


@pytest.mark.django_db
def test_a_process_that_stops_writes_what_it_holds(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, pulls = _pulled(), notices.Pulls()
    monkeypatch.setattr(notices, "PULLS", pulls)
    note(pulls)
    notices._write_the_rest()
    assert not Retrieval.objects.exists(), "under test nothing is written by itself"
    settings.PULLS_WRITTEN_AFTER = 2
    notices._write_the_rest()
    assert Retrieval.objects.count() == 1
