"""Who is asking: a signed-in session, or name and password with each request, in development only."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import OuterRef
from rest_framework.authentication import BasicAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from claimcheck.foundation.records.acts import Act, Means, act_by
from claimcheck.sign_in.gate import needs_second_factor, second_factor_of
from claims.views.readings.blind import reads_blind

NOT_HERE = "Passwords are not accepted here because they have no second factor. Send a token."


class PasswordAuthentication(BasicAuthentication):
    """HTTP Basic (RFC 7617), where PASSWORDS_OVER_REST. First in the list, so that nobody is answered 401
    without a challenge.
    """

    www_authenticate_realm = "claimcheck"

    def authenticate_header(self, request: Request) -> str | None:
        """The challenge: of what is taken here."""
        return (
            super().authenticate_header(request)
            if settings.PASSWORDS_OVER_REST
            else 'Bearer realm="claimcheck"'
        )

    def authenticate_credentials(self, userid: str, password: str, request: Request | None = None) -> Any:
        """The user and None; AuthenticationFailed (401) also for what no database takes.

        Whoever has a second factor, or whose role needs one, is refused as well.
        """
        if not settings.PASSWORDS_OVER_REST:
            raise AuthenticationFailed(NOT_HERE)
        if "\x00" in userid or "\x00" in password:
            raise AuthenticationFailed("Invalid username/password.")
        user, nothing = super().authenticate_credentials(userid, password, request)
        if _has_second_factor(user) or (settings.REQUIRE_SECOND_FACTOR and needs_second_factor(user)):
            raise AuthenticationFailed(NOT_HERE)
        if request is None or request.method not in SAFE_METHODS:
            act_by(Act(Means.PASSWORD))
        return user, nothing


def _has_second_factor(person: Any) -> bool:
    """Whether a password alone is too little; `reads_blind` is asked along, as a session's query does."""
    asked = (second_factor_of(OuterRef("pk")), reads_blind(OuterRef("pk")))
    found, person.reads_blind = User.objects.filter(pk=person.pk).values_list(*asked).get()
    return bool(found)
