"""Who may do what over REST: Django's model permissions, the same as in the admin, narrowed by a token."""

from typing import Any

from django.conf import settings
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


def require(request: Request, permission: str) -> None:
    """Ask for one permission more than that of the verb; raises PermissionDenied."""
    _narrowed(request, permission)
    if not request.user.has_perm(permission):
        raise PermissionDenied(ByVerb.message)


def _narrowed(request: Request, needed: str) -> bool:
    """Whether a token narrows what its owner may do; raises PermissionDenied where it does not reach this."""
    token: Any = request.auth
    if not hasattr(token, "permits"):
        return False
    if not token.permits(needed):
        raise PermissionDenied(f"The token lacks the scope for {needed}.")
    return True


class ByVerb(BasePermission):
    """Each verb asks for one permission, named in the endpoint's `permissions`; reading for the model's view.

    Where PUBLIC_READ is on, what has been published (`public = True`) is read without signing in.
    """

    message = "Your account lacks the permission for this. Ask an editor-in-chief for a role that has it."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """True where the person who asks holds the permission of the verb asked for."""
        if request.method in SAFE_METHODS and settings.PUBLIC_READ and getattr(view, "public", False):
            return True
        if not request.user.is_authenticated:
            return False
        needed = view.permission_needed()  # type: ignore[attr-defined]  # an Endpoint
        if needed is None:
            return True
        if _narrowed(request, needed) and request.method in SAFE_METHODS and getattr(view, "public", False):
            return True  # what is published: the scope is all it takes, and no more queries
        return request.user.has_perm(needed)
