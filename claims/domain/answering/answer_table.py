"""What proposals are made from: the claims on one question and its parts that are for one time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.domain.answering.answer_text import AnswerText
from claims.domain.answering.answer_time import AnswerTime, answer_time, last_of_each
from claims.domain.answering.methods import Method, Proposal
from claims.domain.answering.speaking_against import said_twice, speaking_against
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.pairings import recorded
from claims.domain.comparing.sentences import Teller
from claims.domain.comparing.standing import standing
from claims.domain.explaining.explain import series_of
from claims.domain.explaining.groups import suspected
from claims.domain.grading import Credibility
from claims.domain.lifecycle import Rank
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from claims.domain.saying import say
from claims.domain.weighing.two_measures import Apart
from sources.domain.independence import Id, SourceGraph
from sources.domain.kinds import Reliability


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The claims on one question (`own`) and on its parts that are for one time, each source's last.

    `other_time`: ids of claims for other times that a reader of the answer should know of. `unlike`: the
    questions on which the sources measure two different things, and which do: no figure answers those.
    `against`: claims for other days or periods, or on disjoint shares, that can't be true together with those
    in `own`.
    `denials`: credible standing claims, of whatever time, that may say that there are none. `twice`: what a
    source says beside its claim in `own`, for one time and contradicting that; which is later nobody knows.
    """

    question: Scope
    own: tuple[Assertion, ...]
    parts: tuple[Assertion, ...]
    as_of: DayRange | None
    other_time: tuple[Id, ...]
    world: World
    tell: Teller
    unlike: Mapping[Id, str]
    pairs_apart: tuple[Apart, ...] = ()
    denials: tuple[Assertion, ...] = ()
    twice: tuple[Assertion, ...] = ()
    against: tuple[Assertion, ...] = ()

    @property
    def apart(self) -> str | None:
        """That the sources on this question measure two different things; None where they don't."""
        speaking = {self.world.graph.identity(claim.voice.source) for claim in self.credible}
        by_measure = (apart for apart in self.pairs_apart if {apart.higher, apart.lower} <= speaking)
        told = (pair.told(lambda source: self.tell.names.get(source, str(source))) for pair in by_measure)
        return self.unlike.get(self.question.id) or next(told, None)

    @property
    def credible(self) -> tuple[Assertion, ...]:
        """The claims on the question itself that count."""
        return tuple(claim for claim in self.own if not_credible(claim) is None)

    @property
    def text(self) -> AnswerText:
        """How answers to the question are printed."""
        return AnswerText(self.question, self.tell, self.as_of)

    def of_parts(self) -> Iterator["AnswerTable"]:
        """A table for each part, its claims as the part's own."""
        for question in {part.question.id: part.question for part in self.parts}.values():
            own = tuple(part for part in self.parts if part.question.id == question.id)
            yield replace(self, question=question, own=own, parts=(), twice=(), against=())

    def said_twice(self, only: Assertion | None = None) -> tuple[str, ...]:
        """That a source (that of `only`, where it is given) also says something else for this time."""
        same = self.world.graph.same
        return tuple(
            say(
                "{name} also gives {figure} for this time, and which of the two is later is not known.",
                name=self.tell.name(claim),
                figure=self.tell.said(claim),
            )
            for claim in self.twice
            if only is None or same(only.voice.source, claim.voice.source)
        )

    def withheld(self, method: Method, why: str) -> Proposal:
        """The method, with the reason why it is not offered."""
        return Proposal(method, self.question.id, not_offered=why)


def table_of(
    question: Scope,
    known: Sequence[Assertion],
    world: World,
    names: Mapping[Id, str],
    as_of: DayRange | None,
    *,
    apart: tuple[Apart, ...] = (),
) -> AnswerTable:
    """The table of a question as of a time (None: the default one) over the accepted claims of an episode."""
    known = sorted(known, key=recorded)
    by_question = _by_question(known)
    own = by_question.pop(question.id, [])
    whole = answer_time(question, own, world.graph, as_of)
    below = [
        answer_time(claims[0].question, claims, world.graph, whole.as_of or as_of)
        for part, claims in by_question.items()
        if question.id in world.relations.up(part)
    ]
    when = whole.as_of
    if when is None and question.temporality is not Temporality.TIMELESS:
        when = next((part.as_of for part in below if part.as_of), None)
    return AnswerTable(
        question,
        whole.taken,
        tuple(claim for part in below for claim in part.taken),
        when,
        tuple(claim.id for time in (whole, *below) for claim in _worth_knowing(time, world.graph)),
        world,
        Teller(names),
        _unlike(by_question | {question.id: own}, names, world.graph),
        apart,
        _denials(known, world.graph),
        said_twice(whole, world),
        speaking_against(question, known, whole, below, world),
    )


def _denials(known: Iterable[Assertion], graph: SourceGraph) -> tuple[Assertion, ...]:
    """Those that deny, and answers to whether there are any, or none."""
    may_deny = (claim for claim in standing(known, graph) if claim.figure.denies or claim.stance is not None)
    return tuple(claim for claim in may_deny if claim.speaks and not_credible(claim) is None)


def _by_question(known: Iterable[Assertion]) -> dict[Id, list[Assertion]]:
    found: dict[Id, list[Assertion]] = {}
    for claim in known:
        found.setdefault(claim.question.id, []).append(claim)
    return found


def _worth_knowing(time: AnswerTime, graph: SourceGraph) -> tuple[Assertion, ...]:
    """Of the claims for other times each source's last: where it has none for this time, or a later one."""
    speaking = {graph.identity(claim.voice.source) for claim in (*time.taken, *time.beside)}
    last = last_of_each(time.others, graph)
    return tuple(
        claim
        for claim in last
        if graph.identity(claim.voice.source) not in speaking
        or (claim.as_of is not None and time.as_of is not None and claim.as_of.end > time.as_of.end)
    )


def _unlike(
    by_question: Mapping[Id, Sequence[Assertion]], names: Mapping[Id, str], graph: SourceGraph
) -> dict[Id, str]:
    """Of each question on which two definitions are suspected, by its credible claims, the two groups."""
    found = {
        question: suspected(series_of([claim for claim in claims if not_credible(claim) is None], graph))
        for question, claims in by_question.items()
    }
    return {
        question: groups.told(lambda source: names.get(source, str(source)))
        for question, groups in found.items()
        if groups
    }


def not_credible(assertion: Assertion) -> str | None:
    """Why a claim doesn't count in a range: deprecated, credibility 5–6, reliability E, or a value that can't
    be an end of it; None where it does.

    A claim or source that nobody has graded counts.
    """
    if assertion.rank is Rank.DEPRECATED:
        return say("deprecated")
    if assertion.credibility in {Credibility.IMPROBABLE, Credibility.CANNOT_BE_JUDGED}:
        return say("credibility {grade}", grade=assertion.credibility.value)
    if assertion.reliability is Reliability.UNRELIABLE:
        return say("reliability E")
    if assertion.figure.out_of_range:
        return say("outside the range of the question")
    if not assertion.gives_an_end:
        return say("in another currency or of another price year")
    return None
