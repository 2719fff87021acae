"""What a report reads of the disagreements that it tells: their claims, of very many the latest.

As `claims.models.dossier` reads a case, but of a hundred cases in a hundred topics at once, and never more
than a reader could follow: a question may have ten thousand claims.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import connection

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import episodes
from claims.domain.lifecycle import ClaimState, RecordKind
from claims.models import Claim
from claims.models.assertions import assertions, scope_of, worlds_of
from claims.models.dossier import Dossier, family_of
from claims.models.ranges import to_day_range
from claims.reports.building.conflict_status import Standing
from claims.reports.length_limits import CLAIMS
from sources.domain.independence import Id

# Open claims of each disagreement's questions, for days of its episode; a claim without days belongs to the
# latest episode. Of a disagreement with `most` those of the latest days, and the witnesses.
_OPEN = """c.recorded_at <= %(at)s AND (c.superseded_at IS NULL OR c.superseded_at > %(at)s)
       AND coalesce((SELECT t.to_state FROM claims_transition t
                     WHERE t.topic_id = c.topic_id AND t.record_id = c.id AND t.record_kind = %(claim)s
                       AND t.at <= %(at)s ORDER BY t.at DESC, t.id DESC LIMIT 1), '') <> %(rejected)s"""
_CLAIMS = f"""
WITH asked AS (
    SELECT * FROM unnest(%(numbers)s::int[], %(topics)s::uuid[], %(episodes)s::daterange[], %(most)s::int[],
                         %(first)s::uuid[], %(second)s::uuid[])
        AS a (n, topic, episode, most, witness_a, witness_b)
), family AS (
    SELECT * FROM unnest(%(members)s::int[], %(questions)s::uuid[], %(own)s::bool[])
        AS f (n, question, own)
)
SELECT asked.n, found.id FROM asked CROSS JOIN LATERAL (
    (SELECT c.id FROM family f
     JOIN claims_claim c ON c.topic_id = asked.topic AND c.question_id = f.question
     WHERE f.n = asked.n AND {_OPEN}
       AND (c.as_of && asked.episode OR c.as_of IS NULL AND NOT EXISTS (
           SELECT FROM family g JOIN claims_claim l ON l.topic_id = asked.topic AND l.question_id = g.question
           WHERE g.n = asked.n AND g.own AND l.recorded_at <= %(at)s AND l.as_of >> asked.episode))
     ORDER BY upper(c.as_of) DESC NULLS LAST, c.recorded_at DESC, c.id DESC LIMIT asked.most)
    UNION
    SELECT c.id FROM claims_claim c
    WHERE c.topic_id = asked.topic AND c.id IN (asked.witness_a, asked.witness_b) AND {_OPEN}
) found
"""  # noqa: S608  (put together of our own text alone)


@dataclass(frozen=True, slots=True)
class File:
    """A disagreement's dossier; `older`: how many of its claims are not read, because there are very many."""

    dossier: Dossier
    older: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    standing: Standing
    family: frozenset[UUID]
    compared: frozenset[UUID]
    world: World
    most: int | None = None


def files(standings: Sequence[Standing], at: datetime) -> list[File]:
    """The files of these disagreements as known at `at`; neither topics nor conflicts add a query."""
    asked = _asked(standings, at)
    chosen = _chosen(asked, at)
    wanted = {pk for claims in chosen for pk in claims}
    rows: dict[Id, Claim] = {row.pk: row for row in Claim.objects.filter(pk__in=wanted).with_provenance()}
    known = {one.id: one for one in assertions(rows.values(), at)}
    return [_file(one, [known[pk] for pk in mine], rows) for one, mine in zip(asked, chosen, strict=True)]


def _asked(standings: Sequence[Standing], at: datetime) -> list[_Asked]:
    worlds = worlds_of({one.conflict.topic_id for one in standings}, at)
    found = [_questions(one, worlds[one.conflict.topic_id]) for one in standings]
    many = [one for one in found if one.standing.found.claims > 2 * CLAIMS]
    hidden = _with_hidden({each for one in many for each in one.compared}, at) if many else set()
    # Where something is hidden the rules are asked again, and that takes every claim.
    cut = {one.standing.conflict.pk for one in many if not one.compared & hidden}
    return [replace(one, most=CLAIMS) if one.standing.conflict.pk in cut else one for one in found]


def _questions(standing: Standing, world: World) -> _Asked:
    question = standing.conflict.question_id
    compared = cast(frozenset[UUID], world.relations.compared_with(question))
    return _Asked(standing, family_of(question, world), compared, world)


def _with_hidden(questions: set[UUID], at: datetime) -> set[UUID]:
    rows = Claim.objects.known_at(at).filter(question__in=questions).hidden(at=at)
    return set(rows.values_list("question", flat=True).distinct())


def _chosen(asked: Sequence[_Asked], at: datetime) -> list[list[UUID]]:
    chosen: list[list[UUID]] = [[] for _ in asked]
    members = [(number, question) for number, one in enumerate(asked) for question in one.compared]
    own = [question in asked[number].family for number, question in members]
    conflicts = [one.standing.conflict for one in asked]
    given: dict[str, Any] = {
        "numbers": list(range(len(asked))),
        "topics": [each.topic_id for each in conflicts],
        "episodes": [each.episode for each in conflicts],
        "most": [one.most for one in asked],
        "first": [one.standing.found.witness[0] for one in asked],
        "second": [one.standing.found.witness[1] for one in asked],
        "members": [number for number, _ in members],
        "questions": [question for _, question in members],
        "own": own,
        "at": at,
        "claim": RecordKind.CLAIM.value,
        "rejected": ClaimState.REJECTED.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CLAIMS, given)
        for number, claim in cursor.fetchall():
            chosen[number].append(claim)
    return chosen


def _file(asked: _Asked, claims: list[Assertion], rows: Mapping[Id, Claim]) -> File:
    conflict = asked.standing.conflict
    ordered = sorted(claims, key=lambda one: (one.recorded_order, str(one.id)))
    # Of very many claims those between are missing that tie the days of the episode together.
    members = tuple(ordered) if asked.most else _of_episode(asked, ordered)
    mine = {one.id: rows[one.id] for one in members}
    older = max(asked.standing.found.claims - len(members), 0) if asked.most else 0
    return File(Dossier(conflict, cast(Mapping[Id, Claim], mine), members, asked.world), older)


def _of_episode(asked: _Asked, claims: list[Assertion]) -> tuple[Assertion, ...]:
    conflict = asked.standing.conflict
    days = to_day_range(conflict.episode)
    for episode in episodes(scope_of(conflict.question), claims, asked.world):
        if episode.days is None or days is None or episode.days.shares_a_day(days):
            return tuple(episode.compared)
    return ()
