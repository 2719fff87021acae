"""Departure times as made-up feeds give them: some of leaving the gate, some of leaving the ground."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from claims.domain import Assertion, Modality, QuoteKind, Scope, Temporality, Voice, Written, interpret

GATE = ("Airport board", "Flight page", "Travel site", "Booking desk")
RUNWAY = ("Airline", "Radar log", "Tower notes")
TAXIING = 12.5
"""Minutes from gate to runway, give or take."""


@dataclass(frozen=True)
class Flight:
    """A question, its times of leaving gate and ground (minutes of the day), and what the feeds say."""

    question: Scope
    gate: int
    runway: int
    claims: tuple[Assertion, ...]


def flights(count: int, *sources: str, seed: int = 11) -> list[Flight]:
    """So many flights over thirty days, each told by some of these feeds: sources are a few minutes off,
    seldom far, and now and then a row is copied from the day before."""
    made = Random(seed)
    return [_flight(number, sources, made) for number in range(count)]


def _flight(number: int, sources: tuple[str, ...], made: Random) -> Flight:
    day = date(2011, 12, 1) + timedelta(days=number % 30)
    question = Scope(
        f"flight {number}", "flights", "duration", "minute", temporality=Temporality.TIMELESS, minimum=None
    )
    gate = made.randrange(300, 1380)
    runway = gate + round(made.gauss(TAXIING, 2))
    claims = tuple(
        said(f"{number} {source}", question, source, _told(gate if source in GATE else runway, made), day)
        for source in sources
        if made.random() < 0.8
    )
    return Flight(question, gate, runway, claims)


def _told(minute: int, made: Random) -> int:
    """Mostly right to the minute; of twenty one a few minutes off, of a hundred one far off."""
    drawn = made.random()
    if drawn < 0.01:
        return minute + made.choice((-1, 1)) * made.randrange(30, 300)
    return minute + made.choice((-3, -2, 2, 3)) if drawn < 0.05 else minute


def said(key: str, question: Scope, source: str, minute: int, day: date) -> Assertion:
    """A row of a feed."""
    return Assertion(
        key,
        question,
        Voice(source, key, document=key, chain_confirmed=True),
        interpret(Modality.STATED, Written.of(Modality.STATED, str(minute)), question, from_data=True),
        said_on=day,
        quote_kind=QuoteKind.DATA,
        recorded_order=key,
    )
