"""Jobs as a means of doing something: what one records says so, by its name."""

from collections.abc import Callable
from typing import Any

import pghistory
from procrastinate import App, JobContext
from procrastinate.worker import Worker

from claimcheck.foundation.records.acts import Act, Means, acting, in_history


def name_the_job(call_next: Callable[[], Any], context: JobContext, worker: Worker) -> Any:
    """Around each job of a worker that writes: those that do not are asynchronous."""
    with acting(Act(Means.JOB, str(context.job.task_name))), pghistory.context(**in_history()):
        return call_next()


def on_app_ready(app: App) -> None:
    """Every worker wraps its jobs so, however it is started."""
    before = app.worker_defaults.get("task_middleware") or []  # of the library: it looks after connections
    app.worker_defaults["task_middleware"] = [*before, name_the_job]
