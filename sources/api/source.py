"""Sources over REST: who can be quoted. A protected one shows its printable attribution, nothing more."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Expression, F, OuterRef, Q, QuerySet, Subquery
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.database_json import (
    NULL,
    Hiding,
    as_list,
    as_object,
    as_objects,
    called,
    or_null,
)
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import IdFilter, TextFilter, choice, flag
from sources.domain.kinds import Reliability, SourceKind
from sources.models import Membership, Parentage, Source
from sources.models.source import SourceQuerySet

NARROWING = ("slug", "kind", "parent", "members", "wikidata_id", "homepage", "aliases")
"""Of a protected source none of these is shown, nor can it be searched by."""


class SourceBrief(serializers.ModelSerializer[Source]):
    """A source as it stands beside what it said."""

    slug = serializers.SlugField(allow_null=True, read_only=True)
    kind = OneOf(SourceKind, allow_null=True, read_only=True)

    class Meta:
        model = Source
        fields = ["id", "name", "slug", "kind", "protected"]
        read_only_fields = fields

    def hidden_in_database(self, path: str) -> Hiding:
        """The same of what the database writes."""
        return {name: (Q(**{f"{path}protected": True}), NULL) for name in NARROWING}

    def to_representation(self, instance: Source) -> dict[str, Any]:
        """All of it; of a protected source only what may be printed."""
        shown = super().to_representation(instance)
        if instance.protected:
            shown.update({name: None for name in NARROWING if name in shown})
        return shown


class SourceSerializer(SourceBrief):
    """A source with whom it speaks for, its members if it is joint, and its newest Admiralty letter."""

    parent = serializers.SerializerMethodField(  # type: ignore[assignment]  # a field of that name
        help_text="The source it speaks for."
    )
    members = serializers.SerializerMethodField(help_text="Of a joint source.")
    reliability = OneOf(Reliability, allow_null=True, read_only=True)
    wikidata_id = serializers.CharField(allow_null=True, read_only=True)
    homepage = serializers.CharField(allow_null=True, read_only=True, help_text="Empty if it has none.")

    aliases = serializers.SerializerMethodField(help_text="Other names that it goes by.")

    class Meta(SourceBrief.Meta):
        fields = [
            *SourceBrief.Meta.fields,
            "parent",
            "members",
            "reliability",
            "wikidata_id",
            "homepage",
            "aliases",
            "recorded_at",
        ]
        read_only_fields = fields

    @extend_schema_field(SourceBrief(allow_null=True))
    def get_parent(self, source: Source) -> dict[str, Any] | None:
        """The live parent, fetched with the rows."""
        return next(
            (SourceBrief(link.parent).data for link in source.live_parentages),  # type: ignore[attr-defined]  # prefetched
            None,
        )

    @extend_schema_field(SourceBrief(many=True, allow_null=True))
    def get_members(self, source: Source) -> list[dict[str, Any]]:
        """The live members, fetched with the rows."""
        return [SourceBrief(link.member).data for link in source.live_memberships]  # type: ignore[attr-defined]  # prefetched

    def parent_in_database(self, path: str) -> Expression:
        """Among those that may be known."""
        links = Parentage.objects.live().filter(parent__in=self.context["known"], source=OuterRef("pk"))
        told = links.annotate(told=as_object(SourceBrief(), "parent__")).values("told")
        return or_null(Subquery(told[:1]))

    def members_in_database(self, path: str) -> Expression:
        """Likewise."""
        links = Membership.objects.live().filter(member__in=self.context["known"], joint=OuterRef("pk"))
        return as_objects((links.order_by("member__name"), SourceBrief(), "member__"))

    def aliases_in_database(self, path: str) -> Expression:
        """One a line."""
        return as_list(called("string_to_array(%(expressions)s, E'\\n')", F(f"{path}aliases")))

    @extend_schema_field({"type": "array", "items": {"type": "string"}, "nullable": True})
    def get_aliases(self, source: Source) -> list[str]:
        """One a line."""
        return source.aliases.split("\n") if source.aliases else []


class SourceFilter(django_filters.FilterSet):
    """Which sources; a protected one is found by its id or in the whole list only."""

    slug = TextFilter(method="open_only")
    kind = choice(SourceKind, method="open_only")
    parent = IdFilter(method="speaking_for", help_text="Sources that speak for this one.")
    protected = flag("by_protection")

    class Meta:
        model = Source
        fields: ClassVar[list[str]] = []

    def open_only(self, queryset: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        """By a column that is not shown of a protected source, so not searched either."""
        return queryset.filter(protected=False, **{name: value})

    def speaking_for(self, queryset: SourceQuerySet, name: str, value: Any) -> QuerySet[Source]:
        """By whom they speak for now."""
        return queryset.speaking_for(value).filter(protected=False)

    def by_protection(self, queryset: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        """Protected ones, or the others."""
        return queryset.filter(protected=value == "true")


class SourceViewSet(ReadEndpoint):
    """Who can be quoted: governments, militaries, agencies, people, joint assessments."""

    model = Source
    serializer_class = SourceSerializer
    filterset_class = SourceFilter
    orderings: ClassVar[dict[str, str]] = {"name": "name", "recorded_at": "recorded_at"}
    ordering = ("name", "id")

    def rows(self) -> QuerySet[Source]:
        """All sources, with kin and grade."""
        return Source.objects.with_latest_grade().with_kin()
