"""Reading numbers, days, moments and ids from outside: one strict spelling each, ASCII digits only.

Python's own readers are generous (full-width digits, braces around an id, a moment without an offset);
what is ambiguous is asked here, never guessed. Every reader raises ValueError with the remedy as its message.
"""

import re
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from typing import TypeVar
from uuid import UUID

Read = TypeVar("Read")

LONGEST_NAME = 100
"""Of an unknown name so many letters are compared with the known ones."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


LARGEST = 2**63 - 1
"""The largest whole number of the database."""


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers in ASCII digits between two bounds."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) < 20 and least <= int(text) <= most:
            return int(text)
        raise ValueError(f"send a whole number from {least} to {most}.")

    return read


def day(text: str) -> date:
    """A day as ISO 8601 writes it: 2024-10-31."""
    remedy = "write a day like 2024-10-31."
    if not _DAY.fullmatch(text):
        raise ValueError(remedy)
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise ValueError(f"no such day exists; {remedy}") from problem


def hour(text: str) -> time:
    """A time of day in UTC: 14:30 or 14:30:05, with or without a Z."""
    remedy = "write a time of day (UTC) like 14:30."
    plain = text.removesuffix("Z")
    if not _HOUR.fullmatch(plain):
        raise ValueError(remedy)
    try:
        return time.fromisoformat(plain)
    except ValueError as problem:
        raise ValueError(f"no such time exists; {remedy}") from problem


def moment(text: str) -> datetime:
    """A moment with its offset (RFC 3339), brought to UTC: 2024-11-04T10:00:00Z."""
    remedy = "write a time with its UTC offset, like 2024-11-04T10:00:00Z."
    text = text.replace(" ", "+") if re.search(r":[0-9]{2} [0-9]{2}:[0-9]{2}$", text) else text
    if not _MOMENT.fullmatch(text):
        raise ValueError(remedy)
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"no such time exists; {remedy}") from problem


def identifier(text: str) -> UUID:
    """The id of a record: a UUID in its usual spelling, with hyphens."""
    if not _ID.fullmatch(text):
        raise ValueError("write an id like 0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77.")
    return UUID(text)


class PartInvalid(ValueError):
    """Of a text with commas between, the `part` that can't be read; the message is its remedy."""

    def __init__(self, part: str, remedy: str):
        self.part = part
        super().__init__(remedy)


def several(read: Callable[[str], Read], most: int, what: str) -> Callable[[str], list[Read]]:
    """A reader of up to `most` values with commas between; the one that can't be read is named."""

    def read_each(text: str) -> list[Read]:
        parts = text.split(",", most)
        if len(parts) > most:
            raise ValueError(f"give at most {most} {what}.")
        return [_part(part.strip()) for part in parts]

    def _part(part: str) -> Read:
        try:
            return read(part)
        except ValueError as problem:
            raise PartInvalid(part, str(problem)) from problem

    return read_each


def nearest(name: str, known: Collection[str], kind: str) -> str:
    """The remedy for a name that is none: which one of its kind was probably meant, and which there are."""
    if not known:
        return f"there is no such {kind}; this address has none."
    near = get_close_matches(name[:LONGEST_NAME], known, n=1, cutoff=0.0)[0]
    return f"there is no such {kind}; did you mean {near}? Known: {', '.join(sorted(known))}."
