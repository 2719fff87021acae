"""Undoing an import of fact-checks: each is withdrawn, as `withdraw_fact_check` does it, many at once."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import FactCheck, Import
from claims.services.bulk.fact_checks import supersede_fact_checks
from claims.services.recording.fact_checks import withdrawal_of
from claims.views.imports import check_versions_of

OF_A_PART = 1000
"""Fact-checks of a transaction."""


def undo_checks(record: Import, why: str, told: Callable[[int], None], *, by: User, now: datetime) -> None:
    """Withdraw what nobody has corrected or linked since, a part at a time; goes on where it was broken
    off."""
    waiting = [version.fact_check for version in check_versions_of(record) if version.waits]
    for start in range(0, len(waiting), OF_A_PART):
        told(_withdraw(record, waiting[start : start + OF_A_PART], why, by=by, now=now))


@transaction.atomic
def _withdraw(record: Import, part: Sequence[UUID], why: str, *, by: User, now: datetime) -> int:
    """Withdraw these; how many."""
    rows = FactCheck.objects.live().filter(fact_check_id__in=part).order_by("pk")
    live = list(rows.select_for_update(of=("self",)))
    # now that nobody can change them
    waits = {version.id for version in check_versions_of(record) if version.waits}
    ended = [withdrawal_of(check, why, by=by, now=now) for check in live if check.pk in waits]
    supersede_fact_checks(ended, by=by, now=now)
    return len(ended)
