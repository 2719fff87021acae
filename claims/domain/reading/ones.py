"""Articles and words for one: where they count something."""

from decimal import Decimal

from claims.domain.reading.borders import Modality
from claims.domain.reading.compounds import Sum
from claims.domain.reading.passage import Passage
from claims.domain.reading.vocabulary.phrases import Found

ARTICLES = frozenset({"a", "an"})
"""Articles that are no word for one: two hundred a day."""
BETWEEN = 5
"""Tokens between one and the link to the whole that it is of, and the link."""
HARMED_BEFORE, HARMED_AFTER = 4, 6
"""Tokens around one of them among which stands what befell it."""
MOVED = 4
"""Tokens before a point among which the verb stands that says that something moved by it."""
PARTS = {
    "¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75"),
    "⅓": Decimal("0.33"), "⅔": Decimal("0.67"), "⅕": Decimal("0.2"),
    "⅛": Decimal("0.125"), "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"),
}  # fmt: skip
"""Signs that add a part of one to the digits that they touch."""
_HALF = Decimal("0.5")
_WHOLES = frozenset({"2", "3", "4", "5", "8", "16"})
_YEARS = 1000
"""From it on digits may be a year, which has no part of one: "in 2020 1/2 of the seats"."""
SLASHED = 3
"""Tokens of a part of one that is written with a slash."""
PER_CENT = ("pro", "pp")
"""How words begin that say per cent in one with points: Prozentpunkt, pp."""
_PERCENT = ("percent",)
SHARES = frozenset({_PERCENT, ("percentage_point",), ("basis_point",)})
_FIRM = frozenset({Modality.AT_LEAST, Modality.AT_MOST, Modality.UP_TO, Modality.EXACTLY})
"""Hedges before which an article is the number one."""


def counts_one(p: Passage, end: int, total: Sum) -> bool:
    """Whether an article is a number: "a million", "nearly a year"; not "a soldier"."""
    if total.parts and not total.digits and p.key(end - 1) not in ARTICLES and total.parts[-1] % 10 == 0:
        return True  # "yirmi bir", "treinta y un"
    if p.at(p.lexicon.multiply, end) or link_of_share(p, end, total.parts or [Decimal(1)]) is not None:
        return True
    tens = p.at(p.lexicon.add, end) if "inverted" in p.lexicon.flags else None  # "واحد وعشرون"
    if p.said_before("reversed", end - 1) or (tens and 20 <= tens.value <= 90):
        return True  # "पांच में से एक": one of five
    measured = _hedged_unit(p, end) or _of_shares(p, end) or _of_so_many(p, end)
    return not total.parts and (measured or p.ablative(end - 2) or _one_of(p, end))


def half_on_top(p: Passage, j: int, total: Sum) -> int | None:
    """ "One and a half million": the half is of the scale that follows; "4¾": a part written as one sign."""
    if not total.parts or total.scaled:
        return None
    part = None
    if total.digits and total.parts[-1] < _YEARS:
        part = PARTS.get(p.key(j)) if p.touches(j) and p.kind(j) != "number" else slashed(p, j)
    half = None if part else p.says("half_after", j)
    if part is None and (half is None or not p.at(p.lexicon.multiply, half.end)):
        return None
    total.parts[-1] += part or _HALF
    total.digits = ()
    return half.end if half else j + (1 if p.key(j) in PARTS else SLASHED)


def slashed(p: Passage, j: int) -> Decimal | None:
    """The part of one that stands behind digits: "2 1/2", "4-3/4"."""
    if p.kind(j) != "number" or p.key(j + 1) != "/" or not (p.touches(j + 1) and p.touches(j + 2)):
        return None
    part, of = p.key(j), p.key(j + 2)
    if of not in _WHOLES or not part.isdigit() or not 0 < int(part) < int(of):
        return None
    return round(Decimal(part) / Decimal(of), 3)


def _hedged_unit(p: Passage, end: int) -> bool:
    """Whether a unit follows that a hedge or a half stands beside: "nearly a year", "un an et demi"."""
    unit = p.at(p.lexicon.units, end)
    if unit is None:
        return False
    behind = p.at(p.lexicon.after, unit.end) or p.says("half_after", unit.end)
    return bool(behind or p.before(p.lexicon.before, end - 1))


def _of_shares(p: Passage, end: int) -> bool:
    """Whether one per cent or one point is meant: "um einen Prozentpunkt", "d'un pour cent".

    A point is also one of a list or a match: it counts where its words name per cent, or something moved.
    """
    unit = p.at(p.lexicon.units, end)
    if unit is None or unit.value not in SHARES or p.says("after_up", end) or p.says("after_down", end):
        return False
    if names_per_cent(p, unit):
        return True
    near = range(max(p.begin, end - MOVED), min(p.end, unit.end + 1))
    behind = range(unit.end, unit.end + 1)
    return p.says_any(("up", "down"), near) or p.says_any(("up", "down", "after_up"), behind)


def names_per_cent(p: Passage, unit: Found[tuple[str, ...]]) -> bool:
    """Whether a unit of shares is no mere point, which a team or an index has too."""
    longer = unit.end > unit.start + 1 or p.key(unit.start).startswith(PER_CENT)
    return unit.value == _PERCENT or longer


def _of_so_many(p: Passage, end: int) -> bool:
    """ "Only one of the 31 passengers survived"."""
    link = p.says("noun_links", end)
    article = p.says("definite", link.end) if link else None
    behind = article.end if article else link.end if link else end
    return link is not None and p.key(end - 1) not in ARTICLES and p.kind(behind) == "number"


def _one_of(p: Passage, end: int) -> bool:
    """Whether an article counts a noun: "mindestens ein Toter", "une personne a été tuée", "одна людина"."""
    noun = p.at(p.lexicon.nouns, end)
    if noun is None or p.key(end - 1) in ARTICLES or p.said_before("per", end - 1):
        return False
    cue = p.before(p.lexicon.before, end - 1)
    if cue is not None and cue.value in _FIRM:
        return True
    if noun.value != "person":
        return False
    near = range(max(p.begin, end - HARMED_BEFORE), min(p.end, noun.end + HARMED_AFTER))
    human = p.lexicon.has("humans", p.key(end)) and p.says_any(("harmed",), near)
    return human or "one_counts" in p.lexicon.flags


def link_of_share(p: Passage, j: int, parts: list[Decimal]) -> int | None:
    """Where a number follows a link, past what is counted: "un passage à niveau sur cinq"."""
    amounts = (p.lexicon.add, p.lexicon.multiply)
    for k in range(j, j + (BETWEEN if parts == [1] else 2)):
        link = p.says("links", k)
        if link is not None and (p.kind(link.end) == "number" or p.any_at(link.end, *amounts)):
            article = p.lexicon.has("one", p.key(link.end)) and not p.at(p.lexicon.multiply, link.end + 1)
            return None if article else link.end  # "een voertuig op een agent"
        if p.kind(k) != "word":
            return None
    return None
