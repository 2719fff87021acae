"""The weekly report: who gets it, what was issued, what came of sending it, what was corrected since."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claimcheck.foundation.desk.form_fields import PickerField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import Erratum, ReportAttempt, ReportDelivery, Subscription, Topic, Webhook, WeeklyReport
from claims.services.report_issuing import end_subscription, subscribe


class SubscribeForm(VerbForm):
    """Who gets the report from the next one on."""

    topic = PickerField(Topic.objects.all(), required=False, help_text=gettext_lazy("Leave blank for all."))
    mail = forms.EmailField(required=False)
    webhook = PickerField(
        Webhook.objects.filter(disabled_at=None),
        required=False,
        help_text=gettext_lazy("Either a mail address or a webhook."),
    )

    def call(self, *, record: Any, by: User, now: datetime) -> Subscription:
        data = self.cleaned_data
        return subscribe(by=by, now=now, topic=data["topic"], mail=data["mail"], webhook=data["webhook"])


class EndSubscriptionForm(VerbForm):
    """Nothing more is sent there."""

    done = gettext_lazy("Subscription ended.")

    def call(self, *, record: Subscription, by: User, now: datetime) -> Subscription:
        return end_subscription(by=by, now=now, subscription=record)


@admin.register(Subscription)
class SubscriptionAdmin(BaseAdmin):
    """Who gets the weekly report."""

    read_by = "claims.change_subscription"
    list_display = ("mail", "webhook", "topic", "recorded_at", "ended_at")
    list_filter = (("ended_at", admin.EmptyFieldListFilter),)
    list_select_related = ("topic", "webhook")
    search_fields = ("mail__icontains", "webhook__name__icontains")
    fields = ("mail", "webhook", "topic", "recorded_at", "recorded_by", "ended_at", "ended_by")
    add_form, add_permission = SubscribeForm, "claims.add_subscription"
    verbs = (
        Verb(
            name="end",
            label=gettext_lazy("End"),
            permission="claims.change_subscription",
            form=EndSubscriptionForm,
            tone="danger",
            offered=lambda subscription: subscription.ended_at is None,
        ),
    )


@admin.register(WeeklyReport)
class WeeklyReportAdmin(BaseAdmin):
    """What was issued; it never changes."""

    list_display = ("week", "topic", "issued_at", "policy", "page")
    list_filter = ("topic",)
    list_select_related = ("topic",)
    list_before_template = "desk/reports_before.html"  # type: ignore[assignment]  # the theme's None is its default
    search_fields = ("week__startswith",)
    fields = ("week", "topic", "page", "policy", "sha256", "head", "issued_at", "issued_by")

    def get_queryset(self, request: Any) -> Any:
        """Without the bodies, which are long and shown on their page."""
        return super().get_queryset(request).defer("body")

    @admin.display(description=gettext_lazy("Page"))
    def page(self, row: WeeklyReport) -> str:
        """Where it is read."""
        topic = f"?topic={row.topic.slug}" if row.topic else ""
        return format_html(
            '<a href="{}{}">{}</a>', reverse("weekly-report", args=[row.week]), topic, row.week
        )


@admin.register(Erratum)
class ErratumAdmin(BaseAdmin):
    """Corrections of what an issued report told."""

    list_display = ("report", "publication", "independent", "claim", "recorded_at", "told_at")
    list_filter = (("told_at", admin.EmptyFieldListFilter),)
    list_select_related = ("report", "publication", "claim__written_unit")
    search_fields = ("report__week__startswith",)


@admin.register(ReportDelivery)
class ReportDeliveryAdmin(BaseAdmin):
    """What is to be sent to whom."""

    read_by = "claims.change_subscription"
    list_display = ("recorded_at", "report", "subscription", "what")
    list_select_related = ("report", "subscription")
    search_fields = ("report__week__startswith", "subscription__mail__icontains")

    @admin.display(description=gettext_lazy("What"))
    def what(self, row: ReportDelivery) -> str:
        """The report itself, or how many corrections."""
        count = len(row.errata)
        return (
            ngettext("%(n)d correction", "%(n)d corrections", count) % {"n": count} if count else _("report")
        )


@admin.register(ReportAttempt)
class ReportAttemptAdmin(BaseAdmin):
    """What came of trying to send."""

    read_by = "claims.change_subscription"
    list_display = ("attempted_at", "delivery", "status", "accepted", "problem")
    list_filter = ("accepted", "status")
    list_select_related = ("delivery",)
    search_fields = ("problem__icontains", "delivery__subscription__mail__icontains")
    ordering = ("-attempted_at", "-id")
