"""The endpoints of sources, for the site's router: (path, viewset)."""

from typing import Any

from rest_framework.viewsets import GenericViewSet

from sources.api.document import DocumentViewSet
from sources.api.source import SourceViewSet
from sources.api.statement import StatementViewSet

ROUTES: tuple[tuple[str, type[GenericViewSet[Any]]], ...] = (
    ("sources", SourceViewSet),
    ("documents", DocumentViewSet),
    ("statements", StatementViewSet),
)
