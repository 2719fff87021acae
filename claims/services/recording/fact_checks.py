"""Recording what a fact-checker found of somebody's claim; correcting, withdrawing and linking it."""

import hashlib
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import checked, insert
from claims.domain.verdicts import read_verdict
from claims.models import Claim, FactCheck, FactCheckLink
from claims.services.transitions import required_reason
from sources.models import Source

CONTENT = ("claim", "claimant", "claimed_on", "checker_id", "verdict", "checked_on", "url", "archived_url")
"""What a fact-check says; its rating is our reading of it."""


def new_fact_check(
    *,
    by: User,
    now: datetime,
    checker: Source,
    claim: str,
    verdict: str,
    rating: str | None = None,
    claimed_on: date | None = None,
    checked_on: date | None = None,
    **more: Any,
) -> FactCheck:
    """A checked record that is not written yet. `rating` None: read from the verdict's words.

    `more`: claimant, url, archived_url. Raises Refused.
    """
    for field, text in (("claim", claim), ("verdict", verdict)):
        if not text.strip():
            raise Refused(field, text, _("missing: a fact-check needs it."))
    for field, day in (("claimed_on", claimed_on), ("checked_on", checked_on)):
        if day is not None and day > now.date():
            raise Refused(field, day, _("the day is in the future; give today or an earlier day."))
    read = read_verdict(verdict) if rating is None else rating
    return checked(
        FactCheck(
            known_by=known_by(more.get("url") or str(checker.pk), claim),
            checker=checker,
            claim=claim,
            verdict=verdict,
            rating=read or "",
            claimed_on=claimed_on,
            checked_on=checked_on,
            recorded_at=now,
            recorded_by=by,
            **more,
        )
    )


def known_by(place: str, claim: str) -> str:
    """By what a fact-check is known again: where it was published, and of which claim."""
    return hashlib.sha256(f"{place}\x1f{claim}".encode(errors="replace")).hexdigest()


@transaction.atomic
def record_fact_check(*, by: User, now: datetime, **given: Any) -> FactCheck:
    """One fact-check, as `new_fact_check` takes it; Refused where it is recorded already."""
    new = new_fact_check(by=by, now=now, **given)
    if FactCheck.objects.live().filter(known_by=new.known_by).exists():
        raise Refused("claim", new.claim[:80], _("it is recorded already; correct that record."))
    return insert(new)


@transaction.atomic
def correct_fact_check(
    *, by: User, now: datetime, fact_check: FactCheck, reason: str, **changed: Any
) -> FactCheck:
    """A new version; the old one is kept. A new verdict is read anew, unless its rating is given.

    Raises StaleState where another correction was quicker, Refused where nothing changes.
    """
    why = required_reason("reason", reason)
    live = _standing(fact_check)
    fields = ("claim", "claimant", "claimed_on", "checker", "verdict", "checked_on", "url", "archived_url")
    given = {name: getattr(live, name) for name in fields} | changed
    if given["verdict"] == live.verdict:
        given.setdefault("rating", live.rating)
    new = new_fact_check(by=by, now=now, **given)
    if all(getattr(new, name) == getattr(live, name) for name in (*CONTENT, "rating")):
        raise Refused("reason", reason, _("nothing changed."))
    return _supersede(live, _after(live, new, why), by=by, now=now)


@transaction.atomic
def withdraw_fact_check(*, by: User, now: datetime, fact_check: FactCheck, reason: str) -> FactCheck:
    """It should not have been recorded, or its checker has taken it back: a last version says so, and why."""
    why = required_reason("reason", reason)
    live = _standing(fact_check)
    return _supersede(live, withdrawal_of(live, why, by=by, now=now), by=by, now=now)


def withdrawal_of(live: FactCheck, why: str, *, by: User, now: datetime) -> FactCheck:
    """The last version of a record, which says that it no longer stands; not written yet."""
    said = {name: getattr(live, name) for name in (*CONTENT, "rating")}
    return _after(live, FactCheck(**said, withdrawn=True, recorded_at=now, recorded_by=by), why)


@transaction.atomic
def link_fact_check(*, by: User, now: datetime, fact_check: FactCheck, claim: Claim) -> FactCheckLink:
    """Say that it is about a recorded claim. Refused where that is said already, or it is withdrawn."""
    live = _standing(fact_check)
    pair = {"topic": claim.topic, "claim_id": claim.claim_id, "fact_check_id": live.fact_check_id}
    if FactCheckLink.objects.live().filter(**pair).exists():
        raise Refused("claim", claim.claim_id, _("it is linked to this fact-check already."))
    return insert(FactCheckLink(**pair, recorded_at=now, recorded_by=by))


@transaction.atomic
def unlink_fact_check(*, by: User, now: datetime, fact_check: FactCheck, claim: Claim) -> None:
    """Take back that it is about a claim; that it was said is kept. Refused where it is not said."""
    links = FactCheckLink.objects.live().filter(topic=claim.topic_id, claim_id=claim.claim_id)
    of_this = links.filter(fact_check_id=fact_check.fact_check_id)
    if not of_this.update(superseded_at=now, superseded_by=by):
        raise Refused("claim", claim.claim_id, _("it is not linked to this fact-check; read it again."))


def _standing(fact_check: FactCheck) -> FactCheck:
    """The record, held; raises StaleState where it was corrected meanwhile, Refused where it is withdrawn."""
    rows = FactCheck.objects.live().select_for_update(of=("self",))
    live: FactCheck | None = rows.filter(pk=fact_check.pk).first()
    if live is None:
        raise StaleState(_("This fact-check has been corrected meanwhile."))
    if live.withdrawn:
        raise StaleState(_("This fact-check is withdrawn."))
    return live


def _after(live: FactCheck, new: FactCheck, why: str) -> FactCheck:
    new.fact_check_id, new.version, new.known_by = live.fact_check_id, live.version + 1, live.known_by
    new.correction_reason = why
    return new


def _supersede(live: FactCheck, new: FactCheck, *, by: User, now: datetime) -> FactCheck:
    live.superseded_at, live.superseded_by = now, by
    live.save(update_fields=["superseded_at", "superseded_by"])
    return insert(new)
