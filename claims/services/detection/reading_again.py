"""The intervals of recorded figures, derived once more from their words by the policy in force."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Figure, InvalidFigure, Modality, Stance, stance_figure
from claims.domain.figures.interpretation import date_figure, interpret
from claims.domain.questions.scope import Answer, Scope
from claims.models import Claim, Topic
from claims.models.assertions import scope_of, written_of
from claims.models.ranges import to_interval, to_numeric_range

AT_A_TIME = 5_000
_REDERIVE = "SELECT claims_rederive(%s::uuid[], %s::numrange[], %s::numrange[], %s::boolean[])"


class ReadAgain(NamedTuple):
    """How many figures got other intervals, and how many can't be read again and stay as they are."""

    changed: int
    left: int


def read_figures_again(topic: Topic) -> ReadAgain:
    """Derive the intervals of all versions of a topic's claims from their words, as written.

    Words and values never change. What is written goes through one function of the database's owner.
    """
    changed, left = 0, 0
    scopes: dict[UUID, Scope] = {}
    new: list[tuple[UUID, Figure]] = []
    for claim in Claim.objects.filter(topic=topic).select_related("question").iterator(AT_A_TIME):
        if claim.question_id not in scopes:
            scopes[claim.question_id] = scope_of(claim.question)
        figure = _figure(claim, scopes[claim.question_id])
        if figure is None:
            left += 1
        elif not _is_as_kept(claim, figure):
            new.append((claim.pk, figure))
            changed += 1
        if len(new) == AT_A_TIME:
            _write(new)
            new.clear()
    _write(new)
    return ReadAgain(changed, left)


def _figure(claim: Claim, scope: Scope) -> Figure | None:
    """What the words say by the policy in force; None where they don't give the values that were recorded."""
    if claim.stance:
        return stance_figure(Stance(claim.stance))
    for point_is_decimal in (False, True):  # whether a person said so is not kept; the values tell
        try:
            figure = _interpreted(claim, scope, point_is_decimal=point_is_decimal)
        except InvalidFigure:
            continue
        if (figure.low, figure.best, figure.high) == (claim.low, claim.best, claim.high):
            return figure
    return None


def _interpreted(claim: Claim, scope: Scope, *, point_is_decimal: bool) -> Figure:
    modality = Modality(claim.modality)
    if scope.answer is Answer.DATE:
        first, last = claim.written_low or claim.written_best, claim.written_high
        return date_figure(modality, date.fromisoformat(first), date.fromisoformat(last) if last else None)
    from_data = claim.quote_kind == QuoteKind.DATA
    return interpret(
        modality, written_of(claim), scope, from_data=from_data, point_is_decimal=point_is_decimal
    )


def _is_as_kept(claim: Claim, figure: Figure) -> bool:
    return (to_interval(claim.core), to_interval(claim.outer), claim.out_of_range) == (
        to_interval(to_numeric_range(figure.core)),
        to_interval(to_numeric_range(figure.outer)),
        figure.out_of_range,
    )


def _write(new: Iterable[tuple[UUID, Figure]]) -> None:
    rows = [
        (key, to_numeric_range(figure.core), to_numeric_range(figure.outer), figure.out_of_range)
        for key, figure in new
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_REDERIVE, [list(column) for column in zip(*rows, strict=True)])
