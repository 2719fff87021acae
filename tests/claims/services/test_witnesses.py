"""A witness signs one line of a ledger: a fork, an old checkpoint and a forged one are refused, and seen."""

import json
from base64 import b64encode
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from claims.domain.merkle import consistency_proof, leaf_hash, peaks_with, root_of
from claims.models import Checkpoint, Cosignature
from claims.published import verify_ledger
from claims.services.publishing.ledger import links
from claims.services.publishing.signed_note import COSIGNATURE, VerifierKey, checkpoint_text, signed
from tests import builders as new
from tests.claims.api.client import client, problem
from tests.owning import silenced

ORIGIN = "figures.example.org/ledger"
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
LEDGER = str(VerifierKey.of(ORIGIN, KEY))
LEAVES = [leaf_hash(bytes([each])) for each in range(12)]
OTHERS = [*LEAVES[:4], leaf_hash(b"another"), *LEAVES[5:]]


def note(size: int, leaves: list[bytes] = LEAVES, key: Ed25519PrivateKey = KEY) -> str:
    """What the ledger signs of its first leaves."""
    return signed(checkpoint_text(ORIGIN, size, root_of(peaks_with((), 0, leaves[:size]))), ORIGIN, key)


class Desk:
    """A witness at a machine of its own, with its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def cosign(self, text: str, *, proof: list[bytes] | None = None, ledger: str = LEDGER) -> str:
        """The line that the command prints."""
        (self.folder / "note").write_text(text, "utf-8")
        given: dict[str, Any] = {"key": self.folder / "key.pem", "seen": self.folder / "seen.json"}
        if proof is not None:
            given["proof"] = self.folder / "proof"
            given["proof"].write_text(json.dumps({"proof": [b64encode(each).decode() for each in proof]}))
        out, self.told = StringIO(), StringIO()
        call_command(
            "cosign", self.folder / "note", ledger=ledger, name="witness.example", stdout=out,
            stderr=self.told, **given,
        )  # fmt: skip
        return out.getvalue()

    @property
    def public(self) -> str:
        """Its public key, as it was printed."""
        return self.told.getvalue().split()[-1]


@pytest.fixture
def witness(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_it_signs_what_continues_what_it_has_signed(witness: Desk) -> None:
    first = witness.cosign(note(5))
    assert first.startswith("\N{EM DASH} witness.example ")
    assert witness.cosign(note(5)).startswith("\N{EM DASH} witness.example ")
    witness.cosign(note(12), proof=consistency_proof(5, LEAVES))
    (seen,) = json.loads((witness.folder / "seen.json").read_text()).values()
    assert seen["size"] == 12


@pytest.mark.parametrize(
    ("what", "text", "proof", "told"),
    [
        ("an older one", note(4), None, "a fork or an old one"),
        ("a fork of one size", note(5, OTHERS), None, "a fork or an old one"),
        ("a fork that has grown", note(12, OTHERS), consistency_proof(5, OTHERS), "the ledger was rewritten"),
        ("no proof", note(12), None, "give that of consistency/\\?first=5&size=12"),
        ("signed by another", note(12, key=Ed25519PrivateKey.generate()), None, "it is no checkpoint that"),
        ("no note", "figures", None, "it is no checkpoint that"),
    ],
)
def test_it_refuses_what_does_not_continue(
    witness: Desk, what: str, text: str, proof: list[bytes] | None, told: str
) -> None:
    witness.cosign(note(5))
    before = (witness.folder / "seen.json").read_text()
    with pytest.raises(CommandError, match=told):
        witness.cosign(text, proof=proof)
    assert (witness.folder / "seen.json").read_text() == before, what


def test_control_a_witness_that_has_seen_nothing_signs_the_fork(witness: Desk) -> None:
    """It is what it has seen that refuses it."""
    assert witness.cosign(note(12, OTHERS))


@pytest.fixture
def newsroom(settings: Settings, tmp_path: Path, db: None) -> Client:
    """Two publications, signed; the client is a reader of it."""
    settings.LEDGER_KEY = tmp_path / "ledger.pem"
    new.figure(new.question("How many are in place 1?"))
    call_command("ledger_key", name=ORIGIN, stdout=StringIO())
    new.figure(new.question("How many are in place 2?"))
    return client("reader")


def hand_in(newsroom: Client, line: str, size: int = 2) -> Any:
    """What the ledger answers."""
    address = f"/api/v1/ledger/checkpoints/{size}/cosignatures/"
    return newsroom.post(address, json.dumps({"cosignature": line}), content_type="application/json")


def read(newsroom: Client, address: str) -> Any:
    """What it shows."""
    return newsroom.get(f"/api/v1/ledger/{address}").json()


def test_from_the_checkpoint_to_the_stranger(
    newsroom: Client, witness: Desk, settings: Settings, tmp_path: Path
) -> None:
    """The witness signs, hands in, and the one-file program finds its signature in the export."""
    head = read(newsroom, "")
    assert head["cosigned"] is None
    line = witness.cosign(head["checkpoint"], ledger=head["keys"][0])
    problem(hand_in(newsroom, line), 400)
    settings.LEDGER_WITNESSES = [witness.public]
    for _ in range(2):
        assert hand_in(newsroom, line).status_code == 201
    assert Cosignature.objects.count() == 1
    assert read(newsroom, "")["cosigned"] == head["checkpoint"] + line
    assert read(newsroom, "checkpoints/2/")["checkpoint"] == head["checkpoint"] + line
    settings.PUBLIC_READ = True
    assert line.split()[-1] in Client().get("/ledger/").content.decode()
    assert [link.faults for link in links()] == [(), ()]
    export = tmp_path / "export"
    export.write_bytes(newsroom.get("/api/v1/ledger/export/").getvalue())
    stranger = [str(export), "--key", head["keys"][0]]
    assert verify_ledger.main([*stranger, "--witness", witness.public]) == 0
    other = str(VerifierKey.of("witness.example", KEY, COSIGNATURE))
    assert verify_ledger.main([*stranger, "--witness", other]) == 1, "control: another key of that name"
    new.figure(new.question("How many are in place 3?"))
    proof = read(newsroom, "consistency/?first=2")
    (tmp_path / "given").write_text(json.dumps(proof))
    again = read(newsroom, "")["checkpoint"]
    call_command(
        "cosign", _file(tmp_path / "again", again), ledger=head["keys"][0], name="witness.example",
        key=tmp_path / "key.pem", seen=tmp_path / "seen.json", proof=tmp_path / "given", stdout=StringIO(),
        stderr=StringIO(),
    )  # fmt: skip


def _file(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "forged", ["x", "\N{EM DASH} witness.example AAAA", "\N{EM DASH} witness.example AAAA\nmore"]
)
def test_what_is_no_signature_is_not_taken(
    newsroom: Client, witness: Desk, settings: Settings, forged: str
) -> None:
    witness.cosign(read(newsroom, "")["checkpoint"], ledger=read(newsroom, "")["keys"][0])
    settings.LEDGER_WITNESSES = [witness.public]
    told = problem(hand_in(newsroom, forged), 400)
    assert "not a signature of a known witness" in json.dumps(told)
    problem(hand_in(newsroom, forged, size=9), 404)
    assert not Cosignature.objects.exists()


def test_nobody_without_an_account_hands_in_anything(newsroom: Client, settings: Settings) -> None:
    settings.PUBLIC_READ = True
    assert hand_in(Client(), "x").status_code in (401, 403)


def test_a_witness_that_is_no_key_is_told_to_the_operator(newsroom: Client, settings: Settings) -> None:
    settings.LEDGER_WITNESSES = ["witness.example"]
    assert "LEDGER_WITNESSES" in json.dumps(problem(hand_in(newsroom, "x"), 400))


def test_a_cosignature_that_was_changed_is_found(newsroom: Client) -> None:
    new.cosigned(Checkpoint.objects.all()[0])
    assert not any(link.faults for link in links())
    with silenced():
        Cosignature.objects.update(line="\N{EM DASH} witness.example AAAA\n")
    (fault,) = [fault for link in links() for fault in link.faults]
    assert fault == "the cosignature of witness.example is not of its checkpoint"


GONE = {"checkpoint": "publication_id", "servedtext": "publication_id", "publication": "seq"}


@pytest.mark.whole("test_from_the_checkpoint_to_the_stranger")
def test_the_head_costs_the_same_however_long_the_ledger_is(newsroom: Client) -> None:
    """What was published before the newest checkpoint is not read for it."""
    head = read(newsroom, "")
    with silenced():
        for table, key in GONE.items():
            connection.cursor().execute(f"DELETE FROM claims_{table} WHERE {key} = 1")
    assert read(newsroom, "")["root_hash"] == head["root_hash"]
