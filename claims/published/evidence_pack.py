"""The evidence pack of a figure: one zip with all that stands behind it, for the verifier without a network.

Published bodies with proofs, what was captured, decisions, pictures, metadata as RO-Crate 1.1: what readers
may see, and captured texts and files where the asker may (`whole`), pictures without what tells of their
making. One state of the records, the same bytes.
"""

import hashlib
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from claimcheck.foundation.records.zip_sink import ZipSink
from claims.domain.lifecycle import RecordKind
from claims.models import Checkpoint, Claim, Evidence, LedgerKey, Publication, Redaction, Transition
from claims.published.evidence_files import handed_on
from claims.published.figure import FigureVersion, read_back
from claims.published.input_claims import behind
from claims.published.linked_data import Site
from claims.published.picture import picture
from claims.published.picture_files import as_png
from claims.published.verify_ledger import CRATE, MANIFEST, PACK, PROOFS, SEAL, SEALED
from claims.services.canonical_json import canonical_json, moment
from claims.services.publishing.checkpoints import sealed
from claims.views.audience import reader
from claims.views.kept import seen_evidence
from claims.views.ledger import continued, included
from claims.wording.newsroom import in_newsroom_language, newsroom_day

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Of every file in the zip, which knows no earlier one."""
FILE_MODE = 0o644 << 16
MEDIA = {"json": "application/json", "txt": "text/plain", "svg": "image/svg+xml", "png": "image/png"}
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of the pack."""

    name: str
    content: bytes
    media: str
    about: str


def evidence_pack(question: UUID, site: Site, *, now: datetime, whole: bool) -> Iterator[bytes] | None:
    """The zip in pieces, a file at a time; None where nothing has been published of the question."""
    rows = list(Publication.objects.of_question(question).order_by("seq").select_related("figure"))
    return None if not rows else _zipped(_files(rows, now=now, whole=whole), rows[-1], site, now)


def _zipped(files: Iterator[PackFile], newest: Publication, site: Site, now: datetime) -> Iterator[bytes]:
    sink, told, sums = ZipSink(), [], []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as pack:

        def add(name: str, content: bytes) -> bytes:
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.external_attr, entry.create_system = FILE_MODE, 3
            pack.writestr(entry, content)
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}")
            return sink.taken()

        for file in files:
            told.append(
                {"@id": file.name, "@type": "File", "name": file.about, "encodingFormat": file.media,
                 "contentSize": str(len(file.content))}
            )  # fmt: skip
            yield add(file.name, file.content)
        yield add(CRATE, _crate(told, newest, site, now))
        by_name = sorted(sums, key=lambda line: line[66:])
        manifest = "".join(f"{line}\n" for line in by_name).encode()
        yield add(MANIFEST, manifest)
        seal = sealed(SEALED.format(sha256=hashlib.sha256(manifest).hexdigest()))
        if seal is not None:
            yield add(SEAL, seal.encode())
    yield sink.taken()


def _files(rows: Sequence[Publication], *, now: datetime, whole: bool) -> Iterator[PackFile]:
    redacted = Redaction.objects.publications()
    for row in rows:
        if row.seq not in redacted:
            about = f"Publication {row.seq}, byte for byte"
            yield PackFile(f"publications/{row.seq}.json", row.body.encode(), MEDIA["json"], about)
    yield _json(PROOFS, _proofs(rows), "Proofs that the publications are in the signed ledger")
    current = Publication.objects.current().get(figure__question=rows[0].figure.question_id)
    figure = read_back(current.seq, current.body, newsroom_day(now))
    shown = behind([(current, figure)], at=now)
    claims = [claim for _, claim in shown.shown(figure)]
    yield _json("decisions.json", _decisions(rows, whole=whole), "Each version: what was decided, and when")
    yield from _captures(claims, now=now, whole=whole)
    drawn = in_newsroom_language(picture)(figure, shown)
    if drawn:
        yield PackFile("picture.svg", str(drawn).encode(), MEDIA["svg"], "What each source says")
        yield PackFile("picture.png", as_png(drawn), MEDIA["png"], "What each source says")


def _json(name: str, value: Any, about: str) -> PackFile:
    return PackFile(name, f"{canonical_json(value)}\n".encode(), MEDIA["json"], about)


def _proofs(rows: Sequence[Publication]) -> dict[str, Any]:
    """For the ledger of the newest checkpoint that has all of them; without one, for the ledger as it is."""
    newest = Checkpoint.objects.newest_first().filter(publication__gte=rows[-1].seq).first()
    size = Publication.objects.newest_number() if newest is None else newest.publication_id
    proven = {row.seq: included(row.seq, size=size) for row in rows}
    first = Checkpoint.objects.filter(publication__in=[row.seq for row in rows]).order_by("publication", "id")
    return {
        "format": PACK,
        "size": size,
        "root": _base64(proven[rows[0].seq].root),
        "checkpoint": None if newest is None else newest.cosigned_note,
        "keys": [
            {"verifier": key.verifier, "endorsement": key.endorsement}
            for key in LedgerKey.objects.order_by("recorded_at", "id")
        ],
        "entries": [
            {
                "seq": row.seq,
                "prev_hash": row.prev_hash,
                "sha256": row.sha256,
                "proof": [_base64(digest) for digest in proven[row.seq].hashes],
            }
            for row in rows
        ],
        "consistency": [
            {
                "checkpoint": checkpoint.note,
                "proof": [_base64(node) for node in continued(checkpoint.publication_id, size=size).hashes],
            }
            for checkpoint in first
            if checkpoint.publication_id < size
        ],
    }


def _decisions(rows: Sequence[Publication], *, whole: bool) -> list[dict[str, Any]]:
    """As the published bodies say; for who may read more, the steps of their resolutions, without names."""
    read = [(row, json.loads(row.body)) for row in rows]
    names = ("version", "change_kind", "standing", "reason", "method", "rationale", "proposed_by")
    made = [
        {"seq": row.seq, **{name: body.get(name) for name in (*names, "approved_by", "published_at")}}
        for row, body in read
    ]
    if whole:
        for row, entry in zip(rows, made, strict=True):
            entry["steps"] = _steps(row)
    return made


def _steps(row: Publication) -> list[dict[str, str]]:
    steps = Transition.objects.filter(
        topic=row.figure.topic_id, record_kind=RecordKind.RESOLUTION, record_id=row.figure.resolution_id
    )
    return [
        {"from": step.from_state, "to": step.to_state, "at": str(moment(step.at))}
        for step in steps.order_by("at", "id")
    ]


def _captures(claims: Sequence[Claim], *, now: datetime, whole: bool) -> Iterator[PackFile]:
    """What each claim was read in: hash and time of what was captured; its text and files where `whole`."""
    snapshots = {claim.snapshot_id: claim.snapshot for claim in claims}
    documents = {snapshot.document_id: snapshot.document for snapshot in snapshots.values()}
    rows = Evidence.objects.live().filter(withdrawn=False, document__in=documents).select_related("file")
    beside = list(seen_evidence(rows, reader(now)).order_by("evidence_id"))
    captures = [
        {
            "document": {"id": str(text.document_id), "title": text.document.title, "url": text.document.url},
            "captured_at": moment(text.captured_at),
            "sha256": text.sha256,
            "claims": sorted(str(claim.claim_id) for claim in claims if claim.snapshot_id == key),
        }
        for key, text in sorted(snapshots.items())
    ]
    evidence = [
        {
            "document": str(piece.document_id),
            "kind": piece.kind,
            "title": piece.title,
            "url": piece.url,
            "sha256": None if piece.file is None else piece.file.sha256,
        }
        for piece in beside
    ]
    told = {"captures": captures, "evidence": evidence}
    yield _json("captures.json", told, "What was captured of the documents, and when")
    if not whole:
        return
    for text in {snapshot.sha256: snapshot.text for snapshot in snapshots.values()}.items():
        yield PackFile(f"captures/{text[0]}.txt", text[1].encode(), TEXT, "A captured text")
    files = {piece.file.sha256: piece.file for piece in beside if piece.file is not None}
    for sha256, file in files.items():
        content = handed_on(file)
        if content:
            yield PackFile(f"evidence/{sha256}", content, file.media_type, "A file kept beside it")


def _crate(told: list[dict[str, Any]], newest: Publication, site: Site, now: datetime) -> bytes:
    """RO-Crate 1.1: what the pack is, who publishes it, and its files."""
    figure: FigureVersion = read_back(newest.seq, newest.body, newsroom_day(now))
    parts = [{"@id": entity["@id"]} for entity in told]
    graph = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": f"Evidence pack: {figure.question}",
            "description": "What was published of this figure, with proofs, and what stands behind it.",
            "datePublished": figure.body["published_at"],
            "publisher": {"@id": site.url},
            "license": {"@id": "#terms"},
            "hasPart": parts,
        },
        {"@id": site.url, "@type": "Organization", "name": site.name, "url": site.url},
        {
            "@id": "#terms",
            "@type": "CreativeWork",
            "name": "Terms of use",
            "description": f"Ask {site.name}. What was captured belongs to those who published it.",
        },
        *told,
    ]
    crate = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return f"{json.dumps(crate, ensure_ascii=False, indent=2)}\n".encode()


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
