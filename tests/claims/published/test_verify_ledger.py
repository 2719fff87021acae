"""The program for strangers: a whole ledger holds, and whatever is done to it is found."""

import json
import os
import random
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from claims.domain.merkle import leaf_hash, peaks_with, root_of
from claims.published import verify_ledger
from claims.published.verify_ledger import FORMAT
from claims.services.canonical_json import canonical_json, link_hash
from claims.services.publishing.signed_note import VerifierKey, checkpoint_text, signed

NAME = "figures.example.org/ledger"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FORGER = Ed25519PrivateKey.from_private_bytes(bytes(range(9, 41)))
LONG = bool(os.environ.get("LONG"))
SIZE = 1000 if LONG else 60
KEPT = SIZE * 2 // 3
"""The size at which the stranger kept a checkpoint."""
DRAWN = 20_000 if LONG else 400


def bodies(count: int, *, value: int = 12_000) -> list[str]:
    return [
        canonical_json({"high": str(value + each), "unit": {"name": "Menschen — людей"}, "version": 1})
        for each in range(count)
    ]


def checkpoint(shas: list[str], key: Ed25519PrivateKey = KEY) -> str:
    root = root_of(peaks_with((), 0, [leaf_hash(bytes.fromhex(each)) for each in shas]))
    return signed(checkpoint_text(NAME, len(shas), root), NAME, key)


def exported(texts: list[str], key: Ed25519PrivateKey = KEY) -> list[bytes]:
    """The lines of an export, made as the owner of the tables could make them of any texts."""
    rows, shas, before = [], [], ""
    for number, body in enumerate(texts, start=1):
        sha256 = link_hash(before, body)
        rows.append({"seq": number, "prev_hash": before, "sha256": sha256, "body": body})
        shas.append(sha256)
        before = sha256
    root = root_of(peaks_with((), 0, [leaf_hash(bytes.fromhex(each)) for each in shas]))
    head = {
        "format": FORMAT,
        "size": len(rows),
        "root": b64encode(root).decode(),
        "checkpoint": checkpoint(shas, key),
        "keys": [{"verifier": str(VerifierKey.of(NAME, KEY)), "endorsement": ""}],
    }
    return [f"{canonical_json(row)}\n".encode() for row in (head, *rows)]


WHOLE = exported(bodies(SIZE))
EARLIER = checkpoint([json.loads(line)["sha256"] for line in WHOLE[1 : KEPT + 1]])


def faults(lines: list[bytes], *, earlier: str = EARLIER) -> list[str]:
    """As the program reads a file: what lies between line feeds."""
    return verify_ledger.check(b"".join(lines).splitlines(keepends=True), [earlier], [])[2].faults


def test_a_whole_ledger_holds() -> None:
    assert faults(WHOLE) == []


@pytest.mark.slow
def test_every_byte_counts() -> None:
    """Of the head and three entries every byte, and bytes drawn from the rest."""
    text = b"".join(WHOLE)
    starts = [0]
    for line in WHOLE:
        starts.append(starts[-1] + len(line))
    chosen = (0, 1, KEPT, SIZE) if LONG else (0, KEPT)
    places = [at for each in chosen for at in range(starts[each], starts[each + 1])]
    drawn = random.Random(16)
    places += [drawn.randrange(len(text)) for _ in range(DRAWN)]
    for at in places:
        changed = text[:at] + bytes([text[at] ^ drawn.randrange(1, 256)]) + text[at + 1 :]
        assert faults([changed]), f"byte {at} was changed unseen"


def replaced(count: int) -> list[str]:
    """The texts after somebody has rewritten one of them."""
    texts = bodies(SIZE)
    texts[count] = texts[count].replace("12", "99", 1)
    return texts


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        ("an entry dropped", [*WHOLE[:5], *WHOLE[6:]]),
        ("the last entry dropped", WHOLE[:-1]),
        ("entries swapped", [*WHOLE[:5], WHOLE[6], WHOLE[5], *WHOLE[7:]]),
        ("an entry twice", [*WHOLE[:6], *WHOLE[5:]]),
        ("cut off within a line", [*WHOLE[:-1], WHOLE[-1][:-9]]),
        ("the head dropped", WHOLE[1:]),
        ("nothing left", []),
        ("rewritten before the checkpoint, hashed and signed anew", exported(replaced(3))),
        ("made shorter than the checkpoint, hashed and signed anew", exported(bodies(KEPT - 1))),
        ("forked before the checkpoint", exported([*bodies(KEPT - 2), *bodies(SIZE, value=5)[KEPT - 2 :]])),
        ("signed by somebody else", exported(bodies(SIZE), FORGER)),
    ],
)
def test_what_was_done_to_it_is_found(what: str, lines: list[bytes]) -> None:
    assert faults(lines), what


def test_without_a_checkpoint_kept_a_ledger_signed_anew_looks_whole_and_that_is_said() -> None:
    """The control: it is the earlier checkpoint that finds it."""
    size, _, found = verify_ledger.check(exported(replaced(3)), [], [])
    assert (size, found.faults) == (SIZE, [])
    assert any("keep a checkpoint" in each for each in found.unchecked)


def test_after_the_checkpoint_kept_it_may_have_grown() -> None:
    assert faults(exported(bodies(SIZE + 5))) == []


def test_a_key_that_the_stranger_trusts_counts_instead_of_those_in_the_file() -> None:
    trusted = str(VerifierKey.of(NAME, FORGER))
    assert verify_ledger.check(WHOLE, [EARLIER], [trusted])[2].faults
    assert not verify_ledger.check(WHOLE, [EARLIER], [str(VerifierKey.of(NAME, KEY))])[2].faults


@pytest.mark.parametrize("isolated", [True, False], ids=["standard library alone", "with cryptography"])
def test_it_runs_alone(tmp_path: Path, isolated: bool) -> None:
    """From an empty folder, and where no package is installed."""
    program, export, kept = (tmp_path / name for name in ("verify.py", "ledger.ndjson", "earlier.txt"))
    program.write_bytes(Path(verify_ledger.__file__).read_bytes())
    export.write_bytes(b"".join(WHOLE))
    kept.write_text(EARLIER, "utf-8")
    command = [sys.executable, *(["-S"] if isolated else []), program, export, "--earlier", kept]

    def run() -> tuple[int, str]:
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        return done.returncode, done.stdout + done.stderr

    code, said = run()
    assert code == 0, said
    assert f"{SIZE} publications are as they were published." in said
    assert ("Not checked: signatures" in said) == isolated
    export.write_bytes(b"".join(WHOLE[:-1]))
    code, said = run()
    assert code == 1
    assert "WRONG" in said
    export.unlink()
    assert run()[0] == 2
