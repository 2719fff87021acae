"""Two spellings, in case and spaces, of a name are not two sources, nor two questions."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar, cast

from django.db.models import Model

from claimcheck.foundation.records.spelling import plain_name, spelt_alike
from claims.models import Question, Topic
from claims.services.bulk.lookups import named

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


def topics_before(names: Collection[str]) -> Iterator[Topic]:
    """Topics with one of these as name or slug, the newest first; before them those whose name differs from
    one in case alone."""
    known = list(named(Topic, "name", names))
    unknown = {*names} - {topic.name for topic in known} - {topic.slug for topic in known}
    if unknown:
        yield from spelt_alike(Topic.objects.all(), "name", unknown).order_by("-id")
    yield from known


def asked_before(topics: Collection[Any], texts: Collection[str]) -> Iterator[Question]:
    """Questions with one of these as text or slug, the newest first; before them those of these topics whose
    text differs from one in case alone."""
    known = list(named(Question, "text", texts))
    unknown = {*texts} - {question.text for question in known} - {question.slug for question in known}
    if topics and unknown:
        yield from spelt_alike(Question.objects.filter(topic__in=topics), "text", unknown).order_by("-id")
    yield from known
