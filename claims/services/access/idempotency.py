"""Requests that may be repeated: the answer is kept in the effect's transaction, under the asker's key."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction

from claimcheck.foundation.records.migration_operations import new_id
from claimcheck.foundation.records.trying_again import gently
from claimcheck.foundation.rest.repeatable import KeptAnswer
from claims.models import IdempotentAnswer

TAKE = """
    INSERT INTO claims_idempotentanswer
        (id, asker_id, key, address, sha256, status, body, recorded_at, recorded_by_id)
    VALUES (%s, %s, %s, %s, %s, 0, '', %s, %s)
    ON CONFLICT (asker_id, key) DO NOTHING
"""


class KeyUsedOtherwise(Exception):
    """The key was sent before with another body, or to another address."""

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was sent before with another body; use a new one.")


def once(
    *, by: User, now: datetime, key: str, address: str, sha256: str, effect: Callable[[], KeptAnswer]
) -> KeptAnswer:
    """The answer of `effect`, which is done once for each key, however often it is asked.

    A second request waits for the first: the row of the key is inserted first and seen when that commits. An
    effect that fails takes its key with it; one that gives way to another is tried again. Raises
    KeyUsedOtherwise.
    """
    return gently(lambda: _once(by=by, now=now, key=key, address=address, sha256=sha256, effect=effect))


@transaction.atomic
def _once(
    *, by: User, now: datetime, key: str, address: str, sha256: str, effect: Callable[[], KeptAnswer]
) -> KeptAnswer:
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [new_id(), by.pk, key, address, sha256, now, by.pk])
        taken = bool(cursor.rowcount)
    row = IdempotentAnswer.objects.get(asker=by, key=key)
    if not taken:
        if (row.address, row.sha256) != (address, sha256):
            raise KeyUsedOtherwise
        return KeptAnswer(row.status, row.body, row.headers)
    answer = effect()
    IdempotentAnswer.objects.filter(pk=row.pk).update(
        status=answer.status, body=answer.body, headers=dict(answer.headers)
    )
    return answer


@transaction.atomic
def forget_answers(*, before: datetime) -> int:
    """Forget keys first sent before a moment, with their answers; how many. They may be used anew."""
    forgotten, _ = IdempotentAnswer.objects.filter(recorded_at__lt=before).delete()
    return forgotten
