"""What only the owner of the database can do, within the transaction of a test."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

from claimcheck.database import embedded


@contextmanager
def owning() -> Iterator[None]:
    """The connection of the tests is the owner's, in the application's role: step out of it meanwhile.

    Where a statement inside has failed, the role goes back with the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {embedded.OWNER}")
    try:
        yield
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {embedded.APPLICATION}")


@contextmanager
def silenced() -> Iterator[None]:
    """As the owner, with every trigger and key silent."""
    with owning(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        yield
        cursor.execute("SET session_replication_role = 'origin'")
