"""What was asked about a claim is settled by a person who has looked: right as it stands, or wrong."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claimcheck.foundation.records.wording import one_of
from claims.domain.flags import Flag, FlagVerdict
from claims.models import Claim, Question, SettledFlag
from claims.services.transitions import required_reason
from claims.views.flags import flagged_on

ELSEWHERE = {
    Flag.POSSIBLE_COMMON_ORIGIN: gettext_lazy("say how the two sources are related instead (an override)"),
    Flag.DOES_IT_STAND: gettext_lazy("answer the figure's conflict, or renew the figure, instead"),
}
"""What is not settled claim by claim, and what to do."""


@transaction.atomic
def settle_flag(
    *,
    by: User,
    now: datetime,
    claim: Claim,
    flag: str,
    verdict: str,
    reason: str,
    corrected_by: Claim | None = None,
) -> SettledFlag:
    """A person has looked: the claim is right as it stands, or wrong and corrected by another claim.

    It is asked no more of this version of the claim. Raises Refused where it isn't asked at all, StaleState
    where somebody has settled it already.
    """
    reason = required_reason("reason", reason)
    Question.objects.select_for_update(no_key=True).get(pk=claim.question_id)
    _check(claim, flag, verdict, corrected_by)
    if SettledFlag.objects.live().filter(topic=claim.topic_id, claim=claim, flag=flag).exists():
        raise StaleState(_("Somebody has settled this already. Reload it."))
    if all(
        (flagged.flag, flagged.claims[0].id) != (flag, claim.pk) for flagged in flagged_on(claim.question)
    ):
        raise Refused("flag", flag, _("this is not asked about the claim as it stands now; reload it."))
    return insert(
        SettledFlag(
            topic_id=claim.topic_id,
            claim=claim,
            flag=flag,
            verdict=verdict,
            corrected_by=corrected_by,
            reason=reason,
            recorded_at=now,
            recorded_by=by,
        )
    )


def _check(claim: Claim, flag: str, verdict: str, corrected_by: Claim | None) -> None:
    if flag not in list(Flag):
        raise Refused("flag", flag, one_of(Flag))
    if Flag(flag) in ELSEWHERE:
        raise Refused(
            "flag",
            flag,
            _("this is not a matter of one claim: {elsewhere}.").format(elsewhere=ELSEWHERE[Flag(flag)]),
        )
    if verdict not in list(FlagVerdict):
        raise Refused("verdict", verdict, one_of(FlagVerdict))
    if verdict == FlagVerdict.RIGHT and corrected_by is not None:
        raise Refused(
            "corrected_by", corrected_by.claim_id, _("a claim that is right has none; leave it out.")
        )
    if verdict == FlagVerdict.WRONG:
        other = corrected_by is not None and corrected_by.claim_id != claim.claim_id
        if corrected_by is None or not other or corrected_by.question_id != claim.question_id:
            named = "" if corrected_by is None else corrected_by.claim_id
            remedy = _("name another claim on the question, or correct or reject this one.")
            raise Refused("corrected_by", named, remedy)


@transaction.atomic
def ask_again(*, by: User, now: datetime, claim: Claim, flag: str) -> SettledFlag:
    """What was settled is asked again; that it was settled stays on record."""
    rows = SettledFlag.objects.live().filter(topic=claim.topic_id, claim=claim, flag=flag)
    settled: SettledFlag | None = rows.select_for_update().first()
    if settled is None:
        raise StaleState(_("Nobody has settled this, or it is asked again already. Reload it."))
    settled.superseded_at, settled.superseded_by = now, by
    settled.save(update_fields=["superseded_at", "superseded_by"])
    return settled
