"""Source: who can be quoted."""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Record, by_whom, not_blank, one_of
from claimcheck.foundation.records.history import tracked
from sources.domain.kinds import SourceKind


class SourceQuerySet(models.QuerySet["Source"]):
    """Questions about sources."""

    def with_latest_grade(self) -> Self:
        """Each with `reliability`: its newest Admiralty letter, or None."""
        from sources.models.reliability import ReliabilityGrade

        newest = ReliabilityGrade.objects.filter(source=models.OuterRef("pk")).order_by("-graded_at", "-id")
        return self.annotate(reliability=models.Subquery(newest.values("code")[:1]))

    def with_kin(self, among: "models.QuerySet[Source] | None" = None) -> Self:
        """Each with `live_parentages` and `live_memberships`, parents and members at hand, in two queries.

        `among`: only those that are one of these.
        """
        from sources.models.membership import Membership
        from sources.models.parentage import Parentage

        parents = Parentage.objects.live().select_related("parent")
        members = Membership.objects.live().select_related("member").order_by("member__name")
        if among is not None:
            parents, members = parents.filter(parent__in=among), members.filter(member__in=among)
        return self.prefetch_related(
            models.Prefetch("parentages", parents, to_attr="live_parentages"),
            models.Prefetch("memberships", members, to_attr="live_memberships"),
        )

    def speaking_for(self, parent: "Source | UUID") -> Self:
        """Those whose parent now is `parent` (a source or its id)."""
        from sources.models.parentage import Parentage

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
                condition=Q(protected=False) | Q(wikidata_id="", homepage=""),
            ),
            models.CheckConstraint(
                name="sources_source_wikidata_id", condition=Q(wikidata_id__regex=r"^(Q[1-9][0-9]*)?$")
            ),
        ]

    def __str__(self) -> str:
        return self.name
