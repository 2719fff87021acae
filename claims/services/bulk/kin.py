"""The questions that rows relate to each other, as each of the two sees the other."""

from typing import NamedTuple

from claims.domain.questions.scope import RelationKind


class Kin(NamedTuple):
    """A question that rows relate to another. `first`: it stands first in the relation (it is the part)."""

    text: str
    kind: str
    first: bool

    @property
    def nearness(self) -> int:
        """Whose time goes first: that of a whole, then of what stands beside it, then of a part."""
        if self.kind in (RelationKind.DISJOINT, RelationKind.OVERLAPS):
            return BESIDE
        return PART if self.first else WHOLE

    @property
    def role(self) -> str:
        """What that one is to it: the whole that it is part of, a part of it, or merely related."""
        if self.kind != RelationKind.PART_OF:
            return "beside"
        return "part" if self.first else "whole"


WHOLE, BESIDE, PART = range(3)
