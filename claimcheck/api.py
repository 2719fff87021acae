"""REST below /api/v1/: the resources that each app registers, the description of them, and its page."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import DefaultRouter

from claims.api.urls import router as claims_router
from sources.api.urls import router as sources_router

router = DefaultRouter()
router.include_format_suffixes = False
for part in (sources_router, claims_router):
    router.registry.extend(part.registry)

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api-schema"), name="api-docs"),
    path("", include(router.urls)),
]
