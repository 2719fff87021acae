"""What reading takes from the rest of the domain, in one place."""

from claims.domain.figures.figure import Modality, Written
from claims.domain.figures.numbers import InvalidFigure, read_written
from claims.domain.figures.phrasing import phrase
from claims.domain.figures.units import UNITS, KnownUnit, convert, find_unit, is_money
from claims.domain.policy import POLICY
from claims.domain.saying import joined, say, unit_of

__all__ = [
    "POLICY",
    "UNITS",
    "InvalidFigure",
    "KnownUnit",
    "Modality",
    "Written",
    "convert",
    "find_unit",
    "is_money",
    "joined",
    "phrase",
    "read_written",
    "say",
    "unit_of",
]
