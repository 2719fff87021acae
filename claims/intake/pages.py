"""The text of a page of HTML: its paragraphs, without scripts, menus and forms; its language and day."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from html.parser import HTMLParser

_LEFT_OUT = frozenset(
    {
        "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "svg", "head",
        "button", "select", "iframe", "figcaption"
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "p", "div", "article", "main", "section", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr",
        "table", "blockquote", "figure", "br", "hr", "dd", "dt", "pre", "td", "th"
    }
)  # fmt: skip
_VOID = frozenset(
    {
        "br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "track", "wbr"
    }
)  # fmt: skip
_MAIN = ("article", "main")
_DAYS = frozenset({"article:published_time", "date", "dc.date", "dc.date.issued", "datepublished", "pubdate"})
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_LONGEST_TAG = 100_000
"""Characters of a tag that is read: the pattern that looks for its end takes 150 bytes for each."""


@dataclass(frozen=True, slots=True)
class PageText:
    """Plain text, paragraphs with an empty line between them; what the page says of its language and day."""

    text: str
    language: str = ""
    published: date | None = None


def page_of(html: str) -> PageText:
    """The text of a page: of its `article`, else of its `main`, else all of it. Never raises on any HTML."""
    parser = _Text()
    tags, closed, rest = html.rpartition(">")
    parser.feed(tags + closed)
    parser.close()
    parser.handle_data(unescape(rest))  # no tag ends there: to look for the end of each would take the square
    return PageText(parser.text(), parser.language, parser.published)


class _Text(HTMLParser):
    """Collects text by the part of the page that it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.published: date | None = None
        self._open: list[str] = []
        self._times: Counter[str] = Counter()
        self._left_out = 0
        self._parts: dict[str, list[str]] = {"": [], **{name: [] for name in _MAIN}}

    def parse_starttag(self, i: int) -> int:
        """Where the tag that begins there ends; one that is too long is passed over."""
        end = self.rawdata.find(">", i)
        return end + 1 if end - i > _LONGEST_TAG else super().parse_starttag(i)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Note where we are, and what the page says of itself."""
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "meta" and (given.get("property") or given.get("name", "")).lower() in _DAYS:
            self.published = self.published or _day(given.get("content", ""))
        if tag in _BLOCKS:
            self._write("\n")
        if tag not in _VOID:
            self._open.append(tag)
            self._times[tag] += 1
            self._left_out += tag in _LEFT_OUT

    def handle_endtag(self, tag: str) -> None:
        """Leave it, with what was never closed inside."""
        if tag in _BLOCKS:
            self._write("\n")
        closed = ""
        while closed != tag and self._times[tag]:
            closed = self._open.pop()
            self._times[closed] -= 1
            self._left_out -= closed in _LEFT_OUT

    def handle_data(self, data: str) -> None:
        """Text counts unless it stands in a menu, a form or a script."""
        if not self._left_out:
            self._write(data.replace("\n", " "))

    def _write(self, text: str) -> None:
        self._parts[""].append(text)
        for name in _MAIN:
            if self._times[name]:
                self._parts[name].append(text)

    def text(self) -> str:
        """The paragraphs of the first part that has any."""
        for name in (*_MAIN, ""):
            lines = _LINES.sub("\n", _SPACE.sub(" ", "".join(self._parts[name]))).strip()
            if lines:
                return lines.replace("\n", "\n\n")
        return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
