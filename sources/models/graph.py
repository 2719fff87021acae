"""The source graph: whom sources act for, as known at one moment."""

from collections import defaultdict
from collections.abc import Hashable
from datetime import datetime
from typing import cast
from uuid import UUID

from sources.domain.independence import SourceGraph, Verdict
from sources.domain.kinds import SourceKind
from sources.models.document import Document, Syndication
from sources.models.overrule import Overrule
from sources.models.source import Membership, Parentage, Source


def source_graph(at: datetime | None = None) -> SourceGraph:
    """Parents, members, syndication and what people found about pairs, as in force at `at` (None: now).

    Six queries, whatever the size.
    """
    parents: dict[Hashable, set[Hashable]] = defaultdict(set)
    for source, parent in Parentage.objects.known_at(at).values_list("source", "parent"):
        parents[source].add(parent)
    members: dict[Hashable, set[Hashable]] = defaultdict(set)
    for joint, member in Membership.objects.known_at(at).values_list("joint", "member"):
        members[joint].add(member)
    syndicated: dict[Hashable, Hashable] = dict(
        Syndication.objects.known_at(at).values_list("copy", "original")
    )
    documents = cast(set[UUID], set(syndicated) | set(syndicated.values()))
    publishers = Document.objects.filter(pk__in=documents, publisher__isnull=False)
    return SourceGraph(
        parents={source: frozenset(found) for source, found in parents.items()},
        members={joint: frozenset(found) for joint, found in members.items()},
        syndicated_from=syndicated,
        document_source=dict(publishers.values_list("pk", "publisher")),
        unnamed=frozenset(Source.objects.filter(kind=SourceKind.UNNAMED).values_list("pk", flat=True)),
        overruled=_overruled(at),
    )


def _overruled(at: datetime | None) -> dict[frozenset[Hashable], Verdict]:
    columns = ("first_source", "second_source", "first_statement", "second_statement", "verdict")
    return {
        frozenset({first_source or first_statement, second_source or second_statement}): Verdict(verdict)
        for first_source, second_source, first_statement, second_statement, verdict in (
            Overrule.objects.known_at(at).values_list(*columns)
        )
    }
