"""A reader reports an error without an account: what is taken, what is not, and what the receipt tells."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from claims.models import Conflict, ErrorReport, Publication, VerifiedFigure
from claims.pages import error_reports as pages
from claims.services.redaction import carry_out_redaction, propose_redaction
from claims.services.triage import error_reports as services
from claims.wording.causes import REPORTED
from tests import builders as make

pytestmark = pytest.mark.django_db
SECRET = {"words": "Their own site says ninety.", "contact": "reader@mail.example"}


@pytest.fixture
def figure(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> VerifiedFigure:
    """A published one, on a site that takes reports; a form may be sent as soon as it is opened."""
    settings.PUBLIC_READ = settings.ACCOUNTABILITY = True
    monkeypatch.setattr("claims.domain.error_reports.SOONEST", timedelta(0))
    cache.clear()
    return make.figure()


def address(figure: VerifiedFigure) -> str:
    return f"/figures/{figure.question_id}/error/"


def sent(figure: VerifiedFigure, asking: Client | None = None, **changed: Any) -> Any:
    """The answer to a form as a browser without a script sends it, with its cookie."""
    asking = asking or Client(enforce_csrf_checks=True)
    html = asking.get(address(figure)).content.decode()
    hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|begun)" value="([^"]+)"', html))
    return asking.post(address(figure), {**hidden, **SECRET, "website": "", **changed})


def test_what_was_sent_waits_at_the_desk_and_the_receipt_says_so(figure: VerifiedFigure) -> None:
    answer = sent(figure, link="https://example.org/ninety")
    assert answer.status_code == 302
    report = ErrorReport.objects.get()
    assert (report.words, report.contact) == (SECRET["words"], SECRET["contact"])
    assert report.publication == figure.publication
    page = Client().get(answer.url)
    html = page.content.decode()
    assert report.number in html
    assert "It waits for a person" in html
    assert not any(text in html for text in SECRET.values()), "what was sent is shown nowhere"
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex")
    assert mail.outbox == [], "no mail goes to a stranger"
    desk = Client()
    desk.force_login(make.person("checker"))
    assert report.number in desk.get("/admin/?show=reported").content.decode()


def test_an_accepted_report_challenges_the_figure_and_reopens_its_conflict(
    figure: VerifiedFigure,
) -> None:
    receipt, report = sent(figure).url, ErrorReport.objects.get()
    desk = Client()
    desk.force_login(make.person("checker"))
    given = {"answer": "You are right."}
    assert desk.post(f"/admin/claims/errorreport/{report.pk}/accept/", given).status_code == 302
    assert Conflict.objects.get().state == "open"
    newest = Publication.objects.latest("seq")
    assert (newest.figure.change_kind, newest.figure.reason) == ("CHALLENGED", REPORTED)
    page = Client().get(receipt).content.decode()
    assert "Accepted: we are checking the figure." in page
    assert "You are right." in page
    assert f"Challenged. <bdi>{REPORTED}" in page
    again = ErrorReport.objects.live().get()
    services.decline_error_report(
        by=make.person("checker"), now=timezone.now(), report=again, answer="We looked: it holds."
    )
    assert "We looked: it holds." in Client().get(receipt).content.decode(), "an answer can be corrected"


def test_a_declined_report_publishes_nothing_and_says_why(figure: VerifiedFigure) -> None:
    receipt, report = sent(figure).url, ErrorReport.objects.get()
    by, now = make.person("checker"), timezone.now()
    services.decline_error_report(by=by, now=now, report=report, answer="That is another year.")
    assert Publication.objects.count() == 1
    page = Client().get(receipt).content.decode()
    assert "Declined" in page
    assert "That is another year." in page
    with pytest.raises(services.Refused, match="the reader gets it"):
        services.accept_error_report(by=by, now=now, report=report, answer=" ")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"words": " "}, "required"),
        ({"words": "x" * 4001}, "4000"),
        ({"link": "javascript:alert(1)"}, "valid URL"),
        ({"website": "https://spam.example"}, "as a program would"),
        ({"begun": "forged"}, "opened too long ago"),
    ],
)
def test_what_no_person_sent_is_not_kept(figure: VerifiedFigure, changed: dict[str, str], told: str) -> None:
    answer = sent(figure, **changed)
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert not ErrorReport.objects.exists()


def test_a_form_sent_faster_than_anybody_reads_is_not_kept(
    figure: VerifiedFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.domain.error_reports.SOONEST", timedelta(seconds=3))
    assert "as a program would" in sent(figure).content.decode()
    assert not ErrorReport.objects.exists()


def test_one_address_and_all_together_have_limits(
    figure: VerifiedFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PER_ADDRESS", "2/h/ip")
    assert [sent(figure).status_code for _ in range(3)] == [302, 302, 429]
    monkeypatch.setattr(pages, "PER_ADDRESS", "9/h/ip")
    monkeypatch.setattr(services, "MOST_A_DAY", 2)
    turned = sent(figure)
    assert (turned.status_code, turned["Retry-After"]) == (429, "3600")
    assert ErrorReport.objects.count() == 2


def test_without_the_sites_own_token_nothing_is_taken(figure: VerifiedFigure) -> None:
    assert Client(enforce_csrf_checks=True).post(address(figure), SECRET).status_code == 403


def test_a_receipt_is_signed_and_good_for_nothing_else(figure: VerifiedFigure) -> None:
    receipt = sent(figure).url
    assert Client().get(receipt.replace("receipts/I", "receipts/J")).status_code == 404
    report = ErrorReport.objects.get()
    forged = pages.signing.dumps(str(report.report_id), salt=pages.FORM)
    assert Client().get(f"/accountability/receipts/{forged}/").status_code == 404


def test_where_it_is_off_nothing_is_taken_or_shown(figure: VerifiedFigure, settings: Settings) -> None:
    receipt = sent(figure).url
    link = address(figure)
    assert link in Client().get(f"/figures/{figure.question_id}/").content.decode()
    settings.ACCOUNTABILITY = False
    assert [Client().get(each).status_code for each in (link, receipt)] == [404, 404]
    assert Client().post(link, SECRET).status_code == 404
    assert link not in Client().get(f"/figures/{figure.question_id}/").content.decode()


def test_what_was_sent_is_removed_by_two_people(figure: VerifiedFigure) -> None:
    sent(figure)
    report = ErrorReport.objects.get()
    proposed = propose_redaction(
        by=make.person("approver"), now=timezone.now(), kind="error_report", target=str(report.report_id),
        reason="They asked for it.", authority="The reader",
    )  # fmt: skip
    carry_out_redaction(by=make.person("approver", "second"), now=timezone.now(), redaction=proposed)
    report.refresh_from_db()
    assert {report.words, report.contact} == {"[Removed for legal reasons]"}
    assert report.link == ""
