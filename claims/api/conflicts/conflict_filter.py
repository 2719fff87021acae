"""Which conflicts of a list are asked for."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field

from claimcheck.foundation.rest.filters import (
    ChoiceFilter,
    DayFilter,
    MomentFilter,
    TextFilter,
    choice,
    flag,
)
from claims.api.named import NamedFilter
from claims.domain.comparing.classification import Kind, Reason
from claims.domain.lifecycle import ConflictState
from claims.models import Conflict, Question, Topic
from claims.models.conflict import ConflictQuerySet


@extend_schema_field({"type": "integer", "enum": [1, 2, 3]})
class SeverityFilter(ChoiceFilter):
    """Conflicts by who must look: 3 first."""


class ConflictFilter(django_filters.FilterSet):
    """Which conflicts."""

    topic = NamedFilter(Topic)
    question = NamedFilter(Question)
    state = choice(ConflictState)
    in_hand = flag("by_hand", help_text="Neither resolved nor dismissed.")
    kind = choice(Kind, "visible_kind")
    reason = choice(Reason, "visible_reason")
    severity = SeverityFilter(field_name="visible_severity", choices=[("1", "1"), ("2", "2"), ("3", "3")])
    assignee = TextFilter(method="taken_by", help_text="By user name.")
    as_of = DayFilter(
        field_name="visible_episode",
        lookup_expr="contains",
        help_text="Conflicts whose episode includes this day.",
    )
    updated_since = MomentFilter(
        method="changed_since", help_text="Changed or decided at this time or later."
    )

    class Meta:
        model = Conflict
        fields: ClassVar[list[str]] = []

    def by_hand(self, queryset: ConflictQuerySet, name: str, value: str) -> QuerySet[Conflict]:
        """Those that need somebody, or those that do not."""
        return queryset.in_hand() if value == "true" else queryset.settled()

    def taken_by(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Conflict]:
        """Those in one person's hands."""
        return queryset.filter(assignee_name=value)

    def changed_since(self, queryset: ConflictQuerySet, name: str, value: Any) -> QuerySet[Conflict]:
        """By detection or by a decision, whichever was later."""
        return queryset.changed_since(value, "changed_visibly_at")
