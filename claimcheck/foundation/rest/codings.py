"""In what an answer is compressed for whom: the weights of Accept-Encoding (RFC 9110, 12.5.3)."""

import re
from collections.abc import Mapping

BROTLI = "br"
GZIP = "gzip"
CODINGS = (BROTLI, GZIP)
"""What answers are compressed in; of two that are asked for alike, the first. Not Zstandard, which the
standard library writes from Python 3.14 on only."""

_LEAST = 0.001
_SAME = {"x-gzip": GZIP}
_WEIGHT = re.compile(r"q\s*=\s*(0(?:\.[0-9]*)?|1(?:\.0*)?)", re.ASCII | re.IGNORECASE)


def coding_for(asked: str) -> str | None:
    """The coding for whoever sends this Accept-Encoding; None where the answer goes out as it is."""
    weights = _weights(asked)
    best = max(CODINGS, key=lambda coding: _weight(weights, coding))
    return best if 0 < _weight(weights, best) >= weights.get("identity", 0) else None


def is_read(asked: str | None, coding: str) -> bool:
    """Whether whoever sends this Accept-Encoding reads the coding; without the header any is."""
    return asked is None or _weight(_weights(asked), coding) > 0


def _weight(weights: Mapping[str, float], coding: str) -> float:
    """What is not named is not wanted; but who refuses what isn't compressed gets what most read."""
    unnamed = _LEAST if weights.get("identity") == 0 and coding == GZIP else 0
    return weights.get(coding, weights.get("*", unnamed))


def _weights(asked: str) -> dict[str, float]:
    """The weight of each coding named, 0 to 1: 0 where it can't be read, the least of several."""
    weights: dict[str, float] = {}
    for part in asked.split(","):
        name, _, weight = (text.strip() for text in part.partition(";"))
        if name:
            coding = _SAME.get(name.lower(), name.lower())
            weights[coding] = min(weights.get(coding, 1), _number(weight))
    return weights


def _number(weight: str) -> float:
    told = _WEIGHT.fullmatch(weight)
    return float(told[1]) if told else 0 if weight else 1
