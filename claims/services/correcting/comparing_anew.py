"""Comparing anew what hangs on something that was corrected: topic after topic, in one order for all."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User

from claims.models import Topic
from claims.services.detection.many_questions import concerned_by, detect_on
from claims.services.detection.reopening import reopen_what_is_settled, restore_if_silent
from claims.services.recounting import note_changed_counts

Answered = tuple[UUID, UUID]
"""A topic and one of its questions, by their ids."""


def lock_topics(topics: Iterable[UUID]) -> None:
    """Lock these topics until the transaction ends, in the order of their keys and before any question."""
    rows = Topic.objects.filter(pk__in=set(topics)).order_by("pk")
    list(rows.select_for_update(no_key=True))


def compare_anew(questions: Iterable[Answered], *, by: User, now: datetime) -> None:
    """Detect on these questions, and restore what nothing contradicts any more."""
    found = sorted(set(questions))
    topics = sorted({topic for topic, _ in found})
    lock_topics(topics)
    for topic in topics:
        own = [question for its_topic, question in found if its_topic == topic]
        detect_on(own, by=by, now=now)
        concerned = concerned_by(own)
        reopen_what_is_settled(concerned, by=by, now=now)
        restore_if_silent(concerned, why="", by=by, now=now)
        note_changed_counts(concerned, by=by, now=now)


def weigh_what_is_shown(questions: Iterable[Answered], *, by: User, now: datetime) -> None:
    """Reopen what is settled on these questions and a claim speaks against that readers may see by now."""
    found = set(questions)
    lock_topics(topic for topic, _ in found)
    reopen_what_is_settled(concerned_by([question for _, question in found]), by=by, now=now)
