"""The lines of the queue: what each kind of record shows of itself."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.admin.claim.marked_quote import marked_claim
from claims.admin.linked_tags import linked_tags
from claims.admin.queue.presets import PRESETS
from claims.admin.queue.row import QueueRow, contact_rows, error_report_rows, note_rows
from claims.domain.agreement.readers import READING_WEIGHTS, ReadingPart
from claims.domain.answering.methods import Method
from claims.domain.flags import Flag
from claims.domain.lifecycle import ClaimState, ConflictState, ResolutionState
from claims.domain.policy import POLICY
from claims.models import Claim, Conflict, Contact, ErrorReport, Note, Resolution, SecondReading
from claims.views.flags import flags_on
from claims.wording import kinds, records, values
from claims.wording.answers import METHODS
from claims.wording.flags import FLAGS
from claims.wording.newsroom import newsroom_day
from claims.wording.readings import READING_PARTS
from claims.wording.states import CLAIM_STATES, CONFLICT_STATES, RESOLUTION_STATES


def _conflict_rows(conflicts: Any, now: datetime) -> Iterable[QueueRow]:
    stale_from = now - timedelta(days=POLICY.stale_after_days)
    rows = list(conflicts.with_assignee().select_related("question__unit", "topic"))
    asked = flags_on(conflict.question for conflict in rows)
    linked = linked_tags([conflict.pk for conflict in rows], now)
    for conflict in rows:
        reach = ""
        if conflict.lowest is not None and conflict.highest is not None:
            reach = values.short_reach(
                values.ends(conflict.lowest, conflict.highest), conflict.question.unit_id or ""
            )
        yield QueueRow(
            pk=conflict.pk,
            url=reverse("admin:claims_conflict_change", args=[conflict.pk]),
            title=conflict.question.text,
            kind=kinds.title(conflict.kind, conflict.reason),
            topic=conflict.topic.name,
            severity=conflict.severity,
            figure=reach,
            detail=_("%(claims)d claims, %(sources)d sources")
            % {"claims": conflict.claim_count, "sources": conflict.source_count}
            + (f" · {records.days(conflict.episode)}" if conflict.episode.upper else ""),
            age=values.age(conflict.opened_at, now),
            person=conflict.assignee_name or "",
            state=CONFLICT_STATES[ConflictState(conflict.state)].tag,
            stale=conflict.changed_at < stale_from,
            urgent=conflict.priority > 0,
            due=conflict.due_at,
            today=newsroom_day(conflict.opened_at) == newsroom_day(now),
            open=conflict.state in (ConflictState.OPEN, ConflictState.IN_REVIEW),
            flags=_flags(asked[conflict.question_id]),
            linked=linked.get(conflict.pk, ()),
        )


def _flags(asked: tuple[Flag, ...] | None) -> tuple[str, ...]:
    """What is to check about the claims on the question, in a word each."""
    if asked is None:
        return (_("too many claims to check here"),)
    return tuple(str(FLAGS[flag].tag) for flag in asked)


def _resolution_rows(resolutions: QuerySet[Resolution], now: datetime) -> Iterable[QueueRow]:
    for resolution in resolutions.select_related("question__unit", "topic", "proposed_by", "returned_by"):
        returned = resolution.returned_at is not None
        yield QueueRow(
            pk=resolution.pk,
            url=reverse("admin:claims_resolution_change", args=[resolution.pk]),
            title=resolution.question.text,
            kind=METHODS[Method(resolution.method)].tag,
            topic=resolution.topic.name,
            figure=records.answer(resolution),
            detail=resolution.return_comment if returned else records.days(resolution.as_of),
            age=values.age(resolution.returned_at or resolution.proposed_at, now),
            person=str(resolution.returned_by if returned else resolution.proposed_by),
            state=RESOLUTION_STATES[ResolutionState(resolution.state)].tag,
        )


def _claim_rows(claims: QuerySet[Claim], now: datetime) -> Iterable[QueueRow]:
    related = claims.select_related(
        "question", "topic", "written_unit", "statement__source", "snapshot__document"
    ).defer("snapshot__text")
    for claim in related:
        yield QueueRow(
            pk=claim.pk,
            url=reverse("admin:claims_claim_change", args=[claim.pk]),
            title=claim.statement.source.name,
            kind=claim.question.text,
            topic=claim.topic.name,
            figure=records.claim_figure_with_unit(claim),
            quote=marked_claim(claim),
            detail=claim.snapshot.document.title,
            age=values.age(claim.recorded_at, now),
            state=CLAIM_STATES[ClaimState(claim.state)].tag,
        )


def _reading_rows(readings: QuerySet[SecondReading], now: datetime) -> Iterable[QueueRow]:
    """By the document alone: whoever reads blind is told of the question on the reading's own page."""
    for reading in readings.select_related("topic", "claim__snapshot__document").defer(
        "claim__snapshot__text"
    ):
        part = ReadingPart.SECOND if reading.handed_in_at is None else ReadingPart.DECIDE
        yield QueueRow(
            pk=reading.pk,
            url=reverse("admin:claims_secondreading_change", args=[reading.pk]),
            title=reading.claim.snapshot.document.title,
            kind=str(READING_PARTS[part].label),
            topic=reading.topic.name,
            severity=READING_WEIGHTS[part],
            age=values.age(reading.handed_in_at or reading.opened_at, now),
        )


READERS: dict[str, tuple[Any, Callable[[Any, datetime], Iterable[QueueRow]]]] = {
    "conflict": (Conflict, _conflict_rows),
    "resolution": (Resolution, _resolution_rows),
    "claim": (Claim, _claim_rows),
    "note": (Note, note_rows),
    "contact": (Contact, contact_rows),
    "error_report": (ErrorReport, error_report_rows),
    "reading": (SecondReading, _reading_rows),
}
assert {preset.kind for preset in PRESETS} <= READERS.keys()  # noqa: S101 each preset can be read
