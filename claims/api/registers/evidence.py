"""Evidence over REST: what is kept beside documents, and the files byte by byte."""

from typing import IO, Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, NotFound, PermissionDenied
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.wording import one_of
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, Moment, OneOf, Text
from claimcheck.foundation.rest.filters import IdFilter, TextFilter, choice, flag, parameter
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.visible_names import VisibleNames
from claims.domain.evidence import MEDIA_TYPES, EvidenceKind, FileForm, form_handed_on, tells_of_its_making
from claims.models import Evidence, EvidenceFile
from claims.models.evidence.evidence import LONGEST_ADDRESS, LONGEST_TITLE
from claims.published.evidence_files import evidence_file
from claims.services.recording.evidence import correct_evidence, record_evidence, withdraw_evidence
from claims.views.audience import reader
from claims.views.kept import CHECKS_EVIDENCE, may_have_original, seen_evidence
from sources.models import Document

OF_A_FORM = 64 * 1024
"""Bytes that a form may have beside its file."""


FORM = OpenApiParameter(
    "form",
    {"type": "string", "enum": list(FileForm)},
    description=(
        "A picture without the place, time and camera that it may name (`copy`: what is given of a picture "
        "without `form`); the same small; the file as handed in (`original`: what is given of a PDF), of a "
        "picture for who checks evidence or handed it in."
    ),
)


def _form(text: str) -> FileForm:
    if text not in tuple(FileForm):
        raise ValueError(one_of(FileForm))
    return FileForm(text)


class EvidenceTooLarge(APIException):
    """The file is too large."""

    status_code = 413
    default_code = "too_large"

    def __init__(self) -> None:
        super().__init__(f"Send a file of at most {settings.EVIDENCE_BYTES // 2**20} MB (EVIDENCE_MB).")


class EvidenceParser(MultiPartParser):
    """A form with a file, no larger than one may be."""

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """Its fields and its file; raises EvidenceTooLarge before it is read."""
        declared = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
        if declared > settings.EVIDENCE_BYTES + OF_A_FORM:
            raise EvidenceTooLarge
        return super().parse(stream, media_type, parser_context)


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """A file or an address beside a document. `sha256`, `size`, `media_type`, `file_name`: of the file."""

    id = serializers.UUIDField(source="evidence_id", read_only=True)
    document = serializers.UUIDField(source="document_id", read_only=True)
    kind = OneOf(EvidenceKind, read_only=True)
    url = serializers.CharField(read_only=True, help_text="Empty where there is none.")
    file_name = serializers.CharField(source="file.name", allow_null=True, read_only=True, default=None)
    media_type = serializers.ChoiceField(
        MEDIA_TYPES, source="file.media_type", allow_null=True, read_only=True, default=None
    )
    size = serializers.IntegerField(source="file.size", allow_null=True, read_only=True, default=None)
    sha256 = serializers.CharField(source="file.sha256", allow_null=True, read_only=True, default=None)

    class Meta:
        model = Evidence
        fields = [
            *("id", "version", "document", "kind", "title", "url", "captured_at", "file_name", "media_type"),
            *("size", "sha256", "withdrawn", "correction_reason", "recorded_at"),
        ]
        read_only_fields = fields


class EvidenceFields(Body):
    """What may be said of it."""

    document = Known(Document.objects.all(), required=False)
    kind = OneOf(EvidenceKind, required=False)
    title = Text(required=False, max_length=LONGEST_TITLE, help_text="What it shows.")
    url = Text(required=False, allow_blank=True, max_length=LONGEST_ADDRESS)
    captured_at = Moment(
        required=False, allow_null=True, help_text="When it was taken, or the archive took the page."
    )


class CorrectEvidence(EvidenceFields):
    """What is corrected, and why; the file stays."""

    reason = Text()


class RecordEvidence(EvidenceFields):
    """A file, or an address; a video and an archived page have no file."""

    document = Known(Document.objects.all())
    kind = OneOf(EvidenceKind)
    title = Text(max_length=LONGEST_TITLE, help_text="What it shows.")
    file = serializers.FileField(required=False, help_text="PNG, JPEG, GIF, WebP or PDF, by its content.")


class WithdrawEvidence(Body):
    """Why it should not have been recorded."""

    reason = Text()


class EvidenceFilter(django_filters.FilterSet):
    """Which evidence."""

    document = IdFilter()
    kind = choice(EvidenceKind)
    sha256 = TextFilter(field_name="file__sha256", help_text="Of the file.")
    withdrawn = flag("by_withdrawn", help_text="Withdrawn, or not.")

    class Meta:
        model = Evidence
        fields: ClassVar[list[str]] = []

    def by_withdrawn(self, queryset: QuerySet[Evidence], name: str, value: str) -> QuerySet[Evidence]:
        """What was withdrawn, or the rest."""
        return queryset.filter(withdrawn=value == "true")


class EvidenceViewSet(VisibleNames, ReadEndpoint):
    """What is kept beside documents: images, screenshots, PDFs, addresses of videos, archived pages."""

    model = Evidence
    serializer_class = EvidenceSerializer
    filterset_class = EvidenceFilter
    lookup_field = "evidence_id"
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"file": ("form",)}
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_evidence",
        "correct": "claims.change_evidence",
        "withdraw": "claims.change_evidence",
    }

    def rows(self) -> QuerySet[Evidence]:
        """The versions in force, of documents that a reader may know of."""
        rows = Evidence.objects.live().select_related("file").defer("file__content")
        return seen_evidence(rows, reader(self.now))

    def get_parsers(self) -> list[Any]:
        """A form where a file is handed in."""
        if getattr(self, "action_map", {}).get("post") == "create":
            return [EvidenceParser()]
        return super().get_parsers()

    @extend_schema(request={"multipart/form-data": RecordEvidence}, responses={201: EvidenceSerializer})
    def create(self, request: Request) -> Response:
        """Keep a file, or an address, beside a document."""
        given = self.given(RecordEvidence)
        file = given.pop("file", None)
        if file is not None:
            if file.size > settings.EVIDENCE_BYTES:
                raise EvidenceTooLarge
            given |= {"content": file.read(), "name": file.name}
        made = record_evidence(by=self.person, now=self.now, **given)
        return self.shown(made.evidence_id, code=201)

    @extend_schema(request=CorrectEvidence, parameters=[IF_MATCH], responses=EvidenceSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, evidence_id: str) -> Response:
        """Record a new version of what is said of it; the file stays."""
        given = self.given(CorrectEvidence)
        with self.as_read() as evidence:
            correct_evidence(by=self.person, now=self.now, evidence=evidence, **given)
        return self.shown(evidence.evidence_id)

    @extend_schema(request=WithdrawEvidence, parameters=[IF_MATCH], responses=EvidenceSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, evidence_id: str) -> Response:
        """Say that it should not have been kept there."""
        given = self.given(WithdrawEvidence)
        with self.as_read() as evidence:
            withdraw_evidence(by=self.person, now=self.now, evidence=evidence, **given)
        return self.shown(evidence.evidence_id)

    @extend_schema(
        parameters=[FORM],
        responses={(200, media_type): OpenApiTypes.BINARY for media_type in MEDIA_TYPES},
        filters=False,
    )
    @action(detail=True, methods=["get"], filter_backends=[], pagination_class=None, filterset_class=None)
    def file(self, request: Request, evidence_id: str) -> HttpResponseBase:
        """The file: of a picture a copy without its metadata; 404 for an address, and for what was removed.

        `form`: the original byte by byte, or a small picture; 404 where the file is none or can't be read.
        """
        evidence = self.get_object()
        file = EvidenceFile.objects.filter(pk=evidence.file_id).first()
        if file is None or file.removed:
            raise NotFound
        form = parameter(request, "form", _form) or form_handed_on(file.media_type)
        if tells_of_its_making(file.media_type, form) and not self._may_have_original(evidence):
            raise PermissionDenied(
                "form: the original may name the place, time and camera: it is for who checks evidence "
                f"({CHECKS_EVIDENCE}) or handed it in. Leave form out."
            )
        given = evidence_file(request, file, form)
        if given is None:
            raise NotFound(f"form: the file is no picture that has a {form}; ask for the original.")
        return given

    def _may_have_original(self, evidence: Evidence) -> bool:
        """A token has to reach as far as its owner."""
        token: Any = self.request.auth
        narrowed = hasattr(token, "permits") and not token.permits(CHECKS_EVIDENCE)
        return not narrowed and may_have_original(self.person, evidence)
