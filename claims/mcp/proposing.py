"""The tool that proposes. There is none that approves: a second person does, at the desk."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any, Literal, Protocol

from pydantic import Field

from claims.mcp import telling
from claims.mcp.answers import Proposed
from claims.mcp.asking import Asking

Decimal = Annotated[
    str | None, Field(description='In the question\'s unit, as text in plain notation: "8000"; null: open.')
]


@dataclass(frozen=True, slots=True)
class UsedClaim:
    """The part that a claim plays in an answer; an exclusion needs its reason."""

    claim: str
    use: Literal["used", "considered", "excluded", "other_time"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The days of an answer, both included; no start is "since ever"."""

    start: date | None
    end: date


class Registering(Protocol):
    """What registers a tool."""

    def recording(self, function: Callable[..., Any]) -> None:
        """One that records something new."""


def register_proposing(tools: Registering, asking: Asking) -> None:
    """Proposals."""

    def propose(
        *,
        conflict: Annotated[str, Field(description="The id of a conflict.")],
        question: Annotated[str, Field(description="The id of its question.")],
        as_of: AsOf | None,
        method: Annotated[
            str, Field(description="As the conflict's proposals name it, such as report_range.")
        ],
        rationale: str,
        confidence: Literal["low", "medium", "high"],
        review_by: Annotated[date, Field(description="After this day the figure is out of date.")],
        inputs: Annotated[list[UsedClaim], Field(description="Each source's last claim for these days.")],
        low: Decimal = None,
        best: Decimal = None,
        high: Decimal = None,
        stance: Literal["", "affirms", "denies"] = "",
        judgement_reason: Annotated[str, Field(description="Needed for an editorial judgement.")] = "",
        confidence_reason: Annotated[str, Field(description="Needed above the confidence offered.")] = "",
        single_voice_reason: Annotated[
            str, Field(description="Needed with fewer than two independent sources.")
        ] = "",
    ) -> Proposed:
        """Propose an answer to a conflict. It publishes nothing: another person has to approve it.

        The token needs the scope review, and its owner the permission to propose.
        """
        days = None
        if as_of is not None:
            days = {"start": as_of.start.isoformat() if as_of.start else None, "end": as_of.end.isoformat()}
        optional = {
            "stance": stance,
            "judgement_reason": judgement_reason,
            "confidence_reason": confidence_reason,
            "single_voice_reason": single_voice_reason,
        }
        body = {
            "conflict": conflict,
            "question": question,
            "as_of": days,
            "method": method,
            "low": low,
            "best": best,
            "high": high,
            "rationale": rationale,
            "confidence": confidence,
            "review_by": review_by.isoformat(),
            "inputs": [asdict(used) for used in inputs],
            **{name: text for name, text in optional.items() if text},
        }
        return telling.proposed(asking.post("resolutions/", body), asking.site)

    tools.recording(propose)
