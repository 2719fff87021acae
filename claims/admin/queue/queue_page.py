"""The admin's index: the queue on one page, each preset a list of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claimcheck.foundation.desk.paging import look_ahead
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.records.errors import StaleState
from claims.admin.claim.marked_quote import marked_claim
from claims.admin.queue.presets import PRESETS, Preset, by_heat, counts, unassigned
from claims.admin.queue.queue_filter import Narrowing
from claims.admin.queue.saved_view import WEIGHTS, view_url
from claims.domain.agreement.readers import READING_WEIGHTS, ReadingPart
from claims.domain.answering.methods import Method
from claims.domain.contacts import Channel
from claims.domain.flags import Flag
from claims.domain.lifecycle import ClaimState, ConflictState, RecordKind, ResolutionState
from claims.domain.policy import POLICY
from claims.domain.priority import ListOrder
from claims.models import Claim, Conflict, Contact, Note, Resolution, SavedView, SecondReading, Topic
from claims.services.triage.assignment import take_conflict
from claims.views.blind import without_closed
from claims.views.flags import flags_on
from claims.wording import kinds, records, values
from claims.wording.answers import METHODS
from claims.wording.desk import LIST_ORDERS
from claims.wording.flags import FLAGS
from claims.wording.kept import CHANNELS
from claims.wording.newsroom import newsroom_day
from claims.wording.readings import READING_PARTS
from claims.wording.states import CLAIM_STATES, CONFLICT_STATES, RECORD_KINDS, RESOLUTION_STATES

PER_PAGE = 50
ON_QUESTIONS = frozenset({"conflict", "resolution", "claim", "contact"})
MOST_VIEWS = 60
PLAIN_ORDERS = (ListOrder.NEWEST, ListOrder.OLDEST)
LONGEST_TITLE = 160
UNDOING = ("release", "reopen", "reconsider", "separate")
"""Verbs that nothing in the queue is open to."""
AT_ONCE, WITH_REASON = frozenset({"take", "accept"}), frozenset({"dismiss", "reject"})
"""Verbs of each row, done in place: by one click, and by a reason beside the button."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the queue, whatever it is about."""

    pk: Any
    url: str
    title: str
    kind: str
    topic: str
    severity: int = 0
    figure: str = ""
    detail: str = ""
    quote: Any = ""
    age: str = ""
    person: str = ""
    state: str = ""
    stale: bool = False
    urgent: bool = False
    due: Any = None
    flags: tuple[str, ...] = ()
    today: bool = False
    open: bool = True


def queue(request: HttpRequest) -> HttpResponse:
    """What needs a person now; `?show=` names the preset, the rest of the address narrows and orders it."""
    now, person = timezone.now(), request.user
    found = counts(person, now)
    preset = _asked(request, [one["preset"] for one in found])
    if preset is None:
        return screen(request, "desk/queue.html", {"presets": [], "rows": []}, title=_("Queue"))
    asked = Narrowing.asked(request.GET.dict())
    rows = asked.applied(preset.rows(person, now), preset, now)
    if preset.kind in ON_QUESTIONS:
        rows = without_closed(rows, person)
    page = look_ahead(request)(rows.values_list("pk", flat=True), PER_PAGE).get_page(
        request.GET.get("p", "1")
    )
    context = {
        "presets": found,
        "preset": preset,
        "query": asked.words,
        "asked": asked,
        "kept": asked.elsewhere().query(),
        "page": page,
        "rows": _read(preset.kind, list(page.object_list), now),
        "topics": Topic.objects.order_by("name").values_list("slug", "name")[:200],
        "weights": WEIGHTS[1:] if preset.kind == "conflict" else (),
        "orders": [
            (o, text) for o, text in LIST_ORDERS.items() if preset.kind == "conflict" or o in PLAIN_ORDERS
        ],
        "next_page": _page_url(request, page.next_page_number()) if page.has_next() else "",
        "previous_page": _page_url(request, page.previous_page_number()) if page.has_previous() else "",
        "bulk": _bulk(request, preset.kind),
        "at_once": _bulk(request, preset.kind, AT_ONCE),
        "with_reason": _bulk(request, preset.kind, WITH_REASON),
        "may_take": person.has_perm("claims.change_conflict"),
        **_views(person, asked, preset),
    }
    return screen(request, "desk/queue.html", context, title=_("Queue"))


@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """Take the most pressing conflict that nobody has, and open it."""
    person: Any = request.user
    if not person.has_perm("claims.change_conflict"):
        raise PermissionDenied
    now = timezone.now()
    for conflict in by_heat(unassigned(person, now), now)[:5]:
        try:
            take_conflict(by=person, now=now, conflict=conflict)
        except StaleState:  # somebody was quicker; the next one then
            continue
        messages.success(request, _("Assigned to you."))
        return redirect("admin:claims_conflict_change", conflict.pk)
    messages.info(request, _("No conflict is waiting."))
    return redirect("admin:index")


def _asked(request: HttpRequest, presets: list[Preset]) -> Preset | None:
    name = request.GET.get("show", "")
    return next((preset for preset in presets if preset.name == name), presets[0] if presets else None)


def _views(person: Any, asked: Narrowing, preset: Preset) -> dict[str, Any]:
    """The saved views beside the presets, and where this list is saved as one."""
    views = SavedView.objects.for_person(person).select_related("topic", "recorded_by").order_by("name", "id")
    offered = [(view, view_url(view), str(view.pk) == asked.view) for view in views[:MOST_VIEWS]]
    save = f"{reverse('admin:claims_savedview_add')}?{asked.to_save(preset.name)}"
    open_now = next((one for one, _url, here in offered if here and one.recorded_by_id == person.pk), None)
    return {
        "views": offered,
        "save_url": save if person.has_perm("claims.add_savedview") else "",
        "give_up_url": reverse("admin:claims_savedview_give-up", args=[open_now.pk]) if open_now else "",
    }


def _read(kind: str, keys: list[Any], now: datetime) -> list[Row]:
    """The rows of one page in the order of their keys: keys are sorted, what is shown is read after."""
    model, reader = READERS[kind]
    found = {row.pk: row for row in reader(model._default_manager.filter(pk__in=keys), now)}
    return [found[key] for key in keys if key in found]


def _page_url(request: HttpRequest, number: int) -> str:
    return "?" + urlencode({**request.GET.dict(), "p": number})


def _bulk(request: HttpRequest, kind: str, names: frozenset[str] | None = None) -> list[dict[str, Any]]:
    """The bulk verbs of what is listed (these, if told), with their addresses."""
    from django.contrib import admin

    model = {"conflict": Conflict, "claim": Claim}.get(kind)
    if model is None:
        return []
    model_admin: Any = admin.site._registry[model]
    return [
        {"verb": verb, "url": f"{model_admin.list_url()}bulk/{verb.name}/"}
        for verb in model_admin.verbs
        if verb.bulk
        and verb.allowed(request)
        and verb.name not in UNDOING
        and (names is None or verb.name in names)
    ]


def _conflict_rows(conflicts: Any, now: datetime) -> Iterable[Row]:
    stale_from = now - timedelta(days=POLICY.stale_after_days)
    rows = list(conflicts.with_assignee().select_related("question__unit", "topic"))
    asked = flags_on(conflict.question for conflict in rows)
    for conflict in rows:
        reach = ""
        if conflict.lowest is not None and conflict.highest is not None:
            reach = values.short_span(
                values.ends(conflict.lowest, conflict.highest), conflict.question.unit_id or ""
            )
        yield Row(
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
        )


def _flags(asked: tuple[Flag, ...] | None) -> tuple[str, ...]:
    """What is to check about the claims on the question, in a word each."""
    if asked is None:
        return (_("too many claims to check here"),)
    return tuple(str(FLAGS[flag].tag) for flag in asked)


def _resolution_rows(resolutions: QuerySet[Resolution], now: datetime) -> Iterable[Row]:
    for resolution in resolutions.select_related("question__unit", "topic", "proposed_by", "returned_by"):
        returned = resolution.returned_at is not None
        yield Row(
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


def _claim_rows(claims: QuerySet[Claim], now: datetime) -> Iterable[Row]:
    related = claims.select_related(
        "question", "topic", "written_unit", "statement__source", "snapshot__document"
    ).defer("snapshot__text")
    for one in related:
        yield Row(
            pk=one.pk,
            url=reverse("admin:claims_claim_change", args=[one.pk]),
            title=one.statement.source.name,
            kind=one.question.text,
            topic=one.topic.name,
            figure=records.claim_figure_with_unit(one),
            quote=marked_claim(one),
            detail=one.snapshot.document.title,
            age=values.age(one.recorded_at, now),
            state=CLAIM_STATES[ClaimState(one.state)].tag,
        )


def _note_rows(notes: QuerySet[Note], now: datetime) -> Iterable[Row]:
    for note in notes.select_related("topic", "written_by"):
        yield Row(
            pk=note.pk,
            url=reverse(f"admin:claims_{note.record_kind}_change", args=[note.record_id]),
            title=note.text if len(note.text) <= LONGEST_TITLE else f"{note.text[:LONGEST_TITLE]}…",
            kind=_("on a %(record)s") % {"record": RECORD_KINDS[RecordKind(note.record_kind)]},
            topic=note.topic.name,
            age=values.age(note.written_at, now),
            person=note.written_by.get_username(),
        )


def _contact_rows(contacts: QuerySet[Contact], now: datetime) -> Iterable[Row]:
    """Each leads to where its answer is recorded."""
    for one in contacts.select_related("question", "topic", "source", "recorded_by"):
        yield Row(
            pk=one.pk,
            url=reverse("admin:claims_contact_change", args=[one.pk]),
            title=one.source.name,
            kind=one.question.text,
            topic=one.topic.name,
            detail=one.asked if len(one.asked) <= LONGEST_TITLE else f"{one.asked[:LONGEST_TITLE]}…",
            age=values.age(one.due_at or one.asked_at, now),
            person=one.recorded_by.get_username(),
            state=str(CHANNELS[Channel(one.channel)]),
            due=one.due_at,
        )


def _reading_rows(readings: QuerySet[SecondReading], now: datetime) -> Iterable[Row]:
    """By the document alone: whoever reads blind is told of the question on the reading's own page."""
    for one in readings.select_related("topic", "claim__snapshot__document").defer("claim__snapshot__text"):
        part = ReadingPart.SECOND if one.handed_in_at is None else ReadingPart.DECIDE
        yield Row(
            pk=one.pk,
            url=reverse("admin:claims_secondreading_change", args=[one.pk]),
            title=one.claim.snapshot.document.title,
            kind=str(READING_PARTS[part].label),
            topic=one.topic.name,
            severity=READING_WEIGHTS[part],
            age=values.age(one.handed_in_at or one.opened_at, now),
        )


READERS: dict[str, tuple[Any, Callable[[Any, datetime], Iterable[Row]]]] = {
    "conflict": (Conflict, _conflict_rows),
    "resolution": (Resolution, _resolution_rows),
    "claim": (Claim, _claim_rows),
    "note": (Note, _note_rows),
    "contact": (Contact, _contact_rows),
    "reading": (SecondReading, _reading_rows),
}
assert {preset.kind for preset in PRESETS} <= READERS.keys()  # noqa: S101 each preset can be read
