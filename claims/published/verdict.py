"""What we say of a claim that was reviewed: how it stands to the figure that we publish."""

from claims.domain.answering.proposals import Use
from claims.domain.answering.staleness import ServedStanding
from claims.domain.figures.figure import Modality
from claims.domain.questions.scope import Answer
from claims.domain.questions.times import TimeOrder, compare
from claims.domain.weighing.track_record import Ran, ran_against
from claims.models import Claim
from claims.models.ranges import to_day_range, to_interval
from claims.published.figure import Figure, Input

VERDICTS = {
    Ran.LOW: "Below the verified figure",
    Ran.HIGH: "Above the verified figure",
    Ran.HELD: "In line with the verified figure",
}
UNDECIDED = "Not comparable with the verified figure"
INSTEAD = {
    ServedStanding.STALE: "Verdict out of date",
    ServedStanding.DISPUTED: "Disputed",
    ServedStanding.UNVERIFIED: "Unverified",
    ServedStanding.ON_HOLD: "On hold, being reviewed again",
    ServedStanding.WITHDRAWN: "Verdict withdrawn",
}
"""What is said of every claim where there is no figure that may be printed."""
PARTS = {
    Use.USED: "The published figure rests on this claim.",
    Use.CONSIDERED: "The claim was considered.",
    Use.EXCLUDED: "The claim was left out of the published figure.",
    Use.OTHER_TIME: "The claim is not for the time of the published figure.",
}


def verdict(figure: Figure, claim: Claim) -> str:
    """A short phrase: how the claim stands to the figure, or why nothing can be said of it today."""
    if not figure.may_be_printed:
        return INSTEAD[figure.condition]
    found = _stood(figure, claim)
    if found is None:
        return UNDECIDED
    if figure.answer is Answer.YES_NO and found is not Ran.HELD:
        return "Contradicts what was verified"
    return VERDICTS[found]


def explanation(figure: Figure, used: Input) -> str:
    """One to three sentences: what we publish, and what part the claim played in it."""
    told = f"We publish: {figure.said}." if figure.may_be_printed else figure.warning
    return " ".join(text for text in (told, PARTS[used.use], used.reason) if text)


def _stood(figure: Figure, claim: Claim) -> Ran | None:
    """How its widest fair reading stands to the figure; None if it has none, or is of another time."""
    ours = figure.reach
    if ours is None or claim.modality == Modality.UNCOUNTABLE:
        return None
    if compare(to_day_range(claim.as_of), figure.days, figure.temporality) is not TimeOrder.SAME:
        return None
    return ran_against(to_interval(claim.outer), ours)
