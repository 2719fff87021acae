"""Who is signed in, with what the site has to know of them at every request, in the one query for it."""

from functools import cache
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission, User
from django.db.models import OuterRef

from claimcheck.foundation.records.prepared import PreparedRows
from claims.views.readings.blind import reads_blind

ANYBODY = -1
"""Stands in a prepared statement for whoever asks."""
HELD_BY = {"user": "user", "group": "group__user"}


class Backend(AuthenticationBackend):
    """Names and passwords as the library takes them."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session; `reads_blind`: whether a reading is in their hands."""
        person = User.objects.annotate(reads_blind=reads_blind(OuterRef("pk"))).filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None

    def _get_permissions(self, user_obj: Any, obj: Any, from_name: str) -> set[str]:
        """As the library finds them, by a prepared statement: every request of a tool asks this."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None or user_obj.is_superuser:
            found: set[str] = super()._get_permissions(user_obj, obj, from_name)  # type: ignore[misc]  # the stubs leave it out
            return found
        kept: dict[str, set[str]] = user_obj.__dict__
        name = f"_{from_name}_perm_cache"
        if name not in kept:
            rows = _held(HELD_BY[from_name]).rows({ANYBODY: user_obj.pk})
            kept[name] = {f"{app}.{codename}" for app, codename in rows}
        return kept[name]


@cache
def _held(by: str) -> PreparedRows:
    held = Permission.objects.filter(**{by: ANYBODY}).order_by()
    return PreparedRows.of(held.values_list("content_type__app_label", "codename"))
