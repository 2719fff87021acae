"""Conflicts as a list: what filters and orders ask of them is what the viewer is told.

The columns of a conflict keep what was found over all claims. Of one that has a claim hidden from the viewer
the rules are asked again over the others, and their answer is asked in place of the columns: whom a filter
finds would else tell what a hidden claim changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.db.models import Case, F, Field, Value, When
from django.db.models.expressions import Combinable

from claims.models import Claim, Conflict
from claims.models.assertions import worlds_of
from claims.models.conflict import ConflictQuerySet
from claims.views.audience import Viewer
from claims.views.conflict import VisibleConflict, as_kept, evidence
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

    def visible(self, page: Iterable[Conflict]) -> list[VisibleConflict]:
        """These of the rows as the viewer may know them; no query."""
        return [self.found.get(conflict.pk) or as_kept(conflict) for conflict in page]


def conflict_list(rows: ConflictQuerySet, viewer: Viewer) -> ConflictList:
    """Those of the rows that are a conflict for the viewer; two queries, and where something is hidden some
    more, which grow neither with topics nor with conflicts."""
    asked = with_visible_moments(rows.with_witnesses(), viewer)
    doubtful = _doubtful(asked, viewer)
    read = evidence([(conflict, conflict.summary) for conflict in doubtful], viewer)
    found = {its.conflict.pk: its.visible for its in read if its is not None}
    none = [conflict.pk for conflict in doubtful if conflict.pk not in found]
    visible = {f"visible_{name}": _visible_column(name, found.values()) for name in _COLUMNS}
    return ConflictList((asked.exclude(pk__in=none) if none else asked).annotate(**visible), found)


def _doubtful(rows: ConflictQuerySet, viewer: Viewer) -> Sequence[Conflict]:
    """Those that have a hidden claim on their question, on a part of it or on one that overlaps it."""
    if viewer.audience.sees_hidden:
        return ()
    hidden = Claim.objects.questions_with_hidden(at=viewer.at)
    if not hidden:
        return ()
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
