"""The language of a request: of a page the reader's, of everything that programs read the newsroom's.

A reader is who has chosen a language at the desk, else the browser's Accept-Language decides, else it is the
newsroom's. Nobody's choice changes a byte of REST, of a picture or of a report.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from claimcheck.foundation.desk.languages import IN_SESSION
from claimcheck.sign_in.configuration import SIGNING_IN_BELOW
from claims.models.notification import chosen_language

OF_PAGES = ("/admin/", SIGNING_IN_BELOW, "/figures/", "/ledger/", "/sources/")
"""Below these a reader is spoken to in their language."""


class LanguageMiddleware:
    """Activates the language; a page says in which it is, and that it was asked for by a header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, made in the language."""
        if not request.path_info.startswith(OF_PAGES):
            with translation.override(settings.LANGUAGE_CODE):
                request.LANGUAGE_CODE = settings.LANGUAGE_CODE
                return self.get_response(request)
        language = _chosen(request)
        request.LANGUAGE_CODE = language or translation.get_language_from_request(request)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language",))
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


def _chosen(request: HttpRequest) -> str:
    """What the person who is signed in has chosen; looked up once a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
        return ""
    if IN_SESSION not in request.session:
        request.session[IN_SESSION] = chosen_language(int(request.session[SESSION_KEY]))
    found = str(request.session[IN_SESSION])
    return found if found in dict(settings.LANGUAGES) else ""
