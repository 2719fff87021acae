"""A published document as it is served: with what may be printed of it, or with what was last said put aside.

The published text itself stays as it is in the ledger. Of each publication two texts are made: one for as
long as its value may be printed, one for when it may not. Which is served, is decided when it is read.
"""

from collections.abc import Mapping
from typing import Any

from claims.domain.answering.staleness import ServedStanding, may_be_printed
from claims.domain.lifecycle import ChangeKind
from claims.domain.rehearsal import is_rehearsal
from claims.wording.printing.display import display
from claims.wording.printing.house_style import HouseStyle

SAID = ("low", "best", "high", "low_modality", "high_modality", "stance", "printed", "attribution")
"""Members that say what the figure is: null wherever it may not be printed."""


def served_document(
    document: Mapping[str, Any], standing: ServedStanding, style: HouseStyle
) -> dict[str, Any]:
    """A published document as it is served while this is told of it."""
    document = {**document, "rehearsal": is_rehearsal(document)}
    if may_be_printed(standing):
        shown = display(document, style)
        return {
            **document,
            "standing": standing.value,
            "printable": True,
            "display": shown,
            "note": shown["note"],
            "last_said": None,
        }
    redacted = document["change_kind"] == ChangeKind.REDACTED
    said = {name: None if redacted else document.get(name) for name in SAID}
    return {
        **document,
        **dict.fromkeys(SAID),
        "standing": standing.value,
        "printable": False,
        "display": None,
        "note": None,
        "last_said": said,
    }
