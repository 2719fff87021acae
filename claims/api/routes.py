"""The endpoints of claims, for the site's router: (path, viewset)."""

from rest_framework.viewsets import GenericViewSet

ROUTES: tuple[tuple[str, type[GenericViewSet]], ...] = ()
