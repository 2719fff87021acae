"""What a job publishes names the job, whichever worker runs it."""

import pytest

from claims.jobs.figures import stale_figures
from claims.models import VerifiedFigure
from tests import builders as make
from tests.claims.jobs.worker import work_off

pytestmark = pytest.mark.own_database


def test_a_job_is_named_with_what_it_publishes() -> None:
    figure = make.figure(review_by=make.NOW.date())
    stale_figures.defer(timestamp=0)
    work_off()
    marked = VerifiedFigure.objects.exclude(pk=figure.pk).get()
    assert marked.change_kind == "STALE"
    assert (marked.act, marked.act_detail) == ("job", "claims.jobs.figures.stale_figures")
