"""What could settle a conflict; proposals explain and never decide."""

from enum import StrEnum


class Method(StrEnum):
    """How a verified figure was arrived at."""

    REPORT_RANGE = "report_range"
    MOST_AUTHORITATIVE = "most_authoritative"
    CONVERGENT = "convergent"
    PART_AND_WHOLE = "part_and_whole"
    UNDETERMINED = "undetermined"


class Use(StrEnum):
    """What part a claim played in a resolution."""

    USED = "used"
    CONSIDERED = "considered"
    EXCLUDED = "excluded"
