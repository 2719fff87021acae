"""Records that are called by what they are about: which related records such a title names."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model

_NAMED: dict[type[Model], tuple[str, ...]] = {}


def name_with(model: type[Model], title: Callable[[Any], str], related: Sequence[str]) -> None:
    """Have the records of a model called by `title`, which names the records in the fields `related`."""
    model.__str__ = title  # type: ignore[method-assign]  # what Django and its admin call it by
    _NAMED[model] = tuple(related)


def read_along(record: Model) -> None:
    """Read what the record's title names and was not read with it: a query for each, on a page of its own."""
    for name in _NAMED.get(type(record), ()):
        named = getattr(record, name)
        if isinstance(named, Model):
            read_along(named)
