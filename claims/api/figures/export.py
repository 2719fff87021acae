"""All figures in one answer, as NDJSON or as CSV: chosen by filters, streamed, never cut without a word."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.filters import parameter
from claimcheck.foundation.rest.members import wanted_members
from claims.api.figures.sheet import COLUMNS, sheet
from claims.api.figures.stored_text import ALWAYS, ASKED_FIELDS, IN_STYLE, Shape, asked_style, shape
from claims.api.figures.table_description import MEDIA_TYPE, table_description
from claims.models import Publication
from claims.services.served_texts import with_texts
from claims.views.figures import TextsMissing
from claims.wording.newsroom import newsroom_day

AT_ONCE = 200
"""Figures that are read together: all that an answer of any length holds in memory."""
COUNT = "Claimcheck-Count"
"""The header that says how many figures follow; who has fewer was cut off."""
CHOSEN_COLUMNS = OpenApiParameter(
    "columns",
    {"type": "string", "pattern": f"^({'|'.join(COLUMNS)})(,({'|'.join(COLUMNS)}))*$"},
    description="Only these columns, with commas between. `standing`, `printable`, `note`, `rehearsal`, "
    "`version` and `url` always come too.",
)


class Exported(Endpoint):
    """The whole list in one answer."""

    filterset_class: Any
    _note: Callable[[Sequence[int]], None]

    @extend_schema(
        parameters=[ASKED_FIELDS, *IN_STYLE],
        responses={(200, "application/x-ndjson"): OpenApiTypes.STR},
        filters=True,
    )
    @action(detail=False, pagination_class=None)
    def ndjson(self, request: Request) -> HttpResponseBase:
        """Stream all figures, or those that the filters choose, as one JSON object a line, newest first.

        `Claimcheck-Count` says how many lines there are.
        """
        wanted = shape(request)

        def lines(documents: Sequence[str]) -> str:
            made = documents if wanted is None else [wanted.of(document) for document in documents]
            return "".join(f"{document}\n" for document in made)

        return self._streamed(lines, "application/x-ndjson")

    @extend_schema(
        parameters=[CHOSEN_COLUMNS, *IN_STYLE],
        responses={(200, "text/csv"): OpenApiTypes.STR},
        filters=True,
    )
    @action(detail=False, pagination_class=None)
    def csv(self, request: Request) -> HttpResponseBase:
        """Stream all figures, or those that the filters choose, as CSV, newest first.

        `Claimcheck-Count` says how many rows follow the header.
        """
        columns = parameter(request, "columns", _columns) or COLUMNS
        style = asked_style(request)
        head = sheet("", columns=columns)

        def rows(documents: Sequence[str]) -> str:
            return sheet(",".join(documents), style=style, columns=columns).removeprefix(head)

        response = self._streamed(rows, "text/csv; charset=utf-8", head)
        about = _beside(request, "csv", "csvw")
        response.headers["Link"] = f'<{about}>; rel="describedby"; type="{MEDIA_TYPE}"'
        return response

    @extend_schema(
        parameters=[CHOSEN_COLUMNS, *IN_STYLE],
        responses={(200, MEDIA_TYPE): OpenApiTypes.OBJECT},
        filters=True,
    )
    @action(detail=False, pagination_class=None)
    def csvw(self, request: Request) -> HttpResponseBase:
        """The columns of what `csv/` gives with the same parameters: types and meanings (CSV on the Web).

        `csv/` names this address in its `Link` header.
        """
        self.filter_queryset(self.get_queryset())
        asked_style(request)
        columns = parameter(request, "columns", _columns) or COLUMNS
        found = table_description(_beside(request, "csvw", "csv"), columns)
        return HttpResponse(json.dumps(found).encode(), content_type=MEDIA_TYPE)

    def _known_parameters(self) -> Iterable[str]:
        yield from super()._known_parameters()
        if self.action in ("ndjson", "csv", "csvw"):
            yield from getattr(self.filterset_class, "base_filters", ())

    def _streamed(self, write: Callable[[Sequence[str]], str], kind: str, head: str = "") -> HttpResponseBase:
        """What is chosen, read in batches while it is sent: a figure that changes meanwhile is given as it
        stands then."""
        seqs = list(self.filter_queryset(self.get_queryset()).values_list("pk", flat=True))
        self._note(seqs)
        pieces = _pieces(seqs, newsroom_day(self.now), write, head)
        response = StreamingHttpResponse((piece.encode() for piece in pieces), content_type=kind)
        response.headers[COUNT] = str(len(seqs))
        response.headers["Cache-Control"] = f"{'public' if settings.PUBLIC_READ else 'private'}, no-cache"
        patch_vary_headers(response, ["Authorization", "Cookie"])
        return response


def _beside(request: Request, this: str, other: str) -> str:
    """The address of another reading of the same figures, asked for with the same parameters."""
    path, _, query = request.get_full_path().partition("?")
    there = f"{path.removesuffix(f'{this}/')}{other}/"
    return request.build_absolute_uri(f"{there}?{query}" if query else there)


def documents(seqs: Sequence[int], on: date) -> list[str]:
    """The texts of publications as they are served on a day, in the order of the numbers."""
    return with_texts(_read, seqs, on)


def _read(seqs: Sequence[int], on: date) -> list[str]:
    rows: Any = Publication.objects.filter(pk__in=seqs).as_served(on=on)
    found: dict[int, str | None] = {row.pk: row.text for row in rows.only("seq")}
    missing = [seq for seq, text in found.items() if text is None]
    if missing:
        raise TextsMissing(missing)
    return [str(found[seq]) for seq in seqs]


def _pieces(seqs: Sequence[int], on: date, write: Callable[[Sequence[str]], str], head: str) -> Iterator[str]:
    yield head
    for start in range(0, len(seqs), AT_ONCE):
        yield write(documents(seqs[start : start + AT_ONCE], on))


def as_objects(seqs: Sequence[int], on: date, shape: Shape) -> dict[int, Any]:
    """The same, by number, as values in a shape."""
    told = map(json.loads, documents(seqs, on))
    return dict(zip(seqs, map(shape.shaped, told), strict=True))


def _columns(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*wanted_members(text, COLUMNS, "column", field="columns"), *ALWAYS)))
