"""A figure's card for the pages of others, as oEmbed 1.0 describes it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html

from claims.published.figure import FigureVersion
from claims.published.linked_data import Site
from claims.wording.newsroom import in_newsroom_language

PINS = ("version", "as_of", "on")
"""Parameters of a card that name a version."""

WIDTH, HEIGHT = 600, 220
"""The card's size in pixels, where nothing smaller is asked for."""

# allow-scripts: the card asks every 30 seconds whether it still holds; its policy runs that script alone.
FRAME = (
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border:0;max-width:100%" '
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Room:
    """How large the card may be, in pixels; None: as large as it likes."""

    width: int | None = None
    height: int | None = None


def figure_at(address: str, host: str) -> str | None:
    """The id of the figure whose page or card stands at an address of this host; None if there is none."""
    try:
        parts = urlsplit(address)
        found = resolve(parts.path)
    except (Resolver404, ValueError):
        return None
    ours = parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
    if not ours or found.url_name not in ("figure-page", "figure-card"):
        return None
    return str(found.kwargs["figure_id"])


def pin_of(address: str) -> str:
    """What in an address names a version; empty where nothing does."""
    asked = parse_qs(urlsplit(address).query)
    return urlencode({name: asked[name][0] for name in PINS if name in asked})


@in_newsroom_language
def oembed(figure: FigureVersion, site: Site, room: Room, pin: str = "") -> dict[str, Any]:
    """The answer: a frame that shows what the figure says on the day it is looked at, never a copy of it.

    `pin`: the version that the address names, such as `version=2`, which the frame then shows, with a bar.
    """
    width, height = min(WIDTH, room.width or WIDTH), min(HEIGHT, room.height or HEIGHT)
    card = site.url + reverse("figure-card", args=[figure.id]) + (f"?{pin}" if pin else "")
    return {
        "version": "1.0",
        "type": "rich",
        "title": figure.question,
        "provider_name": site.name,
        "provider_url": site.url,
        "width": width,
        "height": height,
        "html": format_html(FRAME, card, figure.question, width, height),
    }
