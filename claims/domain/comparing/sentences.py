"""Sentences of the domain that can be pasted into a story; every figure is attributed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.figure import Modality, Stance
from claims.domain.figures.interval import Interval
from claims.domain.figures.phrasing import phrase
from claims.domain.figures.units import unit
from claims.domain.questions.scope import Answer, Scope
from sources.domain.independence import Id


def shown(value: Decimal | Fraction, answer: Answer = Answer.QUANTITY) -> str:
    """A value for readers: 12,000; 0.5; a date for the answer to a date question."""
    if answer is Answer.DATE:
        return date.fromordinal(int(value)).isoformat()
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def listed(names: Sequence[str]) -> str:
    """Names as a list: A; A and B; A, B and C."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


@dataclass(frozen=True, slots=True)
class Teller:
    """Says what proposals say, with the printable names of sources and questions."""

    names: Mapping[Id, str]

    def name(self, assertion: Assertion) -> str:
        """The source of a claim as it is printed."""
        return self._named(assertion.voice.source)

    def names_of(self, assertions: Iterable[Assertion]) -> str:
        """The sources of claims as they are printed, each once."""
        return listed([self.name(claim) for claim in assertions])

    def _named(self, key: Id) -> str:
        return self.names.get(key, str(key))

    def answered(self, question: Scope, sentence: str) -> str:
        """The sentence after the question: "Dead in town: 12 people, …", or "How many died? From 12 …"."""
        asked = self._named(question.id).rstrip()
        if asked.endswith(("?", "\uff1f", "\u061f")):
            return f"{asked} {sentence[:1].upper()}{sentence[1:]}"
        return f"{asked}: {sentence}"

    def attributed(self, assertion: Assertion) -> str:
        """One source's own figure, in its own words."""
        said, name = self.said(assertion), self.name(assertion)
        if assertion.stance is not None:
            return self.answered(assertion.question, f"{name} {said} it.")
        return self.answered(assertion.question, f"{said}, according to {name}.")

    def shared(self, question: Scope, interval: Interval, agreeing: Sequence[Assertion]) -> str:
        """An interval that independent sources share."""
        ends = [shown(end, question.answer) for end in (interval.low, interval.high) if end is not None]
        span = " to ".join(dict.fromkeys(ends))
        denied = all(claim.figure.modality is Modality.NONE for claim in agreeing)
        said = "none" if denied else f"{span}{_counted(question, span)}"
        return self.answered(
            question,
            f"{said}, on which independent sources agree ({self.names_of(agreeing)}).",
        )

    def disagreement(self, question: Scope, assertions: Sequence[Assertion]) -> str:
        """Who says what, without a verdict."""
        sayings = "; ".join(f"{self.name(claim)}: {self.said(claim)}" for claim in assertions)
        return self.answered(question, f"sources disagree ({sayings}).")

    def said(self, assertion: Assertion) -> str:
        """A claim's figure in its own words and unit: "about 8,000 people", "none", "denies"."""
        if assertion.stance is not None:
            return "affirms" if assertion.stance is Stance.AFFIRMS else "denies"
        written = assertion.figure.written
        if assertion.figure.modality is Modality.NONE:
            return "none"
        words = phrase(assertion.figure.modality, written.low, written.best, written.high)
        if written.plus_minus:
            words = f"{written.best} ± {written.plus_minus}"
        asked = assertion.question
        # the unit follows the last number that is said: "nearly 1 year", "1 to 2 years", "2 ± 1 years"
        last = "" if written.plus_minus else written.high or written.best
        if assertion.figure.modality is Modality.UNCOUNTABLE and asked.unit:
            words = f"{words} of"
        return words + (in_words(written.unit or asked.unit, last) if asked.unit else "")


_UNSAID = frozenset({"item", "ratio"})
"""Units that name nothing: what is counted, or set in proportion, stands in the question."""

_ONE = {"percent": "per cent", "permille": "per mille", "percent_change": "per cent change"}


def in_words(spelling: str, number: str) -> str:
    """A unit after its number, as people say it: " people", " metre" after 1; nothing for mere items."""
    found = unit(spelling)
    if found.code in _UNSAID:
        return ""
    if number != "1":
        return f" {found.name}"
    return f" {_ONE.get(found.code, found.singular)}"


def _counted(question: Scope, number: str) -> str:
    return in_words(question.unit, number) if question.unit else ""
