"""What every record of claimcheck shares: its key, its times, and the constraints written once."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.migration_operations import DatabaseId, Sha256Hex, new_id

REMOVED = "[Removed for legal reasons]"
"""What stands where words were that had to be removed; the hash of the text that held them stays."""
LARGEST = Decimal(10) ** 25
"""Figures are finite: PostgreSQL sorts NaN above every number, so a bound refuses it too."""


class Record(models.Model):
    """A row with a time-ordered key that no form shows."""

    id = models.UUIDField(primary_key=True, default=new_id, db_default=DatabaseId(), editable=False)

    class Meta:
        abstract = True


def by_whom(name: str = "+", *, null: bool = False, indexed: bool = True) -> "models.ForeignKey[Any, Any]":
    """The person who answers for an `_at`; a name that carries responsibility is never deleted.

    `indexed` False: in tables that are written by the hundred thousand and never asked by person.
    """
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name=name,
        null=null,
        blank=null,
        db_index=indexed,
    )


class Recorded(Record):
    """A fact that rules read: recorded at a time, superseded at another, so that any past day can be
    asked."""

    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = by_whom(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_superseded_by_someone",
                condition=Q(superseded_at__isnull=True, superseded_by__isnull=True)
                | Q(superseded_at__gte=F("recorded_at"), superseded_by__isnull=False),
            ),
        ]


class RecordedQuerySet(models.QuerySet[Any]):
    """Questions about time that every recorded fact answers alike."""

    def live(self) -> Self:
        """Facts in force now."""
        return self.filter(superseded_at__isnull=True)

    def known_at(self, moment: datetime | None) -> Self:
        """Facts in force at `moment` (an aware datetime; None means now)."""
        if moment is None:
            return self.live()
        return self.filter(recorded_at__lte=moment).filter(
            Q(superseded_at__isnull=True) | Q(superseded_at__gt=moment)
        )


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers of a table to which rows are only ever added: no UPDATE, DELETE or TRUNCATE."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        never_truncated(),
    ]


def never_truncated() -> pgtrigger.Trigger:
    """Row triggers do not see TRUNCATE; this one does."""
    return pgtrigger.Trigger(
        name="never_truncated",
        when=pgtrigger.Before,
        level=pgtrigger.Statement,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
    )


def fixed_except(*changing: str) -> list[pgtrigger.Trigger]:
    """Triggers of a record whose content never changes but for the named columns, and which is never
    deleted."""
    return [
        pgtrigger.ReadOnly(name="content_fixed", exclude=list(changing)),
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        never_truncated(),
    ]


def supersede_once() -> list[pgtrigger.Trigger]:
    """Triggers of a recorded fact: only its end may be written, and only once."""
    return [
        *fixed_except("superseded_at", "superseded_by"),
        pgtrigger.Protect(
            name="superseded_once",
            operation=pgtrigger.Update,
            condition=pgtrigger.Q(old__superseded_at__isnull=False),
        ),
    ]


def sha256_matches(hash_field: str, *parts: str, name: str) -> models.CheckConstraint:
    """The hash stored is the hash of the texts stored (SHA-256, lower-case hex, UTF-8), unless words were
    removed from the last of them."""
    removed = Q(**{f"{parts[-1]}__contains": REMOVED})
    return models.CheckConstraint(name=name, condition=Q(**{hash_field: Sha256Hex(*map(F, parts))}) | removed)


def not_blank(field: str, *, name: str) -> models.CheckConstraint:
    """Text with something in it besides white space."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__regex": r"\S"}))


def one_of(field: str, enum: type[StrEnum], *, name: str, blank: bool = False) -> models.CheckConstraint:
    """The same enumeration that the model's choices use, held by the database."""
    values = [member.value for member in enum] + ([""] if blank else [])
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__in": values}))


def all_or_none(*fields: str, name: str) -> models.CheckConstraint:
    """Fields that are set together or not at all."""
    none = Q(**{f"{field}__isnull": True for field in fields})
    every = Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(name=name, condition=none | every)


def finite(field: str, *, name: str) -> models.CheckConstraint:
    """A number, not NaN and not an infinity."""
    inside = Q(**{f"{field}__gte": -LARGEST, f"{field}__lte": LARGEST})
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__isnull": True}) | inside)


def proper_range(field: str, *, name: str) -> models.CheckConstraint:
    """A numeric range that holds something and whose ends, where it has them, are finite."""
    condition = (
        Q(**{f"{field}__isempty": False})
        & (Q(**{f"{field}__upper_inf": True}) | Q(**{f"{field}__endswith__lte": LARGEST}))
        & (Q(**{f"{field}__lower_inf": True}) | Q(**{f"{field}__startswith__gte": -LARGEST}))
    )
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__isnull": True}) | condition)


def not_empty_range(field: str, *, name: str) -> models.CheckConstraint:
    """A range of days with at least one day in it; none at all means unknown."""
    return models.CheckConstraint(
        name=name, condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__isempty": False})
    )
