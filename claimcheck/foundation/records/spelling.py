"""Names that differ in case and spaces alone are one name."""

from collections.abc import Collection
from typing import Any, TypeVar, cast

from django.db.models import Model, QuerySet
from django.db.models.functions import Lower

M = TypeVar("M", bound=Model)


def plain_name(name: str) -> str:
    """A name as it is compared with others: in any case, with single spaces."""
    return " ".join(name.split()).casefold()


def spelt_alike(rows: QuerySet[M], column: str, names: Collection[str]) -> QuerySet[M]:
    """Those of the rows whose column differs from one of the names in case and spaces alone."""
    lowered = {" ".join(name.split()).lower() for name in names}  # as PostgreSQL has it
    spelt: Any = rows.alias(lower=Lower(column))  # of other rows, to the types
    return cast("QuerySet[M]", spelt.filter(lower__in=lowered))
