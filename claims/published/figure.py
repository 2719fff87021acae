"""A published document read back: what it says, and what may be said of it on a day."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from claims.domain.answering.answer_ends import interval_of
from claims.domain.answering.methods import Use
from claims.domain.answering.staleness import ServedStanding, may_be_printed, served_standing
from claims.domain.contacts import ContactOutcome
from claims.domain.figures.figure import Modality
from claims.domain.figures.interval import Interval
from claims.domain.grading import Confidence, ConfidenceReason
from claims.domain.questions.scope import Answer, Temporality
from claims.domain.questions.times import DayRange
from claims.domain.rehearsal import is_rehearsal
from claims.wording import values
from claims.wording.answers import CONFIDENCE_REASONS
from claims.wording.kept import OUTCOMES
from claims.wording.plots.text import harmless
from claims.wording.printing.display import answer_in, display
from claims.wording.printing.house_style import newsroom_style
from claims.wording.rehearsal import INVENTED
from claims.wording.states import STANDINGS, warning
from claims.wording.terms import CONFIDENCES


@dataclass(frozen=True, slots=True)
class PublishedInput:
    """What part one claim played, as it was published; `key` is its id and version."""

    use: Use
    reason: str
    key: tuple[str, int]
    question: str
    source: str
    source_slug: str | None
    said_on: date | None
    as_written: str
    unit: str
    quote: str
    language: str
    translation: str
    title: str
    url: str
    read_on: str

    @property
    def link(self) -> str:
        """Where it can be read on the web; empty where that is nowhere."""
        return self.url if self.url.startswith(("https://", "http://")) else ""

    @property
    def said(self) -> str:
        """The claim's figure in its own words, with its unit: "about 8,000 people", "denies"."""
        if self.unit in values.UNNAMED or self.as_written == "none":
            return self.as_written
        return f"{self.as_written} {values.unit_after(self.as_written, self.unit)}".rstrip()


@dataclass(frozen=True, slots=True)
class Reply:
    """Whom we asked on which day, what came of it in words, and the reply as it is printed."""

    source: str
    asked_on: date
    outcome: str
    reply: str


@dataclass(frozen=True, slots=True)
class FigureVersion:
    """One version of a figure. `body`: the document, every text of it fit to be shown; `today`: the
    newsroom's day on which it is read; `told`: what is to be known of it where a later version decides."""

    seq: int
    body: dict[str, Any]
    today: date
    told: ServedStanding | None = None

    @property
    def id(self) -> str:
        """The question's id, which is the figure's."""
        return str(self.body["id"])

    @property
    def question(self) -> str:
        """What was asked, as a reader would put it."""
        return str(self.body["question"]["text"])

    @property
    def answer(self) -> Answer:
        """Of which kind the answer is."""
        return Answer(self.body["question"]["answer"])

    @property
    def temporality(self) -> Temporality:
        """How the question stands to time."""
        return Temporality(self.body["question"]["temporality"])

    @property
    def unit(self) -> str:
        """Code of the unit; empty where there is none."""
        return str(self.body["unit"]["code"]) if self.body["unit"] else ""

    @property
    def days(self) -> DayRange | None:
        """When it was true; None for all days."""
        found = self.body["as_of"]
        if found is None or found["end"] is None:
            return None
        start = found["start"]
        return DayRange(
            None if start is None else date.fromisoformat(start), date.fromisoformat(found["end"])
        )

    @property
    def review_by(self) -> date:
        """Until when it is to be looked at again."""
        return date.fromisoformat(self.body["review_by"])

    @property
    def published_at(self) -> datetime:
        """When this version was published."""
        return datetime.fromisoformat(self.body["published_at"])

    @property
    def condition(self) -> ServedStanding:
        """What a reader is to know of it today."""
        if self.told is not None:
            return self.told
        return served_standing(self.body["standing"], self.review_by, on=self.today)

    @property
    def may_be_printed(self) -> bool:
        """Whether its value may be given by itself."""
        return may_be_printed(self.condition)

    @property
    def invented(self) -> str:
        """That it is invented, of a rehearsal; else empty."""
        return str(INVENTED) if is_rehearsal(self.body) else ""

    @property
    def print_text(self) -> str:
        """The text ready to print, which says so where it is being checked; empty where it may not be."""
        return str(self._display["text"]) if self.may_be_printed else ""

    @property
    def note(self) -> str:
        """What has to stand beside the value: that it is being checked; mostly empty."""
        return str(self._display["note"] or "") if self.may_be_printed else ""

    @property
    def _display(self) -> dict[str, Any]:
        return display(self.body, newsroom_style())

    @property
    def reach(self) -> Interval | None:
        """From low to high (from best, where an end is missing); a stance is 1 or 0; None: no value."""
        stance = self.body["stance"]
        if stance:
            return Interval.point(1 if stance == "affirms" else 0)
        low, best, high = (self.value(name) for name in ("low", "best", "high"))
        if low is None and best is None and high is None:
            return None
        words = (self.body.get("low_modality"), self.body.get("high_modality"))
        return interval_of(low, best, high, *(Modality(word) if word else None for word in words))

    def value(self, name: str) -> Decimal | None:
        """`low`, `best` or `high`."""
        return None if self.body[name] is None else Decimal(self.body[name])

    @property
    def said(self) -> str:
        """The answer as this version gives it, whatever its standing: "10,000 to 12,000 people".

        The document has it in English alone; in other languages it is made anew. A document of policy 1
        has no text of its own; its numbers are printed plainly.
        """
        style = newsroom_style()
        if self.answer is Answer.QUANTITY and style.language != "en" and "printed" in self.body:
            return answer_in(self.body, style)
        low, best, high = (self.value(name) for name in ("low", "best", "high"))
        if self.answer is Answer.QUANTITY and self.body.get("printed"):
            return str(self.body["printed"])
        if self.answer is Answer.DATE:
            return values.date_answer(low, best, high)
        return values.answer(low, best, high, self.body["stance"] or "", self.unit)

    @property
    def confidence(self) -> str:
        """Our confidence, with what keeps it from being higher: "low: one independent source"."""
        reasons = [
            str(CONFIDENCE_REASONS[ConfidenceReason(reason)])
            for reason in self.body.get("confidence_reasons", [])
        ]
        return ": ".join(
            filter(None, (str(CONFIDENCES[Confidence(self.body["confidence"])]), ", ".join(reasons)))
        )

    @property
    def when(self) -> str:
        """The days it holds for, in words; empty where it holds for all days."""
        days = self.days
        return "" if days is None else values.days(days)

    @property
    def headline(self) -> str:
        """The value, if it may be given by itself; what a reader is to know instead, if not."""
        return self.said if self.may_be_printed else str(STANDINGS[self.condition])

    @property
    def warning(self) -> str:
        """Why there is no value to be printed; empty where there is one."""
        return warning(self.condition, self.review_by)

    def replies(self) -> list[Reply]:
        """The right of reply, as it was published with this version."""
        return [
            Reply(
                source=row["source"]["name"],
                asked_on=date.fromisoformat(row["asked_on"]),
                outcome=str(OUTCOMES[ContactOutcome(row["outcome"])]),
                reply=row["reply"] or "",
            )
            for row in self.body.get("right_of_reply", [])
        ]

    def inputs(self) -> list[PublishedInput]:
        """The claims it rests on or has looked at, as published."""
        return [_input(row) for row in self.body["inputs"]]


def read_back(seq: int, body: str, today: date) -> FigureVersion:
    """A stored document as a figure."""
    return FigureVersion(seq, _harmless(json.loads(body)), today)


def _input(row: dict[str, Any]) -> PublishedInput:
    claim, document = row["claim"], row["claim"]["document"]
    return PublishedInput(
        use=Use(row["use"]),
        reason=row["reason"],
        key=(claim["id"], claim["version"]),
        question=claim["question"],
        source=claim["source"]["name"],
        source_slug=claim["source"]["slug"],
        said_on=date.fromisoformat(claim["said_on"]) if claim["said_on"] else None,
        as_written=claim["as_written"],
        unit=claim["unit"] or "",
        quote=claim["quote"],
        language=claim["quote_language"],
        translation=claim["quote_translation"],
        title=document["title"],
        url=document["url"],
        read_on=document["published_at"] or "",
    )


def _harmless(value: Any) -> Any:
    """Every text of a JSON value without control, reordering or unseen characters."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list):
        return [_harmless(member) for member in value]
    if isinstance(value, dict):
        return {name: _harmless(member) for name, member in value.items()}
    return value
