"""Who is told of what, once, in the transaction in which it happens; and by mail, in one digest each."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.domain.notification import ByMail
from claims.jobs.notifications import send_digest
from claims.models import Digest, DigestAttempt, Notification
from claims.services.notifications.attempts import NotDelivered
from claims.services.notifications.digests import gather, gather_daily
from claims.services.notifications.notifying import choose_mail, read_notifications
from claims.services.publishing.publication import hold_figure
from claims.services.review.resolution import approve_resolution, return_resolution, withdraw_resolution
from claims.services.triage.assignment import take_conflict
from claims.services.triage.triage import add_note, assign_conflict, dismiss_conflict, reopen_conflict
from tests import builders as make
from tests.claims.jobs.worker import work_off
from tests.threads import at_once

MORNING = datetime(2024, 11, 6, 7, 5, tzinfo=UTC)


def told() -> set[tuple[str, str]]:
    """(who, of what) of all that is unread."""
    rows = Notification.objects.unread()
    return set(rows.values_list("recipient__username", "kind"))


def with_address(role: str, name: str = "", by_mail: ByMail | None = None) -> User:
    person = make.person(role, name)
    User.objects.filter(pk=person.pk).update(email=f"{person.username}@desk.example")
    person.refresh_from_db()
    if by_mail is not None:
        choose_mail(by=person, now=make.NOW, by_mail=by_mail)
    return person


# Who is told ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_whoever_is_given_a_conflict_is_told_and_nobody_of_their_own_doing() -> None:
    checker, editor = make.person("checker"), make.person("editor-in-chief")
    take_conflict(by=editor, now=make.NOW, conflict=make.conflict())
    assert told() == set()
    assign_conflict(by=editor, now=make.NOW, conflict=make.conflict(), assignee=checker)
    assert told() == {("checker", "assigned")}


@pytest.mark.django_db
def test_everybody_who_may_approve_is_told_until_somebody_has() -> None:
    for name in ("anna", "boris"):
        make.person("approver", name)
    make.person("reporter")
    made = make.resolution(make.conflict(), by=make.person("checker"))
    editors = {("editor-in-chief", "second_person")}  # an editor-in-chief may approve as well
    assert told() == {("anna", "second_person"), ("boris", "second_person")} | editors
    approve_resolution(by=make.person("approver", "anna"), now=make.NOW, resolution=made)
    assert told() == set()
    assert Notification.objects.filter(read_by__username="anna").count() == 3


@pytest.mark.django_db
def test_the_proposer_who_may_approve_is_not_asked_to() -> None:
    make.resolution(make.conflict(), by=make.person("approver"))
    assert "approver" not in {who for who, _kind in told()}


@pytest.mark.django_db
def test_what_was_taken_back_waits_for_nobody() -> None:
    checker = make.person("checker")
    made = make.resolution(make.conflict(), by=checker)
    withdraw_resolution(by=checker, now=make.NOW, resolution=made, reason="Too early.")
    assert told() == set()


@pytest.mark.django_db
def test_whose_proposal_comes_back_is_told() -> None:
    made = make.resolution(make.conflict(), by=make.person("checker"))
    return_resolution(by=make.person("approver"), now=make.NOW, resolution=made, comment="As of when?")
    assert told() == {("checker", "sent_back")}


@pytest.mark.django_db
def test_who_settled_a_question_is_told_when_it_opens_again() -> None:
    figure = make.figure()
    conflict = figure.resolution.conflict
    reopen_conflict(by=make.person("editor-in-chief"), now=make.NOW, conflict=conflict, reason="A call.")
    proposer, approver = figure.proposed_by, figure.approved_by
    assert told() == {(proposer.username, "reopened"), (approver.username, "reopened")}


@pytest.mark.django_db
def test_a_claim_that_reopens_it_tells_them_too() -> None:
    figure = make.figure()
    read_notifications(by=figure.approved_by, now=make.NOW)
    make.claim(figure.question, make.source("A ministry"), "no fewer than 60,000 soldiers", accept=True)
    assert figure.resolution.conflict.state != "resolved" or make.conflict(figure.question)
    kinds = {kind for _who, kind in told()}
    assert kinds == {"reopened"}


@pytest.mark.django_db
def test_who_dismissed_it_is_told() -> None:
    conflict = make.conflict()
    dismiss_conflict(by=make.person("checker"), now=make.NOW, conflict=conflict, reason="Rounding.")
    reopen_conflict(by=make.person("approver"), now=make.NOW, conflict=conflict, reason="It is not.")
    assert told() == {("checker", "reopened")}


@pytest.mark.django_db
def test_after_a_hold_the_second_person_is_asked() -> None:
    figure = make.figure()
    make.person("approver", "boris")
    Notification.objects.unread().update(read_at=make.NOW, read_by=figure.approved_by)
    hold_figure(by=figure.approved_by, now=make.NOW, figure=figure, reason="A call.")
    assert ("boris", "held") in told()
    assert (figure.approved_by.username, "held") not in told()


@pytest.mark.django_db
def test_whom_a_note_calls_is_told_once_until_it_is_read() -> None:
    conflict, checker, dora = make.conflict(), make.person("checker"), make.person("checker", "dora")
    for text in ("@dora look", "@dora please"):
        add_note(by=checker, now=make.NOW, record=conflict, text=text)
    assert Notification.objects.count() == 1
    read_notifications(by=dora, now=make.NOW)
    add_note(by=checker, now=make.NOW, record=conflict, text="@dora again")
    assert told() == {("dora", "mentioned")}
    assert Notification.objects.count() == 2


@pytest.mark.django_db
def test_what_was_undone_told_nobody() -> None:
    conflict, dora = make.conflict(), make.person("checker", "dora")
    with transaction.atomic():
        assign_conflict(by=make.person("checker"), now=make.NOW, conflict=conflict, assignee=dora)
        transaction.set_rollback(True)
    assert told() == set()


# By mail -------------------------------------------------------------------------------------------------


def given(person: User, text: str = "How many soldiers are in Russia?") -> None:
    about = make.question(text)
    assign_conflict(
        by=make.person("editor-in-chief"), now=make.NOW, conflict=make.conflict(about), assignee=person
    )


@pytest.mark.own_database
def test_a_digest_a_day_of_what_is_unread(settings: Any) -> None:
    settings.SITE_URL = "https://desk.example"
    dora = with_address("checker", "dora")
    given(dora)
    given(dora, "How many shells?")
    assert gather_daily(now=MORNING - timedelta(minutes=10)) == []  # not before seven
    assert len(gather_daily(now=MORNING)) == 1
    given(dora, "How many trenches?")
    assert gather_daily(now=MORNING + timedelta(hours=1)) == []  # the next one tomorrow
    work_off()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["dora@desk.example"], "2 notifications at the desk")
    assert "Assigned to you: How many shells?" in sent.body
    assert "https://desk.example/admin/claims/conflict/" in sent.body
    assert len(gather_daily(now=MORNING + timedelta(days=1))) == 1
    work_off()
    assert mail.outbox[1].subject == "1 notification at the desk"


@pytest.mark.own_database
def test_the_mornings_hour_is_the_newsrooms(settings: Any) -> None:
    settings.NEWSROOM_TIME_ZONE = "Asia/Seoul"
    given(with_address("checker", "dora"))
    assert gather_daily(now=datetime(2024, 11, 5, 21, 59, tzinfo=UTC)) == []
    assert len(gather_daily(now=datetime(2024, 11, 5, 22, 1, tzinfo=UTC))) == 1


@pytest.mark.own_database
def test_at_once_for_who_wants_it() -> None:
    given(with_address("checker", "dora", ByMail.AT_ONCE))
    work_off()
    assert [sent.to for sent in mail.outbox] == [["dora@desk.example"]]
    assert gather_daily(now=MORNING) == []


@pytest.mark.own_database
@pytest.mark.parametrize("why", ["off", "read", "no address", "gone"])
def test_no_mail_to_who_wants_none_has_read_it_or_is_not_here(why: str) -> None:
    dora = with_address("checker", "dora", ByMail.OFF if why == "off" else None)
    given(dora)
    if why == "read":
        read_notifications(by=dora, now=make.NOW)
    every: dict[str, dict[str, Any]] = {"no address": {"email": ""}, "gone": {"is_active": False}}
    changes = every.get(why, {})
    User.objects.filter(pk=dora.pk).update(**{"first_name": "Dora", **changes})
    assert gather_daily(now=MORNING) == []


@pytest.mark.own_database
def test_who_leaves_before_the_mail_goes_gets_none() -> None:
    dora = with_address("checker", "dora")
    given(dora)
    gather_daily(now=MORNING)
    User.objects.filter(pk=dora.pk).update(is_active=False)
    work_off()
    assert mail.outbox == []


@pytest.mark.own_database
def test_what_the_server_does_not_take_is_tried_again_with_a_line_for_each_try() -> None:
    given(with_address("checker", "dora"))
    (digest,) = gather_daily(now=MORNING)
    with (
        mock.patch("django.core.mail.EmailMessage.send", side_effect=SMTPServerDisconnected("gone")),
        pytest.raises(NotDelivered),
    ):
        send_digest(str(digest.pk))
    send_digest(str(digest.pk))
    send_digest(str(digest.pk))  # taken already: nobody is told twice
    assert list(DigestAttempt.objects.values_list("accepted", flat=True)) == [False, True]
    assert len(mail.outbox) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{digest.pk}@claimcheck.invalid>"


@pytest.mark.own_database
def test_a_transaction_that_is_undone_begins_no_mail() -> None:
    dora = with_address("checker", "dora")
    given(dora)
    with transaction.atomic():
        gather(person=dora, now=MORNING)
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.filter(task_name__endswith="send_digest").exists()
    assert len(gather_daily(now=MORNING)) == 1


@pytest.mark.own_database
@pytest.mark.parametrize("guarded", [True, False])
def test_two_that_gather_at_once_put_nothing_into_two_mails(guarded: bool) -> None:
    """The control without the lock: both read the same rows, and both make a mail of them."""
    dora = with_address("checker", "dora")
    given(dora)
    unlocked = mock.patch(
        "django.db.models.query.QuerySet.select_for_update", lambda rows, *args, **kwargs: rows
    )
    with mock.patch.object(Digest, "clean_fields", side_effect=slowly):
        if guarded:
            at_once(*[lambda: gather(person=dora, now=MORNING)] * 2)
        else:
            with unlocked:
                at_once(*[lambda: gather(person=dora, now=MORNING)] * 2)
    assert Digest.objects.count() == (1 if guarded else 2)


def slowly(*args: Any, **kwargs: Any) -> None:
    """Between reading and writing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.5)")
