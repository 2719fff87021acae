"""What stands on the right of an amount: hedge, unit or noun, change, rate."""

from claims.domain.reading.apart import hedge_behind_mark
from claims.domain.reading.borders import UNITS, Modality, Written
from claims.domain.reading.changes import FLIPPED, moved_on, turned
from claims.domain.reading.draft import FigureDraft
from claims.domain.reading.hedges import after
from claims.domain.reading.names.designated import SYMBOL
from claims.domain.reading.names.exclusions import FIRST_YEAR
from claims.domain.reading.numerals import number_at
from claims.domain.reading.ones import PER_CENT
from claims.domain.reading.passage import Passage
from claims.domain.reading.sentence.moves import beyond_level, changes_before, direction_after
from claims.domain.reading.sentence.rates import priced, rate_after, rate_behind
from claims.domain.reading.spans import half_behind
from claims.domain.reading.units import Counted, all_money, counted_after, unit_linked
from claims.domain.reading.vocabulary.phrases import Found

NEAR_MATCH, MOST_POINTS = 20, 100
"""Tokens around points among which a match is looked for; percentage points that there can be at most."""
_STUFF = frozenset({"mass", "volume", "energy"})
"""Dimensions whose unit is followed by what is measured."""
_SHARES = frozenset({"percent", "percentage_point"})
_NEAR = 3
"""Words from a number to its noun, behind which another number stands."""


def walk_right(p: Passage, draft: FigureDraft) -> None:
    """Hedge, unit or noun, hedge, direction, rate: in the order in which they may stand."""
    if draft.amount.rule == "share":
        _edged(p, draft)
    _hedged(p, draft)
    _changed(p, draft)
    unit = _unit(p, draft)
    if unit and (not draft.units or draft.units == unit.value):
        draft.units, draft.end = unit.value, unit.end
        _scored(p, draft, unit)
        _halved(p, draft)
        _below_zero(p, draft)
        _banded(p, draft)
        _hedged(p, draft)
    elif not draft.units and p.says("below_zero", draft.end) and _may_turn(draft):
        _turn_below_zero(p, draft)
    elif not draft.units or draft.amount.rule == "share":
        _count(p, draft)
    if draft.counted is None and not draft.units:
        _count_before(p, draft)
    if draft.counted is None and not draft.units:
        _unit_of_next(p, draft)
    _changed(p, draft)
    _priced(p, draft)
    _rated(p, draft)
    if draft.per:
        _changed(p, draft)
    _hedged(p, draft)


def _rated(p: Passage, draft: FigureDraft) -> None:
    """What it is for: right behind it, right before it, or behind what is measured or done."""
    draft.per, draft.end = rate_after(p, draft.end)
    base = None if draft.per else p.before(p.lexicon.bases_before, draft.left.start)
    if base and not _is_dated(p, base):
        draft.per, draft.left.start = base.value, base.start
    if not draft.per and draft.amount.rule != "share" and (draft.units or draft.counted):
        measured = bool(draft.units) and UNITS[draft.units[0]].dimension in _STUFF
        draft.per, draft.end = rate_behind(p, draft.end, measured=measured)
    if not draft.per and all_money(draft.units):
        draft.per = priced(p, draft.left.start)


def _unit(p: Passage, draft: FigureDraft) -> Found[tuple[str, ...]] | None:
    """The unit behind it; nothing is left of a symbol: "nessuna *ha* votato" names no hectares."""
    rule = draft.amount.rule
    unit = unit_linked(p, draft.end) if rule != "nobody" else None
    symbol = unit is not None and unit.end == unit.start + 1 and len(p.key(unit.start)) <= SYMBOL
    return None if rule == "none" and symbol else unit


def _edged(p: Passage, draft: FigureDraft) -> None:
    """五分之四强: a word behind a share that makes it a little more, or less; "500强" is a rank."""
    for name, modality in (("share_over", Modality.JUST_OVER), ("share_under", Modality.NEARLY)):
        if found := p.says(name, draft.end):
            draft.modality, draft.end = modality, found.end
            draft.hedges.append(p.key(found.start))


def _banded(p: Passage, draft: FigureDraft) -> None:
    """6%台, 1,400원대: somewhere in the sixes; behind a unit only, since 300台 are vehicles."""
    if p.lexicon.has("bands", p.key(draft.end)) and p.touches(draft.end):
        draft.modality, draft.end = draft.modality or Modality.APPROX, draft.end + 1
        draft.hedges.append(p.key(draft.end - 1))


def _is_dated(p: Passage, base: Found[str]) -> bool:
    """ "Son on yılda", "4日に6人": a number before the word makes it a time, no base.

    So does, of 1日に, a month before it or a past at the end: "1日に850人が集まった".
    """
    if p.kind(base.start - 1) == "number" or p.before(p.lexicon.add, base.start) is not None:
        return True
    if "spaced" in p.lexicon.flags and p.touches(base.start) and p.kind(base.start - 1) == "sign":
        return True
    dated = p.says("date_or_rate", base.start)
    if dated is None or dated.end != base.end:
        return False
    end = next(j for j in range(p.end, p.begin, -1) if p.kind(j - 1) != "mark")
    return p.said_before("months", base.start) is not None or p.said_before("past", end) is not None


def _scored(p: Passage, draft: FigureDraft, unit: Found[tuple[str, ...]]) -> None:
    """ "54 points" of a team, "fell 300 points" of an index: no percentage points, or who knows."""
    if unit.value != ("percentage_point",) or unit.end > unit.start + 1:
        return
    if p.key(unit.start).startswith(PER_CENT):
        return
    number = draft.amount.number
    near = range(max(p.begin, unit.start - NEAR_MATCH), min(p.end, unit.end + NEAR_MATCH))
    if (number and number.value > MOST_POINTS) or any(p.says("scores", j) for j in near):
        draft.units = ("percentage_point", "item")


def _halved(p: Passage, draft: FigureDraft) -> None:
    """ "2年半", "un an et demi": the half behind the unit."""
    a = draft.amount
    half = half_behind(p, a.number, draft.units[0], draft.end) if a.rule == "number" else None
    if half is not None:
        draft.amount = a._replace(written=Written(best=half[0]), others=())
        draft.end = half[1]


def _unit_of_next(p: Passage, draft: FigureDraft) -> None:
    """ "From 600 to 800 euros": a change, whose first number has the unit of the second."""
    start = draft.left.start
    opened = p.said_before("from", start) or p.said_before("openers", start)
    opened = opened or p.said_before("from", draft.amount.start)  # "pasó de 1,80 a 2,40 euros"
    by = p.said_before("by", start) if opened is None and p.says("to", draft.end) else None
    if draft.amount.rule != "number" or not (opened or by) or p.kind(draft.end) != "word":
        return
    other = number_at(p, draft.end + 1)
    unit = unit_linked(p, other.end) if other else None
    draft.units = unit.value if unit and len(unit.value) == 1 else ()
    if opened is None and not all_money(draft.units):
        draft.units = ()  # "um 3 auf 12 Prozent" are points
    number = draft.amount.number
    if draft.units == ("year",) and number is not None and number.value >= FIRST_YEAR:
        draft.units = ()  # "с 1914 по 1918 год"


def _below_zero(p: Passage, draft: FigureDraft) -> None:
    """ "12 degrees below zero": a negative number, whose bounds point the other way."""
    if UNITS[draft.units[0]].dimension != "temperature" or not _may_turn(draft):
        return
    behind = p.says("below_zero", draft.end)
    ahead = p.said_before("below_zero_before", draft.left.start)
    if not (behind or ahead):
        return
    _turn_below_zero(p, draft)


def _may_turn(draft: FigureDraft) -> bool:
    """Whether it is a number that has no sign yet; "trillions below zero" is none."""
    return draft.amount.rule in {"number", "range"} and not draft.amount.is_negative


def _turn_below_zero(p: Passage, draft: FigureDraft) -> None:
    behind = p.says("below_zero", draft.end)
    ahead = p.said_before("below_zero_before", draft.left.start)
    draft.end = behind.end if behind else draft.end
    draft.left.start = ahead.start if ahead else draft.left.start
    draft.amount = draft.amount._replace(written=turned(draft.amount.written), others=())
    left = draft.left
    left.modality = FLIPPED.get(left.modality, left.modality) if left.modality else None
    draft.modality = FLIPPED.get(draft.modality, draft.modality) if draft.modality else None


def _priced(p: Passage, draft: FigureDraft) -> None:
    """ "Tickets from €49": a price from which others go up."""
    if draft.amount.rule != "number" or draft.left.modality or not all_money(draft.units):
        return
    after_price = p.says("from_price_after", draft.end)
    if after_price and p.kind(after_price.end) == "number":
        return  # "9860원에서 1만30원으로"
    opener = p.said_before("from_price", draft.left.start)
    if after_price:
        draft.end = after_price.end
    elif opener and not _changes(p, opener.start):
        draft.left.start = opener.start
    else:
        return
    draft.modality = Modality.AT_LEAST


def _changes(p: Passage, start: int) -> bool:
    """Whether a change begins there rather than a price: "ارتفعت الأسعار 9% خلال أسبوع، من 2.98 دولار"."""
    leads = "verb_first" in p.lexicon.flags and p.says_any(("up", "down", "moved"), range(p.begin, start))
    return leads or changes_before(p, start)


def _hedged(p: Passage, draft: FigureDraft) -> None:
    modality, end, words = after(p, draft.end)
    if modality is not None and words == "plus" and _adds(p, draft, end):
        return
    if modality is not None:
        draft.modality, draft.end = draft.modality or modality, end
        draft.hedges.append(words)
    elif cue := hedge_behind_mark(p, draft.end):
        draft.modality, draft.end = draft.modality or cue.value, cue.end
        draft.hedges.append(" ".join(token.key for token in p.tokens[cue.start : cue.end]))


def _adds(p: Passage, draft: FigureDraft, end: int) -> bool:
    """ "€850,000 plus costs": something more to pay, no bound."""
    return all_money(draft.units) and p.kind(end) == "word" and not p.lexicon.has("stops", p.key(end))


def _changed(p: Passage, draft: FigureDraft) -> None:
    direction, end = direction_after(p, draft.end)
    if direction and p.key(draft.end) == "plus" and _adds(p, draft, end):
        return
    if not direction and draft.units and draft.units[0] in _SHARES:
        direction, end = _noun_of_change(p, draft.end)
        direction = direction or beyond_level(p, draft.end)
    if not direction and p.said_before("by", draft.left.start):
        direction, end = moved_on(p, draft.end), draft.end
    if direction == "up" and p.says("no", draft.left.start):
        return  # "keine 30 Soldaten mehr"
    if direction and not draft.direction:
        draft.direction, draft.end = direction, end


def _noun_of_change(p: Passage, j: int) -> tuple[str, int]:
    """ "A 12% drop", "a 3-point pay rise": the noun behind it, past a word at most."""
    j += p.key(j) == "-"
    for k in (j, j + 1):
        for name, direction in (("nouns_up", "up"), ("nouns_down", "down")):
            if found := p.says(name, k):
                return direction, found.end
        if p.kind(k) != "word" or p.lexicon.has("stops", p.key(k)):
            break
    return "", j


def _count(p: Passage, draft: FigureDraft) -> None:
    counted = _named_by_article(p, draft) or counted_after(p, draft.end)
    if counted is None:
        return
    known = counted.unit is not None
    if draft.amount.rule == "nobody" or (draft.amount.modality is Modality.NONE and not known):
        return
    draft.counted = counted
    draft.end = max(draft.end, counted.end)
    draft.left.start = min(draft.left.start, counted.start)
    if known:
        _hedged(p, draft)


def _named_by_article(p: Passage, draft: FigureDraft) -> Counted | None:
    """ "الركاب الـ52": the noun before a number that has the article written onto it."""
    start = draft.amount.start
    article = p.said_before("definite", start) if p.touches(start) else None
    noun = p.before(p.lexicon.nouns, article.start) if article else None
    return Counted(noun.value, noun.start, noun.end) if noun else None


def _count_before(p: Passage, draft: FigureDraft) -> None:
    """ "Будинків двадцять": the noun before its number, which makes it about twenty."""
    if draft.amount.modality is not Modality.NONE and not _may_invert(p, draft):
        return
    noun = p.before(p.lexicon.nouns, draft.amount.start)
    goes_on = p.kind(draft.end) == "word" and not p.lexicon.has("stops", p.key(draft.end))
    inside = "words_inside_words" in p.lexicon.flags
    if draft.amount.rule == "none" and (p.says("no", draft.amount.start) if inside else goes_on):
        return  # "gospodarstw nie ma wody", 六月起没有领到
    if noun is not None and not _is_of_another(p, noun.start):
        draft.counted = Counted(noun.value, noun.start, noun.end)
        draft.left.start = noun.start
        draft.inverted = draft.amount.rule == "number"
        return
    unit = p.before(p.lexicon.units, draft.amount.start)
    number = draft.amount.number
    small = number is not None and number.value < FIRST_YEAR
    if unit is not None and small and _may_invert(p, draft):  # "часа три", not "год 2000"
        draft.units, draft.left.start, draft.inverted = unit.value, unit.start, True


def _is_of_another(p: Passage, noun: int) -> bool:
    """ "З 102 дронів 83 збито": the noun of the number before it, where none is nearer to that."""
    near = range(max(p.begin, noun - _NEAR), noun)
    numbers = [j for j in near if p.kind(j) == "number"]
    return bool(numbers) and not any(p.at(p.lexicon.nouns, j) for j in range(numbers[-1], noun))


def _may_invert(p: Passage, draft: FigureDraft) -> bool:
    inverts = "inversion_approximates" in p.lexicon.flags
    return inverts and draft.amount.rule == "number" and not draft.left.modality
