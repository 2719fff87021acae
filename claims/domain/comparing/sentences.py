"""Sentences of the domain that can be pasted into a story; every figure is attributed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.figure import Modality, Stance
from claims.domain.figures.interval import Interval
from claims.domain.figures.phrasing import give_or_take, phrase, phrase_of_day
from claims.domain.figures.units import unit
from claims.domain.questions.scope import Answer, Scope, Temporality
from claims.domain.saying import day, in_millions, joined, named, number, say, unit_of
from sources.domain.independence import Id


def shown(value: Decimal | Fraction, answer: Answer = Answer.QUANTITY) -> str:
    """A value for readers: 12,000; 0.5; a date for the answer to a date question."""
    if answer is Answer.DATE:
        return day(date.fromordinal(int(value)))
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    whole = value == value.to_integral_value()
    return number(value, f"{int(value):,}" if whole else f"{value.normalize():,f}")


def spoken(value: Decimal | Fraction, answer: Answer = Answer.QUANTITY) -> str:
    """A value as a sentence has it: "4 million", 12,000; a date for the answer to a date question."""
    digits = shown(value, answer)
    words = "" if answer is Answer.DATE else in_millions(value)
    return number(value, words) if words else digits


@dataclass(frozen=True, slots=True)
class Teller:
    """Says what proposals say, with the printable names of sources and questions."""

    names: Mapping[Id, str]

    def name(self, assertion: Assertion) -> str:
        """The source of a claim as it is printed."""
        return self._named(assertion.voice.source)

    def names_of(self, assertions: Iterable[Assertion]) -> str:
        """The sources of claims as they are printed, each once."""
        return named([self.name(claim) for claim in assertions])

    def _named(self, key: Id) -> str:
        return self.names.get(key, str(key))

    def answered(self, question: Scope, sentence: str) -> str:
        """The sentence after the question: "Dead in town: 12 people, …", or "How many died? From 12 …"."""
        asked = self._named(question.id).rstrip()
        if asked.endswith(("?", "\uff1f", "\u061f")):
            return joined(asked, joined(sentence, capital=True), by=" ")
        return joined(asked, sentence, by=": ")

    def attributed(self, assertion: Assertion) -> str:
        """One source's own figure, in its own words."""
        said, name = self.said(assertion), self.name(assertion)
        if assertion.stance is not None:
            affirms = assertion.stance is Stance.AFFIRMS
            stance = say("{name} affirms it.", name=name) if affirms else say("{name} denies it.", name=name)
            return self.answered(assertion.question, stance)
        told = say("{figure}, according to {name}.", figure=said, name=name)
        return self.answered(assertion.question, told)

    def shared(self, question: Scope, interval: Interval, agreeing: Sequence[Assertion]) -> str:
        """An interval that independent sources share."""
        ends = [shown(end, question.answer) for end in (interval.low, interval.high) if end is not None]
        span = span_of(ends)
        denied = all(claim.figure.modality is Modality.NONE for claim in agreeing)
        said = say("none") if denied else joined(span, _counted(question, span))
        names = self.names_of(agreeing)
        told = say("{figure}, on which independent sources agree ({names}).", figure=said, names=names)
        return self.answered(question, told)

    def disagreement(
        self, question: Scope, assertions: Sequence[Assertion], *, one_source: bool = False
    ) -> str:
        """Who says what, without a verdict; of another question with that question. `one_source`: all of it
        is said by one."""
        periods = _for_several_times(question, assertions)
        if one_source:
            figures = joined(
                *(self._figure_on(claim, question, dated=periods) for claim in assertions), by="; "
            )
            name = self.name(assertions[0])
            gives = say("{name} gives figures that do not agree ({figures}).", name=name, figures=figures)
            return self.answered(question, gives)
        told: dict[str, list[str]] = {}
        for claim in assertions:
            told.setdefault(self._answering(claim, question), []).append(
                self._for_its_days(claim, said=periods)
            )
        sayings = [joined(who, named(figures), by=": ") for who, figures in told.items()]
        return self.answered(
            question, say("sources disagree ({sayings}).", sayings=joined(*sayings, by="; "))
        )

    def _for_its_days(self, assertion: Assertion, *, said: bool) -> str:
        """A figure, and for which days where those have to be `said`."""
        figure, days = self.said(assertion), assertion.as_of
        if not said or days is None:
            return figure
        if assertion.question.temporality is Temporality.CUMULATIVE:
            return say("{figure} by {day}", figure=figure, day=day(days.end))
        if days.start is None:
            return say("{figure} up to {day}", figure=figure, day=day(days.end))
        if days.start == days.end:
            return say("{figure} for {day}", figure=figure, day=day(days.end))
        return say("{figure} for {start} to {end}", figure=figure, start=day(days.start), end=day(days.end))

    def _figure_on(self, assertion: Assertion, question: Scope, *, dated: bool = False) -> str:
        """A figure, and in answer to what where that isn't the question; `dated`: and for which days."""
        if assertion.question.id == question.id:
            return self._for_its_days(assertion, said=dated)
        figure, asked = self._for_its_days(assertion, said=dated), self._named(assertion.question.id)
        return say("{figure} on “{question}”", figure=figure, question=asked)

    def _answering(self, assertion: Assertion, question: Scope) -> str:
        """Who gives a figure, and in answer to what where that isn't the question."""
        name, asked = self.name(assertion), assertion.question.id
        if asked == question.id:
            return name
        return say("{name} on “{question}”", name=name, question=self._named(asked))

    def said(self, assertion: Assertion) -> str:
        """A claim's figure in its own words and unit: "about 8,000 people", "none", "denies"."""
        if assertion.stance is not None:
            return say("affirms") if assertion.stance is Stance.AFFIRMS else say("denies")
        if assertion.figure.modality is Modality.NONE:
            return say("none")
        if assertion.question.answer is Answer.DATE:
            ends = [shown(value, Answer.DATE) for value in assertion.figure.values]
            return phrase_of_day(assertion.figure.modality, span_of(ends))
        return self._in_prices(assertion, self._counted(assertion))

    def _in_prices(self, assertion: Assertion, words: str) -> str:
        """An amount of money with the year whose prices it is in, where that is not the question's."""
        year = assertion.money[1]
        return words if year is None else say("{amount} in prices of {year}", amount=words, year=str(year))

    def _counted(self, assertion: Assertion) -> str:
        written = assertion.figure.written
        words = phrase(assertion.figure.modality, written.low, written.best, written.high)
        if written.plus_minus:
            words = give_or_take(written.best, written.plus_minus)
        asked = assertion.question
        # the unit follows the last number that is said: "nearly 1 year", "1 to 2 years", "2 ± 1 years"
        last = "" if written.plus_minus else written.high or written.best
        counted = in_words(written.unit or asked.unit, last) if asked.unit else ""
        if assertion.figure.modality is Modality.UNCOUNTABLE and counted:
            words = say("{quantity} of", quantity=words)
        return joined(words, counted) if counted else words


def _for_several_times(question: Scope, assertions: Iterable[Assertion]) -> bool:
    """Whether amounts are for several periods, running totals for several days, or levels for days that not
    all of them share, so that each is dated."""
    times = {claim.as_of for claim in assertions if claim.as_of is not None}
    if question.temporality is Temporality.CUMULATIVE:
        return len({days.end for days in times}) > 1
    if question.temporality is Temporality.STOCK:
        return len(times) > 1 and max(days.first for days in times) > min(days.end for days in times)
    return len(times) > 1 and question.temporality is Temporality.FLOW


def span_of(ends: Sequence[str]) -> str:
    """Two ends as a span; one where they are the same."""
    low, *high = dict.fromkeys(ends)
    return say("{low} to {high}", low=low, high=high[0]) if high else low


_UNSAID = frozenset({"item", "ratio"})
"""Units that name nothing: what is counted, or set in proportion, stands in the question."""

_ONE = {"percent": "per cent", "permille": "per mille", "percent_change": "per cent"}


def in_words(spelling: str, number: str) -> str:
    """A unit after its number, as people say it: " people", " metre" after 1; nothing for mere items."""
    found = unit(spelling)
    if found.code in _UNSAID:
        return ""
    if number != "1" and found.code != "percent_change":
        return unit_of(found.code, number, f" {found.name}")
    return unit_of(found.code, number, f" {_ONE.get(found.code, found.singular)}")


def _counted(question: Scope, number: str) -> str:
    return in_words(question.unit, number) if question.unit else ""
