"""Announcing that something of the API will go: Deprecation (RFC 9745), Sunset (RFC 8594) and a link."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from django.http import HttpResponseBase


@dataclass(frozen=True, slots=True)
class Going:
    """Since when something is deprecated, on which day it goes at the earliest, and the page that says what
    takes its place."""

    since: date
    sunset: date
    link: str


def announce(response: HttpResponseBase, going: Going) -> None:
    """Say it in the headers of an answer."""
    response.headers["Deprecation"] = f"@{int(_moment(going.since).timestamp())}"
    response.headers["Sunset"] = format_datetime(_moment(going.sunset), usegmt=True)
    link = f'<{going.link}>; rel="deprecation"; type="text/html"'
    known = response.headers.get("Link")
    response.headers["Link"] = link if known is None else f"{known}, {link}"


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
