#!/usr/bin/env python3
"""Check an exported ledger of claimcheck, or the evidence pack of a figure, with this file and Python alone:
python3 verify_ledger.py EXPORT

What is checked: that every publication is the text its hash was made of and continues the one before it; that
nothing is missing or was put in between; that the whole has the root that was signed (RFC 6962, C2SP
tlog-checkpoint); with --earlier that a checkpoint you kept is of the beginning of this same ledger, and with
--witness that somebody else has signed it too (C2SP tlog-cosignature). Only these last two find a ledger that
its owner has rewritten from some point on and signed anew.

Of a pack (a zip) it is checked that each file is the one it was made with, their list signed by the ledger's
key, that its publications are in the signed ledger, and that this continues the ledgers they were first in.

Signatures need the package `cryptography`; without it all else is checked, and what was not is said.
Exit code: 0 where all holds, 1 where anything does not, 2 where a file can't be read.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    SIGNATURES = False
else:
    SIGNATURES = True

FORMAT, PACK = "claimcheck ledger 1", "claimcheck evidence pack 1"
MANIFEST, SEAL = "manifest-sha256.txt", "manifest.note"
CRATE, PROOFS = "ro-crate-metadata.json", "ledger.json"
SEALED = "claimcheck evidence pack\n{sha256}\n"
PROVEN = {"checkpoint", "consistency", "entries", "format", "keys", "root", "size"}
HEAD, ENTRY = {"checkpoint", "format", "keys", "root", "size"}, {"body", "prev_hash", "seq", "sha256"}
DASH, OURS, WITNESS = "\N{EM DASH} ", b"\x01", b"\x04"


@dataclass
class Findings:
    """What does not hold, and what could not be checked."""

    faults: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


@dataclass
class Tree:
    """A Merkle tree that grows by one leaf at a time; `roots` keeps the root at each size asked for."""

    asked: frozenset[int]
    size: int = 0
    peaks: list[bytes] = field(default_factory=list)
    roots: dict[int, bytes] = field(default_factory=dict)

    def add(self, leaf: bytes) -> None:
        """One leaf more, on the right."""
        joined, filled = hashlib.sha256(b"\x00" + leaf).digest(), self.size
        while filled & 1:
            joined = hashlib.sha256(b"\x01" + self.peaks.pop() + joined).digest()
            filled >>= 1
        self.peaks.append(joined)
        self.size += 1
        if self.size in self.asked:
            self.roots[self.size] = self.root()

    def root(self) -> bytes:
        """Of all leaves so far."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\x01" + peak + root).digest()
        return root


@dataclass(frozen=True)
class SignedNote:
    """A checkpoint: the text that was signed, what it says, and its lines of signatures."""

    text: str
    origin: str
    size: int
    root: bytes
    signatures: tuple[str, ...]


def main(arguments: list[str] | None = None) -> int:
    """Read, check, say; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("export", type=Path, metavar="EXPORT")
    parser.add_argument("--earlier", type=Path, action="append", default=[], metavar="CHECKPOINT")
    parser.add_argument("--key", action="append", default=[], help="A public key that you trust.")
    parser.add_argument("--witness", action="append", default=[], help="A witness's public key.")
    given = parser.parse_args(arguments)
    try:
        earlier = [path.read_text("utf-8") for path in given.earlier]
        if zipfile.is_zipfile(given.export):
            size, root, found = check_pack(given.export, earlier, given.key, given.witness)
        else:
            with given.export.open("rb") as file:
                size, root, found = check(file, earlier, given.key, given.witness)
    except (OSError, UnicodeDecodeError) as problem:
        print(f"It can't be read: {problem}", file=sys.stderr)
        return 2
    for fault in found.faults:
        print(f"WRONG: {fault}.")
    for what in found.unchecked:
        print(f"Not checked: {what}.")
    if not found.faults:
        print(f"{size} publications are as they were published. Root: {root}")
    return 1 if found.faults else 0


def check(
    lines: Iterable[bytes], earlier: list[str], trusted: list[str], witnesses: Sequence[str] = ()
) -> tuple[int, str, Findings]:
    """The number of publications, their root, and what was found."""
    found = Findings()
    head = _canonical(next(rows := iter(lines), b""), HEAD) or {}
    if head.get("format") != FORMAT:
        found.faults.append(f"line 1 is not the head of an export ({FORMAT})")
    kept = list(_notes(earlier, "the earlier checkpoint", found))
    tree = Tree(frozenset(note.size for note in kept))
    _entries(rows, tree, found)
    if head.get("size") != tree.size:
        found.faults.append(f"the export says it holds {head.get('size')} publications: {tree.size} are here")
    if head.get("root") != _base64(tree.root()):
        found.faults.append("the root is not the one that the export names")
    found.faults += [f"{key!r} is not a public key" for key in trusted if not _read_key(key)]
    keys = trusted or _listed(head.get("keys"), found)
    own = list(_notes(filter(None, [head.get("checkpoint")]), "the export's checkpoint", found))
    for note in own:
        _check_signatures(note, keys, "the export's checkpoint", found)
        if (note.size, note.root) != (tree.size, tree.root()):
            found.faults.append("the export's checkpoint is not of these publications")
    for note in kept:
        _check_signatures(note, keys, "the earlier checkpoint", found)
        _compare_earlier(note, tree, found)
    for witness in witnesses:
        _check_witness(witness, [*own, *kept], found)
    _say_unchecked(found, own=bool(own), kept=bool(kept))
    return tree.size, _base64(tree.root()), found


def check_pack(
    pack: Path, earlier: list[str], trusted: list[str], witnesses: Sequence[str] = ()
) -> tuple[int, str, Findings]:
    """The number of publications in a pack, the root that they are proven for, and what was found."""
    found = Findings()
    files = _unpacked(pack, found)
    proofs = _canonical(files.get(PROOFS, b""), PROVEN) or {}
    try:
        size, root = int(proofs["size"]), base64.b64decode(proofs["root"], validate=True)
        steps = [(str(row["checkpoint"]), _hashes(row["proof"])) for row in proofs["consistency"]]
        for row in proofs["entries"]:
            _check_entry(row, files, (size, root), found)
    except (KeyError, TypeError, ValueError, AttributeError):
        found.faults.append(f"{PROOFS} is not written as a pack writes it")
        return 0, "", found
    found.faults += [f"{key!r} is not a public key" for key in trusted if not _read_key(key)]
    keys = trusted or _listed(proofs["keys"], found)
    own = list(_notes(filter(None, [proofs["checkpoint"]]), "the pack's checkpoint", found))
    for note in own:
        _check_signatures(note, keys, "the pack's checkpoint", found)
        if (note.size, note.root) != (size, root) or proofs["format"] != PACK:
            found.faults.append("the pack's checkpoint is not of this ledger")
    _check_seal(files, keys, found)
    known = {size: root, **_continued(steps, (size, root), keys, found)}
    kept = list(_notes(earlier, "the earlier checkpoint", found))
    _compare_known(kept, known, keys, found)
    for witness in witnesses:
        _check_witness(witness, [*own, *kept], found)
    _say_unchecked(found, own=bool(own), kept=bool(kept))
    return len(proofs["entries"]), _base64(root), found


def _check_seal(files: dict[str, bytes], keys: list[str], found: Findings) -> None:
    """The ledger's key has to have signed the list of the files; where nobody has, that is said."""
    if SEAL not in files:
        found.unchecked.append("who made the pictures and the other files: the pack bears no signature")
        return
    sealed = SEALED.format(sha256=hashlib.sha256(files.get(MANIFEST, b"")).hexdigest())
    if not _is_note(sealed, files[SEAL].decode("utf-8", "replace"), keys):
        found.faults.append(f"{SEAL} is no signature of these files by a key that is known here")


def _compare_known(kept: list[SignedNote], known: dict[int, bytes], keys: list[str], found: Findings) -> None:
    for note in kept:
        _check_signatures(note, keys, "the earlier checkpoint", found)
        if note.size not in known:
            found.unchecked.append(f"the earlier checkpoint: the pack proves nothing of {note.size}")
        elif known[note.size] != note.root:
            found.faults.append("the earlier checkpoint is of another ledger")


def _unpacked(pack: Path, found: Findings) -> dict[str, bytes]:
    """The files of a pack by name, each held against the manifest, and their list in the crate."""
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(pack) as opened:
            for member in opened.infolist():
                files[member.filename] = opened.read(member)
            if len(files) != len(opened.infolist()):
                found.faults.append("a file is there twice")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as problem:
        found.faults.append(f"the pack is damaged: {problem}")
    told = {name: content for name, content in files.items() if name not in (MANIFEST, SEAL)}
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in sorted(told.items())]
    listed = files.get(MANIFEST, b"").decode("utf-8", "replace")
    for line in sorted(set(lines) ^ set(listed.splitlines())):
        found.faults.append(f"{line[66:]!r} is not the file that the manifest names")
    if "".join(f"{line}\n" for line in lines) != listed:
        found.faults.append(f"{MANIFEST} is not that of these files")
    try:
        graph = json.loads(files.get(CRATE, b""))["@graph"]
        (parts,) = [row["hasPart"] for row in graph if row["@id"] == "./"]
        inside = {part["@id"] for part in parts}
    except (KeyError, TypeError, ValueError):
        inside = set()
    if inside != told.keys() - {CRATE}:
        found.faults.append(f"{CRATE} does not list the files that are here")
    return files


def _check_entry(
    row: dict[str, Any], files: dict[str, bytes], ledger: tuple[int, bytes], found: Findings
) -> None:
    """A publication's text has to make its hash, and this has to be in the ledger."""
    body = files.get(f"publications/{int(row['seq'])}.json")
    made = _made({**row, "body": None if body is None else body.decode("utf-8", "replace")}, found)
    if row["sha256"] != made:
        found.faults.append(f"publication {row['seq']} is not the text that its hash was made of")
    leaf = hashlib.sha256(b"\x00" + bytes.fromhex(made)).digest()
    climbed = _climbed(int(row["seq"]) - 1, ledger[0] - 1, leaf, _hashes(row["proof"]))
    if climbed is None or climbed[1] != ledger[1]:
        found.faults.append(f"publication {row['seq']} is not proven to be in the ledger")


def _continued(
    steps: list[tuple[str, list[bytes]]], ledger: tuple[int, bytes], keys: list[str], found: Findings
) -> dict[int, bytes]:
    """The roots of checkpoints in the pack, which the ledger has to continue, by size."""
    roots = {}
    for text, proof in steps:
        for note in _notes([text], "a checkpoint in the pack", found):
            _check_signatures(note, keys, "a checkpoint in the pack", found)
            if not _continues(note.size, note.root, ledger, proof):
                found.faults.append(f"the ledger does not continue that of {note.size} publications")
            roots[note.size] = note.root
    return roots


def _continues(first: int, old: bytes, ledger: tuple[int, bytes], proof: list[bytes]) -> bool:
    """Whether a proof shows that one ledger begins a longer one (RFC 9162, section 2.1.4.2)."""
    path = proof if first & (first - 1) else [old, *proof]
    if not 0 < first < ledger[0] or not path:
        return False
    at, last = first - 1, ledger[0] - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    return _climbed(at, last, path[0], path[1:]) == (old, ledger[1])


def _climbed(at: int, last: int, start: bytes, proof: list[bytes]) -> tuple[bytes, bytes] | None:
    """From a node up: what the hashes on its left make of it, and what all make; None where some are missing
    or too many."""
    before = after = start
    for beside in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            before = hashlib.sha256(b"\x01" + beside + before).digest()
            after = hashlib.sha256(b"\x01" + beside + after).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = hashlib.sha256(b"\x01" + after + beside).digest()
        at, last = at >> 1, last >> 1
    return (before, after) if last == 0 else None


def _hashes(rows: Sequence[str]) -> list[bytes]:
    return [base64.b64decode(row, validate=True) for row in rows]


def _compare_earlier(note: SignedNote, tree: Tree, found: Findings) -> None:
    if note.size > tree.size:
        found.faults.append(f"the earlier checkpoint is of {note.size} publications: {tree.size} are here")
    elif note.size and tree.roots.get(note.size) != note.root:
        found.faults.append(f"the first {note.size} publications are not those of the earlier checkpoint")


def _say_unchecked(found: Findings, *, own: bool, kept: bool) -> None:
    if not own:
        found.unchecked.append("that these are all: the export has no signed checkpoint")
    if not kept:
        found.unchecked.append("whether it was rewritten: keep a checkpoint for next time (--earlier)")
    if not SIGNATURES:
        found.unchecked.append("signatures: install the Python package cryptography")


def _entries(rows: Iterable[bytes], tree: Tree, found: Findings) -> None:
    before = ""
    for number, line in enumerate(rows, start=1):
        row = _canonical(line, ENTRY)
        if row is None:
            found.faults.append(f"line {number + 1} is not written as an export writes it")
            continue
        if row["seq"] != number:
            found.faults.append(f"publication {number} is not in its place: {row['seq']} is")
        if row["prev_hash"] != before:
            found.faults.append(f"publication {row['seq']} does not continue the one before it")
        made = _made(row, found)
        if row["sha256"] != made:
            found.faults.append(f"publication {row['seq']} is not the text that its hash was made of")
        before = str(row["sha256"])
        tree.add(bytes.fromhex(made))


def _made(row: dict[str, Any], found: Findings) -> str:
    """The hash of a publication's text; of one removed by law the one that was kept: the root has it."""
    kept = str(row["sha256"])
    if row["body"] is None and re.fullmatch("[0-9a-f]{64}", kept):
        found.unchecked.append(f"the text of publication {row['seq']}, which was removed; its hash was kept")
        return kept
    return hashlib.sha256(f"{row['prev_hash']}\n{row['body']}".encode()).hexdigest()


def _canonical(line: bytes, members: set[str]) -> dict[str, Any] | None:
    """The object of a line, if the line is exactly how it is written."""
    try:
        row = json.loads(line)
        written = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and set(row) == members and written == line else None


def _notes(texts: Iterable[Any], what: str, found: Findings) -> Iterator[SignedNote]:
    for written in texts:
        text, parted, below = str(written).rpartition("\n\n")
        lines = text.split("\n")
        try:
            origin, size, encoded = lines[:3]
            root = base64.b64decode(encoded, validate=True)
            exact = parted and below.endswith("\n") and f"{origin}\n{int(size)}\n{_base64(root)}" == text
        except ValueError:
            exact = False
        if exact:
            yield SignedNote(text + "\n", origin, int(size), root, tuple(below[:-1].split("\n")))
        else:
            found.faults.append(f"{what} is not a signed checkpoint")


def _check_witness(witness: str, notes: list[SignedNote], found: Findings) -> None:
    """One of the checkpoints that were compared above has to bear a signature of the witness that holds."""
    if not SIGNATURES:
        return
    name = witness.partition("+")[0]
    lines = [(note, line) for note in notes for line in note.signatures if line.startswith(f"{DASH}{name} ")]
    if not lines or not all(_signed(note.text, line, [witness], WITNESS) for note, line in lines):
        found.faults.append(f"no checkpoint here is signed by the witness {witness!r}")


def _listed(rows: Any, found: Findings) -> list[str]:
    """The keys in the export. One that follows another has to be endorsed by it."""
    keys: list[str] = []
    for row in rows if isinstance(rows, list) else []:
        known = isinstance(row, dict) and set(row) == {"endorsement", "verifier"}
        if not known or not _read_key(row["verifier"]):
            found.faults.append("a key of the export is not one")
            continue
        verifier, endorsement = row["verifier"], row["endorsement"]
        text = f"claimcheck ledger key\n{verifier}\n"
        if endorsement and not _is_note(text, endorsement, keys):
            found.faults.append(f"the key {verifier} is not endorsed by the one before it")
        elif keys and not endorsement:
            found.unchecked.append(f"who put the key {verifier} in the place of the one before it")
        keys.append(verifier)
    if keys:
        found.unchecked.append("whose the keys are: compare them with those that the newsroom has published")
    return keys


def _is_note(text: str, note: str, keys: list[str]) -> bool:
    """Whether it is this text and one signature by one of the keys."""
    line = note.removeprefix(f"{text}\n").removesuffix("\n")
    return note == f"{text}\n{line}\n" and (not SIGNATURES or _signed(text, line, keys))


def _check_signatures(note: SignedNote, keys: list[str], what: str, found: Findings) -> None:
    """Each line has to be a signature; those by keys that are known here have to hold, and there is one."""
    if not SIGNATURES:
        return
    ours = {key.partition("+")[0] for key in keys}
    known = [line for line in note.signatures if line.removeprefix(DASH).partition(" ")[0] in ours]
    if not known or not all(_signed(note.text, line, keys) for line in known):
        found.faults.append(f"{what} is not signed with a known key")


def _signed(text: str, line: str, keys: list[str], kind: bytes = OURS) -> bool:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    try:
        stamp = base64.b64decode(encoded, validate=True)
    except ValueError:
        return False
    if not line.startswith(DASH) or _base64(stamp) != encoded:
        return False
    made = stamp[4:]
    if kind == WITNESS:
        made, text = stamp[12:], f"cosignature/v1\ntime {int.from_bytes(stamp[4:12], 'big')}\n{text}"
    for key in (_read_key(encoded_key, kind) for encoded_key in keys):
        if key and (name, stamp[:4]) == key[:2]:
            try:
                Ed25519PublicKey.from_public_bytes(key[2]).verify(made, text.encode())
            except InvalidSignature:
                return False
            return True
    return False


def _read_key(text: Any, kind: bytes = OURS) -> tuple[str, bytes, bytes] | None:
    """Name, number and key of "name+number+base64"."""
    name, _, rest = str(text).partition("+")
    number, _, encoded = rest.partition("+")
    try:
        kind_and_key = base64.b64decode(encoded, validate=True)
    except ValueError:
        return None
    identity = hashlib.sha256(name.encode() + b"\n" + kind_and_key).digest()[:4]
    proper = kind_and_key[:1] == kind and len(kind_and_key) == 33 and _base64(kind_and_key) == encoded
    return (name, identity, kind_and_key[1:]) if proper and number == identity.hex() else None


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


if __name__ == "__main__":
    sys.exit(main())
