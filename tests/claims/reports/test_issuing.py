"""Issuing: once, frozen, to who subscribed; a correction is an erratum, never a silent change."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.examples.people import People
from claims.models import Erratum, ReportAttempt, ReportDelivery, Topic, Webhook, WeeklyReport
from claims.reports.building.build import build
from claims.reports.issuing import issuing
from claims.reports.issuing.frozen import thawed
from claims.reports.issuing.issuing import due, issue
from claims.reports.renderings import RENDERERS, render_json
from claims.reports.renderings.eml import message
from claims.reports.week import InvalidWeek, Week
from claims.services.notifications.attempts import NotDelivered
from claims.services.notifications.report_sending import is_wanted, send_by_mail
from claims.services.publishing.publication import hold_figure
from claims.services.report_issuing import end_subscription, issuer, subscribe
from tests.builders import hide
from tests.claims.reports.recorded import disputed_question
from tests.claims.reports.sample import HOSTILE, QUIET, REPORT
from tests.claims.reports.test_published_figures import correct, newest

W45 = Week(2024, 45)
MONDAY = datetime(2024, 11, 11, 6, tzinfo=UTC)


def issued(people: People, week: Week = W45, now: datetime = MONDAY) -> WeeklyReport:
    (report, *_) = [report for report, _ in issue(week, by=people.editor, now=now)]
    return report


def test_what_is_issued_is_what_was_built(people: People) -> None:
    report = issued(people)
    assert report.body == render_json(build(W45))
    assert report.sha256 == hashlib.sha256(report.body.encode()).hexdigest()
    assert (report.policy, report.head_id) == ("2", 2)
    assert report.publications == [1, 2]


def test_it_is_issued_once(people: People) -> None:
    first = issued(people)
    again = list(issue(W45, by=people.editor, now=MONDAY + timedelta(days=1)))
    assert again == [(first, False)]


def test_a_week_that_is_not_over_is_refused(people: People) -> None:
    with pytest.raises(InvalidWeek, match="not over"):
        issued(people, now=MONDAY - timedelta(days=2))


@pytest.mark.parametrize("change", [{"body": "{}"}, {"week": "2024-W46"}])
def test_it_cannot_be_changed(people: People, change: dict[str, str]) -> None:
    report = issued(people)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        WeeklyReport.objects.filter(pk=report.pk).update(**change)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        report.delete()


@pytest.mark.parametrize("report", [REPORT, HOSTILE, QUIET], ids=["full", "hostile", "quiet"])
def test_an_issued_report_read_back_renders_the_same_everywhere(report: Any) -> None:
    back = thawed(render_json(report))
    for form in RENDERERS:
        assert RENDERERS[form](back) == RENDERERS[form](report), form


def test_a_report_issued_in_an_earlier_shape_is_read_with_defaults_for_what_came_later() -> None:
    told = json.loads(render_json(REPORT)) | {"schema": "1"}
    for name in ("against", "revisers", "single_source", "on_hold", "overdue", "more", "topics"):
        del told[name]
    for one in told["disagreements"]:
        for name in ("rule", "trail", "older", "question_id", "topic_slug"):
            del one[name]
    back, whole = thawed(json.dumps(told)), thawed(render_json(REPORT))
    later = {"against": (), "revisers": (), "single_source": (), "on_hold": (), "overdue": (), "more": ()}
    without = {"rule": "", "trail": (), "older": 0, "question_id": "", "topic_slug": ""}
    disagreements = tuple(replace(one, **without) for one in whole.disagreements)
    assert back == replace(whole, **later, topics=(), disagreements=disagreements)


def test_a_text_that_is_no_report_is_not_read() -> None:
    told = json.loads(render_json(REPORT))
    told["disagreements"][0]["severity"] = "grave"
    with pytest.raises(msgspec.ValidationError, match=r"disagreements\[0\]\.severity"):
        thawed(json.dumps(told))


def test_a_past_week_built_again_is_what_was_issued(people: People) -> None:
    report = issued(people)
    disputed_question(people, 1, now=MONDAY + timedelta(days=1))
    assert render_json(build(W45)) == report.body


# When it is due


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("clock", "now", "week"),
    [
        (("UTC", 6), at(2024, 11, 11, 5, 59), "2024-W44"),
        (("UTC", 6), at(2024, 11, 11, 6), "2024-W45"),
        (("Asia/Seoul", 6), at(2024, 11, 10, 21), "2024-W45"),
        (("America/New_York", 6), at(2024, 11, 11, 10, 59), "2024-W44"),
        (("America/New_York", 6), at(2024, 11, 11, 11), "2024-W45"),
        # Clocks went back on 3 November 2024: the same hour is another in UTC a week before.
        (("America/New_York", 6), at(2024, 10, 28, 10), "2024-W43"),
        (("Asia/Kathmandu", 6), at(2024, 11, 11, 0, 15), "2024-W45"),
        (("Asia/Kathmandu", 6), at(2024, 11, 11, 0, 14), "2024-W44"),
        (("UTC", 0), at(2021, 1, 4), "2020-W53"),
        (("UTC", 0), at(2026, 1, 5), "2026-W01"),
        (("America/New_York", 0), at(2026, 1, 5, 4, 59), "2025-W52"),
        (("America/New_York", 0), at(2026, 1, 5, 5), "2026-W01"),
        (("Pacific/Kiritimati", 0), at(2021, 1, 3, 10), "2020-W53"),
        (("Europe/Berlin", 2), at(2026, 3, 30, 0), "2026-W13"),
    ],
)
def test_a_week_is_due_on_monday_at_the_newsrooms_hour(
    db: None, settings: Settings, clock: tuple[str, int], now: datetime, week: str
) -> None:
    settings.NEWSROOM_TIME_ZONE, settings.WEEKLY_REPORT_HOUR = clock
    assert due(now) == [Week.parse(week)]


def test_weeks_missed_are_caught_up_with(people: People) -> None:
    issued(people)
    assert due(MONDAY) == []
    assert [str(week) for week in due(MONDAY + timedelta(weeks=3))] == ["2024-W46", "2024-W47", "2024-W48"]


def test_nobody_gets_years_of_reports_at_once(people: People) -> None:
    issued(people)
    weeks = due(MONDAY + timedelta(weeks=100))
    assert len(weeks) == issuing.CAUGHT_UP
    assert weeks[-1] == W45.shifted(100)


# Errata


def test_a_correction_is_an_erratum_of_the_report_that_told_the_figure(
    people: People, client: Client
) -> None:
    report = issued(people)
    before = report.body
    correct(people)
    (erratum,) = Erratum.objects.filter(report=report)
    assert erratum.publication.figure_id == newest().pk
    assert WeeklyReport.objects.get(pk=report.pk).body == before
    client.force_login(people.rita)
    page = client.get("/reports/2024-W45/").content.decode()
    assert "Corrected since" in page
    assert f"publication {erratum.publication_id}" in page


def test_holding_a_figure_corrects_nothing(people: People) -> None:
    issued(people)
    hold_figure(by=people.editor, now=MONDAY, figure=newest(), reason="A source has withdrawn it.")
    assert not Erratum.objects.exists()


def test_the_page_and_rest_serve_what_was_issued(people: People, client: Client) -> None:
    report = issued(people)
    client.force_login(people.rita)
    assert client.get("/api/v1/reports/2024-W45/").content.decode() == report.body
    page = client.get("/reports/2024-W45/").content.decode()
    assert report.sha256 in page
    assert "Corrected since" not in page
    assert client.get("/reports/2024-W45/?format=json").content.decode() == report.body


def test_what_has_been_made_internal_since_is_served_no_more(people: People, client: Client) -> None:
    disputed_question(people, 1, now=at(2024, 11, 7))
    report = issued(people)
    assert "Town hall" in report.body
    claims = issuing.Claim.objects.filter(statement__source__name="Town hall")
    documents = {claim.snapshot.document for claim in claims}
    for document in documents:
        hide(document)
    client.force_login(people.rita)
    assert "Town hall" not in client.get("/reports/2024-W45/").content.decode()


# Who gets it


def test_it_is_sent_to_who_subscribed(people: People) -> None:
    arms = Topic.objects.get(slug="arms-transfers")
    everything = subscribe(by=people.editor, now=MONDAY, mail="all@example.org")
    of_topic = subscribe(by=people.editor, now=MONDAY, mail="arms@example.org", topic=arms)
    ended = subscribe(by=people.editor, now=MONDAY, mail="gone@example.org")
    end_subscription(by=people.editor, now=MONDAY, subscription=ended)
    list(issue(W45, by=people.editor, now=MONDAY))
    found = {row.subscription_id: row.report.topic for row in ReportDelivery.objects.all()}
    assert found == {everything.pk: None, of_topic.pk: arms}
    assert WeeklyReport.objects.count() == 2


def delivery(people: People) -> ReportDelivery:
    subscribe(by=people.editor, now=MONDAY, mail="desk@example.org")
    issued(people)
    return ReportDelivery.objects.get()


@pytest.mark.check("test_a_mail_that_is_not_taken_is_tried_again_and_kept")
def test_a_mail_arrives_with_its_pictures(people: People) -> None:
    row = delivery(people)
    send_by_mail(delivery=row, message=message(thawed(row.report.body)), now=MONDAY)
    (sent,) = mail.outbox
    assert sent.to == ["desk@example.org"]
    parts = [part.get_content_type() for part in sent.message().walk()]
    assert parts[:4] == ["multipart/related", "multipart/alternative", "text/plain", "text/html"]
    assert set(parts[4:]) == {"image/png"}
    assert ReportAttempt.objects.get().accepted
    assert not is_wanted(row), "it has been sent"


def test_a_mail_that_is_not_taken_is_tried_again_and_kept(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = delivery(people)

    def refused(self: object) -> int:
        raise ConnectionRefusedError("nobody there")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", refused)
        with pytest.raises(NotDelivered, match="nobody there"):
            send_by_mail(delivery=row, message=message(thawed(row.report.body)), now=MONDAY)
    attempt = ReportAttempt.objects.get()
    assert (attempt.accepted, attempt.problem) == (False, "ConnectionRefusedError: nobody there")
    assert is_wanted(row)


@pytest.mark.parametrize("ways", [{}, {"mail": "a@example.org", "webhook": "yes"}, {"mail": "no address"}])
def test_a_subscription_goes_one_way(people: People, ways: dict[str, Any]) -> None:
    if "webhook" in ways:
        ways = {**ways, "webhook": Webhook(name="x")}
    with pytest.raises(Refused):
        subscribe(by=people.editor, now=MONDAY, **ways)


def test_a_subscription_ends_once(people: People) -> None:
    row = subscribe(by=people.editor, now=MONDAY, mail="desk@example.org")
    end_subscription(by=people.editor, now=MONDAY, subscription=row)
    with pytest.raises(StaleState):
        end_subscription(by=people.editor, now=MONDAY, subscription=row)


def test_it_is_issued_by_hand_as_well(people: People, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("disagreement_report", week="2024-W45", issue=True, format="json")
    out, told = capsys.readouterr()
    report = WeeklyReport.objects.get()
    assert out == report.body
    assert "The report of 2024-W45: to be sent to 0." in told
    assert report.issued_by == issuer()
    assert not issuer().has_usable_password()


def test_a_week_that_goes_on_is_not_issued_by_hand(people: People) -> None:
    this = Week.of(timezone.now().date())
    with pytest.raises(CommandError, match="not over"):
        call_command("disagreement_report", week=str(this), issue=True)
