"""A topic's whole history: how the figures for each of its questions moved, and what was published."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from claims.domain.scope import Answer
from claims.domain.times import DayRange
from claims.models import Claim, Question, Topic, VerifiedFigure
from claims.models.ranges import to_day_range, to_interval
from claims.plots import Event, Svg, timeline_plot
from claims.plots.text import harmless
from claims.reports import words
from claims.reports.published import reach
from claims.reports.saying import days, figure_text
from claims.reports.tables import Row, Table

MOST = 200
"""Claims of one question that are told: the newest; a history of more is a file, not a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One question: its picture (empty where it has no dated quantity) and the same as a table."""

    question: str
    picture: Svg
    table: Table


def history(topic: Topic, *, now: datetime) -> tuple[Told, ...]:
    """Every question of the topic that has a claim which may be shown; four queries in all."""
    questions = Question.objects.filter(topic=topic).select_related("unit").order_by("text", "id")
    rows = Claim.objects.open().publishable(at=now).filter(topic=topic).with_provenance()
    claims: dict[UUID, list[Claim]] = defaultdict(list)
    for row in rows.order_by("-recorded_at", "-id"):
        if len(claims[row.question_id]) < MOST:
            claims[row.question_id].append(row)
    published: dict[UUID, list[VerifiedFigure]] = defaultdict(list)
    for figure in VerifiedFigure.objects.filter(topic=topic).order_by("published_at", "version"):
        published[figure.question_id].append(figure)
    found = [(one, claims[one.pk], published[one.pk]) for one in questions if claims[one.pk]]
    return tuple(_told(*one, number=number) for number, one in enumerate(found, 1))


def _told(question: Question, claims: list[Claim], figures: list[VerifiedFigure], *, number: int) -> Told:
    unit = question.unit_id or ""
    events = [event for row in claims if (event := _claim_event(row)) is not None]
    events += [event for row in _newest(figures) if (event := _figure_event(row, unit)) is not None]
    measured = question.answer == Answer.QUANTITY and any(not event.verified for event in events)
    picture = Svg("")
    if measured:
        title = f"How the figures moved: {question.text}"
        picture = timeline_plot(events, title=title, unit=words.units(unit), id_=f"history-{number}")
    return Told(
        question=harmless(question.text), picture=picture, table=_table(question, claims, figures, number)
    )


def _newest(figures: Iterable[VerifiedFigure]) -> list[VerifiedFigure]:
    """Of each as-of the newest version, where it is still what we say."""
    newest = {(row.as_of.lower, row.as_of.upper): row for row in figures}
    return [row for row in newest.values() if row.standing == "verified"]


def _claim_event(row: Claim) -> Event | None:
    when = to_day_range(row.as_of)
    core, outer = to_interval(row.core), to_interval(row.outer)
    if when is None or when.end is None or row.stance or core is None or outer is None:
        return None
    return Event(
        label=row.statement.source.name,
        value=figure_text(row),
        start=when.start or when.end,
        end=when.end,
        core=core,
        outer=outer,
        best=row.best if row.low == row.high else None,
    )


def _figure_event(row: VerifiedFigure, unit: str) -> Event | None:
    when, held = to_day_range(row.as_of), reach(row)
    if when is None or when.end is None or held is None:
        return None
    text = words.answer(row.low, row.best, row.high, row.stance, unit)
    return Event(
        label="Verified", value=text, start=when.start or when.end, end=when.end, core=held, outer=held,
        verified=True,
    )  # fmt: skip


def _table(question: Question, claims: list[Claim], figures: list[VerifiedFigure], number: int) -> Table:
    lines: list[tuple[DayRange | None, Row]] = []
    for claim in claims:
        when = to_day_range(claim.as_of)
        source = claim.statement.source.name
        lines.append((when, (words.days(days(when)), source, figure_text(claim), claim.statement.said_on)))
    for row in figures:
        when = to_day_range(row.as_of)
        text = words.answer(row.low, row.best, row.high, row.stance, question.unit_id or "")
        what = f"{words.CHANGES.get(row.change_kind, row.change_kind)} by us, version {row.version}"
        lines.append((when, (words.days(days(when)), what, text, row.published_at.date())))
    lines.sort(
        key=lambda line: (line[0] is not None and line[0].end is not None, _last(line[0]), str(line[1][3]))
    )
    return Table(
        key=f"question-{number}",
        title=harmless(question.text),
        head=("For", "Who", "Says", "Said or published on"),
        rows=tuple(tuple(harmless(c) if isinstance(c, str) else c for c in row) for _, row in lines),
    )


def _last(when: DayRange | None) -> str:
    return when.end.isoformat() if when is not None and when.end is not None else ""
