"""What two claims are to each other."""

from enum import StrEnum


class Kind(StrEnum):
    """Every finding two claims can make."""

    NOT_COMPARABLE = "not_comparable"
    DUPLICATE = "duplicate"
    RELAY_DISCREPANCY = "relay_discrepancy"
    ATTRIBUTION_CONFLICT = "attribution_conflict"
    UNDERSPECIFIED = "underspecified"
    SCOPE_DIFFERENCE = "scope_difference"
    CONTRADICTION = "contradiction"
    PRECISION_DIFFERENCE = "precision_difference"
    COMPATIBLE = "compatible"
    REVISION = "revision"
    UPDATE = "update"
    TEMPORAL_DIFFERENCE = "temporal_difference"
    DEPENDENT_AGREEMENT = "dependent_agreement"
    CORROBORATION = "corroboration"
    SELF_CONTRADICTION = "self_contradiction"
    INTERNAL_DISSENT = "internal_dissent"


class Reason(StrEnum):
    """Which contradiction: the rule that decided it. Empty for every other kind."""

    EXISTENCE = "existence"
    STANCE = "stance"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    CUMULATIVE_FELL = "cumulative_fell"
    VALUE = "value"
