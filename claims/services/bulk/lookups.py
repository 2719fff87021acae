"""Records by the names that rows use: looked up as sets, found by slug or by name."""

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from django.db.models import Model

from claims.services.bulk.row import Speaker

M = TypeVar("M", bound=Model)


def names_in(speaker: Speaker) -> Iterable[str]:
    """All sources that a speaker names."""
    yield from (speaker.name, speaker.parent, *speaker.members)
    yield from (name for name in speaker.via if name)


def named(model: type[M], column: str, names: Collection[str]) -> Iterable[M]:
    """Those with one of the names as slug or in the column, the newest first."""
    # names as one parameter, however many: a list of thousands takes longer to write than to look up
    statement = (
        f"SELECT * FROM {model._meta.db_table} WHERE slug = ANY(%s) OR {column} = ANY(%s) ORDER BY id DESC"  # noqa: S608  # own names
    )
    return model._default_manager.raw(statement, [list(names), list(names)])


def index(into: dict[str, M], rows: Iterable[M], name: Callable[[M], str]) -> None:
    """By slug and by name; of two with one name the older one stands."""
    for row in rows:
        into[name(row)] = into[row.slug] = row  # type: ignore[attr-defined]  # every kind of them has one
