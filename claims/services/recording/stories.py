"""Beginning a story from a template: its topic, its questions and how they are related, in one step."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert, set_once
from claims.domain.figures.units import is_money
from claims.domain.questions.scope import Answer, RelationKind
from claims.domain.stories import Story, StoryQuestion
from claims.domain.stories.story import ASKED, GAP, MOST
from claims.models import Question, QuestionRelation, StoryTemplate, Topic
from claims.services.recording.made_along import NewTopic, known_topic
from claims.services.recording.questions import record_question, relate_questions


@transaction.atomic
def begin_story(
    *,
    by: User,
    now: datetime,
    story: Story,
    topic: Topic | NewTopic,
    said: str = "",
    unit: str = "",
    chosen: Collection[str] | None = None,
    wordings: Mapping[str, str] | None = None,
    draft: bool = False,
) -> tuple[Topic, list[Question]]:
    """Record the topic, if it is new, and the questions of a template that are `chosen` (None: all), related.

    `said`: the story as it stands in a question, the topic's name where it is left out. `unit`: where the
    template asks for one. `wordings`: key → the question as it was worded otherwise. A question that the
    topic has already is taken as it is.
    """
    kept = [question for question in story.questions if chosen is None or question.key in chosen]
    if not kept:
        raise Refused("questions", "", _("choose at least one question."))
    if any(question.unit == ASKED for question in kept) and not unit:
        raise Refused("unit", "", _("say what it is measured in."))
    of = known_topic(topic, by=by, now=now, draft=draft)
    made: dict[str, Question] = {}
    for question in kept:
        text = (wordings or {}).get(question.key) or question.worded(said or of.name)
        known = Question.objects.filter(topic=of, text__iexact=text).first()
        made[question.key] = known or _recorded(question, of, text, unit, by=by, now=now, draft=draft)
    for first, kind, second in story.relations():
        if first in made and second in made and not _related(made[first], made[second]):
            relate_questions(by=by, now=now, first=made[first], second=made[second], kind=kind)
    return of, list(made.values())


def _recorded(
    each: StoryQuestion, topic: Topic, text: str, unit: str, *, by: User, now: datetime, draft: bool
) -> Question:
    code = unit if each.unit == ASKED else each.unit
    return record_question(
        by=by,
        now=now,
        topic=topic,
        text=text,
        temporality=each.temporality,
        answer=Answer.QUANTITY if code else Answer.YES_NO,
        unit=code or None,
        draft=draft,
    )


def _related(first: Question, second: Question) -> bool:
    pair = [first, second]
    return QuestionRelation.objects.live().filter(topic=first.topic, first__in=pair, second__in=pair).exists()


@transaction.atomic
def save_story(*, by: User, now: datetime, name: str, topic: Topic, said: str = "") -> StoryTemplate:
    """Keep the questions of a topic as a template, with the story's name left open; one of the same name ends
    with it."""
    said = said or topic.name
    rows = list(Question.objects.filter(topic=topic).order_by("recorded_at", "pk")[: MOST + 1])
    if not 0 < len(rows) <= MOST:
        raise Refused(
            "topic",
            topic.name,
            _("it has {rows_count} questions; a template has 1 to {most}.").format(
                rows_count=len(rows), most=MOST
            ),
        )
    if not any(said.casefold() in row.text.casefold() for row in rows):
        raise Refused(
            "said", said, _("none of its questions has these words; give the story as they word it.")
        )
    keys = {row.pk: f"q{number}" for number, row in enumerate(rows, start=1)}
    questions = tuple(_kept(row, keys, said) for row in rows)
    name = name.strip()
    StoryTemplate.objects.live().filter(name=name).update(superseded_at=now, superseded_by=by)
    content = Story(name, questions).content()
    return insert(StoryTemplate(name=name, content=content, recorded_at=now, recorded_by=by))


def _kept(row: Question, keys: Mapping[UUID, str], said: str) -> StoryQuestion:
    links = QuestionRelation.objects.live().filter(topic=row.topic_id, first=row)
    related = [(link.kind, keys.get(link.second_id)) for link in links]
    at = row.text.casefold().find(said.casefold())
    text = row.text if at < 0 else row.text[:at] + GAP + row.text[at + len(said) :]
    money = is_money(row.dimension)
    return StoryQuestion(
        key=keys[row.pk],
        text=text,
        temporality=row.temporality,
        unit=ASKED if money else row.unit_id or "",
        part_of=next((key for kind, key in related if kind == RelationKind.PART_OF and key), ""),
        disjoint=tuple(key for kind, key in related if kind == RelationKind.DISJOINT and key),
    )


@transaction.atomic
def give_up_story(*, by: User, now: datetime, template: StoryTemplate) -> StoryTemplate:
    """A template of the newsroom is no longer offered."""
    return set_once(
        template, _("This template has already been deleted."), superseded_at=now, superseded_by=by
    )
