"""The ledger of publications read from its first link to its last: whether each is as it was published."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from claimcheck.foundation.records.base import REMOVED
from claims.domain.merkle import leaf_hash, peaks_with, root_of
from claims.models import Checkpoint, LedgerKey, Publication, Redaction, VerifiedFigure
from claims.services.canonical_json import day, link_hash, moment, plain
from claims.services.publishing.signed_note import COSIGNATURE, VerifierKey, checkpoint_text, is_signed_by


@dataclass(frozen=True, slots=True)
class Link:
    """A publication's number and hash, and in `faults` what is not as it must be of it: none, ever."""

    seq: int
    sha256: str
    faults: tuple[str, ...] = ()


def links() -> Iterator[Link]:
    """Every publication in order, each held against the one before it, its figure's row and the checkpoints
    that were signed of it; four queries, however many there are.

    A link lost from the end leaves no trace in those before it: compare the last hash, or a checkpoint, with
    one kept elsewhere.
    """
    seq, prev_hash = 0, ""
    before: datetime | None = None
    peaks: tuple[bytes, ...] = ()
    notes, redacted = _checkpoints(), Redaction.objects.publications()
    for row in Publication.objects.order_by("seq").select_related("figure").iterator(chunk_size=500):
        peaks = peaks_with(peaks, seq, [leaf_hash(bytes.fromhex(row.sha256))])
        faults = (
            *_faults(row, after=seq, prev_hash=prev_hash, redacted=row.seq in redacted),
            *_row_faults(row, before),
            *(
                fault
                for checkpoint in notes.get(row.seq, ())
                for fault in _note_faults(checkpoint, row.seq, peaks)
            ),
        )
        yield Link(row.seq, row.sha256, faults)
        seq, prev_hash, before = row.seq, row.sha256, row.published_at


def unpublished() -> list[str]:
    """The versions of figures that stand in no publication: none, ever."""
    rows = VerifiedFigure.objects.filter(publication=None).order_by("published_at", "id")
    return [f"{row} of the question {row.question_id}" for row in rows]


def broken_links() -> list[int]:
    """The numbers of those that are not as they were published: none, ever."""
    return [link.seq for link in links() if link.faults]


def _checkpoints() -> dict[int, list[Checkpoint]]:
    found: dict[int, list[Checkpoint]] = {}
    for checkpoint in Checkpoint.objects.select_related("signed_with").prefetch_related("cosignatures"):
        found.setdefault(checkpoint.publication_id, []).append(checkpoint)
    return found


def _faults(row: Publication, *, after: int, prev_hash: str, redacted: bool) -> Iterator[str]:
    if row.seq != after + 1:
        yield f"publication {after + 1} before it is missing"
    elif row.prev_hash != prev_hash:
        yield (
            f"it does not continue publication {after}: the previous hash differs"
            if after
            else ("it is the first, and yet names a previous hash")
        )
    if redacted and REMOVED in row.body:  # its hash is held by the next link and by the checkpoints
        return
    if row.sha256 != link_hash(row.prev_hash, row.body):
        yield "its text is not the one that its hash was made of"


def _row_faults(row: Publication, before: datetime | None) -> Iterator[str]:
    """The row of the figure is what is searched and asked for times: it says what the text says."""
    figure, told = row.figure, json.loads(row.body)
    said = {
        "id": str(figure.question_id),
        "version": figure.version,
        "change_kind": figure.change_kind,
        "standing": figure.standing,
        "low": plain(figure.low),
        "high": plain(figure.high),
        "published_at": moment(figure.published_at),
        "review_by": day(figure.review_by),
    }
    differ = [name for name, value in said.items() if told.get(name) != value]
    if differ:
        yield f"its figure's row says something else than its text: {', '.join(differ)}"
    if before is not None and row.published_at < before:
        yield "it is dated before the one that it follows"


def _note_faults(checkpoint: Checkpoint, size: int, peaks: tuple[bytes, ...]) -> Iterator[str]:
    key: LedgerKey = checkpoint.signed_with
    text = checkpoint_text(key.name, size, root_of(peaks))
    if not checkpoint.note.startswith(f"{text}\n"):
        yield "the publications until it are not those that its checkpoint was signed for"
    elif not is_signed_by(checkpoint.note, VerifierKey.read(key.verifier)):
        yield "the signature of its checkpoint is not its key's"
    for cosignature in checkpoint.cosignatures.all():
        if not is_signed_by(
            f"{text}\n{cosignature.line}", VerifierKey.read(cosignature.witness, COSIGNATURE)
        ):
            yield f"the cosignature of {cosignature.witness.partition('+')[0]} is not of its checkpoint"
