"""Two spellings, in case and spaces, of a name are not two sources, nor two questions."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar, cast

from django.db.models import Model
from django.db.models.functions import Lower

from claims.models import Question, Topic
from claims.services.bulk.lookups import named
from sources.models.source import plain_name

K = TypeVar("K")
M = TypeVar("M", bound=Model)
OWN = ("name", "text")
"""Of a source or topic, and of a question, what may be spelt otherwise: a slug is not."""


class NamedRecords(dict[K, M]):
    """Records by name, or by topic and name; by another spelling where that name is not there."""

    def __init__(self) -> None:
        super().__init__()
        self._spelt: dict[Any, K] = {}

    def __setitem__(self, name: K, record: M) -> None:
        super().__setitem__(name, record)
        if (name[-1] if isinstance(name, tuple) else name) in (getattr(record, own, "") for own in OWN):
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


def _lower(names: Collection[str]) -> set[str]:
    """As PostgreSQL has them in lower case, with single spaces."""
    return {" ".join(name.split()).lower() for name in names}


def topics_before(names: Collection[str]) -> Iterator[Topic]:
    """Topics with one of these as name or slug, the newest first; before them those whose name differs from
    one in case alone."""
    known = list(named(Topic, "name", names))
    unknown = {*names} - {topic.name for topic in known} - {topic.slug for topic in known}
    if unknown:
        lower = Topic.objects.alias(lower_name=Lower("name"))
        yield from lower.filter(lower_name__in=_lower(unknown)).order_by("-id")
    yield from known


def asked_before(topics: Collection[Any], texts: Collection[str]) -> Iterator[Question]:
    """Questions with one of these as text or slug, the newest first; before them those of these topics whose
    text differs from one in case alone."""
    known = list(named(Question, "text", texts))
    unknown = {*texts} - {question.text for question in known} - {question.slug for question in known}
    if topics and unknown:
        lower = Question.objects.alias(lower_text=Lower("text"))
        spelt = lower.filter(topic__in=topics, lower_text__in=_lower(unknown))
        yield from spelt.order_by("-id")
    yield from known
