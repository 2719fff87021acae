"""What is removed by law, and how long words have to be to be looked for everywhere."""

from enum import StrEnum

SHORTEST = 12
"""Characters: shorter words stand in many places that have nothing to do with these."""


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
