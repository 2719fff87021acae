"""What may lie behind a conflict: suggestions with their evidence, for a person to weigh."""

from typing import Any

from rest_framework import serializers

from claimcheck.foundation.rest.fields import OneOf
from claims.domain.explaining import Exchanged, ExplanationName, LabelSlip, Strength
from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.finding.explanations import explanations_of
from sources.domain.independence import Id


class ConflictExplanation(serializers.Serializer[Any]):
    """Why the two witnesses may differ; a suggestion, never applied by itself."""

    name = OneOf(ExplanationName)
    strength = OneOf(Strength, help_text="How far the evidence carries; not a probability.")
    sentence = serializers.CharField()
    question = serializers.UUIDField(
        allow_null=True, help_text="The other question that it is about; null: none but the conflict's own."
    )


def explained(found: ConflictEvidence, viewer: Viewer) -> list[dict[str, Any]]:
    """The explanations of the witnesses of what is seen, the strongest first; none where nothing is open."""
    suggested, names = explanations_of(found, viewer)

    def named(key: Id) -> str:
        return names.get(key, "another source")

    return [
        {
            "name": explanation.name.value,
            "strength": explanation.strength.value,
            "sentence": explanation.told(named),
            "question": explanation.question if isinstance(explanation, Exchanged | LabelSlip) else None,
        }
        for explanation in suggested
    ]
