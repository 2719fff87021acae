"""Numbers that are no quantities: dates, clock times, ages, ordinals, names, scores, versions, addresses."""

from collections.abc import Callable

from claims.domain.reading.borders import Modality
from claims.domain.reading.draft import Amount
from claims.domain.reading.margins import is_margin_alone
from claims.domain.reading.names.ages import aged, aged_aside
from claims.domain.reading.names.designated import addressed, bonded, designated, whole_number
from claims.domain.reading.names.joined import ends_like_a_day, joined_digits
from claims.domain.reading.names.models import modelled
from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import Passage, may_be_ordinal
from claims.domain.reading.ranges import DASHES
from claims.domain.reading.units import unit_after

HOURS, LAST_DAY = 24, 31
LEAST_TENS, LEAST_HUNDREDS = 10, 100
"""A number that an ordinal may end: twenty-first, hundred and first."""
DAY_FAR = 5
"""Tokens from a day to the next, whose month is that of both."""
FIRST_YEAR, LAST_YEAR = 1000, 2100
_AFTER_ORDINAL = frozenset(".-")
_NOT_LATIN, _DEVANAGARI, _AFTER_DEVANAGARI = "\u0590", "\u0900", "\u0980"


def no_quantity(p: Passage, a: Amount) -> bool:
    """Whether the words right beside the digits say that they are a date, an hour, an age, a name …"""
    if a.number is None:
        return is_margin_alone(p, a)
    if is_margin_alone(p, a):
        return True
    said, words = p.begun | p.ended, p.lexicon
    return any((not names or said & words.bits(names)) and rule(p, a) for rule, names in _RULES)


def past_name(p: Passage, a: Amount) -> int:
    """Where to read on behind what is no quantity: "कोविड-19 से 1,112" is a name and a number, no range."""
    low = number_at(p, a.start) if a.rule == "range" else None
    if low is None or a.number is None or low.end >= a.number.start:
        return a.end
    alone = a._replace(end=low.end, rule="number", number=low)
    return low.end if _named(p, alone) and not p.touches(low.end) else a.end


def _in_unknown_money(p: Passage, a: Amount) -> bool:
    """ "HK$5m": money of a kind that the unit table lacks, and none of ours."""
    if p.kind(a.start - 1) != "mark":
        return False
    sign = p.before(p.lexicon.units, a.start)
    if sign is None or p.kind(sign.start) != "mark" or not p.touches(sign.start):
        return False
    return p.kind(sign.start - 1) == "word" and p.tokens[sign.start - 1].text[:1].isupper()


def _dated(p: Passage, a: Amount) -> bool:
    value = whole_number(a)
    if a.number is not None and a.number.worded and p.said_before("months", a.start):
        return _is_month(p, a.start - 1)
    if value is None or not (value <= LAST_DAY or FIRST_YEAR <= value <= LAST_YEAR):
        return False
    j = a.end + 1 if p.key(a.end) in {".", "-"} else a.end
    link = p.says("noun_links", j)
    for k in (j, link.end if link else j):
        if p.says("months", k) and _is_month(p, k):
            return True
    if value <= LAST_DAY and (_is_of_weekday(p, a) or _leads_to_day(p, j)):
        return True
    k = a.start
    if value >= FIRST_YEAR and p.key(k - 1) in {",", "."}:
        k = k - 2 if p.kind(k - 2) == "number" else k - 1
    month = p.said_before("months", k)
    if month and p.said_before("month_in", month.start) and value <= LAST_DAY and _is_counted(p, a.end):
        return False  # "in May 14 people died"; "on May 14" is a day
    return bool(month and _is_month(p, month.start)) or _is_day(p, a, value)


def _is_counted(p: Passage, j: int) -> bool:
    return unit_after(p, j) is not None or p.any_at(j, p.lexicon.nouns)


def _is_of_weekday(p: Passage, a: Amount) -> bool:
    """ "Dimanche 14", "Sonntag, dem 14.", "niedziela 14": the day of a month behind that of the week."""
    k = a.start - (p.said_before("articles", a.start) is not None)
    k -= p.key(k - 1) == ","
    if p.said_before("weekdays", k) is None:
        return False
    following = p.token(a.end)
    counted = following is not None and following.kind in {"word", "sign"} and not _is_little(p, a.end)
    return not counted and unit_after(p, a.end) is None


def _is_little(p: Passage, j: int) -> bool:
    return p.lexicon.has("stops", p.key(j)) or p.says("noun_links", j) is not None or bool(p.says("to", j))


def _leads_to_day(p: Passage, j: int) -> bool:
    """ "14 au 15 octobre", "14 на понедельник 15 октября": a second day with its month follows."""
    for k in range(j, min(j + DAY_FAR, p.end)):
        if p.kind(k) == "number":
            day = p.tokens[k].text
            behind = k + 1 + (p.key(k + 1) == ".")
            link = p.says("noun_links", behind)
            month = link.end if link else behind
            dated = p.says("months", month) is not None and _is_month(p, month)
            return k > j and day.isdigit() and int(day) <= LAST_DAY and dated
        little = _is_little(p, k) or p.says("weekdays", k) or p.says("joiners", k) or p.says("and", k)
        if not little and p.key(k) not in {",", "-", "–", "."}:
            return False
    return False


def _is_day(p: Passage, a: Amount, value: int) -> bool:
    """ "Le 4, 40 personnes": an article that only a day of the month has, with nothing counted."""
    if value > LAST_DAY or not p.said_before("day_before", a.start) or p.key(a.end) == "-":
        return False
    return unit_after(p, a.end) is None and not p.any_at(a.end, p.lexicon.nouns, p.lexicon.multiply)


def _is_month(p: Passage, i: int) -> bool:
    """Whether the month is written as its language writes it: May, not may."""
    name = p.says("months", i)
    return bool(name) and (name is None or name.value[:1].islower() or not p.tokens[i].text[:1].islower())


def _year_pair(p: Passage, a: Amount) -> bool:
    """2019–2021, 2024-25, also read as a range."""
    if a.rule != "range" or a.number is None or p.kind(a.start) != "number":
        return False
    first, last = p.tokens[a.start].text, p.tokens[a.end - 1].text
    return all(len(t) == 4 and t.isdigit() and FIRST_YEAR <= int(t) <= LAST_YEAR for t in (first, last))


def _clock(p: Passage, a: Amount) -> bool:
    found = p.says("clock", a.end)
    hour = p.said_before("clock", a.start)
    if hour and p.kind(hour.start) == "word" and p.kind(hour.start - 1) == "number":
        return True
    unit = unit_after(p, a.end)
    value = whole_number(a)
    if value is not None and value <= HOURS and (_opens_hours(p, a) or _is_bare_hour(p, a)):
        return True
    hours = unit is not None and "hour" in unit.value
    if hours and found and value is not None and value > HOURS:
        return False  # "48 h"
    if unit and hours and _is_hour(p, a, value):
        led = p.said_before("hour_before", a.start)
        return (led is not None and led.end > led.start + 1) or not p.says("noun_links", unit.end)
    if found is None:
        return p.key(a.end) == "°" and unit is None
    if unit and "minute" in unit.value and hour is None:
        return False  # "15분 만에"
    if unit and a.number is not None and a.number.worded and a.number.value % 1:
        return False  # "anderhalf uur"
    return unit is None or unit.end <= found.end


def _opens_hours(p: Passage, a: Amount) -> bool:
    """ "С 14 до 18 часов": the first of two hours of the day."""
    to = p.says("to", a.end) if p.said_before("from", a.start) else None
    until = number_at(p, to.end) if to else None
    unit = unit_after(p, until.end) if until else None
    return unit is not None and until is not None and "hour" in unit.value and until.value <= HOURS


def _is_bare_hour(p: Passage, a: Amount) -> bool:
    """ "Fino alle 23", "de las 9 a las 14": an article that only hours have, with nothing counted."""
    if p.said_before("hours_from", a.start):
        to = p.says("hour_alone", a.end)
        until = number_at(p, to.end) if to else a.number if a.modality is Modality.RANGE else None
        if until is not None and until.value <= HOURS:
            return _is_bare(p, until.end)
    return p.said_before("hour_alone", a.start) is not None and _is_bare(p, a.end)


def _is_bare(p: Passage, j: int) -> bool:
    stops = p.lexicon.has("stops", p.key(j)) and not p.lexicon.has("that", p.key(j))
    return p.kind(j) in {"mark", ""} or stops or p.says("weekdays", j) is not None


def _is_hour(p: Passage, a: Amount, value: int | None) -> bool:
    """Whether hours are of the day: "om 8 uur", "17.30 uur" where commas begin decimals."""
    if value is None:
        return a.number is not None and a.number.foreign
    return value < HOURS and p.said_before("hour_before", a.start) is not None


def _worded_ordinal(p: Passage, a: Amount) -> bool:
    """ "The twenty-first attack", "двести тридцатый день": a number word before the one that ends it."""
    number = a.number
    if number is None or not number.worded or number.value < LEAST_TENS or number.value % LEAST_TENS:
        return False
    joined = p.key(a.end) == "-" or p.lexicon.has("joiners", p.key(a.end))
    if not joined and number.value < LEAST_HUNDREDS and "joined_scales" in p.lexicon.flags:
        return False  # "twenty first places"
    return p.says("ordinals", a.end + joined) is not None


def _ordinal(p: Passage, a: Amount) -> bool:
    if a.end >= p.end or not (p.tokens[a.end].text in _AFTER_ORDINAL or p.touches(a.end)):
        return False
    dotted = p.key(a.end) == "." and p.key(a.end + 1) in {"º", "ª"}
    j = a.end + 1 if dotted or (p.key(a.end) == "-" and p.touches(a.end)) else a.end
    if p.touches(j) and p.lexicon.has("ordinal_endings", p.key(j)):
        return unit_after(p, j) is None or p.kind(j) == "word"
    following = p.token(a.end + 1)
    if whole_number(a) is None or p.key(a.end) != "." or not p.touches(a.end) or following is None:
        return False
    return may_be_ordinal(p.tokens[a.end - 1], following, p.lexicon)


def _named(p: Passage, a: Amount) -> bool:
    """A name with digits: COVID-19, G20, 5G, F-16, PM2.5."""
    before = a.start
    if _is_code(p, a):
        return True
    hyphen = p.key(before - 1) == "-" and p.touches(before) and p.touches(before - 1)
    if hyphen and p.kind(before - 2) in {"word", "sign"} and p.tokens[before - 2].text >= _NOT_LATIN:
        return True  # "कोविड-19", "苏-27"
    if p.key(before - 1) in {"-", "–"} and p.touches(before) and p.touches(before - 1):
        before -= 1
    beside = p.tokens[before - 1].text if p.touches(before) and p.kind(before - 1) == "word" else ""
    if beside and (beside < _NOT_LATIN or _DEVANAGARI <= beside[0] < _AFTER_DEVANAGARI):
        money = p.before(p.lexicon.units, before)
        return not money or before != a.start
    if ends_like_a_day(p, a):
        return True
    glued = p.key(a.end) == "-" and p.touches(a.end) and p.touches(a.end + 1)
    if glued and p.tokens[a.end + 1].text.isascii() and p.tokens[a.end + 1].text.isupper():
        return True  # 15-M
    token = p.token(a.end)
    if token is None or token.kind != "word" or not p.touches(a.end) or token.text >= _NOT_LATIN:
        return False
    single = len(token.text) == 1 and token.text.isupper()
    known = unit_after(p, a.end) or p.any_at(a.end, p.lexicon.nouns, p.lexicon.after)
    return (single and token.text not in "KMBCFVW") or (not known and not token.text.islower())


def _is_code(p: Passage, a: Amount) -> bool:
    """ "TK 1951", "'98": capitals that are no money before bare digits; two digits after an apostrophe."""
    word, value = p.token(a.start - 1), whole_number(a)
    if word is None or value is None:
        return False
    if word.text == "'":
        return value < 100 and p.touches(a.start) and not p.touches(a.start - 1)
    code = word.kind == "word" and word.text.isascii() and word.text.isupper() and 2 <= len(word.text) <= 4
    unit = unit_after(p, a.end) or p.before(p.lexicon.units, a.start)
    return code and p.tokens[a.start].text.isdigit() and not unit and a.start - 2 >= p.begin - 1


def _score(p: Passage, a: Amount) -> bool:
    """2-0, 4–3 on penalties: also what looks like a range where the sentence is of a match."""
    if a.number is None or not a.number.plain or a.number.value >= 100:
        return False
    if a.rule == "number":
        return _beside_score(p, a)
    if unit_after(p, a.end) or p.any_at(a.end, p.lexicon.nouns):
        return False
    around = range(max(p.begin, a.start - 8), min(p.end, a.end + 8))
    return p.key(a.start + 1) in DASHES and any(p.says("scores", j) for j in around)


def _beside_score(p: Passage, a: Amount) -> bool:
    """ "2 a 0", "2 to 1" where the sentence is of a match."""
    joiner = p.says("joiners", a.end) or p.says("score_joiners", a.end)
    opener = p.said_before("joiners", a.start) or p.said_before("score_joiners", a.start)
    after = p.kind(joiner.end) if joiner else ""
    before = p.kind(opener.start - 1) if opener else ""
    if "number" not in {after, before}:
        return False
    return any(p.says("scores", j) for j in range(max(p.begin, a.start - 8), min(p.end, a.end + 8)))


_RULES: tuple[tuple[Callable[[Passage, Amount], bool], tuple[str, ...]], ...] = (
    (_in_unknown_money, ()),
    (_dated, ("months", "weekdays", "day_before")),
    (joined_digits, ()),
    (_year_pair, ()),
    (_clock, ()),
    (aged, ("age_after", "age_before")),
    (aged_aside, ()),
    (_ordinal, ()),
    (_worded_ordinal, ("ordinals",)),
    (_named, ()),
    (designated, ("no_figure_before", "no_figure_after")),
    (bonded, ("securities",)),
    (addressed, ("address",)),
    (_score, ("scores",)),
    (modelled, ("makers",)),
)
"""Rules, each with the tables of which a word stands in its sentence, or it says nothing."""
