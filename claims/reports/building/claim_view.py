"""From a recorded claim to the way the report shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import in_unit_of
from claims.domain.figures.interval import Interval
from claims.domain.lifecycle import Rank
from claims.domain.questions.scope import Answer
from claims.domain.questions.times import DayRange
from claims.domain.weighing.independent_count import aggregate_of_members
from claims.models.assertions import scope_of
from claims.models.ranges import rounded
from claims.reports.building.visibility import Shown
from claims.reports.report import Label, ReportClaim, ReportDays, Span
from claims.wording.records import claim_figure
from sources.domain.independence import Id


def said(one: Assertion, shown: Shown, names: Mapping[Id, str]) -> ReportClaim:
    """A claim as the report shows it, its intervals in the unit of the conflict's question.

    `names` are those of the sources that passed it on, by id.
    """
    row, asked = shown.rows[one.id], scope_of(shown.standing.conflict.question)
    figure = in_unit_of(one, asked)
    measured = asked.answer is Answer.QUANTITY
    document = row.snapshot.document
    return ReportClaim(
        claim=str(row.claim_id),
        version=row.version,
        source=row.statement.source.name,
        figure=claim_figure(row),
        question=row.question.text if one.question.id != asked.id else "",
        core=span(figure.core) if measured else None,
        outer=span(figure.outer) if measured else None,
        best=one.figure.best if one.figure.two_sided and one.question.unit == asked.unit else None,
        days=days(one.as_of),
        said_on=one.said_on,
        quote=row.quote,
        language=row.quote_language,
        translation=row.quote_translation,
        translated_by_machine=row.translated_by_machine,
        through=tuple(names.get(hop, "unnamed") if hop else "unnamed" for hop in one.voice.relays),
        document=document.title,
        publisher=document.publisher.name if document.publisher else "",
        url=document.url,
        grade=f"{one.reliability or '–'}{one.credibility or '–'}" if _graded(one) else "",
        labels=_labels(one, shown),
    )


def each_statement(
    claims: Iterable[Assertion], shown: Shown, names: Mapping[Id, str]
) -> tuple[ReportClaim, ...]:
    """The claims in the order they were said; copies of one statement that agree are told once."""
    told: dict[object, ReportClaim] = {}
    for claim in sorted(claims, key=lambda each: each.said_key):
        made = said(claim, shown, names)
        key = (claim.voice.statement, claim.question.id, made.figure, made.days)
        first = told.get(key)
        if first is None:
            told[key] = made
        else:
            place = made.publisher or made.document
            told[key] = replace(first, also_in=(*first.also_in, place))
    return tuple(told.values())


def span(reach: Interval | None) -> Span | None:
    """An interval of the domain, its ends as decimals."""
    if reach is None:
        return None
    return Span(
        low=decimal(reach.low),
        high=decimal(reach.high),
        low_inclusive=reach.low_inclusive,
        high_inclusive=reach.high_inclusive,
    )


def decimal(number: Fraction | Decimal | None) -> Decimal | None:
    """A number as a decimal of at most twelve places."""
    return None if number is None else rounded(Fraction(number), ROUND_HALF_EVEN)


def days(when: DayRange | None) -> ReportDays:
    """A range of days; None is not known."""
    return ReportDays() if when is None else ReportDays(start=when.start, end=when.end)


def _graded(one: Assertion) -> bool:
    return one.reliability is not None or one.credibility is not None


def _labels(one: Assertion, shown: Shown) -> tuple[Label, ...]:
    labels = []
    if aggregate_of_members(one, shown.assertions, shown.world):
        labels.append(Label.AGGREGATE_OF_MEMBERS)
    if one.rank is Rank.DEPRECATED:
        labels.append(Label.DEPRECATED)
    return tuple(labels)
