"""Records by the names that rows use: looked up as sets, found by slug or by name."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.services.bulk.row import AskedQuestion, Speaker
from sources.models import Source

M = TypeVar("M", bound=Model)


class Aliases:
    """The names by which several sources go; where only one does it is found by it as by its own."""

    def __init__(self) -> None:
        self._several: dict[str, list[Source]] = {}

    def load(self, names: Collection[str], into: dict[str, Source]) -> None:
        """Look up the names that are not known: one query, none where all are."""
        for name, known in Source.objects.going_by([name for name in names if name not in into]).items():
            if len(known) == 1:
                into[name] = known[0]
            else:
                self._several[name] = known

    def check(self, name: str, known: Mapping[str, Source]) -> None:
        """That it tells who is meant; raises Refused."""
        if name not in known and name in self._several:
            raise doubtful(name, self._several[name])


def doubtful(name: str, known: Collection[Source], field: str = "source") -> Refused:
    """Why a name that several sources go by is not taken."""
    theirs = ", ".join(source.name for source in known)
    return Refused(
        field,
        name,
        _("several sources go by it ({theirs}): write the name of the one meant.").format(theirs=theirs),
    )


def names_in(speaker: Speaker) -> Iterable[str]:
    """All sources that a speaker names."""
    yield from (speaker.name, speaker.parent, *speaker.members)
    yield from (name for name in speaker.via if name)


def texts_in(row: AskedQuestion) -> list[str]:
    """The questions that a row names."""
    return [text for text in (row.question, row.related_question) if text]


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
