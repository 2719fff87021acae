"""Notices: whoever pulled a version of a figure that is no longer what we say, or is again, is told so.

What a token pulls is put in a journal before its answer leaves (pull_journal), and drained into the database
by a thread of the process every few seconds, and by a job each minute. A notice is written in the publishing
transaction for what had been drained by then, and by draining for the rest: it waits for publications under
way, so that none falls between.
"""

import atexit
import logging
import threading
import time
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.saving import set_once
from claims.domain.lifecycle import ChangeKind
from claims.domain.priority import HALF_LIFE_DAYS
from claims.models import Notice, Publication, PullJournal
from claims.services.notifications.notice_mail import mail_later
from claims.services.notifications.pull_journal import Journal, JournalPiece, files_of, pieces, taken
from claims.services.publication_lock import no_publication_under_way

RECALLS = (
    ChangeKind.CORRECTED,
    ChangeKind.HOLD,
    ChangeKind.DISPUTED,
    ChangeKind.CHALLENGED,
    ChangeKind.STALE,
    ChangeKind.WITHDRAWN,
    ChangeKind.REDACTED,
)
"""Changes that whoever pulled a version before has to know of. UPDATE is none."""
LIFTED = (ChangeKind.HOLD, ChangeKind.DISPUTED, ChangeKind.CHALLENGED, ChangeKind.STALE)
"""What a REFILE puts an end to, and is told of for that: the figure stands as it did before."""

NOTE = """
    INSERT INTO claims_notice (id, token_id, pulled_id, publication_id)
    SELECT uuidv7(), held.token_id, held.publication_id, later.seq
    FROM claims_retrieval held
    JOIN claims_question question ON question.id = held.question_id
    JOIN claims_verifiedfigure figure ON figure.topic_id = question.topic_id
        AND figure.question_id = held.question_id AND figure.as_of = held.as_of
        AND (figure.change_kind = ANY(%(recalls)s) OR figure.change_kind = %(refile)s AND EXISTS (
            SELECT FROM claims_verifiedfigure before
            WHERE before.topic_id = figure.topic_id AND before.question_id = figure.question_id
              AND before.as_of = figure.as_of AND before.version = figure.version - 1
              AND before.change_kind = ANY(%(lifted)s)))
    JOIN claims_publication later ON later.figure_id = figure.id AND later.seq > held.publication_id
"""
OF_PUBLICATION = NOTE + " WHERE later.seq = %(seq)s ON CONFLICT DO NOTHING RETURNING id"
OF_PULLED = (
    NOTE  # noqa: S608  (constants of this file)
    + """ WHERE (held.token_id, held.question_id) IN (
            SELECT pulled.token, figure.question_id
            FROM unnest(%(tokens)s::uuid[], %(seqs)s::bigint[]) pulled (token, seq)
            JOIN claims_publication ON claims_publication.seq = pulled.seq
            JOIN claims_verifiedfigure figure ON figure.id = claims_publication.figure_id)
        ON CONFLICT DO NOTHING RETURNING id"""
)
KEEP = """
    INSERT INTO claims_retrieval AS held (id, token_id, question_id, as_of, publication_id, pulled)
    SELECT uuidv7(), pulled.token, figure.question_id, figure.as_of, {which}(pulled.seq), %(now)s
    FROM unnest(%(tokens)s::uuid[], %(seqs)s::bigint[]) pulled (token, seq)
    JOIN claims_publication published ON published.seq = pulled.seq
    JOIN claims_verifiedfigure figure ON figure.id = published.figure_id
    JOIN claims_apitoken token ON token.id = pulled.token
    GROUP BY 2, 3, 4 ORDER BY 2, 3, 4
    ON CONFLICT (token_id, question_id, as_of) DO UPDATE
        SET publication_id = excluded.publication_id, pulled = excluded.pulled
        WHERE held.publication_id < excluded.publication_id
"""
COUNT = f"""
    INSERT INTO claims_pullcount AS held (id, topic_id, question_id, pulls, counted)
    SELECT uuidv7(), figure.topic_id, figure.question_id, sum(pulled.times), %(now)s
    FROM unnest(%(seqs)s::bigint[], %(times)s::int[]) pulled (seq, times)
    JOIN claims_publication published ON published.seq = pulled.seq
    JOIN claims_verifiedfigure figure ON figure.id = published.figure_id
    GROUP BY 2, 3 ORDER BY 2, 3
    ON CONFLICT (topic_id, question_id) DO UPDATE
        SET counted = greatest(held.counted, excluded.counted), pulls = excluded.pulls + held.pulls * 0.5 ^
            (greatest(extract(epoch FROM excluded.counted - held.counted), 0) / {HALF_LIFE_DAYS * 86400})
"""  # noqa: S608  (constants of this file)
DRAINED = """
    INSERT INTO claims_pulljournal AS held (file, drained) VALUES (%(file)s, %(end)s)
    ON CONFLICT (file) DO UPDATE SET drained = excluded.drained WHERE held.drained = %(start)s RETURNING file
"""
KINDS = {"recalls": list(RECALLS), "refile": ChangeKind.REFILE, "lifted": list(LIFTED)}
OLDEST, NEWEST = KEEP.format(which="min"), KEEP.format(which="max")

log = logging.getLogger(__name__)


def note_recall(publication: Publication) -> None:
    """Tell whoever has pulled what this publication takes the place of; in the publishing transaction."""
    if publication.figure.change_kind in {*RECALLS, ChangeKind.REFILE}:
        mail_later(_noted(OF_PUBLICATION, seq=publication.seq, **KINDS))


class DrainedAlready(Exception):
    """Another process was faster; nothing of the second half was written."""


def keep_pulls(
    pulls: Iterable[tuple[UUID, int]], *, now: datetime, piece: JournalPiece | None = None
) -> None:
    """Keep which token pulled which publication, and note recalls that came before this was written.

    `pulls`: pairs of token and publication, or a Counter of them that tells how often. What is counted is
    counted last, so that what has to be written again is not counted twice; `piece`, of which journal they
    are, is marked as drained with it. Raises DrainedAlready.
    """
    times = Counter(pulls)
    if not times:
        return
    values = {
        "tokens": [token for token, _ in times],
        "seqs": [seq for _, seq in times],
        "times": list(times.values()),
        "now": now,
        **KINDS,
    }
    with transaction.atomic():
        for keep in (OLDEST, NEWEST):
            mail_later(_noted(OF_PULLED, **values))
            _run(keep, **values)
    with transaction.atomic():
        if piece is not None and not _noted(DRAINED, file=piece.file, start=piece.start, end=piece.end):
            raise DrainedAlready
        no_publication_under_way()
        mail_later(_noted(OF_PULLED, **values))
        _run(COUNT, **values)


@transaction.atomic
def acknowledge_notice(*, by: User, now: datetime, notice: Notice) -> Notice:
    """The tool has done what there is to do about it."""
    already = _now("This notice has already been acknowledged.")
    return set_once(notice, already, acknowledged_at=now, acknowledged_by=by)


class Pulls:
    """What tokens pull: on record at once, in the database soon after."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.journal = Journal(settings.PULL_JOURNAL)

    def note(self, token: UUID, seqs: Iterable[int]) -> None:
        """Put on record that this token is given these publications."""
        given = list(seqs)
        if not given:
            return
        try:
            self.journal.add(token, given)
        except OSError:
            log.exception("A read is written to the database at once.")
            keep_pulls([(token, seq) for seq in given], now=timezone.now())
        with self._lock:
            waiting = self._thread is not None and self._thread.is_alive()
            if settings.PULLS_WRITTEN_AFTER is None or waiting:
                return
            self._thread = threading.Thread(target=self._write_soon, name="pulls", daemon=True)
            self._thread.start()

    def write(self) -> None:
        """Write all of it, and what processes that have gone left; what the database does not take now stays
        in its journal."""
        for path in files_of(self.journal.folder):
            try:
                with taken(path) as left:
                    _drain(path, remove=left)
            except FileNotFoundError:
                continue  # somebody else has drained and removed it
            except DatabaseError:
                log.exception("Reads in %s could not be written; they will be tried again.", path.name)

    def _write_soon(self) -> None:
        time.sleep(settings.PULLS_WRITTEN_AFTER or 0)
        with self._lock:
            self._thread = None  # what is noted from here on starts a thread of its own
        try:
            self.write()
        finally:
            connection.close()


def _drain(path: Path, *, remove: bool) -> None:
    """Write what stands in a journal and is not in the database."""
    known = PullJournal.objects.filter(file=path.stem).values_list("drained", flat=True).first()
    try:
        for piece in pieces(path, start=known or 0):
            keep_pulls(piece.pulls, now=timezone.now(), piece=piece)
    except DrainedAlready:
        return
    if remove:
        path.unlink()
        PullJournal.objects.filter(file=path.stem).delete()


PULLS = Pulls()


def _write_the_rest() -> None:
    """A process that is stopped writes what it still holds; of one that is killed others write it."""
    if settings.PULLS_WRITTEN_AFTER is not None and PULLS.journal.is_open:
        PULLS.write()


atexit.register(_write_the_rest)


def _noted(statement: str, **values: Any) -> list[UUID]:
    """The ids of the notices that a statement has made."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]


def _run(statement: str, **values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
