"""Many claims in one request: NDJSON, read as it arrives, recorded by the importer, line by line or not."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.contrib.auth.models import User
from rest_framework import serializers
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.repeatable import KeptAnswer
from claims.domain.questions.scope import Temporality
from claims.intake.files import Unreadable
from claims.intake.importing import ImportOptions, import_file
from claims.services.access.idempotency import once
from claims.services.access.roles import makes_drafts
from claims.services.bulk.row import Outcome

MOST_BYTES = 32 * 1024 * 1024
MOST_LINES = 50_000
LINES = {"type": "string", "pattern": r"\S"}
"""How a body of lines is described."""
PIECE = 64 * 1024


class BulkTooLarge(APIException):
    """The request is too large."""

    status_code = 413
    default_detail = "Send at most 50,000 lines and 32 MB at a time."
    default_code = "too_large"


class NdjsonParser(BaseParser):
    """Lines of JSON (application/x-ndjson); they are not held in memory."""

    media_type = "application/x-ndjson"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """The stream itself."""
        return stream


class JsonStream(NdjsonParser):
    """One document of JSON, not held in memory either."""

    media_type = "application/json"


@dataclass(frozen=True, slots=True)
class SentLines:
    """What was sent, in a file: how many lines, and the hash of all of it."""

    path: Path
    count: int
    sha256: str


class BulkFault(serializers.Serializer[Any]):
    """One thing that is invalid in a line."""

    field = serializers.CharField()
    value = serializers.CharField()
    remedy = serializers.CharField()


class BulkLine(serializers.Serializer[Any]):
    """What became of a line."""

    line = serializers.IntegerField(min_value=1)
    taken = serializers.BooleanField()
    claim = serializers.UUIDField(required=False, help_text="For a recorded line: the id of its claim.")
    field = serializers.CharField(required=False, help_text="For an invalid line: the path of the value.")
    value = serializers.CharField(required=False)
    remedy = serializers.CharField(required=False)
    faults = BulkFault(many=True, required=False, help_text="For an invalid line: all that is.")


class BulkAssumed(serializers.Serializer[Any]):
    """How a new question behaves in time, where no line says so."""

    question = serializers.CharField()
    temporality = OneOf(Temporality)
    words = serializers.CharField(help_text="The word that shows it; empty: none does.")
    like = serializers.CharField(
        help_text="The related question that it behaves like; empty, and no word either: it is a level."
    )


class BulkNotCompared(serializers.Serializer[Any]):
    """Two related questions whose figures are not compared, as they behave differently over time."""

    question = serializers.CharField()
    temporality = OneOf(Temporality)
    other = serializers.CharField()
    other_temporality = OneOf(Temporality)


class BulkAnswer(serializers.Serializer[Any]):
    """How many claims were recorded, revised (a new version) or known already; what was assumed, and what
    became of each line."""

    recorded = serializers.IntegerField()
    revised = serializers.IntegerField()
    known = serializers.IntegerField()
    assumed = BulkAssumed(many=True)
    not_compared = BulkNotCompared(many=True)
    results = BulkLine(many=True)


@contextmanager
def spooled(body: IO[bytes], declared: int, name: str = "claims.ndjson") -> Iterator[SentLines]:
    """The body in a file that goes away afterwards; raises BulkTooLarge as soon as it is, ParseError where it
    has fewer bytes than `declared` (what broke off between two lines would be taken for all of them) or turns
    out to be unreadable."""
    stream = body if hasattr(body, "read") else BytesIO()  # a request without a body has none to read
    digest, size, count, last = hashlib.sha256(), 0, 0, b"\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as file:
            while piece := stream.read(PIECE):
                size, count, last = size + len(piece), count + piece.count(b"\n"), piece[-1:]
                if size > MOST_BYTES or count > MOST_LINES:
                    raise BulkTooLarge
                digest.update(piece)
                file.write(piece)
        if size < declared:
            raise ParseError(
                f"The upload broke off: {size} of {declared} bytes arrived. Nothing was recorded; send it "
                "again."
            )
        count += last != b"\n"
        if not count:
            raise ParseError("The body is empty; send one claim a line.")
        if count > MOST_LINES:
            raise BulkTooLarge
        try:
            yield SentLines(path, count, digest.hexdigest())
        except Unreadable as problem:
            raise ParseError(str(problem)) from problem


def record_lines(
    stream: IO[bytes], *, declared: int, key: str | None, address: str, by: User, now: datetime
) -> KeptAnswer:
    """Record what can be of the lines; with a key once, however often it is sent.

    `declared`: how many bytes the request said it has (0: it did not say)."""
    with spooled(stream, declared) as lines:

        def effect() -> KeptAnswer:
            how = ImportOptions(
                by=by,
                now=now,
                keep_going=True,
                tells_claims=True,
                most_rejected=MOST_LINES,
                draft=makes_drafts(by),
            )
            return KeptAnswer(200, _told(import_file(lines.path, how), lines.count))

        if key is None:
            return effect()
        return once(by=by, now=now, key=key, address=address, sha256=lines.sha256, effect=effect)


def _told(outcome: Outcome, count: int) -> str:
    faults: dict[int, list[dict[str, str]]] = {}
    for problem in outcome.problems:
        told = {"field": problem.field, "value": str(problem.value)[:120], "remedy": problem.remedy}
        faults.setdefault(problem.line, []).append(told)
    results: list[dict[str, Any]] = []
    for line in range(1, count + 1):
        invalid = faults.get(line)
        row: dict[str, Any] = {"line": line, "taken": invalid is None}
        if line in outcome.claims and invalid is None:
            row["claim"] = outcome.claims[line]
        if invalid is not None:
            row |= {**invalid[0], "faults": invalid}
        results.append(row)
    counts = {name: getattr(outcome, name) for name in ("recorded", "revised", "known")}
    names = ("question", "temporality", "words", "like")
    assumed = [{name: getattr(time, name) for name in names} for time in outcome.assumed.values()]
    apart = [pair._asdict() for pair in outcome.apart]
    answer: dict[str, Any] = {**counts, "assumed": assumed, "not_compared": apart, "results": results}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
