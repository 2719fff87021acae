"""What Citus refuses of a table, and what is done about it. Pure; the rules are those of Citus 14.

A unique key, a primary key and an exclusion constraint of a distributed table must compare the column of
distribution for equality. A foreign key leads from one distributed table to another only with that column on
both sides, from any table to a reference table, and from no reference or local table to a distributed one. A
trigger runs where the row is, and only where `citus.enable_unsafe_triggers` is on.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.operating.distribution.facts import TOPIC, ForeignKey, KeyKind, TableFacts, TableKey
from claimcheck.operating.distribution.placement import TablePlace, TablePlacement, crosses


class Handling(StrEnum):
    """What `distribute` does about a fault: it changes the table, gives a guarantee up, or can do nothing."""

    CHANGED = "changed"
    GIVEN_UP = "given up"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`fault`: what Citus does not take, naming the key or column. `remedy`: what is done, or is to be done.

    `sql`: what `distribute` runs for it, while no foreign key is in force.
    """

    outcome: Handling
    fault: str
    remedy: str
    sql: tuple[str, ...] = ()


Rule = Callable[[TableFacts, Mapping[str, TablePlacement]], Iterator[Obstacle]]
_SETS = ("SET NULL", "SET DEFAULT")
_NOTHING = ("NO ACTION", "RESTRICT")
_SAME_ENDS = re.compile(r"\w+range\((\w+), (\w+), '\[\]'::text\) WITH &&")
"""How a range of one value says equality where no operator class for it is at hand."""


def findings(table: TableFacts, places: Mapping[str, TablePlacement]) -> list[Obstacle]:
    """Whatever Citus refuses of this table where it is to live; nothing where it takes it as it is."""
    place = places[table.name].place
    return [finding for rule in RULES[place] for finding in rule(table, places)]


def _keys(table: TableFacts, places: Mapping[str, TablePlacement]) -> Iterator[Obstacle]:
    for key in table.keys:
        if TOPIC not in key.columns:
            yield _widened(table, key)


def _widened(table: TableFacts, key: TableKey) -> Obstacle:
    """The key with the topic in it. What was unique across topics is so within each from then on."""
    named = _listed(key.columns) or "nothing by equality"
    fault = f"{key.kind} {key.name} ({named}) does not name {TOPIC}"
    drop = _dropped(table, key)
    if key.kind == KeyKind.EXCLUSION:
        wider = _SAME_ENDS.sub(_equal, key.definition).replace("(", f"({TOPIC} WITH =, ", 1)
        sql = (drop, f'ALTER TABLE "{table.name}" ADD CONSTRAINT "{key.name}" {wider}')
        return Obstacle(Handling.CHANGED, fault, f"{TOPIC} is added; needs the extension btree_gist", sql)
    alone = f'CREATE INDEX "{key.name[:59]}_any" ON "{table.name}" ({_listed(key.columns)})'
    twin = next((other for other in table.keys if other.columns == (TOPIC, *key.columns)), None)
    if twin:
        identity = f'ALTER TABLE "{table.name}" REPLICA IDENTITY USING INDEX "{twin.name}"'
        remedy = f"{twin.name} takes its place; {named} keeps an index"
        return Obstacle(Handling.CHANGED, fault, remedy, (drop, identity, alone))
    remedy = f"{TOPIC} is added: unique within a topic, no longer across topics; {named} keeps an index"
    outcome = Handling.CHANGED if _names_row(key) else Handling.GIVEN_UP
    return Obstacle(outcome, fault, remedy, (drop, _wider(table, key), alone))


def _names_row(key: TableKey) -> bool:
    """Whether a random id is in it, which no second topic has in any case."""
    return any(column == "id" or column.endswith("_id") for column in key.columns)


def _dropped(table: TableFacts, key: TableKey) -> str:
    if key.is_constraint:
        return f'ALTER TABLE "{table.name}" DROP CONSTRAINT "{key.name}"'
    return f'DROP INDEX "{key.name}"'


def _wider(table: TableFacts, key: TableKey) -> str:
    if key.is_constraint:
        wider = key.definition.replace("(", f"({TOPIC}, ", 1)
        return f'ALTER TABLE "{table.name}" ADD CONSTRAINT "{key.name}" {wider}'
    return re.sub(r"( USING \w+ )\(", rf"\g<1>({TOPIC}, ", key.definition, count=1)


def _equal(found: re.Match[str]) -> str:
    return f"{found[1]} WITH =" if found[1] == found[2] else found[0]


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(columns)


def _foreign_keys(table: TableFacts, places: Mapping[str, TablePlacement]) -> Iterator[Obstacle]:
    for key in table.foreign_keys:
        place = places[key.to].place
        if place == TablePlace.DISTRIBUTED and not key.holds_topic:
            fault = f"foreign key {key.name} to {key.to} does not name {TOPIC} on both sides"
            yield Obstacle(Handling.CHANGED, fault, f"{TOPIC} is added to it")
        if place == TablePlace.LOCAL:
            fault = f"foreign key {key.name} leads to {key.to}, which stays on the coordinator"
            yield Obstacle(Handling.REFUSED, fault, "drop the key, or give that table a place on every node")
        if TOPIC in key.columns and (key.on_delete in _SETS or key.on_update not in _NOTHING):
            fault = f"foreign key {key.name} to {key.to} would write {TOPIC} when the other row changes"
            yield Obstacle(Handling.REFUSED, fault, "make it NO ACTION; the service writes both rows")


def remade(table: TableFacts, key: ForeignKey, places: Mapping[str, TablePlacement]) -> str:
    """The SQL that makes the key again once the tables are moved; empty where it is given up."""
    if crosses(key, table.name, places):
        return ""
    tie = key.definition
    if places[key.to].place == TablePlace.DISTRIBUTED and not key.holds_topic:
        columns, to = _listed((TOPIC, *key.columns)), _listed((TOPIC, *key.to_columns))
        tie = f'FOREIGN KEY ({columns}) REFERENCES "{key.to}" ({to})'
    return f'ALTER TABLE "{table.name}" ADD CONSTRAINT "{key.name}" {tie}'


def _keys_across(table: TableFacts, places: Mapping[str, TablePlacement]) -> Iterator[Obstacle]:
    for key in table.foreign_keys:
        if crosses(key, table.name, places):
            fault = f"foreign key {key.name} leads from a table without topics to the distributed {key.to}"
            remedy = "the key is dropped: what it names is held by the service that writes it"
            yield Obstacle(Handling.GIVEN_UP, fault, remedy)


def _triggers(table: TableFacts, places: Mapping[str, TablePlacement]) -> Iterator[Obstacle]:
    for trigger in table.triggers:
        if trigger.of_extension:
            fault = f"trigger {trigger.name} belongs to an extension"
            yield Obstacle(Handling.REFUSED, fault, "drop it; the extension makes its own on each node")
        for used in sorted(trigger.uses):
            if _out_of_reach(table, used, places):
                fault = f"trigger {trigger.name} uses {used}, which is not where the trigger runs"
                remedy = "let the service do what it does, or put the table on every node"
                yield Obstacle(Handling.REFUSED, fault, remedy)
    if table.triggers:
        where = (
            "every node" if places[table.name].place == TablePlace.DISTRIBUTED else "the coordinator alone"
        )
        fault = f"triggers ({len(table.triggers)}) would run while its rows are copied"
        yield Obstacle(Handling.CHANGED, fault, f"taken off for the copying, made again on {where}")


def _out_of_reach(table: TableFacts, used: str, places: Mapping[str, TablePlacement]) -> bool:
    """A trigger on a node sees its own shard; one on the coordinator sees what is not distributed."""
    return TablePlace.DISTRIBUTED in (places[table.name].place, places[used].place)


def _oddities(table: TableFacts, places: Mapping[str, TablePlacement]) -> Iterator[Obstacle]:
    if table.generated_topic:
        fault = f"{TOPIC} is a generated column"
        yield Obstacle(Handling.REFUSED, fault, "make it an ordinary column that the service fills in")
    if table.partition_of:
        fault = f"it is a partition of {table.partition_of}"
        yield Obstacle(Handling.REFUSED, fault, f"distribute {table.partition_of} instead")
    if table.row_security:
        yield Obstacle(Handling.REFUSED, "its rows have policies", "drop them: rights are the application's")


def _identities(table: TableFacts, places: Mapping[str, TablePlacement]) -> Iterator[Obstacle]:
    for column in table.small_identities:
        fault = f"identity column {column} is narrower than bigint"
        wider = f'ALTER TABLE "{table.name}" ALTER COLUMN "{column}" TYPE bigint'
        yield Obstacle(Handling.CHANGED, fault, "it becomes bigint", (wider,))


RULES: dict[TablePlace, tuple[Rule, ...]] = {
    TablePlace.DISTRIBUTED: (_keys, _foreign_keys, _triggers, _identities, _oddities),
    TablePlace.REFERENCE: (_keys_across, _triggers, _identities, _oddities),
    TablePlace.LOCAL: (_keys_across,),
}
