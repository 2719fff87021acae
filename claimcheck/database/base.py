"""A database backend of Django: PostgreSQL, on the embedded server, which is started at the first connection.

Nothing is started by commands that need no database. In the settings CLUSTER names the cluster and VAR the
folder below which it lies.
"""

from collections.abc import Iterable
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base, client

from claimcheck.database import embedded
from claimcheck.database.places import programs, server_account
from claimcheck.foundation.records.moments import reading_moments

SCRATCH = ("postgres-test",)  # clusters whose content need not survive the run


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell`: the psql that came with the server."""

    def runshell(self, parameters: Iterable[str]) -> None:
        """Run psql on the server, started if need be."""
        self.connection.get_connection_params()
        self.executable_name = str(programs(server_account()) / "psql")
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL backend, connected to the embedded server."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Where the server is; starts it where it does not run."""
        cluster = self.settings_dict["CLUSTER"]
        try:
            host = embedded.join(self.settings_dict["VAR"], cluster, durable=cluster not in SCRATCH)
        except embedded.Unusable as reason:
            raise OperationalError(str(reason)) from reason
        self.settings_dict.update(HOST=str(host))
        return reading_moments(super().get_connection_params())
