"""What is left open about a figure, asked with the readings that there are."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.domain.reading.apart import HedgeApart, of_another, of_another_year
from claims.domain.reading.borders import UNITS, Modality, Written
from claims.domain.reading.compounds import plain_number
from claims.domain.reading.draft import Amount, FigureDraft
from claims.domain.reading.hedges import bounded_vaguely
from claims.domain.reading.passage import Passage
from claims.domain.reading.sentence.denials import nobody_does
from claims.domain.reading.sentence.multiples import BASE, COMPARING
from claims.domain.reading.sentence.on_top import on_top
from claims.domain.reading.sentence.tenths import in_points, of_what
from claims.domain.reading.values import Doubt, FoundFigure, ReadingQuestion
from claims.domain.reading.vocabulary.phrases import Found

_LOWER = frozenset({Modality.AT_LEAST, Modality.MORE_THAN})
_LEVEL = {"percent_change": "percent"}
_UPPER = frozenset({Modality.AT_MOST, Modality.LESS_THAN, Modality.UP_TO})
_ASKING = frozenset("?？؟")
BOUNDS = _LOWER | _UPPER


def ask(p: Passage, found: FoundFigure, draft: FigureDraft) -> FoundFigure:
    """The figure with a question for everything that could change what it means."""
    a, units = draft.amount, draft.units
    if _is_length(p, found, a):
        found, units = _in_metres(found), ("metre",)
    elif points := in_points(p, found, draft):
        found, units = points, (points.unit or "",)
    questions = tuple(question for rule in _questions(p, found, draft, units) for question in rule)
    return replace(found, questions=questions) if questions else found


def _questions(
    p: Passage, found: FoundFigure, draft: FigureDraft, units: tuple[str, ...]
) -> Iterator[Iterator[ReadingQuestion]]:
    """What each rule asks, of those that may."""
    a, number = draft.amount, draft.amount.number
    if a.others or (number is not None and number.foreign):
        yield _number(found, a)
    if len(units) > 1:
        yield _units(found, units)
    yield _tenths(p, found, draft)
    yield _purse(p, found, draft)
    if number is not None and number.million:
        yield _million(found)
    if found.noun and found.unit is None and not units:
        yield _noun(found)
    yield _hedge(p, found, draft)
    if found.modality is Modality.RANGE:
        yield _bounded_range(found, draft)
    if found.rule == "vague":
        yield bounded_vaguely(found, draft.left.modality or draft.modality)
    yield _inversion(found, draft)
    if found.denied or _is_question(p) or nobody_does(p, draft.left.start):
        yield _denial(found)
    yield _comparison(p, found, a, draft)
    yield on_top(p, found, draft)


def _number(found: FoundFigure, a: Amount) -> Iterator[ReadingQuestion]:
    if a.others:
        others = (replace(found, written=replace(other, unit=found.written.unit)) for other in a.others)
        yield ReadingQuestion(Doubt.NUMBER, "Which number do the digits state?", (found, *others))
    else:
        number = found.written.best or found.written.high
        yield ReadingQuestion(
            Doubt.NUMBER, f"Does the comma or point begin the decimals: {number}?", (found,)
        )


def _with_unit(found: FoundFigure, code: str | None) -> FoundFigure:
    return replace(found, unit=code, written=replace(found.written, unit=code or ""))


def _units(found: FoundFigure, units: tuple[str, ...]) -> Iterator[ReadingQuestion]:
    names = " or ".join(UNITS[code].name for code in units)
    readings = tuple(_with_unit(found, code) for code in units)
    yield ReadingQuestion(Doubt.UNIT, f"Which unit: {names}?", readings)


def _tenths(p: Passage, found: FoundFigure, draft: FigureDraft) -> Iterator[ReadingQuestion]:
    """Asked where nothing in the sentence is in per cent."""
    if found.unit == "percentage_point" and not draft.units and not of_what(p):
        yield ReadingQuestion(Doubt.UNIT, "Are these tenths of a percentage point?", (found,))


def _purse(p: Passage, found: FoundFigure, draft: FigureDraft) -> Iterator[ReadingQuestion]:
    """ "Het huis kost drie ton": a weight, or as the sentence has a price, three times 100,000 euros."""
    if not p.begun & p.lexicon.purses.bit:
        return
    number = draft.amount.number
    near = range(draft.amount.end, draft.end)
    purse = next((purse for j in near if (purse := p.at(p.lexicon.purses, j))), None)
    if number is None or purse is None or not p.says_any(("priced",), range(p.begin, p.end)):
        return
    times, code = purse.value.split()
    text = plain_number(number.value * Decimal(times))
    money = replace(found, unit=code, noun="", written=Written(best=text, unit=code))
    yield ReadingQuestion(Doubt.UNIT, f"Money or a weight: {times} {UNITS[code].name} each?", (money, found))


def _million(found: FoundFigure) -> Iterator[ReadingQuestion]:
    """ "9.4m" without money beside it: a million of what is counted, or metres."""
    if found.unit and found.unit != "metre":
        return
    if found.unit == "metre":
        many = replace(found.written, best=f"{found.written.best} million", unit="")
        readings = (found, replace(found, unit=None, written=many))
    else:
        readings = (found, _in_metres(found))
    yield ReadingQuestion(Doubt.UNIT, "Does “m” stand for million or for metres?", readings)


def _is_length(p: Passage, found: FoundFigure, a: Amount) -> bool:
    """ "A 160m trench": one thing, whose length is told, rather than a million of them."""
    if a.number is None or not a.number.million or found.unit:
        return False
    return p.lexicon.has("one", p.key(a.start - 1))


def _in_metres(found: FoundFigure) -> FoundFigure:
    number = found.written.best.removesuffix(" million")
    return replace(found, unit="metre", noun="", written=replace(found.written, best=number, unit="metre"))


def _noun(found: FoundFigure) -> Iterator[ReadingQuestion]:
    readings = tuple(_with_unit(found, code) for code in ("item", "person"))
    yield ReadingQuestion(Doubt.NOUN, f"What are “{found.noun}”: things or people?", readings)


def _bounded_range(found: FoundFigure, draft: FigureDraft) -> Iterator[ReadingQuestion]:
    """ "At least 10 to 12": both ends, or the bound alone."""
    said = draft.left.modality or draft.modality
    bounds = BOUNDS | {Modality.NEARLY, Modality.JUST_OVER}
    if draft.left.modality is None and said is Modality.UP_TO and draft.amount.rule == "range":
        return  # "50 öğretmenden 80 öğretmene kadar": the end's own word
    if found.modality is not Modality.RANGE or said not in bounds or not found.written.low:
        return
    end = found.written.low if said in _LOWER | {Modality.JUST_OVER} else found.written.high
    bound = replace(found, modality=said, written=Written(best=end, unit=found.written.unit))
    yield ReadingQuestion(Doubt.HEDGE, "A range with a bound: are both its ends meant?", (found, bound))


def _hedge(p: Passage, found: FoundFigure, draft: FigureDraft) -> Iterator[ReadingQuestion]:
    """A hedge that stands apart, or an adverb before the number that no lexicon knows and that may be one."""
    behind = _contrary(found, draft)
    if behind is not None:
        readings = (found, replace(found, modality=behind))
        yield ReadingQuestion(Doubt.HEDGE, "Two bounds that exclude each other: which is meant?", readings)
        return
    apart = draft.apart or _barely(p, found, draft)
    if apart is not None and found.modality in {apart.modality, Modality.STATED}:
        hedged, exact = (replace(found, modality=modality) for modality in (apart.modality, Modality.STATED))
        readings = (hedged, exact) if apart.likely else (exact, hedged)
        yield ReadingQuestion(Doubt.HEDGE, "Is the number exact, or a bound as other words say?", readings)
        return
    left = draft.left
    word = p.key(left.start - 1)
    article = p.said_before("articles", left.start)
    maybe = p.before(p.lexicon.maybe, left.start)
    maybe = maybe or (p.before(p.lexicon.maybe, article.start) if article else None)
    if maybe is None and "words_inside_words" in p.lexicon.flags:
        maybe = p.at(p.lexicon.maybe, draft.end)  # "40명에 불과했다"
    if maybe is not None and (_is_but(p, maybe) or _is_with(p, maybe, draft)):
        maybe = None
    if found.modality is Modality.STATED and maybe is not None and not found.direction:
        hedged = replace(found, modality=maybe.value)
        phrase = p.words(maybe.start, maybe.end)
        yield ReadingQuestion(Doubt.HEDGE, f"Does “{phrase}” make the number less exact?", (hedged, found))
        return
    if found.modality is Modality.STATED and _is_adverb(p, left.start - 1):
        about = replace(found, modality=Modality.APPROX)
        yield ReadingQuestion(Doubt.HEDGE, f"Does “{word}” make the number less exact?", (about, found))


def _is_adverb(p: Passage, j: int) -> bool:
    """Whether the word there ends as adverbs do and is no noun: "each family $500"."""
    word, endings = p.key(j), p.lexicon.adverb_endings
    if not endings or p.kind(j) != "word" or p.before(p.lexicon.nouns, j + 1):
        return False
    return len(word) > 4 and word.endswith(endings)


def _contrary(found: FoundFigure, draft: FigureDraft) -> Modality | None:
    """The bound behind a number that undoes the one before it: "up to 300, or even more"."""
    before, behind = draft.left.modality, draft.modality
    if before is None or behind is None or found.modality is not before:
        return None
    return (
        behind if (before in _LOWER and behind in _UPPER) or (before in _UPPER and behind in _LOWER) else None
    )


def _barely(p: Passage, found: FoundFigure, draft: FigureDraft) -> HedgeApart | None:
    """ "Barely 300", "kaum 300": fewer, or only just so many."""
    cue = draft.left.cue_start
    word = p.says("barely", cue) if cue is not None and found.modality is Modality.LESS_THAN else None
    hedge = p.at(p.lexicon.before, word.start) if word else None
    alone = word is not None and hedge is not None and hedge.end == word.end
    return HedgeApart(Modality.LESS_THAN, likely=True) if alone else None


def _is_but(p: Passage, maybe: Found[Modality]) -> bool:
    """ "Yalanladı, ancak 30 kişi …": a word for "only" that says "but" behind a comma."""
    return p.key(maybe.start - 1) == "," and p.says("denial_until", maybe.start) is not None


def _is_with(p: Passage, maybe: Found[Modality], draft: FigureDraft) -> bool:
    """ "Pociąg ze 300 pasażerami", "40 z 300 osób": with so many, or some of them; no hedge."""
    endings = p.lexicon.with_endings
    if not endings or maybe.value is not Modality.APPROX:
        return False
    instrumental = any(p.key(j).endswith(endings) for j in range(maybe.end, draft.end))
    if maybe.start == p.begin or draft.began or instrumental:
        return True
    noun = p.before(p.lexicon.nouns, maybe.start)
    if p.before(p.lexicon.units, maybe.start):
        return True  # "do 5,1 proc. z 5,3 proc."
    before = (noun.start if noun else maybe.start) - 1
    return p.kind(before) == "number" or p.may_open(before, p.lexicon.begin_amounts)


def _inversion(found: FoundFigure, draft: FigureDraft) -> Iterator[ReadingQuestion]:
    """A noun before its number makes it a rough one, or is the sentence's subject."""
    if draft.inverted:
        exact = replace(found, modality=Modality.STATED)
        yield ReadingQuestion(
            Doubt.HEDGE, "Does the order of words make the number less exact?", (found, exact)
        )


def _denial(found: FoundFigure) -> Iterator[ReadingQuestion]:
    other = replace(found, denied=not found.denied)
    yield ReadingQuestion(Doubt.DENIAL, "Is the figure denied here, or stated?", (found, other))


def _is_question(p: Passage) -> bool:
    """ "Were 300 people killed?": asked, not stated."""
    last = p.end - 1
    return p.key(last) in _ASKING or (p.key(last - 1) in _ASKING and p.kind(last) == "mark")


def _is_of_another(p: Passage, found: FoundFigure, draft: FigureDraft) -> bool:
    """Whether a bound is rather what another figure is compared with: "below the 4,500 of 2019"."""
    left = draft.left
    if left.cue_start is not None and of_another(p, draft.amount.start, left.cue_start):
        return True
    return found.modality in COMPARING and of_another_year(p, draft.amount.start)


def _comparison(p: Passage, found: FoundFigure, a: Amount, draft: FigureDraft) -> Iterator[ReadingQuestion]:
    """A change, a ratio, or a share of a number is no level: asked."""
    left = draft.left
    if a.base is not None:
        counts = tuple(
            replace(found, written=replace(found.written, best=number.texts[0], unit=""), unit=None)
            for number in (a.part, a.base)
            if number is not None
        )
        yield ReadingQuestion(
            Doubt.COMPARISON, "A share of a number: which of the two is the figure?", (found, *counts)
        )
    elif a.moved:
        ends = (found.written.low, found.written.high)
        levels = (
            replace(
                found,
                modality=Modality.STATED,
                direction="",
                written=Written(best=end, unit=found.unit or ""),
            )
            for end in reversed(ends)
        )
        yield ReadingQuestion(
            Doubt.COMPARISON, "A range, or a change from the one to the other?", (found, *levels)
        )
    elif _is_of_another(p, found, draft):
        yield ReadingQuestion(Doubt.COMPARISON, BASE, (found,))
    elif found.direction and p.said_before("either", left.start):
        level = replace(found, direction="", unit=_LEVEL.get(found.unit or "", found.unit))
        yield ReadingQuestion(
            Doubt.COMPARISON, "Is it how far something moved, or where it was?", (found, level)
        )
    elif found.unit == "ratio" and any(p.says("fewer", j) for j in range(a.end, draft.end + 1)):
        yield ReadingQuestion(
            Doubt.COMPARISON, "A part of another number, as so many times fewer: which?", (found,)
        )
    elif a.rule == "times":
        yield ReadingQuestion(Doubt.COMPARISON, "A multiple of another number: is it the figure?", (found,))
