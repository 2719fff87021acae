"""The steps by which a database is spread, in their order. Pure: facts in, SQL out.

Foreign keys are taken off first and made again last, so that tables can be moved in any order, and keys be
changed that others refer to. Each step is one transaction: whatever is done stays done.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from claimcheck.operating.distribution.facts import TOPIC, TableFacts, Trigger
from claimcheck.operating.distribution.placement import TablePlace, TablePlacement, placements
from claimcheck.operating.distribution.rules import findings, remade

MADE_HERE = """
    DO $made_here$ BEGIN
        EXECUTE (SELECT replace($trigger$%(trigger)s$trigger$, ' ON public.%(table)s ',
                                format(' ON public.%%I ', '%(table)s_' || shardid))
                 FROM pg_dist_shard WHERE logicalrelid = 'public.%(table)s'::regclass);
    END $made_here$
"""


@dataclass(frozen=True, slots=True)
class MoveStep:
    """What it does, in a few words, and the SQL that does it, statement by statement."""

    words: str
    sql: tuple[str, ...]


def steps(tables: Mapping[str, TableFacts], moved_before: Set[str] = frozenset()) -> list[MoveStep]:
    """Every step that is left; none where all is where it belongs.

    `moved_before`: tables that Citus has taken already.
    """
    places = placements(tables)
    moving = {name for name in tables if places[name].place != TablePlace.LOCAL} - moved_before
    return [
        *_keys_off(tables, moving),
        *_changes(tables, places, moving),
        *(_move(tables[name], places[name].place) for name in sorted(moving)),
        *_keys_again(tables, places, moving),
    ]


def _keys_off(tables: Mapping[str, TableFacts], moving: Set[str]) -> Iterator[MoveStep]:
    for name, table in tables.items():
        for key in table.foreign_keys:
            if moving & {name, key.to}:
                drop = f'ALTER TABLE "{name}" DROP CONSTRAINT "{key.name}"'
                yield MoveStep(f"take foreign key {key.name} off", (drop,))


def _changes(
    tables: Mapping[str, TableFacts], places: Mapping[str, TablePlacement], moving: Set[str]
) -> Iterator[MoveStep]:
    for name in sorted(moving):
        for finding in findings(tables[name], places):
            if finding.sql:
                yield MoveStep(f"change {name}: {finding.fault}", finding.sql)


def _move(table: TableFacts, place: TablePlace) -> MoveStep:
    off = tuple(f'DROP TRIGGER "{trigger.name}" ON "{table.name}"' for trigger in table.triggers)
    if place == TablePlace.DISTRIBUTED:
        move = f"SELECT create_distributed_table('{table.name}', '{TOPIC}')"
        again = tuple(trigger.definition for trigger in table.triggers)
    else:
        move = f"SELECT create_reference_table('{table.name}')"
        again = tuple(_on_coordinator(table, trigger) for trigger in table.triggers)
    return MoveStep(f"move {table.name}: {place}", (*off, move, *again))


def _on_coordinator(table: TableFacts, trigger: Trigger) -> str:
    """The trigger on the coordinator's own copy of a table that is on every node: it runs once, there."""
    return MADE_HERE % {"table": table.name, "trigger": trigger.definition}


def _keys_again(
    tables: Mapping[str, TableFacts], places: Mapping[str, TablePlacement], moving: Set[str]
) -> Iterator[MoveStep]:
    for name, table in tables.items():
        for key in table.foreign_keys:
            sql = remade(table, key, places)
            if moving & {name, key.to} and sql:
                yield MoveStep(f"make foreign key {key.name} again", (sql,))
