"""The environment variables of the database: where it is, by whom it is asked, and where it is read."""

from claimcheck import env_values as values
from claimcheck.env_variable import Variable

__all__ = ["BACKUPS", "DATABASE_OWNER_URL", "DATABASE_URL", "PGOPTIONS", "REPLICA_URL"]

DATABASE_URL = Variable(
    "DATABASE_URL",
    values.database,
    lambda: None,
    "Address of a PostgreSQL 18 database, such as postgresql://user:password@host:5432/name. "
    "Unset: an embedded server is started below CLAIMCHECK_VAR.",
)
DATABASE_OWNER_URL = Variable(
    "DATABASE_OWNER_URL",
    values.database,
    lambda: None,
    "The same database, with the role that owns its tables: for migrate, database_roles and upgrade_policy "
    "alone. DATABASE_URL then names the application's role. Unset: the site owns what it records.",
)
REPLICA_URL = Variable(
    "REPLICA_URL",
    values.database,
    lambda: None,
    "Address of a streaming replica of the same database: it answers readings over REST and public pages, as "
    "far as it has got. Unset: the primary answers everything.",
)
BACKUPS = Variable(
    "BACKUPS",
    lambda text: text if text == "elsewhere" else str(values.place(text)),
    str,
    "Folder in which a backup is made each night: doctor looks how old the newest one is. "
    "elsewhere: something else makes them. Unset: doctor asks for it, unless DEBUG is on.",
)
PGOPTIONS = Variable(
    "PGOPTIONS",
    str,
    str,
    "PostgreSQL's own: settings of each connection, such as -c statement_timeout=120s. Unset: our limits.",
)
