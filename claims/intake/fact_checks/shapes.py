"""The shapes in which fact-checks come: ClaimReview, DataFeed, Google's Fact Check Tools, plain records.

Each is brought to the same members: claim, verdict, claimant, claimed_on, checked_on, checker, url,
archived_url, as texts.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused

Told = dict[str, str]
PLAIN: Mapping[str, tuple[str, ...]] = {
    "claim": ("claim_text", "claim", "statement"),
    "verdict": ("verdict", "verdict_article", "rating", "textualRating", "label"),
    "claimant": ("claimant", "source_claim", "speaker"),
    "claimed_on": ("claimed_on", "claim_date", "claimDate"),
    "checked_on": ("checked_on", "fact_checking_date", "review_date", "reviewDate"),
    "checker": ("checker", "publisher", "fact_checker"),
    "url": ("url", "review_url", "link"),
    "archived_url": ("archived_url", "web_archive"),
}
"""Members of plain records: ours first, then the names that others give them."""
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/[0-9]{4,14}(?:[a-z]{2}_)?/(https?://.+)", re.DOTALL)


_FEEDS = frozenset({"DataFeed", "DataFeedItem"})
_LISTS = frozenset({"ItemList", "ListItem"})
_HELD = ("item", "dataFeedElement", "itemListElement")


def is_fact_check(found: Any) -> bool:
    """Whether an object of JSON is a fact-check, or holds some."""
    if not isinstance(found, dict) or "question" in found:
        return False
    if _types(found) & _LISTS:
        return any(is_fact_check(entry) for entry in _listed(found))
    if _types(found) & {"ClaimReview", *_FEEDS} or "claimReviewed" in found:
        return True
    if isinstance(found.get("claimReview"), list):
        return True
    return all(any(name in found for name in PLAIN[member]) for member in ("claim", "verdict"))


def _listed(found: dict[str, Any]) -> list[Any]:
    """What a feed, a list or an entry of one holds."""
    return _several(next((found[name] for name in _HELD if name in found), None))


def is_beside(found: Any) -> bool:
    """Whether it says of itself that it is something else: a page or an organisation in a graph of checks."""
    return isinstance(found, dict) and bool(_types(found)) and not is_fact_check(found)


def told_by(found: Any) -> Iterator[Told]:
    """The fact-checks that an object holds. Raises Refused."""
    if not isinstance(found, dict):
        raise Refused("record", str(found)[:80], _("this is no object with names and values."))
    if isinstance(found.get("claimReview"), list):
        yield from _of_google(found)
    elif _types(found) & (_FEEDS | _LISTS):
        for entry in _listed(found):
            yield from told_by(entry)
    elif _types(found) & {"ClaimReview"} or "claimReviewed" in found:
        yield _completed(_of_claim_review(found))
    elif is_fact_check(found):
        yield _completed({member: _first(found, names) for member, names in PLAIN.items()})
    else:
        raise Refused(
            "record", ", ".join(found)[:80], _("this is no fact-check: it needs a claim and a verdict.")
        )


def _of_google(found: dict[str, Any]) -> Iterator[Told]:
    reviews = _several(found["claimReview"])
    if not reviews:
        raise Refused("claimReview", "", _("it holds no review; remove it."))
    for review in reviews:
        if not isinstance(review, dict):
            raise Refused("claimReview", str(review)[:80], _("this is no object with names and values."))
        publisher = review.get("publisher")
        yield _completed(
            {
                "claim": _text(found, "text"),
                "claimant": _text(found, "claimant"),
                "claimed_on": _text(found, "claimDate"),
                "verdict": _text(review, "textualRating"),
                "checked_on": _text(review, "reviewDate"),
                "checker": _name(publisher, "publisher", "name", "site"),
                "url": _text(review, "url"),
                "archived_url": "",
            }
        )


def _of_claim_review(found: dict[str, Any]) -> Told:
    reviewed = next(iter(_several(found.get("itemReviewed"))), None)
    item = reviewed if isinstance(reviewed, dict) else {}
    return {
        "claim": _text(found, "claimReviewed"),
        "claimant": _name(item.get("author"), "itemReviewed.author", "name"),
        "claimed_on": _text(item, "datePublished"),
        "verdict": _verdict(next(iter(_several(found.get("reviewRating"))), None)),
        "checked_on": _text(found, "datePublished"),
        "checker": _name(found.get("author"), "author", "name")
        or _name(found.get("publisher"), "publisher", "name"),
        "url": _text(found, "url"),
        "archived_url": "",
    }


def _verdict(rating: Any) -> str:
    """The words of a rating; without any its number, with the scale where that is given: "2 (1 to 5)"."""
    if isinstance(rating, str):
        return rating.strip()
    if not isinstance(rating, dict):
        return ""
    words = _text(rating, "alternateName") or _text(rating, "name")
    if words:
        return words
    value, worst, best = (
        str(rating.get(name, "")).strip() for name in ("ratingValue", "worstRating", "bestRating")
    )
    return f"{value} ({worst} to {best})" if value and worst and best else value


def _completed(told: Told) -> Told:
    """With the address out of that of its archived copy, and the site as checker where none is named."""
    archived = _ARCHIVED.fullmatch(told["archived_url"] or told["url"])
    if archived:
        told["archived_url"] = archived[0]
        if not told["url"] or told["url"] == archived[0]:
            told["url"] = archived[1]
    return {**told, "checker": told["checker"] or site(told["url"])}


def site(url: str) -> str:
    """The site of an address: "politifact.com"; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _types(found: Mapping[str, Any]) -> set[str]:
    return {str(kind).rsplit("/", 1)[-1] for kind in _several(found.get("@type"))}


def _several(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [] if found is None else [found]


def _first(found: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _text(found, name))), "")


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(name, str(value)[:80], _("give a text."))
    return value.strip()


def _name(found: Any, where: str, *members: str) -> str:
    """The name of a person or organisation; several are joined."""
    names = []
    for party in _several(found):
        if isinstance(party, dict):
            names.append(next((text for member in members if (text := _text(party, member))), ""))
        elif isinstance(party, str):
            names.append(party.strip())
        else:
            raise Refused(where, str(party)[:80], _("give a name."))
    return ", ".join(filter(None, names))
