"""What this installation knows of accounts, tokens, sessions and settings, and the holes in it."""

from collections import Counter
from datetime import datetime
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from claimcheck.foundation.commands_here import command
from claims.domain.two_people import Hole, LiveToken, Settings, SignInAccount, holes
from claims.models import AccountChange, ApiToken

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def holes_here(*, now: datetime) -> list[Hole]:
    """Who could have published alone, as things stand at this moment."""
    set_here = Settings(
        second_factor_required=settings.REQUIRE_SECOND_FACTOR,
        provider_vouches=settings.OPENID_SECOND_FACTOR,
        publish_by_token=settings.PUBLISH_BY_TOKEN,
        passwords_over_rest=settings.PASSWORDS_OVER_REST,
        in_development=settings.DEBUG,
        confirming=command("confirm_account"),
        owner_in_reach="PASSWORD" in (settings.DATABASE_OWNER or {}),
    )
    return holes(_accounts(now), _tokens(), set_here)


def _tokens() -> list[LiveToken]:
    rows = ApiToken.objects.filter(revoked_at=None).select_related("owner", "recorded_by").order_by("name")
    return [
        LiveToken(
            name=row.name,
            owner=row.owner.get_username(),
            made_by=row.recorded_by.get_username(),
            scopes=tuple(map(str, row.scopes)),
        )
        for row in rows
    ]


def _accounts(now: datetime) -> list[SignInAccount]:
    factors = _factors()
    sessions = _sessions(now)
    changes: dict[int, list[tuple[str, str]]] = {}
    for change in AccountChange.objects.filter(confirmed_at=None).select_related("recorded_by"):
        told = (change.recorded_by.get_username(), change.what)
        changes.setdefault(change.person_id, []).append(told)
    return [
        SignInAccount(
            name=person.get_username(),
            address=person.email,
            permissions=frozenset(person.get_all_permissions()),
            second_factor=person.pk in factors,
            factors=frozenset(factors.get(person.pk, ())),
            active=person.is_active,
            sessions=sessions[person.pk],
            open_changes=tuple(changes.get(person.pk, ())),
        )
        for person in User.objects.order_by("username")
    ]


def _factors() -> dict[int, set[str]]:
    """Whoever has a second factor, and the seeds of their apps; of keys each account is given another."""
    found: dict[int, set[str]] = {}
    for row in Authenticator.objects.filter(type__in=FACTORS):
        seeds = found.setdefault(row.user_id, set())
        if row.type == Authenticator.Type.TOTP:
            seeds.add(get_adapter().decrypt(row.data["secret"]))
    return found


def _sessions(now: datetime) -> Counter[int]:
    """How many sessions of each person have not ended, by time or by a new password."""
    hashes = {str(person.pk): person.get_session_auth_hash() for person in User.objects.all()}
    found: Counter[int] = Counter()
    for row in Session.objects.filter(expire_date__gt=now).iterator(chunk_size=500):
        held: dict[str, Any] = row.get_decoded()
        key = str(held.get("_auth_user_id", ""))
        if key in hashes and held.get("_auth_user_hash") == hashes[key]:
            found[int(key)] += 1
    return found
