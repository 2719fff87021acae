"""What has to be asked about the claims on a question, beside its conflicts and never a conflict's kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.common_origin import may_share_origin, possible_common_origins
from claims.domain.comparing.series_breaks import bounds_far_off, breaks
from claims.domain.flags import FLAG_WEIGHTS, Flag
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import Id, SourceGraph, Verdict


@dataclass(frozen=True, slots=True)
class Flagged:
    """What is asked, and of which claims: the one asked about first, then the one that it is held against."""

    flag: Flag
    claims: tuple[Assertion, ...]

    @property
    def weight(self) -> int:
        """Who must look, on the scale of findings."""
        return FLAG_WEIGHTS[self.flag]


def flagged(question: Scope, claims: Iterable[Assertion], graph: SourceGraph) -> tuple[Flagged, ...]:
    """All that has to be asked about these claims on a question, the heaviest first, then by the claim's day.

    `claims`: of one conflict; those on parts and on related questions are flagged there.
    """
    own = [claim for claim in claims if claim.question.id == question.id]
    found = [Flagged(flag, (claim,)) for claim in own for flag in sorted(claim.flags)]
    for series_break in (*breaks(question, own, graph), *bounds_far_off(question, own, graph)):
        found.append(
            Flagged(
                series_break.flag,
                (series_break.claim, series_break.before) if series_break.before else (series_break.claim,),
            )
        )
    found += restated(own, graph)
    found += _common_origins(own, graph)
    asked = (entry for entry in found if entry.flag not in entry.claims[0].settled)
    return tuple(sorted(asked, key=lambda one: (-one.weight, one.claims[0].said_key, one.flag)))


def restated(claims: Iterable[Assertion], graph: SourceGraph) -> Iterator[Flagged]:
    """The accepted claims for whose time their source now says otherwise, each with what it says last."""
    by_time: dict[object, list[Assertion]] = defaultdict(list)
    for claim in claims:
        by_time[graph.identity(claim.voice.source), _its_time(claim)].append(claim)
    for said in by_time.values():
        waiting = sorted((claim for claim in said if claim.candidate), key=lambda claim: claim.said_key)
        if waiting:
            for accepted in said:
                if is_restated(accepted, waiting[-1], graph):
                    yield Flagged(Flag.RESTATED_PAST, (accepted, waiting[-1]))


def is_restated(accepted: Assertion, said_now: Assertion, graph: SourceGraph) -> bool:
    """Whether a source now says otherwise for the very time of a claim that somebody has accepted."""
    same = graph.same(accepted.voice.source, said_now.voice.source)
    asked = accepted.question.id == said_now.question.id
    one_time = asked and _its_time(accepted) == _its_time(said_now)
    return same and one_time and not accepted.candidate and not accepted.figure.says_the_same(said_now.figure)


def _its_time(claim: Assertion) -> DayRange | date | None:
    """What a claim is for: a total the last of its days, what is timeless all of them."""
    temporality = claim.question.temporality
    if temporality is Temporality.TIMELESS or claim.as_of is None:
        return None
    return claim.as_of.end if temporality is Temporality.CUMULATIVE else claim.as_of


def _recorded_as_possible(claims: Sequence[Assertion], graph: SourceGraph) -> Iterator[Flagged]:
    """Each pair of which a person has recorded that the two, sources or statements, may have one origin."""
    for pair in sorted(graph.overruled, key=lambda pair: sorted(map(str, pair))):
        if graph.overruled[pair] is Verdict.POSSIBLE:
            said = (_first_by(speaker, claims, graph) for speaker in sorted(pair, key=str))
            found = tuple(claim for claim in said if claim is not None)
            if len(found) == 2 and graph.verdict(found[0].voice, found[1].voice) is Verdict.POSSIBLE:
                yield Flagged(Flag.POSSIBLE_COMMON_ORIGIN, found)


def _first_by(sayer: Id, claims: Iterable[Assertion], graph: SourceGraph) -> Assertion | None:
    names = graph.names(sayer)
    mine = (c for c in claims if c.voice.source in names or c.voice.statement == sayer)
    return next(mine, None)


def _common_origins(claims: Sequence[Assertion], graph: SourceGraph) -> Iterator[Flagged]:
    """Each pair of sources once, by the first of their claims that may share an origin."""
    yield from _recorded_as_possible(claims, graph)
    by_source: dict[Id, list[Assertion]] = defaultdict(list)
    for claim in claims:
        by_source[graph.identity(claim.voice.source)].append(claim)
    for pair in sorted(possible_common_origins(claims, graph), key=lambda pair: sorted(map(str, pair))):
        first, second = sorted(pair, key=str)
        alike = (
            Flagged(Flag.POSSIBLE_COMMON_ORIGIN, (a, b))
            for a in by_source[first]
            for b in by_source[second]
            if may_share_origin(a, b, graph)
        )
        yield next(alike)
