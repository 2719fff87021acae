"""Corrections and how long they took, what is open, replies: over REST, while ACCOUNTABILITY is on."""

from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import parameter
from claimcheck.foundation.rest.parsing import LARGEST, whole_number
from claims.domain.answering.staleness import ServedStanding
from claims.domain.lifecycle import ChangeKind
from claims.domain.policy import POLICY
from claims.models import Publication
from claims.published.accountability import ListedCorrection, OpenFigure, PublicAccount, Replied, account
from claims.reports.building.method import method

BEFORE = whole_number(1, LARGEST)
SECONDS = "Whole seconds. Null: there is nothing to count."


class AccountNumbers(serializers.Serializer[Any]):
    """Counts over everything published, the invented topic left out."""

    figures = serializers.IntegerField(help_text="Questions with a published figure.")
    verified = serializers.IntegerField()
    stale = serializers.IntegerField()
    disputed = serializers.IntegerField()
    on_hold = serializers.IntegerField()
    unverified = serializers.IntegerField()
    withdrawn_now = serializers.IntegerField(help_text="Figures that are withdrawn today.")
    challenged = serializers.IntegerField(help_text="Verified, and contradicted by an unchecked claim.")
    publications = serializers.IntegerField()
    corrected = serializers.IntegerField(help_text="Publications that corrected one before.")
    withdrawn = serializers.IntegerField(help_text="Publications that withdrew one before.")
    doubted_first = serializers.IntegerField(help_text="Of both: with a doubt published before.")
    median_seconds_from_doubt = serializers.IntegerField(allow_null=True, help_text=SECONDS)
    median_seconds_stood = serializers.IntegerField(allow_null=True, help_text=SECONDS)


class AccountCorrection(serializers.Serializer[Any]):
    """What took back what was said; `seq` is its number in the ledger, `stated_seq` of what it took back."""

    seq = serializers.IntegerField()
    stated_seq = serializers.IntegerField()
    question = serializers.UUIDField()
    text = serializers.CharField(help_text="The question.")
    change_kind = OneOf(ChangeKind)
    reason = serializers.CharField()
    stated_at = serializers.DateTimeField()
    doubted_at = serializers.DateTimeField(allow_null=True, help_text="First doubt published. Null: none.")
    corrected_at = serializers.DateTimeField()
    seconds_from_doubt = serializers.IntegerField(allow_null=True, help_text=SECONDS)
    seconds_stood = serializers.IntegerField()


class AccountOpen(serializers.Serializer[Any]):
    """A figure that is not simply verified."""

    seq = serializers.IntegerField()
    question = serializers.UUIDField()
    text = serializers.CharField()
    standing = OneOf(ServedStanding)
    challenged = serializers.BooleanField()
    since = serializers.DateField()


class AccountReply(serializers.Serializer[Any]):
    """What one source that we asked said, as it is printed."""

    question = serializers.UUIDField()
    text = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # a field of that name
    asked_on = serializers.DateField()
    outcome = serializers.CharField()
    reply = serializers.CharField(allow_blank=True)


class AccountRule(serializers.Serializer[Any]):
    """A line of how we work."""

    name = serializers.CharField()
    text = serializers.CharField()


@extend_schema_serializer(many=False)
class AccountSerializer(serializers.Serializer[Any]):
    """What the newsroom answers for: the twin of the page `/accountability/`."""

    numbers = AccountNumbers()
    corrections = AccountCorrection(many=True)
    before = serializers.IntegerField(allow_null=True, help_text="Send it for older ones. Null: no more.")
    open = AccountOpen(many=True)
    open_more = serializers.BooleanField(help_text="Whether more are open than are listed.")
    replies = AccountReply(many=True)
    policy = serializers.CharField(help_text="Version of the rules in force.")
    methodology = AccountRule(many=True)


class AccountabilityViewSet(Endpoint):
    """What the newsroom answers for in public."""

    model = Publication
    serializer_class = AccountSerializer
    pagination_class = None
    filter_backends = []
    public = True
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"list": ("before",)}

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "before",
                {"type": "integer", "minimum": 1, "maximum": LARGEST},
                description="Corrections published before this number.",
            )
        ],
        responses=AccountSerializer,
    )
    def list(self, request: Request) -> Response:
        """Corrections, what is disputed or out of date, replies, and how we work; 404 where it is off."""
        if not settings.ACCOUNTABILITY:
            raise NotFound("This site does not show it: ACCOUNTABILITY is off.")
        return Response(_document(account(now=self.now, before=parameter(request, "before", BEFORE))))


def _document(found: PublicAccount) -> dict[str, Any]:
    return {
        "numbers": _numbers(found),
        "corrections": [_correction(correction) for correction in found.corrections],
        "before": found.before,
        "open": [_open(figure) for figure in found.open],
        "open_more": found.open_more,
        "replies": [row for figure in found.replied for row in _replies(figure)],
        "policy": POLICY.version,
        "methodology": [{"name": str(rule.name), "text": str(rule.text)} for rule in method()],
    }


def _numbers(found: PublicAccount) -> dict[str, Any]:
    numbers = found.numbers
    counted = {standing: numbers.standings.get(standing, 0) for standing in ServedStanding}
    standings = ("verified", "stale", "disputed", "on_hold", "unverified")
    return {
        "figures": numbers.figures,
        **{name: counted[ServedStanding(name)] for name in standings},
        "withdrawn_now": counted[ServedStanding.WITHDRAWN],
        "challenged": numbers.challenged,
        "publications": numbers.publications,
        "corrected": numbers.corrected,
        "withdrawn": numbers.withdrawn,
        "doubted_first": numbers.doubted_first,
        "median_seconds_from_doubt": _seconds(numbers.median_took),
        "median_seconds_stood": _seconds(numbers.median_stood),
    }


def _correction(each: ListedCorrection) -> dict[str, Any]:
    times = each.times
    return {
        "seq": times.seq,
        "stated_seq": times.stated.seq,
        **_about(each),
        "change_kind": ChangeKind(times.change).value,
        "reason": each.entry.why,
        "stated_at": times.stated.at,
        "doubted_at": times.doubted_at,
        "corrected_at": times.at,
        "seconds_from_doubt": _seconds(times.took),
        "seconds_stood": _seconds(times.stood),
    }


def _open(each: OpenFigure) -> dict[str, Any]:
    standing = {"standing": each.figure.condition.value, "challenged": each.challenged}
    return {"seq": each.figure.seq, **_about(each), **standing, "since": each.since}


def _replies(each: Replied) -> list[dict[str, Any]]:
    return [
        {**_about(each), "source": reply.source, "asked_on": reply.asked_on, "outcome": reply.outcome,
         "reply": reply.reply}
        for reply in each.replies
    ]  # fmt: skip


def _about(each: ListedCorrection | OpenFigure | Replied) -> dict[str, str]:
    return {"question": each.figure.id, "text": each.figure.question}


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else int(length.total_seconds())
