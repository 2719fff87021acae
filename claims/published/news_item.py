"""A published figure as a news item for the systems of agencies: IPTC's ninjs 2.2.

`pubstatus` says whether it may be used, and follows its standing: usable, withheld, or, of a withdrawn
figure, canceled. What may not be printed has no body, and its note for editors is ours alone, since what
people wrote about it may name its number. `version` is the number of the publication in the ledger, which
only grows: that of a figure begins anew with each as-of. `expires` is when it goes out of date without
anything being published.
"""

from datetime import datetime, time, timedelta
from typing import Any

from claims.domain.answering.methods import Use
from claims.domain.answering.staleness import ServedStanding
from claims.domain.lifecycle import ChangeKind
from claims.published.figure import FigureVersion
from claims.published.linked_data import Node, Site, standing_told, without_empty
from claims.services.canonical_json import moment
from claims.wording.newsroom import in_newsroom_language, newsroom_zone
from claims.wording.printing.house_style import newsroom_style
from claims.wording.states import CHANGES

STANDARD = {
    "name": "ninjs",
    "version": "2.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.2.json",
}
PLAIN = "text/plain"


@in_newsroom_language
def news_item(figure: FigureVersion, site: Site) -> Node:
    """The figure as it stands on the day on which it is read."""
    body = figure.body
    return without_empty(
        {
            "uri": site.page_of(figure.id),
            "type": "text",
            "profile": "figure",
            "standard": STANDARD,
            "version": str(figure.seq),
            "versioncreated": body["published_at"],
            "expires": moment(_out_of_date(figure)),
            "pubstatus": pubstatus(figure.condition),
            "ednote": _ednote(figure),
            "language": newsroom_style().language,
            "copyrightholder": site.name,
            "title": figure.question,
            "headlines": [_text("main", figure.question)],
            "descriptions": [_text("standing", standing_told(figure))],
            "bodies": [_counted(figure.print_text)] if figure.may_be_printed else [],
            "subjects": [{"name": body["topic"]["name"], "rel": "about"}],
            "places": [{"name": body["question"]["place"], "rel": "about"}]
            if body["question"]["place"]
            else [],
            "infosources": _sources(figure) if figure.may_be_printed else [],
            "altids": [
                {"role": "figure", "value": figure.id},
                {"role": "version", "value": str(body["version"])},
            ],
        }
    )


def pubstatus(condition: ServedStanding) -> str:
    """Whether a receiver may use it (IPTC's publishing status); withdrawn is for good."""
    if condition is ServedStanding.VERIFIED:
        return "usable"
    return "canceled" if condition is ServedStanding.WITHDRAWN else "withheld"


def _ednote(figure: FigureVersion) -> str:
    """For editors who receive it, not to be published."""
    return " ".join(part for part in (_that_invented(figure), figure.warning or _why(figure)) if part)


def _that_invented(figure: FigureVersion) -> str:
    return f"{figure.invented}." if figure.invented else ""


def _why(figure: FigureVersion) -> str:
    """What came before a figure that may be printed: corrected, and why; of the first version nothing."""
    change, reason = ChangeKind(figure.body["change_kind"]), figure.body["reason"]
    said = f"{CHANGES[change]}: {reason}" if reason and change is not ChangeKind.NEW else ""
    return " ".join(part for part in (said, figure.note) if part)


def _sources(figure: FigureVersion) -> list[Node]:
    used = [row.source for row in figure.inputs() if row.use is Use.USED]
    return [{"name": name, "role": "source"} for name in dict.fromkeys(used)]


def _text(role: str, value: str) -> dict[str, Any]:
    return {"role": role, "contenttype": PLAIN, "value": value}


def _counted(value: str) -> dict[str, Any]:
    return {**_text("main", value), "charcount": len(value)}


def _out_of_date(figure: FigureVersion) -> datetime:
    """The midnight, by the newsroom's clock, after its day of review."""
    return datetime.combine(figure.review_by + timedelta(days=1), time(), newsroom_zone())
