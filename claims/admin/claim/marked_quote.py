"""A quote as HTML, with the figure that was read from it marked."""

import re
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.models import Claim


def marked(quote: str, values: Iterable[str], hedges: str = "") -> SafeString:
    """The quote with its figure marked, hedging words in front of it included; escaped."""
    places = [(_place(quote, value), value) for value in values if value and value in quote]
    if not places:
        return format_html("{}", quote)
    start = min(at for at, _value in places)
    end = max(at + len(value) for at, value in places)
    start = _with_hedge(quote, start, hedges)
    return format_html("{}<mark>{}</mark>{}", quote[:start], quote[start:end], quote[end:])


def _place(quote: str, value: str) -> int:
    """Where it stands as a whole number (300: not in 2,300), else where its digits stand."""
    whole = re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(value)}(?![.,]?\d)", quote)
    return whole.start() if whole else quote.find(value)


def _with_hedge(quote: str, start: int, hedges: str) -> int:
    """The place from which to mark, one hedging word before the figure taken in."""
    before = quote[:start].rstrip()
    for hedge in (word.strip() for word in hedges.split(",")):
        if hedge and before.lower().endswith(hedge.lower()):
            return len(before) - len(hedge)
    return start


def marked_claim(claim: Claim) -> SafeString:
    """A claim's quote with its figure marked."""
    values = [claim.written_low, claim.written_best, claim.written_high]
    if any(values):
        return marked(claim.quote, values, claim.hedging)
    first, *rest = [word.strip() for word in claim.hedging.split(",")] or [""]
    return marked(claim.quote, [first, *rest])
