"""What a measure's words say of how it behaves in time; said wherever it is used, never a silent default."""

import re
from dataclasses import dataclass

from claims.domain.questions.scope import Temporality


@dataclass(frozen=True, slots=True)
class Inferred:
    """A temporality, and the words from which it was inferred.

    `weak`: they are found in questions of every kind ("how many *are* children"), and give way to what is
    known of a related question.
    """

    temporality: Temporality
    words: str
    weak: bool = False


_PER = r"(?:per|a|each|every) (?:day|week|month|quarter|year)"
_YEAR = r"(?:1[89]|20|21)\d\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_PART = rf"(?:{_MONTH}|q[1-4]|the (?:first|second|third|fourth|last) (?:quarter|half) of)"
_RATE = rf"\b(?:{_PER}|daily|weekly|monthly|quarterly|annual|annually|yearly)\b"
_DAYS_OF = {
    "day": 1,
    "dai": 1,
    "week": 7,
    "month": 31,
    "quarter": 92,
    "year": 366,
    "annual": 366,
}
_COPULA = r"are|is"
_CUES = (
    (Temporality.FLOW, rf"{_PER}|daily|weekly|monthly|annual(?:ly)?"),
    (Temporality.FLOW, rf"(?:in|during) (?:{_PART} )?{_YEAR}"),
    (Temporality.FLOW, rf"(?:from|between) {_MONTH} (?:to|until|and) {_MONTH}"),
    (Temporality.CUMULATIVE, r"died|dead|deaths?|killed|fatalities|wounded|injured|infected|infections"),
    (Temporality.CUMULATIVE, r"destroyed|damaged|arrested|arrests|captured|vaccinated|launched|fired|since"),
    (Temporality.CUMULATIVE, r"lost|downed|shot down|intercepted|sunk|rescued|recovered|deported|casualties"),
    (Temporality.STOCK, r"holds?|held|stationed|deployed|present|missing|in hospital|displaced"),
    (Temporality.STOCK, r"population|inhabitants|residents|currently|are (?:there|living|employed)"),
    (Temporality.STOCK, _COPULA),
    (
        Temporality.TIMELESS,
        r"marched|demonstrated|protested|rallied|attended|attendance|turnout|voted|signed",
    ),
    (Temporality.TIMELESS, r"took part|turned out|did\b.*\bcost"),
)


_BELOW_ZERO = frozenset({"temperature", "change", "relative"})
_NOT_ADDED = _BELOW_ZERO | {"share", "speed", "ratio"}
"""Dimensions, by their first word, of which a part may be larger than its whole."""


def inferred(measure: str) -> Inferred | None:
    """How the measure behaves in time, by its words; None where they don't say: then somebody is asked.

    A period ("per month", "in 2023") goes before what never falls (died, killed, destroyed), that before
    what is at a time (are, hold, stationed), and that before what is over once it has been counted
    (marched, took part, what did it cost). What something costs is asked: estimates move.
    """
    text = " ".join(measure.casefold().split())
    for temporality, words in _CUES:
        found = re.search(rf"\b(?:{words})\b", text)
        if found:
            return Inferred(temporality, found.group(), weak=words == _COPULA)
    return None


def rate_days(measure: str) -> int:
    """For how many days a rate is, at most: "exports per month" 31; 0 where the words name none."""
    found = re.search(_RATE, " ".join(measure.casefold().split()))
    return 0 if found is None else _DAYS_OF[found.group().removesuffix("ly").split()[-1]]


def held_together(first: Temporality, second: Temporality, *, members_stay: bool = False) -> bool:
    """Whether figures on a part and on its whole, or on two that overlap, can be held against each other.

    Only where both behave alike in time; a running total of a part and a level of its whole where the members
    of the part stay in it (RULES-2 §4).
    """
    return first is second or (
        members_stay and (first, second) == (Temporality.CUMULATIVE, Temporality.STOCK)
    )


def adds_up(dimension: str) -> bool:
    """Whether parts of a whole in this dimension add up to it: counts, money, areas and the like do; shares,
    temperatures, speeds and changes do not."""
    return dimension.split(maxsplit=1)[0] not in _NOT_ADDED


def from_zero(dimension: str) -> bool:
    """Whether nothing in this dimension is below zero."""
    return dimension.split(maxsplit=1)[0] not in _BELOW_ZERO
