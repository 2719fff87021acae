"""Amounts: a number, a range, x ± m, a share in words, a vague quantity, or none at all."""

from fractions import Fraction

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.draft import Amount
from claims.domain.reading.margins import margin_of
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.ranges import half_to_scale, range_of, scale_of, scaled, skipped_money
from claims.domain.reading.rounded import or_so, two_or_three
from claims.domain.reading.sentence.denials import among, negated_after, negated_before
from claims.domain.reading.sentence.out_of import plain_share, share_of
from claims.domain.reading.shares import half_of_share, share_at
from claims.domain.reading.spans import mixed_at, span_at
from claims.domain.reading.vague import vague_at
from claims.domain.reading.vocabulary.phrases import Found

_NONE = ("nobody", "no", "no_after", "neither", "lone")
_SHARES = ("half_before", "majority")
"""Tables beside that of shares with which a share may begin."""
COMPARED = 5
"""Words from "no more" to what it is more than."""
HARMED = 5
"""Words from "nobody" to what happened to them."""


def amount_at(p: Passage, i: int) -> Amount | None:
    """The amount that begins with token i."""
    if p.kind(i) != "number":
        if found := _in_words(p, i):
            return found
    elif p.at(p.lexicon.shares, i) and (found := share_at(p, i)):
        return found
    if pair := or_so(p, i) or two_or_three(p, i) or half_to_scale(p, i):
        return pair
    number = number_at(p, i)
    if number is None:
        return None
    return next(found for rule in _RULES if (found := rule(p, number)))


def _in_words(p: Passage, i: int) -> Amount | None:
    """An amount that has no digits and need not be a number."""
    if p.is_no_number(i):
        return None
    words, bits = p.lexicon, p.starts[i]
    found = _nothing(p, i) or (span_at(p, i) if bits & words.spans.bit else None)
    if found is None and bits & (words.times.bit | words.shares.bit | words.bits(_SHARES)):
        found = half_of_share(p, i) or _share_or_times(p, i)
    return found or (vague_at(p, i) if bits & words.vague.bit else None)


def _one(p: Passage, number: Number) -> Amount:
    texts = (*_later_scale(p, number), *number.texts)
    others = tuple(Written(best=text) for text in texts[1:])
    return Amount(number.start, number.end, "number", Written(best=texts[0]), None, (), number, others)


def _later_scale(p: Passage, number: Number) -> tuple[str, ...]:
    """ "Von 3 auf 4,5 Milliarden": a change, whose first number has the scale of the second."""
    if not (number.plain or number.worded) or p.kind(number.end) != "word":
        return ()
    before = skipped_money(p, number.start)
    opened = p.said_before("openers", before) or p.said_before("from", before)
    if opened is None:
        return ()
    rate = p.says("per", number.end) and not p.says("to", number.end)
    other = None if rate else number_at(p, number.end + 1)
    if other is None or scale_of(other) == 1:
        return ()  # "21,7 por 100 mil habitantes"
    texts = scaled(number, other)
    return () if texts == number.texts else texts


def _nothing(p: Passage, i: int) -> Amount | None:
    lexicon = p.lexicon
    if not p.begin <= i < p.end or not p.starts[i] & lexicon.bits(_NONE):
        return None
    nobody = p.says("nobody", i)
    harmed = _is_harmed(p, nobody.end) if nobody else None
    if nobody and harmed is not None:
        return Amount(i, nobody.end, "nobody", Written(), Modality.NONE, ("person",)) if harmed else None
    no = p.says("no", i) or _none_after(p, i) or _neither(p, i) or _lone(p, i)
    denial = p.says("denial_before", i) if no else None
    if no and denial and denial.end > no.end:
        return None  # "no hay pruebas de que"
    if no is not None and nobody is not None and no.end < nobody.end:
        return None
    if no is not None and (p.kind(no.end) == "number" or _is_compared(p, no.end)):
        return None
    cue = p.at(lexicon.before, i)
    if no is None or (cue and cue.end > no.end) or _is_zero(p, i, no.end):
        return None
    return Amount(i, no.end, "none", Written(), Modality.NONE)


def _is_zero(p: Passage, i: int, end: int) -> bool:
    """ "Net income was nil": the number, as nothing that there is none of follows."""
    zero, words = p.at(p.lexicon.add, i), p.lexicon
    closed = p.kind(end) in {"mark", ""} or words.has("stops", p.key(end))
    return zero is not None and not zero.value and closed and words.has("stops", p.key(i - 1))


def _is_compared(p: Passage, j: int) -> bool:
    """ "No fewer people *than 80*": a bound."""
    if not (p.says("more", j) or p.says("fewer", j)):
        return False
    near = range(j + 1, min(j + COMPARED, p.end))
    than = next((than for k in near if (than := p.says("than", k))), None)
    return than is not None and number_at(p, than.end) is not None


def _is_harmed(p: Passage, j: int) -> bool | None:
    """Whether that is what happened to nobody; False of others: "no one doubts that 300 died"."""
    near = range(j, j + HARMED)
    harmed = next((i for i in near if p.says("harmed", i)), None)
    if harmed is None:
        return None
    return not any(p.kind(i) == "number" and not among(p, i) for i in range(j + 2, harmed))


def _neither(p: Passage, i: int) -> Found[str] | None:
    """ "Neither deaths nor injuries", "ni muertos ni heridos": none of the first, which is named."""
    found = p.says("neither", i)
    noun = p.at(p.lexicon.nouns, found.end) if found else None
    return found if noun and p.says("nor", noun.end + (p.key(noun.end) == ",")) else None


def _lone(p: Passage, i: int) -> Found[str] | None:
    """ "Had not lost *a single* aircraft", "tek bir uçak düşmedi": none, where the sentence negates it."""
    found = p.says("lone", i)
    if found is None:
        return None
    behind = "verb_last" in p.lexicon.flags and negated_after(p, found.end)
    return found if behind or negated_before(p, i) else None


def _none_after(p: Passage, i: int) -> Found[str] | None:
    """ "学校はない", "학교는 없다": the noun stands before."""
    found = p.says("no_after", i)
    return found if found and p.before(p.lexicon.nouns, i) else None


def _share_or_times(p: Passage, i: int) -> Amount | None:
    """ "Half of the flats" is a share, "half as many flats" a multiple."""
    times, share = p.at(p.lexicon.times, i), p.at(p.lexicon.shares, i)
    longer = times is not None and share is not None and times.end > share.end
    return (None if longer else share_at(p, i)) or _times(p, i)


def _times(p: Passage, i: int) -> Amount | None:
    found = p.at(p.lexicon.times, i)
    if found is None:
        return None
    return Amount(i, found.end, "times", Written(best=plain_share(Fraction(found.value))), None, ("ratio",))


_RULES = (share_of, mixed_at, margin_of, range_of, _one)
