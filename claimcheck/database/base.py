"""A database backend of Django: PostgreSQL, on the embedded server, which is started at the first connection.

Nothing is started by commands that need no database. CLUSTER in the settings names the cluster below
CLAIMCHECK_VAR.
"""

from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base

from claimcheck import embedded_postgres, env

SCRATCH = ("postgres-test",)  # clusters whose content need not survive the run


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL backend, connected to the embedded server."""

    def get_connection_params(self) -> dict[str, Any]:
        """Where the server is; starts it where it does not run."""
        cluster = self.settings_dict["CLUSTER"]
        try:
            host = embedded_postgres.join(env.VAR(), cluster, durable=cluster not in SCRATCH)
        except embedded_postgres.Unusable as reason:
            raise OperationalError(str(reason)) from reason
        self.settings_dict.update(HOST=str(host), USER=embedded_postgres.SUPERUSER)
        return super().get_connection_params()
