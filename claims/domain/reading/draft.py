"""A figure while it is read: the amount alone, and with the words around it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from claims.domain.reading.apart import HedgeApart
from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.hedges import Before
from claims.domain.reading.numerals import Number
from claims.domain.reading.units import Counted

THOUSANDS = 3
"""Digits of a group."""


class Amount(NamedTuple):
    """What tokens `start` to `end` state, before the words around them are looked at.

    `modality`: None where only the hedge can tell. `others`: further ways to read the number. `units`: codes
    of a unit that stands inside, more than one where it is open. `base`: of a share, the number it is of;
    `part`: so many of them. `moved`: it may be a change from the one end to the other.
    """

    start: int
    end: int
    rule: str
    written: Written
    modality: Modality | None = None
    units: tuple[str, ...] = ()
    number: Number | None = None
    others: tuple[Written, ...] = ()
    base: Number | None = None
    part: Number | None = None
    opened: int | None = None
    moved: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """The texts of its numbers."""
        return tuple(v for v in (self.written.low, self.written.best, self.written.high) if v)

    @property
    def is_negative(self) -> bool:
        """Whether its first number has a minus; what has none, as "no more people", has not."""
        return any(text.startswith("-") for text in self.values[:1])


@dataclass(slots=True)
class FigureDraft:
    """A figure while the words on its right are walked over.

    `began`: it is where a change began; `follows`: it stands behind another of the same unit.
    """

    amount: Amount
    left: Before
    end: int
    units: tuple[str, ...] = ()
    counted: Counted | None = None
    modality: Modality | None = None
    per: str = ""
    direction: str = ""
    inverted: bool = False
    began: bool = False
    follows: bool = False
    apart: HedgeApart | None = None
    hedges: list[str] = field(default_factory=list)

    @property
    def likely_hedge(self) -> Modality | None:
        """The hedge that stands apart, where it is likelier of this figure than of something else."""
        return self.apart.modality if self.apart is not None and self.apart.likely else None


def thousands_first(draft: FigureDraft) -> None:
    """ "156,126 solicitudes": nothing counted has three decimals, so the mark rather parts thousands."""
    a, counted = draft.amount, draft.counted
    if not a.others or draft.units or a.number is None or not a.number.plain:
        return
    first, other = a.written.best, a.others[0].best
    three = len(first.partition(".")[2].removesuffix("0")) == THOUSANDS
    if three and "." not in other and counted is not None:
        draft.amount = a._replace(written=a.others[0], others=(a.written, *a.others[1:]))
