"""Webhooks: who is told of every publication, and what came of telling them."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import Delivery, DeliveryAttempt, Topic, Webhook
from claims.models.webhook import LONGEST_NAME, LONGEST_URL
from claims.services.notifications.webhooks import (
    CHANGED,
    change_webhook,
    disable_webhook,
    register_webhook,
    replay_delivery,
    send_test,
)


class WebhookForm(VerbForm):
    """A new webhook; its secret is told this once."""

    name = forms.CharField(max_length=LONGEST_NAME)
    url = forms.URLField(max_length=LONGEST_URL, assume_scheme="https", label=gettext_lazy("Address"))
    topic = PickerField(Topic.objects.all(), required=False, help_text=gettext_lazy("Leave blank for all."))

    def call(self, *, record: Any, by: User, now: datetime) -> Webhook:
        data = self.cleaned_data
        webhook, self.secret = register_webhook(
            by=by, now=now, name=data["name"], url=data["url"], topic=data["topic"]
        )
        return webhook

    def told(self, title: str) -> str:
        """The secret, which is kept nowhere that it could be read again."""
        return _("%(name)s registered. Copy its secret now; it will not be displayed again: %(secret)s") % {
            "name": title,
            "secret": self.secret,
        }


class ChangeForm(VerbForm):
    """Another name, address or topic, or a new secret."""

    intro = gettext_lazy(
        "What waits to be sent goes to the new address. Another address always comes with a new secret."
    )

    name = forms.CharField(max_length=LONGEST_NAME)
    url = forms.URLField(max_length=LONGEST_URL, assume_scheme="https", label=gettext_lazy("Address"))
    topic = PickerField(Topic.objects.all(), required=False, help_text=gettext_lazy("Leave blank for all."))
    new_secret = forms.BooleanField(required=False, label=gettext_lazy("Draw a new secret"))

    def prepare(self) -> None:
        stands = {name: getattr(self.record, name) for name in CHANGED}
        self.initial = {**stands, **self.initial}

    def call(self, *, record: Webhook, by: User, now: datetime) -> Webhook:
        given = {name: self.cleaned_data[name] for name in CHANGED if name in self.changed_data}
        self.webhook, self.secret = change_webhook(
            by=by, now=now, webhook=record, new_secret=self.cleaned_data["new_secret"], **given
        )
        return self.webhook

    def told(self, title: str) -> str:
        """By the name that it has now; the new secret, where there is one."""
        if not self.secret:
            return _("%(name)s changed.") % {"name": self.webhook.name}
        return _("%(name)s changed. Copy its new secret now; it will not be displayed again: %(secret)s") % {
            "name": self.webhook.name,
            "secret": self.secret,
        }


class DisableForm(VerbForm):
    """Nothing more is sent."""

    done = gettext_lazy("Disabled. Pending deliveries are cancelled.")

    reason = WordsField(label=gettext_lazy("Why"))

    def call(self, *, record: Webhook, by: User, now: datetime) -> Webhook:
        return disable_webhook(by=by, now=now, webhook=record, reason=self.cleaned_data["reason"])


class TestForm(VerbForm):
    """Whether it answers, and to what it is sent."""

    intro = gettext_lazy(
        "A signed message of the type webhook.test is sent now, once. It has no figure, and is no delivery."
    )

    def call(self, *, record: Webhook, by: User, now: datetime) -> Webhook:
        self.outcome = send_test(by=by, now=now, webhook=record)
        return record

    def told(self, title: str) -> str:
        """What came of it."""
        if self.outcome.accepted:
            return _("%(name)s answered %(status)s.") % {"name": title, "status": self.outcome.status}
        return _("%(name)s did not accept it: %(problem)s") % {"name": title, "problem": self.outcome.problem}


class ReplayForm(VerbForm):
    """Tell it again."""

    done = gettext_lazy("Resent.")
    intro = gettext_lazy("The publication is sent again as a separate delivery.")

    def call(self, *, record: Delivery, by: User, now: datetime) -> Delivery:
        return replay_delivery(by=by, now=now, delivery=record)


@admin.register(Webhook)
class WebhookAdmin(BaseAdmin):
    """Where corrections are pushed. The secret is never shown again."""

    read_by = "claims.change_webhook"
    list_display = ("name", "url", "topic", "recorded_at", "disabled_at")
    list_filter = (("disabled_at", admin.EmptyFieldListFilter),)
    list_select_related = ("topic",)
    search_fields = ("name__icontains", "url__icontains")
    fields = (
        "name",
        "url",
        "topic",
        "recorded_at",
        "recorded_by",
        "disabled_at",
        "disabled_by",
        "disabled_reason",
    )
    add_form, add_permission = WebhookForm, "claims.add_webhook"
    verbs = (
        Verb(
            name="test",
            label=gettext_lazy("Send a test"),
            permission="claims.add_delivery",
            form=TestForm,
            offered=lambda webhook: webhook.disabled_at is None,
        ),
        Verb(
            name="correct",
            label=gettext_lazy("Change"),
            permission="claims.change_webhook",
            form=ChangeForm,
            offered=lambda webhook: webhook.disabled_at is None,
        ),
        Verb(
            name="disable",
            label=gettext_lazy("Disable"),
            permission="claims.change_webhook",
            form=DisableForm,
            tone="danger",
            offered=lambda webhook: webhook.disabled_at is None,
        ),
    )


@admin.register(Delivery)
class DeliveryAdmin(BaseAdmin):
    """What is to be told to whom."""

    read_by = "claims.change_webhook"
    list_display = ("recorded_at", "webhook", "publication", "sent_again_for")
    list_filter = ("webhook",)
    list_select_related = ("webhook", "publication")
    search_fields = ("webhook__name__icontains",)
    verbs = (
        Verb(
            name="replay",
            label=gettext_lazy("Resend"),
            permission="claims.add_delivery",
            form=ReplayForm,
        ),
    )

    @admin.display(description=gettext_lazy("Sent again for"))
    def sent_again_for(self, row: Delivery) -> str:
        """The key of the delivery that it repeats."""
        return str(row.replay_of_id or "")


@admin.register(DeliveryAttempt)
class DeliveryAttemptAdmin(BaseAdmin):
    """What came of trying."""

    read_by = "claims.change_webhook"
    list_display = ("attempted_at", "webhook", "publication", "status", "accepted", "problem")
    list_filter = ("accepted", "status")
    list_select_related = ("delivery__webhook", "delivery__publication")
    search_fields = ("delivery__webhook__name__icontains", "problem__icontains")
    ordering = ("-attempted_at", "-id")

    @admin.display(description=gettext_lazy("Webhook"))
    def webhook(self, row: DeliveryAttempt) -> str:
        """To whom."""
        return row.delivery.webhook.name

    @admin.display(description=gettext_lazy("Publication"))
    def publication(self, row: DeliveryAttempt) -> str:
        """What."""
        return str(row.delivery.publication)
