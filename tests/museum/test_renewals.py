"""A figure is renewed by two people: nothing about it changes but the day of its review."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client

from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded, StaleState
from claims.models import Publication, Resolution, VerifiedFigure
from claims.services.publishing.ledger import broken_links
from claims.services.publishing.publication import hold_figure
from claims.services.publishing.staleness_events import mark_due_stale
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution, return_resolution
from tests import builders
from tests.claims.api.client import get, post

pytestmark = pytest.mark.django_db

LATER = timedelta(days=90)
KEPT = ("low", "best", "high", "as_of", "method", "confidence", "rationale", "inputs", "policy", "standing")


def renewed(figure: VerifiedFigure, **changed) -> Resolution:
    asked = {"by": builders.person("checker"), "now": builders.NOW, "figure": figure}
    return propose_renewal(**{**asked, "review_by": figure.review_by + LATER, **changed})


def approved(renewal: Resolution) -> VerifiedFigure:
    return approve_resolution(by=builders.person("approver"), now=builders.NOW, resolution=renewal)


def test_nothing_changes_but_the_day_of_review():
    figure = builders.figure()
    before = json.loads(figure.publication.body)
    made = approved(renewed(figure))
    after = json.loads(made.publication.body)
    assert (made.change_kind, made.version, made.standing) == ("REFILE", 2, "verified")
    assert after["review_by"] == str(figure.review_by + LATER)
    assert {name: after[name] for name in KEPT} == {name: before[name] for name in KEPT}
    assert after["reason"] == "Two people have reviewed it: nothing changes but the day of its next review."
    assert broken_links() == []


def test_it_takes_a_second_person_and_a_later_day():
    figure = builders.figure()
    with pytest.raises(Refused, match="give a day after"):
        renewed(figure, review_by=figure.review_by)
    proposed = renewed(figure)
    with pytest.raises(SecondPersonNeeded):
        approve_resolution(by=builders.person("checker"), now=builders.NOW, resolution=proposed)
    with pytest.raises(StaleState, match="already awaits"):
        renewed(figure)
    return_resolution(
        by=builders.person("approver"), now=builders.NOW, resolution=proposed, comment="Ask them once more."
    )
    approved(renewed(figure))


def test_what_is_held_is_not_renewed():
    figure = builders.figure()
    proposed = renewed(figure)
    held = hold_figure(by=builders.person("approver"), now=builders.NOW, figure=figure, reason="A doubt.")
    with pytest.raises(StaleState, match="has changed since its renewal"):
        approved(proposed)
    with pytest.raises(StaleState, match="Only a verified figure"):
        renewed(held)


def test_what_is_out_of_date_is_renewed_and_may_go_out_of_date_again():
    figure = builders.figure(review_by=date(2024, 11, 8))
    due = builders.NOW + timedelta(days=5)
    assert mark_due_stale(now=due) == 1
    assert mark_due_stale(now=due) == 0
    stale = VerifiedFigure.objects.current().get()
    assert (stale.change_kind, stale.standing) == ("STALE", "verified")
    proposed = renewed(stale, now=due)
    approve_resolution(by=builders.person("approver"), now=due, resolution=proposed)
    assert mark_due_stale(now=due) == 0
    assert mark_due_stale(now=due + LATER + timedelta(days=2)) == 1
    kinds = [each.figure.change_kind for each in Publication.objects.order_by("seq").select_related("figure")]
    assert kinds == ["NEW", "STALE", "REFILE", "STALE"]
    assert figure.version == 1


def test_a_day_of_review_that_passes_meanwhile_is_no_obstacle():
    figure = builders.figure(review_by=date(2024, 11, 8))
    proposed = renewed(figure)
    assert mark_due_stale(now=builders.NOW + timedelta(days=5)) == 1
    made = approve_resolution(
        by=builders.person("approver"), now=builders.NOW + timedelta(days=5), resolution=proposed
    )
    assert made.version == 3


def test_over_rest():
    figure = builders.figure()
    body = {"question": str(figure.question_id), "review_by": "2100-06-01"}
    answer = post("resolutions/renew/", body, "checker")
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert made["conflict"] is None
    assert answer.headers["Location"].endswith(f"/api/v1/resolutions/{made['id']}/")
    assert post(f"resolutions/{made['id']}/approve/", {}, "approver").status_code == 200
    served = get(f"figures/{figure.question_id}/")
    assert (served["version"], served["review_by"]) == (2, body["review_by"])


def test_at_the_desk():
    figure = builders.figure()
    desk = Client()
    desk.force_login(builders.person("checker"))
    address = f"/admin/claims/verifiedfigure/{figure.pk}/renew/"
    assert desk.get(address).status_code == 200
    done = desk.post(address, {"review_by": "2100-06-01"})
    assert done.status_code == 302, done.content
    made = Resolution.objects.get(conflict=None)
    desk.force_login(builders.person("approver"))
    assert desk.get(f"/admin/claims/resolution/{made.pk}/change/").status_code == 200
    approved(made)
    assert VerifiedFigure.objects.current().get().review_by == date(2100, 6, 1)
