"""What all explanations have in common: a name, a strength, evidence, and a sentence that tells it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from claims.domain.saying import number
from sources.domain.independence import Id

Naming = Callable[[Id], str]
"""Gives the name a reader knows a source or a claim by; `str` where the id is the name."""


class ExplanationName(StrEnum):
    """Every explanation there is, in the order in which equally strong ones are shown."""

    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    SYNDICATED_COPY = "syndicated_copy"
    AGGREGATE_OF_MEMBERS = "aggregate_of_members"
    UNIT_SLIP = "unit_slip"
    FACTOR_OF_TEN = "factor_of_ten"
    EXCHANGED = "exchanged"
    LABEL_SLIP = "label_slip"
    DATE_SLIP = "date_slip"
    KEYING_ERROR = "keying_error"
    LAG = "lag"
    CARRIED_FORWARD = "carried_forward"
    DEFINITION = "definition"
    TWO_DEFINITIONS = "two_definitions"
    WAYS_OF_COUNTING = "ways_of_counting"


class Strength(StrEnum):
    """How far the evidence carries; not a probability.

    Strong: recorded, or borne out again and again. Fair: unlikely to be chance. Weak: it fits, and no more.
    """

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Explanation(ABC):
    """A suggestion with its evidence. The fields of each kind are its evidence values and counts."""

    name: ClassVar[ExplanationName]

    @property
    @abstractmethod
    def strength(self) -> Strength:
        """How far the evidence carries."""

    @abstractmethod
    def told(self, named: Naming = str) -> str:
        """The explanation in a sentence, sources named as `named` says."""

    @property
    def sentence(self) -> str:
        """The explanation in a sentence, sources named by their ids."""
        return self.told()

    @property
    def evidence(self) -> dict[str, object]:
        """The evidence by name, for a table or a document."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


_ORDER = {name: position for position, name in enumerate(ExplanationName)}
_STRONGEST_FIRST = {strength: position for position, strength in enumerate(Strength)}


def rank(explanation: Explanation) -> tuple[int, int, str]:
    """Sorts the strongest first; equally strong ones in the order of `Name`, then by what they say."""
    return (
        _STRONGEST_FIRST[explanation.strength],
        _ORDER[explanation.name],
        explanation.sentence,
    )


def shown(value: Decimal | Fraction) -> str:
    """A number for a reader: thousands grouped, three significant digits of what is not exact."""
    if isinstance(value, Decimal):
        return number(value, f"{value:,f}")
    if value.denominator == 1:
        return number(value, f"{value.numerator:,}")
    if abs(value) < 100:
        return number(value, f"{float(value):,.3g}")
    return number(Decimal(round(value)))
