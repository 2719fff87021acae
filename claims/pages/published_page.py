"""What every page of published matter shares: who may read it, its language, and that it asks for nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation

from claims.wording.newsroom import in_newsroom_language

Page = Callable[..., HttpResponseBase]


def read_by_members(page: Page) -> Page:
    """Only for who is signed in, unless PUBLIC_READ is on; in the newsroom's language."""
    published = in_newsroom_language(page)

    @wraps(page)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if settings.PUBLIC_READ or request.user.is_authenticated:
            return published(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return guarded


def spoken_to(request: HttpRequest, template: str, context: dict[str, Any]) -> str:
    """A page whose furniture (headings, labels, links) is in its reader's language, and what is published in
    the newsroom's: the template marks which is which."""
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    told = {**context, "language": language, "newsroom": settings.LANGUAGE_CODE}
    with translation.override(language):
        return render_to_string(template, told)


def alone(response: HttpResponse) -> HttpResponse:
    """A page that asks for nothing: not even a mistake in it could fetch or run anything."""
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
    return response
