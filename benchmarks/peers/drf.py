"""A plain ModelViewSet of Django REST framework: nested serializers, rows fetched ahead."""

from typing import Any

from rest_framework import serializers, viewsets

from benchmarks.peers.rows import attribution, current_figures, positions
from claims.models import Claim, Question, ResolutionInput, Topic, VerifiedFigure
from sources.models import Document, Source


class TopicSerializer(serializers.ModelSerializer):
    """A topic by name."""

    class Meta:
        model = Topic
        fields = ["slug", "name"]


class QuestionSerializer(serializers.ModelSerializer):
    """What is measured."""

    class Meta:
        model = Question
        fields = [
            "id",
            "slug",
            "text",
            "answer",
            "temporality",
            "unit",
            "measure",
            "population",
            "place",
            "state",
            "base",
        ]


class SourceSerializer(serializers.ModelSerializer):
    """Who said it."""

    class Meta:
        model = Source
        fields = ["slug", "name"]


class DocumentSerializer(serializers.ModelSerializer):
    """Where it was read."""

    class Meta:
        model = Document
        fields = ["title", "url", "published_at"]


class ClaimSerializer(serializers.ModelSerializer):
    """One claim with its provenance."""

    question = serializers.CharField(source="question.slug")
    source = SourceSerializer(source="statement.source")  # type: ignore[assignment]
    said_on = serializers.DateField(source="statement.said_on")
    document = DocumentSerializer(source="snapshot.document")

    class Meta:
        model = Claim
        fields = [
            *("claim_id", "version", "question", "source", "said_on", "written_best", "written_unit"),
            *("quote", "quote_language", "quote_translation", "document"),
        ]


class InputSerializer(serializers.ModelSerializer):
    """A claim and what it was used for."""

    claim = ClaimSerializer()

    class Meta:
        model = ResolutionInput
        fields = ["use", "reason", "claim"]


class FigureSerializer(serializers.ModelSerializer):
    """A figure with all that its document tells."""

    topic = TopicSerializer()
    question = QuestionSerializer()
    rationale = serializers.CharField(source="resolution.rationale")
    inputs = InputSerializer(source="resolution.inputs", many=True)
    positions = serializers.SerializerMethodField()
    attribution = serializers.SerializerMethodField()
    proposed_by = serializers.CharField(source="proposed_by.username")
    approved_by = serializers.CharField(source="approved_by.username")

    class Meta:
        model = VerifiedFigure
        fields = [
            *("id", "topic", "question", "as_of", "version", "change_kind", "reason", "standing", "low"),
            *("best", "high", "stance", "method", "rationale", "confidence", "independent_count"),
            *(
                "attribution",
                "positions",
                "inputs",
                "proposed_by",
                "approved_by",
                "published_at",
                "review_by",
            ),
        ]

    def get_positions(self, figure: VerifiedFigure) -> list[dict[str, Any]]:
        """As in `rows`."""
        return positions(figure)

    def get_attribution(self, figure: VerifiedFigure) -> str:
        """As in `rows`."""
        return attribution(figure)


class FigureViewSet(viewsets.ReadOnlyModelViewSet):
    """By the question's id, as our own."""

    serializer_class = FigureSerializer
    lookup_field = "question"

    def get_queryset(self) -> Any:
        """The current ones."""
        return current_figures()
