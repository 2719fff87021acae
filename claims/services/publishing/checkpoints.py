"""Checkpoints: the root over the ledger, signed in the transaction that publishes."""

import logging
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.contrib.auth.models import User

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert
from claims.domain.merkle import peaks_with, root_of
from claims.models import Checkpoint, LedgerKey, Publication
from claims.services.publishing.private_key import private_key
from claims.services.publishing.signed_note import VerifierKey, checkpoint_text, signed
from claims.views.ledger import leaves_after

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Signer:
    """The recorded key that signs now, and its private half."""

    recorded: LedgerKey
    key: Ed25519PrivateKey


def current_signer() -> Signer | None:
    """Who signs the ledger: nobody where no key is recorded or the file does not hold the one that is.

    Publishing goes on without: what is unsigned shows in `manage.py verify_ledger`, and the next checkpoint
    covers it.
    """
    recorded = LedgerKey.objects.first()
    if recorded is None:
        return None
    try:
        key = private_key(settings.LEDGER_KEY)
    except Refused as problem:
        log.error("The ledger is not signed: %s", problem)
        return None
    if key is None or str(VerifierKey.of(recorded.name, key)) != recorded.verifier:
        log.error("The ledger is not signed: LEDGER_KEY is not the key recorded as %s.", recorded)
        return None
    return Signer(recorded, key)


def sealed(text: str) -> str | None:
    """A text of ours as a note that the ledger's key has signed; None where nothing is signed."""
    signer = current_signer()
    return None if signer is None else signed(text, signer.recorded.name, signer.key)


def sign_head(signer: Signer, *, by: User, now: datetime) -> Checkpoint | None:
    """Sign the ledger as it is; None while nothing has been published. Whoever calls has the lock of its
    sequence."""
    last = Publication.objects.order_by("-seq").only("seq").first()
    if last is None:
        return None
    known = Checkpoint.objects.newest_first().first()
    size, before = (0, []) if known is None else (known.publication_id, known.peaks)
    peaks = peaks_with([bytes.fromhex(peak) for peak in before], size, leaves_after(size))
    name = signer.recorded.name
    return insert(
        Checkpoint(
            publication=last,
            signed_with=signer.recorded,
            peaks=[peak.hex() for peak in peaks],
            note=signed(checkpoint_text(name, last.seq, root_of(peaks)), name, signer.key),
            signed_at=now,
            signed_by=by,
        )
    )
