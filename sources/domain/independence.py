"""Who repeats whom.

The unit of independence is the statement: one act of saying by one source. A wire story on three
sites is one statement, a ministry and its spokesman are one voice, and a joint assessment adds no
voice to those of its members. Independence must be shown; until then it is unknown, and unknown
never counts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from sources.domain.cliques import largest_clique, one_of_each_component
from sources.domain.source_graph import Id, SourceGraph, Verdict, Voice

__all__ = [
    "EXACT_UP_TO",
    "Dependence",
    "Id",
    "Independence",
    "SourceGraph",
    "Verdict",
    "Voice",
    "chain_complete",
    "dependence",
    "is_dependent",
    "largest_independent",
    "may_be_independent",
]


class Dependence(StrEnum):
    """How two voices stand to each other; the first that applies, in this order."""

    SAME_STATEMENT = "same_statement"
    SAME_SOURCE = "same_source"
    MEMBER_OF_JOINT = "member_of_joint"
    OVERLAPPING_JOINT = "overlapping_joint"
    DERIVED = "derived"
    AFFILIATED = "affiliated"
    CO_MEMBER = "co_member"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


DEPENDENT = frozenset(
    {
        Dependence.SAME_STATEMENT,
        Dependence.SAME_SOURCE,
        Dependence.MEMBER_OF_JOINT,
        Dependence.OVERLAPPING_JOINT,
        Dependence.DERIVED,
        Dependence.AFFILIATED,
    }
)


def is_dependent(dependence: Dependence) -> bool:
    """Whether the two are known to be one voice, wholly or in part."""
    return dependence in DEPENDENT


def may_be_independent(voice: Voice, graph: SourceGraph) -> bool:
    """Whether anybody can be independent of it: its chain is complete, or a person has found somebody so."""
    return chain_complete(voice, graph) or graph.judged(voice)


def chain_complete(voice: Voice, graph: SourceGraph) -> bool:
    """Whether every hop is named, nobody in it is unnamed, and a person has confirmed it."""
    if voice.unnamed or not voice.chain_confirmed or voice.source in graph.unnamed:
        return False
    return not voice.relays or all(hop is not None and hop not in graph.unnamed for hop in voice.relays)


@dataclass(frozen=True, slots=True)
class _Stand:
    """A voice with all that the graph says of its source, looked up once."""

    voice: Voice
    acts_for: frozenset[Id]
    unites: Mapping[Id, frozenset[Id]]

    def speaks_for_one_of(self, others: Iterable[frozenset[Id]]) -> bool:
        return any(not self.acts_for.isdisjoint(other) for other in others)


def _stand(voice: Voice, graph: SourceGraph) -> _Stand:
    reach = graph.reach(voice.source)
    return _Stand(voice, reach.acts_for, reach.unites)


def dependence(
    a: Voice, b: Voice, graph: SourceGraph, *, same_question: bool = True, open_joints: Collection[Id] = ()
) -> Dependence:
    """How two voices stand to each other: the first that applies.

    `open_joints` are the joint sources with an open claim on either question of the pair: members of one
    coalition that is at work on the question are not independent of each other there. One source stays one
    source; beyond that, what a person found about the pair overrules the rules.
    """
    if same_question and a.statement == b.statement:
        return Dependence.SAME_STATEMENT
    coalitions = [graph.represented(joint) for joint in open_joints]
    return _between(_stand(a, graph), _stand(b, graph), graph, coalitions)


def _between(a: _Stand, b: _Stand, graph: SourceGraph, coalitions: Collection[frozenset[Id]]) -> Dependence:
    """How two that are not one statement stand to each other: the first test that applies."""
    if graph.same(a.voice.source, b.voice.source):
        return Dependence.SAME_SOURCE
    verdict = graph.verdict(a.voice, b.voice)
    if verdict in _DECIDED:
        return _DECIDED[verdict]
    known = _joined(a, b) or _akin(a, b, graph, coalitions)
    if known is not None:
        return known
    if verdict is Verdict.POSSIBLE or not (chain_complete(a.voice, graph) and chain_complete(b.voice, graph)):
        return Dependence.UNKNOWN
    return Dependence.INDEPENDENT


_DECIDED = {Verdict.DEPENDENT: Dependence.DERIVED, Verdict.INDEPENDENT: Dependence.INDEPENDENT}
"""What a person's finding makes of a pair, whatever else is known of it."""


def _joined(a: _Stand, b: _Stand) -> Dependence | None:
    """That one acts for a member of the other, or both act for joint sources with a member in common."""
    if not a.unites and not b.unites:
        return None
    if a.speaks_for_one_of(b.unites.values()) or b.speaks_for_one_of(a.unites.values()):
        return Dependence.MEMBER_OF_JOINT
    overlapping = any(
        mine & yours
        for joint, mine in a.unites.items()
        for other, yours in b.unites.items()
        if joint != other
    )
    return Dependence.OVERLAPPING_JOINT if overlapping else None


def _akin(
    a: _Stand, b: _Stand, graph: SourceGraph, coalitions: Collection[frozenset[Id]]
) -> Dependence | None:
    """That one has it from the other, that they are of one house, or of one coalition at work."""
    if _derived(a.voice, b.voice, graph) or _derived(b.voice, a.voice, graph):
        return Dependence.DERIVED
    if not a.acts_for.isdisjoint(b.acts_for):
        return Dependence.AFFILIATED
    for coalition in coalitions:
        if a.speaks_for_one_of([coalition]) and b.speaks_for_one_of([coalition]):
            return Dependence.CO_MEMBER
    return None


def _derived(copy: Voice, original: Voice, graph: SourceGraph) -> bool:
    """Whether `copy` has it from `original`, by its relay chain or by syndication.

    A syndicated document makes its own publisher's words derived, not those of the people it quotes: two
    ministers do not become one voice because a paper printed the agency's story about both.
    """
    if copy.relays and not graph.names(original.source).isdisjoint(copy.relays):
        return True
    if not graph.syndicated_from or copy.document not in graph.syndicated_from:
        return False
    own_words = graph.same(graph.document_source.get(copy.document, copy.source), copy.source)
    return own_words and original.document in graph.origins(copy.document)


@dataclass(frozen=True, slots=True)
class Independence:
    """How many voices of a group are independent of each other.

    `members`: indexes of one such largest set, ascending. `exact`: False where the count is only a lower
    bound (more sources than can be searched).
    """

    count: int
    members: tuple[int, ...]
    exact: bool = True


EXACT_UP_TO = 30
"""Sources up to which the largest independent set is searched exactly (policy v1)."""


def largest_independent(
    voices: Sequence[Voice],
    graph: SourceGraph,
    open_joints: Collection[Id] = (),
    *,
    containing: int | None = None,
    suspected: Collection[frozenset[Id]] = (),
) -> Independence:
    """The largest set of voices on one question, each independent of every other.

    With `containing`, the largest that holds that voice. `suspected`: pairs of sources that may have what
    they say from one place; until somebody has found otherwise they count as one. A voice alone is a set of
    one, so the count of any group is at least 1 (0 of none). Up to 30 sources the answer is exact; above, it
    is the number of groups between which nothing but independence is left: a lower bound.
    """
    if not voices:
        return Independence(0, ())
    coalitions = [graph.represented(joint) for joint in open_joints]
    about = _About(graph, coalitions, suspected)
    stands = _searchable(voices, graph)
    if containing is not None:
        fixed = _stand(voices[containing], graph)
        stands = {i: stand for i, stand in stands.items() if _independent(stand, fixed, about)}
    links: dict[int, set[int]] = {i: set() for i in stands}
    for i, j in combinations(stands, 2):
        if _independent(stands[i], stands[j], about):
            links[i].add(j)
            links[j].add(i)
    exact = len({graph.identity(stand.voice.source) for stand in stands.values()}) <= EXACT_UP_TO
    who = [graph.identity(voice.source) for voice in voices]
    best = largest_clique(links, who) if exact else one_of_each_component(links)
    members = tuple(sorted({*best, *(() if containing is None else (containing,))})) or (0,)
    return Independence(len(members), members, exact)


def _searchable(voices: Sequence[Voice], graph: SourceGraph) -> dict[int, _Stand]:
    """The voices that can be independent of any other, one of each kind that the rules tell apart."""
    first: dict[tuple[Id, ...], int] = {}
    for index, voice in enumerate(voices):
        if may_be_independent(voice, graph):
            complete = chain_complete(voice, graph)
            kind = (voice.source, voice.relays, voice.document, voice.statement, complete)
            first.setdefault(kind, index)
    return {index: _stand(voices[index], graph) for index in sorted(first.values())}


@dataclass(frozen=True, slots=True)
class _About:
    """What is known beside the voices."""

    graph: SourceGraph
    coalitions: Sequence[frozenset[Id]]
    suspected: Collection[frozenset[Id]]


def _independent(a: _Stand, b: _Stand, about: _About) -> bool:
    if a.voice.statement == b.voice.statement:
        return False
    pair = frozenset((about.graph.identity(a.voice.source), about.graph.identity(b.voice.source)))
    unanswered = pair in about.suspected
    if unanswered and about.graph.verdict(a.voice, b.voice) is not Verdict.INDEPENDENT:
        return False
    return _between(a, b, about.graph, about.coalitions) is Dependence.INDEPENDENT
