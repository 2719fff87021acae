"""How an answer is arrived at, what part a claim plays in it, and what the rules propose."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.domain.figures.figure import Modality, Stance
from claims.domain.figures.interval import Interval
from claims.domain.questions.times import DayRange
from claims.domain.saying import say, to_say
from sources.domain.independence import Id


class Method(StrEnum):
    """How a verified figure was arrived at."""

    REPORT_RANGE = "report_range"
    MOST_AUTHORITATIVE = "most_authoritative"
    CONVERGENT = "convergent"
    PART_AND_WHOLE = "part_and_whole"
    UNDETERMINED = "undetermined"
    EDITORIAL_JUDGEMENT = "editorial_judgement"


class Use(StrEnum):
    """What part a claim played in a resolution."""

    USED = "used"
    CONSIDERED = "considered"
    EXCLUDED = "excluded"
    OTHER_TIME = "other_time"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to settle a question as of a time, or why it is not offered.

    `low`, `best`, `high`, `interval` in the question's unit, an end None where the answer is open there; or a
    `stance`. `low_modality`, `high_modality`: how the sources word the two ends (None: a plain number).
    `used`: ids of the claims that it rests on; `other_time`: of those that are not for this time. `reasons`:
    why, sentence by sentence. `text`: what can be pasted into a story. `not_offered`: why not; None where it
    is offered. `parts`: drafts for the parts of the question, to be published with it.
    """

    method: Method
    question: Id
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    stance: Stance | None = None
    interval: Interval | None = None
    reasons: tuple[str, ...] = ()
    used: tuple[Id, ...] = ()
    not_offered: str | None = None
    text: str = ""
    parts: tuple["Proposal", ...] = ()
    low_modality: Modality | None = None
    high_modality: Modality | None = None
    as_of: DayRange | None = None
    other_time: tuple[Id, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether it can be taken up."""
        return self.not_offered is None


_NAMES = {
    Method.REPORT_RANGE: to_say("report range"),
    Method.MOST_AUTHORITATIVE: to_say("most authoritative"),
    Method.CONVERGENT: to_say("convergent"),
    Method.PART_AND_WHOLE: to_say("part and whole"),
    Method.UNDETERMINED: to_say("undetermined"),
    Method.EDITORIAL_JUDGEMENT: to_say("editorial judgement"),
}


def in_words(method: Method) -> str:
    """What a method is called in a sentence."""
    return say(_NAMES[method])
