"""The roles in the database: its owner, the application, which can't change the past, and the auditor.

What the application may do with a table is read off the table's own triggers: where rows are only added, it
may add; where some columns change, it may write those. So the database refuses twice, and whoever gets hold
of the site's password can neither switch a trigger off nor write around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pgtrigger
from django.db import connection, transaction
from psycopg import sql

from claims.models.claim import DERIVED

AUDITOR = "claimcheck_auditor"
"""Reads everything; nobody can sign in as it: GRANT it to whoever audits."""
WITHOUT_MODEL = {
    "django_admin_log": ("recorded", ()),
    "pghistory_context": ("recorded", ("metadata", "updated_at")),
    "claims_signinchange": ("recorded", ()),
    "claims_unit": ("recorded", ("name",)),
    "django_content_type": ("read", ()),
    "django_migrations": ("read", ()),
}
"""Tables of others, of triggers alone, registers: what becomes of their rows, and which columns change."""
NOTHING_IGNORED = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name)
    RETURNS boolean LANGUAGE sql STABLE AS 'SELECT public.claims_redacting()'
"""
"""pgtrigger lets a setting silence a trigger; here the function that redacts does, and nobody else."""
REDACTS = "claims_redact"
NAMES_TABLES = r"\m(INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN)\M"


class NoRoles(Exception):
    """The roles cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What the application may do with a table besides reading it; `columns` None: may update any."""

    insert: bool = True
    columns: tuple[str, ...] | None = None
    delete: bool = True

    def granted(self) -> Iterator[sql.Composable]:
        """As GRANT takes it."""
        yield sql.SQL("SELECT")
        if self.insert:
            yield sql.SQL("INSERT, MAINTAIN")
        if self.columns is None:
            yield sql.SQL("UPDATE")
        elif self.columns:
            names = sql.SQL(", ").join(map(sql.Identifier, self.columns))
            yield sql.SQL("UPDATE ({})").format(names)
        if self.delete:
            yield sql.SQL("DELETE")


def make_roles(application: str, password: str) -> list[str]:
    """Make or mend the roles, as the owner; what was done, a line each. Run again it changes nothing.

    Raises NoRoles where the application's role is the owner, or may become it.
    """
    done: list[str] = []
    with transaction.atomic(), connection.cursor() as cursor:
        for role in (application, AUDITOR):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                kind = "LOGIN" if role == application else "NOLOGIN"
                _run(f"CREATE ROLE {{}} {kind}", role)
                done.append(f"Role {role} made.")
        _refuse_powerful(application)
        if password:
            _set_password(application, password)
        done += _grant(application)
        close_ways_around()
    return done


def rights() -> dict[str, Rights]:
    """Of each table in the database, what the application may do with it."""
    found = {table: Rights() for table in connection.introspection.table_names()}
    for model, trigger in pgtrigger.registered():
        table = model._meta.db_table
        if table in found:  # it may be migrated back
            found[table] = _narrowed(found[table], trigger, model)
    claim = found.get("claims_claim")
    if claim is not None and claim.columns:  # those are written by a function of the owner alone
        written = tuple(name for name in claim.columns if name not in DERIVED)
        found["claims_claim"] = Rights(claim.insert, written, claim.delete)
    for table, (kind, columns) in WITHOUT_MODEL.items():
        if table in found:
            found[table] = Rights(insert=kind != "read", columns=columns, delete=False)
    return found


def is_guarded() -> bool:
    """Whether this connection's role can neither own a table nor silence a trigger."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND "
            "pg_has_role(current_user, tableowner, 'MEMBER')) "
            "AND NOT has_parameter_privilege('session_replication_role', 'SET')"
        )
        return bool(cursor.fetchone()[0])


def _narrowed(rights: Rights, trigger: pgtrigger.Trigger, model: Any) -> Rights:
    if isinstance(trigger, pgtrigger.ReadOnly):
        fixed = trigger.fields or ()
        changing = trigger.exclude or [f.name for f in model._meta.concrete_fields if f.name not in fixed]
        there = _columns(model)
        written = [str(model._meta.get_field(name).column) for name in changing]
        return Rights(rights.insert, tuple(name for name in written if name in there), rights.delete)
    if not isinstance(trigger, pgtrigger.Protect) or trigger.condition is not None:
        return rights
    operations = str(trigger.operation)
    columns = () if "UPDATE" in operations else rights.columns
    return Rights(rights.insert, columns, rights.delete and "DELETE" not in operations)


def _columns(model: Any) -> set[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return {column.name for column in found}


def _refuse_powerful(application: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolcreaterole OR pg_has_role(rolname, current_user, 'MEMBER') "
            "FROM pg_roles WHERE rolname = %s",
            [application],
        )
        (powerful,) = cursor.fetchone()
    if powerful:
        raise NoRoles(
            f"The role {application} of DATABASE_URL is a superuser, makes roles, or is the owner itself. "
            "Give DATABASE_URL a role of its own, which this command makes, and DATABASE_OWNER_URL the owner."
        )


def _set_password(role: str, password: str) -> None:
    """Hashed here, so that no log of the server has it."""
    connection.ensure_connection()
    hashed = connection.connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(hashed)))


def _grant(application: str) -> Iterator[str]:
    database = str(connection.settings_dict["NAME"])
    for role in (application, AUDITOR):
        _run("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}", role)
        _run("GRANT CONNECT ON DATABASE {} TO {}", database, role)
        _run("GRANT USAGE ON SCHEMA public TO {}", role)
    _run("REVOKE CREATE ON SCHEMA public FROM PUBLIC, {}", application)
    _run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {}", AUDITOR)
    _run("GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {}", application)
    if _has_function(REDACTS):
        _run("GRANT EXECUTE ON FUNCTION {} TO {}", REDACTS, application)
    allowed = rights()
    for table, table_rights in allowed.items():
        for privilege in table_rights.granted():
            _run("GRANT {} ON {} TO {}", privilege, table, application)
    added = sum(table_rights.columns == () and not table_rights.delete for table_rights in allowed.values())
    some = sum(bool(table_rights.columns) for table_rights in allowed.values())
    yield f"{application}: adds to {added} tables only, changes some columns of {some}, of {len(allowed)}."
    yield f"{AUDITOR}: reads all of them."


def close_ways_around() -> None:
    """No setting silences a trigger, and no temporary table takes the place of one that a trigger names."""
    with connection.cursor() as cursor:
        if _has_function("claims_redacting"):  # it may be migrated back
            cursor.execute(NOTHING_IGNORED)
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND prosrc ~* %s AND (prorettype = 'trigger'::regtype OR proname = '_pgh_attach_context')",
            [NAMES_TABLES],
        )
        for (function,) in cursor.fetchall():
            cursor.execute(f"ALTER FUNCTION {function} SET search_path = public, pg_temp")


def _has_function(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_proc WHERE proname = %s)", [name])
        return bool(cursor.fetchone()[0])


def _run(statement: str, *names: str | sql.Composable) -> None:
    given = (sql.Identifier(name) if isinstance(name, str) else name for name in names)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*given))
