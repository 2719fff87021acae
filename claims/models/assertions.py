"""Claims as the rules see them: assertions, and the world they are compared in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from claimcheck.foundation.records.corrections import take_back
from claims.domain.answering.settlement import settled
from claims.domain.comparing.assertion import Assertion, CountedBy, QuoteKind
from claims.domain.comparing.classification import World
from claims.domain.figures.figure import Figure, Modality, Stance, Written, stance_figure
from claims.domain.figures.units import is_money, unit
from claims.domain.flags import Flag
from claims.domain.grading import Credibility
from claims.domain.lifecycle import ClaimState, Rank
from claims.domain.questions.scope import Answer, RelationKind, Relations, Scope, Temporality
from claims.models.answers.answered import Answered, wording_of
from claims.models.claim import Claim
from claims.models.claim_queryset import ClaimQuerySet
from claims.models.credibility_grade import CredibilityGrade
from claims.models.question import Question, QuestionCorrection, QuestionRelation, ScopeConfirmation
from claims.models.ranges import to_day_range, to_interval
from sources.domain.independence import Id, SourceGraph, Voice
from sources.domain.kinds import Reliability, SourceKind
from sources.models import ReliabilityGrade
from sources.models.graph import corrected_since, source_graph


def scope_of(question: Question) -> Scope:
    """A question as a value; the base of an amount of money is the year whose prices it is in."""
    money = is_money(question.dimension)
    return Scope(
        id=question.pk,
        topic=question.topic_id,
        dimension=question.dimension,
        unit=question.unit_id or "",
        answer=Answer(question.answer),
        temporality=Temporality(question.temporality),
        additive=question.additive,
        minimum=None if question.minimum is None else Fraction(question.minimum),
        is_count=question.unit_id is not None and unit(question.unit_id).is_count,
        base="" if money else question.base,
        price_year=int(question.base) if money and question.base.isdecimal() else None,
        material_gap=None if question.material_gap is None else Fraction(question.material_gap),
        per_days=question.per_days,
    )


def assertion_of_answer(row: Answered, question: Question) -> Assertion | None:
    """An answer, proposed or published, as an assertion of our own; None without a value and a stance."""
    if not row.stance and row.low is None and row.best is None and row.high is None:
        return None
    return settled(
        scope_of(question),
        row.pk,
        low=row.low,
        best=row.best,
        high=row.high,
        stance=Stance(row.stance) if row.stance else None,
        as_of=to_day_range(row.as_of),
        **wording_of(row),
    )


def world_of(topic_id: UUID, at: datetime | None = None, *, joints: bool = True) -> World:
    """Everything besides the claims that the rules of one topic read, as known at `at` (None: now).

    Which joint sources have an open claim on which question is read from all claims of the topic; `joints`
    False leaves it out, for whoever needs no more than conflicts on a few claims.
    """
    return worlds_of([topic_id], at, joints=joints)[topic_id]


def worlds_of(
    topics: Iterable[UUID],
    at: datetime | None = None,
    *,
    joints: bool = False,
    graph: SourceGraph | None = None,
    free_at: datetime | None = None,
) -> dict[UUID, World]:
    """The worlds of several topics; the queries do not grow with the topics.

    `graph`: that of the sources, where it has been read for other topics. `free_at`: joint sources count by
    their claims that may be shown at that moment; None: by all.
    """
    topics, graph = list(topics), source_graph(at) if graph is None else graph
    relations = _relations_of(topics, at)
    open_joints = _open_joints(topics, at, free_at) if joints else {}
    return {
        topic: World(graph=graph, relations=relations[topic], open_joints=open_joints.get(topic, {}))
        for topic in topics
    }


def _relations_of(topics: Sequence[UUID], at: datetime | None) -> dict[UUID, Relations]:
    """Topic → how its questions are related, two queries for all of them."""
    rows = QuestionRelation.objects.known_at(at).filter(topic__in=topics).order_by("recorded_at", "id")
    relations: dict[UUID, list[tuple[UUID, RelationKind, UUID]]] = defaultdict(list)
    staying: dict[UUID, list[tuple[Id, Id]]] = defaultdict(list)
    exhaustive: dict[UUID, list[Id]] = defaultdict(list)
    columns = ("topic", "first", "kind", "second", "members_stay", "second__exhaustive")
    then = _exhaustive_then(topics, at)
    for topic, first, kind, second, stay, now_all in rows.values_list(*columns):
        all_parts = then.get(second, now_all)
        relations[topic].append((first, RelationKind(kind), second))
        staying[topic] += [(first, second)] if stay else []
        exhaustive[topic] += [second] if all_parts else []
    found = ScopeConfirmation.objects.filter(topic__in=topics, superseded_at=None)
    if at is not None:
        found = ScopeConfirmation.objects.filter(topic__in=topics, confirmed_at__lte=at).exclude(
            superseded_at__lte=at
        )
    confirmed: dict[UUID, list[frozenset[UUID]]] = defaultdict(list)
    for topic, first, second in found.values_list("topic", "first", "second"):
        confirmed[topic].append(frozenset((first, second)))
    return {
        topic: Relations.of_recorded(
            relations[topic],
            confirmed=confirmed[topic],
            members_stay=staying[topic],
            exhaustive=exhaustive[topic],
        )
        for topic in topics
    }


def _exhaustive_then(topics: Sequence[UUID], at: datetime | None) -> dict[UUID, bool]:
    """Of questions of which it was corrected since: whether their parts were held to be all there are."""
    if at is None:
        return {}
    later = QuestionCorrection.objects.filter(
        topic__in=topics, recorded_at__gt=at, question__isnull=False, before__has_key="exhaustive"
    )
    rows = later.order_by("-number").values_list("question", "before__exhaustive")
    return {question: value for question, value in rows if question is not None}


def joints_on(questions: Iterable[UUID]) -> dict[Id, frozenset[Id]]:
    """Question → the joint sources with an open claim on it; a query for all of these questions."""
    return next(iter(_joints(Claim.objects.open().filter(question__in=list(questions))).values()), {})


def _open_joints(
    topics: Sequence[UUID], at: datetime | None, free_at: datetime | None
) -> dict[UUID, dict[Id, frozenset[Id]]]:
    """Topic → question → the joint sources with an open claim on it."""
    claims = Claim.objects.open_at(at).filter(topic__in=topics)
    return _joints(claims if free_at is None else claims.publishable(at=free_at))


def _joints(claims: ClaimQuerySet) -> dict[UUID, dict[Id, frozenset[Id]]]:
    joints: dict[UUID, dict[Id, set[Id]]] = defaultdict(lambda: defaultdict(set))
    spoken = claims.filter(statement__source__kind=SourceKind.JOINT)
    for topic, question, source in spoken.values_list("topic", "question", "statement__source").distinct():
        joints[topic][question].add(source)
    return {
        topic: {question: frozenset(sources) for question, sources in questions.items()}
        for topic, questions in joints.items()
    }


def assertions(claims: Iterable[Claim], at: datetime | None = None) -> list[Assertion]:
    """The claims as assertions, with the newest grades as known at `at`.

    Claims are read with `with_provenance()` and `with_relays()`; two queries more, whatever their number, and
    two for a moment in the past: the rows then have what the rules read of them as it was.
    """
    claims = list(claims)
    as_known(claims, at)
    credibility = _newest(CredibilityGrade.objects.filter(claim__in=claims), "claim_id", at)
    sources = {claim.statement.source_id for claim in claims}
    reliability = _newest(ReliabilityGrade.objects.filter(source__in=sources), "source_id", at)
    asked = {claim.question_id: claim.question for claim in claims}
    scopes = {key: scope_of(question) for key, question in asked.items()}
    return [
        _assertion(
            claim,
            scopes[claim.question_id],
            credibility.get(claim.pk),
            reliability.get(claim.statement.source_id),
        )
        for claim in claims
    ]


def ungraded(claim: Claim) -> Assertion:
    """One claim as an assertion without its grades, which say nothing of its words; no query more."""
    return _assertion(claim, scope_of(claim.question), None, None)


def as_known(claims: Sequence[Claim], at: datetime | None) -> None:
    """Give the questions of these rows, the kinds of their sources and the days of their documents the values
    that they had at a moment; names and titles stay those of now."""
    if at is None or not claims:
        return
    questions_as_known([claim.question for claim in claims], at)
    corrected = corrected_since(at)
    for claim in claims:
        source, document = claim.statement.source, claim.snapshot.document
        source.kind = corrected.get(source.pk, {}).get("kind", source.kind)
        day = corrected.get(document.pk, {}).get("published_at", "")
        if day != "":
            document.published_at = day and datetime.fromisoformat(day)


def questions_as_known(questions: Iterable[Question], at: datetime | None) -> None:
    """Give these rows the values that they had at a moment; one query, none for now."""
    take_back(questions, QuestionCorrection.objects.all(), "question", at)


def _newest(grades: QuerySet[Any], key: str, at: datetime | None) -> dict[UUID, str]:
    if at is not None:
        grades = grades.filter(graded_at__lte=at)
    return dict(grades.order_by("graded_at", "id").values_list(key, "code"))


def _assertion(claim: Claim, scope: Scope, credibility: str | None, reliability: str | None) -> Assertion:
    return Assertion(
        id=claim.pk,
        question=scope,
        voice=voice_of(claim),
        figure=figure_of(claim),
        stance=Stance(claim.stance) if claim.stance else None,
        as_of=to_day_range(claim.as_of),
        said_on=claim.statement.said_on,
        said_at=claim.statement.said_at,
        quote=claim.quote,
        quote_kind=QuoteKind(claim.quote_kind),
        credibility=Credibility(credibility) if credibility else None,
        reliability=Reliability(reliability) if reliability else None,
        rank=Rank(claim.rank),
        recorded_order=(claim.recorded_at, claim.pk),
        as_of_at=claim.as_of_at,
        published_on=_day(claim.snapshot.document.published_at),
        candidate=claim.state == ClaimState.CANDIDATE,
        counted_by=CountedBy(claim.counted_by),
        price_year=claim.price_year,
        imputed=claim.imputed,
        attribution_denied=claim.attribution_denied,
        settled=frozenset(map(Flag, getattr(claim, "settled", ()))),
    )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone(UTC).date()


def voice_of(claim: Claim) -> Voice:
    """Who stands behind a claim; its relay hops are read with it."""
    return Voice(
        source=claim.statement.source_id,
        statement=claim.statement_id,
        relays=tuple(hop.source_id for hop in sorted(claim.relay_hops.all(), key=lambda hop: hop.position)),
        document=claim.snapshot.document_id,
        unnamed=claim.statement.source.kind == SourceKind.UNNAMED,
        chain_confirmed=claim.chain_complete,
    )


def written_of(claim: Claim) -> Written:
    """The numbers and the unit as they were written."""
    return Written(
        low=claim.written_low,
        best=claim.written_best,
        high=claim.written_high,
        unit=claim.written_unit_id or "",
        plus_minus=claim.written_plus_minus,
    )


def figure_of(claim: Claim) -> Figure:
    """The figure as recorded, its intervals as stored; a stance is read as a figure."""
    if claim.stance:
        return stance_figure(Stance(claim.stance))
    return Figure(
        modality=Modality(claim.modality),
        core=to_interval(claim.core),
        outer=to_interval(claim.outer),
        low=_as_a_number(claim.low),
        best=_as_a_number(claim.best),
        high=_as_a_number(claim.high),
        written=written_of(claim),
        interval_scale=claim.written_unit_id is None or unit(claim.written_unit_id).is_interval_scale,
        out_of_range=claim.out_of_range,
    )


def _as_a_number(stored: Decimal | None) -> Decimal | None:
    """Without the zeros after the point, which are the column's twelve places and not the source's."""
    if stored is None:
        return None
    text = f"{stored:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
