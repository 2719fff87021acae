"""Work that nobody waits for: kept in the same database, begun in the same transaction, retried after a kill.

A job builds in reports and writes through services; it decides nothing itself. `manage.py worker`
runs them; each module here names its jobs, and this one brings them together.
"""

from claims.jobs import figures, imports, notices, notifications, reports, upkeep, watching, webhooks

__all__ = ["figures", "imports", "notices", "notifications", "reports", "upkeep", "watching", "webhooks"]
