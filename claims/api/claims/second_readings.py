"""Second readings over REST: what is read twice, one's own readings, handing in, deciding."""

from typing import Any, ClassVar, cast

import django_filters
from django.contrib.auth.models import User
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import IdFilter, flag
from claimcheck.foundation.rest.preconditions import IF_MATCH, etag_of
from claims.api.claims.reading_bodies import (
    DecideReading,
    HandInReading,
    ReassignReading,
    SetDoubleReading,
    as_read,
)
from claims.api.claims.requests import Because
from claims.api.visible_names import VisibleNames
from claims.domain.agreement.readers import Choice, ReadingPart
from claims.domain.agreement.two_readings import ReadField
from claims.models import Claim, DoubleReading, SecondReading
from claims.services.readings.assigning import end_reading, hand_back, reassign_reading
from claims.services.readings.reading import decide, hand_in
from claims.services.readings.setting import end_double_reading, set_double_reading
from claims.views.audience import reader
from claims.views.readings.seen import HELD, READ_ALONG, seen_double_readings, seen_readings
from claims.views.records import seen_sources
from claims.wording.readings import reading_in_words
from sources.models import Source


class ReadingInWords(serializers.Serializer[Any]):
    """One of the two readings: who is said to give which figure, for which days. `by`: once it is settled."""

    letter = OneOf(Choice)
    figure = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # a field of that name
    days = serializers.CharField()
    remark = serializers.CharField()
    by = serializers.CharField(allow_null=True)


class SecondReadingBrief(serializers.ModelSerializer[SecondReading]):
    """A second reading without what was read. `part`: what is to be done, if anything; `mine`: by you."""

    topic = serializers.UUIDField(source="topic_id", read_only=True)
    document = serializers.CharField(source="claim.snapshot.document.title", read_only=True)
    part = serializers.SerializerMethodField()
    mine = serializers.SerializerMethodField()
    assigned_at = serializers.SerializerMethodField()

    class Meta:
        model = SecondReading
        fields = [
            "id",
            "topic",
            "document",
            "part",
            "mine",
            "opened_at",
            "assigned_at",
            "handed_in_at",
            "decided_at",
            "ended_at",
        ]
        read_only_fields = fields

    @extend_schema_field(OneOf(ReadingPart, allow_null=True))
    def get_part(self, reading: SecondReading) -> str | None:
        """What is to be done next."""
        if not reading.waits:
            return None
        return (ReadingPart.SECOND if reading.handed_in_at is None else ReadingPart.DECIDE).value

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_assigned_at(self, reading: SecondReading) -> Any:
        """Since when it is in somebody's hands; null: in nobody's."""
        return next((assignment.recorded_at for assignment in reading.held_now), None)  # type: ignore[attr-defined]  # prefetched

    def get_mine(self, reading: SecondReading) -> bool:
        """Whether it is in the hands of whoever asks."""
        person = self.context["request"].user.pk
        return any(assignment.person_id == person for assignment in reading.held_now)  # type: ignore[attr-defined]  # prefetched


class SecondReadingSerializer(SecondReadingBrief):
    """With the quote and its text; both readings to whoever decides, without names, and to all who may see
    the claim once it is settled."""

    question = serializers.CharField(source="question.text", read_only=True)
    unit = serializers.CharField(source="question.unit_id", allow_null=True, read_only=True)
    quote = serializers.CharField(source="claim.quote", read_only=True)
    text = serializers.CharField(source="claim.snapshot.text", read_only=True)
    snapshot = serializers.UUIDField(source="claim.snapshot_id", read_only=True)
    differences: Any = serializers.SerializerMethodField(help_text="In what the two differ.")
    readings = serializers.SerializerMethodField()
    choice = OneOf(Choice, allow_blank=True, read_only=True)
    reason = serializers.CharField(read_only=True)

    class Meta(SecondReadingBrief.Meta):
        fields = [
            *SecondReadingBrief.Meta.fields,
            *("question", "unit", "quote", "text", "snapshot", "differences", "readings", "choice", "reason"),
        ]
        read_only_fields = fields

    def _open(self, reading: SecondReading) -> bool:
        """Whether what was read may be known to whoever asks."""
        if reading.handed_in_at is None or reading.ended_at is not None:
            return False
        return self.get_mine(reading) or not reading.waits

    @extend_schema_field(serializers.ListField(child=OneOf(ReadField)))
    def get_differences(self, reading: SecondReading) -> list[str]:
        """By the names of the fields."""
        return list(reading.differences or ()) if self._open(reading) else []

    @extend_schema_field(ReadingInWords(many=True))
    def get_readings(self, reading: SecondReading) -> list[dict[str, Any]]:
        """A and B, in the order that chance gave them."""
        if not self._open(reading) or reading.handed_in_by is None:
            return []
        now = self.context["view"].now
        rows = Claim.objects.with_provenance().select_related("recorded_by", "question__unit")
        first = rows.publishable(at=now).filter(topic=reading.topic_id, pk=reading.first_id).first()
        known = seen_sources(Source.objects.filter(pk__in=[reading.source_id]), reader(now))
        if first is None or (reading.source_id is not None and not known.exists()):
            return []
        both = [(first, first.recorded_by), (reading, reading.handed_in_by)]
        ordered = reversed(both) if reading.second_is_a else both
        return [
            {
                "letter": letter,
                **reading_in_words(row),
                "by": None if reading.waits else person.get_username(),
            }
            for letter, (row, person) in zip(("a", "b"), ordered, strict=True)
        ]


class SecondReadingFilter(django_filters.FilterSet):
    """Which second readings."""

    topic = IdFilter()
    mine = flag("by_mine", help_text="In your hands, or not.")
    waiting = flag("by_waiting", help_text="Something is to be done, or not.")

    class Meta:
        model = SecondReading
        fields: ClassVar[list[str]] = []

    def by_mine(self, queryset: QuerySet[SecondReading], name: str, value: str) -> QuerySet[SecondReading]:
        """One's own, or the others."""
        own = SecondReading.objects.of(cast(User, self.request.user)).values("pk")
        return queryset.filter(pk__in=own) if value == "true" else queryset.exclude(pk__in=own)

    def by_waiting(self, queryset: QuerySet[SecondReading], name: str, value: str) -> QuerySet[SecondReading]:
        """Those that wait, or the others."""
        waiting = SecondReading.objects.open().values("pk")
        return queryset.filter(pk__in=waiting) if value == "true" else queryset.exclude(pk__in=waiting)


class SecondReadingViewSet(VisibleNames, ReadEndpoint):
    """What a second person reads of a claim's quote, blind, and what a third decides."""

    model = SecondReading
    filterset_class = SecondReadingFilter
    orderings: ClassVar[dict[str, str]] = {"opened_at": "opened_at"}
    ordering = ("-opened_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "hand_in": "claims.add_secondreading",
        "hand_back": "claims.add_secondreading",
        "decide": "claims.add_secondreading",
        "reassign": "claims.change_secondreading",
        "end": "claims.change_secondreading",
    }

    def get_serializer_class(self) -> Any:
        """In a list without what is read."""
        return SecondReadingBrief if self.action == "list" else SecondReadingSerializer

    def rows(self) -> QuerySet[SecondReading]:
        """Of claims that may be shown."""
        return seen_readings(SecondReading.objects.all(), reader(self.now))

    @extend_schema(request=HandInReading, parameters=[IF_MATCH], responses=SecondReadingSerializer)
    @action(detail=True, methods=["post"], url_path="hand-in", url_name="hand-in")
    def hand_in(self, request: Request, pk: str) -> Response:
        """Hand in what you have read."""
        given = self.given(HandInReading)
        with self.as_read() as reading:
            hand_in(by=self.person, now=self.now, reading=reading, read=as_read(given))
        return self._shown(reading)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=SecondReadingSerializer)
    @action(detail=True, methods=["post"], url_path="hand-back", url_name="hand-back")
    def hand_back(self, request: Request, pk: str) -> Response:
        """Hand it back; another person is assigned."""
        given = self.given(Because)
        with self.as_read() as reading:
            hand_back(by=self.person, now=self.now, reading=reading, **given)
        return self._shown(reading)

    @extend_schema(request=DecideReading, parameters=[IF_MATCH], responses=SecondReadingSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, pk: str) -> Response:
        """Choose A, B or another reading; what is not the first corrects the claim."""
        given = self.given(DecideReading)
        other = as_read(given) if given["choice"] == Choice.OTHER else None
        with self.as_read() as reading:
            decide(
                by=self.person,
                now=self.now,
                reading=reading,
                choice=given["choice"],
                reason=given["reason"],
                read=other,
            )
        return self._shown(reading)

    @extend_schema(request=ReassignReading, parameters=[IF_MATCH], responses=SecondReadingSerializer)
    @action(detail=True, methods=["post"])
    def reassign(self, request: Request, pk: str) -> Response:
        """Give it to another person, by user name."""
        given = self.given(ReassignReading)
        with self.as_read() as reading:
            reassign_reading(
                by=self.person, now=self.now, reading=reading, person=given["reader"], reason=given["reason"]
            )
        return self._shown(reading)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=SecondReadingSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """No second reading is needed any more."""
        given = self.given(Because)
        with self.as_read() as reading:
            end_reading(by=self.person, now=self.now, reading=reading, **given)
        return self._shown(reading)

    def _shown(self, reading: SecondReading) -> Response:
        """As it is now: also where its claim has just been rejected."""
        found = SecondReading.objects.select_related(*READ_ALONG).prefetch_related(HELD).get(pk=reading.pk)
        document = self.document(found)
        return Response(document, headers={"ETag": etag_of(document)})


class DoubleReadingSerializer(serializers.ModelSerializer[DoubleReading]):
    """What is read twice: a topic's claims from then on, or one claim. `superseded_at`: when that ended."""

    topic = serializers.UUIDField(source="topic_id", read_only=True)
    claim = serializers.UUIDField(source="claim_id", allow_null=True, read_only=True)

    class Meta:
        model = DoubleReading
        fields = ["id", "topic", "claim", "reason", "recorded_at", "superseded_at", "ended_reason"]
        read_only_fields = fields


class DoubleReadingViewSet(VisibleNames, ReadEndpoint):
    """Which topics and claims are read twice."""

    model = DoubleReading
    serializer_class = DoubleReadingSerializer
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_doublereading",
        "end": "claims.change_doublereading",
    }

    def rows(self) -> QuerySet[DoubleReading]:
        """Of topics and claims that may be shown."""
        return seen_double_readings(DoubleReading.objects.all(), reader(self.now))

    @extend_schema(request=SetDoubleReading, responses={201: DoubleReadingSerializer})
    def create(self, request: Request) -> Response:
        """Have a topic, or one claim of it, read twice from now on."""
        made = set_double_reading(by=self.person, now=self.now, **self.given(SetDoubleReading))
        return self.shown(made.pk, code=201)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=DoubleReadingSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """Read once again; what is open goes on."""
        given = self.given(Because)
        with self.as_read() as setting:
            end_double_reading(by=self.person, now=self.now, setting=setting, **given)
        return self.shown(setting.pk)
