"""What is sent to record, correct, grade or decide about a claim."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers

from claimcheck.foundation.rest.fields import Body, Hour, Id, Known, OneOf, Several, Text, TrueFalse, Whole
from claims.api.values import AsOf, Relay
from claims.domain import flags
from claims.domain.grading import Credibility
from claims.models import Claim, Question
from claims.models.claim_field import ClaimField, FieldKind
from claims.models.claim_fields import FIRST_YEAR, LAST_YEAR, LONGEST_REASON, fields_where
from claims.services.correcting.duplicates import MOST_COPIES
from sources.api.document import KnownDocument
from sources.models import Document, Snapshot, Statement

AnyField: TypeAlias = serializers.Field[Any, Any, Any, Any]


class KnownSnapshot(Known):
    """A snapshot by its id, if its document may be shown now."""

    def __init__(self, **options: Any):
        super().__init__(queryset=Snapshot.objects.all(), **options)

    def get_queryset(self) -> QuerySet[Snapshot]:
        """Of documents that are neither internal nor under embargo."""
        return super().get_queryset().filter(document__in=Document.objects.publishable(at=timezone.now()))


_FIELDS: dict[FieldKind, Callable[..., AnyField]] = {
    FieldKind.QUESTION: lambda **options: Known(Question.objects.select_related("topic", "unit"), **options),
    FieldKind.STATEMENT: lambda **options: Known(Statement.objects.select_related("source"), **options),
    FieldKind.SNAPSHOT: KnownSnapshot,
    FieldKind.TEXT: Text,
    FieldKind.NUMBER: Text,
    FieldKind.UNIT: Text,
    FieldKind.CHOICE: OneOf,
    FieldKind.FLAG: TrueFalse,
    FieldKind.DAYS: AsOf,
    FieldKind.CHAIN: Relay,
    FieldKind.HOUR: Hour,
    FieldKind.YEAR: partial(Whole, min_value=FIRST_YEAR, max_value=LAST_YEAR),
}
"""How a request gives a field of each kind. Moments hide a claim: such are recorded in the admin only."""


def _given(field: ClaimField, *, needed: bool) -> AnyField:
    """The member of a request that gives this field of a claim."""
    options: dict[str, Any] = {"required": needed, "help_text": field.help}
    if field.choices:
        options["enum"] = field.choices
    if field.longest:
        options["max_length"] = field.longest
    if field.blank and field.kind in (FieldKind.TEXT, FieldKind.NUMBER, FieldKind.UNIT, FieldKind.CHOICE):
        options["allow_blank"] = True
    if field.kind in (FieldKind.DAYS, FieldKind.HOUR, FieldKind.YEAR):
        options["allow_null"] = True
    return _FIELDS[field.kind](**options)


class CorrectClaim(Body):
    """What a correction may change, and why. What is left out stays as it was."""

    reason = Text(max_length=LONGEST_REASON, help_text="Why; it is kept with the new version.")

    def get_fields(self) -> dict[str, AnyField]:
        """Those of a claim, then the reason."""
        changed = fields_where(lambda field: field.public and field.corrected)
        return {**{field.name: _given(field, needed=False) for field in changed}, **super().get_fields()}


class RecordClaim(Body):
    """What is needed to record a claim. Internal and embargoed ones are recorded in the admin only."""

    def get_fields(self) -> dict[str, AnyField]:
        """Those of a claim; what it answers comes last."""
        said = fields_where(lambda field: field.public and field.corrected)
        fixed = fields_where(lambda field: field.public and not field.corrected)
        return {field.name: _given(field, needed=field.needed) for field in (*said, *fixed)}


class GradeClaim(Body):
    """An Admiralty number for a claim, and why."""

    code = OneOf(Credibility)
    reason = Text(max_length=LONGEST_REASON)


def live_claims(ids: list[Any]) -> list[Claim]:
    """The live versions of these claims, in one query; raises ValidationError naming an unknown id."""
    found = Claim.objects.live().publishable(at=timezone.now()).filter(claim_id__in=ids)
    rows = {claim.claim_id: claim for claim in found.select_related("question")}
    unknown = [str(claim_id) for claim_id in ids if claim_id not in rows]
    if unknown:
        raise serializers.ValidationError(f"no claim has the id {unknown[0]}; look it up in the list.")
    return list(rows.values())


class MergeClaims(Body):
    """Which claims are this one recorded again, and why we think so."""

    claims = Several(
        child=Id(),
        required=False,
        min_length=1,
        max_length=MOST_COPIES,
        help_text="Their ids; left out: those that look like it. The rules choose which one stays.",
    )
    reason = Text(max_length=LONGEST_REASON, help_text="Stored with the decision.")

    def validate_claims(self, ids: list[Any]) -> list[Claim]:
        """Their live versions."""
        return live_claims(ids)


class MoveClaim(Body):
    """Where a claim belongs, and why. What is left out stays as it was."""

    reason = Text(max_length=LONGEST_REASON)
    question = Known(
        Question.objects.select_related("topic", "unit"), required=False, help_text="Of the same topic."
    )
    document = KnownDocument(required=False, help_text="One of its captured texts has the quote.")


class SettleFlag(Body):
    """What was asked about a claim, and what a person found."""

    flag = OneOf(flags.Flag)
    verdict = OneOf(flags.FlagVerdict)
    corrected_by = Id(required=False, allow_null=True, help_text="Where it is wrong: the right one.")
    reason = Text(max_length=LONGEST_REASON)

    def validate_corrected_by(self, key: Any) -> Claim | None:
        """Its live version."""
        found = Claim.objects.live().publishable(at=timezone.now()).filter(claim_id=key).first()
        if key is not None and found is None:
            raise serializers.ValidationError(f"no claim has the id {key}; look it up in the list.")
        return found


class AskAgain(Body):
    """What was settled, and is asked again."""

    flag = OneOf(flags.Flag)


class Because(Body):
    """A decision that needs a reason."""

    reason = Text(max_length=LONGEST_REASON, help_text="Stored with the decision.")


class StopFigure(Because):
    """A hold or a withdrawal. Readers never get the `reason`."""

    public_reason = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_REASON,
        help_text="What readers get. Left out: only that the figure is checked or withdrawn.",
    )


class MaybeBecause(Body):
    """A decision that may have a reason."""

    reason = Text(
        required=False, allow_blank=True, max_length=LONGEST_REASON, help_text="Stored with the decision."
    )
