"""The terminal: the report as tables that read well at 80 to 120 columns."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from claims.reports import words
from claims.reports.layout import truncation_text
from claims.reports.layout.curves import curve_table
from claims.reports.layout.sanitising import cleaned
from claims.reports.layout.tables import Table as Values
from claims.reports.layout.tables import across, overview, shown, tables
from claims.reports.layout.truncation import folded, told_of
from claims.reports.report import Disagreement, PublishedFigure, Report, ReportClaim, Section
from claims.wording import local, values

_TONES = ("bright_blue", "dark_orange", "magenta", "green", "yellow", "cyan")
NARROWEST = 60


def render_terminal(report: Report, *, width: int = 100, colour: bool = False) -> str:
    """The report `width` columns wide; with `colour`, ANSI colours as well."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="256" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in _parts(cleaned(report)):
        console.print(part)
    # Cells are padded with spaces; at the end of a line they only get in the way.
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _head(report: Report) -> Iterator[RenderableType]:
    yield Text(_("Weekly disagreement report"), "bold")
    yield Text(report.week.label)
    topic = _("Topic: {topic}").format(topic=report.topic) if report.topic else _("All topics")
    yield Text(_("{topic}. Dates are in {zone}.").format(topic=topic, zone=report.zone), "dim")
    if not report.complete:
        yield Text(str(words.UNFINISHED), "italic")
    yield _gap()
    for sentence in report.summary:
        yield Text(sentence, "bold")
        yield _gap()
    if report.is_quiet:
        yield Text(str(words.QUIET), "italic")
        yield _gap()


def _parts(report: Report) -> Iterator[RenderableType]:
    yield from _head(report)
    yield _headlines(report)
    yield from _tabled(table for table in tables(report) if table.key == "topics")
    if report.is_quiet and report.disagreements:
        yield from _tabled([overview(report)])
    for section in Section:
        told = report.told_in(section)
        if told:
            yield from _titled(str(words.SECTIONS[section]), len(told))
        for disagreement in told:
            yield _disagreement(disagreement)
    if report.left_out("disagreements") and not report.is_quiet:
        yield Text(truncation_text.left_out(report), "italic")
    yield from _figures(report.figures, truncation_text.left_here(report.left_out("figures")))
    yield from _tabled(across(report))
    yield from _notes(report)
    yield from _method(report)
    yield from _checkpoint(report)


def _gap() -> Text:
    return Text("")


def _titled(title: str, count: int = 0) -> Iterator[RenderableType]:
    yield _gap()
    words_ = f"{title} ({count})" if count else title
    yield Line(Text(words_, "bold"), align="left", style="dim", characters="─")


def _headlines(report: Report) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column(_("This week"))
    table.add_column(_("Number"), justify="right")
    table.add_column(_("Change from last week"), justify="right")
    for headline in report.headlines:
        table.add_row(Text(headline.label), values.number(headline.value), words.change(headline))
    return table


def _tabled(made: Iterable[Values]) -> Iterator[RenderableType]:
    for listing in made:
        yield from _titled(listing.title)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
        for number, name in enumerate(listing.head):
            table.add_column(name, justify="right" if number in listing.numbers else "left")
        for row in listing.rows:
            table.add_row(*(Text(shown(cell)) for cell in row))
        yield table
        if listing.rest:
            yield Text(listing.rest, "dim")


def _disagreement(one: Disagreement) -> Panel:
    parts: list[RenderableType] = [
        Text.assemble((f"{one.title}. ", "bold"), one.why),
        _gap(),
        _facts(words.facts(one)),
        _gap(),
        *_curve(one),
        *_positions(one),
    ]
    title = Text.assemble((words.heading(one), "bold"), f" · {', '.join(words.tags(one))}")
    return Panel(Group(*parts), title=title, title_align="left", box=box.ROUNDED, padding=(0, 1))


def _curve(one: Disagreement) -> Iterator[RenderableType]:
    """A running total as a table: a terminal draws no curves."""
    made = curve_table(one)
    if made is not None:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
        for name in made.head:
            table.add_column(Text(name))
        for row in made.rows:
            table.add_row(*(Text(shown(cell)) for cell in row))
        yield Text(made.title, "bold")
        yield table


def _facts(facts: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for name, text in facts:
        table.add_row(Text(name), Text(text))
    return table


def _positions(one: Disagreement) -> Iterator[RenderableType]:
    """Each position as a line and the claims that hold it; the columns stand under one another."""
    parts = folded(one)
    for number, position in enumerate(parts.full):
        tone = _TONES[number % len(_TONES)]
        yield Text.assemble(
            (_("Position {letter}. ").format(letter=position.letter), f"bold {tone}"),
            (words.position(position, one.unit), "bold"),
            f" {position.independent_reason}",
        )
        yield from _claims(position.said, tone)
    if parts.brief:
        yield Text(f"{truncation_text.more_positions(parts)}. {truncation_text.IN_THE_CSV}", "dim")
    if one.also_said:
        yield Text(str(words.OTHER_STATEMENTS), "bold")
        yield from _claims(one.also_said, "")


def _claims(claims: Sequence[ReportClaim], tone: str) -> Iterator[RenderableType]:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="dim", leading=1)
    table.add_column(_("Source"), ratio=6, overflow="fold")
    table.add_column(_("Says"), ratio=3, overflow="fold")
    table.add_column(pgettext("column of days", "For"), ratio=4, overflow="fold")
    table.add_column(_("Quote"), ratio=7, overflow="fold")
    told = told_of(claims)
    for said in told:
        table.add_row(*_claim(said, tone))
    yield table
    if left := truncation_text.not_listed(claims, told):
        yield Text(left, "dim")


def _claim(said: ReportClaim, tone: str) -> tuple[Text, Text, Text, Text]:
    source = Text(said.source)
    for extra in (said.question, *words.labels(said)):
        if extra:
            source.append(f"\n{extra}", "dim")
    when = Text(values.days(said.days))
    if said.said_on is not None:
        when.append("\n" + _("stated {day}").format(day=local.day(said.said_on)), "dim")
    quote = Text(words.quoted(said))
    if read := words.where_read(said):
        quote.append(f"\n{read}", "dim")
    return source, Text(said.figure, f"bold {tone}".rstrip()), when, quote


def _figures(figures: tuple[PublishedFigure, ...], left: str) -> Iterator[RenderableType]:
    if not figures:
        return
    yield from _titled(_("Published this week"), len(figures))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold")
    table.add_column(_("Question"), ratio=3, overflow="fold")
    table.add_column(_("As of"), ratio=3, overflow="fold")
    table.add_column(_("What changed"), ratio=4, overflow="fold")
    table.add_column(_("Reason and basis"), ratio=6, overflow="fold")
    for figure in figures:
        why = " ".join(part for part in (figure.why, words.figure_basis(figure)) if part)
        table.add_row(
            Text(figure.question),
            Text(values.days(figure.days)),
            Text(words.figure_change(figure), "bold"),
            Text(why),
        )
    yield table
    if left:
        yield Text(left, "dim")


def _notes(report: Report) -> Iterator[RenderableType]:
    if report.notes:
        yield from _titled(_("Data quality"))
    for note in report.notes:
        yield Padding(Text(f"· {note.text}"), (0, 0, 0, 1))


def _method(report: Report) -> Iterator[RenderableType]:
    yield from _titled(_("Method (policy {policy})").format(policy=report.policy))
    yield _facts((rule.name, rule.text) for rule in report.method)


def _checkpoint(report: Report) -> Iterator[RenderableType]:
    if report.checkpoint:
        yield from _titled(str(words.CHECKPOINT))
        yield Text(str(words.KEEP_CHECKPOINT), "dim")
        yield Text("\n".join(report.checkpoint), no_wrap=True, overflow="ignore")
