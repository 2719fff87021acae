"""Who is asking: a signed-in session, or name and password with each request (until there are tokens)."""

from typing import Any

from rest_framework.authentication import BasicAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request


class PasswordAuthentication(BasicAuthentication):
    """HTTP Basic (RFC 7617). First in the list, so that nobody is answered 401 with a challenge."""

    www_authenticate_realm = "claimcheck"

    def authenticate_credentials(self, userid: str, password: str, request: Request | None = None) -> Any:
        """The user and None; AuthenticationFailed (401) also for what no database takes."""
        if "\x00" in userid or "\x00" in password:
            raise AuthenticationFailed("Invalid username/password.")
        return super().authenticate_credentials(userid, password, request)
