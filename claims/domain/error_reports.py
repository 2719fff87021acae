"""What readers report: what becomes of it, its number, and what looks as if no person sent it."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class ErrorDecision(StrEnum):
    """What became of a report."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


SOONEST = timedelta(seconds=3)
"""Nobody reads a form, writes what is wrong and sends it sooner."""
LATEST = timedelta(hours=24)
"""A form that was opened before is opened again: the figure may be another by now."""
MOST_A_DAY = 500
"""From all readers together: who reads them is a newsroom."""
PER_ADDRESS = "5/h/ip"
"""From one address of the internet."""


def number_of(report: UUID) -> str:
    """The number on the receipt: the last eight digits of the id, which are drawn at random: "7C1A-09FE"."""
    digits = report.hex[-8:].upper()
    return f"{digits[:4]}-{digits[4:]}"


def filled_by_a_program(trap: str, begun: datetime, now: datetime) -> bool:
    """Whether a field was filled that people don't see, or the form was sent sooner than anybody can."""
    return bool(trap) or now - begun < SOONEST
