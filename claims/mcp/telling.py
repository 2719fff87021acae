"""The bodies that REST serves, as the answers of tools."""

from datetime import date

from claims.domain.answering.staleness import ServedStanding
from claims.mcp.answers import (
    ChangeListed,
    ConflictExplained,
    DaysHeld,
    Figure,
    FigureToPrint,
    FigureWithheld,
    Json,
    PositionOfSources,
    PossibleExplanation,
    Proposed,
    TextToPrint,
)
from claims.wording.newsroom import in_newsroom_language
from claims.wording.rehearsal import INVENTED
from claims.wording.states import warning


def figure(body: Json, site: str) -> Figure:
    """A figure as REST serves it, whole: with its display and nothing else to print, or without a number."""
    said = {
        "id": body["id"],
        "question": body["question"]["text"],
        "topic": body["topic"]["slug"],
        "unit": body["unit"]["name"] if body["unit"] else None,
        "as_of": _days(body["as_of"]),
        "version": body["version"],
        "published_at": body["published_at"],
        "link": f"{site}/figures/{body['id']}/",
        "rehearsal": body["rehearsal"],
    }
    if not body["printable"]:
        return _withheld(body, said)
    shown = body["display"]
    return FigureToPrint(
        standing="verified",
        printable=True,
        display=TextToPrint(**shown),
        attribution=shown["attribution"],
        challenged=body.get("challenged", False),
        **said,
    )


@in_newsroom_language
def _withheld(body: Json, said: Json) -> FigureWithheld:
    standing = ServedStanding(body["standing"])
    why = warning(standing, date.fromisoformat(body["review_by"]))
    return FigureWithheld(
        standing=body["standing"],
        printable=False,
        display=None,
        attribution=None,
        why=f"{INVENTED}. {why}" if body["rehearsal"] else why,
        positions=_positions(body) if standing is ServedStanding.DISPUTED else [],
        **said,
    )


def conflict(body: Json, site: str) -> ConflictExplained:
    """A conflict as REST serves it."""
    return ConflictExplained(
        id=body["id"],
        question=body["question"]["text"],
        days=_days(body["days"]),
        state=body["state"],
        kind=body["kind"],
        reason=body["reason"],
        unit=body["question"]["unit"],
        why=body["why"],
        positions=_positions(body),
        findings=list(dict.fromkeys(finding["sentence"] for finding in body["findings"])),
        explanations=[PossibleExplanation(**told) for told in body["explanations"]],
        link=f"{site}/api/v1/conflicts/{body['id']}/",
    )


def change(body: Json, site: str) -> ChangeListed:
    """A publication as REST serves it; what it replaced is left out, for it is never to be printed."""
    return ChangeListed(
        seq=body["seq"],
        change_kind=body["change_kind"],
        current=body["current"],
        figure=figure(body["new"], site),
    )


def proposed(body: Json, site: str) -> Proposed:
    """A proposal that was recorded."""
    return Proposed(
        id=body["id"],
        state=body["state"],
        question=body["question"]["text"],
        proposed_by=body["proposed_by"],
        link=f"{site}/api/v1/resolutions/{body['id']}/",
    )


def _days(body: Json | None) -> DaysHeld | None:
    return None if body is None else DaysHeld(**body)


def _positions(body: Json) -> list[PositionOfSources]:
    return [PositionOfSources(**{**row, **row.get("interval", {})}) for row in body["positions"]]
