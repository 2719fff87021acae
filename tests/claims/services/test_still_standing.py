"""Does a published figure still stand? Asked where what it rests on has changed since it was signed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.domain.answering.still_standing import StandingDoubt
from claims.models import VerifiedFigure
from claims.services.correcting.sameness import merge_sources, separate_sources
from claims.services.correcting.two_measures import join_question, split_question
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution
from claims.services.triage.triage import reject_claim
from claims.views.still_standing import figures_in_doubt, in_doubt
from tests import builders as make

pytestmark = pytest.mark.django_db


def _published() -> VerifiedFigure:
    about = make.question("How many were killed?")
    for name, quote in (("An office", "about 8,000 people"), ("A survey", "about 20,000 people")):
        make.claim(about, make.source(name), quote, accept=True, chain_complete=True)
    make.settle(about.conflicts.get())
    figure = VerifiedFigure.objects.select_related("question", "resolution").get()
    assert (figures_in_doubt(), in_doubt(figure).doubts) == ([], ())
    return figure


def _doubts(figure: VerifiedFigure) -> tuple[StandingDoubt, ...]:
    ((found),) = figures_in_doubt()
    assert found.figure.pk == figure.pk
    return tuple(found.doubts)


def test_a_used_claim_that_moves_to_another_question_is_asked_about() -> None:
    figure, by = _published(), make.person("checker")
    moved = figure.question.claims.get(statement__source__name="A survey")
    split = split_question(
        by=by,
        now=timezone.now(),
        question=figure.question,
        claims=[moved],
        text="How many more died?",
        kind="overlaps",
        reason="Excess deaths.",
    )
    assert StandingDoubt.ANOTHER_QUESTION in _doubts(figure)
    join_question(by=by, now=timezone.now(), split=split, reason="No.")
    assert figures_in_doubt() == []


def test_two_sources_that_turn_out_to_be_one_are_asked_about() -> None:
    figure, by = _published(), make.person("checker")
    one, other = (make.source(name) for name in ("An office", "A survey"))
    merge = merge_sources(by=by, now=timezone.now(), source=one, into=other, reason="One body.")
    assert StandingDoubt.TWO_FIGURES in _doubts(figure)
    separate_sources(by=by, now=timezone.now(), merge=merge, reason="Two.")
    assert figures_in_doubt() == []


def test_a_rejected_claim_is_asked_about_until_two_people_renew_the_figure() -> None:
    figure = _published()
    claim = figure.question.claims.get(statement__source__name="A survey")
    reject_claim(by=make.person("checker"), now=timezone.now(), claim=claim, reason="Read wrongly.")
    assert StandingDoubt.CLAIM_GONE in _doubts(figure)
    later = max(figure.review_by, timezone.now().date()) + timedelta(days=30)
    renewal = propose_renewal(by=make.person("checker"), now=timezone.now(), figure=figure, review_by=later)
    approve_resolution(by=make.person("approver"), now=timezone.now(), resolution=renewal)
    assert figures_in_doubt() == []
