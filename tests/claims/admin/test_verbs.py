"""A verb is one service call: refused in words, on the field, nothing half-written; people never collide."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.domain.lifecycle import ClaimState, ConflictState, ResolutionState
from claims.models import Assignment, Claim, Note, Notification, Resolution, Transition, VerifiedFigure
from tests import builders as make
from tests.claims.admin.conftest import Desk


def url(record: Any, verb: str) -> str:
    return f"/admin/claims/{record._meta.model_name}/{record.pk}/{verb}/"


def text(response: Any) -> str:
    return response.content.decode()


@pytest.fixture
def waiting(desk: Desk) -> Claim:
    return desk.says("US government", "about 8,000 soldiers", accept=False)


def test_accepting_leaves_who_and_why(desk: Desk, waiting: Claim):
    response = desk.client("checker").post(url(waiting, "accept"), {"reason": "Seen in the record."})
    assert response.status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == ClaimState.ACCEPTED
    move = Transition.objects.of(waiting).get()
    assert (move.by, move.reason) == (desk.person("checker"), "Seen in the record.")


def test_rejecting_needs_a_reason(desk: Desk, waiting: Claim):
    response = desk.client("checker").post(url(waiting, "reject"), {"reason": "  "})
    assert response.status_code == 200
    assert "This field is required" in text(response)
    assert not Transition.objects.of(waiting).exists()


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("nobody", False), ("reader", False), ("reporter", False), ("checker", True), ("approver", True)],
)
def test_who_may_triage(desk: Desk, waiting: Claim, role: str, allowed: bool):
    client = desk.client(role) if role != "nobody" else desk.client("", "nobody")
    response = client.post(url(waiting, "accept"), {})
    waiting.refresh_from_db()
    assert (waiting.state == ClaimState.ACCEPTED) is allowed
    if not allowed:
        assert response.status_code in (302, 403)  # a stranger is led to the log-in


def test_whoever_is_slower_is_told_and_loses_nothing(case: Desk):
    conflict = case.conflict()
    slow = case.client("checker", "chen")
    page = slow.get(url(conflict, "dismiss"))
    seen = page.context["seen"]
    case.client("checker", "dora").post(url(conflict, "take"), {})
    response = slow.post(url(conflict, "dismiss"), {"seen": seen, "ground": "same", "words": "My long text."})
    assert response.status_code == 409
    assert "changed since you opened it" in text(response)
    assert "My long text." in text(response)
    assert case.conflict().state == ConflictState.IN_REVIEW
    again = slow.post(
        url(conflict, "dismiss"),
        {"seen": response.context["seen"], "ground": "same", "words": "My long text."},
    )
    assert again.status_code == 302
    assert case.conflict().state == ConflictState.DISMISSED
    assert (
        "No real difference: only rounding or wording. My long text."
        in Transition.objects.of(conflict).last().reason
    )


def test_taking_assigning_scheduling_noting(case: Desk):
    conflict, checker = case.conflict(), case.client("checker")
    checker.post(url(conflict, "take"), {})
    assert Assignment.objects.live().get().assignee == case.person("checker")
    colleague = case.person("checker", "dora")
    checker.post(url(conflict, "assign"), {"assignee": colleague.pk})
    assert Assignment.objects.live().get().assignee == colleague
    checker.post(url(conflict, "schedule"), {"due_at": "2026-12-01T10:00", "priority": "1"})
    checker.post(url(conflict, "note"), {"text": "Ask them, @dora!"})
    conflict = case.conflict()
    assert (conflict.priority, conflict.due_by) == (1, case.person("checker"))
    assert Note.objects.get().mentions == [colleague.pk]
    checker.post(url(conflict, "confirm"), {})
    assert case.conflict().confirmed
    page = text(checker.get(f"/admin/claims/conflict/{conflict.pk}/change/"))
    assert "Ask them, @dora!" in page
    assert "dora" in page


def test_a_dismissed_conflict_opens_again_and_the_past_stays(case: Desk):
    conflict, checker = case.conflict(), case.client("checker")
    checker.post(url(conflict, "dismiss"), {"ground": "other", "words": ""})
    assert case.conflict().state == ConflictState.OPEN
    checker.post(url(conflict, "dismiss"), {"ground": "immaterial"})
    checker.post(url(conflict, "reopen"), {"reason": "It matters after all."})
    assert case.conflict().state == ConflictState.OPEN
    assert [move.to_state for move in Transition.objects.of(conflict)] == ["dismissed", "open"]


def proposal(case: Desk, **changed: Any) -> dict[str, Any]:
    """What the form posts when the suggestion is taken as it stands, with reasons."""
    page = case.client("checker").get(url(case.conflict(), "propose"))
    assert page.status_code == 200, text(page)
    form = page.context["form"]
    data = {field.html_name: field.value() for field in form}
    data = {key: "" if value is None else value for key, value in data.items()}
    data = {key: "on" if value is True else value for key, value in data.items() if value is not False}
    return {**data, "single_voice_reason": "They assess jointly.", "seen": page.context["seen"], **changed}


def test_proposing_and_approving_with_a_part(case: Desk):
    conflict = case.conflict()
    response = case.client("checker").post(url(conflict, "propose"), proposal(case))
    assert response.status_code == 302, text(response)
    made = Resolution.objects.get(whole=None)
    assert made.proposed_by == case.person("checker")
    assert case.conflict().state == ConflictState.PROPOSED
    own = case.client("checker").get(f"/admin/claims/resolution/{made.pk}/change/")
    assert "Another person has to approve it" in text(own)
    page = case.client("approver").get(url(made, "approve"))
    assert "No figure has been published on this question yet" in text(page)
    done = case.client("approver").post(url(made, "approve"), {"seen": page.context["seen"]})
    assert done.status_code == 302, text(done)
    assert VerifiedFigure.objects.get(question=case.russia).approved_by == case.person("approver")
    assert case.conflict().state == ConflictState.RESOLVED


def test_nobody_approves_their_own(case: Desk):
    case.client("approver").post(url(case.conflict(), "propose"), proposal(case))
    made = Resolution.objects.get(whole=None)
    response = case.client("approver").post(url(made, "approve"), {})
    assert response.status_code == 403
    assert "another person has to approve it" in text(response)
    made.refresh_from_db()
    assert made.state == ResolutionState.PROPOSED
    assert not VerifiedFigure.objects.exists()


def test_approving_what_changed_since_is_refused(case: Desk):
    case.client("checker").post(url(case.conflict(), "propose"), proposal(case))
    made = Resolution.objects.get(whole=None)
    page = case.client("approver").get(url(made, "approve"))
    case.says("Ukraine", "about 12,000 soldiers are there")
    response = case.client("approver").post(url(made, "approve"), {"seen": page.context["seen"]})
    assert response.status_code == 409
    assert "changed since" in text(response)
    assert not VerifiedFigure.objects.exists()


def test_sending_back_with_a_comment(case: Desk):
    case.client("checker").post(url(case.conflict(), "propose"), proposal(case))
    made = Resolution.objects.get(whole=None)
    assert case.client("approver").post(url(made, "return"), {"comment": ""}).status_code == 200
    case.client("approver").post(url(made, "return"), {"comment": "Where does the 10,000 come from?"})
    made.refresh_from_db()
    assert made.state == ResolutionState.RETURNED
    assert case.conflict().state == ConflictState.IN_REVIEW
    queue = text(case.client("checker").get("/admin/?show=returned"))
    assert "Where does the 10,000 come from?" in queue


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"low": "NaN"}, "NaN"),
        ({"low": "8_000"}, "8_000"),
        ({"low": "12,000", "high": "10,000"}, "above the higher, 10000: swap them"),
        ({"rationale": " "}, "required"),
        ({"single_voice_reason": ""}, "are known to be independent and to agree"),
        ({"review_by": "2020-01-01"}, "has passed"),
        ({"first_day": "2024-11-09"}, "first day is after the last"),
    ],
)
def test_a_refused_proposal_writes_nothing(case: Desk, changed: dict[str, str], refusal: str):
    response = case.client("checker").post(url(case.conflict(), "propose"), proposal(case, **changed))
    assert response.status_code in (200, 400)
    assert refusal in text(response)
    assert not Resolution.objects.exists()
    assert case.conflict().state == ConflictState.OPEN


def test_bulk_with_a_reason_and_undo(desk: Desk):
    claims = [desk.says(f"Source {n}", "about 8,000 soldiers", accept=False) for n in range(5)]
    checker = desk.client("checker")
    ticked = {"_selected_action": [str(claim.pk) for claim in claims], "back": "/admin/?show=claims&topic=x"}
    asked = checker.post("/admin/claims/claim/bulk/reject/", ticked)
    assert "Reject: 5 records" in text(asked)
    done = checker.post("/admin/claims/claim/bulk/reject/", {**ticked, "confirmed": "1", "reason": "A hoax."})
    assert done.url == "/admin/?show=claims&topic=x"
    assert set(Claim.objects.values_list("state", flat=True)) == {"rejected"}
    page = checker.get("/admin/?show=claims")
    undo = page.context["undo"]
    assert len(undo["ids"]) == 5
    checker.post(
        undo["url"],
        {"_selected_action": undo["ids"], "confirmed": "1", "reason": undo["reason"], "back": "/admin/"},
    )
    assert set(Claim.objects.values_list("state", flat=True)) == {"candidate"}
    assert Transition.objects.filter(reason="Undone: Reject").count() == 5
    assert checker.get("/admin/").context["undo"] is None


def test_bulk_asks_nothing_where_nothing_is_asked_and_tells_what_was_refused(desk: Desk):
    claims = [desk.says(f"Source {n}", "about 8,000 soldiers", accept=n == 0) for n in range(3)]
    checker = desk.client("checker")
    ticked = {"_selected_action": [*(str(claim.pk) for claim in claims), "nonsense"]}
    response = checker.post("/admin/claims/claim/bulk/accept/", ticked, follow=True)
    assert set(Claim.objects.values_list("state", flat=True)) == {"accepted"}
    assert "2 done" in text(response)
    assert "Source 0" in text(response)


def test_take_the_next_one_takes_the_most_pressing(desk: Desk):
    make.conflict(make.question("A small matter"), low="about 8,000 people", high="about 9,900 people")
    grave = make.conflict(make.question("A grave matter"), low="none", high="about 20,000 people")
    response = desk.client("checker").post("/admin/next/")
    assert response.url == f"/admin/claims/conflict/{grave.pk}/change/"
    assert Assignment.objects.live().get().conflict == grave
    desk.client("checker", "dora").post("/admin/next/")
    assert Assignment.objects.live().count() == 2
    assert desk.client("checker").post("/admin/next/").url == "/admin/"
    assert desk.client("reporter").post("/admin/next/").status_code == 403


def test_holding_a_figure_alone_at_once(desk: Desk):
    figure = make.figure()
    approver = desk.client("approver")
    assert desk.client("checker").get(url(figure, "hold")).status_code == 403
    approver.post(url(figure, "hold"), {"reason": "A call from the ministry."})
    held = VerifiedFigure.objects.order_by("-version").first()
    assert held is not None
    assert (held.standing, held.version) == ("on_hold", 2)
    again = approver.post(url(figure, "hold"), {"reason": "Once more."})
    assert again.status_code == 409


def test_what_one_put_on_hold_another_withdraws(desk: Desk):
    """Under two names: whoever put it on hold is refused, and so is what is not on hold."""
    figure = make.figure()
    anna, boris = desk.client("approver"), desk.client("approver", "boris")
    early = boris.post(url(figure, "withdraw"), {"reason": "It is wrong."})
    assert early.status_code == 409
    anna.post(url(figure, "hold"), {"reason": "A call from the ministry."})
    held = VerifiedFigure.objects.latest("version")
    form = boris.get(url(held, "withdraw")).content.decode()
    assert f'<p class="lead">{figure.question.text} about 8,000 to about 20,000 people' in form
    alone = anna.post(url(held, "withdraw"), {"reason": "I am sure."})
    assert "another person has to withdraw it" in alone.content.decode()
    assert desk.client("checker").post(url(held, "withdraw"), {"reason": "Me?"}).status_code == 403
    assert VerifiedFigure.objects.latest("version") == held
    boris.post(url(held, "withdraw"), {"reason": "The ministry has taken it back."})
    newest = VerifiedFigure.objects.latest("version")
    assert (newest.standing, newest.change_kind, newest.version) == ("withdrawn", "WITHDRAWN", 3)
    assert (newest.proposed_by.username, newest.approved_by.username) == ("approver", "boris")
    assert newest.reason == "The ministry has taken it back."
    assert json.loads(newest.publication.body)["best"] is None
    again = boris.post(url(held, "withdraw"), {"reason": "Once more."})
    assert again.status_code == 409
    assert not Notification.objects.filter(kind="held").unread().exists(), "nobody is asked any more"


def test_where_to_go_back_is_never_another_site(desk: Desk, waiting: Claim):
    response = desk.client("checker").post(url(waiting, "accept"), {"back": "https://evil.example/"})
    assert response.url == f"/admin/claims/claim/{waiting.pk}/change/"


def test_days_until_review_are_suggested(case: Desk):
    form = case.client("checker").get(url(case.conflict(), "propose")).context["form"]
    assert form["review_by"].value() >= timezone.now().date() + timedelta(days=29)
    assert form["last_day"].value() == date(2024, 10, 31)


def test_giving_back_what_was_taken(case: Desk):
    conflict, checker = case.conflict(), case.client("checker")
    checker.post(url(conflict, "take"), {})
    undo = checker.get("/admin/").context["undo"]
    data = {"_selected_action": undo["ids"], "confirmed": "1", "reason": undo["reason"], "back": "/admin/"}
    checker.post(undo["url"], data)
    assert case.conflict().state == ConflictState.OPEN
    assert not Assignment.objects.live().exists()
    assert Assignment.objects.get().superseded_by == case.person("checker")
    assert [move.to_state for move in Transition.objects.of(conflict)] == ["in_review", "open"]
    assert checker.post(url(conflict, "release"), {"reason": "Again."}).status_code == 409
