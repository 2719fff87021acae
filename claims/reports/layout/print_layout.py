"""The report in words, laid out by nobody: what print and mail share. Every text is fit to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from claims.reports import words
from claims.reports.layout import truncation_text
from claims.reports.layout.curves import curve_picture
from claims.reports.layout.pictures import interval_picture, matrix_picture
from claims.reports.layout.sanitising import isolating
from claims.reports.layout.tables import Table, across, overview, shown, tables
from claims.reports.layout.truncation import folded, told_of
from claims.reports.length_limits import PRINTED
from claims.reports.report import Disagreement, Report, ReportClaim, Section
from claims.wording import local, values
from claims.wording.plots import Svg

CLAIMS = (
    gettext_lazy("Source"),
    gettext_lazy("Says"),
    pgettext_lazy("column of days", "For"),
    gettext_lazy("Quote"),
)
FIGURES = (
    gettext_lazy("Question"),
    gettext_lazy("As of"),
    gettext_lazy("What changed"),
    gettext_lazy("Reason and basis"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A table in words. `numbers`: the columns that hold numbers; `rest`: what it leaves out."""

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPosition:
    """A position: its name, what it fits and how many hold it, its claims, and how many are left out."""

    title: str
    text: str
    claims: tuple[tuple[str, ...], ...]
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedConflict:
    """One disagreement; `picture` and `curve` are SVG, empty where nothing can be drawn."""

    over: str
    heading: str
    title: str
    why: str
    grave: bool
    picture: Svg
    curve: Svg
    facts: tuple[tuple[str, str], ...]
    stances: tuple[PrintedPosition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The disagreements of one section; `rest`: how many more there are."""

    title: str
    stories: tuple[PrintedConflict, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The whole report in the order of telling."""

    title: str
    week: str
    subtitle: str
    summary: tuple[str, ...]
    remarks: tuple[str, ...]
    headlines: tuple[tuple[str, str, str], ...]
    before: tuple[PrintedTable, ...]
    chapters: tuple[Chapter, ...]
    matrix: Svg
    after: tuple[PrintedTable, ...]
    notes: tuple[str, ...]
    method: tuple[tuple[str, str], ...]
    policy: str
    checkpoint: tuple[str, ...]
    checkpoint_title: str
    checkpoint_use: str


def account(report: Report) -> Account:
    """A report told in words and pictures, for print and mail."""
    clean = isolating(report)
    topic = _("Topic: {topic}").format(topic=clean.topic) if clean.topic else _("All topics")
    return Account(
        title=_("Weekly disagreement report"),
        week=clean.week.label,
        subtitle=_("{topic}. Dates are in {zone}.").format(topic=topic, zone=clean.zone),
        summary=clean.summary,
        remarks=_remarks(clean),
        headlines=tuple(
            (headline.label, values.number(headline.value), words.change(headline))
            for headline in clean.headlines
        ),
        before=tuple(
            _sheet(table)
            for table in (*(table for table in tables(clean) if table.key == "topics"), overview(clean))
            if table.rows
        ),
        chapters=_chapters(clean),
        matrix=matrix_picture(clean),
        after=(*_figures(clean), *(_sheet(table) for table in across(clean))),
        notes=tuple(note.text for note in clean.notes),
        method=tuple((rule.name, rule.text) for rule in clean.method),
        policy=_("Policy version {policy}.").format(policy=clean.policy),
        checkpoint=clean.checkpoint,
        checkpoint_title=str(words.CHECKPOINT),
        checkpoint_use=str(words.KEEP_CHECKPOINT),
    )


def _remarks(report: Report) -> tuple[str, ...]:
    told = (
        (str(words.UNFINISHED), not report.complete),
        (str(words.QUIET), report.is_quiet),
        (truncation_text.left_out(report), bool(report.left_out("disagreements"))),
    )
    return tuple(text for text, applies in told if applies)


def _chapters(report: Report) -> tuple[Chapter, ...]:
    numbers = {disagreement.conflict: number for number, disagreement in enumerate(report.disagreements, 1)}
    chapters, room = [], PRINTED
    for section in Section:
        ones = report.told_in(section)
        if ones:
            stories = tuple(
                _story(disagreement, numbers[disagreement.conflict]) for disagreement in ones[:room]
            )
            rest = truncation_text.only_at_a_glance(len(ones) - len(stories))
            chapters.append(Chapter(title=str(words.SECTIONS[section]), stories=stories, rest=rest))
            room -= len(stories)
    return tuple(chapters)


def _story(one: Disagreement, number: int) -> PrintedConflict:
    parts = folded(one)
    stances = [
        PrintedPosition(
            title=_("Position {letter}").format(letter=held.letter),
            text=f"{words.position(held, one.unit)} {held.independent_reason}",
            claims=_claims(told_of(held.said)),
            rest=truncation_text.not_listed(held.said, told_of(held.said)),
        )
        for held in parts.full
    ]
    if parts.brief:
        stances.append(
            PrintedPosition(
                title=truncation_text.more_positions(parts), text=str(truncation_text.IN_THE_CSV), claims=()
            )
        )
    if one.also_said:
        told = told_of(one.also_said)
        rest = truncation_text.not_listed(one.also_said, told)
        stances.append(
            PrintedPosition(title=str(words.OTHER_STATEMENTS), text="", claims=_claims(told), rest=rest)
        )
    return PrintedConflict(
        over=f"{one.topic} · {', '.join(words.tags(one))}",
        heading=words.heading(one),
        title=one.title,
        why=one.why,
        grave=one.is_contradiction,
        picture=interval_picture(one, number),
        curve=curve_picture(one, number),
        facts=words.facts(one),
        stances=tuple(stances),
    )


def _claims(claims: Iterable[ReportClaim]) -> tuple[tuple[str, ...], ...]:
    return tuple(_claim(said) for said in claims)


def _claim(said: ReportClaim) -> tuple[str, ...]:
    source = " · ".join(
        part for part in (said.source, said.grade, said.question, *words.labels(said)) if part
    )
    stated = _("stated {day}").format(day=local.day(said.said_on)) if said.said_on else ""
    when = ", ".join(part for part in (values.days(said.days), stated) if part)
    read = words.where_read(said)
    return (
        source,
        said.figure,
        when,
        " ".join(p for p in (words.quoted(said), f"({read})" if read else "") if p),
    )


def _figures(report: Report) -> Iterable[PrintedTable]:
    if report.figures:
        rows = tuple(
            (
                f"{figure.question} · {figure.topic}",
                values.days(figure.days),
                _("{change} (version {version}, {day})").format(
                    change=words.figure_change(figure),
                    version=figure.version,
                    day=local.day(figure.published_on),
                ),
                " ".join(part for part in (figure.why, words.figure_basis(figure)) if part),
            )
            for figure in report.figures
        )
        rest = truncation_text.left_here(report.left_out("figures"))
        yield PrintedTable(
            key="figures", title=_("Published this week"), head=tuple(map(str, FIGURES)), rows=rows, rest=rest
        )


def _sheet(table: Table) -> PrintedTable:
    return PrintedTable(
        key=table.key,
        title=table.title,
        head=table.head,
        rows=tuple(tuple(shown(cell) for cell in row) for row in table.rows),
        numbers=tuple(sorted(table.numbers)),
        rest=table.rest,
    )
