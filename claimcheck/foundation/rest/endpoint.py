"""What every endpoint shares: who may ask, which parameters it knows, how a record is found and answered."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, cast
from urllib.parse import unquote

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.utils import timezone
from rest_framework import status
from rest_framework.exceptions import NotFound
from rest_framework.mixins import ListModelMixin
from rest_framework.negotiation import BaseContentNegotiation, DefaultContentNegotiation
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.conditional import conditional
from claimcheck.foundation.rest.cross_origin import share_if_public
from claimcheck.foundation.rest.deprecation import Going, announce
from claimcheck.foundation.rest.filters import ORDERING, AskedFilters, Ordering
from claimcheck.foundation.rest.members import FIELDS, Members, Records, narrow
from claimcheck.foundation.rest.permissions import ByVerb
from claimcheck.foundation.rest.preconditions import Versioned, etag_of
from claimcheck.foundation.rest.repeatable import given_way, key_of, repeatable

REPLACED = "\N{REPLACEMENT CHARACTER}"
"""What stands in a text where bytes were no UTF-8."""


class JsonAlways(BaseContentNegotiation):
    """An endpoint answers in its one format, whatever `Accept` says (RFC 9110, section 12.5.1)."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """The parser of the body's media type."""
        return DefaultContentNegotiation().select_parser(request, parsers)

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        """The only one."""
        return renderers[0], renderers[0].media_type


class Endpoint(GenericViewSet[Any]):
    """One noun of the API. `rows` asks the model its question; verbs call one service each.

    `permissions` names the permission of each verb that writes, `parameters` the query parameters of each
    action besides filters, ordering and cursor, `streamed` the actions whose answer is written while it is
    sent, and so has no ETag, `keyed` those that see to an Idempotency-Key themselves. `by_slug`: what else
    holds for a record that its short name may stand for in an address; None: none may. `by_published_slug`:
    an address takes the short name of a published question, which the endpoint looks up itself. `going` names
    actions and query parameters that will go. Every other verb is one transaction, and tried again where it
    gives way to another. `self.now` is the one moment of the request.
    """

    model: ClassVar[type[Model]]
    permission_classes = [ByVerb]
    content_negotiation_class = JsonAlways
    filter_backends = [AskedFilters, Ordering]
    http_method_names = ["get", "post", "head"]
    permissions: ClassVar[dict[str, str]] = {}
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {}
    paged: ClassVar[tuple[str, ...]] = ("list",)
    orderings: ClassVar[dict[str, str]] = {}
    ordering: ClassVar[tuple[str, ...]] = ("-id",)
    public: ClassVar[bool] = False
    streamed: ClassVar[tuple[str, ...]] = ()
    keyed: ClassVar[tuple[str, ...]] = ()
    by_slug: ClassVar[dict[str, Any] | None] = None
    by_published_slug: ClassVar[bool] = False
    going: ClassVar[dict[str, Going]] = {}
    members_asked: frozenset[str] = frozenset()
    post: Any  # the verb of a POST, as the router has it

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Before any verb: sign-in and permission, then the parameters."""
        self.now = timezone.now()
        super().initial(request, *args, **kwargs)
        self._check_parameters(request)
        asked = request.query_params.get(FIELDS)
        self.members_asked = self.records.wanted(asked) if self.records and asked else frozenset()
        if request.method == "POST" and self.action is not None and self.action not in self.keyed:
            key = key_of(request)
            again = given_way(self.post) if key is None else repeatable(self.post, key=key, now=self.now)
            self.post = again

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """With its ETag, and what its token is told: what is left of its allowance, its open notices."""
        if (
            self.records
            and self.members_asked
            and isinstance(response, Response)
            and response.status_code == 200
        ):
            response.data = self.records.narrowed(response.data, self.members_asked)
        answer = super().finalize_response(request, response, *args, **kwargs)
        for name, value in getattr(getattr(request, "_auth", None), "headers", {}).items():
            answer.headers[name] = value
        for name, going in self.going.items():
            if name == self.action or name in request.GET:
                announce(answer, going)
        if self.public:
            share_if_public(request, answer)
        return conditional(request, answer, now=self.now)

    @property
    def records(self) -> Records | None:
        """Where the action's answer has its records; None where it is no list, or narrows it itself."""
        found: Records | None = getattr(getattr(self, self.action or "", None), "records", None)
        return found

    @property
    def searches(self) -> Sequence[str]:
        """The parameters that search by full text."""
        return ()

    def permission_needed(self) -> str | None:
        """The permission of the verb asked for; None for a method that this endpoint does not have."""
        if self.action is None:
            return None
        meta = self.model._meta
        return self.permissions.get(self.action, f"{meta.app_label}.view_{meta.model_name}")

    @property
    def person(self) -> User:
        """Who asks; permission has been looked at, so it is somebody."""
        return cast(User, self.request.user)

    def rows(self) -> QuerySet[Any]:
        """What may be shown to whoever asks, with all that an answer needs."""
        raise NotImplementedError

    def get_queryset(self) -> QuerySet[Any]:
        """The rows; none while the OpenAPI document is made."""
        return (
            self.model._default_manager.none() if getattr(self, "swagger_fake_view", False) else self.rows()
        )

    def get_object(self) -> Any:
        """The record of the address, or 404 saying what was asked for."""
        found = self.get_queryset().filter(**self.address()).first()
        if found is None:
            raise self.not_there()
        return found

    def address(self) -> dict[str, Any]:
        """What the record of the address holds: its id first, or its short name; or 404."""
        text = self._address()
        try:
            return {self.lookup_field: parsing.identifier(text)}
        except ValueError as problem:
            if self.by_slug is None:
                name = self._kind()
                raise NotFound(f"id: {text[:120]!r} is no {name}'s id; {problem}") from problem
            return {"slug": text.replace("\0", REPLACED), **self.by_slug}

    def not_there(self) -> NotFound:
        """404, saying what was asked for."""
        name = self._kind()
        return NotFound(f"id: no {name} has the id {self._address()[:120]!r}; look it up in the list.")

    def _kind(self) -> str:
        return str(self.model._meta.verbose_name_raw)  # answers are in English

    def _address(self) -> str:
        text: str = self.kwargs[self.lookup_url_kwarg or self.lookup_field]
        return text

    def named(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of these rows those that a request's body may name by their ids."""
        return rows

    def given(self, body: type[Serializer[Any]]) -> dict[str, Any]:
        """The request's body, checked; raises ValidationError naming each field."""
        serializer = body(data=self.request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def _check_parameters(self, request: Request) -> None:
        if self.action is None:
            return  # a method that the address does not have: 405 says so
        query = request.META.get("QUERY_STRING", "")
        if "%" in query and REPLACED in unquote(query):
            name = next((name for name, value in request.query_params.items() if REPLACED in value), "query")
            raise Refused(name, request.query_params.get(name, ""), "write it in UTF-8, percent-encoded.")
        given = list(request.query_params.lists())
        known = list(self._known_parameters()) if given else []
        for name, values in given:
            if name not in known:
                raise Refused(name, values[-1], parsing.nearest(name, known, "parameter"))
            if len(values) > 1:
                raise Refused(name, ", ".join(values), "give it once.")
            if not values[0]:
                raise Refused(name, "", "give it a value, or omit the parameter.")

    def _known_parameters(self) -> Iterable[str]:
        yield from self.parameters.get(self.action, ())
        if self.records is not None:
            yield FIELDS
        if self.action not in self.paged or self.request.method not in SAFE_METHODS:
            return
        if self.action == "list":
            yield from getattr(getattr(self, "filterset_class", None), "base_filters", ())
            if self.orderings:
                yield ORDERING
        if self.paginator is not None:
            for described in self.paginator.get_schema_operation_parameters(self):
                yield described["name"]


class ReadEndpoint(ListModelMixin, Versioned, Endpoint):
    """An endpoint with a list, of which members can be chosen, and a detail."""

    filter_backends = [*Endpoint.filter_backends, Members]

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """Of a list's records the members that are asked for."""
        serializer = super().get_serializer(*args, **kwargs)
        if self.action == "list":
            narrow(serializer, self.request)
        return serializer

    def _known_parameters(self) -> Iterable[str]:
        yield from super()._known_parameters()
        if self.action == "list":
            yield FIELDS

    def shown(self, key: Any, *, code: int = status.HTTP_200_OK) -> Response:
        """The record with this key as reading it would show it, after a verb has changed it."""
        record = self.get_queryset().get(**{self.lookup_field: key})
        document = self.document(record)
        headers = {"ETag": etag_of(document)}
        if code == status.HTTP_201_CREATED:
            headers["Location"] = self.request.build_absolute_uri(f"{self.request.path}{key}/")
        return Response(document, status=code, headers=headers)
