"""Digits that marks join to others: 2024-10-31, 9:30, 3 × 10^6, a telephone number."""

from claims.domain.reading.draft import Amount
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import unit_after

LONGEST_CALL = 8
"""Groups of a telephone number."""
LEAST_LONG = 6
"""Digits in a row of the last group of a telephone number."""
_JOINING = frozenset(":/-–.·・+")
_TIMES = frozenset({"×", "x", "·", "*", "х"})
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def joined_digits(p: Passage, a: Amount) -> bool:
    """2024-10-31, 9:30, 03/04, 4–3, 2023/24, a telephone number."""
    for i, step in ((a.start, -1), (a.end, 1)) if _is_beside(p, a.start - 1, a.end) else ():
        mark, other = (i - 1, i - 2) if step < 0 else (i, i + 1)
        joined = p.touches(max(mark, i)) and p.touches(max(other, mark))
        if p.kind(other) == "number" and joined and p.key(mark) in _JOINING:
            return True
        beside = p.token(mark)
        if beside and beside.kind == "number" and beside.text.startswith("0") and len(beside.text) > 1:
            return True
    return _coded(p, a) or _telephone(p, a) or _hyphened(p, a)


def _hyphened(p: Passage, a: Amount) -> bool:
    """ "The 1-in-100-year flood": no number of anything."""
    behind = p.key(a.end) == p.key(a.end + 2) == "-" and p.says("links", a.end + 1)
    ahead = p.key(a.start - 1) == p.key(a.start - 3) == "-" and p.says("links", a.start - 2)
    return bool(behind or ahead)


def _is_beside(p: Passage, *near: int) -> bool:
    """Whether a number, or a mark that joins one, stands at one of these tokens."""
    return any(p.kind(j) == "number" or p.key(j) in _JOINING for j in near)


def _power(p: Passage, j: int) -> bool:
    """Whether 10 stands there with an exponent: 10^6, 10⁶."""
    if p.key(j) != "10" or j + 1 >= p.end:
        return False
    return p.key(j + 1) == "^" or (p.touches(j + 1) and p.key(j + 1)[:1] in _SUPERSCRIPTS)


def _coded(p: Passage, a: Amount) -> bool:
    behind, ahead = p.key(a.end), p.key(a.start - 1)
    times = behind in _TIMES and _power(p, a.end + 1)
    if times or _power(p, a.start) or (ahead == "^" and p.kind(a.start - 2) == "number"):
        return True  # 3 × 10^6
    if behind == "e" and p.touches(a.end) and p.kind(a.end + 1) in {"number", "mark"}:
        return p.touches(a.end + 1)  # 1.2e6, 1.2e-6
    text = p.tokens[a.start].text
    return len(text) > 1 and text.startswith("0") and text[1] in "0123456789 "


def _telephone(p: Passage, a: Amount) -> bool:
    """ "0800 555 1234", "915 55 12 34": numbers that follow each other without a word."""
    if p.kind(a.start) != "number" or a.number is None or a.number.scale != 1:
        return False
    if p.kind(a.start - 1) != "number" and p.kind(a.start + 1) != "number":
        return False
    first = last = a.start
    while a.start - first < LONGEST_CALL and p.kind(first - 1) == "number":
        first -= 1
    while last - a.start < LONGEST_CALL and p.kind(last + 1) == "number":
        last += 1
    texts = [p.tokens[i].text for i in range(first, last + 1)]
    spaced = " " in texts[0] and len(texts[1]) > 3
    return len(texts) > 2 or texts[0].startswith("0") or spaced or _is_long(texts[-1])


def _is_long(text: str) -> bool:
    """ "5551 1234567": digits that nobody would write so if they counted something."""
    return text.isdigit() and len(text) >= LEAST_LONG


def ends_like_a_day(p: Passage, a: Amount) -> bool:
    """ "El 15-M": the day of a month by its first letter, no 15 million."""
    last = a.end - 1
    tied = last - 1 > a.start and p.key(last - 1) == "-" and p.touches(last) and p.touches(last - 1)
    letter = p.tokens[last].text
    return tied and len(letter) == 1 and letter.isascii() and letter.isupper() and not unit_after(p, a.end)
