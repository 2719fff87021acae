"""From a conflict and its visible claims to the account the report gives of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations, product
from string import ascii_uppercase
from typing import Any

from django.utils.translation import gettext as _

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import Episode
from claims.domain.comparing.findings import OF_SUMS, Finding, Kind
from claims.domain.lifecycle import ConflictState
from claims.domain.questions.scope import Answer, Relation, Temporality
from claims.domain.questions.times import DayRange
from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.domain.weighing.flagged import flagged
from claims.domain.weighing.positions import Position as Held
from claims.domain.weighing.positions import positions
from claims.models.assertions import scope_of
from claims.models.ranges import to_day_range
from claims.reports import words
from claims.reports.building.claim_view import days, decimal, each_statement, said, span
from claims.reports.building.conflict_status import ConflictStatus, is_measured, sections
from claims.reports.building.visibility import Shown
from claims.reports.period import Period
from claims.reports.report import (
    Disagreement,
    PublishedFigure,
    ReportClaim,
    ReportDays,
    ReportPosition,
    Spread,
)
from claims.wording import flags, independence, kinds
from claims.wording.conflicts import reasons
from claims.wording.rehearsal import topic_told
from sources.domain.independence import Dependence, Id

Names = Mapping[Id, str]
_STRENGTH = list(Dependence)
_LETTERS = [*ascii_uppercase, *("".join(pair) for pair in product(ascii_uppercase, repeat=2))]
_NAMED = 30


def disagreement(
    shown: Shown, period: Period, names: Names, verified: PublishedFigure | None
) -> Disagreement:
    """The account of one conflict. `names` are those of relaying sources, by id."""
    standing, found, conflict = shown.standing, shown.standing.found, shown.standing.conflict
    stood = positions(scope_of(conflict.question), shown.assertions, shown.world)
    held, finding = _positions(stood, shown, names), _finding(shown)
    best = max(held, key=lambda one: one.independent, default=None)
    return Disagreement(
        conflict=str(conflict.pk),
        topic=topic_told(conflict.topic),
        question=conflict.question.text,
        unit=conflict.question.unit_id or "",
        days=episode_days(shown),
        kind=found.kind,
        reason=found.reason or "",
        title=kinds.title(found.kind, found.reason or ""),
        why=_why(shown, finding, names),
        is_contradiction=found.kind == Kind.CONTRADICTION,
        severity=found.severity,
        state=standing.state,
        opened_on=period.day(conflict.opened_at),
        changed_on=period.day(standing.changed_at),
        sections=sections(standing, period),
        positions=held,
        also_said=_also_said(shown, stood, names),
        spread=_spread(standing, found),
        spread_before=_spread(standing, standing.found_before),
        gap=decimal(found.gap) or None,
        remainder=span(finding.remainder) if finding else None,
        independent=best.independent if best else 0,
        independent_exact=best.independent_exact if best else True,
        independent_reason=best.independent_reason if best else "",
        claims=found.claim_count,
        sources=found.source_count,
        outcome=_outcome(standing, verified),
        verified=verified,
        rule=finding.rule if finding else "",
        to_check=_to_check(shown, names),
    )


def episode_days(shown: Shown) -> ReportDays:
    """The days of the episode; where a claim holds "since ever", from the first day that any names."""
    when = to_day_range(shown.standing.conflict.episode)
    if when is None or when.end is None:
        return ReportDays()
    first = when.start or Episode(when, shown.assertions).first_day
    return days(DayRange(first, when.end))


def _positions(stood: Sequence[Held], shown: Shown, names: Names) -> tuple[ReportPosition, ...]:
    measured = shown.standing.conflict.question.answer == Answer.QUANTITY
    told = []
    for letter, held in zip(_LETTERS, stood, strict=False):
        told.append(
            ReportPosition(
                letter=letter,
                span=span(held.interval) if measured else None,
                said=each_statement(held.assertions, shown, names),
                independent=held.independent.count,
                independent_exact=held.independent.exact,
                independent_reason=_reason(held, shown),
            )
        )
    return tuple(told)


def _also_said(shown: Shown, held: Sequence[Held], names: Names) -> tuple[ReportClaim, ...]:
    placed = {claim.id for position in held for claim in position.assertions}
    return each_statement([claim for claim in shown.assertions if claim.id not in placed], shown, names)


def _reason(held: Held, shown: Shown) -> str:
    """Why the position has so many independent voices."""
    counted = [claim for claim in held.assertions if claim.id in held.independent.members]
    if len(counted) < 2:
        counted = [_hub(held.assertions, shown.world)]
    name = {claim.id: shown.rows[claim.id].statement.source.name for claim in held.assertions}
    ties = []
    for claim in held.assertions:
        if claim not in counted:
            other, cause = _closest(claim, counted, shown.world)
            ties.append(independence.VoiceTie(name[claim.id], name[other.id], cause))
    return independence.reason(
        [name[claim.id] for claim in held.assertions], ties, exact=held.independent.exact
    )


def _hub(claims: Sequence[Assertion], world: World) -> Assertion:
    """The claim to which the others are tied most firmly: the joint assessment among its members."""
    # One claim a source, and not more sources than a reader could name: every two of them are compared.
    of_source = list(
        {world.graph.identity(claim.voice.source): claim for claim in reversed(claims)}.values()
    )[:_NAMED]
    loose = dict.fromkeys((claim.id for claim in of_source), 0)
    for claim, other in combinations(of_source, 2):
        tie = _STRENGTH.index(world.dependence(claim, other))
        loose[claim.id] += tie
        loose[other.id] += tie
    return min(of_source, key=lambda one: loose[one.id])


def _closest(one: Assertion, counted: Sequence[Assertion], world: World) -> tuple[Assertion, Dependence]:
    """Of the claims that are counted the one this is tied to most firmly, and how."""
    ties = [(other, world.dependence(one, other)) for other in counted]
    return min(ties, key=lambda tie: _STRENGTH.index(tie[1]))


def _finding(shown: Shown) -> Finding | None:
    return shown.standing.found.between(shown.witness, shown.world) if shown.witness else None


def _why(shown: Shown, finding: Finding | None, names: Names) -> str:
    found = shown.standing.found
    if shown.witness is None or finding is None:
        return _("The claims that caused it have been corrected or rejected.")
    if not found.of_a_pair:
        witnesses = [said(claim, shown, names) for claim in shown.witness]
        asked = shown.standing.conflict.question.text
        periods = found.reason in OF_SUMS and _for_several_periods(shown)
        return reasons.why_of_several(found.kind, found.reason or "", witnesses, asked, periods=periods)
    first, second = _in_order(shown.witness, shown)
    relation = shown.world.relations.of(first.question.id, second.question.id)
    pair = kinds.PairInWords(
        first=said(first, shown, names),
        second=said(second, shown, names),
        question=shown.standing.conflict.question.text,
        unit=shown.standing.conflict.question.unit_id or "",
        gap=decimal(found.gap),
        remainder=span(finding.remainder),
        overlap=relation is Relation.OVERLAPS,
        fell=finding.rule == "7",
        part=relation is Relation.PART,
        periods=relation is Relation.SAME and _for_several_periods(shown),
    )
    return reasons.why(found.kind, found.reason or "", pair)


def _to_check(shown: Shown, names: Names) -> tuple[str, ...]:
    """Last figures out of step, and what is flagged; what the conflict is of is said already."""
    told = [
        kinds.out_of_step([said(claim, shown, names) for claim in apart])
        for apart in shown.out_of_step
        if {claim.id for claim in apart} != set(shown.standing.found.witness)
    ]
    found = flagged(scope_of(shown.standing.conflict.question), shown.assertions, shown.world.graph)
    told += [flags.asked(flag.flag, [said(claim, shown, names) for claim in flag.claims]) for flag in found]
    return tuple(told)


def _in_order(witness: Sequence[Assertion], shown: Shown) -> Sequence[Assertion]:
    """The part before its whole; of running totals the earlier day first, of periods the shorter, else the
    earlier said."""
    question = shown.standing.conflict.question_id

    def place(claim: Assertion) -> tuple[Any, ...]:
        return (claim.question.id == question, _total_of(claim), _length_of(claim), claim.said_key)

    return sorted(witness, key=place)


def _for_several_periods(shown: Shown) -> bool:
    """Whether the witnesses are amounts for periods that are not the same."""
    periods = {claim.as_of for claim in shown.witness or () if claim.as_of is not None}
    amounts = all(claim.question.temporality is Temporality.FLOW for claim in shown.witness or ())
    return amounts and len(periods) > 1


def _length_of(claim: Assertion) -> int:
    """How many days an amount is for; of anything else it does not matter."""
    if claim.question.temporality is not Temporality.FLOW or claim.as_of is None:
        return 0
    return (claim.as_of.end - claim.as_of.first).days


def _total_of(claim: Assertion) -> date:
    """The last day of a running total; of all else one and the same day."""
    if claim.question.temporality is not Temporality.CUMULATIVE or claim.as_of is None:
        return date.min
    return claim.as_of.end


def _spread(standing: ConflictStatus, found: ConflictSummary | None) -> Spread | None:
    if found is None:
        return None
    # Without zeros at the end: a stored number has twelve places, one just found as many as it needs.
    lowest, highest = decimal(found.lowest), decimal(found.highest)
    if lowest is None or highest is None:
        return None
    relative = found.relative if is_measured(standing.conflict.question) else None
    return Spread(
        lowest=lowest,
        highest=highest,
        absolute=highest - lowest,
        relative=decimal(round(relative * 100, 1)) if relative is not None else None,
    )


def _outcome(standing: ConflictStatus, verified: PublishedFigure | None) -> str:
    """How it ended, if it did: the figure that settles it, or why it was dismissed."""
    if standing.state == ConflictState.RESOLVED and verified is not None:
        return f"{words.standing(verified)}."
    if standing.state != ConflictState.DISMISSED:
        return ""
    closing = [move.reason for move in standing.moves if move.to_state == ConflictState.DISMISSED]
    return closing[-1] if closing else ""
