"""Jobs that were given up, and how one of them is begun again by hand."""

from datetime import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from claimcheck.foundation.records.errors import StaleState

GIVEN_UP = "failed"


def dead_letters() -> QuerySet[Any]:
    """Jobs that were given up, each with when that was (`ended`), the newest first."""
    rows: QuerySet[Any] = ProcrastinateJob.objects.filter(status=GIVEN_UP)
    rows = rows.annotate(ended=Max("procrastinateevent__at"))
    return rows.order_by("-ended", "-id")


@transaction.atomic
def send_again(*, by: User, now: datetime, job: int) -> None:
    """Have a job that was given up tried once more, at once; the admin's log says by whom.

    Raises StaleState where it is not given up any more.
    """
    known = ProcrastinateJob.objects.filter(pk=job, status=GIVEN_UP).first()
    if known is None:
        raise StaleState(
            _("This job is no longer listed as failed: somebody has sent it again, or it is gone.")
        )
    app.job_manager.retry_job_by_id(job, retry_at=now)
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(ProcrastinateJob),
        object_id=str(job),
        object_repr=known.task_name[:200],
        action_flag=CHANGE,
        change_message="Sent again.",
    )
