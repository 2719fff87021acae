"""The methodology of claimcheck, pure: standard library only, no Django, no database, no clock."""

from claims.domain.agreement import independent_count
from claims.domain.assertion import Assertion
from claims.domain.classify import World, classify
from claims.domain.figures import Figure, InvalidFigure
from claims.domain.interpret import interpret

__all__ = ["Assertion", "Figure", "InvalidFigure", "World", "classify", "independent_count", "interpret"]
