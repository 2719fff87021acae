"""An article as a feed names it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedItem:
    """`key`: its id in the feed, else its address."""

    key: str
    title: str
    url: str
    published: datetime | None = None
