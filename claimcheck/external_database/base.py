"""Django's PostgreSQL backend, with a look at a kept connection that costs no question to the server.

A thread keeps its connection (CONN_MAX_AGE), so that statements stay prepared; before the first statement of
a request Django asks whether the connection still lives (CONN_HEALTH_CHECKS). Between requests a server has
nothing to say: where its socket can be read, it has said goodbye, and the question is put in earnest.
"""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from claimcheck.foundation.records.frozen_server import watch
from claimcheck.foundation.records.moments import reading_moments


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL backend; see the module."""

    def get_connection_params(self) -> dict[str, Any]:
        """Where the server is, and how its moments are read."""
        return reading_moments(super().get_connection_params())

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection on which nobody waits for a server that is frozen."""
        connection = super().get_new_connection(conn_params)
        watch(connection, conn_params)
        return connection

    def is_usable(self) -> bool:
        """Whether the connection can be used; the server is asked only where the socket gives cause."""
        if self.connection is None or self.connection.closed:
            return False
        pgconn = self.connection.pgconn
        if pgconn.transaction_status != TransactionStatus.IDLE:
            return super().is_usable()
        look = select.poll()
        look.register(pgconn.socket, select.POLLIN)
        return super().is_usable() if look.poll(0) else True
