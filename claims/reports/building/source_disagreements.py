"""Disagreements between sources, and which sources changed figures of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.pairings import paired
from claims.models.assertions import scope_of
from claims.reports.building.visibility import Shown
from claims.reports.cross_sections import Against, Reviser
from claims.reports.length_limits import COMPARED
from claims.reports.period import Period
from claims.wording.records import claim_figure
from sources.domain.independence import Id

WAYS = {
    Kind.CONTRADICTION: "contradiction",
    Kind.INTERNAL_DISSENT: "contradiction",
    Kind.SCOPE_DIFFERENCE: "scope",
    Kind.REVISION: "time",
    Kind.UPDATE: "time",
    Kind.TEMPORAL_DIFFERENCE: "time",
    Kind.PRECISION_DIFFERENCE: "precision",
    Kind.UNDERSPECIFIED: "definition",
    Kind.RELAY_DISCREPANCY: "definition",
    Kind.ATTRIBUTION_CONFLICT: "definition",
}
_GRAVEST = ("contradiction", "scope", "time", "precision", "definition")


def who_disagrees(shown: Iterable[Shown]) -> tuple[Against, ...]:
    """Pairs of sources by how often they differ, contradictions first; each counted once a conflict."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for account in shown:
        for names, ways in _pairs(account).items():
            counts[names][min(ways, key=_GRAVEST.index)] += 1
    made = [Against(first=first, second=second, **ways) for (first, second), ways in counts.items()]
    return tuple(sorted(made, key=lambda one: (-one.contradiction, -one.all, one.first, one.second)))


def _pairs(one: Shown) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    question = scope_of(one.standing.conflict.question)
    named = [(_source(said, one), said) for said in _latest(one)]
    for (name, a), (other, b) in combinations(named, 2):
        if name == other or one.world.graph.same(a.voice.source, b.voice.source):
            continue
        names = (name, other) if name < other else (other, name)
        if names in found and _GRAVEST[0] in found[names]:
            continue
        pairing = paired(question, a, b, one.world)
        way = None if pairing is None else WAYS.get(pairing.finding.kind)
        if way is not None:
            found[names].add(way)
    return found


def _latest(one: Shown) -> list[Assertion]:
    """Of each source the claim it made last on each question; of the sources, those that spoke last."""
    by_source: dict[Id, dict[Id, Assertion]] = {}
    for said in sorted(one.assertions, key=lambda each: each.said_key):
        # Put in anew, so that the order is that of the last word.
        source = one.world.graph.identity(said.voice.source)
        mine = by_source.pop(source, {})
        by_source[source] = mine | {said.question.id: said}
    return [said for mine in list(by_source.values())[-COMPARED:] for said in mine.values()]


def _source(said: Assertion, one: Shown) -> str:
    return one.rows[said.id].statement.source.name


def who_revised(shown: Iterable[Shown], period: Period) -> tuple[Reviser, ...]:
    """Sources that replaced their own figure for the same time within the period, most often first."""
    changes: dict[str, dict[Id, str]] = defaultdict(dict)
    for account in shown:
        for before, after in _revisions(account):
            if account.rows[after.id].recorded_at >= period.start:
                row = account.rows[after.id]
                text = f"{row.question.text}: {claim_figure(account.rows[before.id])} → {claim_figure(row)}"
                changes[row.statement.source.name][after.id] = text
    made = [
        Reviser(source=source, count=len(told), changes=tuple(sorted(told.values())[:3]))
        for source, told in changes.items()
    ]
    return tuple(sorted(made, key=lambda each: (-each.count, each.source)))


def _revisions(one: Shown) -> Iterator[tuple[Assertion, Assertion]]:
    """Each source's neighbouring claims on one question of which the later replaces the earlier."""
    lines: dict[tuple[Id, Id], list[Assertion]] = defaultdict(list)
    for said in sorted(one.assertions, key=lambda each: each.said_key):
        lines[one.world.graph.identity(said.voice.source), said.question.id].append(said)
    for line in lines.values():
        for before, after in pairwise(line):
            if classify(before, after, one.world).kind is Kind.REVISION:
                yield before, after
