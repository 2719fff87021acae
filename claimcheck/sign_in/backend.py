"""Who is signed in, with what the site has to know of them at every request, in the one query for it."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User
from django.db.models import OuterRef

from claims.views.readings.blind import reads_blind


class Backend(AuthenticationBackend):
    """Names and passwords as the library takes them."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session; `reads_blind`: whether a reading is in their hands."""
        person = User.objects.annotate(reads_blind=reads_blind(OuterRef("pk"))).filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None
