"""How a file writes its numbers and its days."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """What is settled of a file's way of writing.

    `decimal`: the mark before decimals, "." or ","; empty where neither the file nor anybody has told it.
    """

    decimal: str = ""


PLAIN = Style()
