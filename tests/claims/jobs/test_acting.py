"""What a job publishes names the job, whichever worker runs it."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.db_cleanup import close_db_connections, close_db_connections_async

from claims.jobs.acting import name_the_job
from claims.jobs.figures import stale_figures
from claims.models import VerifiedFigure
from tests import builders as make
from tests.claims.jobs.worker import work_off

pytestmark = pytest.mark.own_database


def test_the_library_looks_after_the_connections_of_jobs() -> None:
    """Without it a thread keeps a connection that a restart of the database has cut, and every job fails."""
    assert app.worker_defaults["task_middleware"] == [
        close_db_connections,
        close_db_connections_async,
        name_the_job,
    ]


def test_a_job_is_named_with_what_it_publishes() -> None:
    figure = make.figure(review_by=make.NOW.date())
    stale_figures.defer(timestamp=0)
    work_off()
    marked = VerifiedFigure.objects.exclude(pk=figure.pk).get()
    assert marked.change_kind == "STALE"
    assert (marked.act, marked.act_detail) == ("job", "claims.jobs.figures.stale_figures")
