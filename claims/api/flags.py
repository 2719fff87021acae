"""What has to be asked about claims, as REST tells it of a conflict and of a question."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from claimcheck.foundation.rest.fields import OneOf
from claims.domain.flags import Flag
from claims.domain.weighing.flagged import Flagged
from claims.models import Claim
from claims.views.flags import ToCheck
from claims.wording.flags import asked
from claims.wording.records import quoted
from sources.domain.independence import Id


class ConflictFlag(serializers.Serializer[Any]):
    """What has to be asked about claims of the conflict; it is never the conflict's kind."""

    flag = OneOf(Flag)
    weight = serializers.IntegerField(help_text="Severity: 3 is the highest.")
    claims = serializers.ListField(
        child=serializers.UUIDField(), help_text="The claim asked about, and the one that it is held against."
    )
    sentence = serializers.CharField()


class QuestionFlags(serializers.Serializer[Any]):
    """What has to be asked about the claims on a question, in conflict or not."""

    flags = ConflictFlag(many=True, help_text="The heaviest first.")
    complete = serializers.BooleanField(
        help_text="false: there are too many claims; only those for the latest days were looked at."
    )


def flag(flagged: Flagged, rows: Mapping[Id, Claim]) -> dict[str, Any]:
    """One of them; `rows`: the claims by key."""
    claims = [rows[claim.id] for claim in flagged.claims]
    return {
        "flag": flagged.flag.value,
        "weight": flagged.weight,
        "claims": [str(row.claim_id) for row in claims],
        "sentence": asked(flagged.flag, [quoted(row) for row in claims]),
    }


def flags_of_question(found: ToCheck) -> dict[str, Any]:
    """The document of QuestionFlags."""
    return {"flags": [flag(doubt, found.rows) for doubt in found.flagged], "complete": found.whole}
