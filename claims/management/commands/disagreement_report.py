"""The weekly disagreement report by hand."""

import os
import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from claims.intake.collecting import seldom_collected
from claims.management.commands.import_claims import progress_bar
from claims.management.long_command import LongCommand
from claims.management.whole_file import whole_file
from claims.models import Topic
from claims.reports.issuing.issuing import issue, read
from claims.reports.renderings import BINARY, CannotPrint, Format, Paper, render
from claims.reports.renderings.terminal import render_terminal
from claims.reports.report import Report
from claims.reports.week import InvalidWeek, Week
from claims.services.report_issuing import issuer
from claims.wording.newsroom import newsroom_zone

ENDINGS = {
    **{f".{form}": form for form in Format if form is not Format.TERMINAL},
    ".txt": Format.TERMINAL,
}


class Command(LongCommand):
    stopped = "Stopped. No file was written or changed; issued reports stay issued."
    help = (
        "Print the weekly disagreement report, or write it to a file: what the sources disagreed on in "
        "a week, why it is or is not a contradiction, what was settled and what was published."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--week", help="ISO week, as in 2024-W45 (default: the last full week).")
        parser.add_argument("--topic", help="Slug of one topic (default: all topics).")
        parser.add_argument(
            "--format",
            choices=[form.value for form in Format],
            help="Default: by the ending of the output file, else terminal.",
        )
        parser.add_argument(
            "--paper", choices=[paper.value for paper in Paper], default=Paper.A4, help="Of the PDF."
        )
        parser.add_argument(
            "--issue",
            action="store_true",
            help="Freeze the report and send it to subscribers, as the Monday job does.",
        )
        parser.add_argument("--output", type=Path, help="File to write (atomically).")

    def handle(self, *args: Any, **options: Any) -> None:
        week, output = _week(options["week"]), options["output"] and Path(options["output"])
        form = _format(options["format"], output)
        if output is None and form in BINARY - {Format.EML}:
            raise CommandError(f"A terminal cannot show {form}: name a file with --output.")
        topic = _topic(options["topic"])
        with seldom_collected(), progress_bar(Console(stderr=True)) as bar:
            made = self._made(week, topic, form, options, bar)
            if output is not None:
                bar.update(bar.task_ids[0], description=f"{week}: writing {output.name}")
                _write(output, made if isinstance(made, bytes) else made.encode())
        if output is None:
            self.stdout.write(made if isinstance(made, str) else made.decode(), ending="")
        else:
            self._say(f"Wrote the report of {week} to {output}.")

    def _made(
        self, week: Week, topic: Topic | None, form: Format, options: dict[str, Any], bar: Progress
    ) -> str | bytes:
        """The rendered report; the bar tells what is being done."""
        task = bar.add_task(f"{week}: issuing", total=3 if options["issue"] else 2)
        try:
            if options["issue"]:
                self._issue(week)
                bar.advance(task)
            bar.update(task, description=f"{week}: reading the records")
            report, _ = read(week, topic, now=timezone.now())
        except InvalidWeek as error:
            raise CommandError(str(error)) from error
        bar.update(task, advance=1, description=f"{week}: laying out as {form}")
        to_terminal = options["output"] is None and self.stdout.isatty()
        return _rendered(report, form, Paper(options["paper"]), to_terminal)

    def _issue(self, week: Week) -> None:
        for report, is_new in issue(week, by=issuer(), now=timezone.now()):
            of = f" on {report.topic.name}" if report.topic else ""
            told = f"to be sent to {report.deliveries.count()}" if is_new else "had already been issued"
            self._say(f"The report of {week}{of}: {told}.")

    def _say(self, message: str) -> None:
        self.stderr.write(message, style_func=str)


def _week(written: str | None) -> Week:
    if written is None:
        return Week.last_full(timezone.now(), newsroom_zone())
    try:
        return Week.parse(written)
    except InvalidWeek as error:
        raise CommandError(str(error)) from error


def _format(chosen: str | None, output: Path | None) -> Format:
    if chosen is not None:
        return Format(chosen)
    if output is None:
        return Format.TERMINAL
    form = ENDINGS.get(output.suffix.lower())
    if form is None:
        raise CommandError(
            f"{output.name}: no format goes by this ending. End it in {', '.join(ENDINGS)}, "
            "or name a --format."
        )
    return form


def _topic(slug: str | None) -> Topic | None:
    if slug is None:
        return None
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        known = ", ".join(Topic.objects.order_by("slug").values_list("slug", flat=True)[:20])
        raise CommandError(f"There is no topic {slug!r}. Topics: {known or 'none yet'}.")
    return topic


def _rendered(report: Report, form: Format, paper: Paper, to_terminal: bool) -> str | bytes:
    if form is Format.TERMINAL and to_terminal:
        width = min(shutil.get_terminal_size((100, 24)).columns, 140)
        return render_terminal(report, width=width, colour="NO_COLOR" not in os.environ)
    try:
        return render(report, form, paper=paper)
    except CannotPrint as error:
        raise CommandError(str(error)) from error


def _write(output: Path, content: bytes) -> None:
    try:
        with whole_file(output) as made:
            made.write_bytes(content)
    except OSError as error:
        raise CommandError(f"Cannot write {output}: {error.strerror or error}.") from error
