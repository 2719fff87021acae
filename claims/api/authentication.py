"""Who is asking, by a token: `Authorization: Bearer cck_…`, counted by the minute."""

import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from claimcheck.foundation.records.acts import Act, Means, act_by
from claims.domain.access import permits
from claims.models import ApiToken
from claims.services.access.tokens import PREFIX, Drawn, draw, known_token
from claims.services.notifications.notices import PULLS

if TYPE_CHECKING:
    from rest_framework.views import APIView  # importing it reads the setting that names these classes

LONGEST = 100
MOST_REMEMBERED = 10_000


class Bearer:
    """What a request knows of the token it was made with (`request.auth`)."""

    def __init__(self, token: ApiToken) -> None:
        self.token = token
        self.headers: dict[str, str] = {}
        open_notices: int = getattr(token, "open_notices", 0)
        if open_notices:
            self.headers["Claimcheck-Notices"] = str(open_notices)

    def permits(self, permission: str) -> bool:
        """Whether the token's scopes open this permission."""
        return permits(self.token.scopes, permission)

    def pulled(self, seqs: Iterable[int]) -> None:
        """Remember what the token was given, so that it can be told of a recall."""
        PULLS.note(self.token.pk, seqs)


class TokenAuthentication(BaseAuthentication):
    """A bearer token (RFC 6750); one query for it, its owner and its notices. What it writes says so."""

    def authenticate(self, request: Request) -> tuple[Any, Bearer] | None:
        """The owner and the token; None where no token is sent, 401 where one is that opens nothing."""
        scheme, _, text = get_authorization_header(request).partition(b" ")
        if scheme.lower() != b"bearer":
            return None
        written = text.strip().decode("ascii", "replace")
        known = None
        if written.startswith(PREFIX) and len(written) < LONGEST and written.isascii():
            known = known_token(written, at=timezone.now())
        if known is None:
            raise AuthenticationFailed(
                "The token is unknown, revoked or expired, or its owner has no role. Ask for a new one."
            )
        if request.method not in SAFE_METHODS:
            act_by(Act(Means.TOKEN, str(known.pk)))
        return known.owner, Bearer(known)

    def authenticate_header(self, request: Request) -> str:
        """The challenge."""
        return 'Bearer realm="claimcheck"'


class TokenRate(BaseThrottle):
    """A token's requests by the minute; says in `RateLimit` headers what is left (RateLimit header draft)."""

    drawn: dict[UUID, Drawn] = {}
    lock = threading.Lock()

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Take one of this process's batch, drawing a new one when it is used up."""
        if not isinstance(request.auth, Bearer):
            return True
        token, now = request.auth.token, timezone.now()
        with self.lock:
            held = self.drawn.get(token.pk)
            if held is None or not held.granted or _minute(now, held) != held.minute:
                held = draw(token, now=now)
            allowed = held.granted > 0
            rest = replace(held, granted=max(0, held.granted - 1))
            if len(self.drawn) > MOST_REMEMBERED:
                self.drawn.clear()  # what was drawn and not used is lost for this minute, never given twice
            self.drawn[token.pk] = rest
        self.seconds = 60 - int((now - held.ahead).timestamp()) % 60
        request.auth.headers["RateLimit-Policy"] = f'"token";q={token.per_minute};w=60'
        request.auth.headers["RateLimit"] = f'"token";r={rest.granted + rest.left};t={self.seconds}'
        return allowed

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return self.seconds


def _minute(now: datetime, held: Drawn) -> int:
    """Which minute it is by the clock that counts."""
    return int((now - held.ahead).timestamp()) // 60
