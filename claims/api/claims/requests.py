"""What is sent to record, correct, grade or decide about a claim."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers

from claimcheck.foundation.rest.fields import Body, Flag, Id, Known, OneOf, Text
from claims.api.values import AsOf
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence, Credibility, Likelihood
from claims.domain.lifecycle import Rank
from claims.models import Claim, Question
from claims.services.correcting.duplicates import MOST_COPIES
from claims.services.recording.claim_recording import LONGEST_QUOTE
from claims.services.recording.figure_reading import LONGEST_NUMBER
from sources.models import Document, Snapshot, Source, Statement

LONGEST_RELAY = 20


class KnownSnapshot(Known):
    """A snapshot by its id, if its document may be shown now."""

    def __init__(self, **options: Any):
        super().__init__(queryset=Snapshot.objects.all(), **options)

    def get_queryset(self) -> QuerySet:
        """Of documents that are neither internal nor under embargo."""
        return Snapshot.objects.filter(document__in=Document.objects.publishable(at=timezone.now()))


class CorrectClaim(Body):
    """What a correction may change, and why. What is left out stays as it was."""

    statement = Known(
        Statement.objects.select_related("source"), required=False, help_text="The id of a statement."
    )
    snapshot = KnownSnapshot(required=False, help_text="The id of a captured text.")
    quote = Text(
        required=False, max_length=LONGEST_QUOTE, help_text="Word for word as it stands in the snapshot."
    )
    quote_kind = OneOf(QuoteKind, required=False)
    quote_language = Text(
        required=False, allow_blank=True, max_length=35, help_text="BCP 47, e.g. en, ko, uk."
    )
    quote_translation = Text(required=False, allow_blank=True, max_length=LONGEST_QUOTE)
    translated_by_machine = Flag(required=False)
    modality = OneOf(
        Modality, required=False, allow_blank=True, help_text="Left out: read from the quote, else `stated`."
    )
    value = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_NUMBER,
        help_text='As written, as text: "8,000". Of a range its low end. Left out: read from the quote.',
    )
    value_2 = Text(
        required=False, allow_blank=True, max_length=LONGEST_NUMBER, help_text="The high end of a range."
    )
    best = Text(
        required=False, allow_blank=True, max_length=LONGEST_NUMBER, help_text="Of a range, if it has one."
    )
    plus_minus = Text(
        required=False, allow_blank=True, max_length=LONGEST_NUMBER, help_text="The m of x ± m."
    )
    point_is_decimal = Flag(required=False, help_text='Whether the point of "1.234" is a decimal point.')
    unit = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_NUMBER,
        help_text="As written; left out: the question's.",
    )
    stance = OneOf(Stance, required=False, allow_blank=True, help_text="Of a yes/no question.")
    as_of = AsOf(required=False, allow_null=True, help_text="When it was true; null is unknown.")
    relay = serializers.ListField(
        child=Id(allow_null=True),
        required=False,
        max_length=LONGEST_RELAY,
        help_text="Ids of the sources that passed it on, nearest the source first; null is an unnamed hop.",
    )
    chain_complete = Flag(required=False, help_text="Every hop is named, and a person has confirmed it.")
    hedging = Text(required=False, allow_blank=True, max_length=300)
    stated_likelihood = OneOf(Likelihood, required=False, allow_blank=True)
    stated_confidence = OneOf(Confidence, required=False, allow_blank=True)
    rank = OneOf(Rank, required=False)
    rank_reason = Text(required=False, allow_blank=True, max_length=2000)
    external_id = Text(required=False, allow_blank=True, max_length=200)
    reason = Text(max_length=2000, help_text="Why; it is kept with the new version.")

    def validate_relay(self, ids: list[Any]) -> list[Source | None]:
        """The sources, in one query."""
        found = Source.objects.in_bulk([each for each in ids if each is not None])
        unknown = [str(each) for each in ids if each is not None and each not in found]
        if unknown:
            raise serializers.ValidationError(f"no source has the id {unknown[0]}; look it up in the list.")
        return [None if each is None else found[each] for each in ids]


class RecordClaim(CorrectClaim):
    """What is needed to record a claim. Internal and embargoed ones are recorded in the admin only."""

    question = Known(Question.objects.select_related("topic", "unit"), help_text="The id of a question.")
    statement = Known(Statement.objects.select_related("source"), help_text="The id of a statement.")
    snapshot = KnownSnapshot(help_text="The id of a captured text.")
    quote = Text(max_length=LONGEST_QUOTE, help_text="Word for word as it stands in the snapshot.")
    reason = None  # type: ignore[assignment]


class GradeClaim(Body):
    """An Admiralty number for a claim, and why."""

    code = OneOf(Credibility)
    reason = Text(max_length=2000)


class MergeClaims(Body):
    """Which claims are this one recorded again, and why we think so."""

    claims = serializers.ListField(
        child=Id(),
        required=False,
        min_length=1,
        max_length=MOST_COPIES,
        help_text="Their ids; left out: those that look like it. The rules choose which one stays.",
    )
    reason = Text(max_length=2000, help_text="Kept with the decision.")

    def validate_claims(self, ids: list[Any]) -> list[Claim]:
        """Their live versions, in one query."""
        found = Claim.objects.live().publishable(at=timezone.now()).filter(claim_id__in=ids)
        rows = {claim.claim_id: claim for claim in found.select_related("question")}
        unknown = [str(each) for each in ids if each not in rows]
        if unknown:
            raise serializers.ValidationError(f"no claim has the id {unknown[0]}; look it up in the list.")
        return list(rows.values())


class Because(Body):
    """A decision that needs a reason."""

    reason = Text(max_length=2000, help_text="Kept with the decision.")


class MaybeBecause(Body):
    """A decision that may have a reason."""

    reason = Text(required=False, allow_blank=True, max_length=2000, help_text="Kept with the decision.")
