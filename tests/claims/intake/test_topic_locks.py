"""Imports at the same moment: those into one topic take turns, all others go on; each with a control."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from django.db import OperationalError, connection, transaction

from claims.intake import importing
from claims.models import Topic
from claims.services.bulk import recording, topic_locks
from claims.services.bulk.row import Outcome
from claims.services.correcting.questions import correct_topic
from sources.models import Document, Source
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row
from tests.threads import at_once

pytestmark = pytest.mark.own_database
WAIT = "SET LOCAL lock_timeout = '300ms'"


@contextmanager
def under_way(folder: Path) -> Iterator[None]:
    """Another import into the topic Troops, which has recorded its rows and not committed them yet."""
    recorded, free = threading.Event(), threading.Event()

    def other() -> None:
        try:
            with transaction.atomic():
                imported(csv_file(folder, row(external_id="other"), name="other.csv"))
                recorded.set()
                free.wait(120)
        finally:
            recorded.set()
            connection.close()

    new.person("checker")
    thread = threading.Thread(target=other)
    thread.start()
    try:
        assert recorded.wait(120)
        yield
    finally:
        free.set()
        thread.join(timeout=120)


def impatiently(path: Path) -> Outcome:
    """Import it, or raise OperationalError rather than wait."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WAIT)
        return imported(path)


def test_an_import_into_another_topic_does_not_wait(tmp_path: Path) -> None:
    path = csv_file(tmp_path, row(topic="Ships", question="How many ships?", unit="", source="France"))
    with under_way(tmp_path):
        assert impatiently(path).recorded == 1


@pytest.mark.parametrize("named", ["Troops", "troops", "TROOPS"])
def test_an_import_into_the_same_topic_waits(named: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, row(topic=named, source="France"))
    with under_way(tmp_path), pytest.raises(OperationalError, match="lock timeout"):
        impatiently(path)


def test_a_topic_is_locked_by_all_its_names(tmp_path: Path) -> None:
    """Renamed, it is still the same topic for who names it by its slug."""
    imported(csv_file(tmp_path, row(external_id="first")))
    why = "What it is about."
    correct_topic(
        by=new.person("checker"), now=new.NOW, topic=Topic.objects.get(), reason=why, name="Soldiers"
    )
    path = csv_file(tmp_path, row(topic="Soldiers", source="France"))
    with under_way(tmp_path), pytest.raises(OperationalError, match="lock timeout"):
        impatiently(path)


def _one_document_twice(folder: Path, patience: float = 1) -> list[object]:
    """Two imports that answer two known questions of a topic out of one new document, each of which has
    looked for what is known before either writes."""
    questions = ("How many soldiers?", "How many tanks?")
    rows = [row(question=text, external_id=text) for text in questions]
    assert imported(csv_file(folder, *rows, name="known.csv")).recorded == 2
    files = [
        csv_file(
            folder,
            row(question=text, document_title="Briefing", external_id=f"b{number}"),
            name=f"{number}.csv",
        )
        for number, text in enumerate(questions)
    ]
    looked = threading.Barrier(2)  # in vain where the second import waits for the first
    ask = recording.staging.known

    def known(*given: object) -> object:
        found = ask(*given)  # type: ignore[arg-type]
        try:
            looked.wait(timeout=patience)
        except threading.BrokenBarrierError:
            looked.abort()
        return found

    with mock.patch.object(recording.staging, "known", known):
        return at_once(*(lambda path=path: imported(path) for path in files))  # type: ignore[misc]


def test_imports_into_one_topic_make_a_document_once(tmp_path: Path) -> None:
    _one_document_twice(tmp_path)
    assert Document.objects.filter(title="Briefing").count() == 1


def test_control_without_the_lock_it_is_made_twice(tmp_path: Path) -> None:
    with mock.patch.object(recording, "lock_topics"):
        _one_document_twice(tmp_path, patience=120)
    assert Document.objects.filter(title="Briefing").count() == 2


def _crossing(folder: Path) -> list[object]:
    """Two imports into two topics that bring the same two new sources, each in its own order."""
    files = [
        csv_file(
            folder,
            *(row(topic=topic, source=name, external_id=name) for name in names),
            name=f"{topic}.csv",
        )
        for topic, names in (("Ships", ("Alpha", "Omega")), ("Planes", ("Omega", "Alpha")))
    ]
    new.person("checker")
    written = threading.Barrier(2)
    finish = recording.staging.known

    def known(*given: object) -> object:
        try:
            written.wait(timeout=1)
        except threading.BrokenBarrierError:
            written.abort()
        return finish(*given)  # type: ignore[arg-type]

    with (
        mock.patch.object(importing, "BATCH", 1),
        mock.patch.object(recording.staging, "known", known),
    ):
        return at_once(*(lambda path=path: imported(path) for path in files))  # type: ignore[misc]


def test_imports_in_each_others_way_are_tried_again(tmp_path: Path) -> None:
    results = _crossing(tmp_path)
    assert [each.recorded for each in results if isinstance(each, Outcome)] == [2, 2], results
    assert sorted(Source.objects.values_list("name", flat=True)) == ["Alpha", "Omega"]


def test_control_tried_once_one_of_them_is_given_up(tmp_path: Path) -> None:
    with mock.patch.object(importing, "TRIES", 1):
        results = _crossing(tmp_path)
    assert sum(isinstance(each, OperationalError) for each in results) == 1, results


def test_locks_are_few_however_many_topics(tmp_path: Path) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        topic_locks.lock_topics(f"Topic {number}" for number in range(20_000))
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone()[0] <= topic_locks.BUCKETS
