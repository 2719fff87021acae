"""The sources and questions of an export, a row each before the claims: recorded so, each is known by all
that is told of it before a claim refers to it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from claims.intake.exporting import Context, question_cells, source_cells
from claims.models import Question, RelayHop
from claims.models.claim_queryset import ClaimQuerySet
from claims.views.audience import Viewer
from claims.views.records import seen_questions, seen_sources
from sources.models import Source


def named_rows(claims: ClaimQuerySet, context: Context, viewer: Viewer) -> Iterator[dict[str, str]]:
    """A row for each source that these claims name and that the viewer may know of, each after its parent and
    its members; then one for each question, and for each relation of one."""
    told = claims.order_by()
    seen = {source.pk: source for source in seen_sources(_sources(told, context), viewer)}
    for source in _after_kin(seen.values(), context):
        if source.pk in seen:
            yield source_cells(source, context)
    questions = _questions(told, context, viewer)
    for question in questions:
        yield question_cells(question)
    known = {question.pk for question in questions}
    for question in questions:
        for relation in context.relations.get(question.pk, ()):
            if relation.second_id in known:
                related = {"relation": relation.kind, "related_question": relation.second.text}
                yield {**question_cells(question), **related}


def _sources(claims: ClaimQuerySet, context: Context) -> Any:
    """Who says it, who published it, who passed it on, and whoever is kin to one of them."""
    hops = RelayHop.objects.filter(claim__in=claims.values("pk"), source__isnull=False)
    named = Source.objects.filter(
        Q(pk__in=claims.values("statement__source"))
        | Q(pk__in=claims.values("snapshot__document__publisher"))
        | Q(pk__in=hops.values("source"))
    )
    kin = [source.pk for source in _after_kin(named, context)]
    return Source.objects.filter(pk__in=kin).order_by("recorded_at", "pk")


def _after_kin(sources: Iterable[Source], context: Context) -> list[Source]:
    """These sources with those they speak for and their members, each after them."""
    found: dict[Any, Source] = {}
    waiting: set[Any] = set()

    def take(source: Source) -> None:
        if source.pk in waiting:
            return
        waiting.add(source.pk)
        for other in context.kin(source.pk):
            take(other)
        found[source.pk] = source

    for source in sources:
        take(source)
    return list(found.values())


def _questions(claims: ClaimQuerySet, context: Context, viewer: Viewer) -> list[Question]:
    """Those that the claims answer and those related to them."""
    answered = set(claims.values_list("question", flat=True).distinct())
    related = {relation.second_id for key in answered for relation in context.relations.get(key, ())}
    rows = Question.objects.filter(pk__in=answered | related).select_related("topic")
    return list(seen_questions(rows, viewer).order_by("recorded_at", "pk"))
