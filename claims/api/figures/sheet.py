"""Figures for a spreadsheet: CSV with stable columns, at an address that needs no header."""

import csv
import json
from collections.abc import Sequence
from io import StringIO
from typing import Any
from uuid import UUID

from django.core import signing
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from claims.api.authentication import Bearer, TokenAuthentication
from claims.intake.spreadsheets import made_safe
from claims.models import ApiToken
from claims.wording.printing.display import display, note
from claims.wording.printing.house_style import HouseStyle

KEY = "key"
SALT = "claimcheck figures sheet"
MOST_ROWS = 5000
COLUMNS = (
    "id", "question", "unit", "as_of_start", "as_of_end", "standing", "low", "best", "high", "stance",
    "confidence", "independent_count", "attribution", "version", "change_kind", "published_at", "review_by",
    "printable", "display", "url", "rehearsal", "note",
)  # fmt: skip


class SheetAuthentication(BaseAuthentication):
    """`?key=`, signed by this site for one token: it reads this sheet, as long as the token is good."""

    def authenticate(self, request: Request) -> tuple[Any, Bearer] | None:
        """The token's owner and the token; None without a key, 401 with one that does not hold."""
        text = request.query_params.get(KEY)
        if text is None:
            return None
        try:
            number = UUID(signing.loads(text, salt=SALT))
        except (signing.BadSignature, ValueError, TypeError) as problem:
            raise AuthenticationFailed("The signature of this address is invalid.") from problem
        rows = ApiToken.objects.usable(timezone.now()).select_related("owner").with_notices()
        token = rows.filter(pk=number).first()
        if token is None:
            raise AuthenticationFailed("The token of this address is revoked or expired.")
        return token.owner, Bearer(token)

    def authenticate_header(self, request: Request) -> str:
        """The challenge."""
        return TokenAuthentication().authenticate_header(request)


def signed_key(token: ApiToken) -> str:
    """The key of a token's sheet; it opens nothing else."""
    return signing.dumps(str(token.pk), salt=SALT)


def sheet(body: str, *, style: HouseStyle | None = None, columns: Sequence[str] = COLUMNS) -> str:
    """Figures as they are served, with commas between, as CSV, printed in this style (None: the newsroom's);
    a cell that would run is made harmless."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for figure in json.loads(f"[{body}]"):
        if style is not None and figure["printable"]:
            figure |= {"display": display(figure, style), "note": note(figure, style)}
        writer.writerow([made_safe(_cell(value)) for value in _row(figure, columns)])
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _row(figure: dict[str, Any], columns: Sequence[str]) -> list[Any]:
    days, unit = figure.get("as_of") or {}, figure.get("unit") or {}
    own = {
        "question": (figure.get("question") or {}).get("text"),
        "unit": unit.get("code"),
        "as_of_start": days.get("start"),
        "as_of_end": days.get("end"),
        "display": (figure["display"] or {}).get("text"),
    }
    return [own.get(name, figure.get(name)) for name in columns]
