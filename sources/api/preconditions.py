"""If-Match: whoever changes a record says which version of it they have read (RFC 9110, RFC 6585)."""

from drf_spectacular.utils import OpenApiParameter
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.request import Request

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
    default_detail = "The record has changed since you read it; read it again."
    default_code = "precondition_failed"


def check_match(request: Request, etag: str) -> None:
    """Raise PreconditionRequired without If-Match, PreconditionFailed where it does not name this version.

    `*` is refused as well: it would say nothing about what was read.
    """
    asked = request.headers.get("If-Match")
    if asked is None:
        raise PreconditionRequired
    if etag not in [each.strip() for each in asked.split(",")]:
        raise PreconditionFailed
