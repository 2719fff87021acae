"""A new policy: a topic's figures are read again, its conflicts detected again, and compared with those found
before. Published figures stay as they are unless a person decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from claims.domain.comparing.findings import Kind
from claims.domain.lifecycle import ConflictState
from claims.models import Conflict, Question, Topic
from claims.models.conflict import IN_HAND
from claims.services.detection.many_questions import Progress, detect_on, lock_in_order
from claims.services.detection.reading_again import read_figures_again
from claims.services.detection.speaking_against import speaking_against


class FoundConflict(NamedTuple):
    """What a conflict is of: its kind, the reason where it has one, and its weight."""

    kind: Kind
    reason: str
    severity: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A conflict whose finding is another than before; None where there is none to look at."""

    question: str
    before: FoundConflict | None
    after: FoundConflict | None


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What a new policy makes of a topic.

    `read`: figures with other intervals; `left`: figures whose words no longer give the values recorded, and
    which stay. `spoken_against`: questions whose published figure a claim now speaks against.
    """

    read: int
    left: int
    opened: tuple[Moved, ...]
    closed: tuple[Moved, ...]
    changed: tuple[Moved, ...]
    spoken_against: tuple[str, ...]


@transaction.atomic
def upgrade_topic(
    topic: Topic, *, by: User, now: datetime, dry_run: bool = False, progress: Progress = lambda done: None
) -> Upgrade:
    """Bring a topic's figures and conflicts to the policy in force, in one transaction.

    `dry_run`: all of it is done and taken back, so that what is told is what would be.
    """
    questions = dict(Question.objects.filter(topic=topic).values_list("pk", "slug"))
    lock_in_order(list(questions))
    before = _in_hand(topic)
    settled = set(_spoken_against(topic, now))
    read = read_figures_again(topic)
    detect_on(list(questions), by=by, now=now, progress=progress, reopening=False)
    after = _in_hand(topic)
    opened, closed, changed = _compared(before, after, questions)
    against = (questions[question] for question in _spoken_against(topic, now) if question not in settled)
    if dry_run:
        transaction.set_rollback(True)
    return Upgrade(read.changed, read.left, opened, closed, changed, tuple(sorted(against)))


def _in_hand(topic: Topic) -> dict[UUID, tuple[UUID, FoundConflict]]:
    """The conflicts that somebody has to look at: their question, and what they are of."""
    rows = Conflict.objects.filter(topic=topic, merged_into=None, state__in=IN_HAND)
    return {
        row.pk: (row.question_id, FoundConflict(Kind(row.kind), row.reason, row.severity))
        for row in rows.only("question", "kind", "reason", "severity")
    }


def _compared(
    before: Mapping[UUID, tuple[UUID, FoundConflict]],
    after: Mapping[UUID, tuple[UUID, FoundConflict]],
    slugs: Mapping[UUID, str],
) -> tuple[tuple[Moved, ...], ...]:
    """Those that open, close, and change what they are of, by question."""
    opened, closed, changed = [], [], []
    for key in {**before, **after}:
        question = (after.get(key) or before[key])[0]
        was, now = (side[key][1] if key in side else None for side in (before, after))
        moved = Moved(slugs[question], was, now)
        if was is None:
            opened.append(moved)
        elif now is None:
            closed.append(moved)
        elif was != now:
            changed.append(moved)
    return tuple(_by_question(moves) for moves in (opened, closed, changed))


def _by_question(moved: Iterable[Moved]) -> tuple[Moved, ...]:
    return tuple(sorted(moved, key=lambda each: (each.question, str(each.before), str(each.after))))


def _spoken_against(topic: Topic, now: datetime) -> list[UUID]:
    """Questions whose settled conflict has a claim that speaks against what was published."""
    rows = Conflict.objects.filter(topic=topic, merged_into=None, state=ConflictState.RESOLVED)
    found = ((conflict, speaking_against(conflict, now)) for conflict in rows.select_related("question"))
    return [conflict.question_id for conflict, speaking in found if speaking is not None and speaking.claims]
