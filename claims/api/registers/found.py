"""Search over everything that readers may know of, over REST."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import SOMETHING, parameter
from claimcheck.foundation.rest.members import of_records
from claims.domain.finding import SoughtKind, Term, passage, terms_of
from claims.domain.finding.sought import LONGEST
from claims.models import Claim
from claims.views.audience import reader
from claims.views.finding.search import HitGroup, SearchHit, search
from claims.wording.found import key, title

KINDS = [kind for kind in SoughtKind if kind != SoughtKind.NOTE]
OVERVIEW, OF_A_KIND = 10, 50
ASKED = OpenApiParameter(
    "q",
    {"type": "string", "pattern": SOMETHING, "maxLength": LONGEST},
    required=True,
    description="Words, matched from their beginning; words in quotes stand together.",
)
OF = OpenApiParameter("kind", str, enum=[kind.value for kind in KINDS], description="More of one kind.")


class StretchSerializer(serializers.Serializer[Any]):
    """A stretch of a passage; `found`: it is what was looked for."""

    text = serializers.CharField()
    found = serializers.BooleanField()


class HitSerializer(serializers.Serializer[Any]):
    """A record, by the id that its own address has, and the passage that has the words."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    passage = StretchSerializer(many=True)


class GroupSerializer(serializers.Serializer[Any]):
    """What was found of a kind, the newest first; `more`: there is more than is given."""

    kind = OneOf(SoughtKind)
    more = serializers.BooleanField()
    hits = HitSerializer(many=True)


@extend_schema_serializer(many=False)
class FoundSerializer(serializers.Serializer[Any]):
    """What has all the words, by kind, and the kinds that were searched."""

    searched = serializers.ListField(child=OneOf(SoughtKind))
    results = GroupSerializer(many=True)


class SearchViewSet(Endpoint):
    """Search over quotes, sources, questions, documents, topics, figures and fact-checks."""

    model = Claim
    queryset = Claim.objects.none()
    serializer_class = FoundSerializer
    pagination_class = None
    filter_backends = []
    paged = ()
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"list": ("q", "kind")}

    @extend_schema(parameters=[ASKED, OF], responses=FoundSerializer)
    @of_records(HitSerializer, ("results", "hits"))
    def list(self, request: Request) -> Response:
        """What has all the words of `q`: ten of each kind, or fifty of one."""
        terms = parameter(request, "q", _terms)
        if terms is None:
            raise Refused("q", "", "say what to look for.")
        kind = parameter(request, "kind", _kind)
        kinds, most = (KINDS, OVERVIEW) if kind is None else ([kind], OF_A_KIND)
        groups = search(terms, reader(self.now), kinds, most)
        results = [_shown(group, terms) for group in groups if group.hits]
        return Response({"searched": [sought_kind.value for sought_kind in kinds], "results": results})


def _terms(text: str) -> tuple[Term, ...]:
    if len(text) > LONGEST:
        raise ValueError(f"search for at most {LONGEST} characters.")
    if "\x00" in text:
        raise ValueError("leave out U+0000.")
    found = terms_of(text)
    if not found:
        raise ValueError("it has no word to look for.")
    return found


def _kind(text: str) -> SoughtKind:
    if text not in KINDS:
        raise ValueError(f"choose {', '.join(KINDS)}.")
    return SoughtKind(text)


def _shown(group: HitGroup, terms: tuple[Term, ...]) -> dict[str, Any]:
    return {
        "kind": group.kind.value,
        "more": group.more,
        "hits": [_hit(group.kind, hit, terms) for hit in group.hits],
    }


def _hit(kind: SoughtKind, hit: SearchHit, terms: tuple[Term, ...]) -> dict[str, Any]:
    stretches = [{"text": stretch.text, "found": stretch.found} for stretch in passage(hit.text, terms)]
    return {"id": str(key(kind, hit.record)), "title": title(kind, hit.record), "passage": stretches}
