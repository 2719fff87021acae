"""Addresses below /api/ that fail in every way a view can, for test_problems.py."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.exceptions import ValidationError as ModelError
from django.db import DataError, IntegrityError, InterfaceError, InternalError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from psycopg.errors import (
    AdminShutdown,
    ConnectionTimeout,
    DeadlockDetected,
    DiskFull,
    LockNotAvailable,
    ReadOnlySqlTransaction,
    UndefinedTable,
)
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class Quicker(Exception):
    """As a service says that somebody else was quicker."""


class Refused(ValueError):
    """As the rules say that a value cannot be taken."""

    field, value, remedy = "low", "NaN", "write digits."


class Range(serializers.Serializer):
    low = serializers.IntegerField()
    high = serializers.IntegerField()


class Body(serializers.Serializer):
    name = serializers.CharField(max_length=5)
    ranges = Range(many=True)


def caused(error: Exception, cause: Exception) -> Exception:
    """An error as Django raises it from one of the database's."""
    error.__cause__ = cause
    return error


FAILURES: dict[str, Exception] = {
    "missing": Http404("secret"),
    "denied": PermissionDenied(),
    "suspicious": SuspiciousOperation(),
    "quicker": Quicker("Somebody was quicker."),
    "refused": Refused("low: 'NaN' is refused"),
    "model": ModelError({"name": ["Too long."]}),
    "integrity": IntegrityError(),
    "data": DataError(),
    "deadlock": caused(OperationalError("secret"), DeadlockDetected("secret")),
    "no_connection": caused(OperationalError("secret"), ConnectionTimeout("secret")),
    "closed": InterfaceError("the connection is closed"),
    "disk": caused(OperationalError("secret"), DiskFull("secret")),
    "waited": caused(OperationalError("secret"), LockNotAvailable("secret")),
    "stopping": caused(OperationalError("secret"), AdminShutdown("secret")),
    "read_only": caused(InternalError("secret"), ReadOnlySqlTransaction("secret")),
    "no_such_state": caused(OperationalError("secret"), UndefinedTable("secret")),
    "throttled": exceptions.Throttled(wait=3),
    "unforeseen": ZeroDivisionError("secret"),
}


class Failing(APIView):
    """GET raises what the address says; POST checks a body."""

    permission_classes: list[Any] = []

    def get(self, request: Request, kind: str) -> Response:
        raise FAILURES[kind]

    def post(self, request: Request, kind: str) -> Response:
        body = Body(data=request.data)
        body.is_valid(raise_exception=True)
        return Response(body.data)


class SignedIn(APIView):
    def get(self, request: Request) -> Response:
        return Response({"user": request.user.get_username()})


def plain(request: HttpRequest) -> HttpResponse:
    raise FAILURES[request.GET.get("kind", "unforeseen")]


handler500 = "claimcheck.unavailable.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/plain/", plain),
    path("page/", plain),
    path("api/signed-in/", SignedIn.as_view()),
    path("api/<kind>/", Failing.as_view()),
]
