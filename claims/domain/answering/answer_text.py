"""An answer as it is printed: in the words and units of its sources, each end attributed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.domain.answering.answer_ends import AnswerEnds, End, in_unit
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.sentences import Teller, in_words, shown, spoken
from claims.domain.figures.figure import LOWER_BOUNDS, UPPER_BOUNDS, Modality
from claims.domain.figures.numbers import read_written
from claims.domain.figures.phrasing import phrase
from claims.domain.figures.units import unit
from claims.domain.questions.scope import Answer, Scope
from claims.domain.questions.times import DayRange
from claims.domain.saying import day, joined, say


@dataclass(frozen=True, slots=True)
class AnswerText:
    """Prints answers to one question as of a time; `tell` knows the names."""

    question: Scope
    tell: Teller
    as_of: DayRange | None

    def of_ends(self, ends: AnswerEnds, beside: Iterable[Assertion] = ()) -> str:
        """The answer with both ends attributed, and the bounds that fit it quoted behind it."""
        quoted = [joined(self.tell.name(claim), self.tell.said(claim), by=": ") for claim in beside]
        return self.tell.answered(self.question, joined(joined(self._span(ends), *quoted, by="; "), "."))

    def unattributed(self, ends: AnswerEnds) -> str:
        """The answer alone, its ends in the words and units of their sources."""
        low, high = ends.low, ends.high
        if (around := _margin(ends)) is not None:
            return self.tell.said(around.written)
        if ends.single is not None or low is None or high is None:
            return self.amount(ends.given[0])
        if low.modality in LOWER_BOUNDS and high.modality in UPPER_BOUNDS:
            return say("{low} and {high}", low=self.amount(low), high=self.amount(high))
        first = self.amount(low, counted=self._is_converted(low) or self._is_converted(high))
        return say("{low} to {high}", low=first, high=self.amount(high))

    def _span(self, ends: AnswerEnds) -> str:
        if ends.single is not None:
            return self._according_to(ends.single)
        low, high = ends.low, ends.high
        if (around := _margin(ends)) is not None:
            return self._according_to(around)
        if low is None or high is None:
            (only,) = ends.given
            return self._according_to(only)
        bounds = low.modality in LOWER_BOUNDS and high.modality in UPPER_BOUNDS
        given = {
            "low": self.amount(low, counted=bounds or self._is_converted(low) or self._is_converted(high)),
            "who": self._givers(low),
            "high": self.amount(high),
            "other": self._givers(high),
        }
        if bounds:
            return say("{low} ({who}) and {high} ({other})", **given)
        return say("from {low} ({who}) to {high} ({other})", **given)

    def _according_to(self, end: End) -> str:
        names, when = self.tell.names_of(end.claims), self._day(end.claims)
        figure = self.tell.said(end.written) if _is_calculated(end) else self.amount(end)
        return joined(say("{figure}, according to {names}", figure=figure, names=names), when)

    def _givers(self, end: End) -> str:
        """Who gives an end; of one that follows from a margin, in which words: "A: 2,400 ± 300 people"."""
        givers = joined(self.tell.names_of(end.claims), self._day(end.claims))
        return joined(givers, self.tell.said(end.written), by=": ") if _is_calculated(end) else givers

    def _day(self, claims: Sequence[Assertion]) -> str:
        """The day of an end that is older than the answer; nothing where all are for its last day."""
        days = {claim.as_of.end for claim in claims if claim.as_of is not None}
        if self.as_of is None or not days or self.as_of.end in days or self.as_of.start != self.as_of.end:
            return ""
        return say(", as of {day}", day=day(max(days)))

    def amount(self, end: End, *, counted: bool = True) -> str:
        """An end in the words of its source: "about 300", "more than 100,000 people", "1,102 short tons
        (about 1,000 tonnes)", "dozens of people"."""
        if end.written.figure.uncountable:
            said = self.tell.said(end.written)
            if not self._is_converted(end):
                return said
            return say("{figure} (at least {converted})", figure=said, converted=self._converted(end))
        number = self._number(end)
        words = phrase(end.modality, best=number) if end.modality else number
        if self._is_converted(end):
            unit_said = in_words(end.written.figure.written.unit, number)
            return joined(words, unit_said, " (", self._converted(end), ")")
        return (
            joined(words, in_words(self.question.unit, number)) if counted and self.question.unit else words
        )

    def _number(self, end: End) -> str:
        """The digits as the source wrote them where it has this one number, else the value."""
        written = end.written.figure.written
        if self._is_converted(end):
            single = written.best if end.written.figure.modality is not Modality.RANGE else ""
            at_low = end.value == end.written.figure.low
            return single or (written.low if at_low else written.high) or _as_it_follows(end)
        return spoken(end.value, self.question.answer)

    def _is_converted(self, end: End) -> bool:
        spelling = end.written.figure.written.unit
        if not spelling or not self.question.unit or self.question.answer is Answer.DATE:
            return False
        return unit(spelling).code != unit(self.question.unit).code

    def _converted(self, end: End) -> str:
        """The same in the question's unit: the other claim's own figure, else ours, rounded."""
        value = in_unit(Fraction(end.value))
        number = shown(value)
        said = number if Fraction(value) == _exactly(end) else say("about {number}", number=number)
        return joined(said, in_words(self.question.unit, number))


def _is_calculated(end: End) -> bool:
    """Whether its value follows from a margin, and stands in nobody's words."""
    figure = end.written.figure
    return bool(figure.written.plus_minus) and end.value != figure.best


def _margin(ends: AnswerEnds) -> End | None:
    """The end that stands for both where one claim gives them as x ± m."""
    low, high = ends.low, ends.high
    if low is None or high is None or not (_is_calculated(low) and _is_calculated(high)):
        return None
    return low if low.written == high.written else None


def _as_it_follows(end: End) -> str:
    """An end of x ± m in the unit in which x was said."""
    figure = end.written.figure
    read = {name: read_written(getattr(figure.written, name), field=name).value for name in _AROUND}
    below = figure.low is not None and abs(end.value - figure.low) <= abs(end.value - (figure.high or 0))
    around = read["best"] + (-read["plus_minus"] if below else read["plus_minus"])
    return shown(max(around, Decimal(0)) if read["best"] >= 0 else around)


_AROUND = ("best", "plus_minus")


def _exactly(end: End) -> Fraction:
    values = end.written.figure.values
    return Fraction(min(values, key=lambda each: abs(each - end.value))) if values else Fraction(end.value)


def worded_span(
    low: Decimal | None,
    high: Decimal | None,
    *,
    low_modality: Modality | None,
    high_modality: Modality | None,
    numbers: Callable[[Decimal], str],
) -> str:
    """An answer in words without its unit: "about 300 to about 600", "more than 100", "10,000 to more than
    100,000"; `numbers` prints a value. A single value is both ends."""
    if low is not None and low == high:
        return _worded(low, low_modality or high_modality, numbers)
    if low is None or high is None:
        if low is not None:
            return _worded(low, low_modality or Modality.AT_LEAST, numbers)
        return "" if high is None else _worded(high, high_modality or Modality.AT_MOST, numbers)
    if low_modality in LOWER_BOUNDS and high_modality in UPPER_BOUNDS:
        return say(
            "{low} and {high}",
            low=_worded(low, low_modality, numbers),
            high=_worded(high, high_modality, numbers),
        )
    return say(
        "{low} to {high}",
        low=_worded(low, low_modality, numbers),
        high=_worded(high, high_modality, numbers),
    )


def _worded(value: Decimal, modality: Modality | None, numbers: Callable[[Decimal], str]) -> str:
    return numbers(value) if modality is None else phrase(modality, best=numbers(value))
