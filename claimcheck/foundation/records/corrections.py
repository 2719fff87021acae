"""Corrections of records that stay one row: each is numbered and tells what was, what is, who and why.

The database lets such a row change only as its newest correction says. What was known at a moment is the row
with the later corrections taken back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

import pgtrigger
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import by_whom, not_blank
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import checked, insert, rewrite
from claimcheck.foundation.records.within_topic import itself

C = TypeVar("C", bound="Correction")
KEPT = ("id", "recorded_at", "recorded_by")
"""Fields of every such table that never change."""


class Correction(Acted):
    """One correction of one record: its columns before and after it, and why.

    `number` counts the corrections of the record from one. Keys that are no columns of it tell what changed
    beside the row, such as for whom a source speaks.
    """

    number = models.PositiveIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    class Meta:
        abstract = True


def correction_constraints(table: str, *key: str) -> list[models.BaseConstraint]:
    """That corrections of one record, named by its `key`, are numbered, and each has its reason."""
    return [
        act_is_known(table),
        not_blank("reason", name=f"{table}_reason_given"),
        models.CheckConstraint(name=f"{table}_number_from_one", condition=Q(number__gte=1)),
        models.UniqueConstraint(name=f"{table}_number_once", fields=[*key, "number"], nulls_distinct=False),
    ]


def corrected_on_record(corrections: str, named: str, *columns: str) -> pgtrigger.Trigger:
    """The trigger of a table whose rows change as their newest correction says, and in no other way.

    `named`: SQL that holds of a correction `c` of the row OLD; `columns`: the fields that change by
    correction alone, or never. What is removed by law is removed here too.
    """
    return pgtrigger.Trigger(
        name="corrected_on_record",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*KEPT, *columns),
        declare=[("told", "RECORD")],
        func=f"""
            IF public.claims_redacting() THEN
                RETURN NEW;
            END IF;
            SELECT c.before, c.after INTO told FROM {corrections} c WHERE {named}
            ORDER BY c.number DESC LIMIT 1;
            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD
               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW
            THEN
                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        """,  # noqa: S608  # texts of our own
    )


@transaction.atomic
def write_correction(
    record: Any,
    made: type[C],
    about: Mapping[str, Any],
    *,
    by: User,
    now: datetime,
    reason: str,
    changed: Mapping[str, Any],
    beside: Mapping[str, tuple[Any, Any]] | None = None,
) -> C:
    """Correct the row of `record`, and keep what it was; `record` then has the new values.

    `about`: the columns by which the correction names it. `beside`: what changed beside the row, before and
    after. Raises Refused where nothing is changed, or a rule is broken; then nothing is written.
    """
    locked = type(record)._base_manager.select_for_update(no_key=True).get(**itself(record))
    columns = _changed(locked, changed)
    told = {**columns, **{name: pair for name, pair in (beside or {}).items() if pair[0] != pair[1]}}
    if not told:
        asked = next(iter({**changed, **(beside or {})}), "reason")
        raise Refused(asked, changed.get(asked, ""), _now("nothing changed: correct something, or leave it."))
    kept = insert(
        made(
            **about,
            number=made._base_manager.filter(**about).count() + 1,
            before={name: plain(old) for name, (old, _) in told.items()},
            after={name: plain(new) for name, (_, new) in told.items()},
            reason=reason,
            recorded_at=now,
            recorded_by=by,
        )
    )
    if columns:
        rewrite(locked, {name: new for name, (_, new) in columns.items()})
    record.refresh_from_db()
    return kept


def _changed(record: Any, changed: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Column → what it holds and what it is to hold, where that differs; `record` then has the new values."""
    names = {name: record._meta.get_field(name).attname for name in changed}
    old = {attname: getattr(record, attname) for attname in names.values()}
    for name, value in changed.items():
        setattr(record, name, value)
    checked(record)
    return {
        attname: (was, getattr(record, attname))
        for attname, was in old.items()
        if was != getattr(record, attname)
    }


def plain(value: Any) -> Any:
    """A column's value as JSON keeps it: exactly, and such that PostgreSQL reads it as the column's type."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case UUID():
            return str(value)
        case list() | tuple():
            return [plain(part) for part in value]
        case dict():
            return {key: plain(part) for key, part in value.items()}
        case _:
            return value


def take_back(records: Iterable[Any], corrections: QuerySet[Any], key: str, at: datetime | None) -> None:
    """Give rows in memory the values that they had at a moment; one query, none for now.

    `corrections`: those of the kind of record, which they name by `key`.
    """
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for record in records if at is not None else ():
        rows[record.pk].append(record)
    if not rows:
        return
    later = corrections.filter(**{f"{key}__in": list(rows)}, recorded_at__gt=at).order_by("-number")
    for pk, before in later.values_list(key, "before"):
        for record in rows[pk]:
            for field in record._meta.concrete_fields:
                if field.attname in before:
                    setattr(record, field.attname, field.to_python(before[field.attname]))
