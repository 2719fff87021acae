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
# The blocks of scripts that run from right to left: Hebrew to Arabic Extended, their presentation forms, and
# those above the first plane (Unicode, DerivedBidiClass).
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_WORD = f"[{_LEFTWARD}](?:[{_LEFTWARD}\\d .,'’/&()-]*[{_LEFTWARD}])?"
_STRETCH = re.compile(f"{_WORD}\\)*")
_LETTER = re.compile(f"[{_LEFTWARD}]")
_MARKS = re.compile("[\u00ad\u061c\u200b-\u200f\u2060\ufe0e\ufe0f]")
"""What steers a line and is not seen itself."""
FIRST_STRONG, POP = "\u2068", "\u2069"
_NARROW = frozenset("fijlrtI.,:;'|!()[] ·")


def harmless(text: str) -> str:
    """The text on one line, without control, reordering or unseen characters."""
    return _HARMFUL.sub("", _SPACE.sub(" ", text)).strip()


def isolated(text: str) -> str:
    """The harmless text with what runs from right to left isolated (Unicode TR9), so that it moves nothing.

    Without it a figure after an Arabic name is drawn before the name, and a bracket or a full stop that ends
    a quote stands at its beginning. A text that is mostly of such letters is isolated as a whole, each of
    their stretches in any other.
    """
    leftward = len(_LETTER.findall(text))
    if not leftward:
        return text
    if leftward * 2 > sum(char.isalpha() for char in text):
        return f"{FIRST_STRONG}{text}{POP}"
    return _STRETCH.sub(lambda found: _enclosed(found[0]), text)


def _enclosed(stretch: str) -> str:
    """The stretch isolated, with the brackets that close what was opened in it; others stay outside."""
    inside = stretch
    while inside.endswith(")") and inside.count(")") > inside.count("("):
        inside = inside[:-1]
    return f"{FIRST_STRONG}{inside}{POP}{stretch[len(inside) :]}"


def drawable(text: str) -> str:
    """The text as a picture holds it: harmless, and what runs from right to left isolated.

    Beside East Asian letters no unseen mark may stand: what draws pictures for print and mail takes another
    font for those, finds another number of glyphs in it, and draws boxes.
    """
    clean = harmless(text)
    if any(unicodedata.east_asian_width(char) in "WF" for char in clean):
        return _MARKS.sub("", clean)
    return isolated(clean)


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
