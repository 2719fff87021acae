"""Merging two names of one body, and setting them apart again: both recorded, and detected anew."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.models import Claim
from claims.services.detection.many_questions import concerned_by, detect_on
from claims.services.detection.reopening import restore_if_silent
from claims.services.recounting import note_changed_counts
from claims.services.transitions import required_reason
from claims.views.audience import reader
from claims.views.records import seen_sources
from claims.wording import causes
from claims.wording.causes import because
from sources.domain.independence import SourceGraph
from sources.domain.kinds import SourceKind
from sources.models import Source, SourceMerge
from sources.models.graph import source_graph

_MERGING_LOCK = 0x6D65726765
"""("merge") One transaction at a time merges sources, so that no two of them close a circle."""


@transaction.atomic
def merge_sources(*, by: User, now: datetime, source: Source, into: Source, reason: str) -> SourceMerge:
    """`source` is another name of `into`: they count as one source, and their questions are compared anew.

    Raises Refused where the two can't be one body, StaleState where `source` is another name already.
    """
    reason = required_reason("reason", reason)
    _one_at_a_time()
    before = source_graph()
    if source.pk in before.merged:
        raise StaleState(
            _("{name} is recorded as another name already. Separate it first.").format(name=source.name)
        )
    _check_one_body(source, into, before)
    _check_may_be_known(source, into, now)
    made = insert(SourceMerge(source=source, into=into, reason=reason, recorded_at=now, recorded_by=by))
    _compare_anew(
        source,
        into,
        before,
        why=because(causes.ONE_SOURCE, name=source.name, other=into.name),
        by=by,
        now=now,
    )
    return made


@transaction.atomic
def separate_sources(*, by: User, now: datetime, merge: SourceMerge, reason: str) -> SourceMerge:
    """Undo: the two are two sources again; that they were merged, until when and why stays on record."""
    reason = required_reason("reason", reason)
    _one_at_a_time()
    standing: SourceMerge = SourceMerge.objects.select_related("source", "into").get(pk=merge.pk)
    if standing.superseded_at is not None:
        raise StaleState(_("These sources are separate already. Reload the page."))
    before = source_graph()
    standing.superseded_at, standing.superseded_by, standing.ended_reason = now, by, reason
    standing.save(update_fields=["superseded_at", "superseded_by", "ended_reason"])
    why = because(causes.TWO_SOURCES, name=standing.source.name, other=standing.into.name)
    _compare_anew(standing.source, standing.into, before, why=why, by=by, now=now)
    return standing


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_MERGING_LOCK])


def _check_one_body(source: Source, into: Source, graph: SourceGraph) -> None:
    if graph.same(source.pk, into.pk):
        raise Refused("into", into.name, _("both are one source already; choose another one."))
    for field, body in (("source", source), ("into", into)):
        if body.protected:
            raise Refused(
                field, body.name, _("that would reveal who a protected source is; leave them apart.")
            )
        if body.kind == SourceKind.UNNAMED:
            raise Refused(
                field,
                body.name,
                _("a source without a name is nobody that another could be; leave them apart."),
            )
    if (source.kind == SourceKind.JOINT) != (into.kind == SourceKind.JOINT):
        raise Refused(
            "into", into.name, _("a joint source is a body of its own; choose another joint source.")
        )
    related = graph.acts_for(source.pk) | graph.represented(source.pk)
    backwards = graph.acts_for(into.pk) | graph.represented(into.pk)
    if into.pk in related or source.pk in backwards:
        remedy = _(
            "one speaks for the other or is a member of it, so they are two bodies; choose another one."
        )
        raise Refused("into", into.name, remedy)


def _check_may_be_known(source: Source, into: Source, now: datetime) -> None:
    """What conflicts are is known to readers: a source of which they may not know changes none of them."""
    both = Source.objects.filter(pk__in=[source.pk, into.pk])
    known = set(seen_sources(both, reader(now)).values_list("pk", flat=True))
    for field, body in (("source", source), ("into", into)):
        if body.pk not in known:
            remedy = _(
                "it is known from hidden records alone, and merging would show it; wait until they are open."
            )
            raise Refused(field, body.name, remedy)


def _compare_anew(
    source: Source, into: Source, before: SourceGraph, *, why: str, by: User, now: datetime
) -> None:
    """Detect on every question on which the two, or who belongs to either of them, have an open claim."""
    kin = _kin(source, into, before) | _kin(source, into, source_graph())
    said = Q(statement__source__in=kin) | Q(relay_hops__source__in=kin)
    questions = set(Claim.objects.open().filter(said).values_list("question", flat=True))
    detect_on(questions, by=by, now=now)
    concerned = concerned_by(questions)
    restore_if_silent(concerned, why=why, by=by, now=now)
    note_changed_counts(concerned, by=by, now=now)


def _kin(source: Source, into: Source, graph: SourceGraph) -> set[UUID]:
    """All names of the two, who acts for either, and the joint sources with them among their members."""
    bodies = graph.names(source.pk) | graph.names(into.pk)
    known = {*bodies, *graph.parents, *graph.members, *graph.merged}
    found = {
        key
        for key in known
        if not bodies.isdisjoint(graph.acts_for(key) | graph.represented(key)) or key in bodies
    }
    return {UUID(str(key)) for key in found}
