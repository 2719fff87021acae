"""Claims and conflicts by a plain ModelViewSet of Django REST framework, rows fetched ahead."""

from typing import Any

from rest_framework import filters, serializers, viewsets

from claims.api.claims.responses import ClaimSerializer
from claims.api.registers.question_bodies import QuestionBrief
from claims.models import Claim, Conflict


class ClaimViewSet(viewsets.ReadOnlyModelViewSet):
    """The live claims, newest first; searched as stock filters do."""

    serializer_class = ClaimSerializer
    lookup_field = "claim_id"
    filter_backends = [filters.SearchFilter]
    search_fields = ["quote"]

    def get_queryset(self) -> Any:
        """With all that is told of them."""
        rows = Claim.objects.live().with_provenance().with_grades().with_people()
        return rows.order_by("-recorded_at", "-id")


class ConflictSerializer(serializers.ModelSerializer):
    """A conflict with its question and its witnesses."""

    question = QuestionBrief()
    witness_a = serializers.UUIDField(source="witness_a.claim_id")
    witness_b = serializers.UUIDField(source="witness_b.claim_id")
    assignee = serializers.CharField(source="assignee_name", allow_null=True)

    class Meta:
        model = Conflict
        fields = [
            *("id", "topic", "question", "episode", "state", "kind", "reason", "severity", "confirmed"),
            *("witness_a", "witness_b", "gap", "lowest", "highest", "claim_count", "source_count"),
            *("assignee", "priority", "due_at", "opened_at", "changed_at"),
        ]


class ConflictViewSet(viewsets.ReadOnlyModelViewSet):
    """The conflicts, those changed last first."""

    serializer_class = ConflictSerializer

    def get_queryset(self) -> Any:
        """With question, witnesses and whoever has taken them."""
        rows = Conflict.objects.unmerged().with_assignee().order_by("-changed_at", "-id")
        return rows.select_related("question", "witness_a", "witness_b")
