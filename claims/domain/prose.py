"""Sentences of the domain that can be pasted into a story; every figure is attributed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from claims.domain.assertion import Assertion
from claims.domain.figures import Modality, Stance
from claims.domain.intervals import Interval
from claims.domain.scope import Answer, Scope
from claims.domain.units import unit
from claims.domain.wording import phrase
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
        return listed([self.name(each) for each in assertions])

    def _named(self, key: Id) -> str:
        return self.names.get(key, str(key))

    def _opening(self, question: Scope) -> str:
        return f"{self._named(question.id)}: "

    def span(
        self,
        question: Scope,
        low: Decimal,
        high: Decimal,
        at_low: Sequence[Assertion],
        at_high: Sequence[Assertion],
    ) -> str:
        """From the lowest to the highest value, each end attributed."""
        ends = shown(low, question.answer), shown(high, question.answer)
        opening, what = self._opening(question), _unit(question)
        if low == high:
            return f"{opening}{ends[0]}{what}, according to {self.names_of(at_low)}."
        first, last = self.names_of(at_low), self.names_of(at_high)
        return f"{opening}from {ends[0]} ({first}) to {ends[1]}{what} ({last})."

    def attributed(self, assertion: Assertion) -> str:
        """One source's own figure, in its own words."""
        return (
            f"{self._opening(assertion.question)}{self.said(assertion)}, according to {self.name(assertion)}."
        )

    def shared(self, question: Scope, interval: Interval, agreeing: Sequence[Assertion]) -> str:
        """An interval that independent sources share."""
        ends = [shown(end, question.answer) for end in (interval.low, interval.high) if end is not None]
        return (
            f"{self._opening(question)}{' to '.join(dict.fromkeys(ends))}{_unit(question)},"
            f" on which independent sources agree ({self.names_of(agreeing)})."
        )

    def disagreement(self, question: Scope, assertions: Sequence[Assertion]) -> str:
        """Who says what, without a verdict."""
        sayings = "; ".join(f"{self.name(each)}: {self.said(each)}" for each in assertions)
        return f"{self._opening(question)}sources disagree ({sayings})."

    def said(self, assertion: Assertion) -> str:
        """A claim's figure in its own words and unit: "about 8,000 persons", "none", "denies"."""
        if assertion.stance is not None:
            return "affirms" if assertion.stance is Stance.AFFIRMS else "denies"
        written = assertion.figure.written
        if assertion.figure.modality is Modality.NONE:
            return "none"
        words = phrase(assertion.figure.modality, written.low, written.best, written.high)
        if written.plus_minus:
            words = f"{written.best} ± {written.plus_minus}"
        as_written = unit(written.unit or assertion.question.unit) if assertion.question.unit else None
        if as_written is None:
            return words
        return f"{words} {as_written.singular if written.best == '1' else as_written.name}"


def _unit(question: Scope) -> str:
    return f" {unit(question.unit).name}" if question.unit else ""
