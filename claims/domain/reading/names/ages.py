"""Ages, which are no length of time and no count: "aged 34", "im Alter von 84 Jahren", "tenía 84 años"."""

from claims.domain.reading.borders import Modality
from claims.domain.reading.draft import Amount
from claims.domain.reading.hedges import Before
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import Counted, unit_after

OLDEST = 120
LONGEST_LIST = 12
"""Ages in a list: "aged 3, 5 and 8"."""
_TIMES = frozenset({"year", "month", "week", "day"})
_JOINERS = ("and", "joiners")
_OPENING, _CLOSING = frozenset(",("), frozenset(",).")


def aged(p: Passage, a: Amount) -> bool:
    """Whether the words right beside the number say that it is an age: "aged 34", "34 Jahre alt"."""
    j = a.end + 1 if p.key(a.end) == "-" and p.touches(a.end) else a.end
    if p.says("age_after", j) or _first_of_ages(p, a):
        return True
    start = _first(p, a.start)
    aged, cue = p.said_before("age_before", start), p.before(p.lexicon.before, start)
    return bool(aged and (cue is None or aged.start < cue.start) and not _is_no_age(p, a))


def aged_aside(p: Passage, a: Amount) -> bool:
    """ "Maria Silva, 61, said": a bare number between marks, behind a name or what somebody is."""
    if p.key(a.start - 1) not in _OPENING or p.key(a.end) not in _CLOSING:
        return False
    old = a.number is not None and a.number.plain and 0 < a.number.value < OLDEST
    named = a.start - 2 >= p.begin and p.tokens[a.start - 2].text[:1].isalpha()
    return old and named and _named_or_role(p, a)


def _is_no_age(p: Passage, a: Amount) -> bool:
    """Whether nobody is that old, or something else is measured: "a los 4.000 millones de euros"."""
    unit = unit_after(p, a.end)
    aged = unit is None or not _TIMES.isdisjoint(unit.value)
    return not aged or (a.number is not None and (a.number.scale > 1 or a.number.value >= OLDEST))


def _first_of_ages(p: Passage, a: Amount) -> bool:
    """ "12 and 14 years old": the age that the words behind the second one say."""
    last = _last(p, a.end)
    return last is not None and p.says("age_after", last.end + (p.key(last.end) == "-")) is not None


def _last(p: Passage, end: int) -> Number | None:
    """The last of a list that goes on there: "3, 5 und 8 Jahre alt"; None where none does."""
    last = None
    for _ in range(LONGEST_LIST):
        if end >= p.end or not (p.key(end) == "," or p.starts[end] & p.lexicon.bits(_JOINERS)):
            break
        link = p.says("and", end) or p.says("joiners", end)
        number = number_at(p, link.end if link else end + 1)
        if number is None:
            break
        last, end = number, number.end
    return last


def _first(p: Passage, start: int) -> int:
    """Where a list of numbers begins of which one begins there: "aged 3, 5 and 8"."""
    for _ in range(LONGEST_LIST):
        if start <= p.begin or not (p.key(start - 1) == "," or p.ends[start - 1] & p.lexicon.bits(_JOINERS)):
            break
        link = p.said_before("and", start) or p.said_before("joiners", start)
        before = link.start if link else start - 1
        if p.kind(before - 1) != "number":
            break
        start = before - 1
    return start


def _named_or_role(p: Passage, a: Amount) -> bool:
    """Whether ", 61," follows a name rather than a list of numbers."""
    return p.kind(a.end + 1) != "number" and p.kind(a.start - 2) in {"word", "sign"}


def is_age(p: Passage, a: Amount, left: Before, counted: Counted | None, *, unit: bool) -> bool:
    """ "Voters under 30", "he is 34", "tenía 84 años"; not "погибли более 60", which says who is counted."""
    if a.units and p.says("age_after", a.end - 1):
        return True  # "84 years and two months old"
    value = a.number.value if a.number and a.number.scale == 1 else None
    if a.rule == "range" and value is not None and value < OLDEST and _is_group(p, a):
        return True
    if value is None or not 0 < value < OLDEST or value != int(value):
        return False
    if _is_years(p, a, left) or (not unit and counted is None and _is_bare(p, a, left)):
        return True
    if unit or left.cue_start is None:
        return False
    if left.modality not in {Modality.LESS_THAN, Modality.MORE_THAN} or (
        p.at(p.lexicon.nouns, a.end) and not p.says("harmed", a.end)
    ):
        return False
    if p.before(p.lexicon.subjects, left.cue_start):
        return False
    return bool(p.before(p.lexicon.nouns, left.cue_start)) and left.cue_start == left.start


def _is_group(p: Passage, a: Amount) -> bool:
    """ "Les 15-24 ans", "el grupo de 50 a 54 años": whom a range of ages makes a group."""
    unit = unit_after(p, a.end)
    if unit is None or "year" not in unit.value:
        return False
    first = next((j for j in range(a.start, a.end) if p.kind(j) == "number"), a.start)
    return p.said_before("age_groups", first) is not None


def _is_years(p: Passage, a: Amount, left: Before) -> bool:
    """ "Un homme de 34 ans", "дети до 12 лет", "(34 عاما)": years behind a person or in an aside."""
    last = None if unit_after(p, a.end) else _last(p, a.end)
    unit = unit_after(p, last.end if last else a.end)
    if unit is None or "year" not in unit.value or left.money:
        return False
    start = _first(p, left.start)
    if p.said_before("age_verbs", start) and _closes(p, unit.end):
        return True
    link = p.said_before("age_was", start) or p.said_before("noun_links", start)
    for i in (link.start, start) if link else (start,):
        noun = p.before(p.lexicon.nouns, i)
        if noun is not None and noun.value == "person":
            return True
    opened = (link.start if link else start) - 1
    aside = p.key(opened) in {",", "("} and p.key(unit.end) in {",", ")"}
    return aside and p.kind(opened - 1) == "word" and p.before(p.lexicon.units, opened) is None


def _is_bare(p: Passage, a: Amount, left: Before) -> bool:
    """ "He is 84", "died at 84": a number alone behind who is that old."""
    found = p.said_before("age_bare", left.start)
    if found is None or p.said_before("noun_links", found.start) or p.said_before("definite", found.start):
        return False  # "put the number of dead at 31", "put the dead at 31"
    return _closes(p, a.end)


def _closes(p: Passage, j: int) -> bool:
    """Whether nothing follows that makes it a time: "tiene 84 años de experiencia", "miał 3 lata na to"."""
    if j >= p.end or p.kind(j) == "mark":
        return p.key(j) not in {"%", "-", "/"}
    if p.says("noun_links", j) or p.says("age_not", j):
        return False
    return p.lexicon.has("stops", p.key(j)) or p.says("and", j) is not None
