"""What the SQL of a migration would do to a site in operation: statements that stop others, or today's web."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = re.compile(r"^(claims|sources)_")
SMALL = {
    *("claims_unit", "claims_writtenunit", "claims_apitoken", "claims_webhook", "claims_subscription"),
    *("claims_mailchoice", "claims_redaction", "claims_ledgerkey", "claims_savedview", "claims_savedmapping"),
    *("claims_storytemplate", "claims_feed", "claims_watch", "claims_weeklyreport", "claims_accountchange"),
}
"""Tables that do not grow with what is claimed: some thousand rows at most. Every other one may be big."""


class Rule(StrEnum):
    """What a migration does not do to a big table that was there before it.

    INDEX: made or kept unique while nobody can write (CREATE INDEX without CONCURRENTLY, a constraint that needs an
    index). CHECKED: every row is read under a lock (a CHECK or a key without NOT VALID). NOT_NULL: the same, without a
    validated CHECK before it. REWRITTEN: every row is written anew (another type, a stored expression, a default that
    differs by row). ROWS: every row is updated or deleted. OLD_WEB: to any table: what the web of the release
    before names is gone, or what it leaves out is demanded.
    """

    INDEX = "index"
    CHECKED = "checked"
    NOT_NULL = "not null"
    REWRITTEN = "rewritten"
    ROWS = "rows"
    OLD_WEB = "old web"


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule, and the table, constraint, index or column concerned."""

    rule: Rule
    what: str


def sql_of(app: str, name: str) -> list[str]:
    """The statements of a migration, as they would be sent, whole."""
    loader = MigrationLoader(connection)
    migration = loader.get_migration(app, name)
    state = loader.project_state((app, name), at_end=False)
    with connection.schema_editor(collect_sql=True, atomic=migration.atomic) as editor:
        migration.apply(state, editor, collect_sql=True)
    return editor.collected_sql


def breaches(statements: Iterable[str]) -> list[Breach]:
    """What statements do that they may not, in their order; nothing of tables that they make themselves."""
    made: set[str] = set()
    checked: set[str] = set()
    found: list[Breach] = []
    for statement in map(_plain, _split(statements)):
        if table := _match(r"CREATE TABLE (?:IF NOT EXISTS )?(\S+)", statement):
            made.add(table)
        if constraint := _match(r"ALTER TABLE \S+ VALIDATE CONSTRAINT (\S+)", statement):
            checked.add(constraint)
        found += [breach for breach in _of(statement, made, checked) if breach not in found]
    return found


def _of(statement: str, made: set[str], checked: set[str]) -> Iterator[Breach]:
    index = re.match(r"CREATE (?:UNIQUE )?INDEX (CONCURRENTLY )?(?:IF NOT EXISTS )?(\S+) ON (\S+)", statement)
    if index and not index[1] and _big(index[3], made):
        yield Breach(Rule.INDEX, index[2])
    rows = re.match(r"(?:UPDATE|DELETE FROM) (?:ONLY )?(\S+)", statement)
    if rows and _big(rows[1], made):
        yield Breach(Rule.ROWS, rows[1])
    altered = re.match(r"ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\S+) (.*)", statement)
    if altered and altered[1] not in made and OURS.match(altered[1]):
        yield from _altering(altered[1], altered[2], checked)
    if gone := re.match(r"DROP TABLE (?:IF EXISTS )?(\S+)", statement):
        yield Breach(Rule.OLD_WEB, gone[1])


def _altering(table: str, how: str, checked: set[str]) -> Iterator[Breach]:
    if column := re.match(r"ADD COLUMN (\S+) (.*)", how):
        yield from _adding(f"{table}.{column[1]}", column[2], _big(table, set()))
    if _big(table, set()):
        yield from _holding(table, how, checked)
    gone = re.match(r"(?:DROP COLUMN|RENAME COLUMN|RENAME TO) (\S+)", how)
    if gone := gone or re.match(r"ALTER COLUMN (\S+) DROP DEFAULT", how):
        yield Breach(Rule.OLD_WEB, f"{table}.{gone[1]}")


def _holding(table: str, how: str, checked: set[str]) -> Iterator[Breach]:
    """What keeps others from a big table while all of it is read or written."""
    if added := re.match(r"ADD CONSTRAINT (\S+) (\w+)(.*)", how):
        if added[2] in ("UNIQUE", "PRIMARY", "EXCLUDE") and "USING INDEX" not in added[3]:
            yield Breach(Rule.INDEX, added[1])
        if added[2] in ("CHECK", "FOREIGN") and "NOT VALID" not in added[3]:
            yield Breach(Rule.CHECKED, added[1])
    if typed := re.match(r"ALTER COLUMN (\S+) TYPE ", how):
        yield Breach(Rule.REWRITTEN, f"{table}.{typed[1]}")
    demanded = re.match(r"ALTER COLUMN (\S+) SET NOT NULL", how)
    if demanded and f"{table}_{demanded[1]}_not_null" not in checked:
        yield Breach(Rule.NOT_NULL, f"{table}.{demanded[1]}")


def _adding(column: str, kind: str, big: bool) -> Iterator[Breach]:
    each_its_own = re.search(r"DEFAULT \(?(uuidv7|clock_timestamp|random|gen_random_uuid|nextval)\(", kind)
    if big and ("GENERATED ALWAYS AS" in kind or each_its_own or "SERIAL" in kind.upper()):
        yield Breach(Rule.REWRITTEN, column)
    if "NOT NULL" in kind and "DEFAULT" not in kind and "GENERATED" not in kind:
        yield Breach(Rule.OLD_WEB, column)
    if big and "REFERENCES" in kind:
        yield Breach(Rule.CHECKED, column)


def _big(table: str, made: set[str]) -> bool:
    return bool(OURS.match(table)) and table not in made and table not in SMALL


def _split(statements: Iterable[str]) -> Iterator[str]:
    """Each statement alone; bodies of functions and DO blocks are no statements of the migration."""
    for text in statements:
        bare = re.sub(r"(\$\w*\$).*?\1", "''", re.sub(r"--[^\n]*", "", text), flags=re.DOTALL)
        yield from (part for part in bare.split(";") if part.strip())


def _plain(statement: str) -> str:
    return " ".join(statement.replace('"', "").split())


def _match(pattern: str, statement: str) -> str:
    found = re.match(pattern, statement)
    return found[1] if found else ""
