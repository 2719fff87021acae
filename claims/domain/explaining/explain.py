"""All that can be suggested about two claims, strongest first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.classification import World
from claims.domain.explaining.carried import carried_forward
from claims.domain.explaining.dates import date_slip, day_slip
from claims.domain.explaining.definition import definition
from claims.domain.explaining.explanation import Explanation, rank
from claims.domain.explaining.groups import two_definitions
from claims.domain.explaining.keying import keying_error, misfit
from claims.domain.explaining.labels import exchanged, label_slip
from claims.domain.explaining.lag import lag
from claims.domain.explaining.series import Series
from claims.domain.explaining.slips import factor_of_ten, one_number_in_two_units, unit_slip
from claims.domain.explaining.structure import aggregate, part_exceeds_whole
from claims.domain.explaining.syndication import syndicated_copy
from claims.domain.explaining.ways import ways_of_counting
from claims.domain.figures.figure import TWO_SIDED, Modality
from claims.domain.figures.numbers import read_number
from claims.domain.questions.scope import Answer, Temporality
from claims.domain.questions.times import TimeOrder, compare
from sources.domain.independence import Id, SourceGraph

_NOTHING_KNOWN = World()


def series_of(
    assertions: Iterable[Assertion], graph: SourceGraph = _NOTHING_KNOWN.graph
) -> tuple[Series, ...]:
    """The dated values of claims on one question, a series for each source, ordered by source.

    The day is the end of the as-of range; the value the best one. Undated claims, ranges without a best
    value and mere bounds have no place in a series, except an "at least", which is how a count of what is
    confirmed is given. Of several claims for one day the last said counts.
    """
    points: dict[Id, dict[date, Decimal]] = {}
    for claim in sorted(assertions, key=lambda claim: claim.said_key):
        value = _value(claim)
        if claim.as_of is not None and value is not None:
            points.setdefault(graph.identity(claim.voice.source), {})[claim.as_of.end] = value
    return tuple(Series.of(source, points[source].items()) for source in sorted(points, key=str))


def explain(
    a: Assertion,
    b: Assertion,
    world: World = _NOTHING_KNOWN,
    others: Sequence[Assertion] = (),
    *,
    history: Sequence[Series] | None = None,
    elsewhere: Sequence[Assertion] = (),
) -> tuple[Explanation, ...]:
    """What may lie behind two claims, as suggestions for a reviewer, the strongest first.

    `others`: the other claims of the episode, for joint ranges and (where no `history` is given) for the
    series of every source on the question; `elsewhere`: claims on any other question of the topic that give
    the same figures. Whichever claim comes first, the answer is the same.
    """
    if history is None:
        same = [claim for claim in (a, b, *others) if claim.question.id == a.question.id]
        history = series_of(same, world.graph) if a.question.id == b.question.id else ()
    found = [
        *_of_records(a, b, world, others),
        *_of_figures(a, b, world.graph),
        *_of_history(a, b, history, world.graph),
        *_of_labels(a, b, (*others, *elsewhere), world),
    ]
    return tuple(sorted(dict.fromkeys(found), key=rank))


def explain_out_of_step(claims: Sequence[Assertion], world: World) -> tuple[Explanation, ...]:
    """What may lie behind last figures that are out of step; `claims`: that which the others are held
    against, then those."""
    held, *against = claims
    found = (ways_of_counting(held, claim, world) for claim in against)
    return tuple(sorted({explanation for explanation in found if explanation is not None}, key=rank))


def _of_records(
    a: Assertion, b: Assertion, world: World, others: Sequence[Assertion]
) -> Iterator[Explanation]:
    everything = (a, b, *others)
    candidates = (
        part_exceeds_whole(a, b, world),
        syndicated_copy(a, b, world),
        aggregate(a, everything, world),
        aggregate(b, everything, world),
        ways_of_counting(a, b, world),
    )
    yield from (candidate for candidate in candidates if candidate is not None)


def _of_figures(a: Assertion, b: Assertion, graph: SourceGraph) -> Iterator[Explanation]:
    """What the two figures show alone: only where both answer one question with one number each."""
    x, y = _value(a), _value(b)
    if a.question.id != b.question.id or x is None or y is None or x == y:
        return
    one_time = compare(a.as_of, b.as_of, a.question.temporality) is TimeOrder.SAME
    candidates: list[Explanation | None] = []
    typed, other = _typed(a), _typed(b)
    if one_time or _day(a) == _day(b) is None:
        two_units = typed and other and one_number_in_two_units((x, typed), (y, other))
        candidates.append(two_units or unit_slip(x, y, a.question.unit))
    if (one_time or _day(a) == _day(b)) and typed is not None and other is not None and typed[1] == other[1]:
        same = graph.same(a.voice.source, b.voice.source)
        exact = a.quote_kind is b.quote_kind is QuoteKind.DATA
        candidates += [
            factor_of_ten(typed[0], other[0]),
            keying_error(typed[0], other[0], same_source=same, exact=exact),
        ]
    yield from (candidate for candidate in candidates if candidate is not None)


def _of_labels(
    a: Assertion, b: Assertion, elsewhere: Sequence[Assertion], world: World
) -> Iterator[Explanation]:
    """What other questions show. Where two figures were exchanged, each stands under a wrong label."""
    if a.question.id != b.question.id:
        return
    swapped = exchanged(a, b, elsewhere, world)
    labels = (None, None) if swapped else (label_slip(a, elsewhere, world), label_slip(b, elsewhere, world))
    yield from (slip for slip in (swapped, *labels) if slip is not None)


def _of_history(
    a: Assertion, b: Assertion, history: Sequence[Series], graph: SourceGraph
) -> Iterator[Explanation]:
    """What the series of the sources show, on days that both claims are about."""
    if a.question.id != b.question.id or _value(a) == _value(b):
        return
    total = a.question.temporality is Temporality.CUMULATIVE
    by_source = {series.source: series for series in history}
    found: list[Explanation | None] = []
    for claim, other in ((a, b), (b, a)):
        source, its = (graph.identity(side.voice.source) for side in (claim, other))
        own, day = by_source.get(source), _day(claim)
        if own is not None and day is not None and own.at(day) == _value(claim):
            beside = by_source.get(its) if its != source else None
            rest = [series for series in history if series.source != source]
            if _typed(claim) is not None and _typed(other) is not None:
                data = claim.quote_kind is QuoteKind.DATA
                found.append(misfit(own, day, beside, never_falls=total, exact=data))
            found += [carried_forward(own, rest, day), date_slip(own, day, never_falls=total)]
    mine, yours = (by_source.get(graph.identity(side.voice.source)) for side in (a, b))
    day = _day(a)
    if mine is not None and yours is not None and mine is not yours and day is not None and day == _day(b):
        if total:
            found.append(lag(mine, yours, day))
        found += [definition(mine, yours, day), two_definitions(history, day)]
    if mine is not None and mine is yours and total:
        found += _of_versions(a, b, mine)
    yield from (explanation for explanation in found if explanation is not None)


def _of_versions(a: Assertion, b: Assertion, series: Series) -> Iterator[Explanation | None]:
    """Two figures of one source for one day, of a running total: one may be of the day beside it."""
    x, y, day = _value(a), _value(b), _day(a)
    if x is not None and y is not None and day is not None and day == _day(b):
        yield from (day_slip(series, day, x, y), day_slip(series, day, y, x))


def _day(claim: Assertion) -> date | None:
    return None if claim.as_of is None else claim.as_of.end


def _typed(claim: Assertion) -> tuple[Decimal, str] | None:
    """The number of a claim as it was written, and its unit: what somebody may have mistyped. None of a
    bound: it excludes no other."""
    figure = claim.figure
    if figure.modality not in TWO_SIDED or figure.stance is not None or not figure.written.best:
        return None
    unit = figure.written.unit or claim.question.unit
    if unit == claim.question.unit and figure.best is not None:
        return figure.best, unit
    return read_number(figure.written.best, point_is_decimal=True), unit


def _value(claim: Assertion) -> Decimal | None:
    """The one number a claim names: not of days, stances, upper bounds, ranges without a best value, or
    dozens."""
    figure = claim.figure
    if figure.stance is not None or claim.question.answer is Answer.DATE:
        return None
    if figure.modality in TWO_SIDED or figure.modality in {Modality.AT_LEAST, Modality.MORE_THAN}:
        return figure.best
    return Decimal(0) if figure.modality is Modality.NONE else None
