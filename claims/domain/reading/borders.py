"""What reading takes from the rest of the domain, in one place."""

from claims.domain.figures import Modality, Written
from claims.domain.numbers import InvalidFigure, read_written
from claims.domain.policy import POLICY
from claims.domain.units import UNITS, Unit, find_unit

__all__ = ["POLICY", "UNITS", "InvalidFigure", "Modality", "Unit", "Written", "find_unit", "read_written"]
