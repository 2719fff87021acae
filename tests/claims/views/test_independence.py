"""Where hidden claims lower the number of independent sources, both signers see it and choose."""

import json

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.models import Conflict, Publication
from claims.services.review.hidden_counts import counts_of
from claims.services.review.resolution import approve_resolution
from tests import builders
from tests.claims.api.client import get, post, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def conflict() -> Conflict:
    """Two who agree, one who doesn't, and an internal claim of a joint source of the two."""
    us, ukraine = builders.source("United States"), builders.source("Ukraine")
    about = builders.question()
    builders.claim(about, us, "about 8,000 soldiers", accept=True, chain_complete=True)
    builders.claim(about, ukraine, "about 8,200 soldiers", accept=True, chain_complete=True)
    builders.claim(about, builders.source("Russia"), "about 20,000 soldiers", accept=True)
    joint = builders.source("Joint assessment", "joint", members=(us, ukraine))
    builders.claim(about, joint, "about 8,100 soldiers", internal=True)
    return Conflict.objects.get(question=about)


def test_readers_count_what_they_may_know(conflict: Conflict) -> None:
    told = get(f"conflicts/{conflict.pk}/")
    assert told["independent_count"] == 2
    assert "co_member" not in json.dumps(told)
    assert {each["dependence"] for each in told["findings"]} <= {"independent", "unknown"}


def test_it_is_proposed_and_approved_without_the_count_or_not_at_all(conflict: Conflict) -> None:
    with pytest.raises(Refused, match=r"2 independent sources .* known, 1"):
        builders.resolution(conflict)
    made = builders.resolution(conflict, without_count=True)
    found = counts_of(made, now=builders.NOW)[made.pk]
    assert (found.visible.count, found.known.count, made.count_withheld) == (2, 1, True)
    approver = builders.person("approver")
    with pytest.raises(Refused, match="without the count"):
        approve_resolution(by=approver, now=builders.NOW, resolution=made)
    approve_resolution(by=approver, now=builders.NOW, resolution=made, without_count=True)
    body = json.loads(Publication.objects.get().body)
    assert (body["independent_count"], body["independent_exact"], body["single_voice_reason"]) == (None,) * 3
    assert (body["confidence_offered"], body["confidence_reasons"], body["confidence_reason"]) == (
        None,
        [],
        None,
    )
    assert max(each["independent_count"] or 0 for each in body["positions"]) == 1


def test_over_rest_no_count_is_told_and_nothing_approved(conflict: Conflict) -> None:
    made = builders.resolution(conflict, without_count=True)
    told = get(f"resolutions/{made.pk}/")
    assert (told["independent_count"], told["independent_exact"], told["single_voice_reason"]) == (
        None,
        None,
        "",
    )
    refused = problem(post(f"resolutions/{made.pk}/approve/", {}, "approver"), 400)
    assert "admin only" in json.dumps(refused)
