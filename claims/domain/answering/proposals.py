"""What could settle a conflict: proposals with their reasons. The system explains and never decides.

Averages, sums across sources and majorities of dependent voices are never offered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import current
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.sentences import Teller
from claims.domain.explaining.explain import series_of
from claims.domain.explaining.groups import suspected
from claims.domain.figures.figure import Stance, bounds_of
from claims.domain.figures.interpretation import decimal_of
from claims.domain.figures.interval import Interval
from claims.domain.grading import Credibility
from claims.domain.lifecycle import Rank
from claims.domain.questions.scope import Answer, Scope
from claims.domain.weighing.convergence import converge
from claims.domain.weighing.pooling import orientation
from sources.domain.independence import Id
from sources.domain.kinds import Reliability


class Method(StrEnum):
    """How a verified figure was arrived at."""

    REPORT_RANGE = "report_range"
    MOST_AUTHORITATIVE = "most_authoritative"
    CONVERGENT = "convergent"
    PART_AND_WHOLE = "part_and_whole"
    UNDETERMINED = "undetermined"


class Use(StrEnum):
    """What part a claim played in a resolution."""

    USED = "used"
    CONSIDERED = "considered"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to settle a question, or why it is not offered.

    `low`, `best`, `high`, `interval` in the question's unit; or a `stance`. `used`: ids of the claims that it
    rests on. `reasons`: why, sentence by sentence. `text`: what can be pasted into a story. `not_offered`:
    why not; None where it is offered. `parts`: drafts for the parts of the question, to be published with it.
    """

    method: Method
    question: Id
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    stance: Stance | None = None
    interval: Interval | None = None
    reasons: tuple[str, ...] = ()
    used: tuple[Id, ...] = ()
    not_offered: str | None = None
    text: str = ""
    parts: tuple["Proposal", ...] = ()

    @property
    def offered(self) -> bool:
        """Whether it can be taken up."""
        return self.not_offered is None


@dataclass(frozen=True, slots=True)
class _Table:
    """What proposals are made from: the current claims on one question and its parts."""

    question: Scope
    own: tuple[Assertion, ...]
    parts: tuple[Assertion, ...]
    world: World
    tell: Teller
    unlike: Mapping[Id, str]
    """Questions on which the sources measure two different things, and which do: no figure answers those."""

    @property
    def apart(self) -> str | None:
        """That the sources on this question measure two different things; None where they don't."""
        return self.unlike.get(self.question.id)

    @property
    def credible(self) -> tuple[Assertion, ...]:
        """The claims on the question itself that count."""
        return tuple(each for each in self.own if not_credible(each) is None)

    def withheld(self, method: Method, why: str) -> Proposal:
        """The method, with the reason why it is not offered."""
        return Proposal(method, self.question.id, not_offered=why)


def propose(
    question: Scope, assertions: Iterable[Assertion], world: World, names: Mapping[Id, str] | None = None
) -> tuple[Proposal, ...]:
    """Every method, offered or with the reason why not, over the accepted claims of one episode.

    Each source counts once per question, by its latest claim. Where two definitions are suspected, no figure
    is offered, and the two groups are named. `names` are those of sources and questions, for the texts;
    without them their ids stand.
    """
    known = tuple(assertions)
    latest, _ = current(known)
    table = _Table(
        question,
        tuple(each for each in latest if each.question.id == question.id),
        tuple(
            each
            for each in latest
            if each.question.id != question.id and question.id in world.relations.up(each.question.id)
        ),
        world,
        Teller(names or {}),
        _unlike(known, names or {}),
    )
    return (
        _report_range(table),
        _most_authoritative(table),
        _convergent(table),
        _part_and_whole(table),
        _undetermined(table),
    )


def _unlike(known: Iterable[Assertion], names: Mapping[Id, str]) -> dict[Id, str]:
    """Of each question on which two definitions are suspected, by its credible claims, the two groups."""
    by_question: dict[Id, list[Assertion]] = {}
    for each in known:
        if not_credible(each) is None:
            by_question.setdefault(each.question.id, []).append(each)
    found = {key: suspected(series_of(claims)) for key, claims in by_question.items()}
    return {key: one.told(lambda source: names.get(source, str(source))) for key, one in found.items() if one}


def not_credible(assertion: Assertion) -> str | None:
    """Why a claim doesn't count in a range: deprecated, credibility 5–6 or reliability E; None where it does.

    A claim or source that nobody has graded counts.
    """
    if assertion.rank is Rank.DEPRECATED:
        return "deprecated"
    if assertion.credibility in {Credibility.IMPROBABLE, Credibility.CANNOT_BE_JUDGED}:
        return f"credibility {assertion.credibility.value}"
    if assertion.reliability is Reliability.UNRELIABLE:
        return "reliability E"
    return None


def _report_range(table: _Table) -> Proposal:
    """Smallest to largest value as written over the credible claims, each end attributed."""
    if table.question.answer is Answer.YES_NO:
        return table.withheld(Method.REPORT_RANGE, "a yes/no question has no range")
    if table.apart is not None:
        return table.withheld(Method.REPORT_RANGE, table.apart)
    valued = [each for each in table.credible if each.figure.values]
    if not valued:
        return table.withheld(Method.REPORT_RANGE, "no credible claim gives a value")
    low = min(each.figure.values[0] for each in valued)
    high = max(each.figure.values[-1] for each in valued)
    at_low = [each for each in valued if low in each.figure.values]
    at_high = [each for each in valued if high in each.figure.values]
    left_out = [
        f"{table.tell.name(each)} left out: {why}." for each in table.own if (why := not_credible(each))
    ]
    tell = table.tell
    return Proposal(
        Method.REPORT_RANGE,
        table.question.id,
        *(low, low if low == high else None, high),
        interval=Interval.of(low, high),
        reasons=(
            f"The lowest value is given by {tell.names_of(at_low)}.",
            f"The highest value is given by {tell.names_of(at_high)}.",
            *left_out,
            *orientation(table.question, table.credible, table.world, tell),
        ),
        used=tuple(each.id for each in valued),
        text=tell.span(table.question, low, high, at_low, at_high),
    )


_GRADES = (
    Reliability.COMPLETELY_RELIABLE,
    Reliability.USUALLY_RELIABLE,
    Reliability.FAIRLY_RELIABLE,
    Reliability.NOT_USUALLY_RELIABLE,
)


def _most_authoritative(table: _Table) -> Proposal:
    """The figure of the best-graded source, attributed; not on a tie, nor where nobody is graded A to D."""
    method = Method.MOST_AUTHORITATIVE
    if table.apart is not None:
        return table.withheld(method, table.apart)
    for grade in _GRADES:
        graded = [each for each in table.credible if each.reliability is grade]
        if len(graded) > 1:
            return table.withheld(
                method, f"a tie: {table.tell.names_of(graded)} are all graded {grade.value}"
            )
        if not graded:
            continue
        (only,) = graded
        if only.figure.uncountable:
            return table.withheld(method, f"{table.tell.name(only)} names no number")
        return Proposal(
            method,
            table.question.id,
            *bounds_of(only.figure),
            only.stance,
            only.figure.core,
            (f"{table.tell.name(only)} is graded {grade.value}, better than all others.",),
            (only.id,),
            text=table.tell.attributed(only),
        )
    return table.withheld(method, "no credible source is graded A to D")


def _convergent(table: _Table) -> Proposal:
    """The interval of cores that the most independent voices share, where there is one."""
    method = Method.CONVERGENT
    if table.question.answer is Answer.YES_NO:
        return table.withheld(method, "a yes/no question is not decided by counting sources")
    found = converge(table.credible, table.world)
    why_not = table.apart or found.why_not
    if why_not is not None:
        return table.withheld(method, why_not)
    low, high = (
        None if end is None else decimal_of(end) for end in (found.interval.low, found.interval.high)
    )
    share = f"{len(found.agreeing)} of {found.voices} independent sources share this interval"
    return Proposal(
        method,
        table.question.id,
        *(low, low if low == high else None, high),
        interval=found.interval,
        reasons=(
            f"{share}: {table.tell.names_of(found.agreeing)}.",
            *(() if found.exact else ("The count is a lower bound.",)),
        ),
        used=tuple(each.id for each in found.members),
        text=table.tell.shared(table.question, found.interval, found.agreeing),
    )


def _part_and_whole(table: _Table) -> Proposal:
    """The figures answer different questions: both are published, related."""
    method = Method.PART_AND_WHOLE
    if not table.parts:
        return table.withheld(method, "there is no claim on a part of the question")
    whole = _report_range(table)
    if not whole.offered:
        return table.withheld(method, whole.not_offered or "")
    for part in table.parts:
        if any(classify(part, each, table.world).kind is Kind.CONTRADICTION for each in table.own):
            return table.withheld(method, f"the part that {table.tell.name(part)} gives exceeds the whole")
    questions = {each.question.id: each.question for each in table.parts}
    drafts = tuple(
        _report_range(replace(table, question=q, own=tuple(p for p in table.parts if p.question.id == q.id)))
        for q in questions.values()
    )
    offered = tuple(draft for draft in drafts if draft.offered)
    if not offered:
        return table.withheld(method, "no credible claim on a part gives a value")
    return replace(
        whole,
        method=method,
        reasons=("The figures answer different questions.", *whole.reasons),
        text=" ".join((whole.text, *(draft.text for draft in offered))),
        parts=offered,
    )


def _undetermined(table: _Table) -> Proposal:
    """The sources disagree: the disagreement itself is published."""
    claims = (*table.own, *table.parts)
    disputed = any(classify(a, b, table.world).weight for i, a in enumerate(claims) for b in claims[i + 1 :])
    if not disputed and table.apart is None:
        return table.withheld(Method.UNDETERMINED, "the current claims do not conflict")
    why_not = converge(table.credible, table.world).why_not or ""
    scattered = (f"There is {why_not}.",) if why_not.startswith("no agreement") else ()
    unlike = () if table.apart is None else (table.apart,)
    return Proposal(
        Method.UNDETERMINED,
        table.question.id,
        reasons=("The sources disagree, and the evidence does not decide between them.", *unlike, *scattered),
        used=tuple(each.id for each in table.own),
        text=table.tell.disagreement(table.question, table.own),
    )
