"""What the rows of a bulk recording refer to by name: found in sets, recorded in sets where it is new."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _now

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import New, checked, write
from claimcheck.foundation.records.wording import one_of
from claims.domain.questions.scope import RelationKind
from claims.models import Question, Topic
from claims.services.bulk.assumed_times import AssumedTimes
from claims.services.bulk.definitions import Definitions
from claims.services.bulk.journal import UndoJournal
from claims.services.bulk.lookups import Aliases, index, named, names_in, texts_in
from claims.services.bulk.measures import Assumed, measure_of
from claims.services.bulk.relating import Relating
from claims.services.bulk.row import AskedQuestion, Speaker
from claims.services.bulk.slugs import Slugs
from claims.services.bulk.spellings import NamedRecords, asked_before, topics_before
from claims.services.recording.questions import new_question, new_topic
from sources.domain.kinds import SourceKind, kind_assumed
from sources.models import Membership, Parentage, Source
from sources.services.recording import new_source

M = TypeVar("M", bound=Model)

WRITTEN = (Topic, Source, Parentage, Membership, Question)
"""What new names are recorded as, each after what it refers to."""


class References:
    """Topics, questions and sources by the names that rows use. What is new is checked when its first row
    names it, and written by `write_new`, a set for each kind; not `at_once`, it is written there and then.
    """

    def __init__(self, *, by: User, now: datetime, definitions: Definitions, draft: bool = False) -> None:
        self.by, self.now, self.definitions, self.draft = by, now, definitions, draft
        self.at_once = self.last = True
        self._awaited: set[str] = set()
        self.journal = UndoJournal()
        self.relating = Relating(by=by, now=now, journal=self.journal)
        self.topics: NamedRecords[str, Topic] = NamedRecords()
        self.questions: NamedRecords[tuple[object, str], Question] = NamedRecords()
        self.sources: NamedRecords[str, Source] = NamedRecords()
        self._aliases = Aliases()
        self._slugs: dict[type[Model], Slugs] = {
            model: Slugs(model, length) for model, length in ((Topic, 80), (Question, 120), (Source, 80))
        }
        self._new: list[Model] = []
        self.assumed: dict[Any, Assumed] = {}

    def load(
        self, asked: Iterable[AskedQuestion], speakers: Iterable[Speaker], publishers: Iterable[str]
    ) -> None:
        """Read what these name and is known already, and which slugs are free for what is not: three to seven
        queries, whatever their number."""
        rows = list(asked)
        names = {row.topic_slug or row.topic for row in rows} | {row.topic for row in rows}
        index(self.topics, topics_before(names), lambda topic: topic.name)
        told = (self.definitions.question(row, text) for row in rows for text in texts_in(row))
        given = {row.question_slug for row in (*told, *rows) if row.question_slug}
        wanted = given.union(*(texts_in(row) for row in rows))
        topics = {topic.pk for row in rows if (topic := self._topic(row)) is not None}
        for question in asked_before(topics, wanted):
            self.questions[question.topic_id, question.text] = question
            self.questions[question.topic_id, question.slug] = question
        sources = self.definitions.related_to(
            {name for speaker in speakers for name in names_in(speaker)} | set(publishers)
        )
        index(self.sources, named(Source, "name", sources), lambda source: source.name)
        self._aliases.load(sources, self.sources)
        self._slugs[Source].load((name, "") for name in sources if name not in self.sources)
        self._slugs[Topic].load((row.topic, "") for row in rows if self._topic(row) is None)
        texts = ((text, row.topic_slug or row.topic) for row in rows for text in self._new_texts(row))
        self._slugs[Question].load(texts, given)

    def _topic(self, row: AskedQuestion) -> Topic | None:
        return self.topics.get(row.topic_slug or row.topic) or self.topics.get(row.topic)

    def _new_texts(self, row: AskedQuestion) -> list[str]:
        """The questions that the row names and that are not known in its topic."""
        topic = self._topic(row)
        return [text for text in texts_in(row) if topic is None or (topic.pk, text) not in self.questions]

    def topic(self, row: AskedQuestion) -> Topic:
        """The topic, recorded if it is new."""
        known = self._topic(row)
        if known is None:
            slug = self._slugs[Topic].chosen(row.topic_slug, "topic_slug", row.topic)
            name = row.topic or slug
            known = self._record(new_topic(by=self.by, now=self.now, slug=slug, name=name, draft=self.draft))
            self._know(self.topics, known, row.topic, slug)
        return known

    def question(self, row: AskedQuestion, value: str) -> Question:
        """The question, recorded if it is new; refused where it is described otherwise.

        `value` is an answer to it: of a new question it tells whether it asks for a yes or a no.
        """
        self.definitions.check_question(row)
        topic = self.topic(row)
        told = self.definitions.question(row, row.question)
        slug = row.question_slug or told.question_slug
        known = self.questions.get((topic.pk, slug)) or self.questions.get((topic.pk, row.question))
        if known is None:
            return self._new_question(topic, told, value, row.question, slug)
        if row.temporality and row.temporality != known.temporality:
            remedy = _now("the question is recorded as {was}; use that value.").format(was=known.temporality)
            raise Refused("temporality", row.temporality, remedy)
        for column, text in row.scope:
            recorded = getattr(known, column)
            if recorded and recorded != text:
                remedy = _now("the question is recorded with {was!r}; use that, or a question of its own.")
                raise Refused(column, text, remedy.format(was=recorded))
        return known

    def relate(self, row: AskedQuestion, question: Question, value: str, line: int) -> None:
        """Note how the question is related to another of its topic, recorded alike if it is new."""
        if not row.related_question:
            return
        if row.relation not in list(RelationKind):
            raise Refused("relation", row.relation, one_of(RelationKind))
        topic = self.topic(row)
        other = self.questions.get((topic.pk, row.related_question))
        if other is None:
            told = self.definitions.question(row, row.related_question)
            other = self._new_question(topic, told, value, row.related_question, told.question_slug)
        self.relating.note(question, row.relation, other, line)

    def source(self, name: str) -> Source:
        """A source by its name, slug or alias, recorded if it is new as the file describes it."""
        self._aliases.check(name, self.sources)
        return self.sources.get(name) or self._new_source(self.definitions.source(name))

    def speaker(self, row: Speaker) -> Source:
        """Who says it: with whom they speak for and, of a joint source, its members."""
        self.definitions.check_source(row)
        for column, others in (("parent", [row.parent]), ("members", row.members)):
            itself = [other for other in others if self._is_itself(row.name, other)]
            if itself:
                raise Refused(column, itself[0], _now("that is the source itself; remove it."))
        self._aliases.check(row.name, self.sources)
        source = self.sources.get(row.name)
        if source is None:
            told = self.definitions.source(row.name)
            source = self._new_source(told if told.kind or told.parent or told.members else row)
        elif row.kind and row.kind != source.kind:
            remedy = _now("the source is recorded as {kind}; use that value.").format(kind=source.kind)
            raise Refused("source_kind", row.kind, remedy)
        for name in filter(None, (row.parent, *row.members)):
            self.source(name)
        return source

    def _is_itself(self, name: str, other: str) -> bool:
        """Whether the two names are of one source, which is neither its own parent nor its own member."""
        known = self.sources.get(name)
        return name == other or (known is not None and known == self.sources.get(other))

    def _new_source(self, told: Speaker) -> Source:
        if told.name in self._awaited:
            remedy = _now("sources that speak for each other in a circle; remove one link.")
            raise Refused("parent", told.name, remedy)
        self._awaited.add(told.name)
        try:
            parent = self.source(told.parent) if told.parent else None
            members = tuple(self.source(name) for name in told.members)
        finally:
            self._awaited.discard(told.name)
        kind = told.kind or kind_assumed(told.name, joint=bool(members))
        if kind not in list(SourceKind):
            raise Refused("source_kind", kind, one_of(SourceKind))
        slug = self._slugs[Source].of(told.name)
        new = new_source(
            by=self.by,
            now=self.now,
            slug=slug,
            name=told.name,
            kind=kind,
            parent=parent,
            members=members,
            draft=self.draft or any(kin.draft for kin in (parent, *members) if kin is not None),
        )
        source = self._record(new)
        self._know(self.sources, source, told.name, slug)
        return source

    def complete_sources(self, speakers: Iterable[Speaker]) -> None:
        """Parents and members that are named for sources which were known without them: two queries."""
        new = {record.pk for record in self._new}  # these were made with theirs
        wanted = {
            (speaker.name, speaker.parent, speaker.members)
            for speaker in speakers
            if (speaker.parent or speaker.members) and self.sources[speaker.name].pk not in new
        }
        known = [self.sources[name].pk for name, _, _ in wanted]
        if not known:
            return
        parented = set(Parentage.objects.live().filter(source__in=known).values_list("source", flat=True))
        have = Membership.objects.live().filter(joint__in=known)
        joined = set(have.values_list("joint", "member"))
        for name, parent, members in sorted(wanted):
            source = self.sources[name]
            if parent and source.pk not in parented and not self._is_itself(name, parent):
                self._relate(Parentage(source=source, parent=self.source(parent), **self._recorded()))
                parented.add(source.pk)
            others = [other for other in members if not self._is_itself(name, other)]
            for member in (self.source(other) for other in others):
                if (source.pk, member.pk) not in joined:
                    self._relate(Membership(joint=source, member=member, **self._recorded()))
                    joined.add((source.pk, member.pk))

    def mark(self) -> tuple[int, str]:
        """Where memory and, if names are written one by one, the database stand."""
        return self.journal.mark(), "" if self.at_once else transaction.savepoint()

    def undo(self, mark: tuple[int, str]) -> None:
        """Forget, and unwrite, all since a mark."""
        self.journal.undo(mark[0])
        if mark[1]:
            transaction.savepoint_rollback(mark[1])

    def write_new(self) -> None:
        """Write what is new; raises IntegrityError, and writes nothing, where the database refuses one."""
        if not self._new:
            return
        with transaction.atomic(), connection.wrap_database_errors:
            for model in WRITTEN:
                copying.copy_records([record for record in self._new if type(record) is model])
        self._new.clear()

    def forget(self, line: int) -> None:
        """All that is known, and the relations noted from this line on: to read the names of rows anew."""
        for memory in (self.topics, self.questions, self.sources, self._new):
            memory.clear()
        self.relating.forget(line)

    def _record(self, new: New[M]) -> M:
        """Take what is new, or write it, if it is not to be written with all the others."""
        if not self.at_once:
            try:
                write(new)
            except Refused as refused:
                if self.last or refused.field != "slug" or not isinstance(refused.__cause__, IntegrityError):
                    raise
                raise refused.__cause__  # noqa: B904  # another took it just now: all of it is tried again
        else:
            self._take(*new)
        record = new[0]
        slugs, slug = self._slugs[type(record)], record.slug  # type: ignore[attr-defined]  # every kind of them has one
        slugs.take(slug)
        self.journal.undone_by(slugs.free, slug)
        return record

    def _take(self, *new: Model) -> None:
        """Keep what is to be written, until the row that brought it turns out not to be recorded."""
        self.journal.undone_by(self._drop, len(self._new))
        self._new += new

    def _drop(self, kept: int) -> None:
        del self._new[kept:]

    def _know(self, memory: dict[Any, Any], record: Model, *names: Any) -> None:
        for name in names:
            self.journal.put(memory, name, record)

    def _relate(self, kin: Parentage | Membership) -> None:
        if not self.at_once:
            write((checked(kin),))
        else:
            self._take(checked(kin))

    def _recorded(self) -> dict[str, Any]:
        return {"recorded_at": self.now, "recorded_by": self.by}

    def _new_question(self, topic: Topic, row: AskedQuestion, value: str, text: str, slug: str) -> Question:
        slug = self._slugs[Question].chosen(slug, "question_slug", text, row.topic_slug or row.topic)
        row = self.definitions.measured(row)
        times = AssumedTimes(topic.pk, row, self.questions, self.definitions)
        assumed = None if row.temporality else times.of(text)
        new = new_question(
            by=self.by,
            now=self.now,
            topic=topic,
            slug=slug,
            text=text,
            draft=self.draft,
            **{**measure_of(row, value, assumed), **dict(row.scope if text == row.question else ())},
        )
        question = self._record(new)
        self._know(self.questions, question, (topic.pk, text), (topic.pk, slug))
        if assumed is not None:
            self.journal.put(self.assumed, question.pk, assumed)
        return question
