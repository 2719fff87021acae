"""Merging what was recorded more than once, and setting it apart again: both recorded, nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.domain.comparing.duplicates import Copy, Left, Merge, merges
from claims.domain.lifecycle import ClaimState, ResolutionState
from claims.models import Claim, Duplicate, ResolutionInput
from claims.models.assertions import assertions
from claims.services.detection.many_questions import lock_in_order
from claims.services.detection.one_question import detect_conflicts
from claims.services.transitions import move, required_reason
from claims.wording import causes
from claims.wording.causes import because
from claims.wording.terms import DIFFERENCES

MOST_COPIES = 50
"""Copies of one claim that are looked for; more than these are no slip but another matter."""
STANDING = (ResolutionState.PROPOSED, ResolutionState.APPROVED)
COPY_OF_SEVERAL = gettext_lazy(
    "it has no date and could be a copy of several; select it with only one of them"
)
CLOSED = gettext_lazy("it has been corrected or rejected")


@dataclass(frozen=True, slots=True)
class Plan:
    """What merging would do: of each group (what stays, what is put aside), and what is left, with why."""

    groups: tuple[tuple[Claim, tuple[Claim, ...]], ...]
    left: tuple[tuple[Claim, str], ...]


def merge_plan(claims: Sequence[Claim]) -> Plan:
    """What merging these claims would do; it writes nothing. Five queries, however many claims."""
    rows = {
        row.pk: row for row in Claim.objects.filter(pk__in=[claim.pk for claim in claims]).with_provenance()
    }
    open_rows = [row for row in rows.values() if _is_open(row)]
    weighed = _weighed(open_rows)
    copies = [
        Copy(
            assertion,
            weighed=assertion.id in weighed,
            accepted=rows[UUID(str(assertion.id))].state == ClaimState.ACCEPTED,
        )
        for assertion in assertions(open_rows)
    ]
    found, left = merges(copies)
    closed = [(row, str(CLOSED)) for row in rows.values() if not _is_open(row)]
    return Plan(
        tuple(_group(merge, rows) for merge in found),
        (*(_left(leftover, rows) for leftover in left), *closed),
    )


def copies_of(claim: Claim) -> list[Claim]:
    """The open claims that look like this one recorded again: one source, question and figure."""
    alike = Claim.objects.open().filter(
        topic=claim.topic_id,
        question=claim.question_id,
        statement__source=claim.statement.source_id,
        stance=claim.stance,
        modality=claim.modality,
        core=claim.core,
        outer=claim.outer,
    )
    near = list(alike.exclude(pk=claim.pk).order_by("recorded_at", "pk")[:MOST_COPIES])
    if not near or not _is_open(claim):
        return []
    groups = merge_plan([claim, *near]).groups
    mine = next((group for group in groups if claim in (group[0], *group[1])), None)
    return [] if mine is None else [copy for copy in (mine[0], *mine[1]) if copy != claim]


@transaction.atomic
def merge_duplicates(
    *, by: User, now: datetime, claims: Sequence[Claim], reason: str
) -> tuple[list[Duplicate], list[tuple[Claim, str]]]:
    """Of claims recorded more than once put all but one aside: (those put aside, those left, with why).

    What stays is decided by the rules (`claims.domain.comparing.duplicates`). A claim put aside is
    rejected as a duplicate and keeps all it holds; the conflicts are detected anew in this transaction.
    Raises Refused where none of the claims is a copy of another, StaleState where all are corrected or
    rejected already.
    """
    reason = required_reason("reason", reason)
    questions = lock_in_order({claim.question_id for claim in claims})
    plan = merge_plan(claims)
    whys = [why for _, why in plan.left]
    if whys and not plan.groups and all(why == str(CLOSED) for why in whys):
        raise StaleState(_now("A claim has been corrected or rejected since you opened it. Reload the page."))
    if not plan.groups:
        why = (
            (str(CLOSED) if str(CLOSED) in whys else whys[0]) if len(whys) > 1 else _now("select two or more")
        )
        raise Refused(
            "claims", len(claims), _now("no two of these claims are the same: {why}.").format(why=why)
        )
    made = [
        _put_aside(claim, stays, reason, by=by, now=now) for stays, aside in plan.groups for claim in aside
    ]
    touched = {duplicate.claim.question_id for duplicate in made}
    for question in (question for question in questions if question.pk in touched):
        detect_conflicts(question, by=by, now=now)
    return made, list(plan.left)


@transaction.atomic
def separate_duplicate(*, by: User, now: datetime, claim: Claim, reason: str) -> Claim:
    """Undo: the claim is itself again, in the state it had; that it was merged stays on record."""
    reason = required_reason("reason", reason)
    lock_in_order([claim.question_id])
    link = Duplicate.objects.live().filter(topic=claim.topic_id, claim=claim).first()
    if link is None or claim.superseded_at is not None:
        raise StaleState(_now("This claim is not marked as a duplicate. Reload the page."))
    move(claim, link.was, by=by, now=now, reason=reason)
    end_duplicate(claim, by=by, now=now)
    detect_conflicts(claim.question, by=by, now=now, added=claim)
    return claim


def end_duplicate(claim: Claim, *, by: User, now: datetime) -> None:
    """A claim decided upon anew is no longer put aside for another; in the transaction that decides."""
    live = Duplicate.objects.live().filter(topic=claim.topic_id, claim=claim)
    live.update(superseded_at=now, superseded_by=by)


def _put_aside(claim: Claim, stays: Claim, reason: str, *, by: User, now: datetime) -> Duplicate:
    was = claim.state
    told = because(causes.DUPLICATE, claim=stays.claim_id, reason=reason)
    move(claim, ClaimState.REJECTED, by=by, now=now, reason=told)
    return insert(
        Duplicate(
            topic_id=claim.topic_id,
            claim=claim,
            original=stays,
            was=was,
            reason=reason,
            recorded_at=now,
            recorded_by=by,
        )
    )


def _weighed(claims: Sequence[Claim]) -> set[object]:
    """Those on which an answer that stands, or waits, rests."""
    inputs = ResolutionInput.objects.filter(
        topic__in={claim.topic_id for claim in claims}, claim__in=claims, resolution__state__in=STANDING
    )
    return set(inputs.values_list("claim", flat=True))


def _is_open(claim: Claim) -> bool:
    return claim.superseded_at is None and claim.state != ClaimState.REJECTED


def _group(merge: Merge, rows: dict[UUID, Claim]) -> tuple[Claim, tuple[Claim, ...]]:
    return _row(merge.stays, rows), tuple(_row(copy, rows) for copy in merge.aside)


def _row(copy: Copy, rows: dict[UUID, Claim]) -> Claim:
    return rows[UUID(str(copy.claim.id))]


def _left(left: Left, rows: dict[UUID, Claim]) -> tuple[Claim, str]:
    return rows[UUID(str(left.claim.id))], str(COPY_OF_SEVERAL) if left.differs is None else DIFFERENCES[
        left.differs
    ].text
