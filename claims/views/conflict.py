"""Conflicts as a viewer may know them: their summary, their claims, and the world that these stand in.

A conflict keeps what was found over all claims. Where one of them is hidden from the viewer, the rules are
asked again over the others, in a world made of what it may know, so that no kind, number, count or tie gives
the hidden one away. What is no conflict among these is none for the viewer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import cast
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import Episode, episodes
from claims.domain.comparing.findings import Finding
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import Scope
from claims.domain.weighing.conflict_summary import ConflictSummary, conflict_summary
from claims.domain.weighing.flagged import Flagged, flagged
from claims.models import Claim, Conflict, Detection
from claims.models.assertions import assertions, questions_as_known, scope_of, worlds_of
from claims.models.ranges import to_date_range, to_day_range
from claims.views.audience import Viewer
from claims.views.common_origins import with_common_origins
from claims.views.conflict_claims import AskedConflict, chosen, latest
from claims.views.days_answered import days_answered
from claims.views.dossier import dossiers, family_of
from claims.views.hidden_since import before_hidden, first_hidden, shares_beside
from claims.views.records import hidden_keys
from sources.domain.independence import Id
from sources.models.graph import source_graph

Found = tuple[Conflict, ConflictSummary]
"""A conflict, and what was found of it over all claims."""

ALL_DAYS = DateRange(None, None, "()")


@dataclass(frozen=True, slots=True)
class VisibleConflict:
    """A conflict as the viewer may know it.

    `days`: those of its episode. `opened_at`, `changed_at`: when it was found first, and last otherwise.
    `witness`: the stable ids of the claims that make it what it is.
    """

    conflict: Conflict
    summary: ConflictSummary
    days: DateRange
    opened_at: datetime
    changed_at: datetime
    witness: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ConflictEvidence:
    """What a conflict rests on, as the viewer may know it: its claims as assertions in their world, and their
    rows by key.

    `witness`: the claims that make it what it is; they may no longer be among its claims. `out_of_step`:
    last figures for different days that are far apart, also of other episodes. `older`: claims
    that are left out, because there are very many. `hidden_since`: what was found from then on was found over
    claims that the viewer may not know of; the summary is that of the others, and `found_at` when the newest
    of them was recorded, or when it was found before.
    """

    conflict: Conflict
    summary: ConflictSummary
    days: DateRange
    assertions: tuple[Assertion, ...]
    witness: tuple[Assertion, ...] | None
    rows: Mapping[Id, Claim]
    world: World
    found_at: datetime
    out_of_step: tuple[tuple[Assertion, ...], ...] = ()
    older: int = 0
    hidden_since: datetime | None = None

    @property
    def claims(self) -> Mapping[Id, Claim]:
        """The rows of its claims alone."""
        return {claim.id: self.rows[claim.id] for claim in self.assertions}

    @property
    def scope(self) -> Scope:
        """The question as a value."""
        return scope_of(self.conflict.question)

    @property
    def flagged(self) -> tuple[Flagged, ...]:
        """What has to be asked about its claims, the heaviest first."""
        return flagged(self.scope, self.assertions, self.world.graph)

    @property
    def finding(self) -> Finding | None:
        """What the witnesses are to each other now; None where that needs nobody, or one is gone."""
        if self.witness is None:
            return None
        if not self.summary.of_a_pair:
            # the others of last figures stand in another episode
            rows = [self.rows[claim.id] for claim in self.witness]
            gone = any(row.superseded_at or row.state == ClaimState.REJECTED for row in rows)
            return None if gone else self.summary.between(self.witness, self.world)
        present = {claim.id for claim in self.assertions}
        if not present.issuperset(self.summary.witness):
            return None
        found = self.summary.between(self.witness, self.world)
        return found if found.weight else None

    @property
    def visible(self) -> VisibleConflict:
        """Without its claims; the conflict is read `with_visible_moments`."""
        witness = tuple(self.rows[key].claim_id for key in self.summary.witness)
        return _visible(self.conflict, self.summary, self.days, witness)


def _visible(
    conflict: Conflict, summary: ConflictSummary, days: DateRange, witness: tuple[UUID, ...]
) -> VisibleConflict:
    opened_at = conflict.opened_visibly_at  # type: ignore[attr-defined]  # annotated
    changed_at = conflict.changed_visibly_at  # type: ignore[attr-defined]  # annotated
    return VisibleConflict(conflict, summary, days, opened_at, changed_at, witness)


def evidence_of(conflict: Conflict, viewer: Viewer) -> ConflictEvidence | None:
    """What one conflict rests on as it stands now; None where it is none for the viewer."""
    return evidence([(conflict, conflict.summary)], viewer)[0]


def evidence(found: Sequence[Found], viewer: Viewer) -> list[ConflictEvidence | None]:
    """What each conflict rests on, None for one that is none for the viewer; the queries grow neither with
    topics nor with conflicts."""
    if not found:
        return []
    questions_as_known([conflict.question for conflict, _ in found], viewer.known_at)
    asked = _asked(found, viewer)
    got = chosen(asked, viewer)
    # last figures of other days stand in other episodes
    apart = (
        key for case in asked if case.hidden_since is None for keys in case.found.out_of_step for key in keys
    )
    rows = _rows({*(key for claims in got.claims for key in claims), *apart})
    known = {claim.id: claim for claim in assertions(rows.values(), viewer.known_at)}
    before = before_hidden(asked)
    made = []
    for case, keys in zip(asked, got.claims, strict=True):
        claims = sorted((known[key] for key in keys), key=lambda claim: (claim.recorded_order, str(claim.id)))
        made.append(_evidence(case, _Read(claims, rows, known, got.joints, before.get(case.conflict.pk))))
    return _with_former_witnesses(made, viewer)


def nothing_hidden(conflict: Conflict, viewer: Viewer) -> bool:
    """Whether the viewer may know of all that a conflict rests on; only then can it settle it."""
    keys = [cast(UUID, key) for key in dossiers([conflict])[0].claims]
    return Claim.objects.filter(pk__in=keys).publishable(at=viewer.at).count() == len(keys)


def _asked(found: Sequence[Found], viewer: Viewer) -> list[AskedConflict]:
    graph = source_graph(viewer.known_at, without=hidden_keys(viewer))
    plain = worlds_of({conflict.topic_id for conflict, _ in found}, viewer.known_at, graph=graph)
    answered = days_answered({row.question_id for row, _ in found}, viewer.known_at)
    plain = {topic: replace(world, answered=answered) for topic, world in plain.items()}
    worlds = with_common_origins(plain, viewer)
    asked = []
    for conflict, summary in found:
        world = worlds[conflict.topic_id]
        compared = cast(frozenset[UUID], world.relations.compared_with(conflict.question_id))
        asked.append(
            AskedConflict(conflict, summary, family_of(conflict.question_id, world), compared, world)
        )
    held = [case.compared | shares_beside(case) for case in asked]
    hidden = first_hidden({question for questions in held for question in questions}, viewer)
    return [
        replace(case, hidden_since=min((hidden[key] for key in questions & hidden.keys()), default=None))
        for case, questions in zip(asked, held, strict=True)
    ]


def _rows(keys: Iterable[Id]) -> dict[Id, Claim]:
    return {row.pk: row for row in Claim.objects.filter(pk__in=list(keys)).with_provenance()}


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a conflict: its claims in the order they were recorded, all rows by key and as
    assertions, and the last that was found before anything was hidden."""

    claims: Sequence[Assertion]
    rows: Mapping[Id, Claim]
    known: Mapping[Id, Assertion]
    joints: Mapping[Id, frozenset[Id]]
    before: Detection | None


def _evidence(asked: AskedConflict, read: _Read) -> ConflictEvidence | None:
    world = replace(asked.world, open_joints=read.joints)
    summary, days, found_at = asked.found, asked.conflict.episode, asked.conflict.changed_at
    # Of very many claims those between are missing that tie the days of the episode together.
    members = tuple(read.claims) if asked.most else _of_episode(asked, read.claims, world)
    if asked.hidden_since is not None:
        again = _asked_again(asked, read, world)
        if again is None:
            return None
        summary, days, members = again
        found_at = _found_visibly(read, members)
    shown = latest(members, summary.witness)
    count = summary.claim_count if asked.most else len(members)
    apart = tuple(
        tuple(read.known[key] for key in entry)
        for entry in summary.out_of_step
        if all(key in read.known for key in entry)
    )
    return ConflictEvidence(
        conflict=asked.conflict,
        summary=summary,
        days=days,
        assertions=shown,
        witness=_witnesses((*shown, *chain.from_iterable(apart)), summary),
        rows={claim.id: read.rows[claim.id] for claim in (*shown, *chain.from_iterable(apart))},
        world=world,
        out_of_step=apart,
        found_at=found_at,
        older=max(count - len(shown), 0),
        hidden_since=asked.hidden_since,
    )


def _found_visibly(read: _Read, members: Iterable[Assertion]) -> datetime:
    """When it was found before anything was hidden, or its newest claim was recorded."""
    moments = [read.rows[claim.id].recorded_at for claim in members]
    return max([*moments, *([read.before.detected_at] if read.before else [])])


def _asked_again(
    asked: AskedConflict, read: _Read, world: World
) -> tuple[ConflictSummary, DateRange, tuple[Assertion, ...]] | None:
    """The gravest of what the rules find among these claims; else what had been found before anything was
    hidden."""
    scope, days = scope_of(asked.conflict.question), to_day_range(asked.conflict.episode)
    found = [
        (summary, episode)
        for episode in episodes(scope, read.claims, world)
        if episode.is_of(days) and (summary := conflict_summary(scope, episode, world)) is not None
    ]
    if found:
        summary, episode = max(found, key=lambda one: one[0].severity)
        return summary, to_date_range(episode.days) or ALL_DAYS, episode.compared
    if read.before is None:
        return None
    return read.before.summary, read.before.episode, _of_episode(asked, read.claims, world)


def _of_episode(asked: AskedConflict, claims: Sequence[Assertion], world: World) -> tuple[Assertion, ...]:
    days = to_day_range(asked.conflict.episode)
    found: Iterable[Episode] = episodes(scope_of(asked.conflict.question), claims, world)
    return next((episode.compared for episode in found if episode.is_of(days)), ())


def _witnesses(members: Iterable[Assertion], summary: ConflictSummary) -> tuple[Assertion, ...] | None:
    by_key = {claim.id: claim for claim in members}
    found = tuple(by_key[key] for key in summary.witness if key in by_key)
    return found if len(found) == len(summary.witness) else None


def _with_former_witnesses(
    made: Sequence[ConflictEvidence | None], viewer: Viewer
) -> list[ConflictEvidence | None]:
    """With the witnesses that are no longer open claims: what a dismissed conflict was about."""
    missing = {key for case in made if case for key in case.summary.witness if key not in case.rows}
    if not missing:
        return list(made)
    rows = _rows(missing)
    if not viewer.audience.sees_hidden:
        free = Claim.objects.filter(pk__in=list(rows)).publishable(at=viewer.at).values_list("pk", flat=True)
        rows = {key: rows[key] for key in free}
    former = {claim.id: claim for claim in assertions(rows.values(), viewer.known_at)}
    return [case and _with_former(case, former, rows) for case in made]


def _with_former(
    one: ConflictEvidence, former: Mapping[Id, Assertion], rows: Mapping[Id, Claim]
) -> ConflictEvidence:
    mine = {key: rows[key] for key in one.summary.witness if key in rows and key not in one.rows}
    if not mine:
        return one
    known = [*one.assertions, *(former[key] for key in mine)]
    return replace(one, rows={**one.rows, **mine}, witness=_witnesses(known, one.summary))
