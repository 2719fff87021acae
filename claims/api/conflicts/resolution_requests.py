"""What is sent to propose, approve, return or withdraw a resolution."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.rest.fields import Body, Day, Id, Known, OneOf, Text, Whole
from claims.api.claims.requests import Because
from claims.api.values import AsOf, NumberText
from claims.domain.answering.earlier_figure import EarlierFigure
from claims.domain.answering.methods import Method, Use
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence
from claims.models import Claim, Conflict, Question
from claims.services.review.draft import Draft, Input

LONGEST_LIST = 500
LONGEST_TEXT = 5000

__all__ = ["Because", "ProposeResolution", "RenewFigure", "ReturnResolution"]


class UseOfClaim(Body):
    """The part that a claim plays; an exclusion needs its reason."""

    claim = Id(help_text="The id of a claim.")
    version = Whole(
        required=False, min_value=1, help_text="The version that was read; 409 if a newer one is live."
    )
    use = OneOf(Use)
    reason = Text(required=False, allow_blank=True, max_length=LONGEST_TEXT)


class ProposeAnswer(Body):
    """An answer to a question as of a range of days, in the question's unit, with what it rests on."""

    question = Known(Question.objects.select_related("topic", "unit"), help_text="The id of a question.")
    as_of = AsOf(
        allow_null=True,
        help_text="The last day is needed; no first day is since ever. null is for all days: of a timeless "
        "question, or where no claim is dated.",
    )
    method = OneOf(Method)
    low = NumberText(required=False, allow_null=True)
    best = NumberText(required=False, allow_null=True)
    high = NumberText(required=False, allow_null=True)
    low_modality = OneOf(
        Modality,
        required=False,
        allow_blank=True,
        help_text='How the low end is worded, such as "more_than"; left out, as the claims word it.',
    )
    high_modality = OneOf(Modality, required=False, allow_blank=True)
    stance = OneOf(Stance, required=False, allow_blank=True)
    rationale = Text(max_length=LONGEST_TEXT)
    judgement_reason = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_TEXT,
        help_text="Needed for an editorial judgement; it is published.",
    )
    confidence = OneOf(Confidence)
    confidence_reason = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_TEXT,
        help_text="Required if the confidence is higher than evidence and agreement give; it is published.",
    )
    earlier_figure = OneOf(
        EarlierFigure,
        required=False,
        allow_blank=True,
        help_text="Required where the answer leaves the figure published for another time: whether that was "
        "wrong (it is corrected, and whoever read it is notified) or the world has moved on.",
    )
    earlier_reason = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_TEXT,
        help_text="Required if the earlier figure was wrong; published with its correction.",
    )
    review_by = Day(help_text="After this day the figure is marked as out of date.")
    single_voice_reason = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_TEXT,
        help_text="Required with fewer than two independent sources.",
    )
    inputs = UseOfClaim(many=True, max_length=LONGEST_LIST)  # type: ignore[call-arg]  # what the list takes

    def validate_as_of(self, as_of: tuple[Any, Any] | None) -> tuple[Any, Any] | None:
        """An answer is as of a known day, or for all days."""
        if as_of is not None and as_of[1] is None:
            raise serializers.ValidationError({"end": "an answer is as of a known day; give the last one."})
        return as_of


class ProposeResolution(ProposeAnswer):
    """An answer to a conflict, with linked drafts for the parts of its question."""

    conflict = Known(Conflict.objects.select_related("question"), help_text="The id of a conflict.")
    parts = ProposeAnswer(many=True, required=False, max_length=20)  # type: ignore[call-arg]  # what the list takes


class ReturnResolution(Body):
    """Why it is sent back."""

    comment = Text(max_length=LONGEST_TEXT)


def drafts(given: dict[str, Any]) -> tuple[Draft, list[Draft]]:
    """The answer and its linked drafts, their claims read in one query.

    Raises Refused for a claim that is unknown here or of another topic, StaleState for one corrected since.
    """
    conflict, parts = given["conflict"], given.get("parts", [])
    answers = [{key: value for key, value in given.items() if key not in ("conflict", "parts")}, *parts]
    wanted = {use["claim"] for answer in answers for use in answer["inputs"]}
    rows = (
        Claim.objects.live()
        .publishable(at=timezone.now())
        .filter(topic=conflict.topic_id, claim_id__in=wanted)
    )
    claims = {claim.claim_id: claim for claim in rows}
    made = [
        Draft(
            **{
                **answer,
                "inputs": tuple(_input(use, claims, number) for number, use in enumerate(answer["inputs"])),
            }
        )
        for answer in answers
    ]
    return made[0], made[1:]


def _input(use: dict[str, Any], claims: dict[Any, Claim], number: int) -> Input:
    claim = claims.get(use["claim"])
    if claim is None:
        raise Refused(
            f"inputs.{number}.claim", use["claim"], "no claim of this conflict's topic has this id."
        )
    if use.get("version", claim.version) != claim.version:
        raise StaleState(
            f"The claim {claim.claim_id} has been corrected since; its version {claim.version} is live."
        )
    return Input(claim=claim, use=use["use"], reason=use.get("reason", ""))


class RenewFigure(Body):
    """A verified figure, which stands as it is until another day of review."""

    question = Known(Question.objects.all(), help_text="The id of a question with a published figure.")
    review_by = Day(help_text="After this day the figure is marked as out of date.")
