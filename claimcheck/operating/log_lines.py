"""Lines of the log as JSON, one object a line, for whatever gathers them."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

OF_EVERY_RECORD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request_id", "request"}
"""What is no detail of this record alone."""


class JsonLines(logging.Formatter):
    """When, how grave, who says it, what, in which request; and what else the record was given."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if getattr(record, "request_id", ""):
            told["request_id"] = record.request_id  # type: ignore[attr-defined]  # the filter has set it
        told |= {name: value for name, value in vars(record).items() if name not in OF_EVERY_RECORD}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def logged_as(formatter: str) -> dict[str, Any]:
    """The setting LOGGING: warnings and worse to standard error, as `json` or `plain`."""
    console = {"class": "logging.StreamHandler", "filters": ["request"], "formatter": formatter}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": "claimcheck.operating.request_ids.RequestIdFilter"}},
        "formatters": {"json": {"()": f"{__name__}.JsonLines"}, "plain": {"format": "%(message)s"}},
        "handlers": {"console": console},
        "root": {"handlers": ["console"], "level": "WARNING"},
    }
