"""Amounts: a number, a range, x ± m, a share in words, a vague quantity, or none at all."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.context import CHANGED, changes_before
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.rounded import plain_number, scale_first, scale_of, two_or_three
from claims.domain.reading.shares import plain_share, share_at, share_of
from claims.domain.reading.spans import mixed_at, span_at
from claims.domain.reading.units import money_before, unit_after, unit_linked
from claims.domain.reading.vocabulary.phrases import Found

NOUN = 4
"""Letters by which two forms of a noun are the same."""
DASHES = frozenset({"-", "–", "~"})
_PLUS_MINUS = (("±",), ("+", "/", "-"), ("+", "-"))
_HUNDRED = Decimal(100)


def amount_at(p: Passage, i: int) -> Amount | None:
    """The amount that begins with token i."""
    if p.kind(i) != "number":
        found = _nothing(p, i) or span_at(p, i) or share_at(p, i) or _times(p, i) or _vague(p, i)
        if found:
            return found
    elif p.at(p.lexicon.shares, i) and (found := share_at(p, i)):
        return found
    if pair := two_or_three(p, i):
        return pair
    number = number_at(p, i)
    if number is None:
        return None
    return next((a for rule in _RULES if (a := rule(p, number))), None)


def _one(p: Passage, number: Number) -> Amount:
    texts = (*_later_scale(p, number), *number.texts)
    others = tuple(Written(best=text) for text in texts[1:])
    return Amount(number.start, number.end, "number", Written(best=texts[0]), None, (), number, others)


def _later_scale(p: Passage, number: Number) -> tuple[str, ...]:
    """ "Von 3 auf 4,5 Milliarden": a change, whose first number has the scale of the second."""
    before = _skipped_money(p, number.start)
    opened = p.said_before("openers", before) or p.said_before("from", before)
    if not (number.plain or number.worded) or opened is None or p.kind(number.end) != "word":
        return ()
    other = number_at(p, number.end + 1)
    if other is None or scale_of(other) == 1:
        return ()
    texts = _scaled(number, other)
    return () if texts == number.texts else texts


def _nothing(p: Passage, i: int) -> Amount | None:
    lexicon = p.lexicon
    nobody = p.says("nobody", i)
    if nobody:
        harmed = next((h for j in range(nobody.end, nobody.end + 5) if (h := p.says("harmed", j))), None)
        if harmed:
            return Amount(i, nobody.end, "nobody", Written(), Modality.NONE, ("person",))
    no = p.says("no", i) or _none_after(p, i)
    if no is not None and nobody is not None and no.end < nobody.end:
        return None
    if no is not None and p.kind(no.end) == "number":
        return None
    cue = p.at(lexicon.before, i)
    if no is None or (cue and cue.end > no.end):
        return None
    return Amount(i, no.end, "none", Written(), Modality.NONE)


def _none_after(p: Passage, i: int) -> Found[str] | None:
    """ "学校はない", "학교는 없다": the noun stands before."""
    found = p.says("no_after", i)
    return found if found and p.before(p.lexicon.nouns, i) else None


def _vague(p: Passage, i: int) -> Amount | None:
    found = p.at(p.lexicon.vague, i) if p.kind(i - 1) != "number" else None
    if found is None:
        return None
    if inverted := scale_first(p, i):
        return inverted
    return Amount(i, found.end, "vague", Written(best=found.value), Modality.UNCOUNTABLE)


def _times(p: Passage, i: int) -> Amount | None:
    found = p.at(p.lexicon.times, i)
    if found is None:
        return None
    return Amount(i, found.end, "times", Written(best=plain_share(Fraction(found.value))), None, ("ratio",))


def _margin(p: Passage, number: Number) -> Amount | None:
    unit = unit_after(p, number.end)
    j = unit.end if unit else number.end
    sign = next((s for s in _PLUS_MINUS if tuple(p.key(j + n) for n in range(len(s))) == s), None)
    after = j + len(sign) if sign else _plus_minus_words(p, j)
    margin = number_at(p, after) if after else None
    if margin is None:
        return None
    end, text = margin.end, margin.texts[0]
    more = unit_after(p, end)
    units = unit.value if unit else more.value if more else ()
    if more and more.value == ("percent",) and (unit is None or unit.value != ("percent",)):
        text = plain_number(abs(number.value) * margin.value / _HUNDRED)
        units = unit.value if unit else ()
        end = more.end
    elif more:
        end = more.end
    written = Written(best=number.texts[0], plus_minus=text)
    return Amount(number.start, end, "margin", written, Modality.RANGE, units, number)


def _plus_minus_words(p: Passage, j: int) -> int | None:
    """Past "give or take", which a comma may stand before."""
    found = p.says("margins", j + (p.key(j) == ","))
    return found.end if found else None


def _range(p: Passage, low: Number) -> Amount | None:
    """ "10,000 to 12,000", "between $1.2bn and $1.5bn", "two or three", "10-12k"."""
    inner = unit_after(p, low.end)
    counted = _counted(p, low)
    if counted is not None:
        return counted
    for j, unit in ((inner.end if inner else low.end, inner), (low.end, None)):
        opened, end = _joined(p, low.start, j)
        if end is None:
            continue
        article = p.says("articles", end)
        whole = number_at(p, end) if article else None  # "und einer Million"
        end = article.end if article and whole is None else end
        money = money_before(p, end, forward=True)
        high = whole or number_at(p, money.end if money else end)
        if high is None:
            continue
        if money and inner and unit and money.value != inner.value:
            continue  # "fell by 3.2 per cent to $11.4m"
        found = _between(low, high, opened, falls=_frost(p, low, high))
        if found and (_is_firm(p, low, j) or not _changed(p, found, unit, opened)):
            return replace(found, units=unit.value if unit else money.value if money else ())
    return None


def _changed(p: Passage, found: Amount, inner: Found[tuple[str, ...]] | None, opened: int | None) -> bool:
    """Whether two numbers are no range: "rose by 0.3 points to 5.1 per cent", "rose from 2,000 to 3,000"."""
    outer = unit_linked(p, found.end)
    if inner and outer and inner.value != outer.value:
        return True
    if opened is None and inner and outer is None and changes_before(p, found.start):
        return True  # "fell 5 degrees to 12"
    if opened is None:
        came_from = p.said_before("from", _skipped_money(p, found.start))
        opened = came_from.start if came_from else None
    if opened is None:
        return _moves(p, found.end) and any(p.says("from_joiners", j) for j in range(found.start, found.end))
    return changes_before(p, opened)


def _is_firm(p: Passage, low: Number, j: int) -> bool:
    """Whether the words are of a range whatever the verb: "losses of between 75 and 90 million"."""
    opened = p.before(p.lexicon.between, _skipped_money(p, low.start))
    return opened is not None and p.says("and", j) is not None and p.key(j) in opened.value.split("|")


def _frost(p: Passage, low: Number, high: Number) -> bool:
    """ "Between 5 and 3 degrees below zero": from the colder to the warmer."""
    unit = unit_after(p, high.end)
    return unit is not None and low.value > high.value and p.says("below_zero", unit.end) is not None


def _moves(p: Passage, end: int) -> bool:
    """Whether the verb behind says that it was a change: 5000から1万に増えた."""
    near = range(end, min(end + CHANGED + 1, p.end))
    return any(p.says(name, i) for i in near for name in ("after_up", "after_down", "moved"))


def _counted(p: Passage, low: Number) -> Amount | None:
    """A range with what is counted behind both numbers: "50 teachers to 80 teachers", 5000人から1万人."""
    noun = p.at(p.lexicon.nouns, low.end)
    if noun is None:
        return None
    another = p.at(p.lexicon.nouns, noun.end)  # 50名教师
    behind = another.end if another else noun.end
    opened, end = _joined(p, low.start, behind)
    ablative = end is None and p.ablative(behind - 1)
    start = behind if ablative else end
    high = number_at(p, start) if start is not None else None
    if high is None or not _same_noun(p, noun.start, high.end):
        return None
    found = _between(low, high, opened)
    if found is None or (ablative and _moves(p, found.end)):
        return None
    return found if _is_firm(p, low, behind) or not _changed(p, found, None, opened) else None


def _same_noun(p: Passage, i: int, j: int) -> bool:
    """Whether one noun stands at both places, whatever its ending."""
    first, second = p.key(i), p.key(j)
    return bool(second) and first[:NOUN] == second[:NOUN]


def _joined(p: Passage, start: int, j: int) -> tuple[int | None, int | None]:
    """Where a "between" before the number begins, and where the joiner after it ends."""
    if p.key(j) == "-" and p.touches(j) and not p.touches(j + 1):
        j += 1  # "fünf- bis sechstausend"
    before = p.before(p.lexicon.between, _skipped_money(p, start))
    if before and p.key(j) in before.value.split("|"):
        return before.start, j + 1
    if before and _written_onto(p, before.value, j):
        return before.start, j  # بين مئة ومئتي
    joiner = p.says("joiners", j)
    if joiner:
        opener = p.said_before("openers", _skipped_money(p, start))
        return (opener.start if opener else None), joiner.end
    if p.key(j) in DASHES:
        return None, j + 1
    return None, None


def _written_onto(p: Passage, joiners: str, j: int) -> bool:
    """Whether a joiner of one letter is written onto the number that follows."""
    letters = tuple(each for each in joiners.split("|") if len(each) == 1 and each.isalpha())
    return p.kind(j) == "word" and p.key(j).startswith(letters or ("\n",)) and number_at(p, j) is not None


def _skipped_money(p: Passage, i: int) -> int:
    """Back over the sign of money, or the article, before a number."""
    money = money_before(p, i)
    article = None if money else p.said_before("articles", i)
    return money.start if money else article.start if article else i


def _between(low: Number, high: Number, opened: int | None, *, falls: bool = False) -> Amount | None:
    """The range of two numbers; the scale of the second is the first one's too where that has none."""
    if falls:
        low, high = high, low
    lows = _scaled(low, high)
    value = low.value if lows == low.texts else _of_text(lows[0])
    if value >= high.value or (low.million and not high.million):
        return None
    written = Written(low=lows[0], high=high.texts[0])
    others = _other_ranges(low, high, lows)
    start, end = min(low.start, high.start), max(low.end, high.end)
    return Amount(start, end, "range", written, Modality.RANGE, (), high, others, opened=opened)


def _scaled(low: Number, high: Number) -> tuple[str, ...]:
    """The first number with the scale of the second, where it has none: 10–12k, "five or six thousand"."""
    by = scale_of(high)
    small = low.worded and low.scale == 1 and low.value < high.value / by
    if by == 1 or not (low.plain or small):
        return low.texts
    if low.plain and low.value >= 1000 and low.value >= high.value / by:
        return low.texts
    scale = high.texts[0].rpartition(" ")[2]
    if scale.isalpha():
        return tuple(f"{text} {scale}" for text in low.texts)
    return (plain_number(low.value * by),)


def _of_text(text: str) -> Decimal:
    from claims.domain.reading.borders import read_written

    return read_written(text, point_is_decimal=True).value


def _other_ranges(low: Number, high: Number, lows: tuple[str, ...]) -> tuple[Written, ...]:
    """ "10-12,000" starts at 10 or at 10,000: the other way to read it."""
    if low.plain and high.plain and low.value < 100 and high.value >= 1000:
        return (Written(low=f"{lows[0]},000", high=high.texts[0]),)
    if len(low.texts) == len(high.texts) == 2:
        return (Written(low=low.texts[1], high=high.texts[1]),)
    return ()


_RULES = (share_of, mixed_at, _margin, _range, _one)
