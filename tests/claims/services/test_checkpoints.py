"""The ledger is signed as it grows: each publication, by the recorded key, and only by it."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from claimcheck.foundation.records.errors import Refused
from claims.domain.merkle import root_of
from claims.models import Checkpoint, LedgerKey
from claims.published import verify_ledger
from claims.published.ledger_export import ledger_lines
from claims.services.publishing.ledger import links
from claims.services.publishing.private_key import make_private_key, private_key
from claims.services.publishing.signed_note import VerifierKey, checkpoint_text, is_signed_by
from tests import builders as new

pytestmark = pytest.mark.django_db


@pytest.fixture
def key_file(settings: Settings, tmp_path: Path) -> Path:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    return tmp_path / "key.pem"


def publish(count: int = 1) -> None:
    for _ in range(count):
        new.figure(new.question(f"How many are in place {new.next_number()}?"))


def recorded(**options: str | Path) -> LedgerKey:
    call_command("ledger_key", stdout=StringIO(), **options)
    return LedgerKey.objects.all()[0]


def in_export() -> tuple[list[str], list[str]]:
    """The faults that a stranger finds, and what the stranger could not check."""
    _, _, found = verify_ledger.check([line.encode() for line in ledger_lines()], [], [])
    return found.faults, found.unchecked


def test_nothing_is_signed_without_a_key(key_file: Path) -> None:
    publish()
    assert not Checkpoint.objects.exists()
    faults, unchecked = in_export()
    assert not faults
    assert "that these are all: the export has no signed checkpoint" in unchecked


def test_each_publication_is_signed_over_all_before_it(key_file: Path) -> None:
    publish(2)
    key = recorded(name="figures.example.org/ledger")
    publish(3)
    assert key_file.stat().st_mode & 0o777 == 0o600
    kept = list(Checkpoint.objects.order_by("publication"))
    assert [each.publication_id for each in kept] == [2, 3, 4, 5]
    for each in kept:
        peaks = [bytes.fromhex(peak) for peak in each.peaks]
        text = checkpoint_text("figures.example.org/ledger", each.publication_id, root_of(peaks))
        assert each.note.startswith(text)
        assert is_signed_by(each.note, VerifierKey.read(key.verifier))
    assert not any(link.faults for link in links())
    assert in_export()[0] == []


def test_recording_the_same_key_again_changes_nothing(key_file: Path) -> None:
    publish()
    recorded()
    recorded()
    assert (LedgerKey.objects.count(), Checkpoint.objects.count()) == (1, 1)


def test_a_new_key_is_endorsed_by_the_one_that_it_follows(key_file: Path) -> None:
    publish()
    first = recorded(name="figures.example.org/ledger")
    old = key_file.rename(key_file.with_name("old.pem"))
    second = recorded(follows=old)
    assert second != first
    assert is_signed_by(second.endorsement, VerifierKey.read(first.verifier))
    publish()
    signed = Checkpoint.objects.order_by("publication", "id")
    assert [each.signed_with for each in signed] == [first, second, second]
    faults, unchecked = in_export()
    assert not faults
    assert not any("in the place of" in each for each in unchecked)


def test_a_key_that_follows_unendorsed_is_told_to_the_stranger(key_file: Path) -> None:
    publish()
    recorded()
    key_file.unlink()
    recorded()
    faults, unchecked = in_export()
    assert not faults
    assert any("in the place of the one before it" in each for each in unchecked)


def test_only_the_key_that_signs_now_can_be_followed(key_file: Path, tmp_path: Path) -> None:
    recorded()
    key_file.unlink()
    stranger = tmp_path / "stranger.pem"
    make_private_key(stranger)
    with pytest.raises(CommandError, match="give the key that signs now"):
        recorded(follows=stranger)
    with pytest.raises(CommandError, match="there is no such file"):
        recorded(follows=tmp_path / "none.pem")


def test_publishing_goes_on_when_the_file_holds_another_key(
    key_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish()
    recorded()
    key_file.unlink()
    publish()
    make_private_key(key_file)
    publish()
    assert Checkpoint.objects.count() == 1
    assert caplog.text.count("The ledger is not signed") == 2
    out = StringIO()
    call_command("verify_ledger", stdout=out)
    assert "Signed until publication 1 only" in out.getvalue()


def test_a_file_that_holds_no_key_is_named(key_file: Path) -> None:
    key_file.write_text("no key")
    with pytest.raises(CommandError, match="holds no private key"):
        recorded()
    with pytest.raises(Refused, match="holds no private key"):
        private_key(key_file)
    assert private_key(key_file.with_name("none")) is None


def test_a_name_is_one_word(key_file: Path) -> None:
    with pytest.raises(CommandError, match="without spaces and plus signs"):
        recorded(name="our ledger")


def test_what_was_signed_otherwise_is_found(key_file: Path) -> None:
    publish(2)
    key = recorded()
    first = Checkpoint.objects.get()
    forger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    other = LedgerKey.objects.create(
        verifier=str(VerifierKey.of(key.name, forger)),
        recorded_at=datetime(2020, 1, 1, tzinfo=UTC),
        recorded_by=key.recorded_by,
    )
    Checkpoint.objects.create(
        publication=first.publication,
        signed_with=other,
        peaks=first.peaks,
        note=first.note,
        signed_at=first.signed_at,
        signed_by=first.signed_by,
    )
    assert [link.faults for link in links()][1] == ("the signature of its checkpoint is not its key's",)
