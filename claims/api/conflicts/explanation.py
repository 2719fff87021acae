"""What may lie behind a conflict: suggestions with their evidence, for a person to weigh."""

from typing import Any

from rest_framework import serializers

from claimcheck.foundation.rest.fields import OneOf
from claims.domain.explaining import Exchanged, ExplanationName, LabelSlip, Strength, explain
from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.finding.names import names_of
from claims.views.finding.same_figures import same_figures
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
    if found.finding is None or found.witness is None or not found.summary.of_a_pair:
        return []
    first, second = found.witness
    others = [claim for claim in found.assertions if claim.id not in found.summary.witness]
    elsewhere, beside = same_figures(found, viewer)
    names = beside | names_of(found.rows.values(), found.world.graph)
    for pk, row in found.rows.items():
        names[pk] = f"{row.statement.source.name} ({row.as_written()})"

    def named(key: Id) -> str:
        return names.get(key, "another source")

    return [
        {
            "name": explanation.name.value,
            "strength": explanation.strength.value,
            "sentence": explanation.told(named),
            "question": explanation.question if isinstance(explanation, Exchanged | LabelSlip) else None,
        }
        for explanation in explain(first, second, found.world, others, elsewhere=elsewhere)
    ]
