"""The conflicts about other days of the same question, as pages and lists of conflicts tell of them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse

from claims.domain.lifecycle import ConflictState
from claims.models import Conflict
from claims.views.audience import desk
from claims.views.conflict import ConflictEvidence
from claims.views.conflicts.linked_conflicts import LinkedConflict, Links, links_in_list, links_of
from claims.wording.answers import (
    after_an_answer,
    after_an_answer_tag,
    answered_up_to,
    answered_up_to_tag,
)
from claims.wording.states import CONFLICT_STATES


def linked(its: ConflictEvidence, now: datetime) -> list[dict[str, Any]]:
    """Those before and after, each with a sentence, its state, and when it was set apart, for the history."""
    conflict = its.conflict
    links = links_of([(conflict, its.days)], its.world.answered, desk(now))[conflict.pk]
    told = []
    if links.earlier is not None:
        told.append(_told(links.earlier, after_an_answer(links.earlier.answered), opened=conflict))
    if links.later is not None:
        later = links.later
        told.append(_told(later, answered_up_to(later.answered), opened=later.conflict))
    return told


def _told(link: LinkedConflict, sentence: str, *, opened: Conflict) -> dict[str, Any]:
    return {
        "url": reverse("admin:claims_conflict_change", args=[link.conflict.pk]),
        "sentence": sentence,
        "state": CONFLICT_STATES[ConflictState(link.conflict.state)].tag,
        "trail": {
            "at": opened.opened_at,
            "by": opened.opened_by,
            "icon": "link",
            "what": sentence,
            "reason": "",
            "detail": "",
        },
    }


class LinkedTag(NamedTuple):
    """What a list says of a linked conflict: in a few words, and in a sentence."""

    label: str
    sentence: str


def linked_tags(conflicts: Collection[UUID], now: datetime) -> dict[UUID, tuple[LinkedTag, ...]]:
    """Conflict → what it is linked to; of a list's conflicts those that are linked at all."""
    return {key: _tags(links) for key, links in links_in_list(conflicts, desk(now)).items()}


def _tags(links: Links) -> tuple[LinkedTag, ...]:
    tags = []
    if links.earlier is not None:
        day = links.earlier.answered
        tags.append(LinkedTag(after_an_answer_tag(day), after_an_answer(day)))
    if links.later is not None:
        day = links.later.answered
        tags.append(LinkedTag(answered_up_to_tag(day), answered_up_to(day)))
    return tuple(tags)
