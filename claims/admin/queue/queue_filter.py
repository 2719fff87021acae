"""What narrows a list of the queue, and in which order it is read: from the address, and back into it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import F, QuerySet

from claims.admin.queue.presets import Preset, by_heat
from claims.domain.priority import ListOrder

LONGEST_SEARCH = 200
MOST_WORDS = 8
SINCE = {
    "conflict": "opened_at",
    "resolution": "proposed_at",
    "claim": "recorded_at",
    "note": "written_at",
    "contact": "due_at",
    "error_report": "received_at",
    "reading": "opened_at",
}
"""Since when each kind of record waits."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Words of the question, a topic, a weight, an order; `view` is the saved view it came from."""

    words: str = ""
    topic: str = ""
    weight: int | None = None
    order: ListOrder | None = None
    view: str = ""

    @classmethod
    def asked(cls, given: Mapping[str, str]) -> Self:
        """What an address asks for; what makes no sense is left out."""
        text = {name: given.get(name, "").replace("\x00", "").strip() for name in NAMES}
        return cls(
            words=text["q"][:LONGEST_SEARCH],
            topic=text["topic"][:80],
            weight=int(text["weight"]) if text["weight"] in ("1", "2", "3") else None,
            order=ListOrder(text["order"]) if text["order"] in list(ListOrder) else None,
            view=text["view"][:36],
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is left out, or the order is another."""
        return any((self.words, self.topic, self.weight, self.order))

    def query(self, show: str = "", **more: str) -> str:
        """As it stands in an address."""
        found = {"show": show, "q": self.words, "topic": self.topic, "weight": str(self.weight or "")}
        found |= {"order": self.order or "", "view": self.view, **more}
        return urlencode({name: text for name, text in found.items() if text})

    def elsewhere(self) -> "Narrowing":
        """What stays when another list is chosen."""
        return replace(self, view="")

    def to_save(self, show: str) -> str:
        """The same under the names of the form that saves a view."""
        found = {"show": show, "words": self.words, "topic": self.topic, "weight": str(self.weight or "")}
        found |= {"order": self.order or ""}
        return urlencode({name: text for name, text in found.items() if text})

    def applied(self, rows: QuerySet[Any], preset: Preset, now: datetime) -> QuerySet[Any]:
        """The rows it leaves, in its order; conflicts have the most pressing first unless told."""
        if self.topic:
            rows = rows.filter(topic__slug=self.topic)
        if self.weight and preset.kind == "conflict":
            rows = rows.filter(severity=self.weight)
        searched = "text__icontains" if preset.kind == "note" else "question__text__icontains"
        for word in self.words.split()[:MOST_WORDS]:
            rows = rows.filter(**{searched: word})
        return _ordered(rows, preset.kind, self.order, now)


NAMES = ("q", "topic", "weight", "order", "view")


def _ordered(rows: QuerySet[Any], kind: str, order: ListOrder | None, now: datetime) -> QuerySet[Any]:
    since = SINCE[kind]
    if order is ListOrder.NEWEST:
        return rows.order_by(f"-{since}", "-id")
    if order is ListOrder.OLDEST:
        return rows.order_by(since, "id")
    if kind != "conflict":
        return rows
    if order is ListOrder.DUE:
        return rows.order_by(F("due_at").asc(nulls_last=True), "-priority", "opened_at", "id")
    return by_heat(rows, now)
