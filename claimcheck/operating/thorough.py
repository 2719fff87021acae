"""What `doctor` looks at besides the checks of /readyz: what takes long, or what no reader notices."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings

from claimcheck.foundation.commands_here import command
from claimcheck.operating.dumps import newest_backup
from claims.services.access.database_guards import missing_guards
from claims.services.publishing.ledger import links

ELSEWHERE = "elsewhere"
"""In the place of a folder: something else makes the backups, and looks after them."""
OLDEST = timedelta(days=2)
"""A backup is made each night; one may have failed."""
FEWEST = 10
"""Different characters of a key that nobody made up."""
NAMED = 3
"""Publications that are named, where many are wrong."""


def _development() -> str:
    if not settings.DEBUG or settings.SERVER is None:
        return ""
    return "Pages of errors show the inside of the site, and cookies go without TLS. Set DEBUG=off."


def _secret_key() -> str:
    if settings.DEBUG or len(set(settings.SECRET_KEY)) >= FEWEST:
        return ""
    return (
        "SECRET_KEY can be guessed. Put it into SECRET_KEY_FALLBACKS, set SECRET_KEY to 50 random "
        f"characters, and run {command('rotate_keys')}."
    )


def _backup() -> str:
    if settings.DEBUG or settings.BACKUPS == ELSEWHERE:
        return ""
    if not settings.BACKUPS:
        return (
            f"No folder of backups is named. Set BACKUPS to where {command('backup')} writes each night, or "
            f"to `{ELSEWHERE}` where something else makes them."
        )
    remedy = f"See that the timer of {command('backup')} runs, and that {settings.BACKUPS} can be written."
    made_at = newest_backup(Path(settings.BACKUPS))
    if made_at is None:
        return f"There is no whole backup in {settings.BACKUPS}. {remedy}"
    if datetime.now(UTC) - made_at > OLDEST:
        return f"The newest backup is of {made_at:%Y-%m-%d %H:%M} UTC. {remedy}"
    return ""


def _record() -> str:
    broken = [str(link.seq) for link in links() if link.faults]
    if broken:
        named = ", ".join(islice(broken, NAMED))
        return (
            f"{len(broken)} publications are not as they were published (such as {named}). Stop publishing, "
            f"keep a copy of the database, and run {command('verify_ledger')}."
        )
    unguarded = missing_guards()
    if unguarded:
        return (
            f"{len(unguarded)} guards of the record are missing, such as {unguarded[0]}. Run "
            f"{command('verify_ledger')}."
        )
    return ""


THOROUGH: dict[str, Callable[[], str]] = {
    "development": _development,
    "secret key": _secret_key,
    "backup": _backup,
    "record": _record,
}
