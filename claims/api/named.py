"""Records by their short names wherever an id is asked for: those that a reader may know of."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from drf_spectacular.utils import extend_schema_field

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.filters import SOMETHING, IdFilter, TextField
from claims.models import Question, VerifiedFigure
from claims.views.audience import reader
from claims.views.records import seen
from sources.models import Source


class _NamedField(TextField):
    @staticmethod
    def read(text: str) -> Any:
        try:
            return parsing.identifier(text)
        except ValueError:
            return TextField.read(text).replace("\0", "\N{REPLACEMENT CHARACTER}")


def known_key(of: type[Model], value: UUID | str, at: datetime) -> UUID:
    """The id of a record that is given by id or short name; raises ValueError for a short name that no record
    has of which a reader may know."""
    if isinstance(value, UUID):
        return value
    rows = of._default_manager.filter(slug=value)
    if of is Source:
        rows = rows.filter(protected=False)
    key = seen(rows, reader(at)).values_list("pk", flat=True).first()
    if key is None:
        raise ValueError(f"no {of._meta.verbose_name_raw} has this id or short name; look it up in the list.")
    return UUID(str(key))


def named_key(of: type[Model], at: datetime) -> Callable[[str], UUID]:
    """Reads a parameter that names a record by id or short name."""
    return lambda text: known_key(of, _NamedField.read(text), at)


@extend_schema_field({"type": "string", "pattern": SOMETHING})
class NamedFilter(IdFilter):
    """Rows that refer to the record with this id or short name; a short name that is none is refused."""

    field_class = _NamedField  # type: ignore[assignment]  # reads more than ids

    def __init__(self, of: type[Model], **options: Any):
        super().__init__(**{"help_text": "Its id or short name (slug).", **options})
        self.of = of

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Those of that record."""
        if value is None:
            return queryset
        asked: Any = self.parent
        try:
            key = known_key(self.of, value, asked.request.parser_context["view"].now)
        except ValueError as problem:
            name = next(name for name, named_filter in asked.filters.items() if named_filter is self)
            raise Refused(name, value, str(problem)) from problem
        found: QuerySet[Any] = super().filter(queryset, key)
        return found


def published_question(text: str) -> UUID:
    """The question of an address, by its id, or by its short name where a figure of it has been published.
    Raises ValueError."""
    try:
        return parsing.identifier(text)
    except ValueError as problem:
        slug = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
        rows = Question.objects.filter(slug=slug, pk__in=VerifiedFigure.objects.values("question"))
        key = rows.values_list("pk", flat=True).first()
        if key is None:
            raise ValueError(f"{problem} Or write the short name of a question.") from problem
        return UUID(str(key))
