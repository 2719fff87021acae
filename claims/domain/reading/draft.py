"""A figure while it is read."""

from dataclasses import dataclass, field

from claims.domain.reading.amounts import Amount
from claims.domain.reading.borders import Modality
from claims.domain.reading.hedges import Before
from claims.domain.reading.units import Counted


@dataclass(slots=True)
class Draft:
    """A figure while the words on its right are walked over."""

    amount: Amount
    left: Before
    end: int
    units: tuple[str, ...] = ()
    counted: Counted | None = None
    modality: Modality | None = None
    per: str = ""
    direction: str = ""
    inverted: bool = False
    apart: Modality | None = None
    hedges: list[str] = field(default_factory=list)
