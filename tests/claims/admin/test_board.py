"""The live board at the desk, and the next figure of the same source."""

from datetime import date, time

import pytest

from claims.models import Claim
from claims.services.publishing.publication import hold_figure
from tests import builders as make
from tests.claims.admin.conftest import Desk


@pytest.fixture
def last(desk: Desk) -> Claim:
    return make.claim(make.question("How many marched?"), make.source("Police"), "3,000 people marched")


def address(claim: Claim) -> str:
    return f"/admin/questions/{claim.question_id}/board/"


def test_the_board_marks_what_is_new_since_the_last_look(desk: Desk, last: Claim):
    checker = desk.client("checker")
    first = checker.get(address(last))
    assert first.context["since"] is None
    assert "3,000 people" in first.content.decode()
    make.claim(last.question, make.source("Union"), "9,000 people", now=first.context["now"])
    again = checker.get(address(last))
    assert again.context["changes"] == 0, "what is recorded at the very moment was seen"
    answer = desk.client("reporter").post(
        f"/admin/claims/claim/{last.pk}/again/",
        {
            "quote": "4,000 people marched",
            "said_on": "2024-11-02",
            "said_at": "01:30",
            "said_zone": "Asia/Seoul",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    assert checker.get(f"{address(last)}?since={again.context['since'].isoformat()}").context["changes"] == 1
    looked = checker.get(address(last))
    assert looked.context["changes"] == 1
    text = looked.content.decode()
    assert "was 3,000 people" in text
    assert "1 November 2024, 16:30" in text
    assert checker.get(address(last)).context["changes"] == 0


def test_a_figure_on_hold_is_not_called_published(desk: Desk, last: Claim):
    figure = make.figure(last.question)
    board = desk.client("checker")
    assert '<span class="tag plain">published</span>' in board.get(address(last)).content.decode()
    hold_figure(by=desk.person("approver"), now=make.NOW, figure=figure, reason="A doubt.")
    text = board.get(address(last)).content.decode()
    assert '<span class="tag warn">On hold</span>' in text
    assert '<span class="tag plain">published</span>' not in text


def test_source_question_and_document_are_kept(desk: Desk, last: Claim):
    reporter = desk.client("reporter")
    form = reporter.get(f"/admin/claims/claim/{last.pk}/again/").context["form"]
    assert [field.name for field in form.visible_fields()][:5] == [
        "quote", "value", "said_on", "said_at", "said_zone",
    ]  # fmt: skip
    given = {"quote": "at least 4,000 people", "said_on": "2024-11-02", "back": address(last)}
    answer = reporter.post(f"/admin/claims/claim/{last.pk}/again/", given)
    assert answer.headers["Location"] == address(last)
    made = Claim.objects.latest("recorded_at")
    assert (made.question_id, made.statement.source_id) == (last.question_id, last.statement.source_id)
    assert made.snapshot.document_id == last.snapshot.document_id
    assert (made.as_written(), made.as_of.lower) == ("at least 4,000", date(2024, 11, 2))


def test_an_hour_without_a_day_or_that_never_came_is_named(desk: Desk, last: Claim):
    page = f"/admin/claims/claim/{last.pk}/again/"
    wrong = (
        ({"said_at": "03:30"}, "give the day of this hour"),
        ({"said_at": "03:30", "said_on": "2024-03-31", "said_zone": "Europe/Kyiv"}, "did not come"),
    )
    for given, told in wrong:
        answer = desk.client("reporter").post(page, {"quote": "4,000 people", **given})
        assert told in answer.content.decode().lower()
    assert Claim.objects.count() == 1


def test_the_hour_of_a_claim_by_hand(desk: Desk, last: Claim):
    given = {
        "quote": "5,000 people", "question": last.question_id, "source": last.statement.source_id,
        "said_on": "2024-11-02", "said_at": "14:30", "said_zone": "Europe/Kyiv",
        "document": last.snapshot.document_id,
    }  # fmt: skip
    answer = desk.client("reporter").post("/admin/claims/claim/add/", given)
    assert answer.status_code == 302, answer.content.decode()
    said = Claim.objects.latest("recorded_at").statement
    assert (said.said_on, said.said_at) == (date(2024, 11, 2), time(12, 30))
