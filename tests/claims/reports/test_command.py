"""manage.py disagreement_report: what it prints, what it writes, and what it refuses."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress, TaskID

from claims.examples.people import People
from claims.management.commands import disagreement_report
from claims.management.commands.import_claims import progress_bar

COMMAND = "disagreement_report"


def printed(**options: object) -> str:
    out = StringIO()
    call_command(COMMAND, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_a_table_is_printed(people: People) -> None:
    text = printed(week="2024-W45")
    assert text.startswith("Weekly disagreement report\nWeek 45, 4 to 10 November 2024\n")
    assert "Contradiction: none or some" in text
    assert "\x1b[" not in text


def test_the_last_full_week_is_the_default(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 11, 12, 8, tzinfo=UTC))
    assert "Week 45" in printed()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.json", b"{\n"),
        ("r.csv", b"week,record,"),
        ("r.md", b"# Weekly"),
        ("r.txt", b"Weekly"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(
    people: People, tmp_path: Path, name: str, begins: bytes
) -> None:
    assert printed(week="2024-W45", output=tmp_path / name) == ""
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["r.docx", "report", "r.html.bak"])
def test_an_ending_that_names_no_format_is_refused_with_those_that_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError, match=rf"{name}: no format .*\.html, .*or name a --format"):
        printed(week="2024-W45", output=tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_format_that_is_named_wins(people: People, tmp_path: Path) -> None:
    printed(week="2024-W45", format="json", output=tmp_path / "report.txt")
    assert json.loads((tmp_path / "report.txt").read_text())["week"] == "2024-W45"


def test_a_csv_keeps_its_line_ends(people: People, tmp_path: Path) -> None:
    printed(week="2024-W45", output=tmp_path / "r.csv")
    assert b"\r\n" in (tmp_path / "r.csv").read_bytes()
    assert b"\r\r\n" not in (tmp_path / "r.csv").read_bytes()


def test_one_topic(people: People) -> None:
    text = printed(week="2024-W45", topic="arms-transfers")
    assert "Topic: Arms transfers" in text
    assert "troops" not in text


@pytest.mark.parametrize("week", ["2024-45", "2024-W53", "latest", ""])
def test_a_week_that_is_none_is_refused(week: str) -> None:
    with pytest.raises(CommandError, match=r"2024-W45|W01 to W52"):
        printed(week=week)


@pytest.mark.django_db
def test_a_week_to_come_is_refused() -> None:
    with pytest.raises(CommandError, match="has not begun"):
        printed(week="9000-W01")


def test_an_unknown_topic_is_refused_naming_those_there_are(people: People) -> None:
    with pytest.raises(CommandError, match=r"There is no topic 'weather'. Topics: arms-transfers, "):
        printed(week="2024-W45", topic="weather")


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match=r"Cannot write .*missing.*No such file"):
        printed(week="2024-W45", output=tmp_path / "missing" / "r.html")
    old = tmp_path / "r.html"
    old.write_text("the old report")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CommandError, match="No space left on device"):
        printed(week="2024-W45", output=old)
    assert old.read_text() == "the old report"
    assert [file.name for file in tmp_path.iterdir()] == ["r.html"]


@pytest.mark.parametrize("name", ["render", "replace"], ids=["while it is laid out", "while it is written"])
def test_who_stops_it_leaves_the_old_file_and_nothing_beside_it(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    old, err = tmp_path / "r.html", StringIO()
    old.write_text("the old report")

    def stopped(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disagreement_report if name == "render" else Path, name, stopped)
    with pytest.raises(SystemExit) as left:
        call_command(COMMAND, week="2024-W45", output=old, stderr=err)
    assert left.value.code == 130
    assert err.getvalue() == "Stopped. No file was written or changed; issued reports stay issued.\n"
    assert old.read_text() == "the old report"
    assert [file.name for file in tmp_path.iterdir()] == ["r.html"]


def test_a_person_who_waits_is_told(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = StringIO()
    terminal = Console(file=seen, force_terminal=True, width=120)
    monkeypatch.setattr(disagreement_report, "Console", lambda **options: terminal)
    monkeypatch.setattr(disagreement_report, "progress_bar", at_every_step)
    printed(week="2024-W45", issue=True, output=tmp_path / "r.md")
    for words in ("issuing", "reading the records", "laying out as md", "writing r.md"):
        assert f"2024-W45: {words}" in seen.getvalue()


def at_every_step(console: Console) -> Progress:
    """The bar of the command, drawn whenever it changes: the real one draws ten times a second."""
    bar = progress_bar(console)
    update, add = bar.update, bar.add_task

    def drawn(*args: Any, **options: Any) -> None:
        update(*args, **options)
        bar.refresh()

    def added(*args: Any, **options: Any) -> TaskID:
        task = add(*args, **options)
        bar.refresh()
        return task

    bar.update, bar.add_task = drawn, added  # type: ignore[method-assign]
    return bar
