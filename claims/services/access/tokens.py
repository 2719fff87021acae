"""Tokens: made and revoked by a person, recognised by their hash, counted by the minute."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from claimcheck.foundation.records.acts import Means, current_act
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.prepared import ANY_MOMENT, PreparedRows
from claimcheck.foundation.records.replica import POSITION, need
from claimcheck.foundation.records.saving import insert, set_once
from claimcheck.foundation.records.wording import one_of
from claims.domain.access import STRONG, TokenScope, is_strong
from claims.models import ApiToken, TokenUse
from claims.models.api_token import MOST_A_MINUTE
from claims.services.transitions import required_reason
from claims.views.readings.blind import reads_blind
from claims.wording import causes
from claims.wording.causes import because

PREFIX = "cck_"
_DIGEST = "a digest"
"""Stands in a prepared statement for that of a request."""
BATCHES = 20
"""A process draws a twentieth of a minute's allowance at a time: few writes, and little is left unused."""

CLOCK = "clock_timestamp()"
"""The minutes are those of the database's clock: one for all processes, whatever theirs say. A row of a
minute to come was drawn before that clock was put back, and counts no more."""
DRAW = """
    INSERT INTO claims_tokenuse AS used (token_id, minute, drawn, last_used)
    VALUES (
        %(token)s, floor(extract(epoch FROM {clock}))::bigint / 60, least(%(batch)s, %(allowance)s), %(now)s)
    ON CONFLICT (token_id) DO UPDATE SET
        minute = excluded.minute,
        drawn = CASE WHEN used.minute <> excluded.minute THEN excluded.drawn
                     ELSE least(used.drawn + excluded.drawn, %(allowance)s) END,
        last_used = excluded.last_used
    RETURNING new.minute, new.drawn, CASE WHEN old.minute = new.minute THEN old.drawn ELSE 0 END, {clock}
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A batch of requests for one minute, how many the minute has left besides, and how far our clock was
    ahead of the one that counts."""

    minute: int
    granted: int
    left: int
    ahead: timedelta = timedelta()


@transaction.atomic
def make_token(
    *,
    by: User,
    now: datetime,
    name: str,
    owner: User,
    scopes: Sequence[str],
    per_minute: int = 600,
    valid_until: datetime | None = None,
    recalls_by_mail: bool = True,
) -> tuple[ApiToken, str]:
    """A token and its text, which is shown this once.

    One that decides in its owner's name is made by the owner, in a session in which a second factor was shown
    (where REQUIRE_SECOND_FACTOR is on). Raises Refused.
    """
    unknown = [scope for scope in scopes if scope not in tuple(TokenScope)]
    if unknown or not scopes:
        raise Refused("scopes", ", ".join(unknown), one_of(TokenScope))
    if is_strong(scopes):
        _check_is_own(by, owner, scopes)
    if not 1 <= per_minute <= MOST_A_MINUTE:
        remedy = _("give a number from 1 to {most}.").format(most=MOST_A_MINUTE)
        raise Refused("per_minute", per_minute, remedy)
    if valid_until is not None and valid_until <= now:
        raise Refused("valid_until", valid_until, _("give a time to come, or none."))
    text = PREFIX + secrets.token_urlsafe(32)  # 256 bits
    token = ApiToken(
        name=name,
        owner=owner,
        digest=digest_of(text),
        begins=text[:8],
        scopes=[str(scope) for scope in dict.fromkeys(scopes)],
        per_minute=per_minute,
        valid_until=valid_until,
        recalls_by_mail=recalls_by_mail,
        recorded_at=now,
        recorded_by=by,
    )
    return insert(token), text


def _check_is_own(by: User, owner: User, scopes: Sequence[str]) -> None:
    if owner.pk != by.pk:
        raise Refused(
            "owner",
            owner.get_username(),
            _(
                "a token with {choices} is made by its owner, under “My tokens”, because whoever makes it "
                "sees its text."
            ).format(choices=", ".join(sorted(STRONG))),
        )
    if settings.REQUIRE_SECOND_FACTOR and current_act().means is not Means.SECOND_FACTOR:
        raise Refused(
            "scopes",
            ", ".join(scopes),
            _("set up a second factor under your account, sign in with it, and make the token then."),
        )


@transaction.atomic
def accept_token(*, by: User, now: datetime, token: ApiToken) -> tuple[ApiToken, str]:
    """What somebody else has made in one's name becomes one's own: a new token, whose text only its owner has
    seen; the old one is revoked. Raises Refused, StaleState where that is done already."""
    if token.owner_id != by.pk:
        raise Refused("owner", token.owner.get_username(), _("only its owner accepts a token."))
    if token.recorded_by_id == by.pk:
        raise Refused("token", token.name, _("you made it yourself; there is nothing to accept."))
    revoke_token(by=by, now=now, token=token, reason=because(causes.TOKEN_ACCEPTED))
    return make_token(
        by=by,
        now=now,
        name=token.name,
        owner=by,
        scopes=token.scopes,
        per_minute=token.per_minute,
        valid_until=token.valid_until,
        recalls_by_mail=token.recalls_by_mail,
    )


@transaction.atomic
def revoke_token(*, by: User, now: datetime, token: ApiToken, reason: str) -> ApiToken:
    """From this moment it opens nothing."""
    reason = required_reason("reason", reason)
    already = _("This token is already revoked.")
    return set_once(token, already, revoked_at=now, revoked_by=by, revoked_reason=reason)


def digest_of(text: str) -> str:
    """What is kept of a token. It has 256 random bits, so that a plain hash is enough."""
    return hashlib.sha256(text.encode()).hexdigest()


def known_token(text: str, *, at: datetime) -> ApiToken | None:
    """The usable token with this text, its owner, whether they read blind, its open notices; one query for
    each request, which from then on shows what the token has written."""
    found = _looked_up().rows({_DIGEST: digest_of(text), ANY_MOMENT: at})
    if not found:
        return None
    (row,) = found
    ends = len(_columns(ApiToken))
    token = ApiToken.from_db("default", _columns(ApiToken), row[:ends])
    token.owner = User.from_db("default", _columns(User), row[ends:-3])
    token.open_notices = row[-3]  # type: ignore[attr-defined]  # as `with_notices` has it
    token.owner.reads_blind = row[-2]  # type: ignore[attr-defined]  # as signing in has it
    need(row[-1] or 0)
    return token


@cache
def _looked_up() -> PreparedRows:
    rows = ApiToken.objects.usable(ANY_MOMENT).with_notices().filter(digest=_DIGEST).order_by()
    rows = rows.annotate(reads_blind=reads_blind(OuterRef("owner")))
    owners = [f"owner__{name}" for name in _columns(User)]
    told = ("open_notices", "reads_blind", "use__position")
    return PreparedRows.of(rows.values_list(*_columns(ApiToken), *owners, *told))


@cache
def _columns(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


def draw(token: ApiToken, *, now: datetime) -> Drawn:
    """Draw a batch of this minute's requests, for all processes together never more than the allowance."""
    values: dict[str, Any] = {
        "token": token.pk,
        "batch": max(1, token.per_minute // BATCHES),
        "allowance": token.per_minute,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(DRAW.format(clock=CLOCK), values)
        minute, drawn, already, theirs = cursor.fetchone()
    return Drawn(
        minute=minute,
        granted=max(0, drawn - already),
        left=max(0, token.per_minute - drawn),
        ahead=now - theirs,
    )


def has_written(token_id: UUID) -> None:
    """Whatever the token reads from now on shows what was committed before: how far that is, is kept."""
    now = RawSQL(POSITION, [])  # noqa: S611  (our own text)
    TokenUse.objects.filter(token=token_id).update(position=Greatest("position", now))


def begin_waiting(token_id: UUID, *, now: datetime, seconds: int) -> bool:
    """Take the token's one long poll; False where it has one open already."""
    free = Q(waiting_until=None) | Q(waiting_until__lte=now)
    rows = TokenUse.objects.filter(free, token=token_id)
    return bool(rows.update(waiting_until=now + timedelta(seconds=seconds + 5)))


def end_waiting(token_id: UUID) -> None:
    """The token may wait again."""
    TokenUse.objects.filter(token=token_id).update(waiting_until=None)
