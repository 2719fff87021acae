"""What is sent about second readings."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from rest_framework import serializers

from claimcheck.foundation.rest.fields import Body, Day, Id, Known, OneOf, Text, TrueFalse
from claims.domain.agreement.readers import Choice
from claims.domain.figures.figure import Modality, Stance
from claims.models import Claim, Topic
from claims.models.claim_fields import LONGEST_NUMBER, LONGEST_REASON
from claims.models.readings.second_reading import LONGEST_REMARK
from claims.services.readings.reading import FIGURE, AsRead
from sources.models import Source

NUMBER: dict[str, Any] = {"required": False, "allow_blank": True, "max_length": LONGEST_NUMBER}


class HandInReading(Body):
    """What was read, in the fields of a claim; nothing is read from the quote for you."""

    answers = TrueFalse(
        required=False, help_text="Whether the quote answers the question. Left out: it does."
    )
    modality = OneOf(Modality, required=False, allow_blank=True)
    value = Text(**NUMBER)
    value_2 = Text(**NUMBER)
    best = Text(**NUMBER)
    plus_minus = Text(**NUMBER)
    unit = Text(**NUMBER, help_text="Left out: the question's.")
    stance = OneOf(Stance, required=False, allow_blank=True)
    source = Known(  # type: ignore[assignment]  # a field of that name
        Source.objects.filter(protected=False), required=False, help_text="Who gives the figure."
    )
    first_day = Day(required=False, allow_null=True, help_text="Of the days that it is about.")
    last_day = Day(required=False, allow_null=True, help_text="Left out: the days are not known.")
    remark = Text(required=False, allow_blank=True, max_length=LONGEST_REMARK)


class DecideReading(HandInReading):
    """A, B or another reading (then with the fields of one), and why."""

    choice = OneOf(Choice)
    reason = Text(max_length=LONGEST_REASON)


class ReassignReading(Body):
    """To whom, and why."""

    reader = Text(max_length=150, help_text="User name.")
    reason = Text(max_length=LONGEST_REASON)

    def validate_reader(self, name: str) -> User:
        """An account of this name."""
        found = User.objects.filter(username=name, is_active=True).first()
        if found is None:
            raise serializers.ValidationError("nobody of this name works here; check the spelling.")
        return found


class SetDoubleReading(Body):
    """What is read twice, and why."""

    topic = Known(Topic.objects.all())
    claim = Id(required=False, allow_null=True, help_text="Left out: every claim recorded from now on.")
    reason = Text(max_length=LONGEST_REASON)

    def validate_claim(self, key: Any) -> Claim | None:
        """Its live version."""
        if key is None:
            return None
        rows = Claim.objects.live().publishable(at=timezone.now())
        found: Claim | None = rows.filter(claim_id=key).first()
        if found is None:
            raise serializers.ValidationError(f"no claim has the id {key}; look it up in the list.")
        return found


def as_read(given: dict[str, Any]) -> AsRead:
    """As the services take it."""
    first, last = given.get("first_day"), given.get("last_day")
    return AsRead(
        source=given.get("source"),
        figure={name: given[name] for name in FIGURE if name in given},
        days=None if first is None and last is None else (first, last),
        answers=given.get("answers", True),
        remark=given.get("remark", ""),
    )
