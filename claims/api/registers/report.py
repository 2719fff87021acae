"""Weekly disagreement reports over REST: as they were issued, else built on read."""

from typing import ClassVar

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.filters import parameter
from claims.models import Conflict, Topic
from claims.reports.issuing.errata import corrected_at
from claims.reports.issuing.issuing import read
from claims.reports.renderings.json import render_json
from claims.reports.week import InvalidWeek, Week
from claims.views.audience import reader
from claims.views.records import seen_topics

WEEK = OpenApiParameter("week", str, OpenApiParameter.PATH, description="An ISO week: 2024-W45.")
TOPIC = OpenApiParameter("topic", OpenApiTypes.UUID, description="The id of a topic; left out: all of them.")


class ReportViewSet(Endpoint):
    """What the newsroom's sources disagreed about in a week."""

    model = Conflict
    serializer_class = Serializer
    lookup_field = "week"
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"retrieve": ("topic",)}

    @extend_schema(parameters=[WEEK, TOPIC], responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, week: str) -> HttpResponseBase:
        """The report of one ISO week, in the shape of `docs/report.schema.json`."""
        try:
            report, record = read(Week.parse(week), self._topic(), now=self.now)
        except InvalidWeek as problem:
            raise NotFound(f"week: {problem}") from problem
        body = render_json(report) if record is None else record.body
        corrected = record if record is not None and record.errata.exists() else None
        headers = {"Link": corrected_at(corrected)} if corrected else {}
        return HttpResponse(body, content_type="application/json", headers=headers)

    def _topic(self) -> Topic | None:
        key = parameter(self.request, "topic", parsing.identifier)
        if key is None:
            return None
        found = seen_topics(Topic.objects.filter(pk=key), reader(self.now)).first()
        if found is None:
            raise Refused("topic", key, "no topic has this id; look it up in the list.")
        return found
