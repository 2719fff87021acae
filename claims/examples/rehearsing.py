"""Moves one figure of the rehearsal on to the next moment of its life, through the verbs of a newsroom."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from claimcheck.foundation.commands_here import loading_the_demo
from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.lifecycle import ChangeKind, ClaimState, ConflictState
from claims.domain.rehearsal import REHEARSAL
from claims.examples.people import People
from claims.examples.rehearsal import check_nobody_elses, is_rehearsing, look_at, say, settle
from claims.examples.rehearsal_rows import COUNCIL, MOVED, PAPER
from claims.models import Claim, Conflict, Question, VerifiedFigure
from claims.services.publishing.publication import hold_figure, withdraw_figure
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution
from claims.services.triage.triage import accept_claim, reject_claim, reopen_conflict

Step = Callable[[VerifiedFigure, People, datetime], object]
AGAIN = timedelta(days=30)
"""Until when a figure that is published anew is good."""


@transaction.atomic
def rehearse_next(people: People, now: datetime) -> VerifiedFigure:
    """The figure after its next moment: challenged, disputed, restored, put on hold, withdrawn,
    corrected, and again.

    Raises Refused where the rehearsal is not loaded or others' figures are in the database, StaleState where
    somebody has ended the figure's life by hand.
    """
    check_nobody_elses()
    if not is_rehearsing():
        raise Refused("rehearsal", REHEARSAL, f"it is not loaded; run `{loading_the_demo()}` first.")
    question = Question.objects.get(topic__slug=REHEARSAL, slug=MOVED)
    figure = VerifiedFigure.objects.current().get(question=question)
    step = STEPS.get(ChangeKind(figure.change_kind))
    if step is None:
        raise StaleState(f"The figure has been {figure.change_kind} by hand; nothing follows in a rehearsal.")
    step(figure, people, now)
    return VerifiedFigure.objects.current().get(question=question)


def _challenge(figure: VerifiedFigure, people: People, now: datetime) -> None:
    """A paper gives another figure, which nobody has checked yet."""
    said = f"about {2000 + 100 * figure.version:,} people"
    say(figure.question, PAPER, said, people, now, accepted=False)
    look_at(figure.question, people, now)


def _dispute(figure: VerifiedFigure, people: People, now: datetime) -> None:
    accept_claim(by=people.chen, now=now, claim=_latest(figure.question))


def _restore(figure: VerifiedFigure, people: People, now: datetime) -> None:
    why = "Rehearsal: the paper counted another town's people."
    reject_claim(by=people.chen, now=now, claim=_latest(figure.question), reason=why)


def _hold(figure: VerifiedFigure, people: People, now: datetime) -> None:
    why = "Rehearsal: the rescue service is counting again."
    hold_figure(by=people.editor, now=now, figure=figure, reason=why, public_reason=why)


def _withdraw(figure: VerifiedFigure, people: People, now: datetime) -> None:
    why = "Rehearsal: the rescue service has taken its figure back."
    withdraw_figure(by=people.anna, now=now, figure=figure, reason=why, public_reason=why)


def _correct(figure: VerifiedFigure, people: People, now: datetime) -> None:
    """The council has counted again: its new figure takes the place of the old one in the range."""
    counted = f"about {600 + 10 * figure.version} people"
    before = Claim.objects.live().get(
        question=figure.question, statement__source__slug=COUNCIL, state=ClaimState.ACCEPTED
    )
    say(figure.question, COUNCIL, counted, people, now, accepted=True)
    why = "Rehearsal: the council has counted again."
    reject_claim(by=people.chen, now=now, claim=before, reason=why)
    conflict = Conflict.objects.get(question=figure.question, merged_into=None)
    if conflict.state == ConflictState.RESOLVED:
        reopen_conflict(by=people.chen, now=now, conflict=conflict, reason=why)
    settle(figure.question, people, now, review_by=now.date() + AGAIN)


def _renew(figure: VerifiedFigure, people: People, now: datetime) -> None:
    later = max(figure.review_by, now.date()) + AGAIN
    resolution = propose_renewal(by=people.chen, now=now, figure=figure, review_by=later)
    approve_resolution(by=people.anna, now=now, resolution=resolution, seen=resolution.basis)


STEPS: Mapping[ChangeKind, Step] = {
    ChangeKind.NEW: _challenge,
    ChangeKind.CORRECTED: _challenge,
    ChangeKind.CHALLENGED: _dispute,
    ChangeKind.DISPUTED: _restore,
    ChangeKind.REFILE: _hold,
    ChangeKind.HOLD: _withdraw,
    ChangeKind.WITHDRAWN: _correct,
    ChangeKind.STALE: _renew,
}


def _latest(question: Question) -> Claim:
    found: Claim = Claim.objects.live().filter(question=question).order_by("-recorded_at", "-pk")[0]
    return found
