"""Time and length without a number, in two units, with a half behind: "почти год", "1 h 20 min", "2年半"."""

from decimal import Decimal

from claims.domain.reading.apart import FIRST_YEAR, LAST_YEAR
from claims.domain.reading.borders import UNITS, Written, is_money
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import STOPS, Passage
from claims.domain.reading.units import counted_after, unit_after

_SMALLER = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "foot": ("inch", 12),
    "kilometre": ("metre", 1000),
    "metre": ("centimetre", 100),
    "tonne": ("kilogram", 1000),
    "kilogram": ("gram", 1000),
}
"""Units, the next smaller one that is said with it, and how many of that it has."""
_BRIEF = frozenset({"ft", "-"})
"""What stands between feet and inches that need no unit of their own."""
_HALF = Decimal("0.5")
_CENTS, _TALL = 2, 2
"""Digits of hundredths; whole metres that a person may be tall: "1 Meter 92 groß"."""


def span_at(p: Passage, i: int) -> Amount | None:
    """A span whose word says how long it is: "полгода", "أسبوعين"; "рік" alone only beside a hedge."""
    found = p.at(p.lexicon.spans, i)
    if found is None or p.kind(found.end) == "number" or p.said_before("periods", i):
        return None  # "the past half year" is when, not how long
    text, code = found.value.split()
    half = p.says("half_after", found.end)
    value = Decimal(text) + (_HALF if half else 0)
    end = half.end if half else found.end
    more = _mixed(p, value, code, end)
    if more is not None:
        return Amount(i, more[2], "number", Written(best=more[0]), None, (more[1],))
    hedged = p.before(p.lexicon.before, i) or p.at(p.lexicon.after, end)
    if value == 1 and not hedged and UNITS[code].dimension == "duration":
        return None
    return Amount(i, end, "number", Written(best=_text(value)), None, (code,))


def mixed_at(p: Passage, number: Number) -> Amount | None:
    """One length in two units, given in the smaller one: "1 hour and 20 minutes"."""
    unit = unit_after(p, number.end)
    if unit is None or number.scale != 1 or len(unit.value) > 1:
        return None
    if hundredths := _hundredths(p, number, unit.value[0], unit.end):
        return hundredths
    if unit.value[0] == "year" and FIRST_YEAR <= number.value <= LAST_YEAR:
        return None  # 2026年3月5日
    more = _mixed(p, number.value, unit.value[0], unit.end)
    if more is None:
        return None
    return Amount(number.start, more[2], "number", Written(best=more[0]), None, (more[1],))


def _hundredths(p: Passage, number: Number, code: str, end: int) -> Amount | None:
    """ "1 m 92", "2 euros 50": two digits behind a metre or money, with nothing that they count."""
    text = p.key(end)
    if (
        p.kind(end) != "number"
        or len(text) != _CENTS
        or not text.isdigit()
        or number.value != int(number.value)
    ):
        return None
    if code != "metre" and not (is_money(UNITS[code].dimension) and p.kind(number.end) == "word"):
        return None
    behind = p.token(end + 1)
    closed = behind is None or behind.text in STOPS or p.lexicon.has("stops", behind.key)
    tall = code == "metre" and number.value <= _TALL and counted_after(p, end + 1) is None
    if not number.plain or not (closed or tall):
        return None
    return Amount(number.start, end + 1, "number", Written(best=f"{number.texts[0]}.{text}"), None, (code,))


def half_behind(p: Passage, number: Number | None, unit: str, end: int) -> tuple[str, int] | None:
    """The number with the half that stands behind its unit, and where that ends.

    "Un an et demi", "due per cento e mezzo"; not "ten per cent and a half of the staff".
    """
    half = p.says("half_after", end)
    if half is None or number is None or number.scale != 1 or number.value != int(number.value):
        return None
    relative = UNITS[unit].dimension in {"share", "ratio"}
    of_its_own = relative and p.says("noun_links", half.end) is not None
    if UNITS[unit].is_count or of_its_own or p.at(p.lexicon.multiply, half.end):
        return None
    return _text(number.value + _HALF), half.end


def is_no_base(p: Passage, i: int) -> bool:
    """Whether "1時間" is how long rather than what a rate is of: more of the time follows."""
    number = number_at(p, i)
    unit = unit_after(p, number.end) if number else None
    if number is not None and unit is None:
        return _is_counted(p, number)
    if number is None or unit is None:
        return False
    return mixed_at(p, number) is not None or half_behind(p, number, unit.value[0], unit.end) is not None


def _is_counted(p: Passage, number: Number) -> bool:
    """1人が死亡: one of those, where no amount follows as in 1人3000円."""
    noun, base = p.at(p.lexicon.nouns, number.end), p.at(p.lexicon.bases_before, number.start)
    if noun is None or base is None or base.end > noun.end:
        return False
    cue = p.at(p.lexicon.before, noun.end)
    return number_at(p, cue.end if cue else noun.end) is None


def _mixed(p: Passage, value: Decimal, code: str, end: int) -> tuple[str, str, int] | None:
    """The value in the smallest unit that follows, that unit, and where it ends."""
    found = None
    while code in _SMALLER and value == int(value):
        smaller, many = _SMALLER[code]
        link = p.says("and", end)
        hyphen = p.key(end) == "-" and p.touches(end) and p.touches(end + 1)  # "6-foot-2"
        number = number_at(p, link.end if link else end + hyphen)
        behind = _smaller_end(p, number, code, smaller) if number else None
        if number is None or behind is None or not 0 < number.value < many:
            break
        value, code, end = value * many + number.value, smaller, behind
        found = (_text(value), code, end)
    return found


def _smaller_end(p: Passage, number: Number, code: str, smaller: str) -> int | None:
    """Where the smaller unit ends behind its number; of inches it may be left out, or a mere "in"."""
    unit = unit_after(p, number.end)
    if unit is not None and unit.value == (smaller,):
        return unit.end
    if code != "foot" or not number.plain or unit is not None:
        return None
    behind = number.end
    spelled, brief = p.lexicon.has("inches", p.key(behind)), p.key(number.start - 1) in _BRIEF
    if spelled and (p.touches(behind) or (brief and p.kind(behind + 1) != "number")):
        return behind + 1
    token = p.token(behind)
    closed = token is None or token.text in STOPS or (p.lexicon.has("stops", token.key) and not spelled)
    return behind if closed or p.key(number.start - 1) == "-" else None


def _text(value: Decimal) -> str:
    return f"{value.normalize():,f}"
