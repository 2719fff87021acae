"""Shares in words: half of, one in three, 三分之二; and the number that a share is of."""

from decimal import Decimal
from fractions import Fraction

from claims.domain.reading.borders import UNITS, Modality, Written
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.ones import ARTICLES, link_of_share
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import counted_after, unit_after
from claims.domain.reading.vocabulary.phrases import Found

FIRST_YEAR, LAST_YEAR = 1900, 2100

BEHIND, LEAST_SCALE = 7, 1000
"""Tokens between a number and a share of it; the least scale that a share may be of."""
LARGEST_WHOLE, MOST_OF = 10_000, 20
"""The largest whole of a share in words; the same where its noun is named: "4人に1人"."""


def share_at(p: Passage, i: int) -> Amount | None:
    """The share that begins with token i: "half of the voters", "a majority"."""
    majority = p.says("majority", i)
    if majority is not None:
        return Amount(i, majority.end, "share", Written(best="50"), Modality.MORE_THAN, ("percent",))
    found = p.at(p.lexicon.shares, i)
    half = p.says("half_before", i)
    if half and p.any_at(half.end, p.lexicon.multiply):
        return None
    if half and found and half.end > found.end and p.any_at(half.end, p.lexicon.units):
        return Amount(i, half.end, "number", Written(best="0.5"))
    scaled = _of_scale(p, i, found) if found else None
    if scaled is not None:
        return scaled
    if found is None:
        return None
    if measured := _of_unit(p, i, found):
        return measured
    if not _is_share(p, i, found.end) or _is_of_time(p, i, found.end):
        return None
    base = _base(p, found.end)
    end = base.end if base else found.end
    base = base or _numbering(p, found.end)
    return Amount(
        i, end, "share", Written(best=plain_share(found.value * 100)), None, ("percent",), base=base
    )


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
    if token is None:
        return True
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
    year = (
        p.kind(j) == "number"
        and p.tokens[j].text.isdigit()
        and FIRST_YEAR <= int(p.tokens[j].text) <= LAST_YEAR
    )
    unit = unit_after(p, j)
    return year or (unit is not None and UNITS[unit.value[0]].dimension == "duration")


def _base(p: Passage, j: int) -> Number | None:
    """The number that the share is of: "half of the 3,000"."""
    link = p.says("noun_links", j)
    j = link.end if link else j
    article = p.says("articles", j)
    j = article.end if article else j
    return number_at(p, j) if p.kind(j) == "number" and (link or article) else None


def _numbering(p: Passage, j: int) -> Number | None:
    """The whole where it is named behind its noun: "ثلث الممرضات البالغ عددهن 3000"."""
    for k in range(j, min(j + BEHIND, p.end)):
        said = p.says("share_whole", k)
        if said is not None:
            return number_at(p, said.end)
    return None


_WAYS = ("links", "reversed")
"""Words without which a number is no part of another."""


def _may_be_part(p: Passage, number: Number) -> bool:
    words = p.lexicon
    return bool(p.begun & words.bits(_WAYS)) or bool(words.from_endings) or p.key(number.end) == "/"


def share_of(p: Passage, number: Number) -> Amount | None:
    """ "Seven out of ten", "one in every hundred", "1/3", "三分之二": a share."""
    if not _may_be_part(p, number):
        return None
    link = link_of_share(p, number.end, [number.value])
    reverse = p.says("reversed", number.end) or p.says("reversed", _counter_end(p, number.end))
    slash = p.key(number.end) == "/" and p.touches(number.end) and p.touches(number.end + 1)
    measured = p.at(p.lexicon.units, number.end) is not None  # "on iki yıldan sekiz yıla": no share
    ablative = not (link or reverse or slash or measured) and p.ablative(number.end)
    start = link if link else reverse.end if reverse else number.end + 1 if slash or ablative else None
    whole = None if start is None or (reverse and p.any_at(start, p.lexicon.shares)) else number_at(p, start)
    if whole is None or not number.value or not whole.value:
        return None
    if link and (_is_place(p, number, whole) or _is_year(number, whole)):
        return None
    part, of = (whole, number) if reverse or ablative else (number, whole)
    if reverse and (FIRST_YEAR <= of.value <= LAST_YEAR or p.key(part.end) == "."):
        return None  # "2021'de 25. yıl"
    counted = ablative or (reverse and reverse.start != number.end)
    if (
        link
        and p.says("noun_links", number.end)
        and not whole.worded
        and (not number.worded or (number.value == 1 and of.value % 10))
        and not _tens(of.value)
    ):
        return None  # "3 из 12 раненых"
    if (
        part.value >= of.value
        or (
            of.value > (MOST_OF if counted else LARGEST_WHOLE)
            and not (part.value == 1 and ((link and not reverse) or of.value % 10 == 0))
        )
        or (slash and not p.says("noun_links", whole.end))
    ):
        return None
    if link and _is_count(p, whole, part, of):
        return None  # "300 out of 400 seats", "10 out of 144 trusts"
    end = _counter_end(p, whole.end) if reverse else whole.end
    return _so_many_of(p, (number.start, end), part, of, counted=bool(counted))


def _is_count(p: Passage, whole: Number, part: Number, of: Number) -> bool:
    """Whether it is so many of all there are rather than how often something happens: no whole has 144."""
    if _tens(of.value):
        return False
    odd = of.value > MOST_OF and of.value % 10 and not (part.worded or of.worded) and part.value > 1
    return part.value > MOST_OF or bool(odd and counted_after(p, whole.end))


def _so_many_of(p: Passage, span: tuple[int, int], part: Number, of: Number, *, counted: bool) -> Amount:
    """The share that a part is of a whole; asked where it may be so many of them."""
    text = plain_share(Fraction(part.value) / Fraction(of.value) * 100)
    base = _base(p, span[1])
    end = base.end if base else span[1]
    share = Amount(span[0], end, "share", Written(best=text), None, ("percent",), base=base)
    either = _may_count(part, of) or (counted and of.value > MOST_OF)
    return share._replace(base=of, part=part) if base is None and either else share


def _may_count(part: Number, of: Number) -> bool:
    """ "9 out of 45 ships", "45 out of 100": a share, or so many of them."""
    if part.worded or of.worded or part.value == 1:
        return False
    return part.value > MOST_OF or (of.value > MOST_OF and not _tens(of.value))


def _is_place(p: Passage, one: Number, whole: Number) -> bool:
    """ "A recount in 12 districts", "une étude sur 1 200 adultes": about so many, no share of them."""
    noun_between = p.kind(one.end) == "word" and p.says("links", one.end) is None and one.value == 1
    if not noun_between:
        return False
    known = any(p.at(p.lexicon.nouns, j) for j in range(one.end, whole.start))
    digits = not whole.worded and not _tens(whole.value) and not known
    return (
        digits
        or p.key(one.start) in ARTICLES
        or bool(p.at(p.lexicon.nouns, whole.end) or unit_after(p, whole.end))
    )


def _is_year(number: Number, whole: Number) -> bool:
    """ "300 in 2024": no share of the year; "1 in 2000" is one."""
    year = whole.plain and FIRST_YEAR <= whole.value <= LAST_YEAR and "," not in whole.texts[0]
    return year and number.value != 1


def counted_of(p: Passage, j: int) -> str | None:
    """What is counted of more of the same: "9 of the 14 districts", "10 out of 144", "3 из 12 раненых"."""
    link = p.says("noun_links", j) or p.says("links", j)
    article = p.says("articles", link.end) if link else None
    whole = number_at(p, article.end if article else link.end) if link else None
    noun = p.at(p.lexicon.nouns, whole.end) if whole else None
    return noun.value if noun else None


def _tens(value: Decimal) -> bool:
    """Whether it is 10, 100, 1,000: the whole of a share where counts stand so too."""
    return set(str(int(value))) <= {"1", "0"}


def _counter_end(p: Passage, j: int) -> int:
    """Behind the noun of a number: "4人に1人"."""
    for _ in range(2):  # "四名青年"
        noun = p.at(p.lexicon.nouns, j)
        j = noun.end if noun else j
    return j


def plain_share(value: Fraction) -> str:
    """A share in per cent, to two places; below 1 to three digits: one in 200,000 is 0.0005."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    places = 2 if exact >= 1 else 2 - exact.adjusted()
    return f"{exact:.{places}f}".rstrip("0").rstrip(".")
