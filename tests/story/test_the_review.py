"""One conflict of the running example through review: two people, one transaction, two figures."""

import json
from decimal import Decimal

import pytest
import rfc8785
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from claimcheck.foundation.records.errors import SecondPersonNeeded, StaleState
from claims.domain.lifecycle import ConflictState, ResolutionState
from claims.examples.questions import IN_RUSSIA, NEAR_BORDER
from claims.examples.review import APPROVED, AS_OF, PROPOSED, propose_example
from claims.models import Conflict, Publication, Resolution, ResolutionInput, Transition, VerifiedFigure
from claims.models.ranges import to_day_range
from claims.services.publishing.ledger import broken_links
from claims.services.review import resolution as review
from claims.services.review.resolution import approve_resolution

pytestmark = pytest.mark.django_db


def test_the_range_is_published_without_a_best_figure(figures):
    figure = figures[IN_RUSSIA]
    assert (figure.low, figure.best, figure.high) == (Decimal(10_000), None, Decimal(12_000))
    assert (figure.method, figure.confidence, figure.standing) == ("report_range", "moderate", "verified")
    days = to_day_range(figure.as_of)
    assert (days.start, days.end) == AS_OF


def test_it_rests_on_one_independent_voice_and_says_why(figures):
    assert figures[IN_RUSSIA].independent_count == 1
    assert "joint assessment" in figures[IN_RUSSIA].resolution.single_voice_reason


def test_the_border_figure_is_its_linked_draft(figures):
    whole, part = figures[IN_RUSSIA].resolution, figures[NEAR_BORDER].resolution
    assert part.whole == whole
    assert figures[NEAR_BORDER].best == Decimal(8_000)


def test_two_different_people_stand_behind_each_figure(figures):
    assert not VerifiedFigure.objects.filter(proposed_by=F("approved_by")).exists()
    assert {figure.approved_by.username for figure in figures.values()} == {"anna"}
    assert {figure.proposed_by.username for figure in figures.values()} == {"chen"}


def test_whole_and_part_are_published_together_or_not_at_all(people, late, monkeypatch):
    resolution = propose_example(people, late)
    publish = review.publish

    def fails_on_the_part(one, **how):
        if one.whole_id:
            raise RuntimeError("the power goes out")
        return publish(one, **how)

    monkeypatch.setattr(review, "publish", fails_on_the_part)
    with pytest.raises(RuntimeError):
        approve_resolution(by=people.anna, now=APPROVED, resolution=resolution, seen=resolution.basis)
    assert not VerifiedFigure.objects.exists()
    assert not Publication.objects.exists()
    assert set(Resolution.objects.values_list("state", flat=True)) == {ResolutionState.PROPOSED}


def test_each_question_has_one_current_figure(figures):
    assert set(VerifiedFigure.objects.current()) == set(figures.values())
    assert set(VerifiedFigure.objects.newest_versions()) == set(figures.values())


def test_every_sources_current_claim_plays_a_part(figures, dossier):
    parts = ResolutionInput.objects.values_list("claim__external_id", "use")
    assert dict(parts) == {
        "example:joint-10000-12000": "used",
        "example:us-10000": "used",
        "example:south-korea-11000": "used",
        "example:ukraine-12000": "used",
        "example:us-8000": "used",
        "example:us-8000-copy": "considered",
    }


def test_the_conflict_is_resolved_and_every_step_has_a_name(figures, late):
    assert late.state == ConflictState.RESOLVED
    steps = Transition.objects.of(late).values_list("to_state", "by__username")
    assert list(steps) == [("in_review", "editor"), ("proposed", "chen"), ("resolved", "anna")]


def test_the_early_disagreement_stays_open(figures, early):
    assert early.state == ConflictState.OPEN


def test_the_published_documents_are_a_chain_without_gaps(figures):
    assert list(Publication.objects.values_list("seq", flat=True)) == [1, 2]
    assert broken_links() == []


def test_the_published_documents_are_canonical_json(figures):
    for body in Publication.objects.values_list("body", flat=True):
        told = json.loads(body)
        assert rfc8785.dumps(told).decode() == body
        assert json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == body


def test_the_published_document_attributes_each_end(figures):
    body = json.loads(figures[IN_RUSSIA].publication.body)
    assert (body["low"], body["best"], body["high"]) == ("10000", None, "12000")
    for words in ("10,000", "up to 12", "South Korea", "Ukraine"):
        assert words in body["attribution"]
    assert (body["proposed_by"], body["approved_by"]) == ("checker", "approver"), "readers get roles"


def test_what_was_approved_is_what_was_shown(people, late):
    resolution = propose_example(people, late)
    with pytest.raises(StaleState):
        approve_resolution(by=people.anna, now=APPROVED, resolution=resolution, seen="something else")


# Nobody publishes alone ------------------------------------------------------------------------------------


def test_the_service_refuses_the_proposer(people, late):
    resolution = propose_example(people, late)
    with pytest.raises(SecondPersonNeeded):
        approve_resolution(by=people.chen, now=APPROVED, resolution=resolution, seen=resolution.basis)
    assert not VerifiedFigure.objects.exists()


def test_the_database_refuses_the_proposer(people, late):
    resolution = propose_example(people, late)
    approve = (
        "UPDATE claims_resolution SET state = 'approved', approved_by_id = proposed_by_id, approved_at = %s"
    )
    refused = pytest.raises(IntegrityError, match="claims_resolution_two_people")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(approve, [APPROVED])
    resolution.refresh_from_db()
    assert resolution.state == ResolutionState.PROPOSED


def test_a_second_proposal_waits_for_the_first(people, late):
    propose_example(people, late)
    with pytest.raises(StaleState):
        propose_example(people, Conflict.objects.get(pk=late.pk))
    assert Resolution.objects.filter(whole=None, proposed_at=PROPOSED).count() == 1
