"""The ledger for strangers: its signed head, each publication with its proof, and all of it."""

from base64 import b64encode
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponseBase, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.base import REMOVED
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import Body, Text
from claimcheck.foundation.rest.filters import parameter
from claimcheck.foundation.rest.parsing import LARGEST, whole_number
from claims.models import Checkpoint, LedgerKey, Publication
from claims.published.ledger_export import ledger_lines
from claims.services.publishing.cosignatures import add_cosignature
from claims.views.ledger import continued, head_root, included

LEAST = whole_number(1, LARGEST)


@extend_schema_serializer(many=False)
class Head(serializers.Serializer[Any]):
    """The ledger as it is: how many publications, the root over them, and who signed it."""

    size = serializers.IntegerField(help_text="The number of the newest publication; there are no gaps.")
    root_hash = serializers.CharField(help_text="Merkle root by RFC 6962, base64.")
    checkpoint = serializers.CharField(
        allow_null=True,
        help_text="The newest signed checkpoint (C2SP tlog-checkpoint). Keep it: it holds the newsroom to "
        "all that was published before. Null: the ledger is not signed.",
    )
    cosigned = serializers.CharField(
        allow_null=True,
        help_text="The newest checkpoint that a witness has signed too, its line below. Null: none has.",
    )
    keys = serializers.ListField(
        child=serializers.CharField(), help_text="Public keys that have signed, the newest first."
    )


@extend_schema_serializer(many=False)
class Entry(serializers.Serializer[Any]):
    """A publication in the ledger."""

    seq = serializers.IntegerField(help_text="Its number.")
    prev_hash = serializers.CharField(allow_blank=True, help_text="SHA-256 of the one before; empty: none.")
    sha256 = serializers.CharField(help_text="Of `prev_hash`, a line feed and `body`.")
    body = serializers.CharField(help_text="The document as it was published, byte for byte.")
    redacted = serializers.BooleanField(
        help_text="Words were removed from it by law: `sha256` is of the text with them."
    )
    size = serializers.IntegerField(help_text="Of the ledger that the proof is for.")
    root_hash = serializers.CharField(help_text="Of that ledger, base64.")
    proof = serializers.ListField(
        child=serializers.CharField(),
        help_text="Inclusion proof by RFC 6962, base64. The leaf's data are the 32 bytes of `sha256`; its "
        "index is `seq` - 1.",
    )


@extend_schema_serializer(many=False)
class Consistency(serializers.Serializer[Any]):
    """That one ledger is the beginning of another."""

    first = serializers.IntegerField()
    size = serializers.IntegerField()
    root_hash = serializers.CharField(help_text="Of the ledger of `size`, base64.")
    proof = serializers.ListField(
        child=serializers.CharField(), help_text="Consistency proof by RFC 6962, base64."
    )


@extend_schema_serializer(many=False)
class SignedCheckpoint(serializers.Serializer[Any]):
    """What was signed of the ledger of a size, by the newsroom and by witnesses."""

    size = serializers.IntegerField()
    checkpoint = serializers.CharField(help_text="C2SP tlog-checkpoint; below it lines of witnesses.")


class Cosign(Body):
    """The line of a witness (C2SP tlog-cosignature) over the checkpoint."""

    cosignature = Text(max_length=400, help_text="As the command `cosign` prints it.")


def _number(name: str, text: str, *, required: bool = False) -> OpenApiParameter:
    counted = {"type": "integer", "minimum": 1, "maximum": LARGEST}
    return OpenApiParameter(name, counted, required=required, description=text)


SIZE = _number("size", "Of the ledger as it was with so many publications. Left out: as it is.")


class LedgerViewSet(Endpoint):
    """All that was published, so that a stranger can check that none of it was changed since."""

    model = Publication
    serializer_class = Head
    pagination_class = None
    filter_backends = []
    public = True
    finds = True
    lookup_field = "seq"
    lookup_value_regex = "[0-9]{1,18}"
    streamed = ("export",)
    permissions: ClassVar[dict[str, str]] = {"cosign": "claims.view_publication"}
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {
        "entry": ("size",),
        "consistency": ("first", "size"),
    }

    @extend_schema(responses=Head)
    def list(self, request: Request) -> Response:
        """How many publications there are, the root over them, and the newest signed checkpoint."""
        size = Publication.objects.newest_number()
        newest, seen = Checkpoint.objects.newest_first().first(), Checkpoint.objects.cosigned().first()
        return Response(
            {
                "size": size,
                "root_hash": _base64(head_root(size)),
                "checkpoint": None if newest is None else newest.note,
                "cosigned": None if seen is None else seen.cosigned_note,
                "keys": [key.verifier for key in LedgerKey.objects.all()],
            }
        )

    @extend_schema(parameters=[SIZE], responses=Entry)
    @action(detail=False, url_path=r"entries/(?P<seq>[0-9]{1,18})")
    def entry(self, request: Request, seq: str) -> Response:
        """A publication as it was published, with the proof that it is in the ledger."""
        row = Publication.objects.filter(seq=int(seq)).only("seq", "prev_hash", "sha256", "body").first()
        if row is None:
            raise NotFound(
                f"seq: there is no publication {seq}; the newest is {Publication.objects.newest_number()}."
            )
        size = self._size(request, least=row.seq)
        proven = included(row.seq, size=size)
        return Response(
            {
                "seq": row.seq,
                "prev_hash": row.prev_hash,
                "sha256": row.sha256,
                "body": row.body,
                "redacted": REMOVED in row.body,
                "size": proven.size,
                "root_hash": _base64(proven.root),
                "proof": [_base64(digest) for digest in proven.hashes],
            }
        )

    @extend_schema(
        parameters=[_number("first", "The size of the earlier ledger.", required=True), SIZE],
        responses=Consistency,
    )
    @action(detail=False)
    def consistency(self, request: Request) -> Response:
        """The proof that the ledger of an earlier checkpoint is the beginning of a later one."""
        first = parameter(request, "first", LEAST)
        if first is None:
            raise Refused("first", "", "give the size that the earlier checkpoint names.")
        proven = continued(first, size=self._size(request, least=first))
        hashes = [_base64(digest) for digest in proven.hashes]
        return Response(
            {"first": first, "size": proven.size, "root_hash": _base64(proven.root), "proof": hashes}
        )

    @extend_schema(responses=SignedCheckpoint)
    @action(detail=False, url_path=r"checkpoints/(?P<seq>[0-9]{1,18})")
    def checkpoint(self, request: Request, seq: str) -> Response:
        """The signed checkpoint of the ledger of a size, with the lines of witnesses below."""
        found = self._checkpoint(seq)
        return Response({"size": found.publication_id, "checkpoint": found.cosigned_note})

    @extend_schema(request=Cosign, responses={201: SignedCheckpoint})
    @action(detail=False, methods=["post"], url_path=r"checkpoints/(?P<seq>[0-9]{1,18})/cosignatures")
    def cosign(self, request: Request, seq: str) -> Response:
        """Hand in a witness's signature; whose it is, it says itself, and the operator names witnesses."""
        found = self._checkpoint(seq)
        line = self.given(Cosign)["cosignature"]
        add_cosignature(by=self.person, now=self.now, checkpoint=found, line=line)
        return Response({"size": found.publication_id, "checkpoint": found.cosigned_note}, status=201)

    def _checkpoint(self, seq: str) -> Checkpoint:
        found = Checkpoint.objects.newest_first().filter(publication=int(seq)).first()
        if found is None:
            raise NotFound(f"seq: no checkpoint of {seq} publications was signed; see ledger/.")
        return found

    @extend_schema(responses={(200, "application/x-ndjson"): OpenApiTypes.STR})
    @action(detail=False)
    def export(self, request: Request) -> HttpResponseBase:
        """The whole ledger as one file of lines, for the verifier at `/ledger/verify_ledger.py`."""
        response = StreamingHttpResponse(
            (line.encode() for line in ledger_lines()), content_type="application/x-ndjson"
        )
        response.headers["Content-Disposition"] = 'attachment; filename="ledger.ndjson"'
        response.headers["Cache-Control"] = f"{'public' if settings.PUBLIC_READ else 'private'}, no-cache"
        return response

    def _size(self, request: Request, *, least: int) -> int:
        """The size asked for, or the ledger's own: 404 where it has not grown so far yet."""
        newest = Publication.objects.newest_number()
        size = int(parameter(request, "size", LEAST) or newest)
        if max(least, size) > newest:
            raise NotFound(f"There is no ledger of {max(least, size)} publications: the newest is {newest}.")
        if size < least:
            raise Refused("size", size, f"give a size from {least} to {newest}.")
        return size


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
