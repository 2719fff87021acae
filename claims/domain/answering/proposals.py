"""What could settle a conflict: proposals with their reasons. The system explains and never decides.

Every proposal is for one time. Averages, sums across sources and majorities of dependent voices are never
offered.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from claims.domain.answering.answer_ends import (
    AnswerEnds,
    End,
    hedged_otherwise,
    interval_of,
    report_ends,
    says_how_many,
    worded,
)
from claims.domain.answering.answer_table import AnswerTable, not_credible, table_of
from claims.domain.answering.answer_time import narrowed
from claims.domain.answering.disagreements import undetermined
from claims.domain.answering.methods import Method, Proposal
from claims.domain.answering.possible_together import who_denies, why_not_together
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.figures.figure import Modality
from claims.domain.figures.interpretation import bounds_of, decimal_of
from claims.domain.questions.scope import Answer, Scope, Temporality
from claims.domain.questions.times import DayRange
from claims.domain.saying import joined, say
from claims.domain.weighing.convergence import converge, second_point
from claims.domain.weighing.pooling import orientation
from claims.domain.weighing.two_measures import Apart
from sources.domain.independence import Id
from sources.domain.kinds import Reliability


def propose(
    question: Scope,
    assertions: Iterable[Assertion],
    world: World,
    names: Mapping[Id, str] | None = None,
    as_of: DayRange | None = None,
    *,
    apart: tuple[Apart, ...] = (),
) -> tuple[Proposal, ...]:
    """Every method, offered or with the reason why not, over the accepted claims of one episode.

    Each source counts once per question, by its last figure for the time of the answer: `as_of`, else the one
    that the rules choose. Where two definitions are suspected, no figure is offered, and the two groups are
    named. `names` are those of sources and questions, for the texts; without them their ids stand. `apart`:
    pairs of sources that measure two things, by all questions of the measure.
    """
    claims = tuple(assertions)

    def at(when: DayRange | None) -> AnswerTable:
        return table_of(question, claims, world, names or {}, when, apart=apart)

    table = at(as_of)
    methods = (_report_range, _most_authoritative, _convergent, _part_and_whole, undetermined)
    return tuple(_of_its_time(method, table, at) for method in methods)


def _of_its_time(
    method: Callable[[AnswerTable], Proposal],
    table: AnswerTable,
    at: Callable[[DayRange | None], AnswerTable],
) -> Proposal:
    """What a method proposes, over the claims for the very time of its answer.

    A running total that rests on figures of an earlier day alone is an answer for that day, and then others
    may have spoken for it too.
    """
    found = method(table)
    when = _time_of(found, table)
    if found.offered and when != table.as_of and table.question.temporality is Temporality.CUMULATIVE:
        return _of_its_time(method, at(when), at)
    return replace(found, as_of=when, other_time=table.other_time)


def _time_of(proposal: Proposal, table: AnswerTable) -> DayRange | None:
    """The time of the table, within the times of the claims that the proposal uses."""
    return narrowed(table.as_of, [claim for claim in table.own if claim.id in proposal.used])


def _report_range(table: AnswerTable) -> Proposal:
    """Smallest to largest value as written over the credible claims, each end in its words and attributed."""
    if table.question.answer is Answer.YES_NO:
        return table.withheld(Method.REPORT_RANGE, say("a yes/no question has no range"))
    why_not = table.apart or who_denies(table.credible, table.denials, table.world, table.tell)
    if why_not is not None:
        return table.withheld(Method.REPORT_RANGE, why_not)
    ends = report_ends(table.credible)
    if ends.why_not is not None:
        return table.withheld(Method.REPORT_RANGE, ends.why_not)
    low, high = _value(ends.low), _value(ends.high)
    valued = [claim for claim in table.credible if says_how_many(claim)]
    giving = {claim.id for end in ends.given for claim in end.claims}
    quoted = [claim for claim in valued if claim.figure.one_sided or hedged_otherwise(claim, ends)]
    beside = [claim for claim in quoted if claim.id not in giving]
    return Proposal(
        Method.REPORT_RANGE,
        table.question.id,
        *(low, ends.best, high),
        interval=interval_of(low, ends.best, high, _modality(ends.low), _modality(ends.high)),
        reasons=(
            *_attributed(table, ends),
            *(
                say("{name} left out: {why}.", name=table.tell.name(claim), why=why)
                for claim in table.own
                if (why := not_credible(claim))
            ),
            *table.said_twice(),
            *orientation(table.question, table.credible, table.world, table.tell),
        ),
        used=tuple(claim.id for claim in valued),
        text=table.text.of_ends(ends, beside),
        low_modality=_modality(ends.low),
        high_modality=_modality(ends.high),
    )


def _value(end: End | None) -> Decimal | None:
    return None if end is None else end.value


def _modality(end: End | None) -> Modality | None:
    return None if end is None else end.modality


def _attributed(table: AnswerTable, ends: AnswerEnds) -> tuple[str, ...]:
    """Who gives which end, and that an end is open; of a single value, who gives it."""
    if ends.single is not None:
        return (say("The value is given by {names}.", names=table.tell.names_of(ends.single.claims)),)
    lowest = (
        say("The lowest value is given by {names}.", names=table.tell.names_of(ends.low.claims))
        if ends.low
        else say("No source gives a lower end.")
    )
    highest = (
        say("The highest value is given by {names}.", names=table.tell.names_of(ends.high.claims))
        if ends.high
        else say("No source gives an upper end.")
    )
    return lowest, highest


_GRADES = (
    Reliability.COMPLETELY_RELIABLE,
    Reliability.USUALLY_RELIABLE,
    Reliability.FAIRLY_RELIABLE,
    Reliability.NOT_USUALLY_RELIABLE,
)


def _most_authoritative(table: AnswerTable) -> Proposal:
    """The figure of the best-graded source, attributed; not on a tie, nor where nobody is graded A to D."""
    method = Method.MOST_AUTHORITATIVE
    if table.apart is not None:
        return table.withheld(method, table.apart)
    for grade in _GRADES:
        graded = [claim for claim in table.credible if claim.reliability is grade]
        if len(graded) > 1:
            names = table.tell.names_of(graded)
            why = say("a tie: {names} are all graded {grade}", names=names, grade=grade.value)
            return table.withheld(method, why)
        if graded:
            return _of_the_best(table, graded[0], grade)
    return table.withheld(method, say("no credible source is graded A to D"))


def _of_the_best(table: AnswerTable, claim: Assertion, grade: Reliability) -> Proposal:
    """The claim's own figure as the answer, its bounds and hedges with it."""
    name = table.tell.name(claim)
    better = say("{name} is graded {grade}, better than all others.", name=name, grade=grade.value)
    low, best, high = bounds_of(claim.figure)
    low_modality, high_modality = worded(claim.figure)
    return Proposal(
        Method.MOST_AUTHORITATIVE,
        table.question.id,
        *(low, best, high),
        claim.stance,
        claim.figure.core,
        (better, *table.said_twice(claim)),
        (claim.id,),
        text=table.tell.attributed(claim),
        low_modality=low_modality,
        high_modality=high_modality,
    )


def _convergent(table: AnswerTable) -> Proposal:
    """The interval of cores that the most independent voices share, where there is one."""
    method = Method.CONVERGENT
    if table.question.answer is Answer.YES_NO:
        return table.withheld(method, say("a yes/no question is not decided by counting sources"))
    found = converge(table.credible, table.world)
    why_not = table.apart or found.why_not
    if why_not is None and (second := second_point(table.credible, found.members, table.world.graph)):
        names = table.tell.names_of(second)
        why_not = say("{names} share another figure, outside this interval", names=names)
    if why_not is not None:
        return table.withheld(method, why_not)
    low, high = (
        None if end is None else decimal_of(end) for end in (found.interval.low, found.interval.high)
    )
    share = say(
        "{agreeing} of {all} independent sources share this interval: {names}.",
        agreeing=len(found.agreeing),
        all=found.voices,
        names=table.tell.names_of(found.agreeing),
    )
    return Proposal(
        method,
        table.question.id,
        *(low, low if low == high else None, high),
        interval=found.interval,
        reasons=(share, *(() if found.exact else (say("The count is a lower bound."),))),
        used=tuple(member.id for member in found.members),
        text=table.tell.shared(table.question, found.interval, found.agreeing),
    )


def _part_and_whole(table: AnswerTable) -> Proposal:
    """The figures answer different questions, and all of them can be true: both are published, related."""
    method = Method.PART_AND_WHOLE
    if not table.parts:
        return table.withheld(method, say("there is no claim on a part of the question"))
    bases = {part.question.base for part in table.parts} | {table.question.base}
    if table.question.dimension == "share" and len(bases) > 1:
        why = say("the shares are of different bases, and neither is a part of the other")
        return table.withheld(method, why)
    whole = _report_range(table)
    if not whole.offered:
        return table.withheld(method, whole.not_offered or "")
    drafts = tuple(_report_range(part) for part in table.of_parts())
    offered = tuple(draft for draft in drafts if draft.offered)
    if not offered:
        return table.withheld(method, say("no credible claim on a part gives a value"))
    why_not = why_not_together(table)
    if why_not is not None:
        return table.withheld(method, why_not)
    return replace(
        whole,
        method=method,
        reasons=(say("The figures answer different questions."), *whole.reasons),
        text=joined(whole.text, *(draft.text for draft in offered), by=" "),
        parts=offered,
    )
