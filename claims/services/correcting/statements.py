"""Correcting a statement: who made it, on which day, at which hour, on what occasion."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.corrections import plain
from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.models import Claim
from claims.services.correcting.carrying_over import carry_over
from claims.services.correcting.comparing_anew import compare_anew, lock_topics
from claims.services.detection.many_questions import lock_in_order
from claims.services.transitions import required_reason
from sources.models import Overrule, SourceCorrection, Statement
from sources.services.recording import check_said

CORRECTED = ("source", "said_on", "said_at", "occasion", "basis")


@transaction.atomic
def correct_statement(
    *, by: User, now: datetime, statement: Statement, reason: str, **changed: Any
) -> Statement:
    """The statement as it was made: another record, on which every claim that rested on this one then rests.

    The old one stays as it was recorded, with the versions of claims that rested on it. What a person found
    about it and another statement holds of the new one. Raises StaleState where it has been corrected
    already.
    """
    reason = required_reason("reason", reason)
    for name in sorted(changed.keys() - set(CORRECTED)):
        raise Refused(
            name, changed[name], _now("correct one of {choices}.").format(choices=", ".join(CORRECTED))
        )
    claims = Claim.objects.live().filter(statement=statement)
    answered = set(claims.order_by().values_list("topic", "question").distinct())
    lock_topics(topic for topic, _ in answered)
    lock_in_order({question for _, question in answered})
    if SourceCorrection.objects.filter(statement=statement).exists():
        raise StaleState(_now("This statement has been corrected since you opened it. Correct the new one."))
    made = _insert(statement, changed, reason, by=by, now=now)
    carry_over(claims.with_provenance(), by=by, now=now, reason=reason, statement=made)
    _carry_findings(statement, made, by=by, now=now)
    compare_anew(answered, by=by, now=now)
    return made


def _insert(
    statement: Statement, changed: dict[str, Any], reason: str, *, by: User, now: datetime
) -> Statement:
    """The new statement, and what was corrected; Refused where nothing was."""
    made = Statement(
        recorded_at=now, recorded_by=by, **{name: getattr(statement, name) for name in CORRECTED} | changed
    )
    check_said(made.said_on, made.said_at, now)
    columns = [field.attname for field in Statement._meta.concrete_fields if field.name in CORRECTED]
    differing = [name for name in columns if getattr(statement, name) != getattr(made, name)]
    if not differing:
        name = next(iter(changed), "reason")
        raise Refused(name, changed.get(name, ""), _now("nothing changed: correct something, or leave it."))
    insert(made)
    insert(
        SourceCorrection(
            statement=statement,
            replaced_by=made,
            number=1,
            before={name: plain(getattr(statement, name)) for name in differing},
            after={name: plain(getattr(made, name)) for name in differing},
            reason=reason,
            recorded_at=now,
            recorded_by=by,
        )
    )
    return made


def _carry_findings(old: Statement, new: Statement, *, by: User, now: datetime) -> None:
    """What was found about the old statement and others, found of the new one and them."""
    for first, second in (("first_statement", "second_statement"), ("second_statement", "first_statement")):
        for overrule in Overrule.objects.live().filter(**{first: old}).select_for_update():
            overrule.superseded_at, overrule.superseded_by = now, by
            overrule.save(update_fields=["superseded_at", "superseded_by"])
            pair = sorted([new.pk, getattr(overrule, f"{second}_id")])
            insert(
                Overrule(
                    first_statement_id=pair[0],
                    second_statement_id=pair[1],
                    verdict=overrule.verdict,
                    reason=overrule.reason,
                    recorded_at=now,
                    recorded_by=by,
                )
            )
