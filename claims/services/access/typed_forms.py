"""What people type into forms of the desk: kept for them until it is sent, and for a month at most."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import TypedForm

KEPT = timedelta(days=30)


def keep_typed(*, by: User, now: datetime, address: str, fields: Mapping[str, list[str]]) -> TypedForm:
    """Keep the fields of a form, in place of what was kept of it."""
    kept, _ = TypedForm.objects.update_or_create(
        saved_by=by, address=address[:500], defaults={"fields": dict(fields), "saved_at": now}
    )
    return kept


def forget_typed(*, by: User, address: str) -> None:
    """The form has been sent, or given up by whoever typed it."""
    TypedForm.objects.filter(saved_by=by, address=address[:500]).delete()


def forget_old_typed(*, now: datetime) -> int:
    """Delete what nobody has come back to for a month; how many forms."""
    return TypedForm.objects.filter(saved_at__lt=now - KEPT).delete()[0]


class _Typed:
    """Keeps what is typed in the database."""

    def kept(self, person: Any, address: str) -> Mapping[str, list[str]] | None:
        """What this person has typed into the form at this address."""
        rows = TypedForm.objects.filter(saved_by=person, address=address[:500])
        return rows.values_list("fields", flat=True).first()

    def keep(self, person: Any, address: str, fields: Mapping[str, list[str]]) -> None:
        """Keep it, in place of what was kept."""
        keep_typed(by=person, now=timezone.now(), address=address, fields=fields)

    def forget(self, person: Any, address: str) -> None:
        """The form has done its work, or is given up."""
        forget_typed(by=person, address=address)


TYPED = _Typed()
