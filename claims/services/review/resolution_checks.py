"""What a proposed answer must be, before anything is written."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from claimcheck.foundation.records.base import LARGEST
from claimcheck.foundation.records.errors import Refused
from claims.domain.answering.proposals import Method, Use
from claims.domain.comparing.episodes import current
from claims.domain.figures.figure import InvalidFigure
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import Answer
from claims.models import Claim
from claims.models.dossier import Dossier
from claims.services.review.draft import Draft, Input


def check_answer(draft: Draft, independent_count: int, *, today: date) -> None:
    """Raise Refused or InvalidFigure where the draft is no answer to its question."""
    if draft.method not in list(Method):
        raise Refused("method", draft.method, f"choose one of {', '.join(Method)}.")
    if draft.confidence not in list(Confidence):
        raise Refused("confidence", draft.confidence, f"choose one of {', '.join(Confidence)}.")
    if not draft.rationale.strip():
        raise Refused("rationale", draft.rationale, "explain how the claims support the answer.")
    start, end = draft.as_of
    if start is not None and start > end:
        raise Refused("as_of", f"{start} to {end}", "the first day is after the last; swap them.")
    if draft.review_by < today:
        raise Refused("review_by", draft.review_by, "the day has passed; give the day of the next review.")
    if independent_count < 2 and not draft.single_voice_reason.strip():
        raise Refused(
            "single_voice_reason",
            draft.single_voice_reason,
            "only one independent source supports it; explain why that is enough.",
        )
    _check_values(draft)


def _check_values(draft: Draft) -> None:
    values = {"low": draft.low, "best": draft.best, "high": draft.high}
    given = {name: value for name, value in values.items() if value is not None}
    for name, value in given.items():
        if not value.is_finite() or abs(value) > LARGEST:
            raise InvalidFigure(name, value, "not a finite number: write digits, such as 10,000 or 10.5")
    if draft.question.answer == Answer.YES_NO:
        if given or (not draft.stance and draft.method != Method.UNDETERMINED):
            raise Refused(
                "stance", draft.stance, "a yes/no question has no values; answer affirms or denies."
            )
    elif draft.stance:
        raise Refused("stance", draft.stance, "only a yes/no question has a stance; leave it out.")
    elif not given and draft.method != Method.UNDETERMINED:
        raise Refused("low", "", "give low and high, or best; or propose it as undetermined.")
    _check_order(given)


def _check_order(given: dict[str, Decimal]) -> None:
    if "low" in given and "high" in given and given["low"] > given["high"]:
        raise InvalidFigure("low", given["low"], f"above high {given['high']}: swap them")
    if "best" in given and not given.get("low", given["best"]) <= given["best"] <= given.get(
        "high", given["best"]
    ):
        raise InvalidFigure("best", given["best"], "outside low and high")


def check_inputs(dossier: Dossier, inputs: Sequence[Input], *, now: datetime) -> None:
    """Raise Refused unless every source's current claim plays its part, and what is used may be shown."""
    seen: set[object] = set()
    answering = {each.id for each in dossier.answering}
    for each in inputs:
        if each.claim.pk in seen:
            raise Refused("inputs", each.claim.claim_id, "it is listed twice; list each claim once.")
        seen.add(each.claim.pk)
        _check_input(each, dossier.claims.get(each.claim.pk) if each.claim.pk in answering else None)
    used = [each.claim.pk for each in inputs if each.use == Use.USED]
    if not used:
        raise Refused("inputs", "", "an answer needs at least one claim; mark the claims used.")
    shown = set(Claim.objects.filter(pk__in=used).publishable(at=now).values_list("pk", flat=True))
    for pk in used:
        if pk not in shown:
            claim_id = dossier.claims[pk].claim_id
            raise Refused(
                "inputs",
                claim_id,
                "a published answer cannot be based on claims that are internal or under embargo.",
            )
    missing = [claim for claim in current_claims(dossier) if claim.pk not in seen]
    if missing:
        names = ", ".join(sorted({claim.statement.source.name for claim in missing}))
        remedy = "each source's current claim must be used, considered or excluded with a reason; add these."
        raise Refused("inputs", names, remedy)


def _check_input(each: Input, claim: Claim | None) -> None:
    if claim is None:
        raise Refused("inputs", each.claim.claim_id, "it is not an open claim of this conflict; remove it.")
    if each.use not in list(Use):
        raise Refused("inputs", each.use, f"choose one of {', '.join(Use)}.")
    if each.use == Use.USED and claim.state != ClaimState.ACCEPTED:
        raise Refused("inputs", claim.claim_id, "the claim has not been accepted; accept it first.")
    if each.use == Use.EXCLUDED and not each.reason.strip():
        raise Refused("inputs", claim.claim_id, "give a reason for excluding it.")


def current_claims(dossier: Dossier) -> list[Claim]:
    """Of each source and question of the episode, the claim it made last; it supersedes earlier ones."""
    latest, _ = current(dossier.answering)
    return [dossier.claims[each.id] for each in latest]
