"""Claims over REST: read, recorded, corrected, triaged. None internal or under embargo exists here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, cast

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.fields import Body
from claimcheck.foundation.rest.members import of_records
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claimcheck.foundation.rest.repeatable import key_of
from claimcheck.foundation.rest.written import Telling, WrittenByDatabase
from claims.api.claims.bulk import LINES, BulkAnswer, NdjsonParser, record_lines
from claims.api.claims.claim_filter import ClaimFilter
from claims.api.claims.requests import (
    AskAgain,
    Because,
    CorrectClaim,
    GradeClaim,
    MaybeBecause,
    MergeClaims,
    MoveClaim,
    RecordClaim,
    SettleFlag,
)
from claims.api.claims.responses import ClaimSerializer, MergedClaims
from claims.api.note import Noted
from claims.api.search import Searched
from claims.api.steps import Beginning, Stepped
from claims.api.visible_names import VisibleNames
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Topic
from claims.models.claim_queryset import ClaimQuerySet
from claims.services.correcting.duplicates import copies_of, merge_duplicates, separate_duplicate
from claims.services.correcting.moving import move_claim
from claims.services.correcting.settling import ask_again, settle_flag
from claims.services.detection.many_questions import in_lock_order
from claims.services.recording.claim_recording import correct_claim, record_claim
from claims.services.triage.triage import accept_claim, grade_claim, reconsider_claim, reject_claim
from claims.views.readings.blind import without_closed


def shown_claims(at: datetime) -> ClaimQuerySet:
    """The live versions that may be shown at a moment."""
    return Claim.objects.live().publishable(at=at)


def with_all(rows: ClaimQuerySet) -> QuerySet[Claim]:
    """With all that is told of a claim."""
    return rows.with_provenance().with_grades().with_people()


class ClaimViewSet(VisibleNames, Noted, Stepped, Searched, WrittenByDatabase):
    """Who said which figure, through whom, about which question. The address outlives every version."""

    model = Claim
    lookup_field = "claim_id"
    telling = Telling(shown_claims, ClaimSerializer, with_all)
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    keyed = ("bulk",)
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_claim",
        "bulk": "claims.add_import",  # lines name questions, and those that are not there are made
        "correct": "claims.change_claim",
        "move": "claims.change_claim",
        "accept": "claims.change_claim",
        "reject": "claims.change_claim",
        "reconsider": "claims.change_claim",
        "grade": "claims.add_credibilitygrade",
        "merge": "claims.change_claim",
        "separate": "claims.change_claim",
        "settle": "claims.add_settledflag",
        "ask_again": "claims.add_settledflag",
        **Noted.NOTING,
    }

    def rows(self) -> QuerySet[Claim]:
        """The live versions that may be shown at this moment."""
        if self.action == "list":
            return without_closed(shown_claims(self.now), self.request.user)
        return with_all(shown_claims(self.now))

    def guard(self, record: Claim) -> QuerySet[Any]:
        """Its question and those compared with it: merging locks them before any claim, in this order; moving
        locks the topic before them."""
        if self.action == "move":
            return Topic.objects.filter(pk=record.topic_id)
        return in_lock_order([record.question_id])

    @extend_schema(request=RecordClaim, responses={201: ClaimSerializer})
    def create(self, request: Request) -> Response:
        """Record a claim; conflicts of its question are detected at once."""
        claim = record_claim(by=self.person, now=self.now, **self.given(RecordClaim))
        return self.shown(claim.claim_id, code=201)

    @extend_schema(request={"application/x-ndjson": LINES}, responses=BulkAnswer)
    @action(detail=False, methods=["post"], parser_classes=[NdjsonParser])
    def bulk(self, request: Request) -> HttpResponse:
        """Record many claims, one JSON object a line, in the columns of the import."""
        answer = record_lines(
            cast(Any, request.data),
            declared=int(request.META.get("CONTENT_LENGTH") or 0),
            key=key_of(request),
            address=request.path,
            by=self.person,
            now=self.now,
        )
        return answer.response()

    @extend_schema(responses=ClaimSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None, filter_backends=[], filterset_class=None)
    @of_records(ClaimSerializer, ())
    def versions(self, request: Request, claim_id: str) -> Response:
        """All versions, newest first: the live one and those it has superseded."""
        versions = Claim.objects.versions_of(self.get_object()).publishable(at=self.now)
        return Response(ClaimSerializer(with_all(versions), many=True).data)

    def begun(self, record: Claim) -> list[Beginning]:
        """All versions that may be shown."""
        versions = Claim.objects.versions_of(record).publishable(at=self.now).with_people()
        return [
            Beginning(version, ClaimState.CANDIDATE, version.recorded_at, version.recorded_by)
            for version in versions
        ]

    @extend_schema(request=CorrectClaim, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, claim_id: str) -> Response:
        """Record a new version that supersedes this one."""
        return self._done(correct_claim, CorrectClaim)

    @extend_schema(request=MoveClaim, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, claim_id: str) -> Response:
        """A new version on the question that it answers, or in the document in which it stands."""
        return self._done(move_claim, MoveClaim)

    @extend_schema(request=MaybeBecause, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, claim_id: str) -> Response:
        """A person has read it: a resolution may rest on it."""
        return self._done(accept_claim, MaybeBecause)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, claim_id: str) -> Response:
        """Not a claim we go by."""
        return self._done(reject_claim, Because)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def reconsider(self, request: Request, claim_id: str) -> Response:
        """Undo an acceptance or a rejection, by a decision of its own."""
        return self._done(reconsider_claim, Because)

    @extend_schema(request=GradeClaim, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def grade(self, request: Request, claim_id: str) -> Response:
        """Grade its credibility; earlier grades stay."""
        return self._done(grade_claim, GradeClaim)

    @extend_schema(request=MergeClaims, parameters=[IF_MATCH], responses=MergedClaims)
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, claim_id: str) -> Response:
        """Of one claim recorded more than once all but one are put aside; the rules say which one stays."""
        given = self.given(MergeClaims)
        with self.as_read() as claim:
            copies = given["claims"] if "claims" in given else self._copies(claim)
            made, left = merge_duplicates(
                by=self.person, now=self.now, claims=[claim, *copies], reason=given["reason"]
            )
        answer = self.shown(claim.claim_id)
        answer.data = {
            "claim": answer.data,
            "put_aside": [str(duplicate.claim.claim_id) for duplicate in made],
            "left": [{"claim": str(copy.claim_id), "why": why} for copy, why in left],
        }
        return answer

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def separate(self, request: Request, claim_id: str) -> Response:
        """Undo: a claim of its own again, in the state it had; that it was merged stays on record."""
        return self._done(separate_duplicate, Because)

    @extend_schema(request=SettleFlag, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def settle(self, request: Request, claim_id: str) -> Response:
        """What was asked about it has been looked at: it is right as it stands, or corrected by another."""
        return self._done(settle_flag, SettleFlag)

    @extend_schema(request=AskAgain, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"], url_path="ask-again", url_name="ask-again")
    def ask_again(self, request: Request, claim_id: str) -> Response:
        """What was settled is asked again."""
        return self._done(ask_again, AskAgain)

    def _done(self, verb: Callable[..., Any], body: type[Body]) -> Response:
        """Do this to the claim as it was read, with what the body gives."""
        given = self.given(body)
        with self.as_read() as claim:
            verb(by=self.person, now=self.now, claim=claim, **given)
        return self.shown(claim.claim_id)

    def _copies(self, claim: Claim) -> QuerySet[Claim]:
        """What looks like this claim recorded again, of what may be shown."""
        alike: list[Any] = [copy.pk for copy in copies_of(claim)]
        return Claim.objects.filter(pk__in=alike).publishable(at=self.now).select_related("question")
