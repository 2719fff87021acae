"""The evidence pack of a figure over REST: one zip, written while it is sent."""

from typing import Any

from django.conf import settings
from django.http import HttpResponseBase, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.request import Request

from claimcheck.foundation.rest.filters import parameter
from claims.api.named import published_question
from claims.models import Publication
from claims.published.evidence_pack import evidence_pack
from claims.published.site import site_of

WHOLE = OpenApiParameter(
    "whole",
    {"type": "boolean", "default": False},
    description="With captured texts and files beside documents, for who may read those.",
)
READS_TEXTS = "sources.view_snapshot"


class Packed:
    """What stands behind a figure, as a file for the program at `/ledger/verify_ledger.py`."""

    now: Any

    @extend_schema(parameters=[WHOLE], responses={(200, "application/zip"): OpenApiTypes.BINARY})
    @action(detail=True, filterset_class=None)
    def pack(self, request: Request, id: str) -> HttpResponseBase:
        """Published bodies, proofs, captures, decisions and pictures of a figure, as one zip."""
        whole = bool(parameter(request, "whole", _truth))
        if whole and not _may_read_texts(request):
            raise PermissionDenied("whole: your account or token may not read captured texts; leave it out.")
        try:
            question = published_question(id)
        except ValueError as problem:
            raise NotFound(f"id: {id[:120]!r} is not the id of a question; {problem}") from problem
        pieces = evidence_pack(question, site_of(request), now=self.now, whole=whole)
        if pieces is None:
            raise NotFound(f"id: no figure of the question {id} has been published.")
        pulled = getattr(request.auth, "pulled", None)
        if pulled is not None:
            pulled([Publication.objects.current().of_question(question).get().seq])
        response = StreamingHttpResponse(pieces, content_type="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="evidence-{question}.zip"'
        shared = settings.PUBLIC_READ and not whole
        response.headers["Cache-Control"] = f"{'public' if shared else 'private'}, no-cache"
        return response


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("write true or false.")
    return text == "true"


def _may_read_texts(request: Request) -> bool:
    token: Any = request.auth
    if hasattr(token, "permits") and not token.permits(READS_TEXTS):
        return False
    return request.user.has_perm(READS_TEXTS)
