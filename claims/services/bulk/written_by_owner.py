"""Many rows written by functions of the database's owner, which check their keys as sets.

The application may not leave the checks of PostgreSQL out, and need not: it copies rows into a temporary
table that the owner made, and the owner's function adds them to the real one, having looked for all parents
that they name and locked these as a foreign key would. There is no way to have it add a row unchecked, and it
does nothing but add. Where the functions are not there (one role for all, or an owner who may not set
`session_replication_role`), rows are copied as ever.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from django.db import IntegrityError, connection
from psycopg import sql

from claimcheck.foundation.records import copying
from claims.services.bulk.keys import KEYS, TABLES, Key, ParentGone

STAGES = "claims_stage_rows"
WORTH = 500
"""Rows from which it pays to ask for the stage; fewer are copied, their keys checked one by one."""
_STAGE = """
    CREATE OR REPLACE FUNCTION public.claims_stage_rows(kind text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
        IF kind <> ALL ({tables}) THEN
            RAISE EXCEPTION 'no rows of % are written this way', kind USING ERRCODE = '42501';
        END IF;
        IF to_regclass('pg_temp.staged_' || kind) IS NULL THEN
            EXECUTE format('CREATE TEMPORARY TABLE %I (LIKE public.%I INCLUDING DEFAULTS) ON COMMIT DROP',
                           'staged_' || kind, kind);
            EXECUTE format('GRANT INSERT ON pg_temp.%I TO PUBLIC', 'staged_' || kind);
        END IF;
    END $$
"""
_WRITE = """
    CREATE OR REPLACE FUNCTION public.{function}() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    SET session_replication_role = 'replica' AS $$
    DECLARE gone text;
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('pg_temp.{stage}')
                       AND relkind = 'r' AND relowner = current_user::regrole) THEN
            RAISE EXCEPTION 'the stage of {table} is not the owner''s' USING ERRCODE = '42501';
        END IF;
        WITH written AS MATERIALIZED (SELECT DISTINCT {columns} FROM pg_temp.{stage}), {checks}
        SELECT concat_ws('; ', {missing}) INTO gone;
        IF gone <> '' THEN
            RAISE EXCEPTION '%', gone USING ERRCODE = '23503';
        END IF;
        INSERT INTO public.{table} SELECT * FROM pg_temp.{stage};
        TRUNCATE pg_temp.{stage};
    END $$
"""


def make_functions(application: str) -> None:
    """Make the functions, as the owner, and let the application call them; none where the owner may not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        if not cursor.fetchone()[0]:
            return
        tables = ", ".join(f"'{table}'" for table in TABLES)
        cursor.execute(_STAGE.format(tables=f"ARRAY[{tables}]"))
        for table in TABLES:
            cursor.execute(_definition(table))
        for name in (STAGES, *map(_function, TABLES)):
            cursor.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(sql.Identifier(name)))
            given = sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}")
            cursor.execute(given.format(sql.Identifier(name), sql.Identifier(application)))


def write_rows(table: str, columns: Sequence[str], lines: Iterable[str]) -> None:
    """Add rows to one of TABLES, as lines for COPY; raises ParentGone where one names what is not there."""
    rows = iter(lines)
    first = list(islice(rows, WORTH))
    if len(first) < WORTH or not _there():
        copying.copy_lines(table, columns, chain(first, rows))
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {STAGES}(%s)", [table])
        copying.copy_lines(f"pg_temp.{_stage(table)}", columns, chain(first, rows))
        try:
            cursor.execute(f"SELECT {_function(table)}()")
        except IntegrityError as problem:
            if getattr(problem.__cause__, "sqlstate", "") != "23503":
                raise
            raise ParentGone(str(problem).splitlines()[0]) from problem


def _there() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(has_function_privilege(to_regprocedure(%s), 'EXECUTE'), false) "
            "AND current_setting('session_replication_role') = 'origin'",
            [f"public.{STAGES}(text)"],
        )
        return bool(cursor.fetchone()[0])


def _definition(table: str) -> str:
    keys = [key for key in KEYS if key.table == table]
    return _WRITE.format(
        function=_function(table),
        stage=_stage(table),
        table=table,
        columns=", ".join(dict.fromkeys(column for key in keys for column in key.columns)),
        checks=", ".join(key.named_and_found(number) for number, key in enumerate(keys)),
        missing=", ".join(_told(key, number) for number, key in enumerate(keys)),
    )


def _told(key: Key, number: int) -> str:
    """What to say of a key whose parents are not all there; NULL where they are."""
    return f"""
        (SELECT CASE WHEN n > 0 THEN n || ' {key.gone}' END
         FROM (SELECT (SELECT count(*) FROM named_{number})
                      - (SELECT count(*) FROM found_{number}) AS n) AS counted)
    """  # noqa: S608  # names of our own tables and columns


def _stage(table: str) -> str:
    return f"staged_{table}"


def _function(table: str) -> str:
    return f"claims_write_{table}"
