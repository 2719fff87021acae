"""The bell and the list behind it: one's own only, read by opening, by mail as one likes."""

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import MailChoice, Notification
from claims.services.triage.triage import assign_conflict
from tests import builders as make
from tests.claims.admin.conftest import Desk

LIST = "/admin/notifications/"


@pytest.fixture
def given(case: Desk) -> Notification:
    """A conflict that the checker was given."""
    assign_conflict(
        by=case.person("editor-in-chief"),
        now=timezone.now(),
        conflict=case.conflict(),
        assignee=case.person("checker"),
    )
    return Notification.objects.get(kind="assigned")


def bell(client: Client) -> str:
    """The count on the bell; empty for none."""
    page = client.get("/admin/").content.decode()
    return page.split("bell")[1].split("</a>")[0].partition('class="count">')[2].partition("<")[0]


def test_opening_one_reads_it_and_leads_to_what_it_is_about(case: Desk, given: Notification):
    checker = case.client("checker")
    assert bell(checker) == "1"
    assert given.question.text in checker.get(f"{LIST}?show=unread").content.decode()
    answer = checker.post(f"{LIST}{given.pk}/")
    assert answer.url == f"/admin/claims/conflict/{given.record_id}/change/"
    assert bell(checker) == ""
    assert given.question.text not in checker.get(f"{LIST}?show=unread").content.decode()
    assert given.question.text in checker.get(LIST).content.decode()


def test_the_theme_shows_the_count_beside_its_own_pages(case: Desk, given: Notification):
    page = case.client("checker").get("/admin/sources/source/").content.decode()
    assert LIST in page


def test_nobody_reads_or_opens_anothers(case: Desk, given: Notification):
    other = case.client("approver")
    assert given.question.text not in other.get(LIST).content.decode()
    assert other.post(f"{LIST}{given.pk}/").status_code == 404
    other.post(f"{LIST}read/")
    given.refresh_from_db()
    assert given.read_at is None


def test_all_at_once(case: Desk, given: Notification):
    case.client("checker").post(f"{LIST}read/")
    given.refresh_from_db()
    assert given.read_by == case.person("checker")


def test_reading_and_choosing_take_a_post(case: Desk, given: Notification):
    for address in (f"{LIST}{given.pk}/", f"{LIST}read/", f"{LIST}mail/"):
        assert case.client("checker").get(address).status_code == 405


@pytest.mark.parametrize(("wanted", "kept"), [("off", "off"), ("at_once", "at_once"), ("hourly", None)])
def test_when_it_comes_by_mail(case: Desk, wanted: str, kept: str | None):
    case.client("checker").post(f"{LIST}mail/", {"by_mail": wanted})
    assert MailChoice.objects.values_list("by_mail", flat=True).first() == kept


@pytest.mark.check("tests/claims/api/test_queries.py::test_a_conflict_of_30_claims_costs_what_one_of_3_does")
def test_a_long_list_costs_what_a_short_one_does(case: Desk, django_assert_max_num_queries):
    person = case.person("checker")

    def grow(count: int) -> None:
        for _number in range(count):
            about = make.question(f"Question {make.next_number()}")
            assign_conflict(
                by=case.person("editor-in-chief"), now=timezone.now(), conflict=make.conflict(about),
                assignee=person,
            )  # fmt: skip

    client = case.client("checker")
    grow(3)
    client.get(LIST)  # the session notes that it is in use
    with django_assert_max_num_queries(9) as few:
        client.get(LIST)
    assert (
        sum("claims_notification" in (each["sql"] or "") for each in few.captured_queries) == 3
    )  # bell, page, rows
    grow(12)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)
