"""How long a request may keep the database waiting; jobs and commands have no such limits."""

LIMITS = {"statement_timeout": "1min", "lock_timeout": "15s", "idle_in_transaction_session_timeout": "2min"}
"""How long a statement may run, wait for another's lock, and leave its transaction open. What exceeds one is
answered 503 with Retry-After, and has changed nothing."""


def with_limits(own: str) -> str:
    """PGOPTIONS with the limits. The operator's `own` come last, and so count."""
    return " ".join([*(f"-c {name}={limit}" for name, limit in LIMITS.items()), own]).strip()
