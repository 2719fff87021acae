"""Claims as the API shows them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.fields import OneOf
from claims.api.registers.question import QuestionBrief
from claims.api.values import Person, PlainNumber, RangeOfDays, RangeOfNumbers
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence, Credibility, Likelihood
from claims.domain.lifecycle import ClaimState, Rank
from claims.models import Claim
from sources.api.document import DocumentBrief, SnapshotSerializer
from sources.api.source import SourceBrief
from sources.api.statement import StatementSerializer
from sources.domain.kinds import Reliability


class WrittenSerializer(serializers.Serializer):
    """The figure in the digits and words of the source."""

    low = serializers.CharField(source="written_low")
    best = serializers.CharField(source="written_best")
    high = serializers.CharField(source="written_high")
    plus_minus = serializers.CharField(source="written_plus_minus")
    unit = serializers.CharField(source="written_unit_id", allow_null=True)


class RelaySerializer(serializers.Serializer):
    """Who passed it on; position 1 is nearest the source, null an unnamed hop."""

    position = serializers.IntegerField()
    source = SourceBrief(allow_null=True)  # type: ignore[assignment]


class ClaimBrief(serializers.ModelSerializer):
    """A claim as it stands among inputs or in a conflict. `id` is stable over versions."""

    id = serializers.UUIDField(source="claim_id", read_only=True)
    question = serializers.UUIDField(source="question_id", read_only=True)
    source = SourceBrief(source="statement.source", read_only=True)  # type: ignore[assignment]
    said_on = serializers.DateField(source="statement.said_on", allow_null=True, read_only=True)
    as_written = serializers.CharField(read_only=True, help_text='In the words of the claim: "about 8,000".')
    as_of = RangeOfDays(allow_null=True, read_only=True)

    class Meta:
        model = Claim
        fields = ["id", "version", "question", "source", "said_on", "as_written", "as_of", "quote"]
        read_only_fields = fields


class ClaimSerializer(ClaimBrief):
    """One version of a claim: what was said, by whom, where we read it, how it is worded and graded."""

    topic = serializers.UUIDField(source="topic_id", read_only=True)
    question = QuestionBrief(read_only=True)  # type: ignore[assignment]
    statement = StatementSerializer(read_only=True)
    document = DocumentBrief(source="snapshot.document", read_only=True)
    snapshot = SnapshotSerializer(read_only=True)
    quote_kind = OneOf(QuoteKind, read_only=True)
    modality = OneOf(Modality, allow_blank=True, read_only=True)
    stance = OneOf(Stance, allow_blank=True, read_only=True)
    stated_likelihood = OneOf(Likelihood, allow_blank=True, read_only=True)
    stated_confidence = OneOf(Confidence, allow_blank=True, read_only=True)
    rank = OneOf(Rank, read_only=True)
    state = OneOf(ClaimState, read_only=True)
    written = WrittenSerializer(source="*", read_only=True)
    low = PlainNumber(allow_null=True, read_only=True)
    best = PlainNumber(allow_null=True, read_only=True)
    high = PlainNumber(allow_null=True, read_only=True)
    core = RangeOfNumbers(read_only=True, help_text="What the words assert, in the question's unit.")
    outer = RangeOfNumbers(read_only=True, help_text="Their widest fair reading.")
    relay = RelaySerializer(source="relay_hops", many=True, read_only=True)
    reliability = OneOf(Reliability, allow_null=True, read_only=True)
    credibility = OneOf(Credibility, allow_null=True, read_only=True)
    admiralty = serializers.SerializerMethodField(help_text='Both grades as a pair, such as "B2".')
    recorded_by = Person()

    class Meta(ClaimBrief.Meta):
        fields = [
            "id",
            "version",
            "topic",
            "question",
            "statement",
            "document",
            "snapshot",
            "quote",
            "quote_kind",
            "quote_language",
            "quote_translation",
            "translated_by_machine",
            "quote_start",
            "as_written",
            "modality",
            "written",
            "low",
            "best",
            "high",
            "stance",
            "core",
            "outer",
            "as_of",
            "relay",
            "chain_complete",
            "hedging",
            "stated_likelihood",
            "stated_confidence",
            "rank",
            "rank_reason",
            "reliability",
            "credibility",
            "admiralty",
            "state",
            "external_id",
            "correction_reason",
            "recorded_at",
            "recorded_by",
            "superseded_at",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_admiralty(self, claim: Claim) -> str | None:
        """Reliability and credibility side by side; a hyphen for the one not graded, null without any."""
        graded: Any = claim  # annotated by with_grades()
        if not graded.reliability and not graded.credibility:
            return None
        return f"{graded.reliability or '-'}{graded.credibility or '-'}"


class LeftClaim(serializers.Serializer):
    """A claim that was not merged."""

    claim = serializers.UUIDField(source="claim_id")
    why = serializers.CharField()


class MergedClaims(serializers.Serializer):
    """What merging has done: the claim as it is now, which of them were put aside, which were left."""

    claim = ClaimSerializer()
    put_aside = serializers.ListField(
        child=serializers.UUIDField(), help_text="Rejected as duplicates; each can be set apart again."
    )
    left = LeftClaim(many=True)
