"""An answer held against what it rests on, before it is proposed and again before it is approved.

Policy 2, section 5, (a) to (f). An editorial judgement may deviate, with a reason that is published; every
other method may not. What deviates stands before both people.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.domain.answering.answer_ends import interval_of
from claims.domain.answering.answer_time import answer_time
from claims.domain.answering.methods import Method, Proposal, Use, in_words
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.last_figures import for_one_time, is_said_again, lateness
from claims.domain.comparing.sentences import Teller, shown, span_of
from claims.domain.comparing.standing import standing
from claims.domain.figures.figure import Modality, Stance
from claims.domain.figures.interval import Interval
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from claims.domain.saying import day, days, joined, say
from sources.domain.independence import Id, SourceGraph


class AnswerCheck(StrEnum):
    """What of an answer is checked; the letters are those of the methodology."""

    MEETS_USED = "a"
    FOLLOWS_METHOD = "b"
    WITHIN_TIMES = "c"
    LAST_FIGURES = "d"
    CONFIDENCE = "e"
    METHOD_OFFERED = "f"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where an answer departs from what the rules would say, as a sentence. `excused`: a reason is given that
    is published; without one the answer is not taken."""

    check: AnswerCheck
    sentence: str
    excused: bool


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as a person gives it; `best` alone is a single value. `inputs`: claim → its part and why."""

    question: Scope
    method: Method
    as_of: DayRange | None
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    stance: Stance | None = None
    low_modality: Modality | None = None
    high_modality: Modality | None = None
    inputs: Mapping[Id, tuple[Use, str]] | None = None

    @property
    def judged(self) -> bool:
        """Whether it is a person's own judgement, which needs no rule behind it."""
        return self.method is Method.EDITORIAL_JUDGEMENT

    @property
    def interval(self) -> Interval | None:
        """What it asserts; None where it gives no value."""
        if self.low is None and self.best is None and self.high is None:
            return None
        return interval_of(self.low, self.best, self.high, self.low_modality, self.high_modality)

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """Low and high; a single value is both."""
        if self.low is None and self.high is None:
            return self.best, self.best
        return self.low, self.high


def deviations(
    answer: GivenAnswer,
    proposal: Proposal | None,
    claims: Sequence[Assertion],
    tell: Teller,
    graph: SourceGraph,
) -> list[Deviation]:
    """Where the answer departs from its inputs and from its method.

    `proposal`: what the rules give for its method from the claims that are not excluded, at its time; None
    where they know no such method. `claims`: those of its question.
    """
    used = [claim for claim in claims if _use(answer, claim)[0] is Use.USED]
    return [
        *_not_offered(answer, proposal),
        *_other_values(answer, proposal),
        *_missed(answer, used, proposal, tell),
        *_outside_times(answer, used),
        *_older_figures(answer, used, tell, graph),
        *_not_the_last(answer, used, claims, tell, graph),
    ]


def _use(answer: GivenAnswer, claim: Assertion) -> tuple[Use | None, str]:
    return (answer.inputs or {}).get(claim.id, (None, ""))


def _not_offered(answer: GivenAnswer, proposal: Proposal | None) -> Iterator[Deviation]:
    if answer.judged:
        return
    why = say("the rules know no such proposal here") if proposal is None else proposal.not_offered
    if why is not None:
        told = say("“{method}” is not offered here: {why}.", method=in_words(answer.method), why=why)
        yield Deviation(AnswerCheck.METHOD_OFFERED, told, excused=False)


def _other_values(answer: GivenAnswer, proposal: Proposal | None) -> Iterator[Deviation]:
    if answer.judged or proposal is None or not proposal.offered:
        return
    low, high = proposal.low, proposal.high
    if low is None and high is None:
        low = high = proposal.best
    same = answer.ends == (low, high) and answer.stance is proposal.stance
    same = same and answer.best in {None, proposal.best}
    for given, proposed in (
        (answer.low_modality, proposal.low_modality),
        (answer.high_modality, proposal.high_modality),
    ):
        same = same and given in {None, proposed}
    if not same:
        yield Deviation(
            AnswerCheck.FOLLOWS_METHOD,
            say(
                "{answer} is not what “{method}” gives: {proposed}",
                answer=_said(answer),
                method=in_words(answer.method),
                proposed=proposal.text or say("nothing"),
            ),
            excused=False,
        )


def _said(answer: GivenAnswer) -> str:
    if answer.stance is not None:
        return say("affirms") if answer.stance is Stance.AFFIRMS else say("denies")
    low, high = answer.ends
    ends = [shown(end, answer.question.answer) for end in (low, high) if end is not None]
    return span_of(ends) if ends else say("an answer without a value")


def _missed(
    answer: GivenAnswer, used: Iterable[Assertion], proposal: Proposal | None, tell: Teller
) -> Iterator[Deviation]:
    """(a): the answer meets what each used claim asserts, or its input says why it doesn't."""
    rests_on = proposal.used if proposal is not None and not answer.judged else ()
    for claim in used:
        if claim.id in rests_on or meets(answer, claim):
            continue
        why = _use(answer, claim)[1].strip()
        told = say(
            "{answer} does not meet the figure of {name} ({figure}), which is marked as used",
            answer=_said(answer),
            name=tell.name(claim),
            figure=tell.said(claim),
        )
        yield Deviation(
            AnswerCheck.MEETS_USED,
            joined(told, why, by=": ") if why else joined(told, "."),
            excused=answer.judged or bool(why),
        )


def meets(answer: GivenAnswer, claim: Assertion) -> bool:
    """Whether the answer agrees with what a claim asserts."""
    if answer.stance is not None:
        return claim.stance is None or claim.stance is answer.stance
    return answer.interval is None or answer.interval.meets(claim.figure.core)


def _outside_times(answer: GivenAnswer, used: Sequence[Assertion]) -> Iterator[Deviation]:
    """(c): the days of the answer lie within those of the used claims."""
    times = [claim.as_of for claim in used if claim.as_of is not None]
    if answer.as_of is None or not times or answer.question.temporality is Temporality.TIMELESS:
        return
    ends = max(time.end for time in times)
    begins = min(time.first for time in times)
    if answer.question.temporality is Temporality.CUMULATIVE:
        begins = min(time.end for time in times)
        inside = begins <= answer.as_of.end <= ends
    else:
        inside = answer.as_of.end <= ends and begins <= answer.as_of.first
    if not inside:
        yield Deviation(
            AnswerCheck.WITHIN_TIMES,
            say(
                "The answer is as of {days}, the claims it uses are for {first} to {last}.",
                days=days(answer.as_of),
                first=day(begins),
                last=day(ends),
            ),
            excused=answer.judged,
        )


def _older_figures(
    answer: GivenAnswer, used: Sequence[Assertion], tell: Teller, graph: SourceGraph
) -> Iterator[Deviation]:
    """(d): of one source only its last figure at that time is used; a disagreement is told with all that its
    source says beside that, if it isn't known which is later."""
    latest: dict[Id, Assertion] = {}
    for claim in sorted(used, key=lateness):
        earlier = latest.get(graph.identity(claim.voice.source))
        twice = answer.method is Method.UNDETERMINED and _is_beside(earlier, claim, graph)
        if earlier is not None and not is_said_again(earlier, claim) and not twice:
            yield Deviation(
                AnswerCheck.LAST_FIGURES,
                say(
                    "Two figures of {name} are used ({earlier} and {later}); only its last one for this time "
                    "counts.",
                    name=tell.name(claim),
                    earlier=tell.said(earlier),
                    later=tell.said(claim),
                ),
                excused=answer.judged,
            )
        latest[graph.identity(claim.voice.source)] = claim


def _is_beside(earlier: Assertion | None, later: Assertion, graph: SourceGraph) -> bool:
    """Whether neither figure of a source replaces the other, for one time."""
    if earlier is None or not for_one_time(earlier, later):
        return False
    return len(standing((earlier, later), graph)) > 1


def _not_the_last(
    answer: GivenAnswer,
    used: Sequence[Assertion],
    claims: Sequence[Assertion],
    tell: Teller,
    graph: SourceGraph,
) -> Iterator[Deviation]:
    """(d): what is used in place of its source's last figure at that time, whatever became of that one."""
    time = answer_time(answer.question, claims, graph, answer.as_of)
    last = {graph.identity(claim.voice.source): claim for claim in (*time.beside, *time.taken)}
    chosen = {claim.id for claim in used}
    for claim in used:
        newer = last.get(graph.identity(claim.voice.source))
        if newer is None or newer.id in chosen or is_said_again(claim, newer):
            continue
        yield Deviation(
            AnswerCheck.LAST_FIGURES,
            say(
                "An older figure of {name} is used ({figure}); its last one for this time is {newer}.",
                name=tell.name(claim),
                figure=tell.said(claim),
                newer=tell.said(newer),
            ),
            excused=answer.judged,
        )


def against_the_answer(
    answer: GivenAnswer, speaking: Iterable[tuple[Assertion, str]], tell: Teller
) -> list[Deviation]:
    """Claims for other times that speak against the answer, each with the finding in words."""
    return [
        Deviation(
            AnswerCheck.AGAINST,
            say(
                "{name} ({figure}, for {days}) contradicts it: {sentence}",
                name=tell.name(claim),
                figure=tell.said(claim),
                days=days(claim.as_of),
                sentence=sentence,
            ),
            excused=True,
        )
        for claim, sentence in speaking
    ]
