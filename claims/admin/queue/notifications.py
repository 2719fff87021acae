"""What a person is told of: the list behind the bell, and when it comes by mail as well."""

from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claimcheck.foundation.desk.languages import IN_SESSION
from claimcheck.foundation.desk.paging import look_ahead
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verb_pages import person
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.wording import choices
from claims.domain.notification import ByMail, Told
from claims.models import Digest, DigestAttempt, Following, MailChoice, Notification
from claims.services.notifications.notifying import choose_language, choose_mail, read_notifications
from claims.wording import values
from claims.wording.desk import MAIL_CHOICES, NOTIFICATIONS

PER_PAGE = 50
COUNTED = 99
"""The bell counts no further: that costs the same however much there is."""

ICONS = {
    "assigned": "back_hand",
    "second_person": "gavel",
    "sent_back": "reply",
    "reopened": "replay",
    "held": "pan_tool",
    "mentioned": "alternate_email",
    "challenged": "priority_high",
    "restored": "verified",
}


def unread(request: HttpRequest) -> int:
    """How much is unread, as far as COUNTED."""
    return Notification.objects.to(person(request)).unread().order_by()[:COUNTED].count()


def notifications(request: HttpRequest) -> HttpResponse:
    """All of it, the newest first; `?show=unread` leaves out what was read."""
    mine = Notification.objects.to(person(request))
    only_unread = request.GET.get("show") == "unread"
    rows = mine.unread() if only_unread else mine
    rows = rows.select_related("question", "topic", "recorded_by").order_by("-recorded_at", "-id")
    page = look_ahead(request)(rows, PER_PAGE).get_page(request.GET.get("p", "1"))
    now = timezone.now()
    context = {
        "rows": [
            {
                "row": row,
                "age": values.age(row.recorded_at, now),
                "icon": ICONS[row.kind],
                "kind": NOTIFICATIONS[Told(row.kind)].label,
            }
            for row in page.object_list
        ],
        "page": page,
        "only_unread": only_unread,
        "by_mail": _chosen(request),
        "choices": choices(MAIL_CHOICES),
        "address": person(request).email,
    }
    return screen(request, "desk/notifications.html", context, title=_("Notifications"))


@require_POST
def open_notification(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is read; on to what it is about."""
    one = get_object_or_404(Notification.objects.to(person(request)), pk=pk)
    read_notifications(by=person(request), now=timezone.now(), only=one)
    return redirect(reverse(f"admin:claims_{one.about}_change", args=[one.record_id]))


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """All of it is read."""
    read_notifications(by=person(request), now=timezone.now())
    return redirect("desk:notifications")


@require_POST
def by_mail(request: HttpRequest) -> HttpResponse:
    """When the person wants to be told by mail as well."""
    wanted = request.POST.get("by_mail", "")
    if wanted in set(ByMail):
        choose_mail(by=person(request), now=timezone.now(), by_mail=ByMail(wanted))
        messages.success(request, _("Kept."))
    else:
        messages.error(request, _("Choose immediately, once a day or never."))
    return redirect("desk:notifications")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """In which language the person reads the desk and their mails; back to where they were."""
    try:
        kept = choose_language(
            by=person(request), now=timezone.now(), language=request.POST.get("language", "")
        )
    except Refused as refusal:
        messages.error(request, refusal.remedy)
    else:
        request.session[IN_SESSION] = kept.language
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, None, require_https=request.is_secure())
    return redirect(back if safe else "admin:index")


def _chosen(request: HttpRequest) -> str:
    kept = MailChoice.objects.filter(person=person(request)).values_list("by_mail", flat=True).first()
    return kept or ByMail.DAILY


@admin.register(Notification)
class NotificationAdmin(BaseAdmin):
    """Who was told of what, and when they read it."""

    owners, read_by = ("recipient",), "auth.view_user"
    list_display = ("recorded_at", "recipient", "kind", "question", "read_at")
    shown_as = MappingProxyType({"record_id": ""})
    list_filter = ("kind", ("read_at", admin.EmptyFieldListFilter))
    list_select_related = ("recipient", "question")
    search_fields = ("recipient__username__icontains", "question__text__icontains")


@admin.register(MailChoice)
class MailChoiceAdmin(BaseAdmin):
    """When people are told by mail, and in which language."""

    owners, read_by = ("person",), "auth.view_user"
    list_display = ("person", "by_mail", "language", "chosen_at")
    list_filter = ("by_mail",)
    list_select_related = ("person",)
    search_fields = ("person__username__icontains",)
    ordering = ("person_id",)


@admin.register(Following)
class FollowingAdmin(BaseAdmin):
    """Which topics people follow."""

    owners, read_by = ("person",), "auth.view_user"
    list_display = ("person", "topic", "follows", "chosen_at")
    list_filter = ("topic", "follows")
    list_select_related = ("person", "topic")
    search_fields = ("person__username__icontains", "topic__name__icontains")
    ordering = ("-chosen_at", "-id")


@admin.register(Digest)
class DigestAdmin(BaseAdmin):
    """What was gathered for whom."""

    owners, read_by = ("person",), "auth.view_user"
    list_display = ("gathered_at", "person")
    list_filter = ("gathered_at",)
    list_select_related = ("person",)
    search_fields = ("person__username__icontains",)


@admin.register(DigestAttempt)
class DigestAttemptAdmin(BaseAdmin):
    """What came of sending it."""

    owners, read_by = ("digest__person",), "auth.view_user"
    list_display = ("attempted_at", "mail", "accepted", "problem")
    list_filter = ("accepted",)
    list_select_related = ("digest",)
    search_fields = ("mail__icontains", "problem__icontains")
    ordering = ("-attempted_at", "-id")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("digest__person")
