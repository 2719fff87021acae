"""What the catalogue says of a table, as far as it decides where the table may live. Values; no database."""

from dataclasses import dataclass
from enum import StrEnum

TOPIC = "topic_id"
"""The column by which everything below a topic lives together."""


class KeyKind(StrEnum):
    """What a key forbids: a second row, or one that overlaps."""

    PRIMARY = "primary key"
    UNIQUE = "unique key"
    EXCLUSION = "exclusion constraint"


@dataclass(frozen=True, slots=True)
class TableKey:
    """`columns`: those compared for equality; expressions and overlaps are not among them.

    `definition`: of the constraint (UNIQUE (slug)) or, where there is none, of the index.
    """

    name: str
    kind: KeyKind
    columns: tuple[str, ...]
    definition: str
    is_constraint: bool = True


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns and those they refer to, pair by pair. `on_delete`, `on_update`: as SQL names the action."""

    name: str
    columns: tuple[str, ...]
    to: str
    to_columns: tuple[str, ...]
    definition: str
    on_delete: str = "NO ACTION"
    on_update: str = "NO ACTION"

    @property
    def holds_topic(self) -> bool:
        """Whether it ties a row to one of the same topic."""
        return (TOPIC, TOPIC) in zip(self.columns, self.to_columns, strict=True)


@dataclass(frozen=True, slots=True)
class Trigger:
    """`uses`: the other tables that its function reads or writes, as far as its text names them."""

    name: str
    definition: str
    uses: frozenset[str] = frozenset()
    of_extension: bool = False


@dataclass(frozen=True, slots=True)
class TableFacts:
    """`topic`: whether every row has one (True), may have one (False), or there is no such column (None).

    `small_identities`: identity columns narrower than bigint. `partition_of`: its parent, or empty.
    """

    name: str
    topic: bool | None = None
    keys: tuple[TableKey, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    small_identities: tuple[str, ...] = ()
    generated_topic: bool = False
    partition_of: str = ""
    row_security: bool = False
