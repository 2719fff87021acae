"""How the questions of a bulk recording are related: noted row by row, written when all rows are read."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.saving import insert
from claims.domain.questions.scope import InvalidRelation, Recorded, RelationKind, Relations
from claims.models import Question, QuestionRelation
from claims.models.assertions import world_of
from claims.services.bulk.journal import UndoJournal
from claims.services.bulk.row import Problem
from claims.services.recording.questions import apart_in_time


class _Noted(NamedTuple):
    """That the first question is related to the second."""

    first: Question
    kind: str
    second: Question

    @property
    def ends(self) -> tuple[UUID, UUID, UUID]:
        """The topic and the two questions."""
        return (self.first.topic_id, self.first.pk, self.second.pk)

    @property
    def row(self) -> tuple[UUID, UUID, RelationKind, UUID]:
        """The topic, and the relation as the rules see it."""
        return (self.first.topic_id, self.first.pk, RelationKind(self.kind), self.second.pk)


class ApartInTime(NamedTuple):
    """Two related questions whose figures are never compared, as they behave otherwise in time."""

    question: str
    temporality: str
    other: str
    other_temporality: str

    def __str__(self) -> str:
        return _(
            "“{question}” ({temporality}) and “{other}” ({other_temporality}) are not compared with each "
            "other, as they behave differently over time"
        ).format(**self._asdict())


class Relating:
    """The relations that rows name, each with the line where it stood first.

    `apart`: of those that were written, the pairs that nothing is compared of.
    """

    def __init__(self, *, by: User, now: datetime, journal: UndoJournal) -> None:
        self.by, self.now, self.journal = by, now, journal
        self._noted: dict[_Noted, int] = {}
        self.apart: list[ApartInTime] = []

    def note(self, first: Question, kind: str, second: Question, line: int) -> None:
        """Remember a relation; of lines that say the same the first counts."""
        noted = _Noted(first, kind, second)
        if noted not in self._noted:
            self.journal.put(self._noted, noted, line)

    def forget(self, line: int) -> None:
        """What was noted from this line on."""
        self._noted = {relation: where for relation, where in self._noted.items() if where < line}

    def write(self) -> tuple[set[UUID], list[Problem]]:
        """Record the relations that are new: the questions that they concern, and what can't hold."""
        if not self._noted:
            return set(), []
        live = QuestionRelation.objects.live().filter(
            topic__in={relation.first.topic_id for relation in self._noted}
        )
        rows = list(live.order_by("recorded_at", "id").values_list("topic", "first", "kind", "second"))
        known = {(topic, first, second): kind for topic, first, kind, second in rows}
        new = {
            relation: line
            for relation, line in self._noted.items()
            if known.get(relation.ends) != relation.kind
        }
        self._noted = {}
        self.apart = [apart for relation in new if (apart := _apart(relation)) is not None]
        once = len({*known, *(relation.ends for relation in new)}) == len(known) + len(new)
        if once and _hold([*rows, *(relation.row for relation in new)]):
            copying.copy_records([self._record(relation) for relation in new])
            return {key for relation in new for key in relation.ends[1:]}, []
        return self._one_by_one(new, known)

    def _one_by_one(self, new: dict[_Noted, int], known: dict[Any, str]) -> tuple[set[UUID], list[Problem]]:
        """Record those that can hold beside those before them, to tell which can't."""
        concerned: set[UUID] = set()
        problems: list[Problem] = []
        for relation, line in new.items():
            why = _in_the_way(relation, known)
            if why:
                problems.append(
                    Problem(line, "relation", f"{relation.first} {relation.kind} {relation.second}", why)
                )
                continue
            insert(self._record(relation))
            known[relation.ends] = relation.kind
            concerned |= {relation.first.pk, relation.second.pk}
        return concerned, problems

    def _record(self, each: _Noted) -> QuestionRelation:
        ends = {"topic_id": each.first.topic_id, "first": each.first, "second": each.second}
        return QuestionRelation(**ends, kind=each.kind, recorded_at=self.now, recorded_by=self.by)


def _apart(noted: _Noted) -> ApartInTime | None:
    first, second = noted.first, noted.second
    ways = apart_in_time(QuestionRelation(first=first, second=second, kind=noted.kind))
    return None if ways is None else ApartInTime(first.text, ways[0], second.text, ways[1])


def _in_the_way(new: _Noted, known: dict[Any, str]) -> str:
    """Why a relation can't hold beside those recorded; "" where it can."""
    if new.ends in known:
        return _("the two are recorded as {known}; use that value, or end that relation first.").format(
            known=known[new.ends]
        )
    try:
        world_of(new.first.topic_id, joints=False).relations.check(new.row[1:])
    except InvalidRelation as problem:
        return _("the relation is impossible: {partition}.").format(partition=str(problem).partition(": ")[2])
    return ""


def _hold(rows: Iterable[tuple[UUID, UUID, str, UUID]]) -> bool:
    """Whether all relations of each topic can hold together."""
    recorded: dict[UUID, list[Recorded]] = defaultdict(list)
    for topic, first, kind, second in rows:
        recorded[topic].append((first, RelationKind(kind), second))
    try:
        for relations in recorded.values():
            Relations.of_recorded(relations)
    except InvalidRelation:
        return False
    return True
