"""The tool that proposes. There is none that approves: a second person does, at the desk."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from claims.mcp import telling
from claims.mcp.answers import Proposed
from claims.mcp.asking import RestInside

OPTIONAL = ("stance", "judgement_reason", "confidence_reason", "single_voice_reason")
"""What REST takes as left out where it is empty here."""
Number = Annotated[
    str | None, Field(description='In the question\'s unit, as text in plain notation: "8000"; null: open.')
]


class UsedClaim(BaseModel):
    """The part that a claim plays in an answer; an exclusion needs its reason."""

    claim: str
    use: Literal["used", "considered", "excluded", "other_time"]
    reason: str = ""


class DaysAnswered(BaseModel):
    """The days of an answer, both included; no start is "since ever"."""

    start: date | None
    end: date


class AnswerProposed(BaseModel):
    """An answer to a conflict, and what it rests on; a conflict's own proposals name methods and values."""

    conflict: Annotated[str, Field(description="The id of a conflict.")]
    question: Annotated[str, Field(description="The id of its question.")]
    as_of: DaysAnswered | None
    method: Annotated[str, Field(description="Such as report_range.")]
    rationale: str
    confidence: Literal["low", "medium", "high"]
    review_by: Annotated[date, Field(description="After this day the figure is out of date.")]
    inputs: Annotated[list[UsedClaim], Field(description="Each source's last claim for these days.")]
    low: Number = None
    best: Number = None
    high: Number = None
    stance: Literal["", "affirms", "denies"] = ""
    judgement_reason: Annotated[str, Field(description="Needed for an editorial judgement.")] = ""
    confidence_reason: Annotated[str, Field(description="Needed above the confidence offered.")] = ""
    single_voice_reason: Annotated[
        str, Field(description="Needed with fewer than two independent sources.")
    ] = ""


class ProposingTool:
    """Asks REST to record a proposal."""

    def __init__(self, asking: RestInside) -> None:
        self._asking = asking

    def propose(self, answer: AnswerProposed) -> Proposed:
        """Propose an answer to a conflict. It publishes nothing: another person has to approve it.

        The token needs the scope review, and its owner the permission to propose.
        """
        body: dict[str, Any] = answer.model_dump(mode="json")
        sent = {name: value for name, value in body.items() if value != "" or name not in OPTIONAL}
        return telling.proposed(self._asking.post("resolutions/", sent), self._asking.site)
