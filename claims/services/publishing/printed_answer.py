"""The answer of a figure as it is printed, in the words and units of the claims that it rests on."""

from collections.abc import Sequence
from decimal import Decimal

from claims.domain.answering.answer_ends import report_ends
from claims.domain.answering.answer_text import AnswerText, worded_span
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.sentences import Teller, in_words, spoken
from claims.domain.questions.scope import Answer, Scope
from claims.models import Claim, VerifiedFigure
from claims.models.answers.answered import wording_of
from claims.models.assertions import assertions, scope_of, ungraded
from claims.models.ranges import to_day_range


def printed(figure: VerifiedFigure, claims: Sequence[Claim]) -> str | None:
    """The answer without its sources: "about 300 to about 600 people", "1,102 short tons (about 1,000
    tonnes)"; None where there is no value. `claims`: those used on the figure's own question."""
    question = scope_of(figure.question)
    if question.answer is not Answer.QUANTITY or _has_none(figure):
        return None
    return _in_their_words(figure, question, assertions(claims)) or _in_our_words(figure, question)


def _has_none(figure: VerifiedFigure) -> bool:
    return figure.low is None and figure.best is None and figure.high is None


def _in_their_words(figure: VerifiedFigure, question: Scope, used: Sequence[Assertion]) -> str | None:
    """In the units that the sources wrote, where the answer is what the used claims give."""
    ends = report_ends(used)
    found = tuple(None if end is None else end.value for end in (ends.low, ends.high))
    own_best = figure.best is not None and _ends(figure) != (figure.best, figure.best)
    if own_best or ends.why_not is not None or found != _ends(figure):
        return None
    return AnswerText(question, Teller({}), to_day_range(figure.as_of)).unattributed(ends)


def _ends(figure: VerifiedFigure) -> tuple[Decimal | None, Decimal | None]:
    """Low and high; a single value is both."""
    if figure.low is None and figure.high is None:
        return figure.best, figure.best
    return figure.low, figure.high


def _in_our_words(figure: VerifiedFigure, question: Scope) -> str:
    def number(value: Decimal) -> str:
        return spoken(value, question.answer)

    low, high = _ends(figure)
    words = wording_of(figure)
    span = worded_span(
        low,
        high,
        low_modality=words["low_modality"],
        high_modality=words["high_modality"],
        numbers=number,
    )
    if figure.best is not None and (low, high) != (figure.best, figure.best):
        best = number(figure.best)
        return f"{best}{in_words(question.unit, best)} ({span})"
    return f"{span}{in_words(question.unit, span.split()[-1])}"


def attribution(claims: Sequence[Claim]) -> str:
    """Text ready to print: each figure as its source worded it, with the unit unless it is a head-count:
    "about 8,000, according to US government; …", "650 miles, according to …"."""
    said = dict.fromkeys(f"{_worded(claim)}, according to {claim.statement.source.name}" for claim in claims)
    return "; ".join(said)


def _worded(claim: Claim) -> str:
    told = ungraded(claim)
    counted = told.question.is_count and claim.written_unit_id == told.question.unit
    return claim.as_written() if counted or claim.stance else Teller({}).said(told)
