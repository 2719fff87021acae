"""What was wrong, for how long, and how long it took from the first doubt to the correction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.domain.lifecycle import ChangeKind

STATING = frozenset({ChangeKind.NEW, ChangeKind.UPDATE, ChangeKind.CORRECTED})
"""Changes that state a value: what they replace was wrong only up to them."""
DOUBTING = frozenset({ChangeKind.CHALLENGED, ChangeKind.DISPUTED, ChangeKind.HOLD})
TAKING_BACK = frozenset({ChangeKind.CORRECTED, ChangeKind.WITHDRAWN})
"""Changes that say that what was published was wrong. A redaction says nothing of that."""


@dataclass(frozen=True, slots=True)
class Version:
    """One publication of a figure for one as-of."""

    seq: int
    change: ChangeKind
    at: datetime


@dataclass(frozen=True, slots=True)
class PublishedCorrection:
    """A publication that takes back what was said. `stated`: the version that had said it; `doubted_at`: when
    a doubt about it was published first, None where the correction was the first word of it."""

    seq: int
    change: ChangeKind
    at: datetime
    stated: Version
    doubted_at: datetime | None

    @property
    def took(self) -> timedelta | None:
        """From the first doubt to the correction; None without a doubt before it."""
        return None if self.doubted_at is None else self.at - self.doubted_at

    @property
    def stood(self) -> timedelta:
        """How long the wrong value was what we said, doubted or not."""
        return self.at - self.stated.at


def corrections(versions: Iterable[Version]) -> Iterator[PublishedCorrection]:
    """Those among all versions of one as-of, in their order.

    A doubt that was dispelled for a while (REFILE) counts from its beginning: it was right.
    """
    stated: Version | None = None
    doubted: datetime | None = None
    for version in versions:
        if version.change in TAKING_BACK and stated is not None:
            yield PublishedCorrection(version.seq, version.change, version.at, stated, doubted)
        if version.change in STATING:
            stated, doubted = version, None
        elif version.change in DOUBTING and doubted is None:
            doubted = version.at
