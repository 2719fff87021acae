"""Where everything is: admin, REST, health, pages."""

from django.contrib import admin
from django.urls import include, path

from claimcheck.health import healthz

urlpatterns = [
    path("admin/", include(("claims.admin.urls", "desk"))),  # the queue stands in place of the theme's index
    path("admin/", admin.site.urls),
    path("api/v1/", include("claimcheck.api")),
    path("healthz", healthz, name="healthz"),
    path("", include("claims.urls")),
]
