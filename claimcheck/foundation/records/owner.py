"""The database's owner, who makes tables and what belongs to them; the site itself is another role."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction


def has_owner() -> bool:
    """Whether the site knows how to connect as the owner, beside its own role."""
    return settings.DATABASE_OWNER is not None


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner meanwhile; where none is set, this changes nothing.

    Not inside a transaction: it would end with its connection.
    """
    owner: dict[str, Any] | None = settings.DATABASE_OWNER
    alias = connections.settings["default"]  # the mapping from which every thread's connection is made
    before = {name: alias[name] for name in owner or {}}
    if owner is None or before == owner:
        yield
        return
    if connection.in_atomic_block:
        raise transaction.TransactionManagementError("The owner has a connection of its own: end this first.")
    _connect_by(alias, owner)
    try:
        yield
    finally:
        _connect_by(alias, before)


def _connect_by(alias: dict[str, Any], given: dict[str, Any]) -> None:
    connection.close()
    alias.update(given)
    connection.settings_dict.update(given)
