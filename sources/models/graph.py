"""The source graph: whom sources act for, as known at one moment."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import QuerySet, Value

from sources.domain.independence import SourceGraph, Verdict
from sources.domain.kinds import SourceKind
from sources.models.correction import SourceCorrection
from sources.models.document import Document, Syndication
from sources.models.merge import SourceMerge
from sources.models.overrule import Overrule
from sources.models.source import Membership, Parentage, Source


def source_graph(at: datetime | None = None, *, without: frozenset[UUID] = frozenset()) -> SourceGraph:
    """Parents, members, names, syndication and what people found of pairs, as in force at `at` (None: now).

    `without`: keys of sources, documents and statements that are left out as if they were not there. Six
    queries, whatever the size, and one more for a moment in the past.
    """
    corrected = corrected_since(at)
    parents: dict[Hashable, set[Hashable]] = defaultdict(set)
    for source, parent in _pairs(Parentage.objects.known_at(at), "source", "parent", without):
        parents[source].add(parent)
    members, merged = _members_and_names(at, without)
    syndicated = dict(_pairs(Syndication.objects.known_at(at), "copy", "original", without))
    documents = cast(set[UUID], set(syndicated) | set(syndicated.values()))
    return SourceGraph(
        parents={source: frozenset(owners) for source, owners in parents.items()},
        members={joint: frozenset(partners) for joint, partners in members.items()},
        syndicated_from=syndicated,
        document_source=_publishers(documents, corrected),
        unnamed=_unnamed(corrected),
        overruled=_overruled(at, without),
        merged=merged,
    )


def _members_and_names(
    at: datetime | None, without: frozenset[UUID]
) -> tuple[dict[Hashable, set[Hashable]], dict[Hashable, Hashable]]:
    """Joint source → its members, and source → the one that it is another name of; one query."""
    rows = Membership.objects.known_at(at).order_by().values_list("joint", "member", Value(True))
    names = SourceMerge.objects.known_at(at).order_by().values_list("source", "into", Value(False))
    members: dict[Hashable, set[Hashable]] = defaultdict(set)
    merged: dict[Hashable, Hashable] = {}
    for first, second, joint in rows.union(names, all=True):
        if without.isdisjoint((first, second)):
            if joint:
                members[first].add(second)
            else:
                merged[first] = second
    return members, merged


def corrected_since(at: datetime | None) -> dict[UUID, dict[str, Any]]:
    """Sources and documents that were corrected after `at` (None: now, so none), each with the columns that
    were, as they were at `at`; one query."""
    found: dict[UUID, dict[str, Any]] = defaultdict(dict)
    if at is None:
        return found
    later = SourceCorrection.objects.filter(recorded_at__gt=at, statement=None).order_by("-number")
    for source, document, before in later.values_list("source", "document", "before"):
        found[source or document].update(before)
    return found


def _unnamed(corrected: Mapping[UUID, dict[str, Any]]) -> frozenset[Hashable]:
    now = Source.objects.filter(kind=SourceKind.UNNAMED).values_list("pk", flat=True)
    then = {pk for pk, before in corrected.items() if before.get("kind") == SourceKind.UNNAMED}
    return frozenset(then.union(pk for pk in now if "kind" not in corrected.get(pk, {})))


def _publishers(documents: set[UUID], corrected: Mapping[UUID, dict[str, Any]]) -> dict[Hashable, Hashable]:
    rows = Document.objects.filter(pk__in=documents, publisher__isnull=False)
    found: dict[Hashable, Hashable] = dict(rows.values_list("pk", "publisher"))
    for pk in documents & corrected.keys():
        if "publisher_id" in corrected[pk]:
            publisher = corrected[pk]["publisher_id"]
            found.pop(pk, None)
            found |= {pk: UUID(publisher)} if publisher else {}
    return found


def _pairs(
    rows: QuerySet[Any], first: str, second: str, without: frozenset[UUID]
) -> list[tuple[Hashable, Hashable]]:
    """The two ends of each row of which neither is left out."""
    ends = rows.values_list(first, second)
    return [pair for pair in ends if not without or without.isdisjoint(pair)]


def _overruled(at: datetime | None, without: frozenset[UUID]) -> dict[frozenset[Hashable], Verdict]:
    columns = ("first_source", "second_source", "first_statement", "second_statement", "verdict")
    pairs = {
        frozenset({first_source or first_statement, second_source or second_statement}): Verdict(verdict)
        for first_source, second_source, first_statement, second_statement, verdict in (
            Overrule.objects.known_at(at).values_list(*columns)
        )
    }
    return {pair: verdict for pair, verdict in pairs.items() if pair.isdisjoint(without)}
