"""The conflicts about other days of the same question, as the page of a conflict links to them."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from claims.domain.lifecycle import ConflictState
from claims.models import Conflict
from claims.views.audience import desk
from claims.views.conflict import ConflictEvidence
from claims.views.conflicts.linked_conflicts import LinkedConflict, links_of
from claims.wording.answers import after_an_answer, answered_up_to
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
