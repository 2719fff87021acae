"""Looking at watched pages again, each when its time has come."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from claims.intake.watching import look_again
from claims.models import Watch


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="due_watches")
def due_watches(timestamp: int) -> None:
    """Put each page that is due into the queue, once."""
    for key in Watch.objects.due(timezone.now()).values_list("pk", flat=True):
        try:
            visit_page.configure(queueing_lock=f"watch {key}").defer(watch_id=str(key))
        except AlreadyEnqueued:
            continue


@app.task
def visit_page(watch_id: str) -> None:
    """Look at one page, unless its watch has ended; what can't be reached is tried when it is due again."""
    watch = Watch.objects.live().select_related("document", "recorded_by").filter(pk=watch_id).first()
    if watch is not None:
        look_again(watch, timezone.now())
