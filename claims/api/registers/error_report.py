"""Errors that readers report, over REST: sent by a site for its readers, read and answered by the desk."""

from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, Throttled
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Id, OneOf, Text
from claimcheck.foundation.rest.filters import IdFilter, choice, flag
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.domain.error_reports import ErrorDecision
from claims.models import ErrorReport, Publication
from claims.models.readers.error_report import LONGEST_CONTACT, LONGEST_LINK, LONGEST_WORDS
from claims.published.receipts import receipt_of, report_of
from claims.services.triage.error_reports import (
    TooManyReports,
    accept_error_report,
    decline_error_report,
    receive_error_report,
)

MAY_ANSWER = "claims.change_errorreport"
AN_HOUR = 3600


class ErrorReportSerializer(serializers.ModelSerializer[ErrorReport]):
    """What a reader has reported, and what was answered; for who may answer."""

    id = serializers.UUIDField(source="report_id", read_only=True)
    number = serializers.CharField(read_only=True, help_text="As the receipt gives it.")
    question = serializers.UUIDField(source="question_id", read_only=True)
    publication = serializers.IntegerField(source="publication_id", read_only=True)
    decision = OneOf(ErrorDecision, allow_blank=True, read_only=True)

    class Meta:
        model = ErrorReport
        fields = [
            *("id", "number", "version", "question", "publication", "words", "link", "contact"),
            *("received_at", "decision", "answer", "recorded_at"),
        ]
        read_only_fields = fields


class SendErrorReport(Body):
    """What is wrong with a published figure, in a reader's words."""

    question = Id(help_text="The question of the figure.")
    words = Text(max_length=LONGEST_WORDS)
    link = Text(required=False, allow_blank=True, max_length=LONGEST_LINK)
    contact = Text(required=False, allow_blank=True, max_length=LONGEST_CONTACT)


class AnswerErrorReport(Body):
    """What came of it, and why; read by who holds the receipt."""

    answer = Text(max_length=LONGEST_WORDS)


class ReceiptSerializer(serializers.Serializer[Any]):
    """What became of a report, for who holds its receipt; nothing of what was sent."""

    number = serializers.CharField()
    receipt = serializers.CharField(help_text="Give it to the reader: `error-reports/receipts/{receipt}/`.")
    question = serializers.UUIDField()
    received_at = serializers.DateTimeField()
    decision = OneOf(ErrorDecision, allow_blank=True)
    answer = serializers.CharField(allow_blank=True)
    answered_at = serializers.DateTimeField(allow_null=True)


class ErrorReportFilter(django_filters.FilterSet):
    """Which reports."""

    question = IdFilter(field_name="question")
    decision = choice(ErrorDecision)
    waiting = flag("by_waiting", help_text="Not answered, or answered.")

    class Meta:
        model = ErrorReport
        fields: ClassVar[list[str]] = []

    def by_waiting(self, queryset: QuerySet[ErrorReport], name: str, value: str) -> QuerySet[ErrorReport]:
        """Those that nobody has answered, or the others."""
        return queryset.filter(decision="") if value == "true" else queryset.exclude(decision="")


class ErrorReportViewSet(ReadEndpoint):
    """What readers have reported; while ACCOUNTABILITY is on a site sends reports in its readers' name."""

    model = ErrorReport
    other_refusals = (404,)
    serializer_class = ErrorReportSerializer
    filterset_class = ErrorReportFilter
    lookup_field = "report_id"
    orderings: ClassVar[dict[str, str]] = {"received_at": "received_at"}
    ordering = ("-received_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "list": MAY_ANSWER,
        "retrieve": MAY_ANSWER,
        "create": "claims.view_verifiedfigure",
        "receipt": "claims.view_verifiedfigure",
        "accept": MAY_ANSWER,
        "decline": MAY_ANSWER,
    }

    def rows(self) -> QuerySet[ErrorReport]:
        """Each as it stands."""
        return ErrorReport.objects.live()

    @extend_schema(request=SendErrorReport, responses={201: ReceiptSerializer})
    def create(self, request: Request) -> Response:
        """Report an error in a reader's name; the answer has the receipt. 404 while ACCOUNTABILITY is off."""
        _check_on()
        given = self.given(SendErrorReport)
        current = Publication.objects.current().of_question(given.pop("question"))
        publication = current.select_related("figure").first()
        if publication is None:
            raise NotFound("question: no figure of this question has been published.")
        try:
            made = receive_error_report(now=self.now, publication=publication, **given)
        except TooManyReports as problem:
            raise Throttled(AN_HOUR, "More reports have come in a day than are kept.") from problem
        return Response(_receipt(made, receipt_of(made.report_id)), status=status.HTTP_201_CREATED)

    @extend_schema(responses=ReceiptSerializer, filters=False)
    @action(
        detail=False,
        url_path=r"receipts/(?P<receipt>[^/]+)",
        pagination_class=None,
        filter_backends=[],
        filterset_class=None,
    )
    def receipt(self, request: Request, receipt: str) -> Response:
        """What became of a report, by its receipt."""
        _check_on()
        report = report_of(receipt)
        if report is None:
            raise NotFound("receipt: there is no such receipt.")
        return Response(_receipt(report, receipt))

    @extend_schema(request=AnswerErrorReport, parameters=[IF_MATCH], responses=ErrorReportSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, report_id: str) -> Response:
        """Say that it is right, or may be: the figure is challenged, and its conflict open again."""
        given = self.given(AnswerErrorReport)
        with self.as_read() as report:
            accept_error_report(by=self.person, now=self.now, report=report, **given)
        return self.shown(report.report_id)

    @extend_schema(request=AnswerErrorReport, parameters=[IF_MATCH], responses=ErrorReportSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, report_id: str) -> Response:
        """Say that it is not wrong, and why."""
        given = self.given(AnswerErrorReport)
        with self.as_read() as report:
            decline_error_report(by=self.person, now=self.now, report=report, **given)
        return self.shown(report.report_id)


def _check_on() -> None:
    if not settings.ACCOUNTABILITY:
        raise NotFound("This site takes none: ACCOUNTABILITY is off.")


def _receipt(report: ErrorReport, receipt: str) -> dict[str, Any]:
    return {
        "number": report.number,
        "receipt": receipt,
        "question": report.question_id,
        "received_at": report.received_at,
        "decision": report.decision,
        "answer": report.answer,
        "answered_at": report.recorded_at if report.decision else None,
    }
