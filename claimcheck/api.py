"""REST below /api/v1/: the resources that each app registers, the description of them, and its page."""

from django.urls import include, path
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.routers import APIRootView, DefaultRouter

from claimcheck.foundation.rest.description import DescriptionView
from claimcheck.foundation.rest.permissions import ByVerb
from claimcheck.foundation.rest.schema import PasswordScheme  # noqa: F401  # the description knows it once it is defined
from claims.api.routes import ROUTES as CLAIMS
from sources.api.routes import ROUTES as SOURCES


class Addresses(APIRootView):
    """The addresses of all registers: what the description says too, so whoever reads figures may read it."""

    permission_classes = (ByVerb,)
    public = True

    def permission_needed(self) -> None:
        """To be signed in is enough."""


router = DefaultRouter()
router.include_format_suffixes = False
router.APIRootView = Addresses
ours = {prefix for prefix, _ in CLAIMS}  # of two with one address that of claims counts
routes = (*CLAIMS, *((prefix, viewset) for prefix, viewset in SOURCES if prefix not in ours))
for prefix, viewset in routes:  # addresses are tried in this order: the busiest first
    router.register(prefix, viewset, basename=prefix)

urlpatterns = [
    path("schema/", DescriptionView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api-schema"), name="api-docs"),
    path("", include(router.urls)),
]
