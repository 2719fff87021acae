"""Errata of claims: what an issued report told stays as it was, and says what was corrected since."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client

from claims.examples.people import People
from claims.models import Claim, Erratum, Publication, ReportDelivery, Topic, WeeklyReport
from claims.reports.issuing.errata import errata, told_by
from claims.reports.issuing.issuing import issue
from claims.reports.week import Week
from claims.services.correcting.duplicates import merge_duplicates
from claims.services.notifications.errata import gather_errata
from claims.services.recording.claim_recording import correct_claim
from claims.services.report_issuing import end_subscription, subscribe
from claims.services.triage.triage import accept_claim, reconsider_claim, reject_claim
from tests.builders import hide
from tests.claims.intake.files import csv_file, imported, row
from tests.claims.reports.recorded import disputed_question, said
from tests.claims.reports.test_published_figures import correct

W45 = Week(2024, 45)
SUNDAY = datetime(2024, 11, 10, 9, tzinfo=UTC)
NIGHT = datetime(2024, 11, 11, 2, tzinfo=UTC)
MONDAY = datetime(2024, 11, 11, 6, tzinfo=UTC)
LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def claim(people: People) -> Claim:
    """One that the week's report tells: the town hall's 10,000."""
    question = disputed_question(people, 1, now=SUNDAY)
    return Claim.objects.get(question=question, statement__source__name="Town hall")


def issued(people: People, *, now: datetime = MONDAY) -> WeeklyReport:
    (report, *_) = [report for report, _ in issue(W45, by=people.editor, now=now)]
    return report


def corrected(people: People, claim: Claim, *, now: datetime = LATER) -> Claim:
    return correct_claim(
        by=people.chen, now=now, claim=claim, reason="The year was read as a figure.", value="9,000",
        quote=claim.quote,
    )  # fmt: skip


def texts(report: WeeklyReport) -> list[str]:
    return [one.text for one in errata(report, now=LATER)]


def test_a_corrected_claim_is_an_erratum_and_the_report_stays(
    people: People, claim: Claim, client: Client
) -> None:
    report = issued(people)
    new = corrected(people, claim)
    erratum = Erratum.objects.get()
    assert (erratum.report, erratum.claim, erratum.transition) == (report, new, None)
    assert WeeklyReport.objects.get(pk=report.pk).body == report.body
    said_so = (
        "Size of crowd number 1 The claim by Town hall was corrected on 12 November 2024: 10,000 → 9,000. "
        "The year was read as a figure."
    )
    assert texts(report) == [said_so]
    client.force_login(people.rita)
    page = client.get("/reports/2024-W45/").content.decode()
    assert said_so in page
    assert report.sha256 in page
    for path in ("/reports/2024-W45/?format=pdf", "/api/v1/reports/2024-W45/"):
        assert client.get(path)["Link"].startswith("</reports/2024-W45/#errata>"), path


def test_a_claim_rejected_and_counted_again_is_told_each_time(people: People, claim: Claim) -> None:
    report = issued(people)
    reject_claim(by=people.chen, now=LATER, claim=claim, reason="It is satire.")
    reconsider_claim(by=people.chen, now=LATER + timedelta(hours=1), claim=claim, reason="It is not.")
    who, day = "Size of crowd number 1 The claim by Town hall (10,000) is", "since 12 November 2024."
    assert texts(report) == [
        f"{who} no longer counted {day} It is satire.",
        f"{who} counted again {day} It is not.",
    ]


def test_a_claim_put_aside_as_a_copy_is_told(people: People, claim: Claim) -> None:
    said(people, claim.question, "10,000", source="Town hall", now=SUNDAY)
    report = issued(people)
    pair = Claim.objects.filter(question=claim.question, statement__source__name="Town hall")
    merge_duplicates(by=people.chen, now=LATER, claims=list(pair), reason="Read twice.")
    (told,) = texts(report)
    assert "no longer counted" in told
    assert "Read twice." in told


def test_a_claim_that_an_import_gives_anew_is_told(people: People, tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row(), row(source="France", value="12,000", external_id="b")))
    report = issued(people)
    imported(csv_file(tmp_path, row(value="8,500"), name="later.csv"))
    (told,) = texts(report)
    assert "8,000 → 8,500" in told
    assert "later.csv" in told


def test_accepting_a_claim_and_claims_that_were_not_told_correct_nothing(
    people: People, claim: Claim
) -> None:
    issued(people)
    accept_claim(by=people.chen, now=LATER, claim=claim)
    other = said(people, claim.question, "12,000", source="Somebody", now=LATER)
    reject_claim(by=people.chen, now=LATER, claim=other, reason="Not seen.")
    assert not Erratum.objects.exists()


def test_what_was_corrected_after_the_week_but_before_issuing_is_an_erratum_from_the_first(
    people: People, claim: Claim
) -> None:
    other = Claim.objects.get(question=claim.question, statement__source__name="Organisers")
    corrected(people, claim, now=NIGHT)
    reject_claim(by=people.chen, now=NIGHT, claim=other, reason="Withdrawn by them.")
    correct(people)  # the figure, on Wednesday
    report = issued(people, now=MONDAY + timedelta(days=7))
    assert "10,000 → 9,000" not in report.body
    told = " ".join(texts(report))
    assert "10,000 → 9,000" in told
    assert "Withdrawn by them." in told
    assert "in Russia? Corrected on 13 November 2024" in told
    assert len(texts(report)) == 3


def test_an_erratum_of_what_may_not_be_shown_says_nothing(people: People, claim: Claim) -> None:
    report = issued(people)
    corrected(people, claim)
    hide(claim.snapshot.document)
    assert Erratum.objects.count() == 1
    assert texts(report) == []
    assert told_by([Erratum.objects.get().pk], now=LATER) == ()


def test_only_that_it_was_told_may_be_written_later(people: People, claim: Claim) -> None:
    issued(people)
    corrected(people, claim)
    Erratum.objects.update(told_at=LATER)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Erratum.objects.update(recorded_at=SUNDAY)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Erratum.objects.all().delete()


def test_it_is_of_a_figure_or_of_a_claim(people: People, claim: Claim) -> None:
    report, recorded = issued(people), {"recorded_at": LATER, "recorded_by": people.chen}
    publication = Publication.objects.earliest("seq")
    of_claim = {"topic_id": claim.topic_id, "claim": claim}
    for wrong in ({}, {"claim": claim}, {"publication": publication, **of_claim}):
        with pytest.raises(IntegrityError, match="of_figure_or_claim"), transaction.atomic():
            Erratum.objects.create(report=report, **wrong, **recorded)
    Erratum.objects.create(report=report, **of_claim, **recorded)
    with pytest.raises(IntegrityError, match="claim_once"), transaction.atomic():
        Erratum.objects.create(report=report, **of_claim, **recorded)


# Who is told


def test_who_got_the_report_is_told_once_of_all_corrections(people: People, claim: Claim) -> None:
    everything = subscribe(by=people.editor, now=MONDAY, mail="all@example.org")
    crowds = Topic.objects.get(slug="crowds")
    of_topic = subscribe(by=people.editor, now=MONDAY, mail="crowds@example.org", topic=crowds)
    gone = subscribe(by=people.editor, now=MONDAY, mail="gone@example.org")
    list(issue(W45, by=people.editor, now=MONDAY))
    subscribe(by=people.editor, now=LATER, mail="late@example.org")
    end_subscription(by=people.editor, now=LATER, subscription=gone)
    reject_claim(by=people.chen, now=LATER, claim=corrected(people, claim), reason="It is satire.")
    told = gather_errata(now=LATER)
    assert {row.subscription_id for row in told} == {everything.pk, of_topic.pk}
    assert [len(told_by(row.errata, now=LATER)) for row in told] == [2, 2]
    assert gather_errata(now=LATER) == []
    assert ReportDelivery.objects.of_reports().count() == 3, "the reports' own deliveries are as before"


def test_a_correction_of_what_several_reports_told_is_told_once(people: People, claim: Claim) -> None:
    subscribe(by=people.editor, now=MONDAY, mail="desk@example.org")
    for weeks in range(3):
        list(issue(W45.shifted(weeks), by=people.editor, now=MONDAY + timedelta(weeks=weeks)))
    corrected(people, claim, now=MONDAY + timedelta(weeks=3))
    assert Erratum.objects.count() == 3
    (row,) = gather_errata(now=MONDAY + timedelta(weeks=3))
    assert row.report.week == "2024-W47"
    (one,) = told_by(row.errata, now=MONDAY + timedelta(weeks=3))
    assert one.weeks == ("2024-W45", "2024-W46", "2024-W47")
