"""The tables of a report, the same in every rendering: what is said across its disagreements.

Cells are values, not texts, so that a spreadsheet gets numbers and days; `shown` writes one for the eye.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from django.utils.translation import gettext as _

from claims.reports import words
from claims.reports.cross_sections import PastWeek
from claims.reports.layout import truncation_text
from claims.reports.report import Disagreement, PublishedFigure, Report
from claims.wording import local, values
from claims.wording.local import grouped

Cell: TypeAlias = str | int | Decimal | date | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its heading; `more` rows are left out. `numbers`: the columns that hold numbers."""

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()
    more: int = 0

    @property
    def rest(self) -> str:
        """What the table leaves out, in words; empty where it leaves nothing out."""
        return truncation_text.left_here(self.more)


def shown(cell: Cell) -> str:
    """A cell for the eye."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return grouped(cell)
    if isinstance(cell, date):
        return local.day(cell)
    return str(cell)


def tables(report: Report) -> tuple[Table, ...]:
    """Every table that has a row, in the order of telling."""
    return tuple(made for make in _MAKERS if (made := make(report)).rows)


def overview(report: Report) -> Table:
    """Every disagreement in one line."""
    return Table(
        key="overview",
        title=_("At a glance"),
        head=(
            _("Question"),
            _("Topic"),
            _("Kind"),
            _("Spread"),
            _("Independent sources"),
            _("State"),
            _("Last weeks"),
        ),
        rows=tuple(_line(disagreement) for disagreement in report.disagreements),
        numbers=frozenset({4}),
        more=report.left_out("disagreements"),
    )


def _line(one: Disagreement) -> Row:
    spread = words.spread(one.spread, one.unit) if one.spread else "–"
    kind = f"{one.title} ({', '.join(words.tags(one))})"
    return words.heading(one), one.topic, kind, spread, one.independent, words.state(one), past(one.trail)


def past(trail: tuple[PastWeek, ...]) -> str:
    """The last weeks in numbers: spreads where a share can be given, else claims."""
    if len(trail) < 2:
        return ""
    if any(week.spread is not None for week in trail):
        shares = ("–" if week.spread is None else local.percent(week.spread) for week in trail)
        return _("spread {shares}").format(shares=", ".join(shares))
    return _("claims {counts}").format(counts=", ".join(str(week.claims) for week in trail))


def _topics(report: Report) -> Table:
    return Table(
        key="topics",
        title=_("By topic"),
        head=(_("Topic"), _("Open"), _("Contradictions"), _("New"), _("Resolved"), _("Published")),
        rows=tuple(
            (topic.name, topic.open, topic.contradictions, topic.new, topic.resolved, topic.published)
            for topic in report.topics
        ),
        numbers=frozenset(range(1, 6)),
    )


def _against(report: Report) -> Table:
    return Table(
        key="against",
        title=_("Disagreements between sources"),
        head=(
            _("Source"),
            _("Source"),
            _("Contradiction"),
            _("Scope"),
            _("Time"),
            _("Precision"),
            _("Definition"),
        ),
        rows=tuple(
            (
                *(pair.first, pair.second, pair.contradiction, pair.scope),
                *(pair.time, pair.precision, pair.definition),
            )
            for pair in report.against
        ),
        numbers=frozenset(range(2, 7)),
        more=report.left_out("against"),
    )


def _revisers(report: Report) -> Table:
    return Table(
        key="revisers",
        title=_("Sources that revised figures"),
        head=(_("Source"), _("Times"), _("What changed")),
        rows=tuple(
            (reviser.source, reviser.count, "; ".join(reviser.changes)) for reviser in report.revisers
        ),
        numbers=frozenset({1}),
        more=report.left_out("revisers"),
    )


def _on_hold(report: Report) -> Table:
    return Table(
        key="on_hold",
        title=_("Figures on hold"),
        head=(_("Question"), _("Topic"), _("As of"), _("On hold since"), _("Why")),
        rows=tuple(
            (figure.question, figure.topic, values.days(figure.days), figure.published_on, figure.why)
            for figure in report.on_hold
        ),
        more=report.left_out("on_hold"),
    )


def _single(report: Report) -> Table:
    return Table(
        key="single_source",
        title=_("Figures based on one source"),
        head=(_("Question"), _("Topic"), _("As of"), _("Figure"), _("Independent sources"), _("Review by")),
        rows=tuple(_resting(figure) for figure in report.single_source),
        numbers=frozenset({4}),
        more=report.left_out("single_source"),
    )


def _resting(one: PublishedFigure) -> Row:
    return one.question, one.topic, values.days(one.days), one.text, one.independent, one.review_by


def _overdue(report: Report) -> Table:
    """Who holds them stands there for the newsroom alone (`for_the_public`)."""
    named = any(review.holder for review in report.overdue)
    rows = (
        (review.record.capitalize(), review.question, review.topic, review.since, review.days)
        for review in report.overdue
    )
    holders = ((review.holder or _("nobody"),) if named else () for review in report.overdue)
    return Table(
        key="overdue",
        title=_("Overdue reviews"),
        head=(
            _("What"),
            _("Question"),
            _("Topic"),
            _("Due since"),
            _("Days"),
            *((_("Held by"),) if named else ()),
        ),
        rows=tuple((*row, *holder) for row, holder in zip(rows, holders, strict=True)),
        numbers=frozenset({4}),
        more=report.left_out("overdue"),
    )


def _unanswered(report: Report) -> Table:
    """For the newsroom alone (`for_the_public`)."""
    return Table(
        key="unanswered",
        title=_("Overdue answers"),
        head=(_("Source"), _("Question"), _("Topic"), _("Asked on"), _("Due on"), _("Days"), _("Asked by")),
        rows=tuple(
            (
                query.source,
                query.question,
                query.topic,
                query.asked_on,
                query.due_on,
                query.days,
                query.holder,
            )
            for query in report.unanswered
        ),
        numbers=frozenset({5}),
        more=report.left_out("unanswered"),
    )


def _readings(report: Report) -> Table:
    """Of the four weeks that end with this one."""
    return Table(
        key="readings",
        title="Agreement of two readers, last four weeks",
        head=("Field", "Pairs", "The same", "Measured by", "Value", "95 % from", "to"),
        rows=tuple(
            (field.field, field.pairs, field.same, field.coefficient, field.value, field.low, field.high)
            for field in report.readings
        ),
        numbers=frozenset({1, 2, 4, 5, 6}),
        more=0,
    )


def across(report: Report) -> Iterator[Table]:
    """The tables that stand after the disagreements and the published figures."""
    return (table for table in tables(report) if table.key != "topics")


_MAKERS: tuple[Callable[[Report], Table], ...] = (
    _topics,
    _against,
    _revisers,
    _on_hold,
    _single,
    _overdue,
    _unanswered,
    _readings,
)
