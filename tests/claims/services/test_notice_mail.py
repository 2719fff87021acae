"""Recalls by mail: to the owner of what pulled the figure, once, tried again, with a line for each try."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.jobs.notices import mail_recall
from claims.models import ApiToken, Notice, NoticeAttempt, VerifiedFigure
from claims.services.access.tokens import make_token
from claims.services.notifications.attempts import NotDelivered
from claims.services.notifications.notices import acknowledge_notice, keep_pulls
from claims.services.publishing.publication import hold_figure
from tests import builders as new
from tests.claims.jobs.worker import work_off

pytestmark = pytest.mark.own_database


def owned(address: str = "graphics@example.org", **fields: Any) -> ApiToken:
    """A token of somebody with this address."""
    owner = new.person("reader", f"owner-{new.next_number()}")
    owner.email = address
    owner.save()
    made, _ = make_token(
        by=new.person("editor-in-chief"), now=new.NOW, name="Graphics desk", owner=owner,
        scopes=["figures:read"], **fields,
    )  # fmt: skip
    return made


def pull(token: ApiToken, figure: VerifiedFigure) -> None:
    keep_pulls([(token.pk, figure.publication.pk)], now=new.NOW)


def hold(figure: VerifiedFigure, public_reason: str = "") -> VerifiedFigure:
    return hold_figure(
        by=new.person("approver"),
        now=new.NOW + timedelta(hours=1),
        figure=figure,
        reason="A source errs.",
        public_reason=public_reason,
    )


def recalled(**fields: Any) -> Notice:
    figure = new.figure()
    pull(owned(**fields), figure)
    hold(figure)
    return Notice.objects.get()


def waiting() -> int:
    return ProcrastinateJob.objects.filter(task_name="claims.jobs.notices.mail_recall", status="todo").count()


def test_the_owner_is_told_what_the_tool_has_and_what_took_its_place() -> None:
    notice = recalled()
    work_off()
    (sent,) = mail.outbox
    assert sent.to == ["graphics@example.org"]
    assert sent.subject == "Put on hold: How many soldiers are in Russia?"
    assert "The tool “Graphics desk” has read a figure" in sent.body
    assert "It has version 1: about 8,000 to about 20,000 people" in sent.body
    assert "Put on hold, version 2: On hold" in sent.body
    assert "Why: The figure is on hold while it is checked." in sent.body
    assert f"/figures/{notice.publication.figure.question_id}/" in sent.body
    assert f"/api/v1/notices/{notice.pk}/acknowledge/" in sent.body
    assert sent.extra_headers["Message-ID"] == f"<{notice.pk}@claimcheck.invalid>"
    assert NoticeAttempt.objects.get().accepted
    work_off()
    mail_recall(str(notice.pk))
    assert len(mail.outbox) == 1, "nobody is told twice"


@pytest.mark.parametrize(
    ("written", "told"),
    [("", "The figure is on hold while it is checked."), ("A sum is checked.", "A sum is checked.")],
)
def test_the_owner_is_a_reader_and_gets_the_reason_that_was_written_for_readers(
    written: str, told: str
) -> None:
    figure = new.figure()
    pull(owned(), figure)
    hold(figure, written)
    work_off()
    (sent,) = mail.outbox
    assert f"Why: {told}" in sent.body
    assert "A source errs." not in sent.body, "what the newsroom told itself"


def test_links_lead_to_the_site_where_its_address_is_known(settings: Any) -> None:
    settings.SITE_URL = "https://figures.example.org"
    recalled()
    work_off()
    assert "https://figures.example.org/figures/" in mail.outbox[0].body


def test_a_recall_that_is_undone_mails_nobody() -> None:
    figure = new.figure()
    pull(owned(), figure)
    with transaction.atomic():
        hold(figure)
        assert waiting() == 1, "the control: it was about to"
        transaction.set_rollback(True)
    work_off()
    assert mail.outbox == []


def test_what_was_written_after_the_recall_is_mailed_too() -> None:
    figure = new.figure()
    token = owned()
    hold(figure)
    assert waiting() == 0
    pull(token, figure)
    assert waiting() == 1
    pull(token, figure)
    assert waiting() == 1, "one notice, one mail"


@pytest.mark.parametrize("why", ["no address", "not wanted", "has left", "acknowledged"])
def test_nobody_is_mailed_who_should_not_be(why: str) -> None:
    notice = recalled(
        **({"address": ""} if why == "no address" else {}),
        **({"recalls_by_mail": False} if why == "not wanted" else {}),
    )
    owner = notice.token.owner
    if why == "has left":
        owner.is_active = False
        owner.save()
    if why == "acknowledged":
        acknowledge_notice(by=owner, now=timezone.now(), notice=notice)
    mail_recall(str(notice.pk))
    work_off()
    assert mail.outbox == []
    assert not NoticeAttempt.objects.exists()


def test_what_the_mail_server_does_not_take_is_kept_and_tried_again() -> None:
    notice = recalled()
    gone = SMTPServerDisconnected("Connection unexpectedly closed")
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=gone), pytest.raises(NotDelivered):
        mail_recall(str(notice.pk))
    mail_recall(str(notice.pk))
    told = [(each.accepted, each.problem, each.mail) for each in NoticeAttempt.objects.all()]
    assert told == [
        (False, "SMTPServerDisconnected: Connection unexpectedly closed", "graphics@example.org"),
        (True, "", "graphics@example.org"),
    ]
    assert len(mail.outbox) == 1


def test_a_worker_tries_again_by_itself() -> None:
    recalled()
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=OSError("no route")):
        work_off()
    job = ProcrastinateJob.objects.get(task_name="claims.jobs.notices.mail_recall")
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at is not None


def test_hostile_words_stay_on_their_line() -> None:
    figure = new.figure(new.question("How many\nBcc: all@example.org soldiers?"))
    pull(owned(), figure)
    hold(figure)
    work_off()
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["graphics@example.org"]
