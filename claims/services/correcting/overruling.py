"""Overruling what the rules make of two voices: with a reason, and lifted as it was laid down."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.models import Claim, Question
from claims.models.claim_queryset import ClaimQuerySet
from claims.services.detection.one_question import detect_conflicts
from claims.services.recounting import note_changed_counts
from claims.services.transitions import required_reason
from sources.domain.independence import Verdict
from sources.models import Overrule, Source, Statement

Sayer = TypeVar("Sayer", Source, Statement)


@transaction.atomic
def overrule_pair(
    *,
    by: User,
    now: datetime,
    verdict: str,
    reason: str,
    sources: tuple[Source, Source] | None = None,
    statements: tuple[Statement, Statement] | None = None,
) -> Overrule:
    """Two sources, or two statements, are found dependent or independent; their questions are compared anew.

    An earlier finding about the pair ends with it. One source can't be made two: neither a source and itself,
    nor two statements of one source, are independent.
    """
    if (sources is None) == (statements is None):
        raise Refused("first_source", "", _("name two sources or two statements, not both."))
    if statements is not None and _one_source(statements) and verdict == Verdict.INDEPENDENT:
        raise Refused(
            "verdict",
            verdict,
            _("both statements are from one source, which counts once; choose statements of two sources."),
        )
    columns = _columns("source", sources) if sources else _columns("statement", statements or ())
    for earlier in Overrule.objects.live().filter(**columns).select_for_update():
        _end(earlier, by=by, now=now)
    overrule = insert(
        Overrule(
            **columns,
            verdict=verdict,
            reason=required_reason("reason", reason),
            recorded_at=now,
            recorded_by=by,
        )
    )
    _compare_anew(overrule, by=by, now=now)
    return overrule


@transaction.atomic
def lift_overrule(*, by: User, now: datetime, overrule: Overrule) -> Overrule:
    """The rules count again; what was found stays readable for the days it was in force."""
    standing: Overrule = Overrule.objects.select_for_update(of=("self",)).get(pk=overrule.pk)
    if standing.superseded_at is not None:
        raise StaleState(_("This override has already been lifted."))
    _end(standing, by=by, now=now)
    _compare_anew(standing, by=by, now=now)
    return standing


def _one_source(statements: tuple[Statement, Statement]) -> bool:
    return statements[0].source_id == statements[1].source_id


def _columns(kind: str, pair: tuple[Sayer, ...]) -> dict[str, UUID]:
    """The pair in the order of its keys."""
    first, second = sorted(sayer.pk for sayer in pair)
    if first == second:
        raise Refused(
            f"second_{kind}", second, _("both are the same {kind}; choose another one.").format(kind=kind)
        )
    return {f"first_{kind}_id": first, f"second_{kind}_id": second}


def _end(overrule: Overrule, *, by: User, now: datetime) -> None:
    overrule.superseded_at, overrule.superseded_by = now, by
    overrule.save(update_fields=["superseded_at", "superseded_by"])


def _compare_anew(overrule: Overrule, *, by: User, now: datetime) -> None:
    """Detect on every question that one of the two answers, in topics in which both do."""
    first, second = _claims(overrule, "first"), _claims(overrule, "second")
    shared = first.filter(topic__in=second.values("topic")).values("topic")
    answered = Q(pk__in=first.values("question")) | Q(pk__in=second.values("question"))
    questions = list(Question.objects.filter(answered, topic__in=shared).order_by("topic", "pk"))
    for question in questions:
        detect_conflicts(question, by=by, now=now)
    note_changed_counts([question.pk for question in questions], by=by, now=now)


def _claims(overrule: Overrule, which: str) -> ClaimQuerySet:
    if overrule.first_source_id is not None:
        said = {"statement__source": getattr(overrule, f"{which}_source_id")}
    else:
        said = {"statement": getattr(overrule, f"{which}_statement_id")}
    return Claim.objects.open_at(None).filter(**said)
