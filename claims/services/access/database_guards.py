"""Whether what guards the past in the database is all there: triggers, constraints, and no right too many.

Only the owner of the tables can take a guard away. Whoever does, changes rows and puts it back leaves no
trace here; what was published is covered by the signed ledger all the same.
"""

from collections.abc import Iterator

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Model

from claimcheck.foundation.commands_here import command
from claims.domain.figures.units import UNITS
from claims.models import Unit
from claims.services.access.database_roles import NOTHING_IGNORED, rights

OF_LIBRARIES = {
    "claims_added_to": ("django_admin_log", "claims_signinchange"),
    "claims_grows": ("pghistory_context",),
    "claims_never_deleted": ("pghistory_context", "auth_user"),
    "claims_names_stay": ("auth_user",),
    "claims_never_truncated": (
        "django_admin_log",
        "pghistory_context",
        "claims_signinchange",
        "mfa_authenticator",
    ),
    "claims_noted": ("mfa_authenticator",),
    "claims_changes_noted": ("mfa_authenticator",),
}
"""Triggers that stand in a migration alone, and the tables they are of."""
OURS = ("sources", "claims")


def missing_guards() -> list[str]:
    """What is not as this version has it, in words; empty where all is well."""
    return [
        *_silent_triggers(),
        *_other_triggers(),
        *_other_constraints(),
        *_rights_too_many(),
        *_other_units(),
    ]


def _silent_triggers() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
            "WHERE relnamespace = 'public'::regnamespace AND tgenabled <> 'O' ORDER BY 1, 2"
        )
        for table, name in cursor.fetchall():
            yield f"the trigger {name} of {table} is switched off"


def _other_triggers() -> Iterator[str]:
    """Those that are not there, or call a function that does something else than ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname, prosrc FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid "
            "WHERE NOT tgisinternal"
        )
        there = {(table, name): source for table, name, source in cursor.fetchall()}
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'")
        ignoring = [source.strip() for (source,) in cursor.fetchall()]
    for model, trigger in pgtrigger.registered():
        table, name = model._meta.db_table, trigger.get_pgid(model)
        if (table, name) not in there:
            yield f"the trigger {name} of {table} is missing"
        elif there[table, name].strip() not in trigger.compile(model).install_sql:
            yield f"the trigger {name} of {table} does something else than ours"
    for name, tables in OF_LIBRARIES.items():
        for table in tables:
            if (table, name) not in there:
                yield f"the trigger {name} of {table} is missing"
    if settings.DATABASE_OWNER is not None and not all(source in NOTHING_IGNORED for source in ignoring):
        yield f"a setting of the session can silence triggers: run {command('database_roles')}"


def _other_constraints() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conenforced "
            "UNION SELECT relname FROM pg_class WHERE relkind = 'i'"
        )
        there = {name for (name,) in cursor.fetchall()}
    for model in _models():
        for constraint in model._meta.constraints:
            if constraint.name not in there:
                yield f"the constraint {constraint.name} of {model._meta.db_table} is missing"


def _rights_too_many() -> Iterator[str]:
    """Of the application; nothing where the site owns its tables, which `doctor` tells."""
    application = settings.DATABASE_APPLICATION["USER"]
    if settings.DATABASE_OWNER is None:
        return
    allowed = rights()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication FROM pg_roles "
            "WHERE rolname = %s",
            [application],
        )
        if any(row[0] for row in cursor.fetchall()):
            yield f"the role {application} may do everything"
        cursor.execute(
            "SELECT c.relname, has_table_privilege(r.oid, c.oid, 'UPDATE'), "
            "has_table_privilege(r.oid, c.oid, 'DELETE'), has_table_privilege(r.oid, c.oid, 'TRUNCATE'), "
            "pg_has_role(r.oid, c.relowner, 'MEMBER') "
            "FROM pg_class c, pg_roles r WHERE c.relkind IN ('r', 'p') AND r.rolname = %s "
            "AND c.relnamespace = 'public'::regnamespace ORDER BY 1",
            [application],
        )
        for table, updates, deletes, truncates, owns in cursor.fetchall():
            wanted = allowed[table]
            update = updates and wanted.columns is not None
            if owns or truncates or update or (deletes and not wanted.delete):
                yield f"the role {application} may change rows of {table} that stay as they are"


def _other_units() -> Iterator[str]:
    """Units that the register calls otherwise than this version does."""
    for unit in Unit.objects.filter(pk__in=UNITS):
        ours = UNITS[unit.pk]
        if (unit.name, unit.dimension) != (ours.name, ours.dimension):
            yield (
                f"the unit {unit.pk} is “{unit.name}” ({unit.dimension}) in the register and “{ours.name}” "
                f"({ours.dimension}) in this version: run {command('sync_registers')}"
            )


def _models() -> Iterator[type[Model]]:
    return (
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS and model._meta.managed and not model._meta.proxy
    )
