"""Which claims of a conflict a viewer gets: those of its days that it may know of, of very many the latest.

Of a hundred conflicts in a hundred topics at once, and never more than a reader could follow: a question
may have ten thousand claims. The same for REST, the desk and the report.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from claimcheck.foundation.records.replica import connection
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.lifecycle import ClaimState, RecordKind
from claims.domain.questions.scope import Temporality
from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.models import Conflict
from claims.views.audience import Viewer
from sources.domain.independence import Id
from sources.domain.kinds import SourceKind

LATEST = 100
"""Claims of a conflict that has more than twice as many: those of its latest days, and the witnesses."""

_OPEN_NOW = "{c}.superseded_at IS NULL AND {c}.state <> %(rejected)s"
_OPEN_THEN = """{c}.recorded_at <= %(known)s AND ({c}.superseded_at IS NULL OR {c}.superseded_at > %(known)s)
       AND coalesce((SELECT t.to_state FROM claims_transition t
                     WHERE t.topic_id = {c}.topic_id AND t.record_id = {c}.id AND t.record_kind = %(claim)s
                       AND t.at <= %(known)s ORDER BY t.at DESC, t.id DESC LIMIT 1), '') <> %(rejected)s"""
_FREE = """NOT {c}.internal AND ({c}.embargo_until IS NULL OR {c}.embargo_until <= %(at)s)
       AND NOT EXISTS (SELECT FROM claims_claim v
                       WHERE v.topic_id = {c}.topic_id AND v.claim_id = {c}.claim_id
                         AND v.superseded_at IS NULL AND (v.internal OR v.embargo_until > %(at)s))
       AND NOT EXISTS (SELECT FROM sources_snapshot n JOIN sources_document d ON d.id = n.document_id
                       WHERE n.id = {c}.snapshot_id AND (d.internal OR d.embargo_until > %(at)s
                           OR d.publisher_id IN (SELECT id FROM sources_source WHERE draft)))
       AND {c}.question_id NOT IN (SELECT id FROM claims_question WHERE draft)
       AND {c}.statement_id NOT IN (SELECT t.id FROM sources_statement t
                                    JOIN sources_source s ON s.id = t.source_id WHERE s.draft)
       AND {c}.id NOT IN (SELECT h.claim_id FROM claims_relayhop h
                          JOIN sources_source s ON s.id = h.source_id WHERE s.draft)"""

# Of each conflict its claims, as (number, claim); then of each question its joint sources, as (null, source,
# question). A claim without days belongs to the latest episode. A running total is for its last day: those up
# to the conflict's are read, also where the earlier ones have been answered.
_CLAIMS = """
WITH asked AS (
    SELECT * FROM unnest(%(numbers)s::int[], %(topics)s::uuid[], %(episodes)s::daterange[], %(most)s::int[],
                         %(totals)s::bool[])
        AS a (n, topic, episode, most, total)
), witness AS (
    SELECT * FROM unnest(%(witnessed)s::int[], %(witnesses)s::uuid[]) AS w (n, id)
), family AS (
    SELECT * FROM unnest(%(members)s::int[], %(questions)s::uuid[], %(own)s::bool[])
        AS f (n, question, own)
)
SELECT asked.n, found.id, NULL::uuid FROM asked CROSS JOIN LATERAL (
    (SELECT c.id FROM family f
     JOIN claims_claim c ON c.topic_id = asked.topic AND c.question_id = f.question
     WHERE f.n = asked.n AND {open_c}
       AND (c.as_of && asked.episode AND NOT asked.total OR c.as_of &< asked.episode AND asked.total
           OR c.as_of IS NULL AND NOT EXISTS (
               SELECT FROM family g
               JOIN claims_claim l ON l.topic_id = asked.topic AND l.question_id = g.question
               WHERE g.n = asked.n AND g.own AND {open_l} AND (
                   l.as_of >> asked.episode OR asked.total AND NOT l.as_of &< asked.episode)))
     ORDER BY upper(c.as_of) DESC NULLS LAST, c.recorded_at DESC, c.id DESC LIMIT asked.most)
    UNION
    SELECT c.id FROM witness w JOIN claims_claim c ON c.topic_id = asked.topic AND c.id = w.id
    WHERE w.n = asked.n AND {open_c}
) found
UNION ALL
SELECT DISTINCT NULL::int, s.source_id, c.question_id FROM claims_claim c
JOIN sources_statement s ON s.id = c.statement_id
JOIN sources_source j ON j.id = s.source_id AND j.kind = %(joint)s
WHERE c.topic_id = ANY(%(topics)s::uuid[]) AND c.question_id = ANY(%(questions)s::uuid[]) AND {open_c}
"""


@dataclass(frozen=True, slots=True)
class AskedConflict:
    """A conflict, what was found of it over all claims, and the questions whose claims are compared in it.

    `hidden_since`: when the first claim on them was recorded that is hidden from the viewer (None: none is);
    then every claim is read and the rules are asked again.
    """

    conflict: Conflict
    found: ConflictSummary
    family: frozenset[UUID]
    compared: frozenset[UUID]
    world: World
    hidden_since: datetime | None = None

    @property
    def most(self) -> int | None:
        """As many claims as are read; None: all."""
        return LATEST if self.hidden_since is None and self.found.claim_count > 2 * LATEST else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims of each conflict, by their keys, and the joint sources with an open claim on a question."""

    claims: Sequence[Sequence[UUID]]
    joints: Mapping[Id, frozenset[Id]] = field(default_factory=dict)


def chosen(asked: Sequence[AskedConflict], viewer: Viewer) -> Chosen:
    """What the viewer gets; one query."""
    if not asked:
        return Chosen([])
    claims: list[list[UUID]] = [[] for _ in asked]
    joints: dict[Id, set[Id]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_statement(asked, viewer), _given(asked, viewer))
        for number, key, question in cursor.fetchall():
            if number is None:
                joints[question].add(key)
            else:
                claims[number].append(key)
    return Chosen(claims, {question: frozenset(sources) for question, sources in joints.items()})


def _statement(asked: Sequence[AskedConflict], viewer: Viewer) -> str:
    is_open = _OPEN_NOW if viewer.known_at is None else _OPEN_THEN
    if not viewer.audience.sees_hidden and any(case.hidden_since for case in asked):
        is_open = f"{is_open} AND {_FREE}"
    return _CLAIMS.format(open_c=is_open.format(c="c"), open_l=is_open.format(c="l"))


def _given(asked: Sequence[AskedConflict], viewer: Viewer) -> dict[str, Any]:
    members = [(number, question) for number, case in enumerate(asked) for question in case.compared]
    witnesses = [(number, key) for number, case in enumerate(asked) for key in case.found.witness]
    return {
        "numbers": list(range(len(asked))),
        "topics": [case.conflict.topic_id for case in asked],
        "episodes": [case.conflict.episode for case in asked],
        "most": [case.most for case in asked],
        "totals": [case.conflict.question.temporality == Temporality.CUMULATIVE for case in asked],
        "witnessed": [number for number, _ in witnesses],
        "witnesses": [key for _, key in witnesses],
        "members": [number for number, _ in members],
        "questions": [question for _, question in members],
        "own": [question in asked[number].family for number, question in members],
        "at": viewer.at,
        "known": viewer.known_at,
        "claim": RecordKind.CLAIM.value,
        "rejected": ClaimState.REJECTED.value,
        "joint": SourceKind.JOINT.value,
    }


def latest(claims: Sequence[Assertion], witness: Collection[Id]) -> tuple[Assertion, ...]:
    """The same of claims that had to be read all."""
    if len(claims) <= 2 * LATEST:
        return tuple(claims)
    last = sorted(claims, key=_latest_last)[-LATEST:]
    kept = {claim.id for claim in last} | set(witness)
    return tuple(claim for claim in claims if claim.id in kept)


def _latest_last(claim: Assertion) -> tuple[object, ...]:
    return claim.as_of is not None, claim.as_of.end if claim.as_of else date.min, claim.recorded_order
