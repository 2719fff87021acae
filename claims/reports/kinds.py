"""Kinds of disagreement in plain sentences: what it is, and why it is or is not a contradiction."""

from collections.abc import Callable
from decimal import Decimal

from claims.domain.classify import Kind, Reason
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


def why(
    kind: str,
    reason: str,
    first: Said,
    second: Said,
    *,
    unit: str = "",
    gap: Decimal | None = None,
    remainder: Span | None = None,
    overlap: bool = False,
) -> str:
    """Why two claims are (not) a contradiction, naming both and what they say.

    `first` is the part where one question is part of the other, the earlier where time decides.
    `overlap` says that the two questions share something and neither contains the other.
    """
    if kind == Kind.CONTRADICTION:
        return _contradiction(Reason(reason), first, second, unit, gap)
    if kind == Kind.SCOPE_DIFFERENCE:
        return _scope(first, second, unit, remainder, overlap)
    return _SENTENCES[Kind(kind)](first, second)


def says(said: Said) -> str:
    """Who says what: "South Korea says 11,000"."""
    if said.figure in ("affirms", "denies"):
        return f"{said.source} {said.figure} it"
    return f"{said.source} says {said.figure}"


def _contradiction(reason: Reason, first: Said, second: Said, unit: str, gap: Decimal | None) -> str:
    both = f"{says(first)}; {says(second)}."
    if reason is Reason.EXISTENCE:
        return f"{both} There were none or there were some: both cannot be right."
    if reason is Reason.STANCE:
        return f"{both} It is so or it is not: both cannot be right."
    if reason is Reason.PART_EXCEEDS_WHOLE:
        return (
            f"{says(first)} for a part ({first.question}); {says(second)} for the whole. "
            "A part cannot exceed its whole, however widely the words are read."
        )
    if reason is Reason.CUMULATIVE_FELL:
        return f"{says(first)}; later, {says(second)}. A running total cannot fall."
    apart = f" they stay {words.amount(gap, unit)} apart" if gap else " they share no value"
    return f"{both} It is one question at one time, and even read as widely as the words allow{apart}."


def _scope(first: Said, second: Said, unit: str, remainder: Span | None, overlap: bool) -> str:
    if overlap:
        return (
            f"{says(first)}; {says(second)}. The two questions overlap but neither contains the "
            "other, so the figures need not agree."
        )
    text = (
        f"{says(first)} for a part ({first.question or 'a part'}); {says(second)} for the whole. "
        "The figures answer different questions, and both can be right."
    )
    if remainder is None or (remainder.low == 0 and remainder.high == 0):
        return text
    return f"{text} If they are, the rest of the whole is {words.span(remainder, unit)}."


def _dissent(first: Said, second: Said) -> str:
    return (
        f"{says(first)}; {says(second)}, for one question and one time. No fair reading fits "
        "both, but the two are not independent of each other: one side disagrees with itself."
    )


def _self(first: Said, second: Said) -> str:
    return (
        f"{first.source} gives both {first.figure} and {second.figure} for one time, and nothing "
        "shows that one replaces the other."
    )


def _revision(first: Said, second: Said) -> str:
    if first.source == second.source:
        return (
            f"{first.source} first said {first.figure} and then {second.figure} for the same "
            "time. It replaced its own figure; nobody else is contradicted by that."
        )
    return (
        f"{says(first)}; later, {says(second)}. The two speak for one body, so the later figure "
        "replaces the earlier one."
    )


def _relay(first: Said, second: Said) -> str:
    return (
        f"One statement of {first.source} reached us as {first.figure} and as {second.figure}. "
        "At least one copy is wrong; that says nothing against the source."
    )


def _attribution(first: Said, second: Said) -> str:
    figures = first.figure if first.figure == second.figure else f"{first.figure} and {second.figure}"
    return (
        f"The same words ({figures}) are credited to {first.source} and to {second.source}. Whose they are "
        "must be settled before they count for either."
    )


def _precision(first: Said, second: Said) -> str:
    return (
        f"{says(first)}; {says(second)}. Read strictly they differ; read as widely as the words "
        "allow they fit together."
    )


def _underspecified(first: Said, second: Said) -> str:
    return (
        f"{says(first)}; {says(second)}. The figures differ, but a date, or how the two questions "
        "are related, is missing."
    )


_SENTENCES: dict[Kind, Callable[[Said, Said], str]] = {
    Kind.INTERNAL_DISSENT: _dissent,
    Kind.SELF_CONTRADICTION: _self,
    Kind.REVISION: _revision,
    Kind.RELAY_DISCREPANCY: _relay,
    Kind.ATTRIBUTION_CONFLICT: _attribution,
    Kind.PRECISION_DIFFERENCE: _precision,
    Kind.UNDERSPECIFIED: _underspecified,
}
