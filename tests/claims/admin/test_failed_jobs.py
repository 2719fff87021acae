"""Jobs that were given up are listed at the desk, and tried again by hand."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.jobs.webhooks import deliver
from tests import builders as new

pytestmark = pytest.mark.django_db


def given_up() -> int:
    job = int(deliver.defer(delivery_id="0190d3a0-0000-7000-8000-000000000000"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed', attempts = 8 WHERE id = %s", [job])
    return job


def at_the_desk(role: str) -> Client:
    desk = Client()
    desk.force_login(new.person(role))
    return desk


def test_a_failed_job_is_listed_and_sent_again_once() -> None:
    job = given_up()
    desk = at_the_desk("editor-in-chief")
    page = desk.get(reverse("desk:failed-jobs")).content.decode()
    assert "claims.jobs.webhooks.deliver" in page
    assert "after 8 attempts" in page
    again = reverse("desk:send-job-again", args=[job])
    assert "Sent again." in desk.post(again, follow=True).content.decode()
    assert ProcrastinateJob.objects.get(pk=job).status == "todo"
    assert LogEntry.objects.get().user.username == "editor-in-chief"
    assert "no longer listed" in desk.post(again, follow=True).content.decode()
    assert "None: every job" in desk.get(reverse("desk:failed-jobs")).content.decode()


def test_who_may_not_send_webhooks_sees_and_sends_nothing() -> None:
    job = given_up()
    desk = at_the_desk("approver")
    assert desk.get(reverse("desk:failed-jobs")).status_code == 403
    assert desk.post(reverse("desk:send-job-again", args=[job])).status_code == 403
    assert at_the_desk("editor-in-chief").get(reverse("desk:send-job-again", args=[job])).status_code == 405
    assert ProcrastinateJob.objects.get(pk=job).status == "failed"
