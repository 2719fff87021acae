"""What has to be asked about the claims on a question, whether or not they are in conflict."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.figure import Modality
from claims.domain.flags import Flag
from claims.domain.weighing.flagged import Flagged, flagged
from claims.models import Claim, Question
from claims.models.assertions import assertions, scope_of
from sources.domain.independence import Id
from sources.models.graph import source_graph


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A question, and what is asked about its claims; the rows by key."""

    question: Question
    flagged: Sequence[Flagged]
    rows: Mapping[Id, Claim]


def flagged_on(question: Question) -> tuple[Flagged, ...]:
    """All that is asked about the open claims on a question and isn't settled."""
    return tuple(to_check(question).flagged)


def to_check(question: Question) -> ToCheck:
    """The same with its claims."""
    rows = list(Claim.objects.open().filter(question=question, topic=question.topic_id).with_provenance())
    found = flagged(scope_of(question), assertions(rows), source_graph())
    return ToCheck(question, found, {row.pk: row for row in rows})


MOST = 1_000
"""Claims that are read for one list of questions; of what is larger nothing is said."""


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
