"""Ctrl-C ends a long command with a word and exit code 130, wherever it comes; half a file is never left."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from claims.management.whole_file import whole_file

# The signal is a real one, sent to itself at a place that is named: no clock decides where it comes.
STOPPED = """
import runpy, signal, sys
from unittest.mock import patch

signal.signal(signal.SIGINT, signal.default_int_handler)  # children of a job in the background ignore it
stop = lambda *args, **options: signal.raise_signal(signal.SIGINT)
where, sys.argv = sys.argv[1], ["manage.py", *sys.argv[2:]]
if where == "loading":
    class Loading:
        def find_spec(self, name, path=None, target=None):
            return stop() if name.startswith("claims.management.commands.") else None
    sys.meta_path.insert(0, Loading())
    runpy.run_path("manage.py", run_name="__main__")
with patch("claims.reports.week.Week.parse", stop):
    runpy.run_path("manage.py", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("loading", "\nStopped.\n"),
        ("working", "Stopped. No file was written or changed; issued reports stay issued."),
    ],
)
def test_a_real_signal_to_a_real_process(where: str, told: str):
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "DEBUG": "on"}
    known = {**os.environ, "DJANGO_SETTINGS_MODULE": "claimcheck.settings", **nowhere}
    command = [sys.executable, "-c", STOPPED, where, "disagreement_report", "--week", "2024-W45"]
    ended = subprocess.run(
        command, cwd=settings.BASE_DIR, env=known, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 130, ended.stderr
    assert "Traceback" not in ended.stderr
    assert told in ended.stderr
    assert ended.stdout == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "inner", "told"),
    [
        ("import_claims", "import_claims.import_with_record", "Nothing from the current file was recorded"),
        ("detect_conflicts", "detect_conflicts._questions", "Finished work is kept"),
        ("verify_ledger", "verify_ledger.links", "Nothing was changed"),
        ("export_claims", "export_claims.write_rows", "No file was written or changed"),
        ("export_archive", "export_archive.write_archive", "No file was written or changed"),
        ("import_archive", "import_archive.load_archive", "No record was imported"),
    ],
)
def test_each_long_command_says_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, inner: str, told: str
):
    def stop(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"claims.management.commands.{inner}", stop)
    err = StringIO()
    file = [] if command in ("detect_conflicts", "verify_ledger") else [tmp_path / "claims.csv"]
    with pytest.raises(SystemExit) as left:
        call_command(command, *file, stderr=err)
    assert left.value.code == 130
    assert told in err.getvalue()
    assert list(tmp_path.iterdir()) == []


def cut_short(target: Path) -> None:
    with whole_file(target) as made:
        made.write_text("half of the n")
        raise KeyboardInterrupt


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path):
    target = tmp_path / "claims.csv"
    target.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        cut_short(target)
    assert target.read_text() == "old"
    with whole_file(target) as made:
        assert made.name == target.name
        made.write_text("new")
    assert target.read_text() == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["claims.csv"]
