"""Changes: where one began and led, won or lost; a figure on the other side of zero."""

from claims.domain.reading.apart import HedgeApart
from claims.domain.reading.asking import BOUNDS
from claims.domain.reading.borders import UNITS, Modality, Written
from claims.domain.reading.draft import FigureDraft
from claims.domain.reading.hedges import Before
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.ranges import skipped_money
from claims.domain.reading.sentence.moves import CHANGED, changes_before, direction_after, lost_before
from claims.domain.reading.units import all_money, counted_after, money_before, unit_linked
from claims.domain.reading.values import FoundFigure

FLIPPED = {
    Modality.AT_LEAST: Modality.AT_MOST,
    Modality.MORE_THAN: Modality.LESS_THAN,
    Modality.NEARLY: Modality.JUST_OVER,
}
FLIPPED |= {other: modality for modality, other in FLIPPED.items()}
"""What a hedge of a fall says of the signed change: "fell more than 3" is less than −3."""


YEAR = 4
"""Digits of a year."""
MOST = 100
"""A number above it, with no unit, is no level of per cent."""
VERB_FAR, CLAUSE_FAR = 2, 9
"""Words between a verb of change and "by" where the verb comes first; those of what changed and when."""
SUBJECT = 4
"""Words of a subject between its verb and how far that moved it."""
GOVERNED = 12
"""Tokens from a verb to the preposition that it needs."""
_BRACKETS = frozenset({"(", "["})
_RELATIVE = frozenset({"percent", "percentage_point", "basis_point"})
"""Units that say how far something moved wherever "by" stands before them."""
_FALLING = frozenset({"length", "volume", "mass"})
"""Dimensions of what falls from the sky."""


def turned(written: Written) -> Written:
    """The numbers with the other sign."""
    return Written(
        low=_negative(written.high),
        best=_negative(written.best),
        high=_negative(written.low),
        unit=written.unit,
        plus_minus=written.plus_minus,
    )


def _negative(text: str) -> str:
    if not text:
        return ""
    return text.removeprefix("-") if text.startswith("-") else f"-{text}"


def hedge_of(draft: FigureDraft) -> Modality | None:
    """The hedge before the number; one behind it decides over "some": "some 300 or more"."""
    left = draft.left
    if left.modality in {Modality.APPROX, Modality.NEARLY} and draft.modality in BOUNDS:
        return draft.modality
    if left.modality is Modality.UP_TO and left.inner is Modality.MORE_THAN:
        return left.inner  # "kan oplopen tot boven de 10.000"
    return left.modality


def is_level(p: Passage, draft: FigureDraft, last: FoundFigure | None, *, came_from: bool) -> bool:
    """ "Wzrosła do 61", "tot 61 gestegen", "rose 3 points, to 11": where a change led, which is no bound."""
    left = draft.left
    if left.modality is not Modality.UP_TO or left.cue_start is None:
        return False
    at = left.start - 1
    at -= p.kind(at) == "mark" and p.tokens[at].text in {",", "–", "-"}
    follows = last is not None and at >= p.begin and p.tokens[at].end == last.span[1]
    if last is not None and follows and (came_from or last.direction or last.unit == "ratio"):
        return True
    if p.said_before("carried", left.cue_start):
        return True  # "ticked up to 9.1 per cent"
    if not p.says("to", left.cue_start):
        return False
    return bool(draft.direction) or changes_before(p, left.cue_start)


def levels(p: Passage, draft: FigureDraft) -> bool:
    """ "Fell below 3 per cent", "auf 300 gesunken": where a change led; "by more than 3" is how far.

    So is what was won of a vote: "gewann 31 Prozent der Stimmen".
    """
    start = draft.left.start
    if p.said_before("to", start) or (p.says("cast", draft.end) and _said_of(p, "gained", start)):
        return True
    within = range(start, draft.end)
    return not p.said_before("by", start) and any(p.says("levels", j) for j in within)


def moved_on(p: Passage, end: int) -> str:
    """The direction behind where a change led: "um 12 Prozent *auf 18.500* gesunken"."""
    other = _another_after(p, end)
    if other is None:
        return ""
    linked = unit_linked(p, other.end)
    counted = counted_after(p, other.end) if linked is None else None
    behind = linked.end if linked else counted.end if counted else other.end
    return direction_after(p, behind)[0] or direction_after(p, other.end)[0]


def came_from(p: Passage, draft: FigureDraft) -> bool:
    """Whether a figure is where a change began: "fiel von 3,4 auf 2,9", "bajó del 3 % al 2,5 %"."""
    start = draft.left.start
    leads = p.says("to", draft.end) is not None
    opened = leads and (p.said_before("from", start) or p.said_before("openers", start))
    other = _another_after(p, draft.end) if opened else None
    if other is None:
        return False
    unit = unit_linked(p, other.end)
    if draft.units == ("percent",) and unit is None and other.value > MOST:
        return False  # "ont reculé de 12 % à 18 500"
    return not (unit and draft.units) or unit.value == draft.units  # not "fell by 3 % to 11 million euros"


def _another_after(p: Passage, j: int) -> Number | None:
    """The number that follows after "to"."""
    to = p.says("to", j)
    if to is None:
        return None
    article = p.says("articles", to.end)
    k = article.end if article else to.end
    money = money_before(p, k, forward=True)
    return number_at(p, money.end if money else k)


def _leads_on(p: Passage, draft: FigureDraft) -> bool:
    """ "Pasa de 1.080 a 1.134": what looks like "more than" is where a change began."""
    left = draft.left
    bound = left.modality in {Modality.MORE_THAN, Modality.AT_LEAST} and left.cue_start is not None
    return (
        bound
        and p.said_before("from", draft.amount.start) is not None
        and _another_after(p, draft.end) is not None
    )


def drop_false_bound(p: Passage, draft: FigureDraft) -> None:
    """ "Unter den 61 Toten": those of whom some are told, no bound; "pasa de 1.080 a 1.134": where one began.

    Asked where the words are those of a bound as well: "onder de 61 doden".
    """
    left = draft.left
    if _leads_on(p, draft):
        left.modality = None
    if (governed := _governed(p, left)) is not None:
        asked = left.modality if governed and left.modality is not left.inner else None
        draft.apart = HedgeApart(asked, likely=True) if asked else draft.apart
        left.modality = left.inner
    if (
        draft.modality is Modality.UP_TO
        and "verb_last" in p.lexicon.flags
        and (draft.direction or _moves_behind(p, draft.end))
        and not any(p.says("may_move", i) for i in range(draft.end, min(draft.end + CHANGED, p.end)))
    ):
        draft.modality = None  # "영하 12.5도까지 떨어졌다"
    among = p.says("among", left.cue_start) if left.cue_start is not None else None
    if among is None or left.modality is None or draft.counted is None or draft.counted.unit is None:
        return
    cue = p.at(p.lexicon.before, among.start)
    if cue and cue.end > among.end:
        return  # "unter der Marke von"
    draft.apart = HedgeApart(left.modality, likely=True) if cue and cue.end == among.end else None
    left.modality = None


def _governed(p: Passage, left: Before) -> bool | None:
    """ "Verfügt über 610 Sitze", "a row over 300 jobs": a preposition that the verb or noun needs, no bound.

    True where the words are those of a bound as well; None where they are those of a bound alone.
    """
    cue = left.cue_start
    governed = p.says("governed", cue) if cue is not None else None
    if cue is None or governed is None or governed.end != cue + 1:
        return None
    if p.says_any(("governs_far",), range(max(p.begin, cue - GOVERNED), cue)):
        return False
    return True if p.said_before("governs", cue) is not None else None


def _moves_behind(p: Passage, end: int) -> bool:
    return p.says_any(("after_up", "after_down", "moved"), range(end, min(end + CHANGED, p.end)))


def happened(p: Passage, draft: FigureDraft) -> bool:
    """ "Über Nacht fielen 40 Zentimeter Schnee", "fielen 300 Soldaten": what fell, not by how much."""
    if draft.units and UNITS[draft.units[0]].dimension == "length" and p.says("places", draft.end):
        return True  # "sank six kilometres off the coast"
    behind = p.said_before("happens", draft.end)
    if behind and p.said_before("by", draft.left.start):
        return False
    if not (behind or p.said_before("happens", draft.left.start)) or _another_after(p, draft.end) is not None:
        return False
    if draft.counted is not None and draft.counted.unit is not None:
        return True
    what = p.token(draft.end)
    noun = what is not None and what.kind == "word" and not p.lexicon.has("stops", what.key)
    named = noun or bool(draft.per)  # "30 Liter Regen pro Quadratmeter"
    return named and bool(draft.units) and UNITS[draft.units[0]].dimension in _FALLING


def won_or_lost(p: Passage, left: Before, draft: FigureDraft) -> str:
    """Up or down for money and shares that were won or lost; people and things lost are no change."""
    if not draft.units or UNITS[draft.units[0]].is_count or draft.units == ("ratio",):
        return ""
    behind = draft.end if all_money(draft.units) else p.end
    if _said_of(p, "gained", left.start) or p.says("gained", behind):
        return "" if draft.per else "up"  # "ils gagnent 1 000 euros par mois"
    if _said_of(p, "lost", left.start) or p.says("lost", behind):
        return "down"
    lost = all_money(draft.units) or draft.units == ("percent",)
    return "down" if lost and lost_before(p, left.start) else ""


def _said_of(p: Passage, name: str, start: int) -> bool:
    """Whether the word stands before a figure, or before its article: "guadagna lo 0,4%"."""
    return any(p.said_before(name, at) for at in {start, skipped_money(p, start)})


def direction_before(p: Passage, begin: int) -> tuple[str, int]:
    """Up or down where a change, a profit or a loss stands right before a token; and where it starts."""
    if p.said_before("no_change", begin):
        return "", begin  # "shot down three drones"
    article = p.said_before("articles", begin)  # "rose by an average of 3 per cent"
    starts = [begin, *((article.start,) if article else ())]
    by = (p.said_before("by", article.start) if article else None) or p.said_before("by", begin)
    if by:
        far = VERB_FAR if "verb_first" in p.lexicon.flags else 0
        starts.extend(range(by.start, max(by.start - far, p.begin) - 1, -1))
    bits = p.lexicon.bits(("up", "down"))
    for start in starts:
        if start <= p.begin or not p.ends[start - 1] & bits:
            continue
        for name in ("up", "down"):
            found = p.said_before(name, start)
            if found:
                return name, found.start
    return "", begin


def direction_far(p: Passage, draft: FigureDraft) -> str:
    """ "Sank der Umsatz im August um 3 Prozent", "spadła w maju o 62 tys.": the verb some words before."""
    by = p.said_before("far_by", draft.left.start)
    relative = bool(draft.units) and draft.units[0] in _RELATIVE
    if by is None and relative:
        return _verb_of_subject(p, draft.left.start)
    if by is None or not (relative or p.lexicon.has("far_any", p.key(by.start))):
        return ""
    bits = p.lexicon.bits(("up", "down"))
    for i in range(by.start - 1, max(by.start - CLAUSE_FAR, p.begin) - 1, -1):
        if p.kind(i) == "mark" or (p.kind(i) == "number" and not _is_time(p, i)):
            return ""
        if p.starts[i] & bits and not p.says("no_change", i):
            for name in ("up", "down"):
                if p.says(name, i):
                    return name
    return ""


def _verb_of_subject(p: Passage, start: int) -> str:
    """ "انخفض معدل البطالة 3%": verb, subject, and how far it moved, without a word between."""
    begins, direction = p.lexicon.subject_starts, ""
    if not begins or not p.key(start - 1).startswith(begins):
        return ""
    for i in range(start - 2, max(start - SUBJECT - 1, p.begin) - 1, -1):
        if p.kind(i) != "word":
            break
        if p.lexicon.has("stops", p.key(i)):
            return ""  # "after prices rose, 3 per cent"
        moved = next((name for name in ("up", "down") if p.says(name, i)), "")
        direction = moved if moved and not p.says("no_change", i) else direction  # not the profits that fell
    return direction


def signed_change(p: Passage, draft: FigureDraft) -> str:
    """ "(-3,9 %)", "(+2.1%)", "+ 7% d'inscrits": a sign that says how something moved."""
    a, rate = draft.amount, bool(draft.units) and draft.units[0] in _RELATIVE
    if not rate or a.rule != "number":
        return ""
    if a.written.best.startswith("-"):
        if p.key(a.start - 1) not in _BRACKETS:
            return ""
        draft.amount = a._replace(written=turned(a.written), others=tuple(turned(o) for o in a.others))
        return "down"
    if p.key(a.start - 1) == "-" and p.key(a.start - 2) in _BRACKETS:
        return "down"  # "(− 1,8 %)"
    before = p.kind(a.start - 2)
    return "up" if p.key(a.start - 1) == "+" and before not in {"number"} else ""


def _is_time(p: Passage, i: int) -> bool:
    """Whether a number is that of a year, or stands before a month: "в 2025 году", "on 3 May"."""
    return len(p.key(i)) == YEAR or p.says("months", i + 1) is not None
