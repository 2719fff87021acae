"""How costs grow between sizes, and where one machine ends if they go on like that."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.scale.works import DETECTION, IMPORT, LABELS, ONCE, REPORT

Size = dict[str, Any]
"""What is kept of a size (`Kept`)."""
Reading = Callable[[Size], float | None]
SMALLEST = 0.02
"""Processor seconds below which ten milliseconds of the clock of processors say nothing about growth."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What is at its end when a reading comes to `most`."""

    name: str
    read: Reading
    most: float
    unit: str


@dataclass(frozen=True, slots=True)
class End:
    """A limit and the claims at which it is met: measured, or extrapolated by the exponent of the last sizes.

    `claims` None: it does not grow, or not measurably.
    """

    limit: Limit
    claims: float | None
    exponent: float | None
    is_measured: bool


def processors(name: str) -> Reading:
    """Processor seconds of a work, of application and database together."""

    def read(size: Size) -> float | None:
        found = size["measured"].get(name, {})
        return None if "wall" not in found else float(found["application"]) + float(found["database"])

    return read


def measured(name: str, what: str) -> Reading:
    """One of the numbers that are kept of a work."""

    def read(size: Size) -> float | None:
        value = size["measured"].get(name, {}).get(what)
        return None if value is None else float(value)

    return read


def room(*parts: str) -> Reading:
    """Bytes on disk."""
    return lambda size: float(sum(size["room"][part] for part in parts)) if "room" in size else None


def exponent(sizes: Sequence[Size], read: Reading, *, least: float = 0.0) -> float | None:
    """e where the reading grows as claims ** e between the two largest sizes.

    None with fewer than two, or where one of them is at most `least`.
    """
    known = [(size["counts"]["claims"], value) for size in sizes if (value := read(size)) is not None]
    if len(known) < 2:
        return None
    (less, before), (more, after) = known[-2:]
    if min(before, after) <= least or less == more:
        return None
    return math.log(after / before) / math.log(more / less)


def ends(sizes: Sequence[Size], limits: Sequence[Limit]) -> list[End]:
    """Of each limit where it is met, that which is met first before the others."""
    found = [_end(sizes, limit) for limit in limits]
    return sorted(found, key=lambda end: math.inf if end.claims is None else end.claims)


def _end(sizes: Sequence[Size], limit: Limit) -> End:
    known = [(size["counts"]["claims"], value) for size in sizes if (value := limit.read(size)) is not None]
    grows = exponent(sizes, limit.read)
    past = [claims for claims, value in known if value >= limit.most]
    if past:
        return End(limit, past[0], grows, True)
    if grows is None or grows < 0.05:
        return End(limit, None, grows, False)
    claims, value = known[-1]
    return End(limit, claims * (limit.most / value) ** (1 / grows), grows, False)


def limits(*, disk: int, memory: int) -> list[Limit]:
    """The ends of a machine with so many bytes of disk and of memory, and of the patience of people."""
    half = "a process with half of the memory"
    night, hour = 8 * 3600.0, 3600.0
    return [
        Limit("disk: tables and indexes", room("tables", "indexes"), float(disk), "bytes"),
        Limit("memory: indexes no longer fit into it", room("indexes"), float(memory), "bytes"),
        *(Limit(f"{LABELS[name]}: {half}", measured(name, "memory"), memory / 2**21, "MB") for name in ONCE),
        Limit(f"{LABELS[DETECTION]}: a night of a processor", processors(DETECTION), night, "s"),
        Limit(f"{LABELS[IMPORT]}: an hour of a processor", processors(IMPORT), hour, "s"),
        Limit(f"{LABELS[REPORT]}: an hour of a processor", processors(REPORT), hour, "s"),
        *(
            Limit(f"{label}: a second of a processor", processors(name), 1.0, "s")
            for name, label in LABELS.items()
            if name not in ONCE
        ),
    ]
