"""What becomes of an import, and of each row of its file."""

from enum import StrEnum


class Fate(StrEnum):
    """What became of a row, or would. NEW and CHANGED rows that disagree with others are in CONFLICT instead;
    NAMED ones name a source or a question and record no claim, OTHER ones of a file of fact-checks say that
    they are something else (a page, an organisation)."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    KNOWN = "known"
    NAMED = "named"
    OTHER = "other"
    INVALID = "invalid"


LETTERS = {
    Fate.NEW: "n",
    Fate.CHANGED: "c",
    Fate.CONFLICT: "x",
    Fate.KNOWN: "k",
    Fate.NAMED: "s",
    Fate.OTHER: "o",
    Fate.INVALID: "i",
}
"""How the fates of many rows are stored."""
FATES = {letter: fate for fate, letter in LETTERS.items()}
MADE = (Fate.NEW, Fate.CHANGED, Fate.CONFLICT)
"""Rows of which a version of a claim was recorded."""


class ImportState(StrEnum):
    """Where an import stands. Three are not stored: BROKEN_OFF, which is running and nobody works at it, and
    UNDOING and UNDONE, which have a time at which that was asked for, or done."""

    RECEIVED = "received"
    PREVIEWED = "previewed"
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    BROKEN_OFF = "broken_off"
    UNDOING = "undoing"
    UNDONE = "undone"


DERIVED = (ImportState.BROKEN_OFF, ImportState.UNDOING, ImportState.UNDONE)
STORED = tuple(state for state in ImportState if state not in DERIVED)


CLAIMS, FACT_CHECKS = "claims", "fact_checks"
"""What the rows of a file are."""


class Kept(StrEnum):
    """Why undoing an import leaves a claim or a fact-check of it as it is."""

    CORRECTED = "corrected"
    REVIEWED = "reviewed"
    USED = "used"
    LINKED = "linked"
