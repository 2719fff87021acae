"""Recording topics, questions and how questions are related."""

from datetime import datetime
from decimal import Decimal
from types import EllipsisType
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import checked, confirmed, insert, writing
from claimcheck.foundation.records.slugs import free_slug
from claims.domain.figures.units import TRUTH
from claims.domain.figures.units import unit as known_unit
from claims.domain.finding.temporality import inferred
from claims.domain.questions.measure import adds_up, from_zero, held_together
from claims.domain.questions.scope import Answer, InvalidRelation, RelationKind, Temporality
from claims.models import Question, QuestionRelation, ScopeConfirmation, Topic
from claims.models.assertions import world_of
from claims.services.detection.one_question import detect_conflicts


def new_topic(
    *, by: User, now: datetime, name: str, slug: str = "", description: str = "", draft: bool = False
) -> tuple[Topic]:
    """A desk's subject; without a slug it gets one. Of a draft nothing is shown outside the desk."""
    slug = slug or free_slug(Topic, name)
    topic = Topic(slug=slug, name=name, description=description, draft=draft, recorded_at=now, recorded_by=by)
    return (checked(topic),)


record_topic = writing(new_topic)


def new_question(
    *,
    by: User,
    now: datetime,
    topic: Topic,
    text: str,
    slug: str = "",
    temporality: str = "",
    answer: str = Answer.QUANTITY,
    unit: str | None = None,
    additive: bool | None = None,
    minimum: Decimal | EllipsisType | None = ...,
    draft: bool = False,
    **more: Any,
) -> tuple[Question]:
    """What is measured, in fields; `unit` is a code of the register for a quantity, none otherwise.

    `more`: what is measured (`measure`, `population`, `place`, `state`, `base`); `exhaustive`: its disjoint
    parts leave nothing out; `aliases`: other wordings to find it by, one a line; `material_gap`: figures that
    differ by no more, as a share of 1, differ slightly. Left out, `temporality` is as its words show (Refused
    where none does), `additive` and `minimum` as its unit has it. A question of a draft topic is a draft.
    """
    code, dimension = unit_and_dimension(answer, unit)
    adds, least = _as_its_unit(dimension, more.get("base", "")) if code else (False, Decimal(0))
    additive = adds if additive is None else additive and bool(code)
    check_from_zero(minimum := least if minimum is ... else minimum, additive=additive)
    question = Question(
        topic=topic,
        slug=slug or free_slug(Question, text, within=topic.slug),
        text=text,
        answer=answer,
        temporality=temporality or _told(text, more),
        unit_id=code,
        dimension=dimension,
        additive=additive,
        minimum=minimum,
        draft=draft or topic.draft,
        **{"recorded_at": now, "recorded_by": by, **more},
    )
    return (checked(question),)


@transaction.atomic
def confirm_topic(*, by: User, now: datetime, topic: Topic) -> Topic:
    """A draft is a topic like any other from now on; its questions are confirmed one by one."""
    return confirmed(topic)


@transaction.atomic
def confirm_question(*, by: User, now: datetime, question: Question) -> Question:
    """A draft is a question like any other from now on, and what was recorded on it may be shown; its topic
    is confirmed with it. Raises StaleState where it is none."""
    if Topic.objects.filter(pk=question.topic_id, draft=True).exists():
        confirmed(question.topic)
    return confirmed(question)


@transaction.atomic
def set_aliases(*, by: User, now: datetime, question: Question, aliases: str) -> Question:
    """Other wordings to find a question by, one a line, in place of those that it had; its history keeps
    them, with who and when. Raises Refused where there is nothing to change."""
    lines = "\n".join(dict.fromkeys(" ".join(line.split()) for line in aliases.splitlines() if line.strip()))
    if (
        not Question.objects.filter(topic=question.topic_id, pk=question.pk)
        .exclude(aliases=lines)
        .update(aliases=lines)
    ):
        raise Refused("aliases", lines, _("these are its wordings already; change them or leave it."))
    question.refresh_from_db()
    return question


def behaviour_unknown() -> Refused:
    """Whoever asks the question has to say how its answer behaves over time."""
    remedy = _(
        "its words don't show how it behaves over time: choose whether it only grows, goes up and down, "
        "is counted for a period, or stays as it is."
    )
    return Refused("temporality", "", remedy)


def _as_its_unit(dimension: str, base: str) -> tuple[bool, Decimal | None]:
    """Whether parts of such a quantity add up, and its least value."""
    return adds_up(dimension, base), Decimal(0) if from_zero(dimension) else None


def _told(text: str, more: dict[str, Any]) -> str:
    words = (more.get("measure"), more.get("state"), text)
    found = inferred(" ".join(filter(None, words)))
    if found is None:
        raise behaviour_unknown()
    return found.temporality


def check_from_zero(minimum: Decimal | None, *, additive: bool) -> None:
    """That parts which add up start from zero; raises Refused."""
    if additive and minimum is not None and minimum < 0:
        remedy = _("parts add up from zero: set additive to no, or minimum to 0 or more.")
        raise Refused("additive", "yes", remedy)


record_question = writing(new_question)


def unit_and_dimension(answer: str, unit: str | None) -> tuple[str | None, str]:
    """The code of the unit, and the dimension of the answer; Refused where the two do not go together."""
    if answer == Answer.QUANTITY:
        if not unit:
            raise Refused("unit", unit, _("a quantity needs a unit; give a code such as person or m."))
        known = known_unit(unit)
        return known.code, known.dimension
    if unit:
        raise Refused("unit", unit, _("only a quantity has a unit; leave it blank."))
    return None, {Answer.YES_NO: TRUTH, Answer.DATE: "date"}.get(Answer(answer), "")


@transaction.atomic
def relate_questions(
    *,
    by: User,
    now: datetime,
    first: Question,
    second: Question,
    kind: str,
    members_stay: bool = False,
) -> QuestionRelation:
    """`first` is part of, disjoint from, overlaps, or is the existence or the denial of `second`; then both
    are compared anew. `members_stay`: whoever was counted in a part stays in the whole.
    """
    if members_stay and kind != RelationKind.PART_OF:
        raise Refused("members_stay", members_stay, _("only the members of a part can stay; leave it out."))
    if first.topic_id != second.topic_id:
        raise Refused(
            "second", second.slug, _("questions are related within one topic only; choose another.")
        )
    Topic.objects.select_for_update(no_key=True).get(pk=first.topic_id)
    try:
        world_of(first.topic_id).relations.check((first.pk, RelationKind(kind), second.pk))
    except InvalidRelation as problem:
        raise Refused(
            "kind", kind, _("it can't be recorded: {problem}.").format(problem=problem)
        ) from problem
    relation = insert(
        QuestionRelation(
            topic_id=first.topic_id,
            first=first,
            second=second,
            kind=kind,
            members_stay=members_stay,
            recorded_at=now,
            recorded_by=by,
        )
    )
    for question in (first, second):
        detect_conflicts(question, by=by, now=now)
    return relation


def apart_in_time(relation: QuestionRelation) -> tuple[Temporality, Temporality] | None:
    """How two related questions behave in time, where their figures can't be compared for that; else None."""
    ways = Temporality(relation.first.temporality), Temporality(relation.second.temporality)
    compared = relation.kind in (RelationKind.PART_OF, RelationKind.OVERLAPS)
    if not compared or held_together(*ways, members_stay=relation.members_stay):
        return None
    return ways


@transaction.atomic
def confirm_scope(
    *, by: User, now: datetime, first: Question, second: Question, reason: str = ""
) -> ScopeConfirmation:
    """A person has looked once: figures on these two differ because the questions do."""
    lower, upper = sorted((first, second), key=lambda question: question.pk)
    pair = {"topic": lower.topic_id, "first": lower, "second": upper}
    known = ScopeConfirmation.objects.filter(**pair, superseded_at=None).first()
    if known is not None:
        return known
    confirmation = insert(
        ScopeConfirmation(
            topic_id=lower.topic_id,
            first=lower,
            second=upper,
            confirmed_at=now,
            confirmed_by=by,
            reason=reason,
        )
    )
    for question in (first, second):
        detect_conflicts(question, by=by, now=now)
    return confirmation
