"""Named points at which a process is killed, and the guard that each of them stands for."""

import importlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import uuid4


class Work(StrEnum):
    """What is being done when the process is killed."""

    REPORT = "report"
    WEBHOOK = "webhook"
    DIGEST = "digest"
    WATCH = "watch"
    IMPORT = "import"
    HANDING_IN = "handing in"
    WEB = "web"


class Guard(StrEnum):
    """What makes good, or prevents, the loss: without it the check fails.

    TAKEN_ON: another worker takes on the jobs of one that gives no sign of life. ONE_TRANSACTION: what
    belongs together is committed together. BEGUN_WITH_IT: a job begins in the transaction of what it is
    about. KNOWN: what was done is seen to be done. ONE_ID: each try bears the same id.
    """

    TAKEN_ON = "taken on"
    ONE_TRANSACTION = "one transaction"
    BEGUN_WITH_IT = "begun with it"
    KNOWN = "known"
    ONE_ID = "one id"


@dataclass(frozen=True, slots=True)
class Point:
    """Once this function of ours (module:name) is done, the process is killed; `before`: before it is begun.

    `guard`: what is switched off in the control.
    """

    work: Work
    name: str
    where: str
    guard: Guard
    before: bool = False

    def __str__(self) -> str:
        return f"{self.work}: {self.name}"


_ISSUING = "claims.services.report_issuing"
_SENDING = "claims.services.notifications.report_sending"
_WEBHOOKS = "claims.services.notifications.webhooks"
_DIGESTS = "claims.services.notifications.digests"
_WATCHING = "claims.services.watching.watching"
_IMPORTING = "claims.intake.importing"
_HANDING_IN = "claims.intake.imports.handing_in"
POINTS = (
    Point(Work.REPORT, "built", "claims.reports.issuing.issuing:_freeze", Guard.TAKEN_ON),
    Point(Work.REPORT, "written", f"{_ISSUING}:note_what_came_before", Guard.ONE_TRANSACTION),
    Point(Work.REPORT, "first delivery written", f"{_ISSUING}:send_later", Guard.ONE_TRANSACTION),
    Point(Work.REPORT, "issued", "claims.reports.issuing.issuing:issue_report", Guard.BEGUN_WITH_IT),
    Point(Work.REPORT, "sent", f"{_SENDING}:problem_of", Guard.ONE_ID),
    Point(Work.REPORT, "attempt kept", f"{_SENDING}:kept", Guard.KNOWN),
    Point(Work.WEBHOOK, "about to be sent", f"{_WEBHOOKS}:post", Guard.TAKEN_ON, before=True),
    Point(Work.WEBHOOK, "sent", f"{_WEBHOOKS}:post", Guard.ONE_ID),
    Point(Work.WEBHOOK, "attempt kept", f"{_WEBHOOKS}:kept", Guard.KNOWN),
    Point(Work.DIGEST, "written", f"{_DIGESTS}:insert", Guard.ONE_TRANSACTION),
    Point(Work.DIGEST, "gathered", f"{_DIGESTS}:gather", Guard.BEGUN_WITH_IT),
    Point(Work.DIGEST, "sent", "claims.services.notifications.attempts:hand_over", Guard.ONE_ID),
    Point(Work.DIGEST, "attempt kept", f"{_DIGESTS}:mailed", Guard.KNOWN),
    Point(Work.WATCH, "page read", "claims.intake.web.watching:get", Guard.TAKEN_ON),
    Point(Work.WATCH, "snapshot written", f"{_WATCHING}:capture_snapshot", Guard.TAKEN_ON),
    Point(Work.WATCH, "visit written", f"{_WATCHING}:insert", Guard.ONE_TRANSACTION),
    Point(Work.WATCH, "people notified", f"{_WATCHING}:_tell_of_changes", Guard.TAKEN_ON),
    Point(Work.WATCH, "visit kept", "claims.intake.web.watching:note_text", Guard.KNOWN),
    Point(Work.IMPORT, "taken on", "claims.intake.imports.running:move_import", Guard.TAKEN_ON),
    Point(Work.IMPORT, "rows written", f"{_IMPORTING}:_recorded", Guard.ONE_TRANSACTION),
    Point(Work.IMPORT, "conflicts found", f"{_IMPORTING}:_finish", Guard.ONE_TRANSACTION),
    Point(Work.IMPORT, "fates written", f"{_IMPORTING}:note_rows", Guard.ONE_TRANSACTION),
    Point(Work.IMPORT, "ended", f"{_IMPORTING}:end_import", Guard.TAKEN_ON),
    Point(Work.IMPORT, "recorded", f"{_IMPORTING}:_at_once", Guard.KNOWN),
    Point(Work.HANDING_IN, "received", f"{_HANDING_IN}:receive_import", Guard.ONE_TRANSACTION),
    Point(Work.HANDING_IN, "about to be read", f"{_HANDING_IN}:_go_on", Guard.BEGUN_WITH_IT, before=True),
    Point(Work.WEB, "recorded", "claims.api.note:add_note", Guard.ONE_TRANSACTION),
    Point(Work.WEB, "committed", "claims.services.access.idempotency:_once", Guard.KNOWN),
)
"""Where processes are killed; a request that is repeated has a key, and a job another worker."""


def arm(point: Point, guard: str) -> None:
    """Have this process killed at the point; with no ONE_TRANSACTION, what is written so far is committed."""
    owner, _, name = point.where.partition(":")
    module = importlib.import_module(owner)
    plain = getattr(module, name)

    def killed(*given: Any, **named: Any) -> None:
        if not point.before:
            plain(*given, **named)
        if guard == Guard.ONE_TRANSACTION:
            from django.db import connection

            connection.connection.commit()
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, killed)


def switch_off(guard: str, work: str) -> None:
    """In this process the guard is not there."""
    if guard == Guard.ONE_ID:
        _each_try_another_id()
    elif guard == Guard.BEGUN_WITH_IT:
        _jobs_begun_later()
    elif guard == Guard.KNOWN and work in _UNKNOWN:
        _UNKNOWN[work]()


def _each_try_another_id() -> None:
    from claims.services.notifications import mailing, report_sending, webhooks

    plain = webhooks._headers
    webhooks._headers = lambda *given: {**plain(*given), "webhook-id": str(uuid4())}
    mailing.message_id = report_sending.message_id = lambda key: f"<{uuid4()}@claimcheck.invalid>"


class _Later:
    """A job that is begun after the commit, which does not come."""

    def defer(self, **given: Any) -> None:
        """Not yet."""


def _jobs_begun_later() -> None:
    from procrastinate.contrib.django import app

    vars(app)["configure_task"] = lambda *given, **named: _Later()


def _report_unknown() -> None:
    from claims.jobs import reports

    reports.is_wanted = lambda delivery: True


def _delivery_unknown() -> None:
    from claims.models import Delivery

    Delivery.objects.delivered = Delivery.objects.none  # type: ignore[method-assign]


def _digest_unknown() -> None:
    from claims.models import Digest

    Digest.objects.to_send = Digest.objects.all  # type: ignore[method-assign]


def _visit_unknown() -> None:
    from claims.services.watching import watching

    watching.last_visit = lambda watch: watch.visits.order_by("visited_at").first()


def _import_unknown() -> None:
    from claims.domain.importing import ImportState
    from claims.jobs import imports
    from claims.models import Import

    plain = imports.run

    def anew(key: Any, now: Any) -> None:
        Import.objects.filter(pk=key).update(state=ImportState.RUNNING, counts={})
        plain(key, now)

    imports.run = anew


_UNKNOWN: dict[str, Callable[[], None]] = {
    Work.REPORT: _report_unknown,
    Work.WEBHOOK: _delivery_unknown,
    Work.DIGEST: _digest_unknown,
    Work.WATCH: _visit_unknown,
    Work.IMPORT: _import_unknown,
}
