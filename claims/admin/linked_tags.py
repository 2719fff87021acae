"""The conflicts about other days of the same question, as lists of conflicts tell of them."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from claims.views.audience import desk
from claims.views.conflicts.linked_conflicts import Links, links_in_list
from claims.wording.answers import (
    after_an_answer,
    after_an_answer_tag,
    answered_up_to,
    answered_up_to_tag,
)


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
