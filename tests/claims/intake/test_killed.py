"""kill -9 of a process that imports: nothing of it stays, the record says so, and trying again takes all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from claims.domain.importing import ImportState
from claims.intake.imports import handing_in
from claims.intake.styles import NOTHING_SAID
from claims.jobs.imports import run_import
from claims.models import Claim, Import
from claims.services.imports import undoing
from claims.views.audience import desk
from claims.views.imports import rows_of, standing_of
from sources.models import Source
from tests import builders as new
from tests.claims.intake.files import csv_file, row
from tests.claims.intake.test_import_records import recorded
from tests.claims.jobs.worker import work_off

# The process kills itself once a function of the importer is done: no clock decides where it comes.
KILLED = """
import os, signal, sys
from unittest.mock import patch
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from claims.intake import importing

database, where, *arguments = sys.argv[1:]
connection.settings_dict["NAME"] = database
plain = getattr(importing, where)

def killed(*given, **named):
    plain(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

with patch.object(importing, where, killed):
    call_command("import_claims", *arguments)
"""


def killed(where: str, path: Path) -> Import:
    """Import a file in a process of its own that is killed once it has done this."""
    command = [sys.executable, "-c", KILLED, connection.settings_dict["NAME"], where, str(path)]
    ended = subprocess.run(
        command, cwd=settings.BASE_DIR, env=dict(os.environ), capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    for _try in range(1200):  # its connection ends a moment after it does
        if (found := Import.objects.with_work().get()).work is None:  # type: ignore[attr-defined]  # annotated
            return found
        time.sleep(0.1)
    raise AssertionError("the connection of the killed process is still there")


@pytest.mark.own_database
@pytest.mark.parametrize("where", ["_recorded", "note_rows"])
def test_nothing_of_what_was_killed_is_recorded_and_the_next_try_takes_all(
    where: str, tmp_path: Path
) -> None:
    path = csv_file(tmp_path, *(row(external_id=str(number)) for number in range(3)))
    broken = killed(where, path)
    assert standing_of(broken) == ImportState.BROKEN_OFF
    assert (broken.total, broken.counts, rows_of(broken, desk(timezone.now()))) == (3, {}, [])
    assert (Claim.objects.count(), Source.objects.count()) == (0, 0)
    again, outcome = recorded(path)
    assert (outcome.recorded, again.counts) == (3, {"new": 3})


@pytest.mark.check("test_nothing_of_what_was_killed_is_recorded_and_the_next_try_takes_all")
@pytest.mark.own_database
def test_control_killed_after_the_commit_all_of_it_is_recorded(tmp_path: Path) -> None:
    done = killed("_at_once", csv_file(tmp_path, row()))
    assert (standing_of(done), done.counts) == (ImportState.DONE, {"new": 1})
    assert Claim.objects.count() == 1


class Killed(BaseException):
    """The process is gone."""


def _killed(*given: object) -> None:
    raise Killed


FILE: dict[str, Any] = {
    "name": "a.csv",
    "content": b"topic,question,source,value\nTroops,How many?,Ukraine,5\n",
    "mapping": {},
    "said": NOTHING_SAID,
}
VERBS = (
    ("hand_in", handing_in, "run", ImportState.RECEIVED, ImportState.PREVIEWED),
    ("start_recording", handing_in, "run", ImportState.QUEUED, ImportState.DONE),
    ("undo_import", undoing, "go_on_undoing", ImportState.UNDOING, ImportState.UNDONE),
)
"""What a request promises and then does itself where it is little: by which function, the state in which a
kill leaves it, and the one in which it ends."""


@pytest.mark.own_database
@pytest.mark.parametrize("promised", VERBS, ids=[verb[0] for verb in VERBS])
def test_what_a_killed_request_had_begun_is_made_good_by_a_worker(
    promised: tuple[str, ModuleType, str, ImportState, ImportState], monkeypatch: pytest.MonkeyPatch
) -> None:
    verb, owner, name, left, made = promised
    given: dict[str, Any] = {"by": new.person("editor-in-chief"), "now": timezone.now()}
    if verb != "hand_in":
        given["record"] = handing_in.hand_in(**given, **FILE)
    if verb == "undo_import":
        handing_in.start_recording(**given)
    more = {"hand_in": FILE, "undo_import": {"reason": "The wrong file."}}.get(verb, {})
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, _killed)
        with pytest.raises(Killed):
            getattr(owner, verb)(**given, **more)
    work_off()
    assert standing_of(Import.objects.with_work().get()) == left, "it may still be at work: not yet"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    work_off()
    assert standing_of(Import.objects.with_work().get()) == made


@pytest.mark.django_db
@pytest.mark.parametrize("partly", [True, False])
def test_the_job_of_a_killed_worker_begins_again_unless_a_part_is_recorded(
    partly: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_in, "AT_ONCE", 0)
    record = handing_in.hand_in(
        by=new.person("checker"),
        now=new.NOW,
        name="claims.csv",
        content=b"topic,question,source,value\nTroops,How many?,Ukraine,5\n",
        mapping={},
        said=NOTHING_SAID,
        start=True,
    )
    assert record.state == ImportState.QUEUED
    Import.objects.update(state=ImportState.RUNNING, counts={"new": 20_000} if partly else {})
    run_import(str(record.pk))
    record = Import.objects.with_work().get()
    assert standing_of(record) == (ImportState.BROKEN_OFF if partly else ImportState.DONE)
    assert Claim.objects.count() == (0 if partly else 1)
