"""Takes one conflict of the running example through review: proposed by one person, approved by another."""

from datetime import date
from decimal import Decimal

from claims.domain.answering.methods import Method, Use
from claims.domain.grading import Confidence
from claims.examples.load import external_id
from claims.examples.people import People
from claims.examples.questions import IN_RUSSIA, NEAR_BORDER
from claims.examples.rows import at, day
from claims.models import Claim, Conflict, Question, Resolution, VerifiedFigure
from claims.services.review.draft import Draft, Input
from claims.services.review.resolution import approve_resolution, propose_resolution
from claims.services.triage.triage import assign_conflict, confirm_conflict

TAKEN = at("2024-11-06", "09:00")
CONFIRMED = at("2024-11-06", "09:20")
PROPOSED = at("2024-11-07", "10:00")
APPROVED = at("2024-11-08", "11:00")

AS_OF = (day("2024-10-31"), day("2024-11-04"))
REVIEW_BY = date(2024, 12, 6)


def conflict_in_russia(on: date) -> Conflict:
    """The conflict on the troops in Russia whose episode holds this day."""
    return Conflict.objects.get(question__slug=IN_RUSSIA, episode__contains=on, merged_into=None)


def is_reviewed() -> bool:
    """Whether the figure of the example has been published."""
    return VerifiedFigure.objects.filter(question__slug=IN_RUSSIA).exists()


def review_example(people: People) -> VerifiedFigure:
    """Take, confirm, propose and approve the conflict of 31 October to 4 November; returns the figure."""
    conflict = conflict_in_russia(AS_OF[0])
    assign_conflict(by=people.editor, now=TAKEN, conflict=conflict, assignee=people.chen)
    confirm_conflict(by=people.chen, now=CONFIRMED, conflict=conflict)
    resolution = propose_example(people, conflict)
    return approve_resolution(by=people.anna, now=APPROVED, resolution=resolution, seen=resolution.basis)


def propose_example(people: People, conflict: Conflict) -> Resolution:
    """What the checker proposes: the range for Russia and, linked to it, the figure for the border."""
    return propose_resolution(
        by=people.chen, now=PROPOSED, conflict=conflict, draft=in_russia(), parts=[near_the_border()]
    )


def in_russia() -> Draft:
    """10,000 to 12,000 and no best figure: the span of what all three governments say."""
    return Draft(
        question=Question.objects.get(slug=IN_RUSSIA),
        as_of=AS_OF,
        method=Method.REPORT_RANGE,
        low=Decimal(10_000),
        high=Decimal(12_000),
        rationale="The lowest and the highest figure that the governments give for these days. The 8,000 "
        "near the border are part of the total, so they do not contradict it; 1,500 to 4,500 are elsewhere "
        "in Russia.",
        confidence=Confidence.MODERATE,
        single_voice_reason=(
            "The US, South Korea and Ukraine made a joint assessment, and there is no outside count. "
            "Each of the three publicly stands by its own figure, so we print their range and attribute it."
        ),
        review_by=REVIEW_BY,
        inputs=(
            _used("joint-10000-12000"),
            _used("us-10000"),
            _used("south-korea-11000"),
            _used("ukraine-12000"),
        ),
    )


def near_the_border() -> Draft:
    """About 8,000: the one figure there is, attributed."""
    copied = "The same statement in a second outlet, which copied the text from the first."
    return Draft(
        question=Question.objects.get(slug=NEAR_BORDER),
        as_of=(AS_OF[0], AS_OF[0]),
        method=Method.REPORT_RANGE,
        low=Decimal(8_000),
        best=Decimal(8_000),
        high=Decimal(8_000),
        rationale="The only figure for the border, given by the US government before the Security Council.",
        confidence=Confidence.LOW,
        single_voice_reason="There is no other figure for the border; we attribute it to the US government.",
        review_by=REVIEW_BY,
        inputs=(
            _used("us-8000"),
            Input(claim=_claim("us-8000-copy"), use=Use.CONSIDERED, reason=copied),
        ),
    )


def _used(key: str) -> Input:
    return Input(claim=_claim(key), use=Use.USED)


def _claim(key: str) -> Claim:
    found: Claim = Claim.objects.live().get(external_id=external_id(key))
    return found
