"""Between words and figures: cue words, short quotes, and a figure said in words again.

What a quote says is read only where it can be read in one way. Where it names several figures, or an
unclear one, nothing is guessed: the answer is None, and a person decides.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from claims.domain.figures.figure import Modality, Written
from claims.domain.figures.numbers import SCALES, SPACES, InvalidFigure, read_written
from claims.domain.figures.units import UNITS, find_unit
from claims.domain.reading.cues import CUES, HEDGES, NUMBER_WORDS, UNCOUNTABLE_WORDS

_PHRASES = {
    Modality.EXACTLY: "exactly {}",
    Modality.STATED: "{}",
    Modality.APPROX: "about {}",
    Modality.NEARLY: "nearly {}",
    Modality.JUST_OVER: "just over {}",
    Modality.AT_LEAST: "at least {}",
    Modality.MORE_THAN: "more than {}",
    Modality.AT_MOST: "at most {}",
    Modality.LESS_THAN: "less than {}",
    Modality.UP_TO: "up to {}",
    Modality.UNCOUNTABLE: "{}",
    Modality.UNREAD: "{} (wording not read)",
}


def phrase(modality: Modality, low: str = "", best: str = "", high: str = "") -> str:
    """A figure in words, with its digits as written: "about 8,000", "10,000 to 12,000", "none"."""
    if modality is Modality.NONE:
        return "none"
    if modality is Modality.RANGE:
        span = f"{low} to {high}"
        return f"{span}, probably {best}" if best else span
    return _PHRASES[modality].format(best)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a quote says: the modality, the values as written, and every hedge in the order it stands."""

    modality: Modality
    written: Written
    hedges: tuple[str, ...] = ()


_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_SCALE_WORDS = "|".join(word for word in ("dozen", "hundred", "thousand", "million", "billion", "trillion"))
_DIGITS = rf"[-\u2212]?[0-9](?:[0-9.,{SPACES}]*[0-9])?(?:[{SPACES}]*(?:{_SCALE})\b)?"
_SPELLED = rf"(?<!\bno[\s-])(?<!\bnot\s)\b(?:{_WORDS})(?:[\s-]+(?:{_SCALE_WORDS}))?\b"
_VALUE = rf"(?:{_DIGITS}|{_SPELLED})"
_CUE = "|".join(
    # a word ends where the next begins; a sign may stand right before its number
    re.escape(cue) + (r"(?!\w)" if cue[-1].isalpha() else "")
    for cue in sorted(CUES, key=len, reverse=True)
)
_CUES = rf"(?P<cues>(?:(?<!\w)(?:{_CUE})\s*(?:(?:an?|the|total of)\s+)*)*)"
_SIGNS = "|".join(
    re.escape(a)
    for u in UNITS.values()
    for a in u.aliases
    if u.dimension.startswith("money") and not a.isalpha()
)
_CODES = "|".join(u.code for u in UNITS.values() if u.dimension.startswith("money"))
_MONEY = rf"{_SIGNS}|(?-i:\b(?:{_CODES})\b)\s*"
_SIGN = rf"(?P<sign>(?:{_MONEY})?)\s*"
_UNIT = r"(?P<unit>[^0-9.,;:()]*)"
_TO = r"\s*(?:–|—|-|\bto\b|\bor\b)\s*"

_PATTERNS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "margin": rf"{_CUES}{_SIGN}(?P<best>{_VALUE})\s*(?P<unit>[^\W\d_]*)\s*(?:±|\+/-|\+-|plus or minus)\s*"
        rf"(?P<margin>{_VALUE})(?P<more>[^0-9.,;:()]*)",
        "between": rf"{_CUES}between\s+{_SIGN}(?P<low>{_VALUE})\s*(?P<unit_1>[^\W\d_]*?)\s*\band\b\s*"
        rf"(?:{_MONEY})?(?P<high>{_VALUE}){_UNIT}",
        "range": rf"{_CUES}(?:from\s+)?{_SIGN}(?P<low>{_VALUE})\s*(?P<unit_1>[^\W\d_]*?){_TO}"
        rf"(?:{_MONEY})?(?P<high>{_VALUE}){_UNIT}",
        "single": rf"{_CUES}{_SIGN}(?P<best>{_VALUE}){_UNIT}",
        "digits": rf"{_CUES}{_SIGN}(?P<best>{_DIGITS}){_UNIT}",
        "nobody": r"\b(?:no[\s-]one|nobody)(?:\s+(?:was|were|is|has|had|have|been))+\s+"
        r"(?:killed|wounded|injured|hurt|missing|dead|captured)\b",
        "none": r"\b(?:no(?![\s-]one\b)|zero|not (?:a single|any|one)|none of the)\s+"
        r"(?P<unit>[^\W\d_][^0-9.,;:()]*)",
        "uncountable": rf"\b(?P<word>{'|'.join(sorted(UNCOUNTABLE_WORDS, key=len, reverse=True))})\b{_UNIT}",
    }.items()
}
_NO_ONE = re.compile(r"\bno[\s-]one\b", re.IGNORECASE)
_BARE_NONE = re.compile(r"\s*(?:none|zero|nil)\s*[.!]?\s*", re.IGNORECASE)
_MILLIONS = re.compile(rf"((?:{_MONEY})[0-9][0-9.,]*(?:{_TO}(?:{_MONEY})?[0-9][0-9.,]*)?)m\b", re.IGNORECASE)
"""What is a metre elsewhere is a million of money: £3m."""
_PERHAPS_MILLIONS = re.compile(r"[0-9]m\s+(?P<counted>[^\W\d_]+)")
_SCALED_OTHERWISE = re.compile(
    rf"[0-9][{SPACES}]*(?:[백천만억조百千万億亿兆]|тис|тыс|млн|млрд|мільй|мільярд|миллио|миллиард|ألف|آلاف|مليون|ملايين|مليار)"
)
_PLACE_OR_TIME = re.compile(r"\b[12][0-9]{2}0s\b|[0-9](?:st|nd|rd|th)\b")
_ANY_DIGIT = re.compile(r"[0-9]")
_ANOTHER_NUMBER = re.compile(
    rf"[0-9]|\b(?:minus|{'|'.join(word for word in NUMBER_WORDS if ' ' not in word and len(word) > 2)}"
    rf"|{_SCALE_WORDS})\b",
    re.IGNORECASE,
)


def read_words(quote: str) -> Reading | None:
    """What a short quote says: "about 8,000 soldiers", "between 10,000 and 12,000", "no troops".

    None where it holds no figure, more than one, or one that can be read in two ways.
    """
    text = " ".join(quote.split()) if isinstance(quote, str) else ""
    text = _MILLIONS.sub(r"\1 million", text)
    if _misleads(text):
        return None
    for read in _READERS:
        reading = read(text)
        if reading is not None:
            return reading if _readable(reading) else None
    return None


def _misleads(text: str) -> bool:
    """Whether a number there is not what its digits say: "9.4m cars", "the 1930s", "the 8th", "3만"."""
    millions = _PERHAPS_MILLIONS.search(text)
    if millions and (millions["counted"].endswith("s") or _counts_things(millions["counted"])):
        return True
    return bool(_PLACE_OR_TIME.search(text) or _SCALED_OTHERWISE.search(text))


def _counts_things(word: str) -> bool:
    unit = find_unit(word)
    return unit is not None and unit.is_count


def _read_margin(text: str) -> Reading | None:
    found = _PATTERNS["margin"].search(text)
    if found is None or _more_figures(text, found):
        return None
    unit = _unit_in(found["unit"]) or _unit_in(found["more"])
    written = Written(best=_digits(found["best"]), plus_minus=_digits(found["margin"]), unit=unit)
    return Reading(Modality.RANGE, written, _hedges(text))


def _read_range(text: str) -> Reading | None:
    found = _PATTERNS["between"].search(text) or _PATTERNS["range"].search(text)
    if found is None or _more_figures(text, found) or _is_bound(found["cues"]):
        return None
    low, high = _same_scale(_digits(found["low"]), _digits(found["high"]))
    unit = _unit_in(found["unit"]) or _unit_in(found["unit_1"]) or _unit_in(found["sign"])
    return Reading(Modality.RANGE, Written(low=low, high=high, unit=unit), _hedges(text))


def _read_none(text: str) -> Reading | None:
    if _BARE_NONE.fullmatch(text):
        return Reading(Modality.NONE, Written())
    if _PATTERNS["nobody"].search(text) and not _ANOTHER_NUMBER.search(_NO_ONE.sub("", text)):
        return Reading(Modality.NONE, Written(unit="person"), _hedges(text))
    found = _PATTERNS["none"].search(text)
    if found is None or _ANY_DIGIT.search(text) or _PATTERNS["single"].search(text):
        return None
    unit = _unit_in(found["unit"])
    return Reading(Modality.NONE, Written(unit=unit), _hedges(text)) if unit else None


def _read_uncountable(text: str) -> Reading | None:
    found = _PATTERNS["uncountable"].search(text)
    if found is None or _ANY_DIGIT.search(text):
        return None
    word = UNCOUNTABLE_WORDS[" ".join(found["word"].casefold().split())]
    return Reading(Modality.UNCOUNTABLE, Written(best=word, unit=_unit_in(found["unit"])), _hedges(text))


def _read_single(text: str) -> Reading | None:
    found = _PATTERNS["single"].search(text)
    if found is not None and _is_article(found["best"]):
        found = _PATTERNS["digits"].search(text) or found  # "a fine of £5": the article is no number
    if found is None or _more_figures(text, found):
        return None
    cues = [CUES[cue] for cue in _cues_in(found["cues"])]
    loose = found["best"].casefold().startswith(("a couple", "a pair"))
    modality = cues[0] if cues else Modality.APPROX if loose else Modality.STATED
    unit = _unit_in(found["unit"]) or _unit_in(found["sign"])
    if not _counts(found["best"], bool(cues), bool(unit)):
        return None
    hedges = _hedges(text) + (("a couple",) if loose else ())
    return Reading(modality, Written(best=_digits(found["best"]), unit=unit), hedges)


def _counts(value: str, cued: bool, has_unit: bool) -> bool:
    """Whether a number word means a number: "nearly a year", "two soldiers"; not "a spokesman", "no one"."""
    if _ANY_DIGIT.search(value) or re.search(rf"(?:{_SCALE_WORDS})$", value, re.IGNORECASE):
        return True
    return cued and has_unit if _is_article(value) else cued or has_unit


def _is_article(value: str) -> bool:
    return value.casefold() in {"a", "an"}


_READERS: tuple[Callable[[str], Reading | None], ...] = (
    _read_margin,
    _read_range,
    _read_none,
    _read_uncountable,
    _read_single,
)


def _more_figures(text: str, found: re.Match[str]) -> bool:
    """Whether a number stands beside what was read, or goes on after it: then it is not for us to choose."""
    between = [found[name] or "" for name in ("unit_1", "unit", "more") if name in found.groupdict()]
    beside = " ".join((text[: found.start()], *between, text[found.end() :]))
    return bool(_ANOTHER_NUMBER.search(beside))


def _cues_in(text: str) -> list[str]:
    return [found.casefold() for found in re.findall(rf"(?<!\w)(?:{_CUE})", text, re.IGNORECASE)]


def _is_bound(cues: str) -> bool:
    """Whether a range is said to be a bound ("up to 10 to 12"), which can be read in two ways."""
    return any(CUES[cue] not in {Modality.APPROX, Modality.STATED} for cue in _cues_in(cues))


def _hedges(text: str) -> tuple[str, ...]:
    """Every word that takes something back, in the order they stand."""
    words = sorted({*CUES, *HEDGES}, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)"
    return tuple(found.casefold() for found in re.findall(pattern, text, re.IGNORECASE))


def _digits(value: str) -> str:
    """A value in digits, with its scale word: "three thousand" → "3 thousand"; digits stay as written."""
    plain = value.strip(SPACES)
    if any(c.isdigit() for c in plain):
        return plain
    words = plain.casefold().replace("-", " ")
    spelled = max((each for each in NUMBER_WORDS if f"{words} ".startswith(f"{each} ")), key=len)
    return f"{NUMBER_WORDS[spelled]} {words[len(spelled) :].strip()}".strip()


def _same_scale(low: str, high: str) -> tuple[str, str]:
    """ "10 to 12 thousand": the scale word of the second number is the first one's too."""
    scale = re.search(rf"[{SPACES}]*(?:{_SCALE})$", high, re.IGNORECASE)
    if scale and not re.search(rf"(?:{_SCALE})$", low, re.IGNORECASE):
        return f"{low}{scale.group()}", high
    return low, high


_EACH = frozenset({"a", "an", "per", "each", "every"})


def _unit_in(words: str) -> str:
    """The first unit among the words after a number, looked for up to four words on; empty where none is.

    What comes after "a" or "per" is no unit of the number: of 100 ships a day the day is not.
    """
    parts = words.split()
    for start in range(min(len(parts), 4)):
        if start and parts[start].casefold() in _EACH:
            break
        for length in (3, 2, 1):
            spelling = " ".join(parts[start : start + length])
            # a single letter is a unit only right after the number: "160 m", not "8,000 of a"
            if (start == 0 or len(spelling) > 2) and (found := find_unit(spelling)):
                return found.code
    return ""


def _readable(reading: Reading) -> bool:
    """Whether every value is a number that can be read in one way, and a range goes upwards."""
    written = reading.written
    if reading.modality is Modality.UNCOUNTABLE:
        return True
    try:
        values = [read_written(v).value for v in (written.low, written.best, written.high) if v]
    except InvalidFigure:
        return False
    if reading.modality is Modality.RANGE and written.low:
        # "10-12,000" starts at 10 or at 10,000: ask
        return values[0] <= values[-1] and not (values[0] < 100 and values[-1] >= 1000)
    return True
