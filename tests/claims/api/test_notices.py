"""Recall notices: who pulled what is told, whenever the pull was written, until it is acknowledged."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Notice, Retrieval, VerifiedFigure
from claims.published.recall import recall
from claims.services.notifications.notices import PULLS, keep_pulls
from claims.services.publishing.publication import hold_figure
from claims.services.publishing.staleness_events import mark_due_stale
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution
from claims.services.served_texts import served_text
from claims.services.triage.triage import assign_conflict, reject_claim
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, early_in_a_minute, problem, token
from tests.pulls import forget_pulls, noted_pulls

pytestmark = pytest.mark.django_db
HEADER = "Claimcheck-Notices"
AFTER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def nothing_noted():
    forget_pulls()
    yield
    forget_pulls()


def hold(figure):
    return hold_figure(
        by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=figure, reason="A doubt."
    )


@pytest.mark.parametrize("written_first", [True, False])
@pytest.mark.parametrize("path", ["figures/", "figures/{id}/", "changes/"])
def test_whoever_pulled_it_is_told_until_it_is_acknowledged(path, written_first):
    figure = builders.figure()
    _, asking = token()
    _, other = token()
    before = asking.get(f"{API}{path.format(id=figure.question_id)}")
    assert HEADER not in before.headers
    if written_first:
        PULLS.write()
    hold(figure)
    PULLS.write()
    again = asking.get(f"{API}figures/{figure.question_id}/")
    assert again.headers[HEADER] == "1"
    assert again.content.decode() == served_text(2, on=timezone.now().date()), "never in the body"
    PULLS.write()  # having the new one does not settle it
    (notice,) = asking.get(f"{API}notices/?open=true").json()["results"]
    assert (notice["pulled"], notice["publication"], notice["change_kind"]) == (1, 2, "HOLD")
    assert notice["question"] == str(figure.question_id)
    address = f"{API}notices/{notice['id']}/"
    etag = {"If-Match": asking.get(address).headers["ETag"]}
    done = asking.post(f"{address}acknowledge/", headers=etag)
    assert done.json()["acknowledged_by"] is not None
    assert HEADER not in asking.get(f"{API}figures/").headers
    problem(asking.post(f"{address}acknowledge/", headers={"If-Match": done.headers["ETag"]}), 409)
    assert HEADER not in other.get(f"{API}figures/").headers
    problem(other.post(f"{address}acknowledge/", headers=etag), 404)


def test_old_and_new_in_one_writing_are_both_seen():
    figure = builders.figure()
    hold(figure)
    made, _ = token()
    keep_pulls({(made.pk, 1), (made.pk, 2)}, now=NOW)
    assert Notice.objects.get().pulled_id == 1
    assert Retrieval.objects.get().publication_id == 2
    keep_pulls({(made.pk, 1)}, now=NOW)
    assert Retrieval.objects.get().publication_id == 2, "an older one never takes the place of a newer one"


def test_nobody_is_told_of_what_changes_no_meaning_or_was_pulled_as_history():
    figure = builders.figure()
    _, asking = token()
    asking.get(f"{API}figures/{figure.question_id}/history/")
    asking.get(f"{API}figures/?known_at=2030-01-01T00:00:00Z")
    client().get(f"{API}figures/")
    assert not noted_pulls()
    hold(figure)
    asking.get(f"{API}figures/")
    PULLS.write()
    assert not Notice.objects.exists()


def by_candidate(figure):
    """Somebody has looked at a candidate that contradicts it, and then it is rejected."""
    conflict, by = figure.resolution.conflict, builders.person("checker")
    typo = builders.claim(figure.question, builders.source("A blog"), "90,000 soldiers", now=AFTER)
    conflict.refresh_from_db()
    assign_conflict(by=by, now=AFTER, conflict=conflict, assignee=by)
    yield
    reject_claim(by=by, now=AFTER, claim=typo, reason="A typo.")


def by_the_clock(figure):
    """Its review is due, and then it is renewed."""
    late = AFTER + timedelta(days=40)
    mark_due_stale(now=late)
    yield
    figure = VerifiedFigure.objects.current().get()
    renewal = propose_renewal(
        by=builders.person("checker"), now=late, figure=figure, review_by=date(2100, 1, 1)
    )
    approve_resolution(by=builders.person("approver"), now=late, resolution=renewal)


@pytest.mark.parametrize(
    ("story", "kinds", "words"),
    [
        (by_candidate, ["CHALLENGED", "REFILE"], ["a claim now contradicts", "stands again"]),
        (by_the_clock, ["STALE", "REFILE"], ["whose day of review has passed", "stands again"]),
    ],
)
def test_challenged_stale_and_what_ends_it_are_told_as_what_they_are(story, kinds, words):
    figure = builders.figure(review_by=date(2024, 11, 20))
    _, asking = token()
    asking.get(f"{API}figures/")
    PULLS.write()
    steps = story(figure)
    for number, kind in enumerate(kinds):
        next(steps, None)
        found = Notice.objects.order_by("publication").last()
        assert (Notice.objects.count(), found.publication.figure.change_kind) == (number + 1, kind)
        assert words[number] in recall(found, "", NOW.date()).text


def test_a_renewal_before_the_day_of_review_is_no_news():
    figure = builders.figure()
    _, asking = token()
    asking.get(f"{API}figures/")
    PULLS.write()
    later = date(2101, 1, 1)
    renewal = propose_renewal(by=builders.person("checker"), now=NOW, figure=figure, review_by=later)
    approve_resolution(by=builders.person("approver"), now=NOW, resolution=renewal)
    assert not Notice.objects.exists()


def test_noting_pulls_takes_no_query(django_assert_num_queries):
    figure = builders.figure()
    _, asking = token()
    early_in_a_minute()
    asking.get(f"{API}figures/")
    with django_assert_num_queries(2):
        asking.get(f"{API}figures/{figure.question_id}/")


def test_the_desk_sees_who_has_the_old_one():
    figure = builders.figure()
    _, asking = token(name="Graphics desk")
    asking.get(f"{API}figures/")
    PULLS.write()
    hold(figure)
    desk = Client()
    desk.force_login(builders.person("approver"))
    shown = desk.get("/admin/claims/notice/").content.decode()
    assert "Graphics desk" in shown
    assert "Put on hold" in shown
    assert "Graphics desk" in desk.get("/admin/claims/retrieval/").content.decode()
