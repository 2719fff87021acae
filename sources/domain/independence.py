"""Who repeats whom."""

from enum import StrEnum


class Dependence(StrEnum):
    """How two voices stand to each other; the first that applies, in this order."""

    SAME_STATEMENT = "same_statement"
    SAME_SOURCE = "same_source"
    MEMBER_OF_JOINT = "member_of_joint"
    OVERLAPPING_JOINT = "overlapping_joint"
    DERIVED = "derived"
    AFFILIATED = "affiliated"
    CO_MEMBER = "co_member"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"
