"""Which topics, questions, sources, documents and statements a viewer may know of.

One that was recorded together with something hidden (by the same act, so at the same moment), and that
nothing open rests on, is known to the desk alone: its name or title would tell of what is hidden. One that
was recorded by itself was there before, and what is hidden changes nothing about it. A draft is known to the
desk alone, and so is every claim on it, until somebody confirms it.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, DateTimeField, Exists, F, Func, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from claimcheck.foundation.records.replica import connection
from claims.models import Claim, FactCheck, FactCheckLink, Question, QuestionSplit, Topic
from claims.models.conflict import ConflictQuerySet
from claims.views.audience import Viewer
from sources.models import Document, Overrule, Snapshot, Source, SourceMerge, Statement

Row = TypeVar("Row", bound=Model)

_HIDDEN = """
WITH closed AS MATERIALIZED (
    SELECT d.id, d.publisher_id, d.recorded_at FROM sources_document d
    WHERE d.internal OR d.embargo_until > %s
    UNION -- with OR every document is read, and half of them are expected
    SELECT d.id, d.publisher_id, d.recorded_at FROM sources_source s
    JOIN sources_document d ON d.publisher_id = s.id WHERE s.draft
), on_drafts AS MATERIALIZED (
    SELECT c.topic_id, c.id
    FROM claims_question q JOIN claims_claim c ON c.topic_id = q.topic_id AND c.question_id = q.id
    WHERE q.draft
    UNION
    SELECT c.topic_id, c.id FROM sources_source s JOIN sources_statement t ON t.source_id = s.id
    JOIN claims_claim c ON c.statement_id = t.id WHERE s.draft
    UNION
    SELECT r.topic_id, r.claim_id FROM sources_source s
    JOIN claims_relayhop r ON r.source_id = s.id WHERE s.draft
), own AS MATERIALIZED (
    SELECT c.id, c.topic_id, c.claim_id, c.superseded_at FROM claims_claim c
    WHERE c.internal OR c.embargo_until > %s
), hidden AS MATERIALIZED (
    SELECT c.id, c.topic_id, c.recorded_at, c.superseded_at, c.question_id, c.statement_id, c.snapshot_id
    FROM own JOIN claims_claim c ON c.topic_id = own.topic_id AND c.claim_id = own.claim_id
    WHERE c.id = own.id OR own.superseded_at IS NULL
    UNION
    SELECT c.id, c.topic_id, c.recorded_at, c.superseded_at, c.question_id, c.statement_id, c.snapshot_id
    FROM closed JOIN sources_snapshot n ON n.document_id = closed.id
    JOIN claims_claim c ON c.snapshot_id = n.id
    UNION
    SELECT c.id, c.topic_id, c.recorded_at, c.superseded_at, c.question_id, c.statement_id, c.snapshot_id
    FROM on_drafts JOIN claims_claim c ON c.topic_id = on_drafts.topic_id AND c.id = on_drafts.id
), free AS NOT MATERIALIZED (
    SELECT v.topic_id, v.id, v.question_id, v.statement_id, v.snapshot_id, n.document_id, d.publisher_id
    FROM claims_claim v JOIN sources_snapshot n ON n.id = v.snapshot_id
    JOIN sources_document d ON d.id = n.document_id
    WHERE NOT v.internal AND NOT d.internal
      AND (v.embargo_until IS NULL OR v.embargo_until <= %s)
      AND (d.embargo_until IS NULL OR d.embargo_until <= %s)
      AND v.claim_id NOT IN (SELECT claim_id FROM own WHERE superseded_at IS NULL)
      AND v.id NOT IN (SELECT id FROM on_drafts)
      AND (d.publisher_id IS NULL OR d.publisher_id NOT IN (SELECT id FROM sources_source WHERE draft))
)
"""
"""What is hidden at a moment (given four times), and which claims are not. A claim that is hidden as it
stands now takes its earlier versions with it."""

_QUESTIONS = """
SELECT q.id FROM hidden h JOIN claims_question q ON q.id = h.question_id AND q.recorded_at = h.recorded_at
WHERE NOT EXISTS (SELECT FROM free WHERE free.question_id = q.id)
UNION SELECT id FROM claims_question WHERE draft
"""
_TOPICS = f"""
SELECT p.id FROM hidden h JOIN claims_topic p ON p.id = h.topic_id AND p.recorded_at = h.recorded_at
WHERE NOT EXISTS (SELECT FROM claims_question o WHERE o.topic_id = p.id AND o.id NOT IN ({_QUESTIONS}))
UNION SELECT id FROM claims_topic WHERE draft
"""  # noqa: S608  (constants of this file)
_STATEMENTS = """
SELECT s.id FROM hidden h JOIN sources_statement s ON s.id = h.statement_id AND s.recorded_at = h.recorded_at
WHERE NOT EXISTS (SELECT FROM free WHERE free.statement_id = s.id)
UNION SELECT t.id FROM sources_source s JOIN sources_statement t ON t.source_id = s.id WHERE s.draft
"""
_DOCUMENTS = """
SELECT d.id FROM hidden h JOIN sources_snapshot n ON n.id = h.snapshot_id
JOIN sources_document d ON d.id = n.document_id AND d.recorded_at = h.recorded_at
WHERE NOT EXISTS (SELECT FROM free WHERE free.document_id = d.id)
UNION SELECT id FROM closed
"""
_SNAPSHOTS = """
SELECT n.id FROM hidden h JOIN sources_snapshot n ON n.id = h.snapshot_id AND n.recorded_at = h.recorded_at
WHERE NOT EXISTS (SELECT FROM free WHERE free.snapshot_id = n.id)
"""
_SOURCES = """
SELECT s.id FROM (
    SELECT t.source_id, h.recorded_at FROM hidden h JOIN sources_statement t ON t.id = h.statement_id
    UNION
    SELECT r.source_id, h.recorded_at FROM hidden h
    JOIN claims_relayhop r ON r.topic_id = h.topic_id AND r.claim_id = h.id
    UNION
    SELECT d.publisher_id, d.recorded_at FROM hidden h JOIN sources_snapshot n ON n.id = h.snapshot_id
    JOIN sources_document d ON d.id = n.document_id AND d.recorded_at = h.recorded_at
    UNION
    SELECT publisher_id, recorded_at FROM closed
) AS made JOIN sources_source s ON s.id = made.source_id AND s.recorded_at = made.recorded_at
WHERE NOT EXISTS ( -- OFFSET 0: once for each that is in doubt, instead of all that any source ever said
        SELECT FROM free JOIN sources_statement t ON t.id = free.statement_id
        WHERE t.source_id = s.id OFFSET 0)
  AND NOT EXISTS (
        SELECT FROM free JOIN claims_relayhop r ON r.topic_id = free.topic_id AND r.claim_id = free.id
        WHERE r.source_id = s.id OFFSET 0)
  AND NOT EXISTS (SELECT FROM free WHERE free.publisher_id = s.id OFFSET 0)
UNION SELECT id FROM sources_source WHERE draft
"""


_MOMENTS = """
SELECT recorded_at FROM hidden
UNION SELECT superseded_at FROM hidden WHERE superseded_at IS NOT NULL
UNION SELECT t.at FROM hidden h
      JOIN claims_transition t ON t.topic_id = h.topic_id AND t.record_id = h.id AND t.record_kind = 'claim'
"""
_CHANGED = f"""
CASE WHEN claims_conflict.changed_at NOT IN ({_HIDDEN}{_MOMENTS}) THEN claims_conflict.changed_at
     ELSE coalesce((
         SELECT max(d.detected_at) FROM claims_detection d
         WHERE d.topic_id = claims_conflict.topic_id AND d.conflict_id = claims_conflict.id
           AND d.detected_at NOT IN ({_HIDDEN}{_MOMENTS})), claims_conflict.opened_at) END
"""  # noqa: S608  (constants of this file)
_OPENED = f"""
CASE WHEN claims_conflict.opened_at NOT IN ({_HIDDEN}{_MOMENTS}) THEN claims_conflict.opened_at
     ELSE coalesce((
         SELECT min(d.detected_at) FROM claims_detection d
         WHERE d.topic_id = claims_conflict.topic_id AND d.conflict_id = claims_conflict.id
           AND d.detected_at NOT IN ({_HIDDEN}{_MOMENTS})), claims_conflict.opened_at) END
"""  # noqa: S608  (constants of this file)


def with_visible_moments(rows: ConflictQuerySet, viewer: Viewer) -> ConflictQuerySet:
    """Each with `opened_visibly_at` and `changed_visibly_at`: when it was opened, and last changed, by an act
    other than one on what is hidden."""
    if viewer.audience.sees_hidden:
        return rows.annotate(opened_visibly_at=F("opened_at"), changed_visibly_at=F("changed_at"))
    moments = {
        name: RawSQL(moment, [viewer.at] * 8, output_field=DateTimeField())  # noqa: S611  (our own text)
        for name, moment in (("opened_visibly_at", _OPENED), ("changed_visibly_at", _CHANGED))
    }
    return rows.annotate(**moments)


def seen_documents(rows: QuerySet[Document], viewer: Viewer) -> QuerySet[Document]:
    """Those that the viewer may know of."""
    return _without(rows, _DOCUMENTS, viewer)


def seen_snapshots(rows: QuerySet[Snapshot], viewer: Viewer) -> QuerySet[Snapshot]:
    """Those that the viewer may know of."""
    return _without(rows, _SNAPSHOTS, viewer)


def seen_sources(rows: QuerySet[Source], viewer: Viewer) -> QuerySet[Source]:
    """Those that the viewer may know of."""
    return _without(rows, _SOURCES, viewer)


def seen_questions(rows: QuerySet[Row], viewer: Viewer) -> QuerySet[Row]:
    """Those that the viewer may know of."""
    return _without(rows, _QUESTIONS, viewer)


def hidden_questions(viewer: Viewer) -> list[UUID]:
    """The keys of those that the viewer may not know of; for the desk none, and no query."""
    if viewer.audience.sees_hidden:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_HIDDEN + _QUESTIONS, [viewer.at] * 4)
        return [key for (key,) in cursor.fetchall()]


def seen_topics(rows: QuerySet[Row], viewer: Viewer) -> QuerySet[Row]:
    """Those that the viewer may know of: one with a question that it may know is no secret."""
    return _without(rows, _TOPICS, viewer)


def seen_statements(rows: QuerySet[Statement], viewer: Viewer) -> QuerySet[Statement]:
    """Those that the viewer may know of, by sources that it may know of."""
    known = _without(rows, _STATEMENTS, viewer)
    return known if viewer.audience.sees_hidden else known.exclude(source__in=_keys(_SOURCES, viewer))


def seen(rows: QuerySet[Row], viewer: Viewer) -> QuerySet[Row]:
    """Rows of whatever kind of which the viewer may know; all, where nothing of that kind is hidden."""
    narrowed: Mapping[type[Model], Callable[[QuerySet[Any], Viewer], QuerySet[Any]]] = {
        Topic: seen_topics,
        Question: seen_questions,
        Source: seen_sources,
        Document: seen_documents,
        Snapshot: seen_snapshots,
        Statement: seen_statements,
    }
    narrow = narrowed.get(rows.model)
    return rows if narrow is None else narrow(rows, viewer)


def seen_overrules(rows: QuerySet[Overrule], viewer: Viewer) -> QuerySet[Overrule]:
    """Those about two of whom the viewer may know: the reason of another would tell of what is hidden."""
    if viewer.audience.sees_hidden:
        return rows
    sources, statements = _keys(_SOURCES, viewer), _keys(_STATEMENTS, viewer)
    about = Q(first_source__in=sources) | Q(second_source__in=sources)
    return rows.exclude(about | Q(first_statement__in=statements) | Q(second_statement__in=statements))


def seen_merges(rows: QuerySet[SourceMerge], viewer: Viewer) -> QuerySet[SourceMerge]:
    """Those of sources of whom the viewer may know."""
    if viewer.audience.sees_hidden:
        return rows
    hidden = _keys(_SOURCES, viewer)
    return rows.exclude(Q(source__in=hidden) | Q(into__in=hidden))


def seen_splits(rows: QuerySet[QuestionSplit], viewer: Viewer) -> QuerySet[QuestionSplit]:
    """Those of whose questions, and of one of whose claims at least, readers may know; with these claims, by
    their stable ids, as `visible_claims`."""
    among = {"template": "(%(expressions)s))", "arg_joiner": " = ANY (", "output_field": BooleanField()}
    moved = Claim.objects.filter(Func(F("claim_id"), OuterRef("claims"), **among), topic=OuterRef("topic"))
    known = moved.publishable(at=viewer.at).order_by("claim_id")
    hidden = _keys(_QUESTIONS, viewer)
    listed = rows.annotate(visible_claims=ArraySubquery(known.values("claim_id").distinct()))
    return listed.filter(Exists(known)).exclude(Q(question__in=hidden) | Q(other__in=hidden))


def seen_fact_checks(rows: QuerySet[FactCheck], viewer: Viewer) -> QuerySet[FactCheck]:
    """Those by checkers of whom the viewer may know."""
    return rows if viewer.audience.sees_hidden else rows.exclude(checker__in=_keys(_SOURCES, viewer))


def hidden_fact_checks(viewer: Viewer) -> list[UUID]:
    """Those (stable ids) by checkers of whom the viewer may not know."""
    if viewer.audience.sees_hidden:
        return []
    rows = FactCheck.objects.live().filter(checker__in=_keys(_SOURCES, viewer)).order_by()
    return list(rows.values_list("fact_check_id", flat=True))


def checked_claims(fact_check: FactCheck, viewer: Viewer) -> list[Claim]:
    """The claims of ours that a fact-check is about, of which the viewer may know."""
    links = FactCheckLink.objects.live().filter(fact_check_id=fact_check.fact_check_id)
    rows = Claim.objects.live().filter(claim_id__in=links.values("claim_id"))
    if not viewer.audience.sees_hidden:
        rows = rows.publishable(at=viewer.at)
    return list(rows.select_related("question").order_by("pk"))


def hidden_keys(viewer: Viewer) -> frozenset[UUID]:
    """The keys of the sources, documents and statements that the viewer may not know of; one query, for the
    desk none."""
    if viewer.audience.sees_hidden:
        return frozenset()
    every = " UNION ALL ".join(f"({kind})" for kind in (_SOURCES, _DOCUMENTS, _STATEMENTS))
    with connection.cursor() as cursor:
        cursor.execute(_HIDDEN + every, [viewer.at] * 4)
        return frozenset(key for (key,) in cursor.fetchall())


def hidden_by_kind(viewer: Viewer) -> Mapping[type[Model], list[UUID]]:
    """The keys of what the viewer may not know of, for who asks about many kinds at once; one query, for the
    desk none."""
    kinds: dict[type[Model], str] = {
        Claim: "SELECT id FROM hidden",
        Question: _QUESTIONS,
        Topic: _TOPICS,
        Source: _SOURCES,
        Document: _DOCUMENTS,
        Snapshot: _SNAPSHOTS,
    }
    found: dict[type[Model], list[UUID]] = {kind: [] for kind in kinds}
    if viewer.audience.sees_hidden:
        return found
    every = " UNION ALL ".join(
        f"SELECT {number}, id FROM ({keys}) AS kind{number}(id)"  # noqa: S608  (our own text)
        for number, keys in enumerate(kinds.values())
    )
    with connection.cursor() as cursor:
        cursor.execute(_HIDDEN + every, [viewer.at] * 4)
        for number, key in cursor.fetchall():
            found[[*kinds][number]].append(key)
    return found


def _without(rows: QuerySet[Any], kind: str, viewer: Viewer) -> QuerySet[Any]:
    return rows if viewer.audience.sees_hidden else rows.exclude(pk__in=_keys(kind, viewer))


def _keys(kind: str, viewer: Viewer) -> RawSQL:
    return RawSQL(_HIDDEN + kind, [viewer.at] * 4)  # noqa: S611  (put together of our own text alone)
