"""The moments of a figure's life: how each comes about, what is told of it then, and with which number."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import timezone

from claims.models import Claim, Conflict, VerifiedFigure
from claims.services.publishing.publication import (
    challenge_figure,
    dispute_figure,
    hold_figure,
    restore_figure,
    withdraw_figure,
)
from claims.services.publishing.staleness_events import mark_due_stale
from claims.services.redaction import carry_out_redaction, propose_redaction
from tests import builders

PAST = date(2024, 12, 1)
LATER = builders.NOW + timedelta(hours=1)
SAID = re.compile(r"8,?000")
"""The number of the figure; as it was corrected, too."""
CORRECTED_TO = re.compile(r"9,?500")


class Moment(NamedTuple):
    """What is told of a figure, whether it may be printed, and with which number."""

    make: Callable[[], VerifiedFigure]
    standing: str
    printable: bool
    number: re.Pattern[str] = SAID


def person(role: str) -> dict[str, Any]:
    return {"by": builders.person(role), "now": LATER}


def challenged() -> VerifiedFigure:
    return challenge_figure(**person("checker"), figure=builders.figure())


def disputed() -> VerifiedFigure:
    return dispute_figure(**person("checker"), figure=builders.figure(), reason="Sources differ.")


def held() -> VerifiedFigure:
    return hold_figure(**person("approver"), figure=builders.figure(), reason="A doubt.")


def withdrawn() -> VerifiedFigure:
    return withdraw_figure(**person("editor-in-chief"), figure=held(), reason="It is wrong.")


def stale() -> VerifiedFigure:
    return builders.figure(review_by=PAST)


def told_stale() -> VerifiedFigure:
    figure = builders.figure(review_by=PAST)
    mark_due_stale(now=timezone.now())
    return figure


def restored() -> VerifiedFigure:
    return restore_figure(**person("checker"), figure=disputed(), cause="The claim was corrected.")


def corrected(figure: VerifiedFigure | None = None) -> VerifiedFigure:
    """Another number for the same day, after a claim that contradicts the first."""
    figure = figure or builders.figure()
    builders.claim(
        figure.question, builders.source("Norway"), "about 90,000 soldiers", accept=True, now=LATER
    )
    conflict = Conflict.objects.get(question=figure.question)
    why = {"method": "editorial_judgement", "judgement_reason": "We counted them ourselves."}
    return builders.settle(conflict, now=LATER, low=Decimal(9500), high=Decimal(90000), **why)


def redacted() -> VerifiedFigure:
    """What one source said was removed by law."""
    figure = builders.figure()
    claim = Claim.objects.get(quote="about 8,000 soldiers")
    why = {"reason": "It names a private person.", "authority": "District court, order 12/2026"}
    asked = propose_redaction(**person("approver"), kind="quote", target=str(claim.claim_id), **why)
    second = builders.person("approver", "second")
    carry_out_redaction(by=second, now=LATER, redaction=asked)
    return figure


MOMENTS = {
    "verified": Moment(builders.figure, "verified", True),
    "challenged": Moment(challenged, "verified", True),
    "disputed": Moment(disputed, "disputed", False),
    "held": Moment(held, "on_hold", False),
    "withdrawn": Moment(withdrawn, "withdrawn", False),
    "stale": Moment(stale, "stale", False),
    "stale by an event": Moment(told_stale, "stale", False),
    "restored": Moment(restored, "verified", True),
    "corrected": Moment(corrected, "verified", True, CORRECTED_TO),
    "redacted": Moment(redacted, "withdrawn", False),
}
