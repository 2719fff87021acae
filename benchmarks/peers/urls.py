"""The addresses of the plain frameworks; those of django-ninja where it is installed."""

from importlib.util import find_spec

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from benchmarks.peers.drf import FigureViewSet
from benchmarks.peers.drf_records import ClaimViewSet, ConflictViewSet

router = SimpleRouter()
router.register("figures", FigureViewSet, basename="figures")
router.register("claims", ClaimViewSet, basename="claims")
router.register("conflicts", ConflictViewSet, basename="conflicts")
urlpatterns = [path("drf/", include(router.urls))]
if find_spec("ninja"):
    from benchmarks.peers.ninja import api

    urlpatterns.append(path("ninja/", api.urls))
