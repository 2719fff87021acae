"""Undoing an import: what nobody has touched since is rejected, or as it was; recorded like any decision."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.acts import in_history
from claimcheck.foundation.records.copying import new_key
from claimcheck.foundation.records.errors import StaleState
from claimcheck.foundation.records.saving import set_once
from claims.domain.importing import ImportState
from claims.domain.lifecycle import ClaimState, RecordKind
from claims.models import Claim, Import
from claims.services.bulk.recording import TRANSITION_COLUMNS, act_copied
from claims.services.detection.many_questions import detect_again, lock_in_order
from claims.services.errata import Changed, note_changed_claims
from claims.services.imports.recording import begin_job
from claims.services.imports.undoing_checks import undo_checks
from claims.services.transitions import required_reason
from claims.views.imports import CheckVersion, ImportedVersion, made_by, standing_of, versions_of

UNDONE = gettext_lazy("This import is already undone.")
JOB = "claims.jobs.imports.undo_the_rest"
AT_ONCE, OF_A_PART = 1000, 1000
"""Claims up to which nobody waits for a worker; claims of a transaction, unless one question has more."""
OVER = (ImportState.DONE, ImportState.BROKEN_OFF)
REJECT = "UPDATE claims_claim SET state = 'rejected' WHERE id = ANY(%s::uuid[])"
END = "UPDATE claims_claim SET superseded_at = %s, superseded_by_id = %s WHERE id = ANY(%s::uuid[])"
_SET_ANEW = ("id", "version", "correction_reason", "recorded_at", "recorded_by_id", "superseded_at",
             "superseded_by_id", "act", "act_detail")  # fmt: skip
_COLUMNS = [str(field.column) for field in Claim._meta.local_concrete_fields]
_KEPT = [column for column in _COLUMNS if column not in _SET_ANEW]
AS_BEFORE = f"""
    WITH ended AS (
        SELECT c.topic_id, c.claim_id, c.version, n.made
        FROM unnest(%(ended)s::uuid[], %(made)s::uuid[]) AS n (id, made) JOIN claims_claim c ON c.id = n.id)
    INSERT INTO claims_claim
        (id, version, correction_reason, recorded_at, recorded_by_id, act, act_detail, {copying.named(_KEPT)})
    SELECT e.made, e.version + 1, %(reason)s, %(now)s, %(by)s, %(act)s, %(act_detail)s,
           {copying.named(_KEPT, "c")}
    FROM ended e JOIN claims_claim c ON c.topic_id = e.topic_id AND c.claim_id = e.claim_id
                                        AND c.version = e.version - 1
    RETURNING id, topic_id, claim_id, state
"""  # noqa: S608  # names of our own columns
HOPS_AS_BEFORE = """
    INSERT INTO claims_relayhop (id, topic_id, claim_id, position, source_id)
    SELECT uuidv7(), h.topic_id, made.id, h.position, h.source_id
    FROM claims_claim made
    JOIN claims_claim c ON c.topic_id = made.topic_id AND c.claim_id = made.claim_id
                           AND c.version = made.version - 2
    JOIN claims_relayhop h ON h.topic_id = c.topic_id AND h.claim_id = c.id
    WHERE made.id = ANY(%s::uuid[])
"""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing did: how many claims were rejected, how many are as before, and those that stay; `waits`:
    how many are left for a worker; `withdrawn`: of fact-checks how many were."""

    rejected: int
    as_before: int
    kept: tuple[ImportedVersion | CheckVersion, ...]
    waits: int = 0
    withdrawn: int = 0


def undo_import(*, by: User, now: datetime, record: Import, reason: str) -> Undone:
    """Reject the claims that an import recorded and set those back that it revised, but for those that
    somebody has corrected, reviewed or used since; these stay. Fact-checks are withdrawn, but for those that
    somebody has corrected or linked.

    Topics, questions, sources and documents that it made stay too. Up to AT_ONCE claims are undone here and
    now, more by a worker. Raises StaleState where it is undone already or not over.
    """
    with transaction.atomic():
        _ask(record, required_reason("reason", reason), by=by, now=now)
        made = made_by(record)
        waiting = sum(version.waits for version in made)
        begin_job(JOB, record, here=waiting <= AT_ONCE)
    if waiting > AT_ONCE:
        return Undone(0, 0, tuple(version for version in made if version.kept), waiting)
    go_on_undoing(record)
    return _done(record)


def _ask(record: Import, why: str, *, by: User, now: datetime) -> None:
    """Decide it; nobody can decide it twice."""
    if standing_of(Import.objects.with_work().get(pk=record.pk)) not in OVER:
        asked = record.undone_at or record.undo_asked_at
        raise StaleState(UNDONE if asked else _now("This import is not over, or recorded nothing."))
    set_once(record, str(UNDONE), undo_asked_at=now, undone_by=by, undone_reason=why)


def go_on_undoing(record: Import, told: Callable[[int], None] = lambda done: None) -> None:
    """Undo what is left, a part at a time, each in a transaction of its own: where a kill breaks it off, it
    goes on from there. All of it has the time at which it was decided."""
    why, by, now = _decided(record)
    undo_checks(record, why, told, by=by, now=now)
    waiting = [version for version in versions_of(record) if version.waits]
    questions = Counter(version.question for version in waiting)
    part: set[UUID] = set()
    for question, count in questions.items():
        if part and sum(questions[taken] for taken in part) + count > OF_A_PART:
            told(_undo_on(record, part))
            part = set()
        part.add(question)
    told(_undo_on(record, part))
    with suppress(StaleState):  # another worker was quicker
        set_once(record, str(UNDONE), undone_at=record.undo_asked_at)


@transaction.atomic
def _undo_on(record: Import, questions: set[UUID]) -> int:
    """Undo what waits on these questions; how many claims."""
    reason, by, now = _decided(record)
    lock_in_order(questions)
    made = versions_of(record)  # as they are now that nobody else can change them
    undone = [version for version in made if version.waits and version.question in questions]
    _reject([version for version in undone if version.version == 1], reason, by=by, now=now)
    _set_back([version for version in undone if version.version > 1], reason, by=by, now=now)
    if undone:
        detect_again({version.question for version in undone}, by=by, now=now)
    return len(undone)


def _decided(record: Import) -> tuple[str, User, datetime]:
    """Why it is undone, who decided that, and when."""
    if record.undo_asked_at is None or record.undone_by is None:
        raise StaleState(_now("Nobody has asked for this import to be undone."))
    return f"Import undone: {record.undone_reason}", record.undone_by, record.undo_asked_at


def _done(record: Import) -> Undone:
    made = made_by(record)
    ended = [version for version in made if version.kept is None]
    claims = [version for version in ended if isinstance(version, ImportedVersion)]
    new = sum(version.version == 1 for version in claims)
    kept = tuple(version for version in made if version.kept is not None)
    return Undone(new, len(claims) - new, kept, withdrawn=len(ended) - len(claims))


def _reject(claims: Sequence[ImportedVersion], reason: str, *, by: User, now: datetime) -> None:
    """What rejecting each of them would do, for all of them at once."""
    if not claims:
        return
    with connection.cursor() as cursor:
        cursor.execute(REJECT, [[claim.id for claim in claims]])
    moved = [Changed(claim.topic, claim.claim, claim.id, UUID(new_key())) for claim in claims]
    _note([(change, ClaimState.REJECTED) for change in moved], reason, by=by, now=now)
    note_changed_claims(moved, by=by, now=now)


def _set_back(claims: Sequence[ImportedVersion], reason: str, *, by: User, now: datetime) -> None:
    """A new version of each that says what the one before the import's did, in the state which that had."""
    if not claims:
        return
    ended, made = [claim.id for claim in claims], [new_key() for _ in claims]
    with connection.cursor() as cursor:
        cursor.execute(END, [now, by.pk, ended])
        said: dict[str, Any] = {"reason": reason, "now": now, "by": by.pk, **in_history()}
        cursor.execute(AS_BEFORE, {"ended": ended, "made": made, **said})
        rows = cursor.fetchall()
        cursor.execute(HOPS_AS_BEFORE, [made])
    moved = [
        (Changed(topic, claim, key, UUID(new_key())), ClaimState(state)) for key, topic, claim, state in rows
    ]
    _note([pair for pair in moved if pair[1] != ClaimState.CANDIDATE], reason, by=by, now=now)
    note_changed_claims([change._replace(transition=None) for change, _ in moved], by=by, now=now)


def _note(moves: Sequence[tuple[Changed, ClaimState]], reason: str, *, by: User, now: datetime) -> None:
    """Keep the changes of state."""
    end = f"{now}\t{by.pk}\t{copying.text(reason)}\t{act_copied()}"
    lines = (
        f"{change.transition}\t{change.topic}\t{RecordKind.CLAIM.value}\t{change.version}\t"
        f"{ClaimState.CANDIDATE.value}\t{to.value}\t{end}"
        for change, to in moves
    )
    copying.copy_lines("claims_transition", TRANSITION_COLUMNS, lines)
