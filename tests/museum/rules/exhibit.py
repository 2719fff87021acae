"""A short way to write the claims of a conflict, and what the rules make of them."""

from datetime import date
from itertools import count

from claims.domain import (
    Assertion,
    DayRange,
    Modality,
    QuoteKind,
    Relations,
    Scope,
    Temporality,
    Voice,
    World,
    Written,
    conflict_summary,
    episodes,
    interpret,
)
from claims.domain.comparing.out_of_step import out_of_step
from claims.domain.comparing.series_breaks import breaks
from claims.domain.figures.units import UNITS

_ids = count(1)
TOTAL, LEVEL, PERIOD, EVER = (
    Temporality.CUMULATIVE,
    Temporality.STOCK,
    Temporality.FLOW,
    Temporality.TIMELESS,
)


def asked(name, unit="person", temporality=TOTAL, **more):
    """A question in a unit."""
    known = UNITS[unit]
    more = {"is_count": known.is_count, "temporality": temporality} | more
    return Scope(name, "topic", known.dimension, unit, **more)


def days(text):
    """ "2017-12-09" or "2015-01-01/2015-12-31"; "" where it is unknown."""
    if not text:
        return None
    first, _, last = text.partition("/")
    return DayRange(date.fromisoformat(first), date.fromisoformat(last or first))


def said(source, question, wording, as_of="", *, said_on=None, data=False, **more):
    """A claim whose chain is complete; wording: "modality value [value_2]", a scale joined on by _."""
    modality, *values = wording.split()
    number, unit = next(_ids), more.pop("unit", "")
    written = Written.of(Modality(modality), *(value.replace("_", " ") for value in values), unit=unit)
    period = days(as_of)
    told = date.fromisoformat(said_on) if said_on else (period.end if period else None)
    voice = Voice(source, f"statement {number}", document=f"document {number}", chain_confirmed=True)
    return Assertion(
        number,
        question,
        voice,
        interpret(Modality(modality), written, question, from_data=data),
        as_of=period,
        said_on=told,
        quote_kind=QuoteKind.DATA if data else QuoteKind.WORDS,
        recorded_order=number,
        **more,
    )


def world(*recorded, graph=None, **marks):
    """A world in which these questions are related."""
    relations = Relations.of_recorded(recorded, **marks)
    return World(relations=relations) if graph is None else World(graph, relations)


def conflict(question, claims, known=None):
    """The conflict of the question in the only episode that has one; None where none has."""
    known = known or World()
    apart = out_of_step(question, claims, known)
    found = [
        conflict_summary(question, each, known, apart=apart) for each in episodes(question, claims, known)
    ]
    kept = [each for each in found if each is not None]
    assert len(kept) < 2
    return kept[0] if kept else None


def broken(question, claims):
    """The breaks in the series of the claims: the flag, and the day of the claim that it is raised on."""
    return [
        (each.flag.value, each.claim.as_of.end.isoformat())
        for each in breaks(question, claims, World().graph)
    ]
