"""RSS 2.0, RSS 1.0 and Atom: the articles that a feed names, and taking one of them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.entities import html5
from urllib.parse import urljoin
from xml.etree import ElementTree as ET  # declarations of entities are refused before
from xml.sax.saxutils import escape

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.domain.watching import FeedItem
from claims.intake.pages import page_of
from claims.intake.web.addresses import text_at
from claims.intake.web.watching import OK, UNREACHABLE, decoded
from claims.models import Feed, FeedEntry
from claims.models.watching.feed import LONGEST_ADDRESS
from claims.services.notifications.outbound import LARGEST_PAGE, get
from claims.services.watching.feeds import note_entries, note_feed_problem, take_entry
from sources.models import Document

MOST = 500
"""Articles of one reading; the first in the feed."""
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};)?")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_ITEMS = frozenset({"item", "entry"})
_DATES = ("published", "pubdate", "date", "updated")


class NoFeed(ValueError):
    """What was found there is no feed: why."""


def read_feed(feed: Feed, now: datetime) -> int:
    """Fetch a feed and keep the articles that are new; how many. A feed that can't be read says why."""
    try:
        page = get(feed.url)
        if page.status != OK:
            raise NoFeed(_("The server answered {status}.").format(status=page.status))
        if len(page.body) > LARGEST_PAGE:
            raise NoFeed(
                _("The feed has more than {largest_page:,} bytes.").format(largest_page=LARGEST_PAGE)
            )
        named = _ENCODING.match(page.body)
        given = page.content_type.partition("charset=")[2].strip(' "').lower()
        entries = entries_of(decoded(page.body, named[1].decode() if named else given), feed.url)
    except (*UNREACHABLE, NoFeed) as problem:
        note_feed_problem(now=now, feed=feed, problem=str(problem) or type(problem).__name__)
        return 0
    return note_entries(now=now, feed=feed, entries=entries)


def entries_of(text: str, base: str) -> list[FeedItem]:
    """The articles that a feed names, each once, in its order; raises NoFeed."""
    if _DECLARED.search(text):
        raise NoFeed(_("It declares a document type or entities; feeds need none."))
    plain = _XML_DECLARATION.sub("", text)
    try:
        root = _parsed(plain)
    except ET.ParseError:
        try:
            root = _parsed(_repaired(plain))
        except ET.ParseError as problem:
            raise NoFeed(_("It is not well-formed XML: {problem}.").format(problem=problem)) from problem
    if _name(root) not in {"rss", "rdf", "feed"}:
        raise NoFeed(_("It is neither RSS nor Atom: its root is {name!r}.").format(name=_name(root)))
    found = {entry.key: entry for entry in _entries(root, base)}
    return list(found.values())[:MOST]


def take_article(*, by: User, now: datetime, entry: FeedEntry, text: str = "") -> Document:
    """Record an article with its text, fetched unless it is given. Refused where it can't be read."""
    return take_entry(by=by, now=now, entry=entry, text=text or text_at(entry.url))


def _parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  # nothing is declared in it


def _repaired(text: str) -> str:
    """With what feeds get wrong most often set right, but in their CDATA: a bare "&", names of HTML's
    characters ("&nbsp;"), control characters."""

    def ampersand(found: re.Match[str]) -> str:
        name = found[1] or ""
        if name in {"amp;", "lt;", "gt;", "quot;", "apos;"} or name.startswith("#"):
            return found[0]
        return escape(html5[name]) if name.endswith(";") and name in html5 else f"&amp;{name}"

    parts = _CDATA.split(_CONTROLS.sub("", text))
    return "".join(p if p.startswith("<![CDATA[") else _AMPERSAND.sub(ampersand, p) for p in parts)


def _title(elements: list[ET.Element]) -> str:
    """In plain words: that of Atom says whether it is HTML, that of RSS is where it looks like it."""
    if not elements:
        return ""
    kind = elements[0].get("type", "")
    text = " ".join("".join(elements[0].itertext()).replace("\x00", "").split())
    if kind == "html" or (not kind and _MARKUP.search(text)):
        return " ".join(page_of(text).text.split())
    return text


def _entries(root: ET.Element, base: str) -> Iterator[FeedItem]:
    for entry in root.iter():
        if _name(entry) not in _ITEMS:
            continue
        parts: dict[str, list[ET.Element]] = {}
        for child in entry:
            parts.setdefault(_name(child), []).append(child)
        url = urljoin(base, _address(parts.get("link", [])))
        if not url.lower().startswith(("https://", "http://")) or len(url) > LONGEST_ADDRESS or url == base:
            continue
        key = _text(parts, "guid") or _text(parts, "id") or url
        yield FeedItem(key, _title(parts.get("title", [])) or url, url, _published(parts))


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _text(parts: dict[str, list[ET.Element]], name: str) -> str:
    words = "".join(parts[name][0].itertext()) if name in parts else ""
    return " ".join(words.replace("\x00", "").split())


def _address(links: list[ET.Element]) -> str:
    """The article itself: of several links of Atom that with `alternate`, or without a relation."""
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    return next((link.text.strip() for link in links if link.text and link.text.strip()), "")


def _published(parts: dict[str, list[ET.Element]]) -> datetime | None:
    for name in _DATES:
        text = _text(parts, name)
        if not text:
            continue
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                found = read(text)
            except (ValueError, OverflowError):
                continue
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None
