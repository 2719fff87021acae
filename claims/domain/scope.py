"""Questions (VIM: measurands) and how they are related."""

from enum import StrEnum


class Answer(StrEnum):
    """What kind of answer a question takes."""

    QUANTITY = "quantity"
    YES_NO = "yes_no"
    DATE = "date"


class Temporality(StrEnum):
    """How a measurand behaves in time: a level, a running total, a rate, or neither."""

    STOCK = "stock"
    CUMULATIVE = "cumulative"
    FLOW = "flow"
    TIMELESS = "timeless"


class RelationKind(StrEnum):
    """How the first question stands to the second."""

    PART_OF = "part_of"
    DISJOINT = "disjoint"
    OVERLAPS = "overlaps"
    EXISTENCE_OF = "existence_of"
