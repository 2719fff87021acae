"""The evidence pack: the one-file verifier accepts it without a network, and finds what was changed."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings as site
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from claims.domain import merkle
from claims.models import Checkpoint, VerifiedFigure
from claims.published import verify_ledger
from claims.services.publishing.publication import hold_figure
from claims.services.publishing.signed_note import signed
from tests import builders as make
from tests.claims.api.client import API, client
from tests.claims.domain.test_picture_files import PLACE, png

pytestmark = pytest.mark.django_db
QUOTE = "about 8,000 soldiers"
SECRET = "A doubt of ours."
PHOTOGRAPH = png((b"eXIf", PLACE))


@pytest.fixture(scope="module")
def figure(kept_for_the_module: None, tmp_path_factory: Any) -> Iterator[VerifiedFigure]:
    """One of two versions in a signed ledger of five; a file is kept beside what it was read in."""
    before, site.LEDGER_KEY = site.LEDGER_KEY, tmp_path_factory.mktemp("key") / "key.pem"
    call_command("ledger_key", name="figures.example.org/ledger", stdout=StringIO())
    make.figure(make.question("How many came before?"))
    about = make.question()
    made = make.figure(about)
    make.evidence(about.claims.order_by("id")[0].snapshot.document, content=PHOTOGRAPH)
    make.figure(make.question("How many came between?"))
    later = make.NOW + timedelta(hours=1)
    hold_figure(by=make.person("approver"), now=later, figure=made, reason=SECRET)
    make.figure(make.question("How many came after?"))
    yield made
    site.LEDGER_KEY = before


@pytest.fixture
def public(settings: Settings) -> Client:
    settings.PUBLIC_READ = True
    return Client()


def fetched(figure: VerifiedFigure, asking: Client, query: str = "") -> bytes:
    answer = asking.get(f"{API}figures/{figure.question_id}/pack/{query}")
    assert answer.status_code == 200, answer.content
    return answer.getvalue()


def unpacked(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(files: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a manifest that fits them: as whoever changes one would write it."""
    beside = {verify_ledger.MANIFEST, verify_ledger.SEAL}
    others = {name: content for name, content in files.items() if name not in beside}
    lines = (f"{verify_ledger.hashlib.sha256(c).hexdigest()}  {n}\n" for n, c in sorted(others.items()))
    return {**files, **others, verify_ledger.MANIFEST: "".join(lines).encode()}


UNSIGNED = "who made the pictures and the other files: the pack bears no signature"
SIGNED_OTHERWISE = "manifest.note is no signature of these files by a key that is known here"


def without(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {each: content for each, content in files.items() if each != name}


def unchecked(path: Path) -> list[str]:
    return verify_ledger.check_pack(path, [], [])[2].unchecked


def faults(path: Path, earlier: list[str] | None = None) -> list[str]:
    return verify_ledger.check_pack(path, earlier or [], [])[2].faults


def test_it_has_all_that_stands_behind_a_figure_and_nothing_else(
    figure: VerifiedFigure, public: Client
) -> None:
    files = unpacked(fetched(figure, public))
    assert set(files) == {
        *("publications/2.json", "publications/4.json", "ledger.json", "decisions.json", "captures.json"),
        *("picture.svg", "picture.png", "ro-crate-metadata.json", "manifest-sha256.txt"),
        "manifest.note",
    }
    assert SECRET.encode() not in b"".join(files.values())
    decided = json.loads(files["decisions.json"])
    assert [(row["seq"], row["change_kind"]) for row in decided] == [(2, "NEW"), (4, "HOLD")]
    assert "steps" not in decided[0]
    captured = json.loads(files["captures.json"])["captures"]
    assert {row["sha256"] for row in captured} == {
        claim.snapshot.sha256 for claim in figure.question.claims.all()
    }
    graph = json.loads(files["ro-crate-metadata.json"])["@graph"]
    descriptor, root = graph[:2]
    assert descriptor["conformsTo"]["@id"] == "https://w3id.org/ro/crate/1.1"
    assert descriptor["about"] == {"@id": "./"}
    assert {"name", "description", "datePublished", "license", "hasPart"} <= root.keys()
    ids = {row["@id"] for row in graph}
    assert {part["@id"] for part in root["hasPart"]} <= ids


def test_captured_texts_are_for_who_may_read_them(figure: VerifiedFigure, public: Client) -> None:
    assert public.get(f"{API}figures/{figure.question_id}/pack/?whole=true").status_code == 403
    files = unpacked(fetched(figure, client("reader"), "?whole=true"))
    texts = {name for name in files if name.startswith("captures/")}
    assert texts == {f"captures/{claim.snapshot.sha256}.txt" for claim in figure.question.claims.all()}
    assert any(QUOTE.encode() in files[name] for name in texts)
    [kept] = [name for name in files if name.startswith("evidence/")]
    assert hashlib.sha256(PHOTOGRAPH).hexdigest() in kept
    assert files[kept] == png(), "whoever has the pack learns nothing of where a picture was taken"
    assert json.loads(files["decisions.json"])[0]["steps"][-1]["to"] == "approved"


def test_the_same_records_are_the_same_bytes(figure: VerifiedFigure, public: Client) -> None:
    assert fetched(figure, public) == fetched(figure, public)


@pytest.mark.parametrize("isolated", [True, False], ids=["standard library alone", "with cryptography"])
def test_the_one_file_verifier_accepts_it_alone(
    figure: VerifiedFigure, public: Client, tmp_path: Path, isolated: bool
) -> None:
    program, pack, kept = (tmp_path / name for name in ("verify.py", "pack.zip", "earlier.txt"))
    program.write_bytes(public.get("/ledger/verify_ledger.py").content)
    pack.write_bytes(fetched(figure, public))
    kept.write_text(Checkpoint.objects.get(publication=2).note, "utf-8")
    command = [sys.executable, *(["-S"] if isolated else []), program, pack, "--earlier", kept]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 publications are as they were published." in done.stdout
    assert ("Not checked: signatures" in done.stdout) == isolated


def test_each_file_that_is_changed_added_or_dropped_is_found(figure: VerifiedFigure, tmp_path: Path) -> None:
    whole = unpacked(fetched(figure, client("reader"), "?whole=true"))
    assert faults(packed(whole, tmp_path / "whole.zip")) == []
    for number, name in enumerate(whole):
        half = len(whole[name]) // 2
        bent = whole[name][:half] + bytes([whole[name][half] ^ 1]) + whole[name][half + 1 :]
        assert faults(packed({**whole, name: bent}, tmp_path / f"{number}.zip")), f"{name} was changed unseen"
        less = packed(without(whole, name), tmp_path / f"less-{number}.zip")
        unsaid = not faults(less) and UNSIGNED not in unchecked(less)
        assert not unsaid, f"{name} was dropped unseen"
    assert faults(packed({**whole, "more.txt": b"more"}, tmp_path / "more.zip"))
    raw = bytearray(packed(whole, tmp_path / "raw.zip").read_bytes())
    raw[60] ^= 1
    (tmp_path / "raw.zip").write_bytes(raw)
    assert faults(tmp_path / "raw.zip")


def test_a_publication_rewritten_with_a_manifest_that_fits_is_found(
    figure: VerifiedFigure, public: Client, tmp_path: Path
) -> None:
    whole = unpacked(fetched(figure, public))
    body = whole["publications/2.json"].replace(b"8000", b"9000")
    told = faults(packed(manifest({**whole, "publications/2.json": body}), tmp_path / "body.zip"))
    assert any("publication 2 is not the text" in each for each in told)
    proofs = json.loads(whole["ledger.json"])
    for change in (
        {"root": "A" * 43 + "="},
        {"size": proofs["size"] + 1},
        {"entries": [{**proofs["entries"][0], "proof": proofs["entries"][0]["proof"][1:]}]},
        {"consistency": [{**proofs["consistency"][0], "proof": []}]},
    ):
        written = verify_ledger.json.dumps(
            {**proofs, **change}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        bent = manifest({**whole, "ledger.json": f"{written}\n".encode()})
        assert faults(packed(bent, tmp_path / "proofs.zip")), change


def test_a_picture_exchanged_with_a_manifest_that_fits_is_found(
    figure: VerifiedFigure, public: Client, tmp_path: Path
) -> None:
    """The control: of a pack whose signature is taken away only that can be said."""
    whole = unpacked(fetched(figure, public))
    drawn = manifest({**whole, "picture.svg": b"<svg/>"})
    assert faults(packed(drawn, tmp_path / "drawn.zip")) == [SIGNED_OTHERWISE]
    unsigned = packed(without(drawn, verify_ledger.SEAL), tmp_path / "unsigned.zip")
    assert faults(unsigned) == []
    assert UNSIGNED in unchecked(unsigned)


def test_a_pack_signed_by_somebody_else_is_found(
    figure: VerifiedFigure, public: Client, tmp_path: Path
) -> None:
    whole = manifest({**unpacked(fetched(figure, public)), "picture.svg": b"<svg/>"})
    digest = verify_ledger.hashlib.sha256(whole[verify_ledger.MANIFEST]).hexdigest()
    other = signed(
        verify_ledger.SEALED.format(sha256=digest), "figures.example.org/ledger", Ed25519PrivateKey.generate()
    )
    forged = packed({**whole, verify_ledger.SEAL: other.encode()}, tmp_path / "forged.zip")
    assert faults(forged) == [SIGNED_OTHERWISE]


def test_without_a_key_a_pack_is_not_signed_and_says_so(
    figure: VerifiedFigure, public: Client, tmp_path: Path, settings: Settings
) -> None:
    settings.LEDGER_KEY = tmp_path / "none.pem"
    made = packed(unpacked(fetched(figure, public)), tmp_path / "pack.zip")
    assert faults(made) == []
    assert UNSIGNED in unchecked(made)


def test_an_earlier_checkpoint_of_another_ledger_is_found(
    figure: VerifiedFigure, public: Client, tmp_path: Path
) -> None:
    path = packed(unpacked(fetched(figure, public)), tmp_path / "pack.zip")
    note = Checkpoint.objects.get(publication=2).note
    assert faults(path, [note]) == []
    other = note.split("\n")
    other[2] = "A" * 43 + "="
    assert any("another ledger" in each for each in faults(path, ["\n".join(other)]))
    unknown = Checkpoint.objects.get(publication=3).note
    assert any("nothing of 3" in each for each in verify_ledger.check_pack(path, [unknown], [])[2].unchecked)


def test_the_verifiers_proofs_are_those_of_the_ledger() -> None:
    """For every pair of sizes up to 17, against our own tree; a hash too many or too few is none."""
    leaves = [merkle.leaf_hash(bytes([number])) for number in range(17)]
    roots = [merkle.root_of(merkle.peaks_with((), 0, leaves[:size])) for size in range(18)]
    for size in range(1, 18):
        for index in range(size):
            proof = merkle.inclusion_proof(index, leaves[:size])
            climbed = verify_ledger._climbed(index, size - 1, leaves[index], proof)
            assert climbed is not None
            assert climbed[1] == roots[size]
            assert verify_ledger._climbed(index, size - 1, leaves[index], [*proof, roots[0]]) is None
        for first in range(1, size):
            steps = list(merkle.consistency_proof(first, leaves[:size]))
            assert verify_ledger._continues(first, roots[first], (size, roots[size]), steps)
            assert not verify_ledger._continues(first, roots[0], (size, roots[size]), steps)
            assert not verify_ledger._continues(first, roots[first], (size, roots[size]), steps[:-1])


def test_the_command_writes_the_same(figure: VerifiedFigure, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    call_command("evidence_pack", figure.question.slug, path, stdout=StringIO())
    assert faults(path) == []
    call_command("evidence_pack", str(figure.question_id), path, "--whole", stdout=StringIO())
    assert any(name.startswith("captures/") for name in unpacked(path.read_bytes()))
    with pytest.raises(CommandError, match="Nothing has been published of 'nothing'"):
        call_command("evidence_pack", "nothing", path, stdout=StringIO())


def test_what_is_not_there_or_asked_for_wrongly_is_refused(public: Client, figure: VerifiedFigure) -> None:
    assert public.get(f"{API}figures/{make.question('Nothing yet?').pk}/pack/").status_code == 404
    assert public.get(f"{API}figures/{figure.question_id}/pack/?whole=1").status_code == 400
