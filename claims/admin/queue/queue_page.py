"""The admin's index: the queue on one page, each preset a list of its own."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claimcheck.foundation.desk.paging import look_ahead
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.records.errors import StaleState
from claims.admin.queue.presets import Preset, by_heat, counts, unassigned
from claims.admin.queue.queue_filter import Narrowing
from claims.admin.queue.queue_rows import READERS
from claims.admin.queue.row import QueueRow
from claims.admin.queue.saved_view import WEIGHTS, view_url
from claims.domain.priority import ListOrder
from claims.models import Claim, Conflict, SavedView, Topic
from claims.services.triage.assignment import take_conflict
from claims.views.readings.blind import without_closed
from claims.wording.desk import LIST_ORDERS

PER_PAGE = 50
ON_QUESTIONS = frozenset({"conflict", "resolution", "claim", "contact"})
MOST_VIEWS = 60
PLAIN_ORDERS = (ListOrder.NEWEST, ListOrder.OLDEST)
UNDOING = ("release", "reopen", "reconsider", "separate")
"""Verbs that nothing in the queue is open to."""
AT_ONCE, WITH_REASON = frozenset({"take", "accept"}), frozenset({"dismiss", "reject"})
"""Verbs of each row, done in place: by one click, and by a reason beside the button."""


def queue(request: HttpRequest) -> HttpResponse:
    """What needs a person now; `?show=` names the preset, the rest of the address narrows and orders it."""
    now, person = timezone.now(), request.user
    found = counts(person, now)
    preset = _asked(request, [count["preset"] for count in found])
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
        "starts": _starts(person) if preset.kind in ("conflict", "claim") else (),
        **_views(person, asked, preset),
    }
    return screen(request, "desk/queue.html", context, title=_("Queue"))


def _starts(person: Any) -> list[tuple[str, Any]]:
    """Where new figures come from, for whoever looks at an empty list: the address, and its name."""
    ways = (
        ("claims.add_claim", "desk:news", _("From the news")),
        ("claims.add_question", "desk:new-story", _("New story")),
        ("claims.add_import", "desk:sheet", _("From a sheet")),
    )
    return [(reverse(address), name) for permission, address, name in ways if person.has_perm(permission)]


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
    open_now = next((view for view, _url, here in offered if here and view.recorded_by_id == person.pk), None)
    return {
        "views": offered,
        "save_url": save if person.has_perm("claims.add_savedview") else "",
        "give_up_url": reverse("admin:claims_savedview_give-up", args=[open_now.pk]) if open_now else "",
    }


def _read(kind: str, keys: list[Any], now: datetime) -> list[QueueRow]:
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
