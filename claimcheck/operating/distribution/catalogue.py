"""The live catalogue of the database, read into facts."""

import re
from typing import Any

from django.db import connection

from claimcheck.operating.distribution.facts import ForeignKey, KeyKind, TableFacts, TableKey, Trigger

_TABLES = """
    SELECT c.relname AS name, topic.attnotnull AS topic,
           coalesce(topic.attgenerated <> '', false) AS generated_topic,
           coalesce((SELECT min(i.inhparent::regclass::text) FROM pg_inherits i WHERE i.inhrelid = c.oid), '')
               AS partition_of,
           c.relrowsecurity AS row_security,
           ARRAY(SELECT a.attname::text FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attidentity <> '' AND a.atttypid <> 'bigint'::regtype
                 ORDER BY a.attnum) AS small_identities
    FROM pg_class c
    LEFT JOIN pg_attribute topic
        ON topic.attrelid = c.oid AND topic.attname = 'topic_id' AND NOT topic.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1
"""
_KEYS = """
    SELECT c.relname AS of_table, k.relname AS name, con.oid IS NOT NULL AS is_constraint,
           CASE WHEN i.indisprimary THEN 'primary key'
                WHEN i.indisexclusion THEN 'exclusion constraint' ELSE 'unique key' END AS kind,
           coalesce(pg_get_constraintdef(con.oid), pg_get_indexdef(i.indexrelid)) AS definition,
           ARRAY(SELECT a.attname::text
                 FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS part (number, place)
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
                 LEFT JOIN pg_operator o ON o.oid = con.conexclop[part.place]
                 WHERE part.place <= i.indnkeyatts AND (NOT i.indisexclusion OR o.oprname = '=')
                 ORDER BY part.place) AS columns
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_class k ON k.oid = i.indexrelid
    LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x')
    WHERE c.relnamespace = 'public'::regnamespace AND (i.indisunique OR i.indisexclusion) ORDER BY 1, 2
"""
_FOREIGN_KEYS = """
    SELECT c.relname AS of_table, con.conname AS name, con.confrelid::regclass::text AS to,
           ARRAY(SELECT a.attname::text FROM unnest(con.conkey) WITH ORDINALITY AS part (number, place)
                 JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = part.number
                 ORDER BY part.place) AS columns,
           ARRAY(SELECT a.attname::text FROM unnest(con.confkey) WITH ORDINALITY AS part (number, place)
                 JOIN pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = part.number
                 ORDER BY part.place) AS to_columns,
           pg_get_constraintdef(con.oid) AS definition,
           con.confdeltype::text AS on_delete, con.confupdtype::text AS on_update
    FROM pg_constraint con JOIN pg_class c ON c.oid = con.conrelid
    WHERE con.contype = 'f' AND con.conparentid = 0 AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2
"""
_TRIGGERS = """
    SELECT c.relname AS of_table, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, p.prosrc AS uses,
           EXISTS (SELECT FROM pg_depend d
                   WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid AND d.deptype IN ('e', 'x'))
               AS of_extension
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2
"""
_USED = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+(?:public\.)?\"?(\w+)", re.IGNORECASE)
_ACTIONS = {"a": "NO ACTION", "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}


def tables() -> dict[str, TableFacts]:
    """Every table of the schema, by its name."""
    keys: dict[str, list[TableKey]] = {}
    foreign_keys: dict[str, list[ForeignKey]] = {}
    triggers: dict[str, list[Trigger]] = {}
    described = _rows(_TABLES)
    names = frozenset(row["name"] for row in described)
    for row in _rows(_KEYS):
        table = row.pop("of_table")
        keys.setdefault(table, []).append(TableKey(**row | {"kind": KeyKind(row["kind"])}))
    for row in _rows(_FOREIGN_KEYS):
        table = row.pop("of_table")
        actions = {action: _ACTIONS[row[action]] for action in ("on_delete", "on_update")}
        foreign_keys.setdefault(table, []).append(ForeignKey(**row | actions))
    for row in _rows(_TRIGGERS):
        table = row.pop("of_table")
        uses = frozenset(_USED.findall(row["uses"])) & (names - {table})
        triggers.setdefault(table, []).append(Trigger(**row | {"uses": uses}))
    return {
        row["name"]: TableFacts(
            **row,
            keys=tuple(keys.get(row["name"], ())),
            foreign_keys=tuple(foreign_keys.get(row["name"], ())),
            triggers=tuple(triggers.get(row["name"], ())),
        )
        for row in described
    }


def _rows(query: str) -> list[dict[str, Any]]:
    """Of the catalogue, by the names of the columns; lists as tuples."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        columns = [column.name for column in cursor.description]
        return [
            {
                name: tuple(value) if isinstance(value, list) else value
                for name, value in zip(columns, row, strict=True)
            }
            for row in cursor.fetchall()
        ]
