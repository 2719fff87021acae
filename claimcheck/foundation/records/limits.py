"""How long each kind of work may keep the database waiting: the one place where that is said."""

import enum


class Work(enum.Enum):
    """A kind of work, and what it is given: how long a statement may run, wait for another's lock, and leave
    its transaction open (0: without end). What exceeds one has changed nothing; a request is answered
    503."""

    REQUEST = ("1min", "15s", "2min")
    JOB = ("10min", "1min", "10min")
    IMPORT = ("1h", "10min", "1h")
    COMMAND = ("0", "5min", "1h")
    MIGRATION = ("0", "3s", "1h")

    def settings(self) -> dict[str, str]:
        """As PostgreSQL calls them."""
        return dict(zip(SETTINGS, self.value, strict=True))


REACHING = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""Seconds (of the last, milliseconds) for a server that does not answer; libpq would wait for minutes."""
REACHING_REPLICA = {"connect_timeout": 2, "tcp_user_timeout": 2_000}
"""The same for a replica: the primary answers in its place."""
SETTINGS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
SERVING = ("runserver",)
WORKING = ("worker", "procrastinate")
MIGRATING = ("migrate",)
"""What waits for a whole table has everybody who reads it wait behind: it tries for a moment, and again."""
WITHOUT = ("dbshell", "shell", "test", "serve")
"""Commands in which a person types: nothing is cut off. What the last one starts has limits of its own."""


def with_limits(own: str, work: Work = Work.REQUEST) -> str:
    """PGOPTIONS with the limits. The operator's `own` come last, and so count."""
    limits = [f"-c {name}={limit}" for name, limit in work.settings().items()]
    return " ".join([*(option for option in limits if option not in own), own]).strip()


def work_of_command(name: str) -> Work | None:
    """What kind of work a management command does; None where it is given no limits."""
    if name in WITHOUT:
        return None
    kinds = {Work.REQUEST: SERVING, Work.JOB: WORKING, Work.MIGRATION: MIGRATING}
    return next((work for work, names in kinds.items() if name in names), Work.COMMAND)
