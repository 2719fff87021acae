"""Ctrl-C during an import: what is said to be recorded is what is, wherever it comes."""

import signal
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from claims.intake import importing
from claims.models import Claim
from claims.services.bulk.row import Outcome
from sources.models import Source
from tests.claims.intake.files import csv_file, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows to a transaction; Ctrl-C means what it means at a terminal."""
    monkeypatch.setattr(importing, "BATCH", 2)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def stopping(of: Any, name: str, at: int, patch: pytest.MonkeyPatch, *, after: bool = False) -> None:
    """Send a real Ctrl-C at a call of a function, before or after its work."""
    plain: Callable[..., Any] = getattr(of, name)
    calls = []

    def called(*given: Any, **named: Any) -> Any:
        calls.append(None)
        done = plain(*given, **named) if after else None
        if len(calls) == at:
            signal.raise_signal(signal.SIGINT)
        return done if after else plain(*given, **named)

    patch.setattr(of, name, called)


def stopped(path: Path, **options: Any) -> str:
    """What is said when the import is stopped."""
    said = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_claims", str(path), stderr=said, stdout=StringIO(), **options)
    assert end.value.code == 130
    return said.getvalue()


PLACES = [
    (importing, "survey", 1, False, 0),
    (importing, "_recorded", 1, False, 0),
    (importing, "_recorded", 2, True, 2),
    (importing, "detect_again", 2, False, 2),
    (importing, "detect_again", 3, True, 4),
    (Outcome, "add", 2, False, 0),
    (importing, "_is_hopeless", 1, False, 2),
    (importing, "_is_hopeless", 2, False, 4),
]


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("place", PLACES)
def test_what_was_recorded_is_told_exactly(
    place: tuple[Any, str, int, bool, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, name, at, after, count = place
    path = csv_file(tmp_path, *(row(external_id=str(number)) for number in range(6)))
    stopping(of, name, at, monkeypatch, after=after)
    said = stopped(path, keep_going=True)
    recorded = Claim.objects.count()
    if name != "add":
        assert recorded == count
    told = f"{recorded} of them recorded" if recorded else "Nothing from the current file was recorded"
    assert told in said
    assert [each.name for each in tmp_path.iterdir()] == ["claims.csv"]


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("place", [("survey", 1), ("_recorded", 3), ("detect_again", 1)])
@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_taken_whole_leaves_nothing_until_it_is_taken(
    place: tuple[str, int], dry_run: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = csv_file(tmp_path, *(row(external_id=str(number)) for number in range(6)))
    stopping(importing, *place, monkeypatch, after=True)
    assert "Nothing from the current file was recorded" in stopped(path, dry_run=dry_run)
    assert (Claim.objects.count(), Source.objects.count()) == (0, 0)


@pytest.mark.usefixtures("small_batches")
def test_a_stop_between_the_commit_and_the_note_of_it_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = csv_file(tmp_path, *(row(external_id=str(number)) for number in range(6)))
    plain = transaction.Atomic.__exit__

    def left(atomic: Any, *how: Any) -> None:
        plain(atomic, *how)
        if Claim.objects.count() == 6:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(transaction.Atomic, "__exit__", left)
    said = stopped(path)
    monkeypatch.undo()
    assert ("6 of them recorded" in said) == (Claim.objects.count() == 6)
