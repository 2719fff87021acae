"""What the rows of a bulk recording refer to by name: found in sets, recorded where it is new."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.text import slugify

from claims.domain.figures import Stance
from claims.domain.scope import Answer, InvalidRelation, RelationKind, Temporality
from claims.domain.units import unit as known_unit
from claims.models import Question, QuestionRelation, Topic
from claims.models.assertions import world_of
from claims.services.bulk.row import Asked, Problem, Speaker
from claims.services.questions import record_question, record_topic
from sources.domain.kinds import SourceKind
from sources.models import Membership, Parentage, Source
from sources.services.errors import Refused
from sources.services.recording import record_source
from sources.services.saving import insert

M = TypeVar("M", bound=Model)
DEFAULT_UNIT = "item"
NO_UNIT = {"date": Answer.DATE, "yes/no": Answer.YES_NO}


def slug_of(name: str, length: int, taken: Callable[[str], bool]) -> str:
    """A slug for a name; with a bit of its hash where it has no letters for one, or it is taken."""
    plain = slugify(name)[:length].strip("-")
    if plain and not taken(plain):
        return plain
    mark = hashlib.sha256(name.encode(errors="replace")).hexdigest()[:8]
    return f"{plain[: length - 9] or 'x'}-{mark}"


class References:
    """Topics, questions and sources by the names that rows use, for the length of one recording."""

    def __init__(self, *, by: User, now: datetime) -> None:
        self.by, self.now = by, now
        self.topics: dict[str, Topic] = {}
        self.questions: dict[tuple[object, str], Question] = {}
        self.sources: dict[str, Source] = {}
        self._relations: dict[tuple[Question, str, Question], int] = {}

    def load(self, asked: Iterable[Asked], speakers: Iterable[Speaker], publishers: Iterable[str]) -> None:
        """Read what these name and is known already: three queries, whatever their number."""
        rows = list(asked)
        names = {row.topic_slug or row.topic for row in rows} | {row.topic for row in rows}
        _index(self.topics, _named(Topic, "name", names), lambda topic: topic.name)
        wanted = {row.question_slug or row.question for row in rows}
        wanted |= {row.question for row in rows} | {row.related_question for row in rows}
        for question in _named(Question, "text", wanted):
            self.questions[question.topic_id, question.text] = question
            self.questions[question.topic_id, question.slug] = question
        sources = {name for each in speakers for name in _names_in(each)} | set(publishers)
        _index(self.sources, _named(Source, "name", sources), lambda source: source.name)

    def topic(self, row: Asked) -> Topic:
        """The topic, recorded if it is new."""
        known = self.topics.get(row.topic_slug or row.topic) or self.topics.get(row.topic)
        if known is None:
            slug = row.topic_slug or slug_of(row.topic, 80, lambda s: Topic.objects.filter(slug=s).exists())
            known = record_topic(by=self.by, now=self.now, slug=slug, name=row.topic or slug)
            self.topics[row.topic] = self.topics[slug] = known
        return known

    def question(self, row: Asked, value: str) -> Question:
        """The question, recorded if it is new; refused where it is described otherwise.

        `value` is an answer to it: of a new question it tells whether it asks for a yes or a no.
        """
        topic = self.topic(row)
        slug = row.question_slug
        known = self.questions.get((topic.pk, slug)) or self.questions.get((topic.pk, row.question))
        if known is None:
            return self._new_question(topic, row, value, row.question, slug)
        if row.temporality and row.temporality != known.temporality:
            raise Refused(
                "temporality", row.temporality, f"the question is recorded as {known.temporality}; say that."
            )
        return known

    def relate(self, row: Asked, question: Question, value: str, line: int) -> None:
        """Note how the question is related to another of its topic, recorded alike if it is new."""
        if not row.related_question:
            return
        if row.relation not in list(RelationKind):
            raise Refused("relation", row.relation, f"say one of {', '.join(RelationKind)}.")
        topic = self.topic(row)
        other = self.questions.get((topic.pk, row.related_question))
        if other is None:
            other = self._new_question(topic, row, value, row.related_question, "")
        self._relations.setdefault((question, row.relation, other), line)

    def write_relations(self) -> tuple[set[Any], list[Problem]]:
        """Record the relations noted that are new: the questions that they concern, and what can't hold."""
        concerned: set[Any] = set()
        problems: list[Problem] = []
        for (first, kind, second), line in self._relations.items():
            live = QuestionRelation.objects.live().filter(topic=first.topic_id, first=first, second=second)
            if live.filter(kind=kind).exists():
                continue
            try:
                world_of(first.topic_id).relations.check((first.pk, RelationKind(kind), second.pk))
            except InvalidRelation as problem:
                why = f"it can't hold: {str(problem).partition(': ')[2]}."
                problems.append(Problem(line, "relation", f"{first} {kind} {second}", why))
                continue
            ends = {"topic_id": first.topic_id, "first": first, "second": second}
            insert(QuestionRelation(**ends, kind=kind, **self._recorded()))
            concerned |= {first.pk, second.pk}
        self._relations.clear()
        return concerned, problems

    def source(self, name: str, kind: str = "") -> Source:
        """A source by its name or slug, recorded if it is new."""
        known = self.sources.get(name)
        return known or self._new_source(name, kind, None, ())

    def speaker(self, row: Speaker) -> Source:
        """Who says it: with whom they speak for and, of a joint source, its members."""
        known = self.sources.get(row.name)
        parent = self.source(row.parent) if row.parent else None
        members = tuple(self.source(name) for name in row.members)
        if known is None:
            return self._new_source(row.name, row.kind, parent, members)
        if row.kind and row.kind != known.kind:
            raise Refused("source_kind", row.kind, f"the source is recorded as {known.kind}; say that.")
        return known

    def _new_source(self, name: str, kind: str, parent: Source | None, members: tuple[Source, ...]) -> Source:
        kind = kind or (SourceKind.JOINT if members else SourceKind.MEDIA)
        if kind not in list(SourceKind):
            raise Refused("source_kind", kind, f"say one of {', '.join(SourceKind)}.")
        slug = slug_of(name, 80, lambda s: Source.objects.filter(slug=s).exists())
        source = record_source(
            by=self.by, now=self.now, slug=slug, name=name, kind=kind, parent=parent, members=members
        )
        self.sources[name] = self.sources[slug] = source
        return source

    def complete_sources(self, speakers: Iterable[Speaker]) -> None:
        """Parents and members that are named for sources which were known without them."""
        wanted = {(each.name, each.parent, each.members) for each in speakers if each.parent or each.members}
        for name, parent, members in sorted(wanted):
            source = self.sources.get(name)
            if source is None:
                continue
            if parent and not Parentage.objects.live().filter(source=source).exists():
                insert(Parentage(source=source, parent=self.source(parent), **self._recorded()))
            have = set(Membership.objects.live().filter(joint=source).values_list("member", flat=True))
            for member in (self.source(each) for each in members):
                if member.pk not in have:
                    insert(Membership(joint=source, member=member, **self._recorded()))

    def _recorded(self) -> dict[str, Any]:
        return {"recorded_at": self.now, "recorded_by": self.by}

    def _new_question(self, topic: Topic, row: Asked, value: str, text: str, slug: str) -> Question:
        answer = _answer(row.unit, value)
        temporality = row.temporality or Temporality.STOCK
        if temporality not in list(Temporality):
            raise Refused("temporality", temporality, f"say one of {', '.join(Temporality)}.")
        unit = (
            known_unit(row.question_unit or row.unit or DEFAULT_UNIT).code
            if answer is Answer.QUANTITY
            else None
        )
        additive = answer is Answer.QUANTITY if row.additive is None else row.additive
        if not slug:
            slug = slug_of(text, 120, lambda s: Question.objects.filter(slug=s).exists())
        question = record_question(
            by=self.by,
            now=self.now,
            topic=topic,
            slug=slug,
            text=text,
            temporality=temporality,
            answer=answer,
            unit=unit,
            additive=additive,
            minimum=_minimum(row.minimum),
            **dict(row.scope if text == row.question else ()),
        )
        self.questions[topic.pk, text] = self.questions[topic.pk, slug] = question
        return question


def _answer(unit: str, value: str) -> Answer:
    """What kind of answer a new question takes: by its unit column, or by a stance in its value."""
    if unit in NO_UNIT:
        return NO_UNIT[unit]
    return Answer.YES_NO if value in list(Stance) else Answer.QUANTITY


def _minimum(given: str | None) -> Decimal | None:
    """The least value: 0 where nothing is said, none where it is said that there is none."""
    if given is None:
        return Decimal(0)
    return None if given == "none" else Decimal(given)


def _names_in(speaker: Speaker) -> Iterable[str]:
    yield from (speaker.name, speaker.parent, *speaker.members)
    yield from (name for name in speaker.via if name)


def _named(model: type[M], column: str, names: Collection[str]) -> Iterable[M]:
    """Those with one of the names as slug or in the column, the newest first."""
    # names as one parameter, however many: a list of thousands takes longer to write than to look up
    statement = (
        f"SELECT * FROM {model._meta.db_table} WHERE slug = ANY(%s) OR {column} = ANY(%s) ORDER BY id DESC"  # noqa: S608  # own names
    )
    return model._default_manager.raw(statement, [list(names), list(names)])


def _index(into: dict[str, M], rows: Iterable[M], name: Callable[[M], str]) -> None:
    """By slug and by name; of two with one name the older one stands."""
    for row in rows:
        into[name(row)] = into[row.slug] = row  # type: ignore[attr-defined]
