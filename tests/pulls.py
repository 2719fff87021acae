"""What tokens have read in this process and is not in the database yet."""

from collections import Counter
from uuid import UUID

from claims.models import PullJournal
from claims.services.notifications.notices import PULLS
from claims.services.notifications.pull_journal import files_of, pieces


def forget_pulls() -> None:
    """What tokens of other tests have read is of another database."""
    PULLS.journal.end()
    for path in files_of(PULLS.journal.folder):
        path.unlink()


def noted_pulls() -> Counter[tuple[UUID, int]]:
    """How often each token was given each publication."""
    every: Counter[tuple[UUID, int]] = Counter()
    for path in files_of(PULLS.journal.folder):
        known = PullJournal.objects.filter(file=path.stem).values_list("drained", flat=True).first()
        for piece in pieces(path, start=known or 0):
            every += piece.pulls
    return every
