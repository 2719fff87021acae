"""The changes feed: every publication in the order of its number, none left out; JSON and Atom."""

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from claimcheck.foundation.records.replica import stay_on_primary
from claimcheck.foundation.rest.conditional import IF_MODIFIED_SINCE, last_modified
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import SOMETHING, parameter
from claimcheck.foundation.rest.parsing import LARGEST, whole_number
from claims.api.authentication import Bearer
from claims.api.figures.atom import AtomFeed, add_entry
from claims.api.figures.long_polls import LONGEST_WAIT, NEWS
from claims.api.figures.responses import ServedFigure, WithheldFigure
from claims.api.figures.stored_text import ASKED_FIELDS, Shape, asked_members, midnight_before
from claims.api.named import named_key
from claims.domain.lifecycle import ChangeKind
from claims.models import Publication, Question, Topic
from claims.services.served_texts import with_texts
from claims.views.figures import TextsMissing
from claims.wording.newsroom import newsroom_day

LARGEST_LIMIT = 200
DEFAULT_LIMIT = 50
IN_ATOM = 50

CURSOR = whole_number(0, LARGEST)
LIMIT = whole_number(1, LARGEST_LIMIT)
WAIT = whole_number(1, LONGEST_WAIT)


@extend_schema_field(WithheldFigure)
class _Before(serializers.Field[Any, Any, Any, Any]):
    """A figure of the past."""


class Change(serializers.Serializer[Any]):
    """One publication: what was said of the question before, and what is said since.

    Both are served as they stand now: `new` is superseded where a newer version has taken its place.
    """

    seq = serializers.IntegerField(help_text="Its number; there are no gaps.")
    sha256 = serializers.CharField(help_text="Of its entry in the ledger: `ledger/entries/{seq}/`.")
    change_kind = OneOf(ChangeKind)
    current = serializers.BooleanField(
        help_text="Whether it changed what is current; false: an older as-of, published as history."
    )
    old = _Before(allow_null=True, help_text="What it took the place of; never to be printed.")
    new = ServedFigure()


@extend_schema_serializer(many=False)
class Changes(serializers.Serializer[Any]):
    """A page of changes, oldest first."""

    cursor = serializers.CharField(help_text="Send it as `cursor` to continue, now or later.")
    more = serializers.BooleanField(help_text="Whether there is more already.")
    checkpoint = serializers.CharField(
        allow_null=True,
        help_text="The newest signed checkpoint of the ledger: keep it. Null: it is not signed, or there are "
        "no results.",
    )
    results = Change(many=True)


def _described(name: str, text: str, least: int, most: int, default: int | None = None) -> OpenApiParameter:
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return OpenApiParameter(
        name, schema if default is None else {**schema, "default": default}, description=text
    )


ABOUT = [
    OpenApiParameter(name, {"type": "string", "pattern": SOMETHING}, description=f"Of this {name}: {by}.")
    for name, by in (("topic", "its id or slug"), ("question", "its id or slug"))
]
PARAMETERS = [
    OpenApiParameter(
        "cursor",
        {"type": "string", "pattern": "^[0-9]{1,19}$"},
        description="What came after this; left out: from the beginning.",
    ),
    *ABOUT,
    ASKED_FIELDS,
    _described("limit", "How many at most.", 1, LARGEST_LIMIT, DEFAULT_LIMIT),
    _described(
        "wait",
        "Seconds to wait if there is nothing yet; one such request per token at a time.",
        1,
        LONGEST_WAIT,
    ),
]


class BeyondTheLedger(APIException):
    """A cursor that no publication has had: of another installation, or of a database that was restored."""

    status_code = HTTPStatus.GONE


class ChangeViewSet(Endpoint):
    """Everything published, in order: to follow without missing anything, across any interruption."""

    model = Publication
    serializer_class = Changes
    pagination_class = None
    filter_backends = []
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {
        "list": ("cursor", "limit", "wait", "topic", "question", "fields"),
        "atom": ("topic", "question"),
    }
    public = True
    other_refusals = (HTTPStatus.GONE.value,)

    @extend_schema(parameters=[*PARAMETERS, IF_MODIFIED_SINCE], responses=Changes)
    def list(self, request: Request) -> HttpResponseBase:
        """What was published after `cursor`; with `wait`, the answer comes when there is something."""
        after = parameter(request, "cursor", CURSOR) or 0
        limit = parameter(request, "limit", LIMIT) or DEFAULT_LIMIT
        seconds, shape = parameter(request, "wait", WAIT), asked_members(request)
        found = with_texts(self._rows, after, limit)
        if not found and after:
            _refuse_beyond(after)
        bearer: Any = request.auth if isinstance(request.auth, Bearer) else None
        if not found and seconds and bearer and NEWS.wait(bearer.token.pk, after=after, seconds=seconds):
            stay_on_primary()  # which has the news already
            found = with_texts(self._rows, after, limit)
        page = found[:limit]
        head = {
            "cursor": str(page[-1].seq if page else after),
            "more": len(found) > limit,
            "checkpoint": page[0].newest_checkpoint if page else None,
        }
        if page and bearer:
            bearer.pulled(row.seq for row in page)
        rows = ",".join(_written(row, shape) for row in page)
        text = f'{json.dumps(head, separators=(",", ":"))[:-1]},"results":[{rows}]}}'
        return self._answer(text, "application/json", found[:1])

    @extend_schema(
        parameters=[*ABOUT, IF_MODIFIED_SINCE], responses={(200, "application/atom+xml"): OpenApiTypes.STR}
    )
    @action(detail=False)
    def atom(self, request: Request) -> HttpResponseBase:
        """The newest changes as an Atom feed (RFC 4287)."""
        feed = AtomFeed(
            title="claimcheck: verified figures",
            link=request.build_absolute_uri("../"),
            feed_url=request.build_absolute_uri(),
            description="Every publication, correction, hold and withdrawal.",
            language="en",
        )
        newest = with_texts(self._newest)
        feed.checkpoint = newest[0].newest_checkpoint if newest else None
        for publication in newest:
            add_entry(feed, publication, request)
        return self._answer(feed.writeString("utf-8"), "application/atom+xml", newest[:1])

    def _about(self) -> dict[str, Any]:
        """Which figures are asked about, in the columns of a publication; all of them where none are."""
        asked = {
            "figure__topic": parameter(self.request, "topic", named_key(Topic, self.now)),
            "figure__question": parameter(self.request, "question", named_key(Question, self.now)),
        }
        return {name: key for name, key in asked.items() if key is not None}

    def _rows(self, after: int, limit: int) -> Sequence[Any]:
        rows = (
            Publication.objects.after(after)
            .filter(**self._about())
            .with_currency()
            .with_newest()
            .select_related("figure")
        )
        wanted = rows.as_served(on=newsroom_day(self.now)).only("seq", "sha256", "figure__change_kind")
        return _complete(list(wanted[: limit + 1]))

    def _newest(self) -> Sequence[Any]:
        rows = (
            Publication.objects.filter(**self._about())
            .order_by("-seq")
            .with_newest()
            .as_served(on=newsroom_day(self.now))
        )
        return _complete(list(rows.only("seq", "sha256", "published_at")[:IN_ATOM]))

    def _answer(self, text: str, kind: str, some: Sequence[Any]) -> HttpResponse:
        """`some`: one of the publications told of, which knows when anything was published last; what is said
        of each changes with that, and with the newsroom's day."""
        response = HttpResponse(text.encode(), content_type=kind)
        response.headers["Cache-Control"] = f"{'public' if settings.PUBLIC_READ else 'private'}, no-cache"
        patch_vary_headers(response, ["Authorization", "Cookie"])
        for publication in some:
            modified = max(publication.newest_at, midnight_before(self.now))
            response.headers["Last-Modified"] = last_modified(modified)
        return response


def _refuse_beyond(after: int) -> None:
    head = Publication.objects.newest_number()
    if after > head:
        raise BeyondTheLedger(
            f"No publication has the number {after}: the newest is {head}. Start again without cursor, and "
            "compare what you hold."
        )


def _complete(rows: Sequence[Any]) -> Sequence[Any]:
    """The rows, where the texts of all are made."""
    lacking = {row.seq for row in rows if row.text is None}
    before = ((getattr(row, "previous_seq", None), row) for row in rows)
    lacking |= {seq for seq, row in before if seq is not None and row.previous is None}
    if lacking:
        raise TextsMissing(sorted(lacking))
    return rows


def _written(row: Any, shape: Shape) -> str:
    """The stored texts, joined as they are, or the members of them that are asked for."""
    before, after = row.previous or "null", row.text
    if shape.names:
        before, after = shape.of(before) if row.previous else before, shape.of(after)
    kind = row.figure.change_kind
    head = f'{{"seq":{row.seq},"sha256":"{row.sha256}","change_kind":"{kind}"'
    head += f',"current":{json.dumps(row.was_current)}'
    return f'{head},"old":{before},"new":{after}}}'
