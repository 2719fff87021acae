"""Our own screens that belong to no single record; they stand before the theme's, behind its guard."""

from django.contrib import admin
from django.urls import path

from claims.admin.claim.record_preview import preview
from claims.admin.queue.flags_page import flags
from claims.admin.queue.notifications import by_mail, notifications, open_notification, read_all
from claims.admin.queue.queue_page import queue, take_next

guard = admin.site.admin_view

urlpatterns = [
    path("", guard(queue), name="queue"),
    path("next/", guard(take_next), name="take-next"),
    path("flags/", guard(flags), name="flags"),
    path("notifications/", guard(notifications), name="notifications"),
    path("notifications/read/", guard(read_all), name="notifications-read"),
    path("notifications/mail/", guard(by_mail), name="notifications-mail"),
    path("notifications/<uuid:pk>/", guard(open_notification), name="notification-open"),
    path("claims/claim/preview/", guard(preview), name="claim-preview"),
]
