"""Recording many claims at once: keys checked and rows written as sets, detected as a set.

What holds for one recorded claim holds for each of many: the same rules read the figure, the same constraints
hold the row, and the conflicts of every question touched are in step when the transaction ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.acts import current_detail, current_means
from claimcheck.foundation.records.copying import new_key
from claims.domain.importing import Fate
from claims.domain.lifecycle import ClaimState, RecordKind
from claims.models.claim_fields import fields_where
from claims.services.bulk import staging
from claims.services.bulk.definitions import Definitions, topics_of
from claims.services.bulk.keys import checked_as_sets
from claims.services.bulk.naming import NamedRow, record_names
from claims.services.bulk.provenance import Placed
from claims.services.bulk.resolved_row import Place, Ready
from claims.services.bulk.resolving import Resolver, copied
from claims.services.bulk.row import BulkRow, Outcome
from claims.services.bulk.staging import KnownVersion
from claims.services.bulk.topic_locks import lock_topics
from claims.services.bulk.written_by_owner import write_rows
from claims.services.errata import Changed, note_changed_claims

LOCK_QUESTIONS = """
    SELECT 1 FROM claims_question WHERE id = ANY(%s::uuid[]) ORDER BY id FOR NO KEY UPDATE
"""
SUPERSEDE = """
    UPDATE claims_claim SET superseded_at = %s, superseded_by_id = %s
    WHERE id = ANY(%s::uuid[]) AND superseded_at IS NULL
"""
_UNSAID = fields_where(lambda field: field.plain and field.default is not None and not field.column)
"""Columns that no row says: each new claim has their default."""
CLAIM_COLUMNS = (
    *staging.LIKE_CLAIM, "hedging",
    "id", "claim_id", "version", "statement_id", "snapshot_id", "quote_start", "state", "correction_reason",
    "recorded_at", "recorded_by_id", "act", "act_detail", *(field.name for field in _UNSAID),
)  # fmt: skip
HOP_COLUMNS = ("id", "topic_id", "claim_id", "position", "source_id")
TRANSITION_COLUMNS = (
    "id", "topic_id", "record_kind", "record_id", "from_state", "to_state", "at", "by_id", "reason",
    "act", "act_detail",
)  # fmt: skip
New = Sequence[tuple[Ready, KnownVersion | None]]
"""Rows to write, each with the version that it supersedes."""
CANDIDATE = ClaimState.CANDIDATE.value


class Recorder:
    """Records the rows of one file, batch after batch; its memory of names lasts from one to the next.

    `definitions`: what the whole file says of the questions and sources that it names; without them each is
    recorded as the first row describes it. `tells_claims`: the outcome tells the claim of each line; a file
    of millions had better not ask.
    """

    def __init__(
        self,
        *,
        by: User,
        now: datetime,
        file_title: str,
        definitions: Definitions | None = None,
        tells_claims: bool = False,
        draft: bool = False,
        last: bool = True,
    ) -> None:
        self.by, self.now, self.file_title = by, now, file_title
        self.tells_claims = tells_claims
        told = Definitions() if definitions is None else definitions
        self.resolver = Resolver(by=by, now=now, file_title=file_title, definitions=told, draft=draft)
        self.references = self.resolver.references
        self.references.last = last

    def once_more(self, last: bool) -> "Recorder":
        """For another try; `last`: a name that somebody takes in between is told then, with its line."""
        self.references.last = last
        return self

    def record(self, rows: Sequence[BulkRow], named: Sequence[NamedRow] = ()) -> Outcome:
        """Record the rows that can be, after what is `named` without a claim; the others are problems of the
        outcome. Detection is the caller's.

        Raises ParentGone where what a row refers to is deleted meanwhile.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            asked = {row.asked for row in rows} | {row.asked for row in named if row.asked}
            lock_topics(self.references.definitions.topics | topics_of(asked))
            outcome = Outcome(problems=record_names(self.references, named))
            unnamed = {problem.line for problem in outcome.problems}
            outcome.fates.note(Fate.NAMED, [row.line for row in named if row.line not in unnamed])
            ready = self.resolver.resolve(rows, outcome)
            outcome.questions = _questions(claim.place for claim in ready)
            cursor.execute(LOCK_QUESTIONS, [list(outcome.questions)])
            self._write(ready, staging.known(ready, self.file_title), outcome)
            outcome.assumed = dict(self.references.assumed)
            return outcome

    def _write(self, ready: Sequence[Ready], known: dict[int, KnownVersion], outcome: Outcome) -> None:
        changed = {number: version for number, version in known.items() if version.changed}
        new = [(claim, changed.get(n)) for n, claim in enumerate(ready) if n not in known or n in changed]
        outcome.known += len(known) - len(changed)
        outcome.revised += len(changed)
        outcome.recorded += len(new) - len(changed)
        outcome.questions = _questions(claim.place for claim, _ in new)
        outcome.questions |= {version.question_id for version in changed.values()}
        if changed:
            with connection.cursor() as cursor:
                replaced = [version.id for version in changed.values()]
                cursor.execute(SUPERSEDE, [self.now, self.by.pk, replaced])
        self.resolver.provenance.write_documents({claim.document for claim, _ in new})
        with checked_as_sets():
            placed = self.resolver.provenance.write([claim for claim, _ in new])
            new, places = _by_question(new, placed)
            keys = [new_key() for _ in new]
            self._write_claims(new, keys, places)
        self._tell_fates(ready, known, zip(new, keys, strict=True), outcome)
        if self.tells_claims:
            outcome.claims = {ready[n].row.line: str(version.claim_id) for n, version in known.items()}
            made = zip(new, keys, strict=True)
            outcome.claims |= {claim.row.line: key for (claim, version), key in made if version is None}
        copying.copy_lines("claims_transition", TRANSITION_COLUMNS, self._accepted(new, keys))
        corrected = [
            Changed(UUID(str(claim.place.topic)), known.claim_id, UUID(key))
            for (claim, known), key in zip(new, keys, strict=True)
            if known is not None
        ]
        note_changed_claims(corrected, by=self.by, now=self.now)

    def _tell_fates(
        self,
        ready: Sequence[Ready],
        known: dict[int, KnownVersion],
        made: Iterable[tuple[tuple[Ready, KnownVersion | None], str]],
        outcome: Outcome,
    ) -> None:
        fates = outcome.fates
        new = [(claim.row.line, key) for (claim, version), key in made if version is None]
        fates.note(Fate.NEW, [line for line, _ in new], [key for _, key in new])
        for fate, changed in ((Fate.KNOWN, False), (Fate.CHANGED, True)):
            there = [
                (ready[n].row.line, version.claim_id)
                for n, version in known.items()
                if version.changed is changed
            ]
            fates.note(fate, [line for line, _ in there], [claim for _, claim in there])

    def _write_claims(self, new: New, keys: Sequence[str], places: Sequence[Placed]) -> None:
        unsaid = "\t".join(copied(field, field.default) for field in _UNSAID)
        written = f"{self.now}\t{self.by.pk}\t{act_copied()}\t{unsaid}"
        lines = (
            f"{staging.said(claim)}\t{claim.hedging}\t{self._version(key, known, place)}\t{written}"
            for (claim, known), key, place in zip(new, keys, places, strict=True)
        )
        write_rows("claims_claim", CLAIM_COLUMNS, lines)
        hops = (line for (claim, _), key in zip(new, keys, strict=True) for line in _hops(claim, key))
        write_rows("claims_relayhop", HOP_COLUMNS, hops)

    def _version(self, key: str, known: KnownVersion | None, place: Placed) -> str:
        """The columns of the claim from its id to the reason of its correction."""
        statement, snapshot, start = place
        where = f"{statement}\t{snapshot}\t{start}"
        if known is None:
            return f"{key}\t{key}\t1\t{where}\t{CANDIDATE}\t"
        reason = copying.text(f"Revised by {self.file_title}.")
        return f"{key}\t{known.claim_id}\t{known.version + 1}\t{where}\t{_state(known)}\t{reason}"

    def _accepted(self, new: New, keys: Sequence[str]) -> Iterator[str]:
        """What a person had accepted stays accepted, in its new version too."""
        for (claim, known), key in zip(new, keys, strict=True):
            if known is not None and _state(known) != CANDIDATE:
                moved = f"{RecordKind.CLAIM.value}\t{key}\t{CANDIDATE}\t{_state(known)}"
                yield f"{new_key()}\t{claim.place.topic}\t{moved}\t{self.now}\t{self.by.pk}\t\t{act_copied()}"


def act_copied() -> str:
    """The act that is going on, as COPY takes it."""
    return f"{current_means()}\t{copying.text(current_detail())}"


def _questions(places: Iterable[Place]) -> set[UUID]:
    """The questions of these places, of which many are the same one."""
    return {place.question.pk for place in {id(place): place for place in places}.values()}


def _by_question(
    new: New, places: Sequence[Placed]
) -> tuple[list[tuple[Ready, KnownVersion | None]], list[Placed]]:
    """Rows of one question side by side, in the order of the file: keys are given and rows written in this
    order, so that the indexes grow at their ends or in few places."""
    order = sorted(range(len(new)), key=lambda number: new[number][0].place.keys)
    return [new[number] for number in order], [places[number] for number in order]


def _state(known: KnownVersion) -> str:
    return known.state if known.state == ClaimState.ACCEPTED else CANDIDATE


def _hops(each: Ready, claim: str) -> Iterator[str]:
    if each.relay == "{}":
        return
    for position, source in enumerate(each.relay.strip("{}").split(","), start=1):
        who = copying.NULL if source == "NULL" else source
        yield f"{new_key()}\t{each.place.topic}\t{claim}\t{position}\t{who}"
