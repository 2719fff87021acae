"""Weekly disagreement reports over REST: built on read by the reports, served as they render them."""

from typing import ClassVar

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from claims.models import Conflict
from claims.reports.build import build
from claims.reports.renderers.json import render_json
from claims.reports.week import InvalidWeek, Week
from sources.api.base import Endpoint

WEEK = OpenApiParameter("week", OpenApiTypes.STR, OpenApiParameter.PATH, description="An ISO week: 2024-W45.")


class ReportViewSet(Endpoint):
    """What the newsroom's sources disagreed about in a week."""

    model = Conflict
    serializer_class = serializers.Serializer
    lookup_field = "week"
    ordering: ClassVar[tuple[str, ...]] = ()

    @extend_schema(parameters=[WEEK], responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, week: str) -> HttpResponseBase:
        """The report of one ISO week, as `docs/report.schema.json` describes it."""
        try:
            report = build(Week.parse(week), now=self.now)
        except InvalidWeek as problem:
            raise NotFound(f"week: {problem}") from problem
        return HttpResponse(render_json(report), content_type="application/json")
