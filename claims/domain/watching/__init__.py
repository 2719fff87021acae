"""What became of a claim's words in a later text of its document."""

from claims.domain.watching.comparing import became
from claims.domain.watching.feed import FeedItem
from claims.domain.watching.values import Anchor, Became, WordsFate, anchored

__all__ = ["Anchor", "Became", "FeedItem", "WordsFate", "anchored", "became"]
