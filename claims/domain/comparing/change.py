"""What has just changed among the open claims of a topic."""

from dataclasses import dataclass

from claims.domain.questions.times import DayRange
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim that has just become open or has just ceased to be; `as_of` None: its day is unknown."""

    id: Id
    question: Id
    source: Id
    as_of: DayRange | None


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim more, one fewer, or one in the place of another: of a correction both are given."""

    added: ChangedClaim | None = None
    removed: ChangedClaim | None = None

    @property
    def claims(self) -> tuple[ChangedClaim, ...]:
        """The claims that changed."""
        return tuple(claim for claim in (self.removed, self.added) if claim is not None)

    @property
    def sources(self) -> frozenset[Id]:
        """Whose claims changed."""
        return frozenset(claim.source for claim in self.claims)

    @property
    def days(self) -> tuple[DayRange | None, ...]:
        """The days that the claims are for; None: unknown."""
        return tuple(claim.as_of for claim in self.claims)
