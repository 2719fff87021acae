"""Dossier: all that one conflict is about, read together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import dropwhile
from typing import cast
from uuid import UUID

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import World
from claims.domain.comparing.episodes import episodes
from claims.domain.questions.scope import Temporality
from claims.models.assertions import assertions, questions_as_known, scope_of, world_of
from claims.models.claim import Claim
from claims.models.claim_queryset import ClaimQuerySet
from claims.models.conflict import Conflict
from claims.models.ranges import to_day_range
from claims.views.audience import Audience, Viewer
from claims.views.common_origins import with_common_origins
from claims.views.days_answered import days_answered
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Dossier:
    """A conflict with the claims of its episode, as rows and as assertions, and the world they stand in.

    The claims are those of the question and of its parts, and those beside them on overlapping questions.
    Positions, findings and proposals are derived from `assertions` and `world` by the pure rules.
    `later_totals`: running totals for days after those that were answered, which are of later conflicts.
    """

    conflict: Conflict
    claims: Mapping[Id, Claim]
    assertions: tuple[Assertion, ...]
    world: World
    later_totals: tuple[tuple[Assertion, Claim], ...] = ()

    @property
    def answering(self) -> tuple[Assertion, ...]:
        """The claims that answer the question or a part of it: those that a resolution accounts for."""
        family = family_of(self.conflict.question_id, self.world)
        return tuple(claim for claim in self.assertions if claim.question.id in family)


def family_of(question_id: UUID, world: World) -> frozenset[UUID]:
    """The question itself and all that is part of it."""
    return cast(frozenset[UUID], world.relations.down(question_id))


def question_claims(
    question_id: UUID, world: World, topic_id: UUID, at: datetime | None = None
) -> ClaimQuerySet:
    """The open claims of a question and of its parts, with all that stands behind them."""
    family = family_of(question_id, world)
    return Claim.objects.open_at(at).filter(topic=topic_id, question__in=family).with_provenance()


def dossiers(conflicts: Iterable[Conflict], *, at: datetime | None = None) -> list[Dossier]:
    """The dossiers of conflicts as known at `at` (None: now); the queries grow with topics, not conflicts."""
    conflicts = list(conflicts)
    by_topic: dict[UUID, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        by_topic[conflict.topic_id].append(conflict)
    found: dict[UUID, Dossier] = {}
    for topic_id, group in by_topic.items():
        found.update({dossier.conflict.pk: dossier for dossier in _of_topic(topic_id, group, at)})
    return [found[conflict.pk] for conflict in conflicts]


def _of_topic(topic_id: UUID, conflicts: list[Conflict], at: datetime | None) -> list[Dossier]:
    viewer = Viewer(Audience.DESK, datetime.max.replace(tzinfo=UTC), at)
    answered = days_answered({conflict.question_id for conflict in conflicts}, at)
    plain = replace(world_of(topic_id, at), answered=answered)
    world = with_common_origins({topic_id: plain}, viewer)[topic_id]
    questions_as_known([conflict.question for conflict in conflicts], at)
    compared = {
        conflict.question_id: cast(frozenset[UUID], world.relations.compared_with(conflict.question_id))
        for conflict in conflicts
    }
    wanted: frozenset[UUID] = frozenset().union(*compared.values())
    rows = Claim.objects.open_at(at).filter(topic=topic_id, question__in=wanted).with_provenance()
    claims: dict[Id, Claim] = {claim.pk: claim for claim in rows}
    known = assertions(claims.values(), at)
    return [
        _dossier(conflict, compared[conflict.question_id], known, claims, world) for conflict in conflicts
    ]


def _dossier(
    conflict: Conflict,
    compared: frozenset[UUID],
    known: list[Assertion],
    claims: Mapping[Id, Claim],
    world: World,
) -> Dossier:
    about = [claim for claim in known if claim.question.id in compared]
    days = to_day_range(conflict.episode)
    found = episodes(scope_of(conflict.question), about, world)
    from_here = dropwhile(lambda each: not each.is_of(days), found)
    members = next((episode.compared for episode in from_here), ())
    total = conflict.question.temporality == Temporality.CUMULATIVE
    later = [claim for episode in from_here for claim in episode.assertions] if total else []
    return Dossier(
        conflict,
        {member.id: claims[member.id] for member in members},
        members,
        world,
        tuple((claim, claims[claim.id]) for claim in later),
    )
