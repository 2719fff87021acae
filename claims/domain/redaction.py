"""What is removed by law, and how long words have to be to be looked for everywhere."""

from collections.abc import Iterable
from enum import StrEnum

SHORTEST = 12
"""Characters: shorter words stand in many places that have nothing to do with these."""
PART = 20
"""Letters and digits in a row by which a part of the words is known in what is kept for a time only."""


class Removable(StrEnum):
    """What can be removed; of each the id that names it."""

    QUOTE = "quote"
    TEXT = "text"
    FILE = "file"
    NOTE = "note"
    ACCOUNT = "account"
    PUBLICATION = "publication"
    EVIDENCE = "evidence"
    CONTACT = "contact"
    ERROR_REPORT = "error_report"


class Decision(StrEnum):
    """What has become of a proposal to remove something."""

    CARRIED_OUT = "carried_out"
    REFUSED = "refused"


def alike(text: str) -> str:
    """Its letters and digits alone, in lower case: however it is spaced, quoted or escaped."""
    return "".join(filter(str.isalnum, text.casefold()))


def shares_a_part(text: str, words: Iterable[str]) -> bool:
    """Whether the text holds any of the words, or as much as a PART of one."""
    plain, sought = alike(text), [alike(word) for word in words]
    parts = {word[at : at + PART] for word in sought for at in range(max(1, len(word) - PART + 1))} - {""}
    short = [part for part in parts if len(part) < PART]
    return any(part in plain for part in short) or any(
        plain[at : at + PART] in parts for at in range(len(plain) - PART + 1)
    )
