"""Many records of few: whole cases copied within PostgreSQL, each copy with keys of its own.

The rows stand to each other as those they were copied from do: a key of a copied model, and every reference
to it, is drawn from the old one and the number of the copy. Triggers and the checks of references stay silent
meanwhile, as in the benchmarks; constraints of the tables hold.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from tests.owning import silenced

STEP = 1_000_000
"""Between the whole-number keys of one copy and the next."""
OTHERWISE = {
    "ApiToken.digest": "encode(sha256(convert_to(r.{0} || n, 'UTF8')), 'hex')",
    "FactCheck.known_by": "encode(sha256(convert_to(r.{0} || n, 'UTF8')), 'hex')",
    "Publication.body": "r.{0} || repeat(' ', n)",
    "Publication.sha256": (
        "encode(sha256(convert_to(r.prev_hash || chr(10) || r.body || repeat(' ', n), 'UTF8')), 'hex')"
    ),
    "WeeklyReport.week": (
        "split_part(r.{0}, '-', 1)::integer + 800 * (n / 53) || '-W' || lpad((1 + mod(n, 53))::text, 2, '0')"
    ),
}
"""What must differ in each copy and has a form of its own, as SQL."""
NAMES = {"IdempotentAnswer.key", "Redaction.target", "SavedView.name", "Subscription.mail", "Webhook.name"}
"""Texts that must differ in each copy, beside those that are unique by themselves."""


def copy_rows(rows: Mapping[type[Model], Sequence[Any]], numbers: range) -> None:
    """Copy the rows of each model with these keys once for each of these numbers (of 1 to 500).

    What they refer to beyond themselves stays the same. A row may be copied again under other numbers.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits to be checked is checked before
        with silenced():
            for model, keys in rows.items():
                cursor.execute(_statement(model, rows), [numbers[0], numbers[-1], list(keys)])
        for model in rows:
            cursor.execute(f"ANALYZE {model._meta.db_table}")


def _statement(model: type[Model], copied: Collection[type[Model]]) -> str:
    fields = [one for one in model._meta.local_concrete_fields if not one.generated]
    columns = ", ".join(f'"{one.column}"' for one in fields)
    values = ", ".join(_value(one, copied).format(f'"{one.column}"') for one in fields)
    table, key = model._meta.db_table, model._meta.pk.column
    return (
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} r, generate_series(%s, %s) n "
        f'WHERE r."{key}" = ANY(%s)'
    )


def _value(field: Any, copied: Collection[type[Model]]) -> str:
    """The value of a field in copy n of a row r, as SQL."""
    name = f"{field.model.__name__}.{field.name}"
    if name in OTHERWISE:
        return OTHERWISE[name]
    if field.is_relation and field.related_model not in copied:
        return "r.{0}"
    kind = field.target_field.get_internal_type() if field.is_relation else field.get_internal_type()
    if kind == "UUIDField":
        return "(to_hex(4096 + n) || substr(r.{0}::text, 5))::uuid"  # in the order of the old keys
    if field.is_relation or (field.primary_key and kind != "CharField"):
        return f"r.{{0}} + n * {STEP}"
    if name in NAMES or field.unique:
        return "r.{0} || '-' || n"
    return "r.{0}"
