"""Numbers in digits and words: "8,000", "11,5 Mrd.", "two hundred and fifty thousand", "三千五百万"."""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from claims.domain.reading.borders import POLICY, Modality
from claims.domain.reading.compounds import (
    SCALE_NAMES,
    TOUCHING,
    Sum,
    compound_value,
    digits_end,
    inflected,
    may_be_number,
    minus_in_signs,
    past_hyphen,
    scale_within,
    signed,
    texts_of,
    touching_scale,
)
from claims.domain.reading.digits import read_digits
from claims.domain.reading.ones import counts_one, half_on_top
from claims.domain.reading.passage import Passage
from claims.domain.reading.vocabulary.phrases import Found

LEAST_DUAL = 2000
MYRIAD = 10_000
"""Below it a scale word is multiplied by the next: 8천59억."""
LARGEST = 10**POLICY.integer_digits


class Number(NamedTuple):
    """A number in tokens `start` to `end`.

    `texts`: it in digits that `read_written` takes; the first is the likelier where there are more. `worded`:
    it begins with a word. `million`: its "m" may be a million or metres. `plain`: bare digits, without scale.
    `hedge`: one that stands inside, before the scale ("300多万").
    """

    start: int
    end: int
    value: Decimal
    texts: tuple[str, ...]
    worded: bool = False
    million: bool = False
    plain: bool = False
    foreign: bool = False
    loose: bool = False
    scale: Decimal = Decimal(1)
    hedge: Modality | None = None

    @property
    def whole(self) -> int | None:
        """It, where it is a plain whole one as written, without groups."""
        return int(self.texts[0]) if self.plain and self.texts[0].isdigit() else None


def number_at(p: Passage, i: int) -> Number | None:
    """The number that begins with token i."""
    if i not in p.numbers:
        p.numbers[i] = _number_at(p, i)
    found: Number | None = p.numbers[i]
    return found


def _number_at(p: Passage, i: int) -> Number | None:
    if not p.begin <= i < p.end or not may_be_number(p, i) or not _may_start(p, i):
        return None
    plain = p.tokens[i].kind == "number" and digits_end(p, i + 1)
    return _of_digits(p, i) if plain else _of_pieces(p, i)


def _of_pieces(p: Passage, i: int) -> Number | None:
    start, sign = (i, "") if p.tokens[i].kind == "number" else signed(p, i)
    first = i if sign else minus_in_signs(p, i)
    total = Sum()
    end = start
    while True:
        after = _step(p, end, total)
        if after is None:
            break
        end = after
    if total.another is not None:
        return _number_at(replace(p, end=total.another, numbers={}), i)
    if not total.parts or total.broken or sum(total.parts) >= LARGEST:
        return None
    if end == start + 1 and p.lexicon.has("not_alone", p.key(start)):
        return None
    half = p.says("half_after", past_hyphen(p, end) or end)  # "two-and-a-half"
    if half is not None:
        last = total.scale if total.scaled else Decimal(1)
        total.parts.append(last / 2)
        total.mixed, end = True, half.end
    sign = sign or ("-" if first < i else "")
    return _number(p, (first, end), total, sign, worded=p.kind(start) != "number")


def _of_digits(p: Passage, i: int) -> Number | None:
    """The number that digits alone state."""
    words, text = p.lexicon, p.tokens[i].text
    read = read_digits(text, words.locale.decimal, words.locale.group)
    if not read.readings or words.has("not_alone", text):
        return None
    value = Decimal(read.readings[0].replace(",", ""))
    if value >= LARGEST:
        return None
    first = minus_in_signs(p, i)
    if first == i:
        return Number(i, i + 1, value, read.readings, plain=True, foreign=read.foreign)
    texts = tuple("-" + text for text in read.readings)
    return Number(first, i + 1, -value, texts, plain=True, foreign=read.foreign)


def _may_start(p: Passage, i: int) -> bool:
    """Whether a number may begin there: where words are spaced, not inside one; not in 万一, "만기"."""
    if p.is_no_number(i):
        return False
    inside = p.touches(i) and p.kind(i) == "sign" and p.kind(i - 1) in {"sign", "number"}
    return not (inside and "spaced" in p.lexicon.flags)


def _step(p: Passage, j: int, total: Sum) -> int | None:
    """Take one more piece of the number; None where it ends."""
    if j >= p.end:
        return None
    if p.kind(j) == "number":
        return half_on_top(p, j, total) or _digits(p, j, total)
    if p.key(j) == "-" and total.parts and p.touches(j) and p.touches(j + 1):
        return half_on_top(p, j + 1, total) or _word(p, j + 1, total)
    if total.scaled and p.lexicon.has("joiners", p.key(j)) and p.kind(j + 1) == "number" and p.touches(j + 1):
        return _digits(p, j + 1, total)  # "12 ألفا و500"
    after = half_on_top(p, j, total) or _hedge_inside(p, j, total) or _word(p, j, total)
    if after is None and total.parts and p.lexicon.has("joiners", p.key(j)) and _may_join(p, total):
        after = _word(p, j + 1, total, joined=True)
    return after


def _hedge_inside(p: Passage, j: int, total: Sum) -> int | None:
    """ "300多万", "300여만": a hedge between the number and its scale."""
    if not total.parts or "words_inside_words" not in p.lexicon.flags:
        return None
    cue = p.at(p.lexicon.after, j)
    if cue is None or not p.at(p.lexicon.multiply, cue.end) or not p.touches(cue.end):
        return None
    total.hedge = cue.value
    return cue.end


def _may_join(p: Passage, total: Sum) -> bool:
    """Whether "and" goes on with the number: "a hundred and fifty", "treinta y dos", not "fifty and two"."""
    return not _bare(total) and (total.scaled or "joined_scales" not in p.lexicon.flags)


def _bare(total: Sum) -> bool:
    """Whether digits alone were read so far: nothing joins them to a word."""
    return bool(total.digits) and not total.scaled


def _digits(p: Passage, j: int, total: Sum) -> int | None:
    token = p.tokens[j]
    if total.parts and not _goes_on(p, j, total):
        return None
    read = read_digits(token.text, p.lexicon.locale.decimal, p.lexicon.locale.group)
    if not read.readings:
        return None
    if not total.parts:
        total.digits, total.foreign = read.readings, read.foreign
    total.add(Decimal(read.readings[0].replace(",", "")), j)
    return j + 1


def _goes_on(p: Passage, j: int, total: Sum) -> bool:
    """Whether digits after a scale word belong to the number: "2 crore 5 lakh", "1억 2000만", "3万5000",
    "8 bin 500"."""
    if not total.scaled:
        return False
    scale = p.at(p.lexicon.multiply, j + 1)
    text = p.tokens[j].text
    if scale is not None:
        return scale.value < total.scale or _goes_under(p, j, total)
    if "words_inside_words" in p.lexicon.flags:
        text = text.replace(",", "")  # "1만1,000명"
    if not text.isdigit() or p.says("months", j + 1):
        return False
    if p.touches(j) and p.kind(j - 1) == "sign":
        return True
    worded = p.kind(j - 1) in {"word", "sign"} or p.before(p.lexicon.multiply, j)  # "12 tys. 500"
    if not worded or text[0] == "0" or not total.fits(Decimal(text)):
        return False
    filled = 10 ** len(text) == total.scale  # not "2 million 10 years ago"
    return filled or (total.scale == 1000 and "digits_after_thousand" in p.lexicon.flags)


def _goes_under(p: Passage, j: int, total: Sum) -> bool:
    """ "8천59억": both parts are multiplied by what follows."""
    text, inside = p.tokens[j].text, "words_inside_words" in p.lexicon.flags
    return inside and p.touches(j) and text.isdigit() and total.scale < MYRIAD and int(text) < total.scale


def _word(p: Passage, j: int, total: Sum, *, joined: bool = False) -> int | None:
    lexicon = p.lexicon
    if lexicon.endings and not joined and (after := _inflected(p, j, total)) is not None:
        return after
    scale = _scale(p, j, total)
    dual = _dual(p, j, scale.value) if scale is not None and not total.parts else None
    if dual is not None:
        return _added(p, dual.value, dual.end, total, joined=joined)  # "ألفا شخص": two thousand
    if scale is not None and not joined and (total.parts or _may_begin(p, j)):
        return scale.end if total.multiply(scale.value, j, alone="bare_scales" in p.lexicon.flags) else None
    if total.digits and not total.scaled:
        return None
    half = None if total.parts else p.says("half_before", j)
    if half is not None and (by := past_hyphen(p, half.end)) and p.at(lexicon.multiply, by):
        total.add(Decimal("0.5"), j)
        return by
    plain = p.at(lexicon.add, j)
    if plain is not None:
        return _added(p, plain.value, plain.end, total, joined=joined)
    if "compound" in lexicon.flags and p.kind(j) == "word":
        value = compound_value(p.tokens[j].key, lexicon)
        return None if value is None else _added(p, value, j + 1, total, joined=joined)
    return None


def _scale(p: Passage, j: int, total: Sum) -> Found[Decimal] | None:
    """The scale word there; a letter behind another is none ("5 k k"), as words are ("thousand million")."""
    letter = len(p.key(j)) == 1 and p.key(j).isascii()
    return None if letter and total.scaled else p.at(p.lexicon.multiply, j)


def _dual(p: Passage, j: int, scale: Decimal) -> Found[Decimal] | None:
    """ "ألفا شخص": two thousand; "ألفا وخمسمئة": one, as the number goes on."""
    found = p.at(p.lexicon.add, j)
    if found is None or found.value <= scale or p.says("half_after", found.end):
        return None
    return None if p.any_at(found.end, p.lexicon.add, p.lexicon.multiply) else found


def _may_begin(p: Passage, j: int) -> bool:
    """Whether a scale word without a number before it is a number: "mil soldados", not "hundred" nor "K"."""
    letter = p.kind(j) == "word" and len(p.tokens[j].text) == 1
    if "bare_scales" in p.lexicon.flags and not letter:
        return p.kind(j - 1) != "number" and p.before(p.lexicon.multiply, j) is None
    return bool(p.said_before("links", j))


def _inflected(p: Passage, j: int, total: Sum) -> int | None:
    stem = inflected(p, j)
    if not stem:
        return None
    value, multiplies = p.lexicon.single_numbers[stem]
    if multiplies:
        return j + 1 if total.multiply(value, j, alone="bare_scales" in p.lexicon.flags) else None
    if not total.fits(value):
        return None
    total.add(value, j)
    return j + 1


def _added(p: Passage, value: Decimal, end: int, total: Sum, *, joined: bool) -> int | None:
    if not value and total.parts:
        return None  # 三千零五十: it only joins
    if p.lexicon.has("one", p.key(end - 1)) and not counts_one(p, end, total):
        return None
    if not total.parts and (cue := p.at(p.lexicon.before, end - 1)) is not None and cue.end > end:
        return None  # "ein Maximum von"
    inverted = "inverted" in p.lexicon.flags and bool(total.parts)
    if inverted and total.parts[-1] < 10 and 20 <= value <= 90:
        total.add(value, end - 1)
        return end
    if not total.fits(value):
        return None
    total.add(value, end - 1)
    if value >= LEAST_DUAL:  # "ألفين و300": two thousand in one word
        total.scaled, total.scale = True, scale_within(value)
    return end


def _number(p: Passage, span: tuple[int, int], total: Sum, sign: str, *, worded: bool) -> Number:
    value = sum(total.parts, Decimal(0))
    texts = tuple(sign + text for text in texts_of(total, value))
    end, million, scale = span[1], False, total.scale if total.scaled else Decimal(1)
    if total.digits and not total.scaled:
        touching = touching_scale(p, end)
        if touching:
            by, million = TOUCHING[touching], touching == "m"
            texts = tuple(f"{text} {SCALE_NAMES[by]}" for text in texts)
            value, end, scale = value * by, end + 1, Decimal(by)
            total.scaled = True
    plain = not worded and not total.scaled
    loose = worded and p.says("loose", span[0]) is not None
    value = -value if sign else value
    return Number(
        span[0], end, value, texts, worded, million, plain, total.foreign, loose, scale, total.hedge
    )
