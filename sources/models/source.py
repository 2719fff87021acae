"""Source: who can be quoted; for whom it speaks, who belongs to it, how reliable it is held to be."""

from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from claimcheck.foundation.records.base import (
    Record,
    Recorded,
    RecordedQuerySet,
    append_only,
    by_whom,
    drafted,
    drafts_of,
    not_blank,
    one_of,
    supersede_once,
)
from claimcheck.foundation.records.corrections import corrected_on_record
from claimcheck.foundation.records.history import tracked
from claimcheck.foundation.records.spelling import plain_name
from claimcheck.foundation.records.words import words_of
from sources.domain.kinds import Reliability, SourceKind


class SourceQuerySet(models.QuerySet["Source"]):
    """Questions about sources."""

    def drafts(self) -> Self:
        """Those that nobody has confirmed."""
        return self.filter(draft=True)

    def with_latest_grade(self) -> Self:
        """Each with `reliability`: its newest Admiralty letter, or None."""

        newest = ReliabilityGrade.objects.filter(source=models.OuterRef("pk")).order_by("-graded_at", "-id")
        return self.annotate(reliability=models.Subquery(newest.values("code")[:1]))

    def with_kin(self, among: "models.QuerySet[Source] | None" = None) -> Self:
        """Each with `live_parentages` and `live_memberships`, parents and members at hand, in two queries.

        `among`: only those that are one of these.
        """

        parents = Parentage.objects.live().select_related("parent")
        members = Membership.objects.live().select_related("member").order_by("member__name")
        if among is not None:
            parents, members = parents.filter(parent__in=among), members.filter(member__in=among)
        return self.prefetch_related(
            models.Prefetch("parentages", parents, to_attr="live_parentages"),
            models.Prefetch("memberships", members, to_attr="live_memberships"),
        )

    def going_by(self, names: Collection[str]) -> "dict[str, list[Source]]":
        """Of these names those by which sources go, each with all that do: name or alias, in any case."""
        wanted: dict[str, list[str]] = {}
        for name in names:
            if plain := plain_name(name):
                wanted.setdefault(plain, []).append(name)
        found: dict[str, list[Source]] = {}
        spelt = {name.lower() for name in names} | wanted.keys()
        aliased = models.Q(aliases__gt="")
        if len(wanted) == 1:  # looked for in SQL; of many, all aliases are read once
            aliased = models.Q(aliases__icontains=next(iter(wanted.values()))[0].split()[0])
        called = self.alias(lower_name=Lower("name")).filter(models.Q(lower_name__in=spelt) | aliased)
        rows = called.order_by("recorded_at", "id")
        for row in rows if wanted else ():
            for alias in {plain_name(name) for name in (row.name, *row.aliases.split("\n"))}:
                for name in wanted.get(alias, ()):
                    found.setdefault(name, []).append(row)
        return found

    def speaking_for(self, parent: "Source | UUID") -> Self:
        """Those whose parent now is `parent` (a source or its id)."""

        return self.filter(pk__in=Parentage.objects.live().filter(parent=parent).values("source"))


@tracked
class Source(Record):
    """Who can be quoted, by the name we print.

    A protected source has its printable attribution here and nothing else: no field anywhere can hold
    who it is.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, help_text="The attribution as it may be printed.")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value.replace("_", " ")) for k in SourceKind])
    protected = models.BooleanField(
        default=False, help_text="Only the printable attribution is kept; never write down who it is."
    )
    wikidata_id = models.CharField(max_length=20, blank=True, default="")
    homepage = models.URLField(max_length=500, blank=True, default="")
    aliases = models.TextField(
        blank=True, default="", db_default="", help_text="Other names that it goes by, one a line."
    )
    draft = drafted()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            not_blank("name", name="sources_source_name_not_blank"),
            one_of("kind", SourceKind, name="sources_source_kind"),
            models.CheckConstraint(
                name="sources_source_protected_has_no_identity",
                condition=Q(protected=False) | Q(wikidata_id="", homepage="", aliases=""),
            ),
            models.CheckConstraint(
                name="sources_source_wikidata_id", condition=Q(wikidata_id__regex=r"^(Q[1-9][0-9]*)?$")
            ),
        ]
        indexes = [
            GinIndex(words_of("name"), name="sources_source_words"),
            GinIndex(words_of("aliases"), name="sources_source_aliases", condition=Q(aliases__gt="")),
            drafts_of("sources_source"),
        ]
        triggers = [
            corrected_on_record(
                "sources_sourcecorrection",
                "c.source_id = OLD.id",
                "slug",
                "name",
                "kind",
                "protected",
                "wikidata_id",
                "homepage",
                "aliases",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Parentage(Recorded):
    """For whom a source speaks: the joint chiefs for South Korea."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="parentages")
    parent = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="child_parentages")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                name="sources_parentage_one_live_parent",
                fields=["source"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(name="sources_parentage_not_of_itself", condition=~Q(source=F("parent"))),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.source_id} speaks for {self.parent_id}"


class Membership(Recorded):
    """A member of a joint source: the US, within a joint US / South Korea / Ukraine assessment."""

    joint = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="memberships")
    member = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="joint_memberships")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                name="sources_membership_live_once",
                fields=["joint", "member"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(name="sources_membership_not_of_itself", condition=~Q(joint=F("member"))),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.member_id} in {self.joint_id}"


class ReliabilityGrade(Record):
    """An Admiralty letter for a source; F is "cannot be judged". Added to, never changed."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="reliability_grades")
    scheme = models.CharField(max_length=20, default="admiralty")
    code = models.CharField(max_length=1, choices=[(r.value, r.value) for r in Reliability])
    basis = models.TextField(help_text="Why this grade.")
    graded_at = models.DateTimeField()
    graded_by = by_whom()

    class Meta:
        ordering = ["-graded_at"]
        constraints = [
            one_of("code", Reliability, name="sources_reliabilitygrade_code"),
            not_blank("basis", name="sources_reliabilitygrade_basis_not_blank"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.code
