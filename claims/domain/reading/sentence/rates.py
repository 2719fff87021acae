"""What a figure is for: a week, a head, 100,000 people; behind it or before it."""

from decimal import Decimal

from claims.domain.reading.borders import UNITS
from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.vocabulary.phrases import Found

FAR, FAR_SIGNS = 7, 10
"""Words, or signs, from what a rate is for to its figure."""
STUFF = 5
"""Words between a figure and its rate."""
PRICED, LEAST_WORD = 9, 3
"""Tokens from what is measured out to its price; letters of a unit that is a word."""
_MEASURED = frozenset({"mass", "volume", "energy", "area"})
_RELATIVE = frozenset({"share", "ratio", "change of a share", "relative change"})
"""Dimensions of what is no amount."""
_COMMAS = frozenset({",", "，", "、"})


def rate_after(p: Passage, j: int) -> tuple[str, int]:
    """The base of a rate that begins there, and where it ends: "per week", "a day", "per 100,000 people"."""
    if p.says("compared", j):
        return "", j
    hyphen = p.key(j) == "-" and p.touches(j) and p.touches(j + 1)  # "a £500-a-week flat"
    per = p.says("per", j + hyphen)
    if per is None:
        base = p.at(p.lexicon.bases, j)
        dated = base is not None and _is_year(p, base.end)  # "300 im Jahr 2024"
        return (base.value[1:], base.end) if base and _whole_phrase(base.value) and not dated else ("", j)
    number = number_at(p, per.end)
    if number and not _round(number.value):
        return "", j
    k = number.end if number else per.end
    k += hyphen and p.key(k) == "-"
    base = p.at(p.lexicon.bases, k)
    counts = number or p.says("each", j) or not p.lexicon.has("stops", p.key(j))
    noun = p.at(p.lexicon.nouns, k) if counts else None
    unit = p.at(p.lexicon.units, k) if p.key(k + 1) != "'" else None  # "blessés par l'explosion"
    name = base.value if base else noun.value if noun else unit.value[0] if unit else ""
    end = max(phrase.end for phrase in (base, noun, unit) if phrase) if name else k
    weak = p.lexicon.has("one", p.key(per.end - 1))
    if (weak and not base) or (base and _is_year(p, base.end)):
        return "", j
    if number and not name and p.says("each", j) and _closed(p, k):
        return f"{number.value.normalize():f}", k  # "12 deaths per 100,000"
    if number and (not name or (unit and not base and not noun)):
        return "", j
    if not name:
        return "", j
    many = f"{number.value.normalize():f} " if number and number.value != 1 else ""
    return many + name.lstrip("="), end


def base_at(p: Passage, i: int) -> Found[str] | None:
    """What a rate is for where that stands first: "per 100,000 people 12 died", "auf 1.000 kommen 3"."""
    known = p.at(p.lexicon.bases_before, i)
    if known or not p.says("per", i):
        return known
    each = p.says("each", i) is not None
    if not each and not p.begun & p.lexicon.phrases["shared_out"].bit:
        return None
    base, end = rate_after(p, i)
    counted = p.kind(i + 1) != "word" or p.at(p.lexicon.shares, i) or number_at(p, i + 1)
    if not base and not counted and each:
        base, end = _named_past(p, i + 2)
    if not base[:1].isdigit() and not (base and each and end > i + 1):
        return None
    return Found(base, i, end) if each or p.says("shared_out", end) else None


def _named_past(p: Passage, j: int) -> tuple[str, int]:
    """What a rate is for behind a word about it: "each bereaved family"."""
    base, noun = p.at(p.lexicon.bases, j), p.at(p.lexicon.nouns, j)
    found = base or noun
    kind = base.value if base else noun.value if noun else ""
    return (kind, found.end) if found and not p.lexicon.has("stops", p.key(j - 1)) else ("", j)


def base_of(p: Passage, base: Found[str], start: int, units: tuple[str, ...]) -> str:
    """What a figure that begins with token `start` is for: a base before it; empty where that is far.

    No share is a head's: "GDP per head rose 3 per cent".
    """
    if units and base.value == "person" and UNITS[units[0]].dimension in _RELATIVE:
        return ""
    far = FAR_SIGNS if "words_inside_words" in p.lexicon.flags else FAR
    if far == FAR_SIGNS and not base.value[:1].isdigit() and not p.says("each", base.start):
        return ""  # 前年は3億円
    opens = base.start == p.begin and p.key(base.end) in _COMMAS  # "Each day, 850 tonnes leave"
    begin = base.end + opens
    near = begin <= start <= begin + (far if base.value[:1].isdigit() else far // 2)
    return base.value if near and not any(p.key(j) in _COMMAS for j in range(begin, start)) else ""


def rate_behind(p: Passage, j: int, *, measured: bool) -> tuple[str, int]:
    """The rate behind what is measured or done: "850 tonnes *of steel* a day", "300 people *are fed* daily".

    It ends at j where a verb stands between. Where verbs come last it belongs to what follows.
    """
    if j >= p.end or p.tokens[j].kind != "word" or p.lexicon.flags & {"verb_last", "words_inside_words"}:
        return "", j
    words = p.lexicon
    link = p.says("noun_links", j)
    material, first = measured, link.end if link and measured else j
    rated = words.bases_before.bit | words.bases.bit | words.bits(("per",))
    another = words.begin_amounts | words.nouns.bit | words.before.bit
    for k in range(first, min(first + STUFF, p.end)):
        token, bits = p.tokens[k], p.starts[k]
        per, end = _rate_at(p, k, behind=material and k > j) if bits & rated else ("", k)
        if per:
            return ("", j) if _of_next(p, end) else (per, end if material else j)
        if token.text == "-" and p.touches(k):
            continue  # "high-grade steel"
        if token.kind != "word" or words.has("joiners", token.key) or p.says("and", k):
            break
        if k > first and (p.may_open(k, another) or words.has("one", token.key)) and _of_another(p, k):
            break
        material = material and not words.has("stops", token.key)
    return "", j


def _rate_at(p: Passage, k: int, *, behind: bool) -> tuple[str, int]:
    """The rate there: one that a figure may have before it as well, else any but "витекло за добу"."""
    often = p.at(p.lexicon.bases_before, k)
    if often is not None:
        return often.value, often.end
    return rate_after(p, k) if behind and not p.says("within", k) else ("", k)


def _of_another(p: Passage, k: int) -> bool:
    """Whether something else is counted from there on: "one in three reads *a book* a year"."""
    one = p.lexicon.has("one", p.key(k)) and not p.says("per", k)
    amount = p.may_open(k, p.lexicon.begin_amounts) and not p.says("per", k)
    return bool(one or amount) or p.any_at(k, p.lexicon.nouns, p.lexicon.before)


def _of_next(p: Passage, end: int) -> bool:
    """Whether a number follows, which the rate is rather of."""
    bits = p.lexicon.begin_amounts
    return any(p.kind(k) == "number" or p.may_open(k, bits) for k in range(end, min(end + 2, p.end)))


def priced(p: Passage, start: int) -> str:
    """What a price that begins there is for: "a litre of petrol costs", "za litr płaci się", "the price of a
    barrel"; empty where so many of them were said, or of nothing that is measured out.
    """
    words = p.lexicon
    bits = words.bits(("costs", "price_of"))
    costs = False
    for k in range(start - 1, max(start - PRICED, p.begin) - 1, -1):
        if p.kind(k) in {"mark", "number"} and p.key(k) != "'":
            break
        costs = costs or bool(p.starts[k] & bits and p.says("costs", k))
        unit = p.at(words.units, k) if p.starts[k] & words.units.bit else None
        if unit is None or len(p.key(k)) < LEAST_WORD or UNITS[unit.value[0]].dimension not in _MEASURED:
            continue
        article = words.has("one", p.key(k - 1)) or p.said_before("articles", k)
        of = p.said_before("price_of", k - bool(article))
        many = p.kind(k - 1) == "number" or p.key(k - 1) == "-" or (not article and p.before(words.add, k))
        return unit.value[0] if (costs or of) and not many else ""
    return ""


def _closed(p: Passage, j: int) -> bool:
    """Whether nothing that is counted follows."""
    return p.kind(j) in {"mark", ""} or p.lexicon.has("stops", p.key(j))


def _is_year(p: Passage, j: int) -> bool:
    return p.kind(j) == "number" and p.tokens[j].text.isdigit() and len(p.tokens[j].text) == 4


def _round(value: Decimal) -> bool:
    """Whether a number is a usual base of rates: 100, 1,000, 100,000."""
    return value >= 100 and set(str(int(value))) <= {"1", "0"}


def _whole_phrase(value: str) -> bool:
    """A base marked with = needs no "per" before it: "weekly", "hebdomadaires"."""
    return value.startswith("=")
