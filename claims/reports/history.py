"""A topic's whole history: how the figures for each of its questions moved, and what was published."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import pgettext

from claims.domain.answering.staleness import may_be_printed
from claims.domain.lifecycle import ChangeKind
from claims.domain.questions.scope import Answer
from claims.domain.questions.times import DayRange
from claims.models import Claim, Question, Topic, VerifiedFigure
from claims.models.claim_queryset import ClaimQuerySet
from claims.models.ranges import to_day_range, to_interval
from claims.reports.building.published_figures import reach, served_on, told_as
from claims.reports.layout.tables import Row, Table
from claims.wording import values
from claims.wording.plots import Event, Svg, in_two_widths, timeline_plot
from claims.wording.plots.text import harmless
from claims.wording.records import answer, claim_figure
from claims.wording.states import CHANGES

QUESTIONS = 30
"""Questions of one page."""
MOST = 60
"""Claims of one question that are told there: the newest. All of them stand on pages of their own."""
FULL = 200
"""Claims of a page of one question alone."""
DRAWN = 40
"""Claims in one plot, at even steps through its days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionHistory:
    """One question: its picture (empty where it has no dated quantity) and the same as a table.

    `id`: that of the question; `before`: the claim after which its earlier claims are told, empty where there
    are none; `more`: how many those are.
    """

    question: str
    picture: Svg
    table: Table
    id: str = ""
    before: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A page of it; `after`: the question after which the next page begins, empty on the last one."""

    told: tuple[QuestionHistory, ...]
    after: str = ""


def history(topic: Topic, *, now: datetime, after: UUID | None = None) -> History:
    """The questions of the topic that have a claim which may be shown, a page of them by their text.

    Five queries at most, and no more rows than a page tells, however many claims there are.
    """
    rows = _questions(topic, now, MOST).order_by("text", "id")
    last = Question.objects.filter(topic=topic, pk=after).first() if after else None
    if last is not None:
        rows = rows.filter(_beyond(last, "text", "gt"))
    found = list(rows[: QUESTIONS + 1])
    page = found[:QUESTIONS]
    return History(told=_told_all(page, now, MOST), after=str(page[-1].pk) if len(found) > QUESTIONS else "")


def history_of(topic: Topic, question: UUID, *, now: datetime, before: UUID | None = None) -> History:
    """Every claim on one question of the topic, page by page: those recorded `before` a claim, if given."""
    rows = _questions(topic, now, FULL, before=before).filter(pk=question)
    return History(told=_told_all(list(rows), now, FULL, before=before))


def _claims(now: datetime, before: UUID | None) -> ClaimQuerySet:
    """The claims that may be shown, newest first; recorded before one of them, if it is given."""
    rows = Claim.objects.open().publishable(at=now).order_by("-recorded_at", "-id")
    last = Claim.objects.filter(pk=before).first() if before else None
    if last is None:
        return rows
    return rows.filter(_beyond(last, "recorded_at", "lt"))


def _beyond(last: Any, name: str, way: str) -> Q:
    """What comes after a row in the order of a column and the key, both rising ("gt") or falling ("lt")."""
    value = getattr(last, name)
    return Q(**{f"{name}__{way}": value}) | Q(**{name: value, f"pk__{way}": last.pk})


def _questions(topic: Topic, now: datetime, most: int, *, before: UUID | None = None) -> QuerySet[Question]:
    """Questions that have claims, each with the `newest`: the keys of as many claims as are told, and one."""
    mine = _claims(now, before).filter(topic=OuterRef("topic"), question=OuterRef("pk"))
    rows = Question.objects.filter(Exists(mine), topic=topic).select_related("unit")
    return rows.annotate(newest=ArraySubquery(mine.values("pk")[: most + 1]))


def _told_all(
    page: Sequence[Any], now: datetime, most: int, *, before: UUID | None = None
) -> tuple[QuestionHistory, ...]:
    told = [pk for question in page for pk in question.newest[:most]]
    rows = Claim.objects.filter(pk__in=told).with_provenance().in_bulk()
    long = [question.pk for question in page if len(question.newest) > most]
    counted = _claims(now, before).filter(
        question__in=long, topic__in={question.topic_id for question in page}
    )
    counts = dict(counted.order_by().values_list("question").annotate(Count("pk"))) if long else {}
    published: dict[UUID, list[VerifiedFigure]] = defaultdict(list)
    keys = [question.pk for question in page]
    for figure in VerifiedFigure.objects.filter(question__in=keys).order_by("published_at", "version"):
        published[figure.question_id].append(figure)
    return tuple(
        replace(
            _told(
                question,
                [rows[pk] for pk in question.newest[:most]],
                published[question.pk],
                now.date(),
                number=number,
            ),
            id=str(question.pk),
            before=str(question.newest[most - 1]) if question.pk in counts else "",
            more=counts.get(question.pk, most) - most,
        )
        for number, question in enumerate(page, 1)
    )


def _told(
    question: Question, claims: list[Claim], figures: list[VerifiedFigure], today: date, *, number: int
) -> QuestionHistory:
    unit = question.unit_id or ""
    dated = [event for row in claims if (event := _claim_event(row)) is not None]
    events = _spread(dated)
    events += [event for row in _newest(figures, today) if (event := _figure_event(row, unit)) is not None]
    measured = question.answer == Answer.QUANTITY and any(not event.verified for event in events)
    picture = Svg("")
    if measured:
        few = (
            _now(" ({drawn} of {dated_count} claims drawn)").format(drawn=DRAWN, dated_count=len(dated))
            if len(dated) > DRAWN
            else ""
        )
        title = _now("Figures over time: {text}{few}").format(text=question.text, few=few)
        picture = in_two_widths(
            timeline_plot, events, title=title, unit=values.unit_name(unit), id_=f"history-{number}"
        )
    table = _table(question, claims, figures, today, number)
    return QuestionHistory(question=harmless(question.text), picture=picture, table=table)


def _spread(events: list[Event]) -> list[Event]:
    """At most as many as are drawn, from the first to the last day at even steps."""
    if len(events) <= DRAWN:
        return events
    ordered = sorted(events, key=lambda event: (event.end, event.start))
    step = (len(ordered) - 1) / (DRAWN - 1)
    return [ordered[round(step * number)] for number in range(DRAWN)]


def _newest(figures: Iterable[VerifiedFigure], today: date) -> list[VerifiedFigure]:
    """Of each as-of the newest version, where it may be printed today."""
    newest = {(row.as_of.lower, row.as_of.upper): row for row in figures}
    return [row for row in newest.values() if may_be_printed(served_on(row, (), today))][-DRAWN:]


def _claim_event(row: Claim) -> Event | None:
    when = to_day_range(row.as_of)
    core, outer = to_interval(row.core), to_interval(row.outer)
    if when is None or when.end is None or row.stance or core is None or outer is None:
        return None
    return Event(
        label=row.statement.source.name,
        value=claim_figure(row),
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
    text = answer(row)
    return Event(
        label=_now("Verified"), value=text, start=when.start or when.end, end=when.end, core=held, outer=held,
        verified=True,
    )  # fmt: skip


def _table(
    question: Question, claims: list[Claim], figures: list[VerifiedFigure], today: date, number: int
) -> Table:
    lines: list[tuple[DayRange | None, Row]] = []
    for claim in claims:
        when = to_day_range(claim.as_of)
        source = claim.statement.source.name
        lines.append((when, (values.days(when), source, claim_figure(claim), claim.statement.said_on)))
    for row in figures:
        when = to_day_range(row.as_of)
        text = told_as(row, served_on(row, figures, today))
        what = _now("Newsroom: {change}, version {version}").format(
            change=CHANGES[ChangeKind(row.change_kind)].tag.lower(), version=row.version
        )
        lines.append((when, (values.days(when), what, text, row.published_at.date())))
    lines.sort(
        key=lambda line: (line[0] is not None and line[0].end is not None, _last(line[0]), str(line[1][3]))
    )
    return Table(
        key=f"question-{number}",
        title=harmless(question.text),
        head=(pgettext("column of days", "For"), _now("Who"), _now("Says"), _now("Stated or published on")),
        rows=tuple(tuple(harmless(c) if isinstance(c, str) else c for c in row) for _, row in lines),
    )


def _last(when: DayRange | None) -> str:
    return when.end.isoformat() if when is not None and when.end is not None else ""
