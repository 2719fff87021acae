"""Corrections over REST: of a record that is corrected in place, what it was and what it is, and why."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.corrections import Correction
from claimcheck.foundation.rest.members import of_records
from claims.api.steps import ActedSerializer


class CorrectionSerializer(ActedSerializer):
    """A correction: the columns that were corrected, before and after it."""

    number = serializers.IntegerField(help_text="Counts the corrections of the record, from one.")
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField(source="recorded_by.username", help_text="User name.")
    reason = serializers.CharField()
    before = serializers.DictField()
    after = serializers.DictField()

    def to_representation(self, instance: Correction) -> dict[str, Any]:
        """With the columns that readers are told of."""
        shown: dict[str, Any] = super().to_representation(instance)
        for side in ("before", "after"):
            shown[side] = {name: shown[side][name] for name in self.context["told"] if name in shown[side]}
        return shown


class Corrected:
    """An endpoint whose records are corrected in place.

    `told`: columns that readers are told of. What relates a record to others is read as it is now: they may
    be nobody's to know of.
    """

    get_object: Any
    told: ClassVar[tuple[str, ...]] = ()

    def corrections_of(self, record: Any) -> QuerySet[Any]:
        """Those that may be shown."""
        kept: QuerySet[Any] = record.corrections.all()
        return kept

    @extend_schema(responses=CorrectionSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None, filter_backends=[], filterset_class=None)
    @of_records(CorrectionSerializer, ())
    def corrections(self, request: Request, **key: str) -> Response:
        """What was corrected of it, newest first: what it was, what it is, by whom, when and why."""
        kept = self.corrections_of(self.get_object()).select_related("recorded_by").order_by("-number")
        told = [correction for correction in kept if not correction.after.keys().isdisjoint(self.told)]
        return Response(CorrectionSerializer(told, many=True, context={"told": self.told}).data)
