"""Amounts: a number, a range, x ± m, a share in words, a vague quantity, or none at all."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.phrases import Found
from claims.domain.reading.units import money_before, unit_after

DASHES = frozenset({"-", "–", "~"})
_PLUS_MINUS = (("±",), ("+", "/", "-"), ("+", "-"))
_HUNDRED = Decimal(100)
LARGEST_WHOLE, MOST_OF = 10_000, 20
"""The largest whole of a share in words; the same where its noun is named: "4人に1人"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What tokens `start` to `end` state, before the words around them are looked at.

    `modality`: None where only the hedge can tell. `others`: further ways to read the number. `units`: codes
    of a unit that stands inside, more than one where it is open. `base`: of a share, the number it is of.
    """

    start: int
    end: int
    rule: str
    written: Written
    modality: Modality | None = None
    units: tuple[str, ...] = ()
    number: Number | None = None
    others: tuple[Written, ...] = ()
    base: Number | None = None
    opened: int | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The texts of its numbers."""
        return tuple(v for v in (self.written.low, self.written.best, self.written.high) if v)


def amount_at(p: Passage, i: int) -> Amount | None:
    """The amount that begins with token i."""
    if p.kind(i) != "number":
        found = _nothing(p, i) or _share(p, i) or _times(p, i) or _vague(p, i)
        if found:
            return found
    elif p.at(p.lexicon.shares, i) and (found := _share(p, i)):
        return found
    number = number_at(p, i)
    if number is None:
        return None
    return _out_of(p, number) or _margin(p, number) or _range(p, number) or _one(number)


def _one(number: Number) -> Amount:
    others = tuple(Written(best=text) for text in number.texts[1:])
    return Amount(number.start, number.end, "number", Written(best=number.texts[0]), None, (), number, others)


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
    found = p.at(p.lexicon.vague, i)
    if found is None:
        return None
    return Amount(i, found.end, "vague", Written(best=found.value), Modality.UNCOUNTABLE)


def _times(p: Passage, i: int) -> Amount | None:
    found = p.at(p.lexicon.times, i)
    if found is None:
        return None
    return Amount(i, found.end, "times", Written(best=_plain(Fraction(found.value))), None, ("ratio",))


def _share(p: Passage, i: int) -> Amount | None:
    majority = p.says("majority", i)
    if majority is not None:
        return Amount(i, majority.end, "share", Written(best="50"), Modality.MORE_THAN, ("percent",))
    found = p.at(p.lexicon.shares, i)
    half = p.says("half_before", i)
    if half and p.any_at(half.end, p.lexicon.multiply):
        return None
    if half and found and half.end > found.end and p.any_at(half.end, p.lexicon.units):
        return Amount(i, half.end, "number", Written(best="0.5"))
    if found is None or not _is_share(p, found.end):
        return None
    base = _base(p, found.end)
    end = base.end if base else found.end
    return Amount(i, end, "share", Written(best=_plain(found.value * 100)), None, ("percent",), base=base)


def _is_share(p: Passage, j: int) -> bool:
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
    return bool(p.says("noun_links", j) or p.says("articles", j) or p.says("denial_after", j))


def _base(p: Passage, j: int) -> Number | None:
    """The number that the share is of: "half of the 3,000"."""
    link = p.says("noun_links", j)
    j = link.end if link else j
    article = p.says("articles", j)
    j = article.end if article else j
    return number_at(p, j) if p.kind(j) == "number" else None


def _out_of(p: Passage, number: Number) -> Amount | None:
    """ "Seven out of ten", "one in every hundred", "1/3", "三分之二": a share."""
    link = p.says("links", number.end) or _link_after_noun(p, number.end)
    reverse = p.says("reversed", number.end) or p.says("reversed", _counter_end(p, number.end))
    slash = p.key(number.end) == "/" and p.touches(number.end) and p.touches(number.end + 1)
    start = link.end if link else reverse.end if reverse else number.end + 1 if slash else None
    whole = None if start is None else number_at(p, start)
    if whole is None or not number.value or not whole.value:
        return None
    part, of = (whole, number) if reverse else (number, whole)
    counted = reverse and reverse.start != number.end
    if (
        part.value >= of.value
        or of.value > (MOST_OF if counted else LARGEST_WHOLE)
        or (slash and not p.says("noun_links", whole.end))
    ):
        return None
    text = _plain(Fraction(part.value) / Fraction(of.value) * 100)
    end = _counter_end(p, whole.end) if reverse else whole.end
    return Amount(number.start, end, "share", Written(best=text), None, ("percent",))


def _link_after_noun(p: Passage, j: int) -> Found[str] | None:
    """ "Un Français sur trois": a word between the number and the link."""
    return p.says("links", j + 1) if p.kind(j) == "word" else None


def _counter_end(p: Passage, j: int) -> int:
    """Behind the noun of a number: "4人に1人"."""
    for _ in range(2):  # "四名青年"
        noun = p.at(p.lexicon.nouns, j)
        j = noun.end if noun else j
    return j


def _plain(value: Fraction) -> str:
    """A share in per cent, to two places."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.2f}".rstrip("0").rstrip(".")


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
        text = _plain_number(abs(number.value) * margin.value / _HUNDRED)
        units = unit.value if unit else ()
        end = more.end
    elif more:
        end = more.end
    written = Written(best=number.texts[0], plus_minus=text)
    return Amount(number.start, end, "margin", written, Modality.RANGE, units, number)


def _plain_number(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def _plus_minus_words(p: Passage, j: int) -> int | None:
    words = ("plus", "or", "minus")
    return j + 3 if tuple(p.key(j + n) for n in range(3)) == words else None


def _range(p: Passage, low: Number) -> Amount | None:
    """ "10,000 to 12,000", "between $1.2bn and $1.5bn", "two or three", "10-12k"."""
    inner = unit_after(p, low.end)
    for j, unit in ((inner.end if inner else low.end, inner), (low.end, None)):
        opened, end = _joined(p, low.start, j)
        if end is None:
            continue
        article = p.says("articles", end)
        end = article.end if article else end
        money = money_before(p, end, forward=True)
        high = number_at(p, money.end if money else end)
        if high is None:
            continue
        found = _between(low, high, opened)
        if found and not _changed(p, found, unit, opened):
            return replace(found, units=unit.value if unit else money.value if money else ())
    return None


def _changed(p: Passage, found: Amount, inner: Found[tuple[str, ...]] | None, opened: int | None) -> bool:
    """Whether two numbers are no range: "rose by 0.3 points to 5.1 per cent", "rose from 2,000 to 3,000"."""
    outer = unit_after(p, found.end)
    if inner and outer and inner.value != outer.value:
        return True
    return opened is not None and any(p.said_before(name, opened) for name in ("up", "down"))


def _joined(p: Passage, start: int, j: int) -> tuple[int | None, int | None]:
    """Where a "between" before the number begins, and where the joiner after it ends."""
    before = p.before(p.lexicon.between, _skipped_money(p, start))
    if before and p.key(j) in before.value.split("|"):
        return before.start, j + 1
    joiner = p.says("joiners", j)
    if joiner:
        opener = p.said_before("openers", _skipped_money(p, start))
        return (opener.start if opener else None), joiner.end
    if p.key(j) in DASHES:
        return None, j + 1
    return None, None


def _skipped_money(p: Passage, i: int) -> int:
    money = money_before(p, i)
    return money.start if money else i


def _between(low: Number, high: Number, opened: int | None) -> Amount | None:
    """The range of two numbers; the scale of the second is the first one's too where that has none."""
    lows = _scaled(low, high)
    value = low.value if lows == low.texts else _of_text(lows[0])
    if value >= high.value or (low.million and not high.million):
        return None
    written = Written(low=lows[0], high=high.texts[0])
    others = _other_ranges(low, high, lows)
    return Amount(low.start, high.end, "range", written, Modality.RANGE, (), high, others, opened=opened)


def _scaled(low: Number, high: Number) -> tuple[str, ...]:
    scale = high.texts[0].rpartition(" ")[2]
    if not low.plain or high.scale == 1 or low.value >= 1000:
        return low.texts
    if scale.isalpha():
        return tuple(f"{text} {scale}" for text in low.texts)
    return (_plain_number(low.value * high.scale),)


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
