"""The ledger as a page: its signed head, how to check it, and the program that does."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claimcheck.foundation.commands_here import command
from claims.models import Checkpoint, LedgerKey, Publication
from claims.pages.published_page import alone, read_by_members, spoken_to
from claims.published import verify_ledger


@require_safe
@read_by_members
def ledger(request: HttpRequest) -> HttpResponse:
    """How many publications there are, the newest checkpoint, and the keys that have signed."""
    context = {
        "size": Publication.objects.newest_number(),
        "checkpoint": Checkpoint.objects.newest_first().first(),
        "cosigned": Checkpoint.objects.cosigned().prefetch_related("cosignatures").first(),
        "keys": LedgerKey.objects.all(),
        "signing": command("ledger_key"),
    }
    return alone(HttpResponse(spoken_to(request, "claims/ledger.html", context)))


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that checks an export, for anyone: it holds nothing of the newsroom's."""
    response = HttpResponse(_program(), content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify_ledger.py"'
    return response


@cache
def _program() -> bytes:
    return Path(verify_ledger.__file__).read_bytes()
