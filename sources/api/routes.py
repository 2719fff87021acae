"""The endpoints of sources, for the site's router: (path, viewset)."""

from rest_framework.viewsets import GenericViewSet

ROUTES: tuple[tuple[str, type[GenericViewSet]], ...] = ()
