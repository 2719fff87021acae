"""Units, money and counted nouns beside a number."""

from dataclasses import dataclass

from claims.domain.reading.borders import UNITS, is_money
from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import TABLES, Passage
from claims.domain.reading.vocabulary.phrases import Found

UNIT_AFTER = TABLES - 1
"""The place of units in what a passage knows, where no table has its bit."""
WINDOW = 5
"""Words after a number among which its noun is looked for: "8,000 North Korean soldiers"."""
_ALONE = frozenset({"t", "g", "l", "h", "m"})
"""Symbols of one letter that may stand apart from their number."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: a unit's code, None where the word isn't known; the noun's tokens.

    `near`: the noun follows its number at once.
    """

    unit: str | None
    start: int
    end: int
    near: bool = False


def all_money(codes: tuple[str, ...]) -> bool:
    """Whether a unit is money, in every way to read it."""
    return bool(codes) and all(code in UNITS and is_money(UNITS[code].dimension) for code in codes)


def unit_after(p: Passage, j: int) -> Found[tuple[str, ...]] | None:
    """The unit that begins there: "km", "per cent", "Mrd. Euro" after its scale; a hyphen may join it."""
    if not p.begin <= j < p.end or not (p.starts[j] & p.lexicon.units.bit or p.tokens[j].text == "-"):
        return None
    place = j * TABLES + UNIT_AFTER
    if place not in p.known:
        p.known[place] = _unit_after(p, j)
    found: Found[tuple[str, ...]] | None = p.known[place]
    return found


def _unit_after(p: Passage, j: int) -> Found[tuple[str, ...]] | None:
    token = p.tokens[j]
    if token.text == "-" and p.touches(j) and p.touches(j + 1):
        return unit_after(p, j + 1) if p.kind(j + 1) == "word" else None
    found = p.at(p.lexicon.units, j)
    if found is None or (found.end == j + 1 and p.lexicon.has("not_units", token.text)):
        return None
    if found.end == j + 1 and p.lexicon.has("stops", token.key) and p.kind(j - 1) != "number":
        return None  # "uno su quattro ha"
    if found.end > j + 1 and p.says("per", j) and UNITS[found.value[0]].dimension == "duration":
        return None  # "130 000 par an"
    single = found.end == j + 1 and len(token.text) == 1 and token.text.isalpha() and token.text.isascii()
    if single and p.key(j + 1) == "'" and p.touches(j + 1) and p.kind(j + 2) == "word":
        return None  # "France 2 l'a dit"
    if single and not p.touches(j) and token.text not in _ALONE:
        return None
    return found


def unit_linked(p: Passage, j: int) -> Found[tuple[str, ...]] | None:
    """The unit right there, or after a link: "2,5 milliards d'euros"."""
    unit = unit_after(p, j)
    link = None if unit else p.says("noun_links", j)
    linked = unit_after(p, link.end) if link else None
    if linked and p.kind(j - 1) == "number" and UNITS[linked.value[0]].dimension == "duration":
        return None  # "les 300 de l'an dernier"
    return linked or unit


def money_before(p: Passage, i: int, *, forward: bool = False) -> Found[tuple[str, ...]] | None:
    """A sign or code of money right before token i: "$", "USD", "Rs"; `forward`: that begins with it.

    A common word of the language is none: "won 12 seats".
    """
    table = p.lexicon.units
    if not forward and not (p.begin < i <= p.end and p.ends[i - 1] & table.bit):
        return None
    found = p.at(table, i) if forward else p.before(table, i)
    if found is not None and found.end - found.start > 1 and not _is_one_sign(p, found):
        found = None if forward else p.at(table, found.end - 1)  # "a $5 million fine"
    if found is None or not all_money(found.value) or _is_meeting(p, found):
        return None
    last = p.tokens[found.end - 1]
    coded = last.kind == "mark" or (last.kind == "word" and (last.text in UNITS or len(last.text) <= 3))
    return found if coded and not p.lexicon.has("stops", last.key) else None


def _is_meeting(p: Passage, found: Found[tuple[str, ...]]) -> bool:
    """COP28 is no money, COP 28 million is."""
    return p.tokens[found.end - 1].text == "COP" and p.touches(found.end)


def _is_one_sign(p: Passage, found: Found[tuple[str, ...]]) -> bool:
    """Whether letters belong to the sign behind them: A$, US$; not "a $5 fine", "give us $5"."""
    if p.kind(found.end - 1) != "mark" or p.kind(found.start) != "word":
        return True
    return p.touches(found.end - 1) and p.tokens[found.start].text[:1].isupper()


def counted_after(p: Passage, j: int) -> Counted | None:
    """The noun that is counted: the first known one among the next words, else the word that stands there."""
    start = _past_whole(p, j, _linked(p, j))
    if start == j and _another_number(p, j):
        return None
    if p.key(start) == "-" and p.touches(start):
        start += 1
    unknown = False
    for k in range(start, min(start + WINDOW, p.end)):
        token = p.tokens[k]
        small = token.kind == "word" and token.text[:1].islower()
        if unknown and small:
            break  # "3.500 Pendler mussten ihre Autos"
        if token.kind in {"mark", "number"} and token.text not in "-'\"":
            break
        noun = p.at(p.lexicon.nouns, k)
        if noun is not None:
            noun = _head(p, noun)
            return Counted(noun.value, start, noun.end, near=k == start)
        hyphened = p.key(k + 1) == "-" and p.touches(k + 1)  # "A-level students"
        if (p.lexicon.has("stops", token.key) and not hyphened) or (k > start and _counts_anew(p, k)):
            break
        unknown = token.kind == "word" and "nouns_capital" in p.lexicon.flags and not small
    return _unknown(p, start)


def _counts_anew(p: Passage, k: int) -> bool:
    """ "Een op de drie leest *minstens één* boek": another number; not "two two-storey houses"."""
    cue = p.at(p.lexicon.before, k)
    j = cue.end if cue else k
    return p.any_at(j, p.lexicon.add) and p.key(j + 1) != "-" and "words_inside_words" not in p.lexicon.flags


def _head(p: Passage, noun: Found[str]) -> Found[str]:
    """ "Police vehicles", "passenger planes": the last noun, where one before another tells its kind."""
    following = p.at(p.lexicon.nouns, noun.end) if "noun_adjuncts" in p.lexicon.flags else None
    if following is None or following.value == noun.value:
        return noun
    return Found(following.value, noun.start, following.end)


def _another_number(p: Passage, j: int) -> bool:
    """Whether a number in words follows: "two million, two million"; not "two two-storey houses"."""
    spaced = "words_inside_words" not in p.lexicon.flags and p.key(j + 1) != "-"
    return spaced and p.any_at(j, p.lexicon.add, p.lexicon.multiply)


def _past_whole(p: Passage, j: int, start: int) -> int:
    """ "Four of the ten jails": past the number of all."""
    whole = number_at(p, start) if start > j and p.kind(start) == "word" else None
    return whole.end if whole and p.kind(whole.end) == "word" else start


def _linked(p: Passage, j: int) -> int:
    """After "of", "of the", "de": what follows is counted all the same."""
    link = p.says("noun_links", j)
    if link is None:
        return j
    article = p.says("articles", link.end)
    return article.end if article else link.end


def _unknown(p: Passage, j: int) -> Counted | None:
    """A word after the number that nothing is known of; little words and marks are none."""
    token = p.token(j)
    if token is None or token.kind not in {"word", "sign"}:
        return None
    following = p.token(j + 1)
    small = token.text.islower() and not (following and following.text[:1].isupper())
    if small and "nouns_capital" in p.lexicon.flags:
        return None  # "es seien 21.000 gewesen"
    roles = ("articles", "hedges", "per", "denial_after", "not", "up", "down", "says")
    tables = (p.lexicon.phrases[name] for name in roles)
    if p.lexicon.has("stops", token.key) or p.any_at(j, p.lexicon.before, *tables):
        return None
    return Counted(None, j, j + 1)
