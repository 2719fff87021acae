"""How sure: of a claim (Admiralty credibility), of the source by its own words (ICD 203), and of us."""

from enum import StrEnum


class Credibility(StrEnum):
    """Admiralty credibility of a claim; 6 is "cannot be judged" and has no number."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Likelihood(StrEnum):
    """Likelihood in the terms of ICD 203."""

    ALMOST_NO_CHANCE = "almost_no_chance"
    VERY_UNLIKELY = "very_unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly_even"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"
    ALMOST_CERTAIN = "almost_certain"


class Confidence(StrEnum):
    """Confidence in a judgement (ICD 203): evidence and agreement, not a likelihood."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class ConfidenceReason(StrEnum):
    """Why confidence is not higher; the engine knows these, a person signs them, and they are published."""

    ONE_VOICE = "one_voice"
    SPREAD = "spread"
    INDIRECT = "indirect"
    IMPRECISE = "imprecise"
    IMPUTED = "imputed"
    OWN_CALCULATION = "own_calculation"
