"""What the rehearsal asks, who is quoted in it, and what becomes of each figure: all of it invented."""

from dataclasses import dataclass

from sources.domain.kinds import SourceKind

MOVED = "rehearsal-people-rescued"
"""The slug of the question whose figure `manage.py rehearse` moves on."""
RESCUE, COUNCIL, PAPER = "rehearsal-rescue-service", "rehearsal-town-council", "rehearsal-courier"
SOURCES = (
    (RESCUE, "Saltmere Rescue Service (invented)", SourceKind.GOVERNMENT),
    (COUNCIL, "Saltmere Town Council (invented)", SourceKind.GOVERNMENT),
    (PAPER, "The Saltmere Courier (invented)", SourceKind.MEDIA),
)
ABOUT = (
    "Invented, to try things out: a flood at Saltmere, a town that does not exist. Nothing here is news. "
    "Every output of its figures is marked as a rehearsal."
)


@dataclass(frozen=True, slots=True)
class RehearsedQuestion:
    """A question, what two sources say, and what happens after a figure has been published.

    `then`: what a third source says later, and whether somebody has accepted it.
    """

    slug: str
    text: str
    low: str
    high: str
    review_in: int = 30
    then: str = ""
    accepted: bool = False
    held: bool = False
    corrected: bool = False


QUESTIONS = (
    RehearsedQuestion(
        MOVED, "Rehearsal: how many people were rescued in Saltmere?", "about 400 people", "about 600 people"
    ),
    RehearsedQuestion(
        "rehearsal-people-in-shelters",
        "Rehearsal: how many people are in Saltmere's shelters?",
        "about 1,000 people",
        "about 1,500 people",
        then="about 4,000 people",
    ),
    RehearsedQuestion(
        "rehearsal-people-missing",
        "Rehearsal: how many people are missing in Saltmere?",
        "about 20 people",
        "about 40 people",
        then="about 150 people",
        accepted=True,
    ),
    RehearsedQuestion(
        "rehearsal-people-injured",
        "Rehearsal: how many people were injured in Saltmere?",
        "about 60 people",
        "about 90 people",
        held=True,
    ),
    RehearsedQuestion(
        "rehearsal-people-without-power",
        "Rehearsal: how many people are without power in Saltmere?",
        "about 8,000 people",
        "about 12,000 people",
        review_in=-2,
    ),
    RehearsedQuestion(
        "rehearsal-people-evacuated",
        "Rehearsal: how many people were evacuated from Saltmere?",
        "about 2,000 people",
        "about 3,000 people",
        then="about 5,000 people",
        accepted=True,
        corrected=True,
    ),
)
