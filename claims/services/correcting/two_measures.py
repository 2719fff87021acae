"""They measure two things: some claims of a question move to one of their own, and back again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claimcheck.foundation.records.wording import one_of
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import RelationKind
from claims.models import (
    Claim,
    CredibilityGrade,
    Question,
    QuestionRelation,
    QuestionSplit,
    RelayHop,
    ScopeConfirmation,
    SettledFlag,
)
from claims.services.detection.many_questions import concerned_by, detect_on, lock_in_order
from claims.services.detection.reopening import restore_if_silent
from claims.services.errata import Changed, note_changed_claims
from claims.services.recording.questions import record_question
from claims.services.transitions import move, required_reason
from claims.wording import causes
from claims.wording.causes import because

KINDS = (RelationKind.PART_OF, RelationKind.DISJOINT, RelationKind.OVERLAPS)
"""How the new question can stand to the old one."""
_MEASURAND = (
    *("answer", "temporality", "additive", "minimum", "measure", "population", "place", "state"),
    *("base", "material_gap"),
)
_OF_THE_VERSION = frozenset(
    {
        *("id", "version", "state", "question", "correction_reason"),
        *("recorded_at", "recorded_by", "superseded_at", "superseded_by", "act", "act_detail"),
    }
)


@transaction.atomic
def split_question(
    *,
    by: User,
    now: datetime,
    question: Question,
    claims: Sequence[Claim],
    text: str,
    kind: str,
    reason: str,
) -> QuestionSplit:
    """Move some claims of a question to a new question, which is part of, disjoint from or overlaps theirs.

    The claims keep what they say, in a new version; the relation of the two questions is confirmed, and both
    are compared anew. Raises Refused where it would leave nothing behind, StaleState where a claim has been
    corrected or rejected meanwhile.
    """
    reason = required_reason("reason", reason)
    if kind not in KINDS:
        raise Refused("kind", kind, one_of(KINDS))
    lock_in_order([question.pk])
    chosen = _checked(question, claims)
    other = _new_question(question, text, by=by, now=now)
    fact = {"topic_id": question.topic_id, "recorded_at": now, "recorded_by": by}
    relation = insert(QuestionRelation(first=other, second=question, kind=kind, **fact))
    _confirm(question, other, reason, by=by, now=now)
    made = insert(
        QuestionSplit(
            question=question,
            other=other,
            relation=relation,
            claims=[claim.claim_id for claim in chosen],
            reason=reason,
            **fact,
        )
    )
    _move(chosen, other, because(causes.ANOTHER_MEASURE, question=other.text, reason=reason), by=by, now=now)
    _compare_anew({question.pk, other.pk}, because(causes.ANOTHER_QUESTION), by=by, now=now)
    return made


@transaction.atomic
def join_question(*, by: User, now: datetime, split: QuestionSplit, reason: str) -> QuestionSplit:
    """Undo: the claims that moved, as they stand now, go back, and the relation of the two questions ends.

    Raises StaleState where that has been done already.
    """
    reason = required_reason("reason", reason)
    lock_in_order([split.question_id, split.other_id])
    rows = QuestionSplit.objects.select_related("question", "other", "relation")
    standing: QuestionSplit = rows.get(topic=split.topic_id, pk=split.pk)
    if standing.superseded_at is not None:
        raise StaleState(_("These claims have gone back already. Reload the page."))
    standing.superseded_at, standing.superseded_by, standing.ended_reason = now, by, reason
    standing.save(update_fields=["superseded_at", "superseded_by", "ended_reason"])
    ended = QuestionRelation.objects.live().filter(topic=standing.topic_id, pk=standing.relation_id)
    ended.update(superseded_at=now, superseded_by=by)
    moved = Claim.objects.live().filter(
        topic=standing.topic_id, question=standing.other_id, claim_id__in=standing.claims
    )
    _move(list(moved), standing.question, because(causes.SAME_MEASURE, reason=reason), by=by, now=now)
    touched = {standing.question_id, standing.other_id}
    _compare_anew(touched, because(causes.ONE_QUESTION), by=by, now=now)
    return standing


def _checked(question: Question, claims: Sequence[Claim]) -> list[Claim]:
    """The claims as they stand, each an open one of the question, and not all that it has."""
    if not claims:
        raise Refused("claims", "", _("choose the claims that measure another thing."))
    keys = {claim.pk for claim in claims}
    own = Claim.objects.open().filter(topic=question.topic_id, question=question)
    found = list(own.filter(pk__in=keys).order_by("recorded_at", "pk"))
    if len(found) < len(keys):
        known = {claim.pk for claim in found}
        gone = next(claim for claim in claims if claim.pk not in known)
        if gone.question_id != question.pk:
            raise Refused(
                "claims", gone.claim_id, _("it answers another question; choose claims of this one.")
            )
        raise StaleState(_("A claim has been corrected or rejected since you opened it. Reload the page."))
    if not own.exclude(pk__in=keys).exists():
        raise Refused(
            "claims", len(keys), _("no claim would be left on the question; leave those that fit it.")
        )
    return found


def _new_question(question: Question, text: str, *, by: User, now: datetime) -> Question:
    """The same measurand under another text; what differs stands in its words."""
    if not text.strip():
        raise Refused("text", text, _("ask the question that the claims answer instead."))
    if Question.objects.filter(topic=question.topic_id, text=text.strip()).exists():
        raise Refused("text", text, _("the topic has this question already; word the new one otherwise."))
    slug, number = slugify(text)[:110].strip("-") or "question", 1
    while Question.objects.filter(slug=slug if number == 1 else f"{slug}-{number}").exists():
        number += 1
    return record_question(
        by=by,
        now=now,
        topic=question.topic,
        slug=slug if number == 1 else f"{slug}-{number}",
        text=text.strip(),
        unit=question.unit_id,
        **{name: getattr(question, name) for name in _MEASURAND},
    )


def _confirm(question: Question, other: Question, reason: str, *, by: User, now: datetime) -> None:
    first, second = sorted((question, other), key=lambda each: each.pk)
    pair = {"topic_id": question.topic_id, "first": first, "second": second}
    insert(ScopeConfirmation(confirmed_at=now, confirmed_by=by, reason=reason, **pair))


def _move(claims: Sequence[Claim], to: Question, why: str, *, by: User, now: datetime) -> None:
    """A new version of each on the other question; figure, grades and what was settled come with it."""
    old = Claim.objects.live().filter(topic=to.topic_id, pk__in=[claim.pk for claim in claims])
    if old.update(superseded_at=now, superseded_by=by) < len(claims):
        raise StaleState(_("A claim has been corrected since you opened it. Reload the page."))
    changed = []
    for claim in claims:
        kept = [field.attname for field in Claim._meta.concrete_fields if field.name not in _OF_THE_VERSION]
        moved = Claim(**{name: getattr(claim, name) for name in kept}, question=to)
        moved.version, moved.correction_reason = claim.version + 1, why
        moved.recorded_at, moved.recorded_by = now, by
        insert(moved)
        _bring_along(claim, moved, now=now)
        if claim.state != ClaimState.CANDIDATE:
            move(moved, claim.state, by=by, now=now, reason=why)
        changed.append(Changed(moved.topic_id, moved.claim_id, moved.pk))
    note_changed_claims(changed, by=by, now=now)


def _bring_along(claim: Claim, moved: Claim, *, now: datetime) -> None:
    """What was recorded of the version and holds for what it says, whichever question it answers."""
    for hop in claim.relay_hops.order_by("position"):
        insert(RelayHop(topic_id=moved.topic_id, claim=moved, position=hop.position, source_id=hop.source_id))
    for grade in CredibilityGrade.objects.filter(topic=claim.topic_id, claim=claim).order_by(
        "graded_at", "id"
    ):
        kept = {name: getattr(grade, name) for name in ("code", "reason", "graded_at", "graded_by_id")}
        insert(CredibilityGrade(topic_id=moved.topic_id, claim=moved, **kept))
    for settled in SettledFlag.objects.live().filter(topic=claim.topic_id, claim=claim, corrected_by=None):
        kept = {name: getattr(settled, name) for name in ("flag", "verdict", "reason", "recorded_by_id")}
        insert(SettledFlag(topic_id=moved.topic_id, claim=moved, recorded_at=now, **kept))


def _compare_anew(questions: set[UUID], why: str, *, by: User, now: datetime) -> None:
    detect_on(questions, by=by, now=now)
    restore_if_silent(concerned_by(questions), why=why, by=by, now=now)
