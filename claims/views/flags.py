"""What has to be asked about the claims on a question, whether or not they are in conflict."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Upper

from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.figure import Modality
from claims.domain.flags import Flag
from claims.domain.weighing.flagged import Flagged, flagged
from claims.models import Claim, Question
from claims.models.assertions import assertions, scope_of
from claims.views.audience import Viewer
from claims.views.records import hidden_keys
from sources.domain.independence import Id, SourceGraph
from sources.models.graph import source_graph


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A question, and what is asked about its claims; the rows by key. `whole`: whether all of them were
    looked at."""

    question: Question
    flagged: Sequence[Flagged]
    rows: Mapping[Id, Claim]
    whole: bool = True


MOST = 1_000
"""Claims that are read for one list of questions, of what is larger nothing is said; and for a reader of one
question, those for the latest days."""


def flagged_on(question: Question) -> tuple[Flagged, ...]:
    """All that is asked about the open claims on a question and isn't settled."""
    return tuple(to_check(question).flagged)


def to_check(question: Question) -> ToCheck:
    """The same with its claims, as the desk has it."""
    rows = list(Claim.objects.open().filter(question=question, topic=question.topic_id).with_provenance())
    return ToCheck(question, _flagged(question, rows, source_graph()), {row.pk: row for row in rows})


def to_check_by(question: Question, viewer: Viewer) -> ToCheck:
    """The same over what a viewer may know; the queries do not grow with the claims."""
    known = Claim.objects.open().filter(question=question, topic=question.topic_id)
    if not viewer.audience.sees_hidden:
        known = known.publishable(at=viewer.at)
    latest = known.order_by(Upper("as_of").desc(nulls_last=True), "-recorded_at", "-pk")
    rows = list(latest.with_provenance()[: MOST + 1])
    shown = sorted(rows[:MOST], key=lambda row: (row.recorded_at, row.pk))
    found = _flagged(question, shown, source_graph(without=hidden_keys(viewer)))
    return ToCheck(question, found, {row.pk: row for row in shown}, whole=len(rows) <= MOST)


def _flagged(question: Question, rows: Iterable[Claim], graph: SourceGraph) -> tuple[Flagged, ...]:
    return flagged(scope_of(question), assertions(rows), graph)


def flags_on(questions: Iterable[Question]) -> dict[UUID, tuple[Flag, ...] | None]:
    """Of each question what is asked about its open claims, the heaviest first; the queries do not grow.

    None where there are too many claims to ask for a list: they are read on the question's own page.
    """
    asked = {question.pk: question for question in questions}
    open_claims = Claim.objects.open().filter(question__in=list(asked))
    sizes = dict(open_claims.order_by().values_list("question").annotate(Count("pk")))
    read, left = [], MOST
    for key in asked:
        if sizes.get(key, 0) <= left:
            read.append(key)
            left -= sizes.get(key, 0)
    claims: dict[Id, list[Assertion]] = defaultdict(list)
    for claim in assertions(open_claims.filter(question__in=read).with_provenance()):
        claims[claim.question.id].append(claim)
    graph = source_graph()
    found = {key: flagged(scope_of(asked[key]), claims[key], graph) for key in read}
    return {
        key: tuple(dict.fromkeys(doubt.flag for doubt in found[key])) if key in found else None
        for key in asked
    }


def questions_to_check() -> QuerySet[Question]:
    """Questions on which something may be asked, those with the newest claims first: a claim that is flagged
    by itself, a bound, or two claims or more."""
    open_claims = Q(claims__superseded_at=None) & ~Q(claims__state="rejected")
    alone = Q(claims__out_of_range=True) | Q(claims__attribution_denied=True)
    alone |= Q(claims__modality__in=[Modality.UNREAD, Modality.UP_TO])
    counted = Question.objects.select_related("topic").annotate(
        many=Count("claims", filter=open_claims),
        alone=Count("claims", filter=open_claims & alone),
        newest=Max("claims__recorded_at", filter=open_claims),
    )
    return counted.filter(Q(many__gt=1) | Q(alone__gt=0)).order_by("-newest", "pk")
