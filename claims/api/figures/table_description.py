"""The table of figures described for machines: what each column holds, as CSV on the Web (W3C) has it."""

from collections.abc import Sequence
from typing import Any

from claims.domain.grading import Confidence
from claims.domain.lifecycle import ChangeKind, Standing

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
MEDIA_TYPE = "application/csvm+json"
YES_NO = {"base": "boolean", "format": "yes|no"}
DAY = {"base": "date", "format": "yyyy-MM-dd"}
ALWAYS_FILLED = frozenset(
    {"id", "question", "standing", "version", "change_kind", "printable", "url", "rehearsal"}
)


def one_of(values: Sequence[str]) -> dict[str, str]:
    """A text that is one of these."""
    return {"base": "string", "format": "|".join(values)}


MEANINGS: dict[str, tuple[Any, str]] = {
    "id": ("string", "The id of the question, which is that of its figure."),
    "question": ("string", "What is measured."),
    "unit": ("string", "The code of the unit."),
    "as_of_start": (DAY, "The first day of which the figure is true; empty: since ever, or timeless."),
    "as_of_end": (DAY, "The last of these days."),
    "standing": (one_of(list(Standing)), "Whether it may be printed, and why not."),
    "low": ("decimal", "The lower end; empty where it is open, or must not be printed."),
    "best": ("decimal", "The figure itself, where there is one."),
    "high": ("decimal", "The upper end; empty where it is open, or must not be printed."),
    "stance": ("string", "The answer to a yes/no question."),
    "confidence": (one_of(list(Confidence)), "How sure we are. No likelihood."),
    "independent_count": ("nonNegativeInteger", "How many independent sources are behind it."),
    "attribution": ("string", "Who says so; empty where it must not be printed."),
    "version": ("positiveInteger", "Counts the versions for the same days."),
    "change_kind": (one_of(list(ChangeKind)), "Why this version was published."),
    "published_at": ("dateTime", "When this version was published."),
    "review_by": (DAY, "The last day on which it is not yet out of date."),
    "printable": (YES_NO, "Whether it may be printed."),
    "display": ("string", "What to print, and nothing else."),
    "url": ("anyURI", "Its address in this API."),
    "rehearsal": (YES_NO, "Whether it is invented, and never to be published."),
    "note": ("string", "What to print beside the number, such as that it is being checked."),
}
"""Of each column, the type of its cells and what it holds."""


def table_description(address: str, columns: Sequence[str]) -> dict[str, Any]:
    """The metadata of the table at this address with these columns."""
    return {
        "@context": CONTEXT,
        "url": address,
        "dc:title": "Verified figures",
        "dc:description": "Print `display` of what is printable, and nothing else.",
        "tableSchema": {"columns": [_column(name) for name in columns], **_key(columns)},
    }


def _column(name: str) -> dict[str, Any]:
    datatype, meaning = MEANINGS[name]
    required = {"required": True} if name in ALWAYS_FILLED else {}
    return {"name": name, "titles": name, "datatype": datatype, "dc:description": meaning, **required}


def _key(columns: Sequence[str]) -> dict[str, Any]:
    return {"primaryKey": "id"} if "id" in columns else {}
