"""Claims as the API shows them."""

import re
from typing import Any

from django.db.models import Case, Expression, F, OuterRef, Q, TextField, When
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.database_json import as_list, as_objects, as_quoted, called, joined
from claimcheck.foundation.rest.fields import OneOf
from claims.api.registers.question_bodies import QuestionBrief
from claims.api.values import Person, PlainNumber, RangeOfDays, RangeOfNumbers
from claims.domain.figures.figure import Modality, Stance
from claims.domain.figures.phrasing import give_or_take, phrase
from claims.domain.flags import Flag
from claims.domain.grading import Credibility
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, RelayHop
from claims.models.claim_field import Part
from claims.models.claim_fields import fields_where, names_where
from sources.api.document import DocumentBrief, SnapshotSerializer
from sources.api.source import SourceBrief
from sources.api.statement import StatementSerializer
from sources.domain.kinds import Reliability


class WrittenSerializer(serializers.Serializer[Any]):
    """The figure in the digits and words of the source."""

    low = serializers.CharField(source="written_low")
    best = serializers.CharField(source="written_best")
    high = serializers.CharField(source="written_high")
    plus_minus = serializers.CharField(source="written_plus_minus")
    unit = serializers.CharField(source="written_unit_id", allow_null=True)


class RelaySerializer(serializers.Serializer[Any]):
    """Who passed it on; position 1 is nearest the source, null an unnamed hop."""

    position = serializers.IntegerField()
    source = SourceBrief(allow_null=True)  # type: ignore[assignment]  # a field of that name


class AsWritten(serializers.CharField):
    """A figure or stance in the words of the claim, without its unit."""

    def in_database(self, path: str) -> Expression:
        """The same as the database writes it; the words are asked of the rule that has them."""
        at = path.removesuffix("as_written")
        low, best, high, margin = (F(f"{at}written_{name}") for name in ("low", "best", "high", "plus_minus"))
        marks = {"\ue000": low, "\ue001": best, "\ue002": high, "\ue003": margin}

        def said(text: str) -> Expression:
            return joined(
                *(marks.get(piece, piece) for piece in re.split("([\ue000-\ue003])", text) if piece)
            )

        def phrased(modality: Modality) -> Expression:
            words = said(phrase(modality, "\ue000", "\ue001", "\ue002"))
            plain = said(phrase(modality, "\ue000", "", "\ue002"))
            return Case(When(**{f"{at}written_best": ""}, then=plain), default=words)

        whens = [When(**{f"{at}modality": modality.value}, then=phrased(modality)) for modality in Modality]
        text = Case(
            When(~Q(**{f"{at}stance": ""}), then=F(f"{at}stance")),
            When(~Q(**{f"{at}written_plus_minus": ""}), then=said(give_or_take("\ue001", "\ue003"))),
            *whens,
            output_field=TextField(),
        )
        return called("to_json(%(expressions)s)::text", text)


class ClaimBrief(serializers.ModelSerializer[Claim]):
    """A claim as it stands among inputs or in a conflict. `id` is stable over versions."""

    id = serializers.UUIDField(source="claim_id", read_only=True)
    question = serializers.UUIDField(source="question_id", read_only=True)
    source = SourceBrief(source="statement.source", read_only=True)  # type: ignore[assignment]  # a field of that name
    said_on = serializers.DateField(source="statement.said_on", allow_null=True, read_only=True)
    as_written = AsWritten(read_only=True, help_text='In the words of the claim: "about 8,000".')
    as_of = RangeOfDays(allow_null=True, read_only=True)

    class Meta:
        model = Claim
        fields = ["id", "version", "question", "source", "said_on", "as_written", "as_of", "quote"]
        read_only_fields = fields


def _plain(*parts: Part) -> tuple[str, ...]:
    """The fields of these parts that are shown as they stand in their columns."""
    return names_where(lambda field: field.plain and field.public, *parts)


class ClaimSerializer(ClaimBrief):
    """One version of a claim: what was said, by whom, where we read it, how it is worded and graded."""

    topic = serializers.UUIDField(source="topic_id", read_only=True)
    question = QuestionBrief(read_only=True)  # type: ignore[assignment]  # a field of that name
    statement = StatementSerializer(read_only=True)
    document = DocumentBrief(source="snapshot.document", read_only=True)
    snapshot = SnapshotSerializer(read_only=True)
    modality = OneOf(Modality, allow_blank=True, read_only=True)
    stance = OneOf(Stance, allow_blank=True, read_only=True)
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
    settled: Any = serializers.ListField(
        child=OneOf(Flag), read_only=True, help_text="What was asked about it, and a person has settled."
    )
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
            *_plain(Part.QUOTE),
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
            *_plain(Part.CHAIN, Part.TERMS),
            "reliability",
            "credibility",
            "admiralty",
            "state",
            "settled",
            *_plain(Part.KEY),
            "correction_reason",
            "recorded_at",
            "recorded_by",
            "superseded_at",
        ]
        read_only_fields = fields

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Enumerations are called by their own names."""
        fields = super().get_fields()
        for field in fields_where(lambda field: field.plain and field.public):
            if field.choices is not None:
                fields[field.name] = OneOf(field.choices, allow_blank=field.blank, read_only=True)
        return fields

    def relay_in_database(self, path: str) -> Expression:
        """The hops in their order."""
        hops = RelayHop.objects.filter(topic=OuterRef("topic"), claim=OuterRef("pk")).order_by("position")
        return as_objects((hops, RelaySerializer(), ""))

    def settled_in_database(self, path: str) -> Expression:
        """As annotated."""
        return as_list(F("settled"))

    def admiralty_in_database(self, path: str) -> Expression:
        """As `get_admiralty` has it."""
        grades = (
            called("coalesce(%(expressions)s, '-')", F(name)) for name in ("reliability", "credibility")
        )
        return as_quoted(called("nullif(%(expressions)s, '--')", *grades, arg_joiner=" || "))

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_admiralty(self, claim: Claim) -> str | None:
        """Reliability and credibility side by side; a hyphen for the one not graded, null without any."""
        graded: Any = claim  # annotated by with_grades()
        if not graded.reliability and not graded.credibility:
            return None
        return f"{graded.reliability or '-'}{graded.credibility or '-'}"


class LeftClaim(serializers.Serializer[Any]):
    """A claim that was not merged."""

    claim = serializers.UUIDField(source="claim_id")
    why = serializers.CharField()


class MergedClaims(serializers.Serializer[Any]):
    """What merging has done: the claim as it is now, which of them were put aside, which were left."""

    claim = ClaimSerializer()
    put_aside = serializers.ListField(
        child=serializers.UUIDField(), help_text="Rejected as duplicates; each can be separated again."
    )
    left = LeftClaim(many=True)
