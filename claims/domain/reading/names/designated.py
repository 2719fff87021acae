"""Numbers that are names of things: Article 51, junctions 12 and 14, 23 Baker Street."""

from claims.domain.reading.borders import UNITS
from claims.domain.reading.draft import Amount
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import unit_after
from claims.domain.reading.vocabulary.phrases import Found

SYMBOL = 2
"""Letters of a word that may be a symbol of a unit or something else: "ha", "l"."""
LONGEST_LIST = 24
"""Tokens of a list of names: "Articles 5, 6, 7 and 9"."""
LONGEST_STREET = 5
"""Words of the name of a street: "Old Big Mill Lane"."""
NAMED_NEAR = 5
"""Tokens among which the bond stands that a term names: "the 10-year US government bond"."""
_TERMS = frozenset({"year", "month"})
_DASHES = frozenset({"-", "–", "/", ",", "、"})


def whole_number(a: Amount) -> int | None:
    """The number where it is a plain whole one as written, without groups."""
    return None if a.number is None else a.number.whole


def designated(p: Passage, a: Amount) -> bool:
    """Article 51, Flight 370, No. 10, top 5, day three."""
    designator, cue = p.said_before("no_figure_before", a.start), p.before(p.lexicon.before, a.start)
    scaled = a.number is not None and a.number.scale != 1 and not _is_letter(p, a.end - 1)
    if scaled and not p.touches(a.start):
        designator = None  # "in piazza 30mila persone"; 제250조 is an article, no 250 trillion
    if "verb_first" in p.lexicon.flags and p.at(p.lexicon.nouns, a.end):
        designator = None  # "صوت لصالح القانون 312 نائبا"
    hedge = p.at(p.lexicon.after, a.end)
    if designator is None and _in_list(p, a):
        return True
    if (
        designator
        and designator.end - designator.start > 1
        and p.lexicon.has("one", p.key(designator.start - 1))
    ):
        designator = None  # "a group of nine"
    if designator and (p.before(p.lexicon.bases_before, a.start) or _is_that_time(p, designator)):
        designator = None  # "every year 300 people"
    if designator and (cue is None or designator.start < cue.start):
        unit = unit_after(p, a.end)  # "yasa 30 gün içinde"
        return hedge is None and (unit is None or len(p.key(a.end)) <= SYMBOL or _is_of_quake(unit))
    hyphen = p.key(a.end) == "-" and p.touches(a.end)  # "6.4-magnitude"
    after = p.says("no_figure_after", a.end + hyphen)
    noun = p.at(p.lexicon.nouns, a.end)
    if after and noun and noun.end > after.end:
        return False  # 200世帯, not 3世
    return bool(after and (hedge is None or hedge.end < after.end))


def _is_letter(p: Passage, j: int) -> bool:
    """ "Flat 3B", "Gate 4K": one capital that touches the digits, behind what only a name has."""
    return p.touches(j) and len(p.tokens[j].text) == 1 and p.tokens[j].text.isupper()


def _is_of_quake(unit: Found[tuple[str, ...]]) -> bool:
    """ "زلزال بقوة 6.1 درجة": degrees of a strength, none of temperature."""
    return UNITS[unit.value[0]].dimension == "temperature"


def _is_that_time(p: Passage, designator: Found[str]) -> bool:
    """ "By the end of the week 300 beds", "Ende der Woche 300 Betten": a time, and no number of it."""
    unit = p.at(p.lexicon.units, designator.start)
    timed = unit is not None and UNITS[unit.value[0]].dimension == "duration"
    return timed and p.said_before("definite", designator.start) is not None


def bonded(p: Passage, a: Amount) -> bool:
    """ "The 10-year Treasury yield", "l'obligation à dix ans": the name of a bond, no length of time."""
    unit = unit_after(p, a.end)
    if unit is None or unit.value[0] not in _TERMS:
        return False
    for j in range(unit.end, unit.end + NAMED_NEAR):
        if p.says("securities", j):
            return True
        passed = p.key(j) == "-" or p.says("noun_links", j)
        if not passed and (p.kind(j) in {"mark", "number", ""} or _stops(p, j)):
            break
    term = p.said_before("terms", a.start)
    return term is not None and _named_before(p, term.start)


def _stops(p: Passage, j: int) -> bool:
    """Whether a little word stands there; "US" is none."""
    return p.lexicon.has("stops", p.key(j)) and not p.tokens[j].text.isupper()


def _named_before(p: Passage, end: int) -> bool:
    for j in range(end - 1, end - 1 - NAMED_NEAR, -1):
        if p.kind(j) in {"number", ""} or (p.kind(j) == "mark" and p.key(j) != "'"):
            return False
        if p.says("securities", j):
            return True
    return False


def addressed(p: Passage, a: Amount) -> bool:
    """A house in a street: 23 Baker Street."""
    if whole_number(a) is None:
        return False
    for j in range(a.end, a.end + LONGEST_STREET):
        if p.kind(j) != "word" or not p.tokens[j].text[:1].isupper():
            return False
        if j > a.end and p.says("address", j):
            return True
    return False


def _in_list(p: Passage, a: Amount) -> bool:
    """ "Junctions 12 and 14", "Artikel 5, 6 und 7": a bare number after others that are names."""
    if whole_number(a) is None or _is_counted(p, a):
        return False
    i = a.start
    while i > a.start - LONGEST_LIST:
        joiner = p.said_before("and", i) or p.said_before("joiners", i)
        start = joiner.start if joiner else i - 1 if p.key(i - 1) in _DASHES else None
        if start is None or p.kind(start - 1) != "number":
            return False
        i = start - 1
        if p.said_before("no_figure_before", i):
            return True
    return False


def _is_counted(p: Passage, a: Amount) -> bool:
    """Whether something is counted or measured there after all: "on page 12 and 300 people"."""
    hedged = p.any_at(a.end, p.lexicon.after, p.lexicon.nouns, p.lexicon.multiply)
    return hedged or unit_after(p, a.end) is not None or p.before(p.lexicon.units, a.start) is not None
