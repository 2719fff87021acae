"""Watched pages are looked at by the queue, each once when it is due, and by the command."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.jobs import watching
from claims.models import Visit
from tests import builders
from tests.claims.jobs.worker import work_off


@pytest.mark.own_database
def test_a_page_that_is_due_is_visited_once() -> None:
    watch, _ = builders.watch()  # its last visit is years ago; its address is no server
    for _ in range(2):
        watching.due_watches.defer(timestamp=0)
        work_off()
    assert ProcrastinateJob.objects.filter(task_name__endswith="visit_page").count() == 1
    newest = Visit.objects.filter(watch=watch).order_by("-visited_at")[0]
    assert newest.problem


@pytest.mark.django_db
def test_the_command_lists_what_no_longer_stands(settings: Any) -> None:
    builders.watch()
    out, err = StringIO(), StringIO()
    call_command("watch_pages", "--all", stdout=out, stderr=err)
    assert "1 page visited" in out.getvalue()
    assert "unreachable" in out.getvalue()
    assert "example.org" in err.getvalue()
