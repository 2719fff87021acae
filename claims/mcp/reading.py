"""The tools that read."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import parse_qs, urlsplit

from pydantic import Field

from claims.mcp import telling
from claims.mcp.answers import ChangesListed, Explained, Figure, FiguresFound, FiguresLikely, Json
from claims.mcp.asking import RestInside, RestProblem, segment

NOT_FOUND = 404
MOST_CONFLICTS = 5
"""Of a question: each costs a detail."""
LARGEST_PAGE = 200

Language = Annotated[
    Literal["", "de", "en", "es", "fr", "ko", "uk"],
    Field(description="Of `display`; left out: the newsroom's own."),
]
Style = Annotated[str, Field(description="Of `display`: agency, broadcaster, short or the newsroom's own.")]
Name = Annotated[str, Field(description="An id or a short name (slug).")]
Limit = Annotated[int, Field(ge=1, le=50, description="How many at most.")]
Cursor = Annotated[str, Field(description="Of the answer before, to go on from there.")]


class ReadingTools:
    """Asks REST for figures, conflicts and changes. Each public method is a tool, described to the model by
    its docstring."""

    def __init__(self, asking: RestInside) -> None:
        self._asking = asking

    def search_figures(
        self,
        *,
        words: Annotated[str, Field(description="Words of the question; left out: all figures.")] = "",
        topic: Name = "",
        printable_only: bool = False,
        language: Language = "",
        style: Style = "",
        limit: Limit = 10,
        cursor: Cursor = "",
    ) -> FiguresFound:
        """Search the published figures by words of their questions and by topic, newest first."""
        page = self._asking.get(
            "figures/",
            q=words,
            topic=topic,
            standing="verified" if printable_only else "",
            lang=language,
            style=style,
            limit=limit,
            cursor=cursor,
        )
        figures = [telling.figure(body, self._asking.site) for body in page["results"]]
        return FiguresFound(figures=figures, cursor=_cursor(page["next"]))

    def read_figure(
        self,
        figure: Name,
        *,
        version: Annotated[int | None, Field(ge=1, description="This version instead of the newest.")] = None,
        as_of: Annotated[date | None, Field(description="What was true on this day.")] = None,
        known_at: Annotated[
            str, Field(description="What had been published by this moment, such as 2024-11-05T12:00:00Z.")
        ] = "",
        language: Language = "",
        style: Style = "",
    ) -> Figure:
        """Read one figure by its id or short name: as it stands, at a version, of a day, or at a moment.

        A version that a newer one has replaced is superseded: it has no number.
        """
        path = f"figures/{segment(figure)}/"
        shown = {"lang": language, "style": style, "known_at": known_at}
        if version is None:
            body = self._asking.get(path, as_of=as_of.isoformat() if as_of else None, **shown)
        else:
            body = _version(self._asking, path, version, as_of, shown)
        return telling.figure(body, self._asking.site)

    def look_up(
        self,
        sentence: Annotated[str, Field(min_length=1, description="A sentence of a story, as it stands.")],
    ) -> FiguresLikely:
        """Find the published figures that a sentence may be about, the likeliest first."""
        found = self._asking.get("figures/find/", quote=sentence)["results"]
        return FiguresLikely(figures=[telling.figure(row["figure"], self._asking.site) for row in found])

    def explain_conflict(
        self,
        conflict: Annotated[str, Field(description="The id of a conflict.")] = "",
        question: Annotated[
            str, Field(description="Of a question: all its conflicts, the newest first.")
        ] = "",
    ) -> Explained:
        """Explain a disagreement: the positions with their sources, what does not fit and by which rule, and
        what may lie behind it. Give a conflict or a question."""
        if bool(conflict) == bool(question):
            raise RestProblem(400, "400: give either conflict or question.")
        keys = [conflict]
        if question:
            listed = self._asking.get("conflicts/", question=question, limit=MOST_CONFLICTS)["results"]
            keys = [row["id"] for row in listed]
        bodies = [self._asking.get(f"conflicts/{segment(key)}/") for key in keys]
        about = bodies[0]["question"]["id"] if bodies else segment(question)
        told = [telling.conflict(body, self._asking.site) for body in bodies]
        return Explained(conflicts=told, figure=_figure_of(self._asking, about))

    def list_changes(
        self,
        cursor: Cursor = "",
        topic: Name = "",
        question: Name = "",
        limit: Limit = 20,
    ) -> ChangesListed:
        """List publications, corrections, holds and withdrawals in their order, from a cursor on."""
        page = self._asking.get("changes/", cursor=cursor, topic=topic, question=question, limit=limit)
        changes = [telling.change(row, self._asking.site) for row in page["results"]]
        return ChangesListed(changes=changes, cursor=page["cursor"], more=page["more"])


def _version(asking: RestInside, path: str, version: int, as_of: date | None, shown: dict[str, str]) -> Json:
    """The version of a figure with this number, for the day asked about; the newest where several have it."""
    cursor: str | None = ""
    while cursor is not None:
        page = asking.get(f"{path}history/", limit=LARGEST_PAGE, cursor=cursor, **shown)
        for body in page["results"]:
            found: Json = body
            if found["version"] == version and _holds_on(found["as_of"], as_of):
                return found
        cursor = _cursor(page["next"])
    raise RestProblem(NOT_FOUND, f"404: version {version} of this figure has not been published.")


def _holds_on(days: Json | None, day: date | None) -> bool:
    if day is None or days is None:
        return True
    return (days["start"] or "") <= day.isoformat() <= (days["end"] or "9999")


def _figure_of(asking: RestInside, question: str) -> Figure | None:
    try:
        return telling.figure(asking.get(f"figures/{question}/"), asking.site)
    except RestProblem as problem:
        if problem.status != NOT_FOUND:
            raise
        return None


def _cursor(address: str | None) -> str | None:
    """The cursor in the address of the next page."""
    return parse_qs(urlsplit(address).query)["cursor"][0] if address else None
