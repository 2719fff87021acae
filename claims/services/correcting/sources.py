"""Correcting a source: its name and kind, for whom it speaks, who belongs to it, whether it is protected."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claimcheck.foundation.records.corrections import write_correction
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert
from claims.models import Claim
from claims.services.correcting.comparing_anew import Answered, compare_anew
from claims.services.transitions import required_reason
from sources.models import Membership, Parentage, Source, SourceCorrection
from sources.models.graph import source_graph
from sources.services.recording import check_members, one_a_line

COLUMNS = ("name", "kind", "protected", "wikidata_id", "homepage", "aliases")
IDENTITY = ("wikidata_id", "homepage", "aliases")
"""What says who a source is; of a protected one it is blank."""

KIN_LOCK = 0x6B696E
"""("kin") One transaction at a time says who speaks for whom, so that no two together make a circle."""


@transaction.atomic
def correct_source(*, by: User, now: datetime, source: Source, reason: str, **changed: Any) -> Source:
    """Correct the record of a source; the questions that hang on it are compared anew.

    `parent`: for whom it speaks, None for nobody; `members`: all who belong to a joint source. What is no
    longer so ends, and stays readable for the days it was held to be so. A source that becomes protected
    loses what says who it is. Raises Refused where it would speak for itself, or nothing is changed.
    """
    reason = required_reason("reason", reason)
    for name in sorted(changed.keys() - {*COLUMNS, "parent", "members"}):
        raise Refused(name, changed[name], _("it stays as it is; record another source, or leave it out."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KIN_LOCK])
    source.refresh_from_db()
    columns = {name: changed[name] for name in COLUMNS if name in changed}
    if "aliases" in columns:
        columns["aliases"] = one_a_line(columns["aliases"])
    if columns.get("protected"):
        columns |= dict.fromkeys(IDENTITY, "")
    elif source.protected and "protected" not in columns:
        _check_identity(columns)
    before = _kin(source)
    parent = changed["parent"] if "parent" in changed else before[0]
    members = list(dict.fromkeys(changed["members"])) if "members" in changed else before[1]
    _check_kin(source, columns.get("kind", source.kind), parent, members)
    hangs_on_it = _hangs_on(source)
    kept = write_correction(
        source, SourceCorrection, {"source": source},
        by=by, now=now, reason=reason, changed=columns,
        beside={"parent": (_key(before[0]), _key(parent)), "members": (_keys(before[1]), _keys(members))},
    )  # fmt: skip
    _write_kin(source, before, (parent, members), by=by, now=now)
    if not kept.after.keys().isdisjoint({"kind", "parent", "members"}):
        compare_anew(hangs_on_it | _hangs_on(source), by=by, now=now)
    return source


Kin = tuple[Source | None, list[Source]]


def _kin(source: Source) -> Kin:
    """For whom it speaks, and who belongs to it."""
    parent = source.parentages.live().select_related("parent").first()
    members = source.memberships.live().select_related("member").order_by("recorded_at", "pk")
    return (None if parent is None else parent.parent), [member.member for member in members]


def _check_identity(columns: dict[str, Any]) -> None:
    for name in IDENTITY:
        if columns.get(name):
            remedy = _("a protected source has only its attribution; leave it blank.")
            raise Refused(name, columns[name], remedy)


def _check_kin(source: Source, kind: str, parent: Source | None, members: Sequence[Source]) -> None:
    check_members(kind, members)
    graph = source_graph()
    if parent is not None and (parent == source or source.pk in graph.acts_for(parent.pk)):
        remedy = _("{parent} speaks for {source} itself; end that first, or choose another.").format(
            parent=parent.name, source=source.name
        )
        raise Refused("parent", parent.name, remedy)
    for member in members:
        if member == source or source.pk in graph.represented(member.pk):
            remedy = _("a joint source is no member of itself; leave it out.")
            raise Refused("members", member.name, remedy)


def _write_kin(source: Source, before: Kin, after: Kin, *, by: User, now: datetime) -> None:
    """End what is no longer so, and record what is."""
    end = {"superseded_at": now, "superseded_by": by}
    recorded = {"recorded_at": now, "recorded_by": by}
    if before[0] != after[0]:
        source.parentages.live().update(**end)
        if after[0] is not None:
            insert(Parentage(source=source, parent=after[0], **recorded))
    source.memberships.live().exclude(member__in=after[1]).update(**end)
    for member in after[1]:
        if member not in before[1]:
            insert(Membership(joint=source, member=member, **recorded))


def _hangs_on(source: Source) -> set[Answered]:
    """The questions answered by, or through, the source, whoever speaks for it and whatever it belongs to."""
    found: set[UUID] = {source.pk}
    fresh = {source.pk}
    while fresh:
        speaking = Parentage.objects.live().filter(parent__in=fresh).values_list("source", flat=True)
        joint = Membership.objects.live().filter(member__in=fresh).values_list("joint", flat=True)
        fresh = {*speaking, *joint} - found
        found |= fresh
    claims = Claim.objects.open().filter(Q(statement__source__in=found) | Q(relay_hops__source__in=found))
    return set(claims.order_by().values_list("topic", "question").distinct())


def _key(source: Source | None) -> UUID | None:
    return None if source is None else source.pk


def _keys(sources: Sequence[Source]) -> list[UUID]:
    return sorted(source.pk for source in sources)
