"""ETags of records, and If-Match: whoever changes one says which version they have read (RFC 9110, 6585)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.within_topic import itself
from claimcheck.foundation.rest.conditional import uncompressed

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the record as it was read. 428 where missing, 412 where it has changed.",
)


class PreconditionRequired(APIException):
    """RFC 6585: the request must say which version it is about."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = "Send If-Match with the ETag of the record as you have read it."
    default_code = "precondition_required"


class PreconditionFailed(APIException):
    """RFC 9110: the version that the request is about is not the newest."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_detail = "The record has changed since you read it; read it again and send its new ETag."
    default_code = "precondition_failed"


def etag_of(document: Any) -> str:
    """The strong ETag of a document as it is sent: whatever is different in it makes another one."""
    return f'"{hashlib.sha256(JSONRenderer().render(document)).hexdigest()}"'


def check_match(request: Request, etag: str) -> None:
    """Raise PreconditionRequired without If-Match, PreconditionFailed where it does not name this version.

    `*` is refused as well: it would say nothing about what was read. The tag of a compressed answer names
    the same version.
    """
    asked = request.headers.get("If-Match")
    if asked is None:
        raise PreconditionRequired
    if etag not in [uncompressed(tag.strip()) for tag in asked.split(",")]:
        raise PreconditionFailed


class Versioned:
    """An endpoint whose details carry a strong ETag, and whose verbs ask for it back."""

    request: Any
    get_object: Any
    get_serializer: Any

    def document(self, record: Any) -> Any:
        """A record as its detail tells it."""
        return self.get_serializer(record).data

    def guard(self, record: Any) -> QuerySet[Any]:
        """The rows that whoever changes this record locks first, in order; its services lock none before."""
        rows: QuerySet[Any] = type(record)._base_manager.filter(**itself(record))
        return rows

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Read one record. Whoever changes it sends back the ETag of this answer."""
        return Response(self.document(self.get_object()))

    @contextmanager
    def as_read(self) -> Iterator[Any]:
        """The record of the address as whoever asks has read it, and nobody changes it meanwhile.

        What `guard` names is locked until the verb has committed, so that of two who have read the same
        version one is quicker and the other is told. Raises NotFound, PreconditionRequired,
        PreconditionFailed.
        """
        with transaction.atomic():
            list(self.guard(self.get_object()).select_for_update(no_key=True, of=("self",)))
            record = self.get_object()
            check_match(self.request, etag_of(self.document(record)))
            yield record
