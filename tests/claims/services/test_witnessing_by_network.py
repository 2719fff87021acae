"""One newsroom witnesses another's ledger over the network: what it asks and signs, and what it won't."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from claims.domain.merkle import consistency_proof, leaf_hash, peaks_with, root_of
from claims.intake.web import ledgers
from claims.models import Cosignature
from claims.services.notifications.outbound import Page, ReceiverAnswer
from claims.services.publishing.private_key import private_key
from claims.services.publishing.signed_note import COSIGNATURE, VerifierKey, checkpoint_text, signed
from tests import builders as new
from tests.claims.api.client import client

SITE = "https://figures.example.org"
ORIGIN = "figures.example.org/ledger"
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
LEDGER = str(VerifierKey.of(ORIGIN, KEY))
LEAVES = [leaf_hash(bytes([each])) for each in range(12)]
OTHERS = [*LEAVES[:4], leaf_hash(b"another"), *LEAVES[5:]]


class Elsewhere:
    """A site that shows `leaves`, up to `size`, and takes what it is handed; it may lie."""

    def __init__(self) -> None:
        self.leaves, self.size = LEAVES, 5
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.taken: list[tuple[str, str]] = []
        self.answers = Page(200, "application/json", b"")
        self.takes = ReceiverAnswer(201, "{}")

    def get(self, url: str, headers: Mapping[str, str]) -> Page:
        self.asked.append((url, headers))
        if self.answers.body or self.answers.status != 200:
            return self.answers
        return Page(200, "application/json", json.dumps(self._told(url)).encode())

    def _told(self, url: str) -> dict[str, Any]:
        if "consistency" in url:
            first = int(url.partition("first=")[2].partition("&")[0])
            proof = consistency_proof(first, self.leaves[: self.size])
            return {"proof": [b64encode(each).decode() for each in proof]}
        root = root_of(peaks_with((), 0, self.leaves[: self.size]))
        return {"checkpoint": signed(checkpoint_text(ORIGIN, self.size, root), ORIGIN, KEY)}

    def post(self, url: str, body: str, headers: Mapping[str, str]) -> ReceiverAnswer:
        self.asked.append((url, headers))
        self.taken.append((url, json.loads(body)["cosignature"]))
        return self.takes


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    made = Elsewhere()
    _reached_by(monkeypatch, made.get, made.post)
    return made


def _reached_by(monkeypatch: pytest.MonkeyPatch, get: Callable[..., Page], post: Callable[..., Any]) -> None:
    monkeypatch.setattr(ledgers, "get", get)
    monkeypatch.setattr(ledgers, "post", post)
    monkeypatch.setattr(ledgers, "check_target", lambda field, url: None)


def cosign(folder: Path, *, token: str = "", ledger: str = LEDGER, of: str = SITE, **given: Any) -> str:
    """What the command prints: the line."""
    if token:
        given["token"] = folder / "token"
        given["token"].write_text(f"{token}\n")
    out = StringIO()
    call_command(
        "cosign", of, ledger=ledger, name="witness.example", key=folder / "key.pem",
        seen=folder / "seen.json", stdout=out, stderr=StringIO(), **given,
    )  # fmt: skip
    return out.getvalue()


def test_it_asks_for_the_checkpoint_alone_the_first_time(site: Elsewhere, tmp_path: Path) -> None:
    assert cosign(tmp_path).startswith("\N{EM DASH} witness.example ")
    assert [url for url, _ in site.asked] == [f"{SITE}/api/v1/ledger/"]
    assert not site.taken
    assert "Authorization" not in site.asked[0][1]


def test_with_a_token_it_hands_in_what_continues_what_it_has_signed(site: Elsewhere, tmp_path: Path) -> None:
    cosign(tmp_path, token="cct_1")
    site.size, site.asked = 12, []
    line = cosign(tmp_path, token="cct_1", of=f"{SITE}/")
    assert [url for url, _ in site.asked] == [
        f"{SITE}/api/v1/ledger/",
        f"{SITE}/api/v1/ledger/consistency/?first=5&size=12",
        f"{SITE}/api/v1/ledger/checkpoints/12/cosignatures/",
    ]
    assert {headers["Authorization"] for _, headers in site.asked} == {"Bearer cct_1"}
    assert site.taken[-1] == (site.asked[-1][0], line)


FORKS: dict[str, tuple[int, list[bytes], str]] = {
    "grown otherwise": (12, OTHERS, "the ledger was rewritten"),
    "another of that size": (5, OTHERS, "a fork or an old one"),
    "an older one": (4, LEAVES, "a fork or an old one"),
    "nothing": (1, LEAVES, "a fork or an old one"),
    "one less, rewritten": (4, OTHERS, "a fork or an old one"),
}


@pytest.mark.parametrize("fork", FORKS)
def test_a_fork_is_neither_signed_nor_handed_in(fork: str, site: Elsewhere, tmp_path: Path) -> None:
    cosign(tmp_path, token="cct_1")
    before, site.taken = (tmp_path / "seen.json").read_text(), []
    site.size, site.leaves, told = FORKS[fork]
    with pytest.raises(CommandError, match=told):
        cosign(tmp_path, token="cct_1")
    assert not site.taken
    assert (tmp_path / "seen.json").read_text() == before


WRONG: dict[str, tuple[Page, str]] = {
    "none there": (Page(404, "text/html", b"<p>none"), "answered 404"),
    "needs a token": (Page(401, "application/json", b"{}"), "answered 401"),
    "a page": (Page(200, "text/html", b"<html>"), "no answer of a ledger"),
    "a list": (Page(200, "application/json", b"[]"), "no answer of a ledger"),
    "nests": (Page(200, "application/json", b"[" * 99_999), "no answer of a ledger"),
    "nothing signed": (Page(200, "application/json", b'{"checkpoint": null}'), "signed no checkpoint yet"),
    "no note": (Page(200, "application/json", b'{"checkpoint": "x"}'), "it is no checkpoint that"),
    "too large": (Page(200, "application/json", b" " * 5_000_001), "5000001 bytes"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_ledger_is_said(wrong: str, site: Elsewhere, tmp_path: Path) -> None:
    site.answers, told = WRONG[wrong]
    with pytest.raises(CommandError, match=told):
        cosign(tmp_path, token="cct_1")
    assert not site.taken
    assert not (tmp_path / "seen.json").exists()


@pytest.mark.parametrize("proof", [None, 7, "x", ["?"], [7], {"a": 1}])
def test_a_proof_that_is_none_is_said(
    proof: Any, site: Elsewhere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cosign(tmp_path)
    site.size = 12
    told = site._told
    monkeypatch.setattr(site, "_told", lambda url: {"proof": proof} if "first" in url else told(url))
    with pytest.raises(CommandError, match="no list of hashes"):
        cosign(tmp_path)
    assert json.loads((tmp_path / "seen.json").read_text())[LEDGER]["size"] == 5


def test_a_line_that_is_not_taken_has_been_printed_and_may_be_handed_in_again(
    site: Elsewhere, tmp_path: Path
) -> None:
    site.takes = ReceiverAnswer(400, "no \x1b[2Jwitness of ours")
    with pytest.raises(CommandError, match=r"answered 400: 'no \\x1b\[2Jwitness"):
        cosign(tmp_path, token="cct_1")
    site.takes = ReceiverAnswer(201, "{}")
    cosign(tmp_path, token="cct_1")
    assert len(site.taken) == 2


@pytest.mark.parametrize(
    ("of", "given", "told"),
    [
        (SITE, {"proof": Path("proof")}, "the site is asked for it"),
        ("note", {"token": "cct_1"}, "give the site's address"),
        ("https://127.0.0.1", {}, "no address on the public internet"),
        ("http://figures.example.org", {}, "give an address such as https://"),
        ("https://me:secret@figures.example.org", {}, "give an address such as https://"),
    ],
)
def test_what_does_not_go_together_is_refused(
    of: str, given: dict[str, Any], told: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=told):
        cosign(tmp_path, of=of, **given)


def test_two_newsrooms(settings: Settings, tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger of this installation, asked at its own interface by the witness of another."""
    settings.LEDGER_KEY = tmp_path / "ledger.pem"
    new.figure(new.question("How many are in place 1?"))
    call_command("ledger_key", name=ORIGIN, stdout=StringIO())
    new.figure(new.question("How many are in place 2?"))
    asked = client("reader")
    _reached_by(monkeypatch, lambda url, headers: _page(asked, url), lambda *sent: _posted(asked, *sent))
    key = asked.get("/api/v1/ledger/").json()["keys"][0]
    cosign(tmp_path, ledger=key)
    public = _witness_of(tmp_path)
    settings.LEDGER_WITNESSES = [public]
    for size in (2, 3):
        line = cosign(tmp_path, ledger=key, token="cct_1")
        assert Cosignature.objects.filter(checkpoint__publication=size, witness=public, line=line).exists()
        new.figure(new.question(f"How many are in place {size + 1}?"))


def _witness_of(folder: Path) -> str:
    own = private_key(folder / "key.pem")
    assert own is not None
    return str(VerifierKey.of("witness.example", own, COSIGNATURE))


def _page(asked: Client, url: str) -> Page:
    answer = asked.get(url.removeprefix(SITE), headers={"Accept": "application/json"})
    return Page(answer.status_code, answer["Content-Type"], answer.content)


def _posted(asked: Client, url: str, body: str, headers: Mapping[str, str]) -> ReceiverAnswer:
    answer = asked.post(url.removeprefix(SITE), body, content_type=headers["Content-Type"])
    return ReceiverAnswer(answer.status_code, answer.content.decode())
