"""Records by the names that rows use: looked up as sets, found by slug or by name."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar, cast

from django.db.models import Model
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.models import Question
from claims.services.bulk.row import AskedQuestion, Speaker
from sources.models import Source
from sources.models.source import plain_name

K = TypeVar("K")
M = TypeVar("M", bound=Model)


class NamedRecords(dict[K, M]):
    """Records by name, or by topic and name. One that is not there is found by a name that differs from it in
    case and spaces alone: two spellings are not two sources, nor two questions."""

    def __init__(self) -> None:
        super().__init__()
        self._spelt: dict[Any, K] = {}

    def __setitem__(self, name: K, record: M) -> None:
        super().__setitem__(name, record)
        self._spelt.setdefault(_plain(name), name)

    def __missing__(self, name: K) -> M:
        spelt = self._spelt.get(_plain(name), name)
        if not super().__contains__(spelt):
            raise KeyError(name)
        return self[spelt]

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or super().__contains__(self._spelt.get(_plain(name)))

    def get(self, name: K, otherwise: Any = None) -> M | None:  # type: ignore[override]  # nobody asks for another
        """The record of that name."""
        try:
            return self[name]
        except KeyError:
            return cast("M | None", otherwise)

    def clear(self) -> None:
        """Forget all."""
        super().clear()
        self._spelt.clear()


def _plain(name: Any) -> Any:
    return (*name[:-1], plain_name(name[-1])) if isinstance(name, tuple) else plain_name(name)


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


def spelt_otherwise(topics: Collection[Any], texts: Collection[str]) -> Iterable[Question]:
    """Questions of these topics whose text differs from one of these in case alone."""
    if not (topics and texts):
        return ()
    lower = Question.objects.alias(lower_text=Lower("text"))
    return lower.filter(topic__in=topics, lower_text__in={text.lower() for text in texts}).order_by("-id")


def index(into: dict[str, M], rows: Iterable[M], name: Callable[[M], str]) -> None:
    """By slug and by name; of two with one name the older one stands."""
    for row in rows:
        into[name(row)] = into[row.slug] = row  # type: ignore[attr-defined]  # every kind of them has one
