"""A session as a means of doing something: whether a second factor was shown in it, or who vouches for it."""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponse

from claimcheck.foundation.records.acts import NOT_RECORDED, Act, Means, acting
from claimcheck.sign_in.gate import has_shown_it

READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class ActMiddleware:
    """What a request writes says that it was done in this session, unless it comes by a token after all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response; a reading asks nothing of the session."""
        act = NOT_RECORDED if request.method in READING else act_of(request)
        with acting(act):
            return self.get_response(request)


def act_of(request: HttpRequest) -> Act:
    """How somebody who is signed in acts; not recorded where nobody is."""
    if not request.user.is_authenticated:
        return NOT_RECORDED
    records = get_authentication_records(request, cast(Any, request.user))
    providers = [record.get("provider", "") for record in records if record["method"] == "socialaccount"]
    provider = str(providers[-1]) if providers else ""
    if has_shown_it(request):
        return Act(Means.SECOND_FACTOR, provider)
    return Act(Means.PROVIDER, provider) if providers else Act(Means.SESSION)
