"""Where each table lives once the database is spread. Pure: facts in, placements out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.operating.distribution.facts import ForeignKey, TableFacts


class TablePlace(StrEnum):
    """On the nodes by topic, whole on every node, or on the coordinator alone."""

    DISTRIBUTED = "distributed"
    REFERENCE = "reference"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class TablePlacement:
    """Where a table lives, and why there."""

    place: TablePlace
    reason: str


ON_EVERY_NODE = {
    "claims_question": "its address is unique across topics, and what its triggers write stands beside it",
}
"""Tables with a topic that are not spread by it, and why: few rows, read everywhere, seldom written."""
ON_COORDINATOR = {
    "claims_questioncorrection": "a trigger of claims_question reads it, which runs on the coordinator",
    "claims_questionevent": "triggers of claims_question write it, which run on the coordinator",
    "claims_questionword": "triggers of claims_question write it, which run on the coordinator",
    "claims_readingassignment": "each request asks it by person, across topics",
    "claims_notification": "each page of the desk asks it by person, across topics",
    "claims_following": "it is asked by person, across topics",
}
"""Tables with a topic that stay with what writes or asks them."""


def placements(tables: Mapping[str, TableFacts]) -> dict[str, TablePlacement]:
    """Of each table. What every row of a topic has is distributed; what those refer to is on every node."""
    found = {
        name: TablePlacement(TablePlace.REFERENCE, why)
        for name, why in ON_EVERY_NODE.items()
        if name in tables
    }
    for name, table in tables.items():
        if table.topic and name not in found and name not in ON_COORDINATOR:
            found[name] = TablePlacement(TablePlace.DISTRIBUTED, "each row belongs to one topic")
    _add_what_they_refer_to(tables, found)
    for name, table in tables.items():
        some = "its rows belong to one topic or to all of them" if table.topic is False else ""
        reason = ON_COORDINATOR.get(name) or some or "no row of a topic refers to it"
        found.setdefault(name, TablePlacement(TablePlace.LOCAL, reason))
    return found


def _add_what_they_refer_to(tables: Mapping[str, TableFacts], found: dict[str, TablePlacement]) -> None:
    pending = [(name, key) for name in sorted(found) for key in tables[name].foreign_keys]
    while pending:
        name, key = pending.pop(0)
        if key.to not in found and key.to in tables:
            found[key.to] = TablePlacement(TablePlace.REFERENCE, f"{name} refers to it")
            pending += [(key.to, further) for further in tables[key.to].foreign_keys]


def crosses(key: ForeignKey, table: str, places: Mapping[str, TablePlacement]) -> bool:
    """Whether the key leads from a table that is not distributed to one that is: Citus keeps no such key."""
    return places[table].place != TablePlace.DISTRIBUTED and places[key.to].place == TablePlace.DISTRIBUTED
