"""Verdicts of fact-checkers on one scale, beside the words in which they were given.

A verdict that these words don't settle has no rating: a person reads it.
"""

import re
from enum import StrEnum
from functools import lru_cache


class Rating(StrEnum):
    """What a checker found of a claim."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    MIXED = "mixed"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    MISLEADING = "misleading"
    MISSING_CONTEXT = "missing_context"
    UNPROVEN = "unproven"
    ALTERED = "altered"
    SATIRE = "satire"


_WORDS = {
    Rating.TRUE: "true; correct; accurate; legit; checks out; correct attribution; verified",
    Rating.MOSTLY_TRUE: (
        "mostly true; mostly correct; mostly accurate; mostly legit; largely true; largely correct; "
        "one pinocchio; 1 pinocchio"
    ),
    Rating.MIXED: (
        "half true; mixed; mixture; partly true; partially true; partly false; partially false; "
        "partly correct; partially correct; two pinocchios; 2 pinocchios; true and false"
    ),
    Rating.MOSTLY_FALSE: (
        "mostly false; mostly incorrect; mostly inaccurate; largely false; three pinocchios; 3 pinocchios"
    ),
    Rating.FALSE: (
        "false; incorrect; inaccurate; wrong; fake; hoax; pants on fire; four pinocchios; 4 pinocchios; "
        "not true; untrue; fabricated; false headline; fake news; fake tweet; fake quote; misquote; "
        "misattributed; scam; not legit; false and misleading; misleading and false"
    ),
    Rating.MISLEADING: (
        "misleading; exaggerated; exaggerates; exaggeration; cherry picks; cherry picked; "
        "distorts the facts; spins the facts; selective; overblown"
    ),
    Rating.MISSING_CONTEXT: (
        "missing context; lacks context; needs context; out of context; lacking context; not the whole story"
    ),
    Rating.UNPROVEN: (
        "no evidence; unproven; unproved; unsupported; unsubstantiated; unverified; lacks evidence; "
        "not proven; insufficient evidence"
    ),
    Rating.ALTERED: "altered; altered image; altered video; edited video; edited audio; edited image; "
    "photoshopped; doctored; morphed; manipulated; digitally altered; manipulated media",
    Rating.SATIRE: "satire; labeled satire; labelled satire; originated as satire",
}
_RATINGS = {phrase.strip(): rating for rating, phrases in _WORDS.items() for phrase in phrases.split(";")}
_DASH = re.compile(r"\s[-–—]+\s|\s?[(:]|[.!]\s")
_SENTENCE = re.compile(
    r"(?:this|it|that|(?:the|this) (?:claims?|post|picture|photo|image|video|message|news|quote|statement)"
    r"(?: in question)?) (?:is|are|was|were) (?:an? )?(.+)"
)
_SCALE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) \((-?[0-9.]+) to (-?[0-9.]+)\)")


@lru_cache(maxsize=4096)
def read_verdict(words: str) -> Rating | None:
    """The rating that a verdict gives in so many words, or as a number with its scale: "2 (1 to 5)".

    What stands after a dash, colon or full stop explains it: "False - The claim has no basis"; unless it
    takes something back ("True, but …").
    """
    plain = _plain(words)
    if plain in _RATINGS:
        return _RATINGS[plain]
    scale = _SCALE.fullmatch(words.strip())
    if scale:
        return _on_scale(*(float(part) for part in scale.groups()))
    told = _SENTENCE.fullmatch(plain)
    if told and told[1] in _RATINGS:
        return _RATINGS[told[1]]
    first = _DASH.split(words.strip(), maxsplit=1)
    if len(first) == 1 or re.search(r"\b(?:but|however|although|though|except|yet)\b", words.casefold()):
        return None
    return read_verdict(first[0])


def _plain(words: str) -> str:
    """Lower case, without marks around it; a "_" or hyphen is a space."""
    return " ".join(re.sub(r"[_\-–—\"“”'’!.]+", " ", words.casefold()).split())


def _on_scale(value: float, worst: float, best: float) -> Rating | None:
    if not worst < best or not worst <= value <= best:
        return None
    share = (value - worst) / (best - worst)
    steps = (
        (0, Rating.FALSE),
        (0.34, Rating.MOSTLY_FALSE),
        (0.66, Rating.MIXED),
        (0.999, Rating.MOSTLY_TRUE),
    )
    return next((rating for limit, rating in steps if share <= limit), Rating.TRUE)
