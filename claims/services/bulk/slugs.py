"""Slugs for the new names of a bulk recording: which are taken is asked once for all of them."""

import hashlib
from collections.abc import Iterable

from django.db import connection, models
from django.utils.text import slugify


class Slugs:
    """The slugs of one kind of record."""

    def __init__(self, model: type[models.Model], length: int) -> None:
        self._table, self._length = model._meta.db_table, length
        self._taken: set[str] = set()

    def load(self, names: Iterable[str]) -> None:
        """Read which slugs that these new names would get are taken: one query, none for no names."""
        wanted = list({self._plain(name) for name in names} - {""})
        self._taken = set()
        if wanted:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT slug FROM {self._table} WHERE slug = ANY(%s)", [wanted])  # noqa: S608  # own name
                self._taken = {slug for (slug,) in cursor.fetchall()}

    def take(self, slug: str) -> None:
        """A record has it now."""
        self._taken.add(slug)

    def free(self, slug: str) -> None:
        """The record that had it is not written after all."""
        self._taken.discard(slug)

    def of(self, name: str) -> str:
        """A slug for a name; with a bit of its hash where it has no letters for one, or it is taken."""
        plain = self._plain(name)
        if plain and plain not in self._taken:
            return plain
        mark = hashlib.sha256(name.encode(errors="replace")).hexdigest()[:8]
        return f"{plain[: self._length - 9] or 'x'}-{mark}"

    def _plain(self, name: str) -> str:
        return slugify(name)[: self._length].strip("-")
