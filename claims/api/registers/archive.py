"""Archives over REST: all that is recorded as one file, for who manages the people of the newsroom."""

import logging
from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import HttpResponseBase, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claimcheck.foundation.rest.endpoint import Endpoint
from claims.archive.manifest import migrations_applied
from claims.archive.writing import archive_pieces
from claims.domain.access import TAKES_ARCHIVES
from claims.models import Topic

log = logging.getLogger(__name__)
ZIP = {(200, "application/zip"): OpenApiTypes.BINARY}


class ArchiveViewSet(Endpoint):
    """All that is recorded, what is internal or under embargo too; no password, token, key or secret."""

    model = Topic
    pagination_class = None
    filter_backends = []
    paged = ()
    streamed = ("list", "retrieve")
    by_slug: ClassVar[dict[str, Any] | None] = {}
    permissions: ClassVar[dict[str, str]] = {"list": TAKES_ARCHIVES, "retrieve": TAKES_ARCHIVES}

    def rows(self) -> Any:
        """All topics: who may read an archive may know of each."""
        return Topic.objects.all()

    @extend_schema(operation_id="archives_all_retrieve", responses=ZIP)
    def list(self, request: Request) -> HttpResponseBase:
        """Everything that is recorded, as it stands at one moment, as a zip for the command `import_archive`.

        It holds what is internal or under embargo: keep it safe. Its end says whether it is whole: one that
        was cut off is no zip.
        """
        return self._archive("")

    @extend_schema(responses=ZIP)
    def retrieve(self, request: Request, pk: str) -> HttpResponseBase:
        """One topic, by its id or short name, and what its claims rest on, as such a zip."""
        return self._archive(self.get_object().slug)

    def _archive(self, topic: str) -> HttpResponseBase:
        migrations_applied()
        log.warning("%s takes the archive of %s", self.person.get_username(), topic or "everything")
        response = StreamingHttpResponse(_pieces(topic), content_type="application/zip")
        name = f"archive-{topic}.zip" if topic else "archive.zip"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Cache-Control"] = "no-store"
        return response


def _pieces(topic: str) -> Iterator[bytes]:
    """Without those that are empty: ZIP hands on nothing until it has packed a block."""
    return (piece for piece in archive_pieces(topic=topic) if piece)
