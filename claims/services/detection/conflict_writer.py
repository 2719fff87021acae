"""Keeping conflicts in step with what detection found: opened, updated, merged or lapsed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from django.contrib.auth.models import User
from django.db.backends.postgresql.psycopg_any import DateRange

from claimcheck.foundation.records import copying
from claims.domain.lifecycle import ConflictState
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Temporality
from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.models import Conflict, Detection, Question
from claims.models.conflict import IN_HAND
from claims.models.ranges import rounded
from claims.services.detection.reopening import is_held_open, reopen_for_later_totals, reopen_if_needed
from claims.services.notifications.notifying import tell_of_later
from claims.services.transitions import move
from claims.wording import causes
from claims.wording.causes import because

FOUND = (
    "kind",
    "reason",
    "severity",
    "witness_a_id",
    "witness_b_id",
    "witnesses",
    "out_of_step",
    "gap",
    "lowest",
    "highest",
    "claim_count",
    "source_count",
    "policy",
)
"""What a finding is, beside its days."""


class Keeper:
    """Writes what detection found. New conflicts are gathered and written as a set by `finish`.

    `reopening`: whether what is settled opens again where a new finding speaks against it.
    """

    def __init__(self, *, by: User, now: datetime, reopening: bool = True) -> None:
        self.by, self.now, self.reopening = by, now, reopening
        self._opened: list[Conflict] = []
        self._detections: list[Detection] = []
        self._later: list[tuple[Conflict, Conflict]] = []

    def keep(
        self,
        question: Question,
        found: Iterable[tuple[DateRange, ConflictSummary | None]],
        standing: Sequence[Conflict],
    ) -> None:
        """Bring the standing conflicts of a question in step with its episodes, each with its case.

        `found`: the earliest first. What begins after an answer is another conflict than the answered one.
        """
        episodes, left = list(found), list(standing)
        before: list[Conflict] = []
        latest: list[Conflict] = []
        for place, (days, case) in enumerate(episodes, start=1):
            here = [conflict for conflict in left if overlap(conflict.episode, days)]
            left = [conflict for conflict in left if conflict not in here]
            before, latest = [*latest, *before], here
            later = [after for after, _ in episodes[place:]]
            if case is None:
                self.lapse(here)
                self._shorten(here, days, later)
            elif here:
                self._merge(here[1:], here[0])
                self.update(here[0], columns_of(case, days))
            else:
                opened = self._open(question, columns_of(case, days))
                # only an answer parts two episodes of which one begins the day after the other
                if place > 1 and episodes[place - 2][0].upper == days.lower:
                    self._later += [(opened, answered) for answered in before[:1]]
        self.lapse(left)
        if self.reopening and question.temporality == Temporality.CUMULATIVE:
            reopen_for_later_totals(before, by=self.by, now=self.now)

    def _shorten(self, conflicts: Iterable[Conflict], days: DateRange, later: Sequence[DateRange]) -> None:
        """Of conflicts in which nothing disagrees any more, leave those of later days their days."""
        for conflict in conflicts:
            if any(overlap(conflict.episode, after) for after in later):
                kept = {name: getattr(conflict, name) for name in FOUND}
                self.update(conflict, {**kept, "episode": meeting(conflict.episode, days)})

    def update(self, conflict: Conflict, columns: dict[str, object]) -> None:
        """Write what has changed of a conflict, and reopen it if it has to be."""
        if all(getattr(conflict, column) == value for column, value in columns.items()):
            return
        Conflict.objects.filter(topic=conflict.topic_id, pk=conflict.pk).update(
            changed_at=self.now, changed_by=self.by, **columns
        )
        for column, value in {**columns, "changed_at": self.now, "changed_by": self.by}.items():
            setattr(conflict, column, value)
        self._note(conflict, columns)
        self._write_detections()
        if self.reopening:
            reopen_if_needed(conflict, by=self.by, now=self.now)

    def lapse(self, conflicts: Iterable[Conflict]) -> None:
        """Nothing is left to review; a case on which somebody has proposed is left to them, and one whose
        answer something still speaks against stays open with it."""
        for conflict in conflicts:
            unsettled = conflict.state in (ConflictState.OPEN, ConflictState.IN_REVIEW)
            if unsettled and not is_held_open(conflict, now=self.now):
                move(
                    conflict,
                    ConflictState.DISMISSED,
                    by=self.by,
                    now=self.now,
                    reason=because(causes.NOTHING_LEFT),
                )

    def finish(self) -> None:
        """Write the new conflicts, and the findings on them."""
        copying.copy_records(self._opened)
        self._opened.clear()
        self._write_detections()
        for conflict, answered in self._later:
            tell_of_later(conflict, answered, by=self.by, now=self.now)
        self._later.clear()

    def _open(self, question: Question, columns: dict[str, object]) -> Conflict:
        conflict = Conflict(
            topic_id=question.topic_id,
            question=question,
            opened_at=self.now,
            opened_by=self.by,
            changed_at=self.now,
            changed_by=self.by,
            **columns,
        )
        self._opened.append(conflict)
        self._note(conflict, columns)
        return conflict

    def _note(self, conflict: Conflict, columns: dict[str, object]) -> None:
        self._detections.append(
            Detection(
                topic_id=conflict.topic_id,
                conflict=conflict,
                detected_at=self.now,
                detected_by=self.by,
                **columns,
            )
        )

    def _write_detections(self) -> None:
        """Findings of conflicts that are written; those of new ones wait for them."""
        waiting = {conflict.pk for conflict in self._opened}
        ready = [detection for detection in self._detections if detection.conflict_id not in waiting]
        copying.copy_records(ready)
        self._detections = [detection for detection in self._detections if detection.conflict_id in waiting]

    def _merge(self, conflicts: Iterable[Conflict], into: Conflict) -> None:
        """A claim that ties two episodes together makes one case of two: the older one goes on."""
        for conflict in conflicts:
            reason = because(causes.MERGED)
            if conflict.state not in IN_HAND:
                Conflict.objects.filter(topic=conflict.topic_id, pk=conflict.pk).update(merged_into=into)
            else:
                to = ConflictState.DISMISSED
                move(conflict, to, by=self.by, now=self.now, reason=reason, merged_into=into)


def overlap(a: DateRange, b: DateRange) -> bool:
    """Whether two ranges of days share one."""
    starts_before_b_ends = a.lower is None or b.upper is None or a.lower < b.upper
    ends_after_b_starts = a.upper is None or b.lower is None or b.lower < a.upper
    return starts_before_b_ends and ends_after_b_starts


def meeting(a: DateRange, b: DateRange) -> DateRange:
    """The days that two ranges share, which they do."""
    starts = [days.lower for days in (a, b) if days.lower is not None]
    ends = [days.upper for days in (a, b) if days.upper is not None]
    start = max(starts, default=None)
    return DateRange(start, min(ends, default=None), "()" if start is None else "[)")


def columns_of(case: ConflictSummary, days: DateRange) -> dict[str, object]:
    """What is kept on a conflict and on each finding of it."""
    # of a pair neither comes first; of a sum the whole does
    witnesses = sorted(case.witness, key=str) if len(case.witness) == 2 else list(case.witness)
    return {
        "episode": days,
        "kind": case.kind,
        "reason": case.reason or "",
        "severity": case.severity,
        "witness_a_id": witnesses[0],
        "witness_b_id": witnesses[1],
        "witnesses": witnesses,
        "out_of_step": [[str(key) for key in entry] for entry in case.out_of_step],
        "gap": stored(case.gap),
        "lowest": stored(case.lowest),
        "highest": stored(case.highest),
        "claim_count": case.claim_count,
        "source_count": case.source_count,
        "policy": POLICY.version,
    }


def stored(value: Fraction | Decimal | None) -> Decimal | None:
    """A number as its column keeps it."""
    if value is None:
        return None
    exact = Fraction(value)
    return Decimal(exact.numerator) if exact.denominator == 1 else rounded(exact, ROUND_HALF_EVEN)
