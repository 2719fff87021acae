"""The lock of the one sequence of publications: one transaction at a time takes the next number."""

from django.db import connection

SEQUENCE_LOCK = 0x636C61696D  # "claim"


def take_next_number() -> None:
    """Wait for a publication under way; the lock goes with the transaction."""
    _lock("pg_advisory_xact_lock")


def no_publication_under_way() -> None:
    """Wait for publications under way, and keep new ones waiting until the transaction ends."""
    _lock("pg_advisory_xact_lock_shared")


def _lock(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [SEQUENCE_LOCK])
