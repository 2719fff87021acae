"""`manage.py read_article FILE|-`: the figures of an article with who says them, as proposals."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from claimcheck.foundation.records.errors import Refused
from claims.domain.articles import Candidate, NamedDays, SaidBy
from claims.intake.articles import LONGEST, Request, Taken, take
from claims.intake.candidates import candidate, readings
from claims.management.acting import ActingCommand
from claims.views.audience import desk
from claims.views.finding.likely_questions import Likely
from claims.wording.articles import UNSURE

MOST = 10 * LONGEST
PAGES = (".html", ".htm", ".xhtml")


class Command(ActingCommand):
    help = "Propose the figures of an article, with who says them and when. Nothing is recorded."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="Text or HTML in UTF-8; - reads standard input.")
        parser.add_argument("--published", default="", help="Day of publication, YYYY-MM-DD: dates need it.")
        parser.add_argument("--language", default="", help="Such as en, uk; detected where it is left out.")
        parser.add_argument("--publisher", default="", help="Short name of the source that published it.")
        parser.add_argument(
            "--official", action="store_true", help="A statement of its publisher, who says what it says."
        )
        parser.add_argument(
            "--topic", default="", help="Short name of a topic: only its questions are offered."
        )
        parser.add_argument("--html", action="store_true", help="It is HTML, whatever the file is called.")
        parser.add_argument("--format", choices=("table", "ndjson", "text"), default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the candidates as a table, as JSON by line, or the text to which their positions refer."""
        try:
            taken = take(_request(options), desk(timezone.now()))
        except Refused as problem:
            raise CommandError(f"--{problem.field} {problem.value!r}: {problem.remedy}") from problem
        if options["format"] == "text":
            self.stdout.write(taken.article.text)
        elif options["format"] == "ndjson":
            for mention, likely in zip(taken.read.candidates, taken.questions, strict=True):
                self.stdout.write(
                    json.dumps(candidate(mention, taken.read.sha256, likely), ensure_ascii=False)
                )
        else:
            self._table(taken)
        self._notes(taken)

    def _table(self, taken: Taken) -> None:
        table = Table(
            "figure", "quote", "who says so", "relay", "as of", "said on", "question", "to settle", "rule"
        )
        for mention, likely in zip(taken.read.candidates, taken.questions, strict=True):
            table.add_row(*_cells(mention, likely))
        Console(file=cast(IO[str], self.stdout), width=180, highlight=False, markup=False).print(table)

    def _notes(self, taken: Taken) -> None:
        read = taken.read
        if read.language is None:
            self.stderr.write("The language could not be detected: name it with --language.")
        elif not read.attributions:
            self.stderr.write(f"There are no attributions for {read.language}: nobody is named as source.")
        if taken.article.published is None:
            self.stderr.write("No day of publication: give --published to resolve relative dates.")
        for exact in read.dropped:
            self.stderr.write(f"Dropped, as it is no figure in the text: {exact[:80]!r}")


def _request(options: dict[str, Any]) -> Request:
    name = options["file"]
    try:
        content = sys.stdin.buffer.read(MOST + 1) if name == "-" else _read(Path(name))
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"Cannot read {name}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{name} is not UTF-8; convert it first.") from error
    if len(content) > MOST:
        raise CommandError(f"{name} has more than {MOST:,} bytes; give the article alone.")
    return Request(
        content=text.replace("\r\n", "\n"),
        html=options["html"] or name.lower().endswith(PAGES),
        published=_day(options["published"]),
        **{key: options[key] for key in ("language", "publisher", "official", "topic")},
    )


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST + 1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandError(f"--published {text!r} is no day; write it as YYYY-MM-DD.") from error


def _cells(found: Candidate, likely: Sequence[Likely]) -> list[str]:
    return [
        " or ".join(reading["label"] for reading in readings(found.figure)),
        found.selector.exact,
        _name(found.source),
        _name(found.relay),
        _days(found.as_of),
        _days(found.said_on),
        likely[0].question.text if likely else "",
        ", ".join(str(UNSURE[reason]) for reason in found.unsure),
        found.rule,
    ]


def _name(said: SaidBy | None) -> str:
    if said is None:
        return ""
    return (
        said.name
        + (f" ({said.key})" if said.key and said.key != said.name else "")
        + ("" if said.sure else " ?")
    )


def _days(days: NamedDays | None) -> str:
    if days is None:
        return ""
    if days.unsure is not None or not (days.first or days.last):
        return "?"
    if days.first == days.last:
        return str(days.first)
    return f"{days.first or '…'} to {days.last or '…'}"
