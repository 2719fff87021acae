"""Text from outside, made fit to be shown: no control character, nothing that reorders a line."""

import re
import unicodedata

# Unicode TR9: embeddings, overrides and isolates. One left open in a name turns the rest of the
# line around, so that "10,000" can be made to read "000,01". The marks LRM, RLM and ALM cannot.
_REORDERING = "\u202a-\u202e\u2066-\u2069"
# Tag characters and noncharacters carry text that nobody sees; surrogates break every encoder.
_UNSEEN = "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff"
_HARMFUL = re.compile(f"[{_REORDERING}{_UNSEEN}\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"[\s\u2028\u2029]+")
_NARROW = frozenset("fijlrtI.,:;'|!()[] ·")


def harmless(text: str) -> str:
    """The text on one line, without control, reordering or unseen characters."""
    return _HARMFUL.sub("", _SPACE.sub(" ", text)).strip()


def width(text: str, size: float) -> float:
    """About how wide the text is in a sans-serif face of that size, in the size's unit."""
    return sum(_em(char) for char in text) * size


def shortened(text: str, size: float, room: float) -> str:
    """The text, harmless, cut to `room` with an ellipsis where it is wider."""
    clean = harmless(text)
    if width(clean, size) <= room:
        return clean
    while clean and width(f"{clean}…", size) > room:
        clean = clean[:-1]
    return f"{clean.rstrip()}…"


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The text in lines of at most `room`; a word wider than that is broken."""
    lines: list[str] = []
    line = ""
    for word in _words(text, size, room):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _words(text: str, size: float, room: float) -> list[str]:
    words: list[str] = []
    for word in text.split(" "):
        rest = word
        while width(rest, size) > room and len(rest) > 1:
            cut = max(1, int(len(rest) * room / width(rest, size)))
            words.append(rest[:cut])
            rest = rest[cut:]
        words.append(rest)
    return words


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.32
    if char.isupper() or char in "mwMW@—":
        return 0.7
    return 0.56
