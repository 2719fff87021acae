"""Imports over REST: a file handed in, previewed, recorded, undone; nothing that a reader may not see."""

from typing import IO, Any, ClassVar
from urllib.parse import quote, urlencode

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, NotFound
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.filters import TextFilter, parameter
from claimcheck.foundation.rest.members import of_records
from claimcheck.foundation.rest.permissions import require
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.claims.import_bodies import (
    HandIn,
    ImportRow,
    ImportRowPage,
    ImportSerializer,
    SaveMapping,
    YesNo,
)
from claims.api.claims.requests import Because
from claims.domain.importing import Fate
from claims.intake.formats.row import Unreadable
from claims.intake.imports.handing_in import (
    RECORDS_CHECKS,
    hand_in,
    holds_fact_checks,
    mapping_in,
    start_recording,
    with_saved,
)
from claims.intake.imports.reading import rejects_file
from claims.intake.styles import DeclaredStyle
from claims.models import Import, ImportFile
from claims.models.imports.record import SEES_ALL
from claims.services.imports.mappings import save_mapping
from claims.services.imports.recording import MOST_BYTES
from claims.services.imports.undoing import undo_import
from claims.views.audience import reader
from claims.views.imports import ImportedRow, counts_of, page_of_rows

MOST_ROWS = 200
OF_A_FORM = 64 * 1024
"""Bytes that a form may have beside its file."""
FATE = OpenApiParameter("fate", enum=[fate.value for fate in Fate], description="Rows of this fate alone.")
AFTER = OpenApiParameter("after", {"type": "integer", "minimum": 0}, description="Rows below this line.")
LIMIT = OpenApiParameter(
    "limit", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}, description="Rows a page; 50."
)


class FileTooLarge(APIException):
    """The file is too large."""

    status_code = 413
    default_detail = f"Send a file of at most {MOST_BYTES // 1024 // 1024} MB; split a larger one."
    default_code = "too_large"


class FormParser(MultiPartParser):
    """A form with a file, no larger than one may be."""

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """Its fields and its file; raises FileTooLarge before it is read."""
        if int(parser_context["request"].META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + OF_A_FORM:
            raise FileTooLarge
        return super().parse(stream, media_type, parser_context)


class ImportFilter(django_filters.FilterSet):
    """Which imports."""

    sha256 = TextFilter(help_text="Of the file.")

    class Meta:
        model = Import
        fields: ClassVar[list[str]] = []


class ImportViewSet(ReadEndpoint):
    """One's own imports; those of everybody for who may undo them (by a token: one that may)."""

    model = Import
    serializer_class = ImportSerializer
    filterset_class = ImportFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    lookup_field = "id"
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"file_rows": ("fate", "after", "limit")}
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_import",
        "start": "claims.add_import",
        "undo": "claims.change_import",
        "save_mapping": "claims.add_import",
    }

    def rows(self) -> QuerySet[Import]:
        """Those that this person may see; by a token that may undo none, the person's own."""
        people = ("recorded_by", "started_by", "undone_by")
        token: Any = getattr(self.request, "auth", None)
        narrowed = hasattr(token, "permits") and not token.permits(SEES_ALL)
        found = Import.objects.seen_by(self.person, own_alone=narrowed)
        return found.with_work().select_related(*people)

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """The serializer of one import or of a page of them, with the counts that a reader may see."""
        if args and not getattr(self, "swagger_fake_view", False):
            records = list(args[0]) if kwargs.get("many") else [args[0]]
            counts = counts_of(records, reader(self.now))
            kwargs["context"] = {**self.get_serializer_context(), "counts": counts}
        return super().get_serializer(*args, **kwargs)

    def get_parsers(self) -> list[Any]:
        """A form where a file is handed in."""
        if getattr(self, "action_map", {}).get("post") == "create":
            return [FormParser()]
        return super().get_parsers()

    @extend_schema(request={"multipart/form-data": HandIn}, responses={201: ImportSerializer})
    def create(self, request: Request) -> Response:
        """Hand in a file: it is previewed, and recorded where `start` is true. A large one waits for a
        worker."""
        given = self.given(HandIn)
        flags = {name: given.pop(name, "") == YesNo.TRUE for name in ("keep_going", "start")}
        file, mapping = given.pop("file"), mapping_in(given.pop("mapping", ""))
        if file.size > MOST_BYTES:
            raise FileTooLarge
        name, content = given.pop("saved_mapping", ""), file.read()
        said = DeclaredStyle(**given | {"delimiter": delimiter(given.get("delimiter", ""))})
        mapping, said = with_saved(name, mapping, said)
        if not mapping and holds_fact_checks(file.name, content):
            require(request, RECORDS_CHECKS)
        record = hand_in(
            by=self.person,
            now=self.now,
            name=file.name,
            content=content,
            mapping=mapping,
            said=said,
            **flags,
        )
        return self.shown(record.pk, code=201)

    @extend_schema(request=None, parameters=[IF_MATCH], responses=ImportSerializer)
    @action(detail=True, methods=["post"])
    def start(self, request: Request, id: str) -> Response:
        """Record what was previewed."""
        with self.as_read() as record:
            if record.holds_fact_checks:
                require(request, RECORDS_CHECKS)
            start_recording(by=self.person, now=self.now, record=record)
        return self.shown(record.pk)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ImportSerializer)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, id: str) -> Response:
        """Reject its claims and set back what it revised, but for what somebody has touched since."""
        given = self.given(Because)
        with self.as_read() as record:
            undo_import(by=self.person, now=self.now, record=record, **given)
        return self.shown(record.pk)

    @extend_schema(request=SaveMapping, responses=ImportSerializer)
    @action(detail=True, methods=["post"], url_path="save-mapping")
    def save_mapping(self, request: Request, id: str) -> Response:
        """Keep how its file was read under a name, to hand in the next of its kind with `saved_mapping`."""
        record = self.get_object()
        save_mapping(by=self.person, now=self.now, record=record, **self.given(SaveMapping))
        return self.shown(record.pk)

    @extend_schema(parameters=[FATE, AFTER, LIMIT], responses=ImportRowPage, filters=False)
    @action(detail=True, url_path="rows", pagination_class=None, filter_backends=[], filterset_class=None)
    @of_records(ImportRow, always=("line",))
    def file_rows(self, request: Request, id: str) -> Response:
        """What became of each row, or would; from the top of the file."""
        record = self.get_object()
        fate = parameter(request, "fate", _fate)
        after, limit = parameter(request, "after", _number) or 0, parameter(request, "limit", _number)
        if limit is not None and not 1 <= limit <= MOST_ROWS:
            raise Refused("limit", limit, f"ask for 1 to {MOST_ROWS} rows.")
        most, fates = limit or 50, [fate] if fate else list(Fate)
        found, last = page_of_rows(record, reader(self.now), fates=fates, after=after, most=most)
        more = None
        if last is not None:
            asked = {name: value for name, value in request.query_params.items() if name != "after"}
            query = urlencode({**asked, "after": last})
            more = f"{request.build_absolute_uri(request.path)}?{query}"
        return Response({"next": more, "results": [_row(record, row) for row in found]})

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR}, filters=False)
    @action(detail=True, pagination_class=None, filter_backends=[], filterset_class=None)
    def rejects(self, request: Request, id: str) -> HttpResponse:
        """The invalid rows with the reasons, as a file: mend it and hand it in. 404 once the file is gone."""
        record = self.get_object()
        try:
            name, content = rejects_file(record, reader(self.now))
        except (ImportFile.DoesNotExist, Unreadable) as problem:
            raise NotFound("id: the file of this import is not kept, or cannot be read.") from problem
        kind = "application/x-ndjson" if name.endswith(".ndjson") else "text/csv; charset=utf-8"
        answer = HttpResponse(content, content_type=kind)
        answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        return answer


def delimiter(text: str) -> str:
    """What separates columns; raises Refused."""
    found = {"tab": "\t", "\\t": "\t"}.get(text, text)
    if len(found) > 1 or found in ("\n", "\r", '"'):
        raise Refused("delimiter", text, "give one character, or tab.")
    return found


def _row(record: Import, row: ImportedRow) -> dict[str, Any]:
    problems = [dict(zip(("field", "value", "remedy"), problem, strict=True)) for problem in row.problems]
    made = None if row.claim is None else str(row.claim)
    checks = record.holds_fact_checks
    return {
        "line": row.line,
        "fate": row.fate.value,
        "claim": None if checks else made,
        "fact_check": made if checks else None,
        "problems": problems,
    }


def _fate(text: str) -> Fate:
    if text not in list(Fate):
        raise ValueError(parsing.nearest(text, [fate.value for fate in Fate], "fate"))
    return Fate(text)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise ValueError("write a whole number in digits.")
    return int(text)
