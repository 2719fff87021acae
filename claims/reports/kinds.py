"""Kinds of disagreement in plain sentences: what it is, and why it is or is not a contradiction."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from claims.domain.comparing.findings import Kind, Reason
from claims.reports import words
from claims.reports.report import Said, Span

TITLES = {
    Kind.CONTRADICTION: "Contradiction",
    Kind.INTERNAL_DISSENT: "Dissent within one side",
    Kind.SELF_CONTRADICTION: "A source contradicts itself",
    Kind.REVISION: "A source changed its figure",
    Kind.RELAY_DISCREPANCY: "One statement, two copies that differ",
    Kind.ATTRIBUTION_CONFLICT: "The same words, credited to two sources",
    Kind.SCOPE_DIFFERENCE: "Not a contradiction: different scope",
    Kind.PRECISION_DIFFERENCE: "Not a contradiction: different precision",
    Kind.UNDERSPECIFIED: "Cannot be compared yet",
}
_REASONS = {
    Reason.EXISTENCE: "Contradiction: none or some",
    Reason.STANCE: "Contradiction: affirmed and denied",
    Reason.PART_EXCEEDS_WHOLE: "Contradiction: the part exceeds the whole",
    Reason.CUMULATIVE_FELL: "Contradiction: a running total fell",
    Reason.VALUE: "Contradiction: the figures cannot both be right",
}


def title(kind: str, reason: str = "") -> str:
    """The kind of a disagreement in a few words."""
    if kind == Kind.CONTRADICTION and reason:
        return _REASONS[Reason(reason)]
    return TITLES[Kind(kind)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims and what is between them.

    `first` is the part where one question is part of the other, the earlier where time decides.
    `question` is that of the conflict; `overlap` says that the two questions share something and
    neither contains the other.
    """

    first: Said
    second: Said
    question: str = ""
    unit: str = ""
    gap: Decimal | None = None
    remainder: Span | None = None
    overlap: bool = False

    @property
    def both(self) -> str:
        """Who said what."""
        return f"{says(self.first)}; {says(self.second)}."

    @property
    def answers(self) -> str:
        """Who said what in answer to which question."""
        told = (
            f"{says(one)} in answer to “{one.question or self.question}”" for one in (self.first, self.second)
        )
        # A question brings its own mark: no full stop after it.
        asks = (self.second.question or self.question).endswith("?")
        return f"{'; '.join(told)}{'' if asks else '.'}"


def why(kind: str, reason: str, pair: Pair) -> str:
    """Why two claims are (not) a contradiction, naming both and what they say."""
    if kind == Kind.CONTRADICTION:
        return _contradiction(Reason(reason), pair)
    return _SENTENCES[Kind(kind)](pair)


def says(said: Said) -> str:
    """Who said what: "South Korea said 11,000"."""
    if said.figure in ("affirms", "denies"):
        return f"{said.source} {'affirmed' if said.figure == 'affirms' else 'denied'} it"
    return f"{said.source} said {said.figure}"


def _contradiction(reason: Reason, pair: Pair) -> str:
    if reason is Reason.EXISTENCE:
        return f"{pair.both} There were none or there were some: both cannot be right."
    if reason is Reason.STANCE:
        return f"{pair.both} It is so or it is not: both cannot be right."
    if reason is Reason.PART_EXCEEDS_WHOLE:
        return (
            f"{pair.answers} The first asks about a part of the second, and a part cannot exceed its whole, "
            "however widely the words are read."
        )
    if reason is Reason.CUMULATIVE_FELL:
        return f"{says(pair.first)}; later, {says(pair.second)}. A running total cannot fall."
    apart = f"they stay {words.amount(pair.gap, pair.unit)} apart" if pair.gap else "they share no value"
    return f"{pair.both} It is one question at one time, and even read as widely as the words allow {apart}."


def _scope(pair: Pair) -> str:
    if pair.overlap:
        return (
            f"{pair.answers} The two overlap but neither contains the other, so the figures need not agree."
        )
    text = f"{pair.answers} The first asks about a part of the second, so both can be right."
    left = pair.remainder
    if left is None or left.low == left.high == 0:
        return text
    return f"{text} If they are, the rest comes to {words.span(left, pair.unit)}."


def _dissent(pair: Pair) -> str:
    return (
        f"{says(pair.first)}; {says(pair.second)}, for one question and one time. No fair reading fits "
        "both, but the two are not independent of each other: one side disagrees with itself."
    )


def _self(pair: Pair) -> str:
    return (
        f"{pair.first.source} gave both {pair.first.figure} and {pair.second.figure} for one time, and "
        "nothing shows that one replaces the other."
    )


def _revision(pair: Pair) -> str:
    if pair.first.source == pair.second.source:
        return (
            f"{pair.first.source} first said {pair.first.figure} and then {pair.second.figure} for the same "
            "time. It replaced its own figure; nobody else is contradicted by that."
        )
    return (
        f"{says(pair.first)}; later, {says(pair.second)}. The two speak for one body, so the later figure "
        "replaces the earlier one."
    )


def _relay(pair: Pair) -> str:
    return (
        f"One statement of {pair.first.source} reached us as {pair.first.figure} and as "
        f"{pair.second.figure}. At least one copy is wrong; that says nothing against the source."
    )


def _attribution(pair: Pair) -> str:
    figures = (
        pair.first.figure
        if pair.first.figure == pair.second.figure
        else f"{pair.first.figure} and {pair.second.figure}"
    )
    return (
        f"The same words ({figures}) are credited to {pair.first.source} and to {pair.second.source}. "
        "Whose they are must be settled before they count for either."
    )


def _precision(pair: Pair) -> str:
    return f"{pair.both} Read strictly they differ; read as widely as the words allow they fit together."


def _underspecified(pair: Pair) -> str:
    return f"{pair.both} The figures differ, but a date, or how the two questions are related, is missing."


_SENTENCES: dict[Kind, Callable[[Pair], str]] = {
    Kind.SCOPE_DIFFERENCE: _scope,
    Kind.INTERNAL_DISSENT: _dissent,
    Kind.SELF_CONTRADICTION: _self,
    Kind.REVISION: _revision,
    Kind.RELAY_DISCREPANCY: _relay,
    Kind.ATTRIBUTION_CONFLICT: _attribution,
    Kind.PRECISION_DIFFERENCE: _precision,
    Kind.UNDERSPECIFIED: _underspecified,
}
