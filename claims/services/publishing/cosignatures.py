"""Cosignatures of witnesses, taken in beside the checkpoints that they signed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.commands_here import command
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert
from claims.models import Checkpoint, Cosignature
from claims.services.publishing.signed_note import COSIGNATURE, VerifierKey, is_signed_by


def witnesses() -> list[VerifierKey]:
    """Those whose cosignatures are taken. Raises Refused where one of LEDGER_WITNESSES is no key."""
    found = []
    named: Any = settings.LEDGER_WITNESSES
    for key in named:
        try:
            found.append(VerifierKey.read(key, COSIGNATURE))
        except ValueError as problem:
            raise Refused(
                "LEDGER_WITNESSES",
                key,
                _("{problem}; `{command}` prints it.").format(problem=problem, command=command("cosign")),
            ) from problem
    return found


@transaction.atomic
def add_cosignature(*, by: User, now: datetime, checkpoint: Checkpoint, line: str) -> Cosignature:
    """Keep the line of a witness; again it changes nothing.

    Raises Refused where it is not the signature of a known witness over this checkpoint.
    """
    text = checkpoint.note.rpartition("\n\n")[0]
    line = line.strip("\n") + "\n"
    signed = f"{text}\n\n{line}"
    for witness in witnesses():
        if line.count("\n") == 1 and is_signed_by(signed, witness):
            known = Cosignature.objects.filter(checkpoint=checkpoint, witness=str(witness)).first()
            made = Cosignature(checkpoint=checkpoint, witness=str(witness), line=line, recorded_at=now)
            made.recorded_by = by
            return known or insert(made)
    raise Refused(
        "cosignature",
        line.strip()[:80],
        _(
            "it is not a signature of a known witness over the checkpoint of {publication_id} publications. "
            "The operator names witnesses in LEDGER_WITNESSES."
        ).format(publication_id=checkpoint.publication_id),
    )
