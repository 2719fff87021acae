"""The museum's cases on what opens a settled question again, and what closes it by itself."""

from datetime import date, timedelta

import pytest
from django.test import Client

from claims.models import Claim, Conflict, Notification, Publication, VerifiedFigure
from claims.services.detection.reopening import publish_due_challenges
from claims.services.notifications.notifying import follow_topic
from claims.services.publishing.staleness_events import mark_due_stale
from claims.services.triage.triage import assign_conflict, reject_claim, reopen_conflict
from tests import builders
from tests.claims.api.client import get, post, problem

pytestmark = pytest.mark.django_db
LATER = builders.NOW + timedelta(hours=1)


@pytest.fixture
def figure():
    """20 and about 300, one day: the range is published."""
    return builders.settle(builders.conflict(low="20 soldiers", high="about 300 soldiers"))


def newest():
    return VerifiedFigure.objects.current().get()


def kinds():
    return [each.figure.change_kind for each in Publication.objects.order_by("seq")]


def claim_of(name):
    return Claim.objects.live().get(statement__source__name=name)


def test_h21_a_hedge_that_is_noted_disputes_nothing(figure):
    builders.correct(claim_of("United States"), hedging="allegedly")
    assert (kinds(), newest().standing) == (["NEW"], "verified")
    assert Conflict.objects.get().state == "resolved"


def test_h22_a_correction_that_changes_nothing_is_invalid(figure):
    claim = claim_of("United States")
    sent = {"reason": "Seen again.", "quote": claim.quote}
    refused = problem(post(f"claims/{claim.claim_id}/correct/", sent, "checker"), 400)
    assert "nothing changed" in str(refused)
    assert claim_of("United States").version == 1


def test_h23_a_figure_that_its_own_claim_leaves_is_disputed(figure):
    multiplied("Ukraine")
    assert kinds() == ["NEW", "DISPUTED"]
    assert Conflict.objects.get().state == "open"


def multiplied(name):
    """300 becomes 3,000."""
    words = "about 3,000 soldiers"
    text = builders.snapshot(f"{words}. (corrected)")
    builders.correct(claim_of(name), quote=words, snapshot=text, value="3,000")


def test_h24_what_has_changed_since_it_was_proposed_is_not_approved():
    conflict = builders.conflict(low="20 soldiers", high="about 300 soldiers")
    made = builders.resolution(conflict)
    multiplied("Ukraine")
    problem(post(f"resolutions/{made.pk}/approve/", None, "approver"), 409)


def test_p11_a_candidate_challenges_and_the_figure_is_restored_by_itself(figure):
    conflict = figure.resolution.conflict
    typo = builders.claim(conflict.question, builders.source("A blog"), "9,000 soldiers", now=LATER)
    conflict.refresh_from_db()
    assert (kinds(), conflict.state) == (["NEW"], "open")  # known at the desk, not yet to the public
    assign_conflict(
        by=builders.person("checker"), now=LATER, conflict=conflict, assignee=builders.person("checker")
    )
    document = get(f"figures/{figure.question_id}/")
    assert (document["change_kind"], document["standing"]) == ("CHALLENGED", "verified")
    assert document["challenged"] is True
    reject_claim(by=builders.person("checker"), now=LATER, claim=typo, reason="A typo: 90.")
    document = get(f"figures/{figure.question_id}/")
    assert (document["change_kind"], document["standing"], document["challenged"]) == (
        "REFILE",
        "verified",
        False,
    )
    assert "A typo: 90." in document["reason"]
    conflict.refresh_from_db()
    assert conflict.state == "resolved"


def test_a_challenge_that_nobody_looks_at_is_public_after_a_day(figure):
    conflict = figure.resolution.conflict
    for name in ("A blog", "Another blog"):
        builders.claim(conflict.question, builders.source(name), "9,000 soldiers", now=LATER)
    publish_due_challenges(now=LATER + timedelta(hours=23))
    assert kinds() == ["NEW"]
    publish_due_challenges(now=LATER + timedelta(hours=25))
    publish_due_challenges(now=LATER + timedelta(hours=26))
    assert kinds() == ["NEW", "CHALLENGED"]


def test_a_candidate_that_is_accepted_disputes_and_its_rejection_restores(figure):
    conflict = figure.resolution.conflict
    other = builders.claim(conflict.question, builders.source("A paper"), "9,000 soldiers", now=LATER)
    builders.accept(other)
    assert kinds() == ["NEW", "DISPUTED"]
    assert newest().best is None
    builders.reject(other, "Another war.")
    assert kinds() == ["NEW", "DISPUTED", "REFILE"]
    assert (newest().standing, newest().low, newest().high) == ("verified", figure.low, figure.high)
    assert newest().approved_by == figure.approved_by


def test_what_the_public_may_not_see_challenges_at_the_desk_only(figure):
    conflict = figure.resolution.conflict
    hidden = builders.claim(
        conflict.question, builders.source("A letter"), "9,000 soldiers", now=LATER, internal=True
    )
    publish_due_challenges(now=LATER + timedelta(days=2))
    assert kinds() == ["NEW"]
    builders.accept(hidden)
    document = get(f"figures/{figure.question_id}/")
    assert document["standing"] == "disputed"
    assert "A letter" not in document["reason"]


def test_past_its_review_a_figure_has_one_event_and_is_stale_by_the_clock():
    figure = builders.figure(review_by=date(2024, 11, 20))
    assert mark_due_stale(now=builders.NOW) == 0
    late = builders.NOW + timedelta(days=30)
    assert [mark_due_stale(now=late), mark_due_stale(now=late + timedelta(days=1))] == [1, 0]
    assert kinds() == ["NEW", "STALE"]
    document = get(f"figures/{figure.question_id}/")
    assert (document["standing"], document["best"], document["change_kind"]) == ("stale", None, "STALE")
    assert document["reason"] == "It was to be reviewed by 20 November 2024."


def test_a_renewal_by_two_people_ends_it():
    figure = builders.figure(review_by=date(2024, 11, 20))
    late = builders.NOW + timedelta(days=30)
    mark_due_stale(now=late)
    conflict = figure.resolution.conflict
    conflict.refresh_from_db()
    reopen_conflict(by=builders.person("checker"), now=late, conflict=conflict, reason="To be renewed.")
    builders.settle(conflict, now=late)
    assert kinds() == ["NEW", "STALE", "REFILE"]
    assert get(f"figures/{figure.question_id}/")["standing"] == "verified"


def notified(kind):
    rows = Notification.objects.filter(kind=kind, about="verifiedfigure")
    return sorted(rows.values_list("recipient__username", flat=True))


def test_signers_and_followers_are_notified_of_a_challenge_and_of_what_ends_it(figure):
    followers = [builders.person("reader", name) for name in ("Ann", "Once Ann's friend")]
    for person, follows in zip([*followers, followers[1]], [True, True, False], strict=True):
        follow_topic(by=person, now=LATER, topic=figure.question.topic, follows=follows)
    other = builders.claim(None, builders.source("South Korea"), "about 3,000 soldiers")
    assert notified("challenged") == []
    by = builders.person("editor-in-chief")
    assign_conflict(by=by, now=LATER, conflict=Conflict.objects.get(), assignee=by)
    told = sorted([figure.proposed_by.username, figure.approved_by.username, "Ann"])
    assert notified("challenged") == told
    reject_claim(by=by, now=LATER, claim=other, reason="A typo.")
    assert kinds() == ["NEW", "CHALLENGED", "REFILE"]
    assert notified("restored") == told
    bell = Client()
    bell.force_login(followers[0])
    shown = bell.get("/admin/notifications/").content.decode()
    assert "Challenged" in shown
    assert "Restored" in shown
