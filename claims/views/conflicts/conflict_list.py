"""Conflicts as a list: what filters and orders ask of them is what the viewer is told.

The columns of a conflict keep what was found over all claims. Of one that has a claim hidden from the viewer
the rules are asked again over the others, and their answer is asked in place of the columns: whom a filter
finds would else tell what a hidden claim changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.db.models import Case, F, Field, Value, When
from django.db.models.expressions import Combinable

from claimcheck.foundation.records.prepared import ANY_MOMENT, PreparedRows
from claims.models import Claim, Conflict
from claims.models.assertions import worlds_of
from claims.models.conflict import ConflictQuerySet
from claims.views.audience import Viewer, reader
from claims.views.conflict import VisibleConflict, evidence
from claims.views.records import with_visible_moments
from sources.domain.independence import SourceGraph

_COLUMNS: Mapping[str, Callable[[VisibleConflict], Any]] = {
    "kind": lambda found: found.summary.kind.value,
    "reason": lambda found: found.summary.reason.value if found.summary.reason else "",
    "severity": lambda found: found.summary.severity,
    "episode": lambda found: found.days,
}
"""What detection found and keeps in a column, as read from what the viewer may know."""


@dataclass(frozen=True, slots=True)
class ConflictList:
    """The conflicts that are one for the viewer.

    `rows`: to be filtered and ordered, each with its witnesses, `opened_visibly_at`, `changed_visibly_at` and
    `visible_kind`, `visible_reason`, `visible_severity`, `visible_episode`. `found`: those that have a hidden
    claim, by their keys.
    """

    rows: ConflictQuerySet
    found: Mapping[UUID, VisibleConflict]


def open_conflicts(at: datetime) -> ConflictQuerySet:
    """Cases of their own, to be ordered and filtered at any moment while nothing is hidden."""
    return _kept(Conflict.objects.unmerged())


def with_kept(rows: ConflictQuerySet) -> ConflictQuerySet:
    """The rows of a list while nothing is hidden: what is told of each stands in its columns."""
    return _kept(rows.with_assignee().with_witnesses())


def _kept(rows: ConflictQuerySet) -> ConflictQuerySet:
    moments = {"opened_visibly_at": F("opened_at"), "changed_visibly_at": F("changed_at")}
    return rows.annotate(**moments, **{f"visible_{name}": F(name) for name in _COLUMNS})


def with_moments(rows: ConflictQuerySet) -> ConflictQuerySet:
    """Rows of which nothing is hidden while something else is, at any moment: a stand-in is in its place."""
    return with_visible_moments(rows.with_assignee().with_witnesses(), reader(ANY_MOMENT))


def questions_with_hidden(viewer: Viewer) -> Mapping[UUID, set[UUID]]:
    """Topic → its questions on which some claim is hidden from the viewer; for the desk none, no query."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    if not viewer.audience.sees_hidden:
        for topic, question in _hidden_claims().rows({ANY_MOMENT: viewer.at}):
            found[topic].add(question)
    return found


@cache
def _hidden_claims() -> PreparedRows:
    ways = Claim.objects.order_by().hidden_each_way(at=ANY_MOMENT)
    first, *others = (rows.values_list("topic", "question") for rows in ways)
    union = PreparedRows.of(first.union(*others))
    return PreparedRows(f"SELECT * FROM ({union.text}) AS hidden", union.values)  # noqa: S608  (the ORM's text)


def conflict_list(rows: ConflictQuerySet, viewer: Viewer, hidden: Mapping[UUID, set[UUID]]) -> ConflictList:
    """Those of the rows that are a conflict for the viewer, from whom something is hidden on these questions
    of topics; no query, and where there are such questions some, which grow neither with topics nor with
    conflicts."""
    if not hidden:
        return ConflictList(with_kept(rows), {})
    asked = with_visible_moments(rows.with_assignee().with_witnesses(), viewer)
    doubtful = _doubtful(asked, viewer, hidden)
    read = evidence([(conflict, conflict.summary) for conflict in doubtful], viewer)
    found = {its.conflict.pk: its.visible for its in read if its is not None}
    none = [conflict.pk for conflict in doubtful if conflict.pk not in found]
    visible = {f"visible_{name}": _visible_column(name, found.values()) for name in _COLUMNS}
    return ConflictList((asked.exclude(pk__in=none) if none else asked).annotate(**visible), found)


def _doubtful(rows: ConflictQuerySet, viewer: Viewer, hidden: Mapping[UUID, set[UUID]]) -> Sequence[Conflict]:
    """Those that have a hidden claim on their question, on a part of it or on one that overlaps it."""
    # Only relations of questions are asked, so the sources need not be read.
    worlds = worlds_of(hidden, viewer.known_at, graph=SourceGraph())
    asked = {
        cast(UUID, case)
        for topic, questions in hidden.items()
        for question in questions
        for case in worlds[topic].relations.cases_about(question)
    }
    return list(rows.filter(topic__in=list(hidden), question__in=asked))


def _visible_column(name: str, found: Iterable[VisibleConflict]) -> Combinable:
    """The column; another value for those of which the viewer is told another one."""
    told = _COLUMNS[name]
    changed: dict[Any, list[UUID]] = defaultdict(list)
    for case in found:
        if told(case) != getattr(case.conflict, name):
            changed[told(case)].append(case.conflict.pk)
    if not changed:
        return F(name)
    field = cast("Field[Any, Any]", Conflict._meta.get_field(name))
    whens = (When(pk__in=keys, then=Value(value, field)) for value, keys in changed.items())
    return Case(*whens, default=F(name), output_field=field)
