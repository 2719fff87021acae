"""Moments as PostgreSQL sends them, read by Python's own parser: an eighth of the time of psycopg's.

Every row has two or three; a page that shows a hundred claims reads two thousand.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from psycopg.adapt import AdaptersMap, Buffer
from psycopg.pq import Format
from psycopg.types.datetime import TimestamptzLoader

_TIMESTAMPTZ = "timestamptz"


class UtcLoader(TimestamptzLoader):
    """Reads a timestamptz in UTC; what Python's parser does not take (before the year 1, infinite, in another
    style or zone) is left to psycopg, which reads or refuses it."""

    timezone = UTC

    def load(self, data: Buffer) -> datetime:
        """The moment, in UTC."""
        text = str(data, "ascii")
        if text.endswith("+00"):
            try:
                return datetime.fromisoformat(text)
            except ValueError:
                pass
        return super().load(data).astimezone(UTC)


def reading_moments(params: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a connection, so that it reads moments this way where its time zone is UTC."""
    return {**params, "context": _reading_utc(params["context"])}


@lru_cache
def _reading_utc(template: AdaptersMap) -> AdaptersMap:
    loader = template.get_loader(template.types[_TIMESTAMPTZ].oid, Format.TEXT)
    if getattr(loader, "timezone", None) != UTC:
        return template
    made = AdaptersMap(template)
    made.register_loader(_TIMESTAMPTZ, UtcLoader)
    return made
