"""Shares in words: half of, 三分之二; and the number that a share is of."""

from fractions import Fraction

from claims.domain.reading.apart import is_year
from claims.domain.reading.borders import UNITS, Modality, Written
from claims.domain.reading.compounds import past_hyphen
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.ones import SHARES, names_per_cent
from claims.domain.reading.passage import Passage
from claims.domain.reading.sentence.out_of import base_of_share, plain_share, share_of
from claims.domain.reading.units import unit_after
from claims.domain.reading.vocabulary.phrases import Found

BEHIND, LEAST_SCALE = 7, 1000
"""Tokens between a number and a share of it; the least scale that a share may be of."""

_BRIEF = frozenset({"hour", "minute", "second"})
"""Times of which half is a length wherever it stands."""


def share_at(p: Passage, i: int) -> Amount | None:
    """The share that begins with token i: "half of the voters", "a majority"."""
    majority = p.says("majority", i)
    if majority is not None:
        return Amount(i, majority.end, "share", Written(best="50"), Modality.MORE_THAN, ("percent",))
    found = p.at(p.lexicon.shares, i)
    half = p.says("half_before", i)
    if half and p.any_at(half.end, p.lexicon.multiply):
        return None
    scaled = _of_scale(p, i, found) if found else None
    if scaled is not None:
        return scaled
    if found is None or (p.says("share_hedged", i) and not _is_hedged(p, i, found.end)):
        return None
    if measured := _of_unit(p, i, found) or _of_one(p, i, found):
        return measured
    if not _is_share(p, i, found.end) or _is_of_time(p, i, found.end):
        return None
    base = base_of_share(p, found.end)
    end = base.end if base else found.end
    base = base or _numbering(p, found.end)
    return Amount(
        i, end, "share", Written(best=plain_share(found.value * 100)), None, ("percent",), base=base
    )


def _is_hedged(p: Passage, i: int, end: int) -> bool:
    """ "Plus du quart des élèves": an ordinal that is a share behind a hedge and before what it is of."""
    return p.before(p.lexicon.before, i) is not None and p.says("noun_links", end) is not None


def half_of_share(p: Passage, i: int) -> Amount | None:
    """ "Einen halben Prozentpunkt", 半个百分点, "mezzo chilometro": half of one."""
    half = p.says("half_before", i)
    j = past_hyphen(p, half.end) or half.end if half else i
    unit = p.at(p.lexicon.units, j) if half else None
    if unit is None or (unit.value in SHARES and not names_per_cent(p, unit)):
        return None
    if unit.value not in SHARES and not _is_measured(p, i, unit):
        return None
    return Amount(i, j, "number", Written(best="0.5"))


def _is_measured(p: Passage, i: int, unit: Found[tuple[str, ...]]) -> bool:
    """Whether half of a unit is how much, not when: "eine halbe Stunde"; not "die letzte halbe Stunde"."""
    kind = UNITS[unit.value[0]]
    share = p.at(p.lexicon.shares, i)
    if kind.is_count or kind.dimension in {"share", "ratio"} or (share and share.end >= unit.end):
        return False  # 半分
    if unit_after(p, unit.start) is None or p.lexicon.has("stops", p.key(unit.start)):
        return False  # "el alquiler medio ha subido"
    long = kind.dimension == "duration" and unit.value[0] not in _BRIEF
    if long and p.lexicon.has("stops", p.key(i - 1)):
        return False  # "nach einem halben Jahr"
    return not p.said_before("periods", i) and p.says("periods", unit.end) is None


def _of_scale(p: Passage, i: int, found: Found[Fraction]) -> Amount | None:
    """ "A quarter of a million": a number, no share."""
    link = None if "nouns_capital" in p.lexicon.flags else p.says("noun_links", found.end)
    j = link.end if link else found.end
    j += p.lexicon.has("one", p.key(j))
    scale = p.at(p.lexicon.multiply, j)
    if scale is None or scale.value < LEAST_SCALE or p.key(scale.end) == "-":
        return None
    value = found.value * Fraction(scale.value)
    whole = value.denominator == 1
    text = f"{int(value):,}" if whole else f"{round(value):,}"
    return Amount(i, scale.end, "number", Written(best=text), None if whole else Modality.APPROX)


def _of_unit(p: Passage, i: int, found: Found[Fraction]) -> Amount | None:
    """ "A quarter of a mile", "un tiers de mile": a number of units; "a third of the hectares" is a share."""
    link = p.says("noun_links", found.end)
    j = link.end if link else found.end
    one = p.lexicon.has("one", p.key(j))
    unit = unit_after(p, j + one) if link or one else None
    if unit is None or len(unit.value) > 1 or p.said_before("periods", i) or p.says("definite", j):
        return None
    measure = UNITS[unit.value[0]]
    points = unit.value == ("percentage_point",)  # "a quarter of a point"
    relative = measure.dimension in {"share", "ratio"} and not points
    if measure.is_count or relative or not (one or _is_bare(p, found)):
        return None
    loose = Modality.APPROX if found.value.denominator % 3 == 0 else None
    return Amount(i, unit.end, "number", Written(best=plain_share(found.value)), loose, unit.value)


def _of_one(p: Passage, i: int, found: Found[Fraction]) -> Amount | None:
    """ "Half a bottle": of one thing, no share of many."""
    if not p.lexicon.has("one", p.key(found.end)) or p.kind(found.end + 1) != "word":
        return None
    return Amount(i, found.end + 1, "number", Written(best=plain_share(found.value)))


def _is_bare(p: Passage, found: Found[Fraction]) -> bool:
    """ "Un tiers de mile": nothing but a preposition between them, and none of "the"."""
    link = p.says("noun_links", found.end)
    return link is not None and link.end == found.end + 1 and found.value != Fraction(1, 2)


def share_behind(p: Passage, j: int) -> bool:
    """Whether a share of the number before token j follows: 3000名护士中有三分之一, "3.000'in üçte biri"."""
    words = p.lexicon
    if "share_behind" not in words.flags:
        return False
    bit = words.phrases["share_links"].bit
    for k in range(j, min(j + BEHIND, p.end)):
        token = p.tokens[k]
        if token.kind == "number" or (token.kind == "mark" and token.key != "'"):
            return False
        link = p.says("share_links", k) if p.starts[k] & bit else None
        genitive = bool(words.of_endings) and token.kind == "word" and token.key.endswith(words.of_endings)
        if (link or genitive) and _share_begins(p, link.end if link else k + 1):
            return True
    return False


def _share_begins(p: Passage, j: int) -> bool:
    """Whether a share stands there, hedged or not."""
    article = p.says("articles", j)
    j = article.end if article else j
    hedge = p.at(p.lexicon.before, j)
    j = hedge.end if hedge else j
    if p.at(p.lexicon.shares, j):
        return True
    number = number_at(p, j)
    return number is not None and bool(p.says("reversed", number.end)) and share_of(p, number) is not None


def _is_share(p: Passage, i: int, j: int) -> bool:
    """Whether a share is of something there: "a third of", "half the"; not "a third man", "half-time"."""
    token = p.token(j)
    if token is None or (p.key(i + 1) == "-" and j == i + 3):
        return True  # "three-quarters full"
    if token.text == "-" and p.touches(j):
        return False
    if "share_needs_link" not in p.lexicon.flags:
        return True
    if (
        token.kind in {"mark", "number"}
        or p.lexicon.has("stops", token.key)
        or p.said_before("noun_links", j)
    ):
        return True
    if p.says("noun_links", j) or p.says("articles", j) or p.says("denial_after", j):
        return True
    return p.says("each", i) is not None  # "every third ballot"


def _is_of_time(p: Passage, i: int, j: int) -> bool:
    """ "The first half of the year": when, not how much."""
    if p.said_before("periods", i) or p.says("periods", j):
        return True
    for name in ("noun_links", "articles"):
        found = p.says(name, j)
        j = found.end if found else j
    unit = unit_after(p, j)
    return is_year(p, j) or (unit is not None and UNITS[unit.value[0]].dimension == "duration")


def _numbering(p: Passage, j: int) -> Number | None:
    """The whole where it is named behind its noun: "ثلث الممرضات البالغ عددهن 3000"."""
    for k in range(j, min(j + BEHIND, p.end)):
        said = p.says("share_whole", k)
        if said is not None:
            return number_at(p, said.end)
    return None
