"""Slugs for the new names of a bulk recording: which are taken is asked once for all of them."""

from collections.abc import Iterable

from django.db import connection, models
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.slugs import check_slug, slug_choices


class Slugs:
    """The slugs of one kind of record."""

    def __init__(self, model: type[models.Model], length: int) -> None:
        self._table, self._length = model._meta.db_table, length
        self._taken: set[str] = set()

    def load(self, names: Iterable[tuple[str, str]], given: Iterable[str] = ()) -> None:
        """Read which slugs that these new names, each with what it stands in, would get are taken, and which
        of those that were given: one query, none for no names."""
        wanted = list({slug for name, within in names for slug in self._choices(name, within)} | set(given))
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

    def chosen(self, given: str, field: str, name: str, within: str = "") -> str:
        """The slug that was given for a name, else one of its own; raises Refused where the given one is
        none, or taken."""
        if not given:
            return self.of(name, within)
        check_slug(given, field)
        if given in self._taken:
            raise Refused(field, given, _("the value is already in use; choose another."))
        return given

    def of(self, name: str, within: str = "") -> str:
        """A slug for a name; with a bit of a hash where it has no letters for one, or it is taken.

        `within`: what the name is unique in, such as the topic of a question.
        """
        choices = self._choices(name, within)
        return next((slug for slug in choices if slug not in self._taken), choices[-1])

    def _choices(self, name: str, within: str) -> list[str]:
        """The slugs that a name may get, the plainest first."""
        return slug_choices(name, within, self._length)
