"""The latest figure of each source on a question, and what changed between two moments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.last_figures import lateness
from claims.domain.comparing.standing import standing
from sources.domain.independence import Id, SourceGraph


@dataclass(frozen=True, slots=True)
class LatestChange:
    """What a source's latest figure was and is; None: it had none, or has none any more."""

    source: Id
    was: Assertion | None
    now: Assertion | None


def latest(claims: Iterable[Assertion], graph: SourceGraph) -> dict[Id, Assertion]:
    """Of each source the claim that stands for the latest time, of these the one said last."""
    found: dict[Id, Assertion] = {}
    for claim in standing(claims, graph):
        source = graph.identity(claim.voice.source)
        if claim.speaks and (source not in found or lateness(claim) > lateness(found[source])):
            found[source] = claim
    return found


def changes(was: Mapping[Id, Assertion], now: Mapping[Id, Assertion]) -> tuple[LatestChange, ...]:
    """The sources whose latest claim is another one, or another version of it."""
    both = {key: (was.get(key), now.get(key)) for key in (*now, *was)}
    return tuple(
        LatestChange(key, old, new)
        for key, (old, new) in both.items()
        if (old.id if old else None) != (new.id if new else None)
    )
