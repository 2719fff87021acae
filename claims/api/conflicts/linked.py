"""The conflicts of the same question on the other sides of answers, as a conflict tells of them."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from claims.api.conflicts.responses import ConflictSerializer
from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.conflicts.linked_conflicts import LinkedConflict, Links, links_in_list, links_of
from claims.wording.answers import after_an_answer, answered_up_to


class ConflictLink(serializers.Serializer[Any]):
    """The conflict of the same question on the other side of an answer."""

    conflict = serializers.UUIDField()
    answered_up_to = serializers.DateField(help_text="The last day of the answer.")
    sentence = serializers.CharField()


class LinkedSerializer(serializers.Serializer[Any]):
    """The two members that tell of other conflicts."""

    earlier = ConflictLink(
        allow_null=True, help_text="The conflict answered for the days before, which this one does not hold."
    )
    later = ConflictLink(allow_null=True, help_text="The conflict about days after the answer to this one.")


LINKS = frozenset(("earlier", "later"))


@extend_schema_serializer(component_name="Conflict")
class ListedConflictSerializer(ConflictSerializer, LinkedSerializer):
    """One question's disagreement in one episode. Numbers are in the question's unit."""


def linked(found: ConflictEvidence, viewer: Viewer) -> dict[str, Any]:
    """The two members of a conflict; null where there is none for the viewer."""
    return _told(links_of([(found.conflict, found.days)], found.world.answered, viewer)[found.conflict.pk])


def with_links(
    texts: Mapping[UUID, str], names: frozenset[str] | None, viewer: Viewer, days: Mapping[UUID, DateRange]
) -> Iterator[str]:
    """The JSON of the conflicts of a list with those of the two members that are asked for (`names`; None:
    both) at its end. `days`: of some, the days that the viewer may know."""
    wanted = LINKS if names is None else LINKS & names
    found = links_in_list(texts, viewer, days) if wanted else {}
    for key, text in texts.items():
        told = {name: link for name, link in _told(found.get(key, Links())).items() if name in wanted}
        more = json.dumps(told, separators=(",", ":"), ensure_ascii=False)[1:-1]
        yield f"{text[:-1]},{more}}}" if more else text


def _told(links: Links) -> dict[str, Any]:
    return {"earlier": _link(links.earlier, after_an_answer), "later": _link(links.later, answered_up_to)}


def _link(linked: LinkedConflict | None, say: Callable[[date], str]) -> dict[str, Any] | None:
    if linked is None:
        return None
    until = linked.answered
    return {"conflict": str(linked.conflict.pk), "answered_up_to": until.isoformat(), "sentence": say(until)}
