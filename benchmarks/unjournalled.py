"""The site as it would be if nobody were told of recalls: what tokens read is put on no record."""

from collections.abc import Iterable
from uuid import UUID

from claimcheck.wsgi import application
from claims.services.notifications.notices import PULLS

__all__ = ["application"]


def _forgotten(token: UUID, seqs: Iterable[int]) -> None:
    """In the place of the journal."""


PULLS.note = _forgotten  # type: ignore[method-assign]  # here alone, so that its price can be measured
