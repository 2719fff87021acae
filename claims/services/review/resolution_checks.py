"""What a proposed answer must be, before anything is written."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import cast
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.base import LARGEST
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.wording import one_of
from claims.domain.answering.answer_ends import WORDED, bound
from claims.domain.answering.input_suggestions import inputs_for
from claims.domain.answering.methods import Method, Use
from claims.domain.figures.figure import InvalidFigure, Modality
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import Answer, Temporality
from claims.domain.questions.times import DayRange
from claims.models import Claim, Question
from claims.services.review.draft import Draft, Input, days_of
from claims.views.dossier import Dossier


def check_checklist(question: Question) -> None:
    """Raise Refused where the newsroom demands an item of the checklist that nobody has ticked."""
    wanted = cast(Sequence[str], settings.CHECKS_BEFORE_APPROVAL)
    done = set(question.checks.filter(item__in=wanted).values_list("item", flat=True)) if wanted else set()
    missing = [check.replace("_", " ") for check in wanted if check not in done]
    if missing:
        raise Refused(
            "checklist",
            ", ".join(missing),
            _now(
                "not ticked yet; the newsroom approves nothing without it. Update the checklist, then "
                "approve."
            ),
        )


def check_answer(draft: Draft, *, today: date) -> None:
    """Raise Refused or InvalidFigure where the draft is no answer to its question."""
    if draft.question.draft:
        raise Refused(
            "question", draft.question.text, _now("it is a draft; have it confirmed before it is answered.")
        )
    if draft.method not in list(Method):
        raise Refused("method", draft.method, one_of(Method))
    if draft.confidence not in list(Confidence):
        raise Refused(
            "confidence",
            draft.confidence,
            one_of(Confidence),
        )
    if not draft.rationale.strip():
        raise Refused("rationale", draft.rationale, _now("explain how the claims support the answer."))
    _check_days(draft)
    if draft.review_by < today:
        raise Refused(
            "review_by", draft.review_by, _now("the day has passed; give the day of the next review.")
        )
    _check_wording(draft)
    _check_values(draft)


def check_voices(draft: Draft, independent_count: int) -> None:
    """Raise Refused where no two sources known to be independent stand behind it, and no reason says why."""
    if independent_count < 2 and not draft.single_voice_reason.strip():
        raise Refused(
            "single_voice_reason",
            draft.single_voice_reason,
            _now(
                "no two of its sources are known to be independent and to agree; explain why the answer is "
                "published all the same."
            ),
        )


def _check_days(draft: Draft) -> None:
    if draft.as_of is None:
        return
    start, end = draft.as_of
    if start is not None and start > end:
        raise Refused("as_of", f"{start} to {end}", _now("the first day is after the last; swap them."))


def _check_wording(draft: Draft) -> None:
    """The words of an end belong to a value, and a bound has no best value."""
    single = draft.best if draft.low is None and draft.high is None else None
    for end in ("low", "high"):
        name, value = f"{end}_modality", getattr(draft, f"{end}_modality")
        if not value:
            continue
        if value not in list(WORDED):
            raise Refused(
                name,
                value,
                _now("choose one of {choices}, or leave it empty.").format(choices=", ".join(sorted(WORDED))),
            )
        if getattr(draft, end) is None and single is None:
            raise Refused(
                name,
                value,
                _now("there is no {end} value to word; give one, or leave it empty.").format(end=end),
            )
        if draft.best is not None and bound(Modality(value)):
            raise Refused(
                "best",
                draft.best,
                _now("“{wording}” has no best value; leave it empty.").format(
                    wording=value.replace("_", " ")
                ),
            )


def _check_values(draft: Draft) -> None:
    values = {"low": draft.low, "best": draft.best, "high": draft.high}
    given = {name: value for name, value in values.items() if value is not None}
    for name, value in given.items():
        if not value.is_finite() or abs(value) > LARGEST:
            raise InvalidFigure(name, value, "not a finite number: write digits, such as 10,000 or 10.5")
    if draft.question.answer == Answer.YES_NO:
        if given or (not draft.stance and draft.method != Method.UNDETERMINED):
            raise Refused(
                "stance", draft.stance, _now("a yes/no question has no values; answer affirms or denies.")
            )
    elif draft.stance:
        raise Refused("stance", draft.stance, _now("only a yes/no question has a stance; leave it out."))
    elif not given and draft.method != Method.UNDETERMINED:
        raise Refused("low", "", _now("give low and high, or best; or propose it as undetermined."))
    _check_order(given)


def _check_order(given: dict[str, Decimal]) -> None:
    if "low" in given and "high" in given and given["low"] > given["high"]:
        remedy = _now("the lower end is above the higher, {high}: swap them")
        raise InvalidFigure("low", given["low"], remedy.format(high=given["high"]))
    if "best" in given and not given.get("low", given["best"]) <= given["best"] <= given.get(
        "high", given["best"]
    ):
        raise InvalidFigure("best", given["best"], _now("outside the two ends: correct it, or one of them"))


def check_inputs(dossier: Dossier, drafts: Sequence[Draft], *, now: datetime) -> None:
    """Raise Refused unless every source's figure for the answer's time plays its part, and what is used may
    be shown."""
    inputs = [entry for draft in drafts for entry in draft.inputs]
    seen: set[object] = set()
    answering = {claim.id for claim in dossier.answering}
    for entry in inputs:
        if entry.claim.pk in seen:
            raise Refused("inputs", entry.claim.claim_id, _now("it is listed twice; list each claim once."))
        seen.add(entry.claim.pk)
        _check_input(entry, dossier.claims.get(entry.claim.pk) if entry.claim.pk in answering else None)
    _check_used(dossier, [entry.claim.pk for entry in inputs if entry.use == Use.USED], now=now)
    _check_known_time(dossier, drafts)
    times = {draft.question.pk: days_of(draft) for draft in drafts}
    for_this_time = claims_for(dossier, times, days_of(drafts[0]))
    _check_times(inputs, {claim.pk for claim in for_this_time})
    missing = [claim for claim in for_this_time if claim.pk not in seen]
    if missing:
        names = ", ".join(sorted({claim.statement.source.name for claim in missing}))
        remedy = _now(
            "each source's figure for this time has a role, excluded ones with a reason; add these."
        )
        raise Refused("inputs", names, remedy)


def _check_used(dossier: Dossier, used: Sequence[UUID], *, now: datetime) -> None:
    """An answer uses claims that speak for their source, and that may be shown."""
    if not used:
        raise Refused("inputs", "", _now("an answer needs at least one claim; mark the claims used."))
    silent = {claim.id for claim in dossier.answering if not claim.speaks}
    shown = set(Claim.objects.filter(pk__in=used).publishable(at=now).values_list("pk", flat=True))
    for pk in used:
        if pk in silent:
            remedy = _now("it is unread, imputed or denied by its source; consider or exclude it.")
            raise Refused("inputs", dossier.claims[pk].claim_id, remedy)
        if pk not in shown:
            remedy = _now(
                "a published answer cannot be based on claims that are internal or under embargo, nor on a "
                "draft that nobody has confirmed."
            )
            raise Refused("inputs", dossier.claims[pk].claim_id, remedy)


def _check_known_time(dossier: Dossier, drafts: Sequence[Draft]) -> None:
    """An answer without a time is for all days: of a timeless question, or where no claim is dated."""
    for draft in drafts:
        own = [claim for claim in dossier.answering if claim.question.id == draft.question.pk]
        dated = any(claim.as_of is not None for claim in own)
        if draft.as_of is None and dated and draft.question.temporality != Temporality.TIMELESS:
            raise Refused("as_of", "", _now("an answer is as of a known day; give the last one."))


def _check_times(inputs: Sequence[Input], for_this_time: Collection[object]) -> None:
    for entry in inputs:
        if entry.use == Use.OTHER_TIME and entry.claim.pk in for_this_time:
            remedy = _now("it is for the time of this answer; use, consider or exclude it.")
            raise Refused("inputs", entry.claim.claim_id, remedy)


def _check_input(each: Input, claim: Claim | None) -> None:
    if claim is None:
        raise Refused(
            "inputs", each.claim.claim_id, _now("it is not an open claim of this conflict; remove it.")
        )
    if each.use not in list(Use):
        raise Refused("inputs", each.use, one_of(Use))
    if each.use == Use.USED and claim.state != ClaimState.ACCEPTED:
        raise Refused("inputs", claim.claim_id, _now("the claim has not been accepted; accept it first."))
    if each.use == Use.EXCLUDED and not each.reason.strip():
        raise Refused("inputs", claim.claim_id, _now("give a reason for excluding it."))


def claims_for(
    dossier: Dossier, of_question: Mapping[UUID, DayRange | None], as_of: DayRange | None
) -> list[Claim]:
    """Of each source and question the last figure for the time of an answer, and those that share a day with
    it; `of_question`: questions whose draft is for other days than `as_of`."""
    found: list[Claim] = []
    for question in {claim.question.id: None for claim in dossier.answering}:
        own = [claim for claim in dossier.answering if claim.question.id == question]
        when = of_question.get(UUID(str(question)), as_of)
        found += [dossier.claims[claim.id] for claim, _ in inputs_for(own, dossier.world.graph, when)]
    return found
