"""Markdown: the report as text that reads well unrendered and renders in any wiki or mail."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _now
from django.utils.translation import pgettext

from claims.reports import words
from claims.reports.layout import truncation_text
from claims.reports.layout.curves import curve_table
from claims.reports.layout.sanitising import cleaned
from claims.reports.layout.tables import Table, across, overview, shown, tables
from claims.reports.layout.truncation import folded, told_of
from claims.reports.report import Disagreement, PublishedFigure, Report, ReportClaim, ReportPosition, Section
from claims.wording import local, values

_ESCAPED = str.maketrans(
    {char: f"\\{char}" for char in "\\`*_[]#|~$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)


def render_markdown(report: Report) -> str:
    """The report in CommonMark with GitHub's tables."""
    clean = cleaned(report)
    blocks = [
        f"# Weekly disagreement report: {escaped(clean.week.label)}",
        _subtitle(clean),
        *(escaped(sentence) for sentence in clean.summary),
        *([str(words.QUIET)] if clean.is_quiet else []),
        _headlines(clean),
        *(_tabled(table) for table in tables(clean) if table.key == "topics"),
        *([_tabled(overview(clean))] if clean.is_quiet and clean.disagreements else []),
        *_sections(clean),
        *_left_out(clean),
        *_figures(clean.figures),
        *([truncation_text.left_here(clean.left_out("figures"))] if clean.left_out("figures") else []),
        *(_tabled(table) for table in across(clean)),
        *_notes(clean),
        *_method(clean),
        *_checkpoint(clean),
    ]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Words that Markdown and HTML take for words: no emphasis, link, table cell or element."""
    return text.translate(_ESCAPED)


def _subtitle(report: Report) -> str:
    topic = _now("Topic: {topic}").format(topic=report.topic) if report.topic else _now("All topics")
    so_far = "" if report.complete else f" {words.UNFINISHED!s}"
    return escaped(_now("{topic}. Dates are in {zone}.").format(topic=topic, zone=report.zone) + so_far)


def _headlines(report: Report) -> str:
    rows = [
        (headline.label, values.number(headline.value), words.change(headline))
        for headline in report.headlines
    ]
    return _table((_now("This week"), _now("Number"), _now("Change from last week")), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *(tuple(escaped(c) for c in row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _tabled(table: Table) -> str:
    rows = (tuple(shown(cell) for cell in row) for row in table.rows)
    rest = f"\n\n{table.rest}" if table.rest else ""
    return f"## {table.title}\n\n{_table(table.head, rows)}{rest}"


def _left_out(report: Report) -> Iterator[str]:
    if not report.is_quiet and report.left_out("disagreements"):
        yield truncation_text.left_out(report)


def _sections(report: Report) -> Iterator[str]:
    for section in Section:
        told = report.told_in(section)
        if told:
            yield f"## {words.SECTIONS[section]!s}"
        for disagreement in told:
            yield from _disagreement(disagreement)


def _disagreement(one: Disagreement) -> Iterator[str]:
    yield f"### {escaped(words.heading(one))}"
    yield f"**{escaped(one.title)}.** {escaped(one.why)}"
    yield "\n".join(f"- {name}: {escaped(text)}" for name, text in words.facts(one))
    if (table := curve_table(one)) is not None:
        rows = (tuple(shown(cell) for cell in row) for row in table.rows)
        yield f"**{table.title}**\n\n{_table(tuple(map(escaped, table.head)), rows)}"
    parts = folded(one)
    for position in parts.full:
        yield from _position(position, one.unit)
    if parts.brief:
        yield f"**{truncation_text.more_positions(parts)}**"
        yield "\n".join(
            f"- {held.letter}: {escaped(truncation_text.brief(held, one.unit))}" for held in parts.brief
        )
    if one.also_said:
        yield f"**{words.OTHER_STATEMENTS!s}**"
        yield from _claims(one.also_said)


def _position(position: ReportPosition, unit: str) -> Iterator[str]:
    held = escaped(f"{words.position(position, unit)} {position.independent_reason}")
    yield f"**Position {position.letter}.** {held}"
    yield from _claims(position.said)


def _claims(claims: Sequence[ReportClaim]) -> Iterator[str]:
    head, told = (
        (_now("Source"), _now("Says"), pgettext("column of days", "For"), _now("Stated on"), _now("Quote")),
        told_of(claims),
    )
    yield _table(head, (_claim(said) for said in told))
    if left := truncation_text.not_listed(claims, told):
        yield left


def _claim(said: ReportClaim) -> tuple[str, ...]:
    source = " · ".join(part for part in (said.source, said.question, *words.labels(said)) if part)
    said_on = local.day(said.said_on) if said.said_on else ""
    read = words.where_read(said)
    quote = " ".join(part for part in (words.quoted(said), f"({read})" if read else "") if part)
    return (source, said.figure, values.days(said.days), said_on, quote)


def _figures(figures: tuple[PublishedFigure, ...]) -> Iterator[str]:
    if not figures:
        return
    yield "## Published this week"
    rows = (
        (figure.question, values.days(figure.days), words.figure_change(figure), figure.why,
         words.figure_basis(figure))
        for figure in figures
    )  # fmt: skip
    yield _table((_now("Question"), _now("As of"), _now("What changed"), _now("Why"), _now("Basis")), rows)


def _notes(report: Report) -> Iterator[str]:
    if report.notes:
        yield "## Data quality"
        yield "\n".join(f"- {escaped(note.text)}" for note in report.notes)


def _method(report: Report) -> Iterator[str]:
    yield f"## Method (policy {escaped(report.policy)})"
    yield "\n".join(f"- **{escaped(rule.name)}**: {escaped(rule.text)}" for rule in report.method)


def _checkpoint(report: Report) -> Iterator[str]:
    """As code: it has to be copied sign by sign."""
    if report.checkpoint:
        yield f"## {words.CHECKPOINT}"
        yield str(words.KEEP_CHECKPOINT)
        yield "\n".join(("```", *report.checkpoint, "```"))
