"""So many of a number: seven out of ten, one in three, 4人に1人, which is a share or merely a count."""

from decimal import Decimal
from fractions import Fraction

from claims.domain.reading.apart import FIRST_YEAR, LAST_YEAR
from claims.domain.reading.borders import Written
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.ones import ARTICLES, link_of_share
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import counted_after, unit_after

LARGEST_WHOLE, MOST_OF = 10_000, 20
"""The largest whole of a share in words; the same where its noun is named: "4人に1人"."""
_HUNDRED = 100
_WAYS = ("links", "reversed")
"""Words without which a number is no part of another."""


def _may_be_part(p: Passage, number: Number) -> bool:
    words = p.lexicon
    if p.kind(number.start - 1) == "mark" and p.said_before("no_figure_before", number.start):
        return False  # "No: 14'te 3 daire"
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
    if link and (_is_place(p, number, whole) or _is_year(p, number, whole)):
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
    first = part.start < of.start and part.value != 1
    between = first and p.at(p.lexicon.nouns, part.end) is not None
    if between and p.at(p.lexicon.nouns, whole.end):
        return True  # "2 goals in 3 games"
    if _tens(of.value):
        return False
    odd = of.value > MOST_OF and of.value % 10 and not (part.worded or of.worded) and part.value > 1
    return part.value > MOST_OF or bool(odd and counted_after(p, whole.end))


def _so_many_of(p: Passage, span: tuple[int, int], part: Number, of: Number, *, counted: bool) -> Amount:
    """The share that a part is of a whole; asked where it may be so many of them."""
    text = plain_share(Fraction(part.value) / Fraction(of.value) * 100)
    base = base_of_share(p, span[1])
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


def _is_year(p: Passage, number: Number, whole: Number) -> bool:
    """ "300 in 2024", "no one was hurt in 2024": no share of the year; "1 in 2000" is one."""
    year = whole.plain and FIRST_YEAR <= whole.value <= LAST_YEAR and "," not in whole.texts[0]
    beside = p.says("links", number.end) is not None
    return year and (number.value != 1 or not (beside or whole.value % _HUNDRED == 0))


def counted_of(p: Passage, j: int) -> str | None:
    """What is counted of more of the same: "9 of the 14 districts", "10 out of 144", "3 из 12 раненых"."""
    link = p.says("noun_links", j) or p.says("links", j) or p.said_before("noun_links", j)
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


def base_of_share(p: Passage, j: int) -> Number | None:
    """The number that the share is of: "half of the 3,000"."""
    link = p.says("noun_links", j)
    j = link.end if link else j
    article = p.says("articles", j)
    j = article.end if article else j
    return number_at(p, j) if p.kind(j) == "number" and (link or article) else None


def plain_share(value: Fraction) -> str:
    """A share in per cent, to two places; below 1 to three digits: one in 200,000 is 0.0005."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    places = 2 if exact >= 1 else 2 - exact.adjusted()
    return f"{exact:.{places}f}".rstrip("0").rstrip(".")
