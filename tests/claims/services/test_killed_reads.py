"""kill -9 around reads by a token, at every named point: what was answered is on record, and once.

Real processes are killed, a few here, a thousand with LONG. The figure is held before anything is drained;
each token that had an answer gets its notice.
"""

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from claims.models import Notice, PullCount, PullJournal, Retrieval
from claims.services.access.tokens import make_token
from claims.services.notifications import notices
from claims.services.notifications.pull_journal import Journal, files_of
from claims.services.publishing.publication import hold_figure
from tests import builders as new

pytestmark = [pytest.mark.own_database]
LONG = "LONG" in os.environ
POINTS = (
    "before the record",
    "recorded",
    "answered",
    "while draining",
    "counted",
    "committed",
    "removed",
)
KILLS = 1001 if LONG else 21

# Each child is a process that serves, and is killed where it is told to; the parent only counts answers.
SERVING = """
import json, os, signal, sys
from pathlib import Path
import django
django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
from claims.services.notifications import notices, pull_journal

told = json.load(sys.stdin)
notices.PULLS.journal.folder = Path(told["folder"])
connection.settings_dict["NAME"] = told["database"]

def die(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)

def after(owner, name, only=lambda *given: True):
    plain = getattr(owner, name)
    def killed(*given, **named):
        made = plain(*given, **named)
        if only(*given):
            die()
        return made
    setattr(owner, name, killed)

def arm(point):
    if point == "before the record":
        pull_journal.Journal.add = die
    elif point == "recorded":
        after(pull_journal.Journal, "add")
    elif point == "while draining":
        notices.no_publication_under_way = die
    elif point == "counted":
        after(notices, "_run", lambda statement, *given: statement == notices.COUNT)
    elif point == "committed":
        after(notices, "keep_pulls")
    elif point == "removed":
        after(Path, "unlink")

def serve(text, point, pipe):
    client = Client(headers={"Authorization": f"Bearer {text}"})
    for number in range(2):
        if number == 1:
            arm(point)
        assert client.get(told["address"]).status_code == 200
        os.write(pipe, b".")
    if point == "answered":
        die()
    if point == "removed":
        notices.PULLS.journal.end()
    notices.PULLS.write()
    os._exit(7)

if told["control"]:
    pull_journal.Journal.add = lambda *given: None
Client().get("/livez")
connection.close()
answered = []
for number, text in enumerate(told["tokens"]):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            serve(text, told["points"][number % len(told["points"])], writing)
        except BaseException as problem:
            print(repr(problem), file=sys.stderr, flush=True)
            os._exit(8)
    os.close(writing)
    answered.append(len(os.read(reading, 9)))
    while more := os.read(reading, 9):
        answered[-1] += len(more)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if os.WTERMSIG(status) != signal.SIGKILL:
        sys.exit(f"{told['points'][number % len(told['points'])]}: ended with {status}")
json.dump(answered, sys.stdout)
"""


def killed(
    folder: Path, *, kills: int = KILLS, points: tuple[str, ...] = POINTS, control: bool = False
) -> Any:
    """A figure, the tokens that asked for it twice at most, and how many answers each has had."""
    boss, figure = new.person("editor-in-chief"), new.figure()
    given: dict[str, Any] = {"by": boss, "now": new.NOW, "owner": boss, "scopes": ["figures:read"]}
    tokens = [make_token(**given, name=f"Tool {number}") for number in range(kills)]
    told = {
        "folder": str(folder),
        "database": connection.settings_dict["NAME"],
        "address": f"/api/v1/figures/{figure.question_id}/",
        "tokens": [text for _, text in tokens],
        "points": points,
        "control": control,
    }
    ended = subprocess.run(
        [sys.executable, "-c", SERVING], cwd=settings.BASE_DIR, env=dict(os.environ), text=True,
        input=json.dumps(told), capture_output=True, timeout=1200, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return figure, [token for token, _ in tokens], json.loads(ended.stdout)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where all of them put their reads; this process drains it."""
    monkeypatch.setattr(notices.PULLS, "journal", Journal(tmp_path))
    return tmp_path


@pytest.mark.check("tests/claims/services/test_pulls.py::test_a_process_that_stops_writes_what_it_holds")
def test_nothing_that_was_answered_is_lost_or_counted_twice(folder: Path) -> None:
    figure, tokens, answered = killed(folder)
    of = [POINTS[number % len(POINTS)] for number in range(KILLS)]
    assert answered == [1 if point in ("before the record", "recorded") else 2 for point in of]
    hold_figure(by=new.person("approver"), now=new.NOW, figure=figure, reason="A doubt.")
    notices.PULLS.write()
    recorded = sum(answered) + of.count("recorded")
    assert math.ceil(PullCount.objects.get().pulls) == recorded
    assert Retrieval.objects.count() == len(tokens)
    assert sorted(Notice.objects.values_list("token", flat=True)) == sorted(each.pk for each in tokens)
    assert files_of(folder) == []
    left = PullJournal.objects.count()
    assert left == of.count("removed"), "killed between the file and its row, which says nothing any more"


@pytest.mark.whole("test_nothing_that_was_answered_is_lost_or_counted_twice")
def test_control_without_the_journal_what_was_answered_is_lost(folder: Path) -> None:
    figure, _, answered = killed(folder, kills=2, points=("answered",), control=True)
    hold_figure(by=new.person("approver"), now=new.NOW, figure=figure, reason="A doubt.")
    notices.PULLS.write()
    assert answered == [2, 2]
    assert not Notice.objects.exists()
