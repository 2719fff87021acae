"""The key that signs the ledger: recorded, and followed by another."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert
from claims.models import LedgerKey
from claims.services.publication_lock import take_next_number
from claims.services.publishing.checkpoints import Signer, sign_head
from claims.services.publishing.signed_note import VerifierKey, signed

ENDORSED = "claimcheck ledger key\n{verifier}\n"
"""The text of the note by which a key names the one that follows it."""


@transaction.atomic
def record_key(
    *, by: User, now: datetime, name: str, key: Ed25519PrivateKey, follows: Ed25519PrivateKey | None = None
) -> LedgerKey:
    """From now on `key` signs, and the ledger as it is now at once. Recorded already, nothing changes.

    `follows`: the private key that signed until now, which endorses the new one. Raises Refused where it is
    not that key.
    """
    take_next_number()
    verifier = str(VerifierKey.of(name, key))
    known = LedgerKey.objects.filter(verifier=verifier).first()
    if known is not None:
        return known
    newest = LedgerKey.objects.first()
    endorsement = ""
    if follows is not None:
        if newest is None or str(VerifierKey.of(newest.name, follows)) != newest.verifier:
            raise Refused("follows", newest or "", _("give the key that signs now, or none."))
        endorsement = signed(ENDORSED.format(verifier=verifier), newest.name, follows)
    recorded = insert(LedgerKey(verifier=verifier, endorsement=endorsement, recorded_at=now, recorded_by=by))
    sign_head(Signer(recorded, key), by=by, now=now)
    return recorded
