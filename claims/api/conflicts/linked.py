"""The conflicts of the same question on the other sides of answers, as a conflict tells of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from rest_framework import serializers

from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.conflicts.linked_conflicts import LinkedConflict, links_of
from claims.wording.answers import after_an_answer, answered_up_to


class ConflictLink(serializers.Serializer[Any]):
    """The conflict of the same question on the other side of an answer."""

    conflict = serializers.UUIDField()
    answered_up_to = serializers.DateField(help_text="The last day of the answer.")
    sentence = serializers.CharField()


def linked(found: ConflictEvidence, viewer: Viewer) -> dict[str, Any]:
    """The two members of a conflict; null where there is none for the viewer."""
    links = links_of([(found.conflict, found.days)], found.world.answered, viewer)[found.conflict.pk]
    return {"earlier": _link(links.earlier, after_an_answer), "later": _link(links.later, answered_up_to)}


def _link(linked: LinkedConflict | None, say: Callable[[date], str]) -> dict[str, Any] | None:
    if linked is None:
        return None
    until = linked.answered
    return {"conflict": str(linked.conflict.pk), "answered_up_to": until.isoformat(), "sentence": say(until)}
