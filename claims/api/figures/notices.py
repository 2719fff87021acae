"""Recall notices over REST: what the asking token has pulled and must not use as it stands."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.values import Person, RangeOfDays
from claims.domain.lifecycle import ChangeKind, Standing
from claims.models import Notice
from claims.services.notifications.notices import acknowledge_notice


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """What was pulled, and what took its place and why."""

    token = serializers.CharField(source="token.name", read_only=True)
    question = serializers.UUIDField(source="publication.figure.question_id", read_only=True)
    as_of = RangeOfDays(source="publication.figure.as_of", read_only=True)
    pulled = serializers.IntegerField(
        source="pulled_id", read_only=True, help_text="Number of the publication that was read."
    )
    publication = serializers.IntegerField(
        source="publication_id", read_only=True, help_text="Number of the publication that replaced it."
    )
    change_kind = OneOf(ChangeKind, source="publication.figure.change_kind", read_only=True)
    standing = OneOf(Standing, source="publication.figure.standing", read_only=True)
    reason = serializers.CharField(source="publication.figure.reason", read_only=True)
    published_at = serializers.DateTimeField(source="publication.published_at", read_only=True)
    acknowledged_by = Person(allow_null=True)

    class Meta:
        model = Notice
        fields = [
            "id",
            "token",
            "question",
            "as_of",
            "pulled",
            "publication",
            "change_kind",
            "standing",
            "reason",
            "published_at",
            "acknowledged_at",
            "acknowledged_by",
        ]
        read_only_fields = fields


class NoticeFilter(django_filters.FilterSet):
    """Which notices."""

    open = not_yet("acknowledged_at", help_text="Not acknowledged yet.")

    class Meta:
        model = Notice
        fields: ClassVar[list[str]] = []


class NoticeViewSet(ReadEndpoint):
    """The asking token's own notices; of a person, those of the tokens in that person's name."""

    model = Notice
    lookup_field = "id"
    serializer_class = NoticeSerializer
    filterset_class = NoticeFilter
    orderings: ClassVar[dict[str, str]] = {}
    permissions: ClassVar[dict[str, str]] = {"acknowledge": "claims.view_notice"}

    def rows(self) -> QuerySet[Notice]:
        """With what took the place of what was pulled."""
        found = Notice.objects.select_related("token", "publication__figure", "acknowledged_by")
        token: Any = getattr(self.request.auth, "token", None)
        if token is not None:
            return found.filter(token=token)
        return found.filter(token__owner=self.person)

    @extend_schema(request=None, parameters=[IF_MATCH], responses=NoticeSerializer)
    @action(detail=True, methods=["post"])
    def acknowledge(self, request: Request, id: str) -> Response:
        """It has been dealt with; the header of answers no longer counts it."""
        with self.as_read() as notice:
            acknowledge_notice(by=self.person, now=self.now, notice=notice)
        return self.shown(notice.pk)
