"""What a number counts that names nothing: the subject, or the figure that it is compared with."""

import re

from claims.domain.reading.borders import UNITS
from claims.domain.reading.draft import FigureDraft
from claims.domain.reading.passage import Passage
from claims.domain.reading.sentence.out_of import counted_of
from claims.domain.reading.values import FoundFigure

FAR, BEHIND = 15, 4
"""Tokens from a subject to its number; those behind a number among which stands what befell so many."""
_ELLIPTIC = frozenset({"percent", "degree_Celsius", "degree_Fahrenheit", "year", "month", "day", "hour"})
"""Units that a number compared with another leaves out."""
_IN_PARTS = re.compile(r"\d+\.\d+")
"""A number that counts nothing: no two events of a strength of 5.1 and 4.8."""


def subject_unit(p: Passage, draft: FigureDraft, known: FoundFigure | None) -> str | None:
    """The unit of a number that names none, from the sentence's subject: "Deaths rose to 61 from 58"."""
    named = bool(draft.units or draft.counted)
    if named or draft.amount.rule not in {"number", "range"}:  # "dozens of the 300 patients"
        return counted_of(p, draft.end) if draft.amount.rule == "vague" and not named else None
    elliptic = known is not None and known.unit in _ELLIPTIC and known.rule != "share"
    if known is not None and elliptic and p.said_before("against", draft.left.start):
        return known.unit  # "61 per cent, up from 58"
    whole = counted_of(p, draft.end)
    if whole is not None:
        return whole
    if any(_IN_PARTS.fullmatch(v) for v in draft.amount.values):
        return None
    said = _subject_before(p, draft.left.start)
    if said is not None:
        return said or None
    if known is not None and known.unit is not None and UNITS[known.unit].is_count:
        return known.unit
    return _named_behind(p, draft.end)


def _named_behind(p: Passage, end: int) -> str | None:
    """ "10000 weitere wurden verletzt", "a nueve el número de víctimas": what the words behind say."""
    for i in range(end, min(end + BEHIND, p.end)):
        if p.kind(i) in {"mark", "number"}:
            return None
        if p.says("harmed", i):
            return "person"
        if i <= end + 1 and (subject := p.at(p.lexicon.subjects, i)):
            return subject.value
    return None


def _subject_before(p: Passage, start: int) -> str | None:
    """What the nearest subject counts; empty where another clause's stands between, None without one."""
    bits = p.lexicon.subjects.bit | p.lexicon.phrases["whereas"].bit
    for i in range(start - 1, max(p.begin, start - FAR) - 1, -1):
        if p.starts[i] & bits:
            if p.says("whereas", i):
                return ""  # "deaths stood at 61 while inflation stood at 4"
            if subject := p.at(p.lexicon.subjects, i):
                return subject.value
    return None
