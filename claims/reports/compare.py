"""Two weeks side by side: what came, what went, what moved."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.wording import Text
from claims.reports import words
from claims.reports.layout.sanitising import cleaned
from claims.reports.layout.tables import Cell, Row, Table, shown
from claims.reports.report import Disagreement, Report
from claims.reports.week import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The earlier and the later of two reports of one topic, or of all, and what differs, as tables."""

    earlier: Week
    later: Week
    topic: str
    tables: tuple[Table, ...]

    @property
    def is_same(self) -> bool:
        """Whether the two weeks tell of the same disagreements in the same state."""
        return not any(table.rows for table in self.tables if table.key != "numbers")


def compared(one: Report, other: Report) -> Comparison:
    """What differs between two reports, whichever of them is given first."""
    earlier, later = sorted((cleaned(one), cleaned(other)), key=lambda report: report.week)
    before = {disagreement.conflict: disagreement for disagreement in earlier.disagreements}
    after = {disagreement.conflict: disagreement for disagreement in later.disagreements}
    both = [(before[key], after[key]) for key in after if key in before]
    return Comparison(
        earlier=earlier.week,
        later=later.week,
        topic=later.topic,
        tables=(
            _numbers(earlier, later),
            _changes(both),
            _listed("came", _("Only in the later week"), [after[key] for key in after if key not in before]),
            _listed(
                "went", _("Only in the earlier week"), [before[key] for key in before if key not in after]
            ),
        ),
    )


def _numbers(earlier: Report, later: Report) -> Table:
    then = {headline.key: headline.value for headline in earlier.headlines}
    rows: tuple[Row, ...] = tuple(
        (
            headline.label,
            then.get(headline.key, 0),
            headline.value,
            headline.value - then.get(headline.key, 0),
        )
        for headline in later.headlines
    )
    head = (_("This week in numbers"), str(earlier.week), str(later.week), _("Difference"))
    return Table(key="numbers", title=_("In numbers"), head=head, rows=rows, numbers=frozenset({1, 2, 3}))


_SEEN: dict[Text, Callable[[Disagreement], Cell]] = {
    gettext_lazy("Kind"): lambda one: one.title,
    gettext_lazy("State"): words.state,
    gettext_lazy("Spread"): lambda one: words.spread(one.spread, one.unit) if one.spread else "–",
    gettext_lazy("Positions"): lambda one: len(one.positions),
    gettext_lazy("Independent sources"): lambda one: one.independent,
    gettext_lazy("Claims"): lambda one: one.claims,
    gettext_lazy("Published figure"): lambda one: words.standing(one.verified) if one.verified else _("none"),
}


def _changes(both: list[tuple[Disagreement, Disagreement]]) -> Table:
    rows: list[Row] = []
    for before, after in both:
        for name, seen in _SEEN.items():
            then, now = seen(before), seen(after)
            if then != now:
                rows.append((words.heading(after), after.topic, str(name), shown(then), shown(now)))
    head = (_("Question"), _("Topic"), _("What"), _("Earlier"), _("Later"))
    return Table(key="changes", title=_("What changed"), head=head, rows=tuple(rows))


def _listed(key: str, title: str, told: list[Disagreement]) -> Table:
    rows: tuple[Row, ...] = tuple(
        (
            words.heading(disagreement),
            disagreement.topic,
            disagreement.title,
            words.state(disagreement),
            disagreement.independent,
        )
        for disagreement in told
    )
    head = (_("Question"), _("Topic"), _("Kind"), _("State"), _("Independent sources"))
    return Table(key=key, title=title, head=head, rows=rows, numbers=frozenset({4}))
