"""Watched pages at the desk: what became of the claims that were read there."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.intake.web.watching import changed_figures, look_again
from claims.models import Claim, DismissedChange, Visit, Watch
from claims.models.watching.watch import SELDOM
from claims.services.watching.watching import (
    dismiss_change,
    stop_watching,
    take_changed_figure,
    watch_document,
)
from claims.views.audience import desk
from claims.wording.local import in_quotes
from claims.wording.sentences import in_language
from claims.wording.watching import FATES
from sources.models import Document


class WatchForm(VerbForm):
    """A page that is to be revisited."""

    done = _("The page is watched from now on.")

    document = PickerField(Document.objects.exclude(url=""))
    every_hours = forms.IntegerField(
        min_value=1, max_value=SELDOM, initial=24, label=_("Every so many hours")
    )

    def call(self, *, record: Any, by: User, now: datetime) -> Watch:
        data = self.cleaned_data
        return watch_document(by=by, now=now, document=data["document"], every_hours=data["every_hours"])


class StopForm(VerbForm):
    """It is looked at no more."""

    done = _("The page is no longer watched.")

    def call(self, *, record: Watch, by: User, now: datetime) -> Watch:
        return stop_watching(by=by, now=now, watch=record)


class VisitForm(VerbForm):
    """Look at it now, besides the schedule."""

    done = _("The page was looked at.")

    def call(self, *, record: Watch, by: User, now: datetime) -> Visit:
        return look_again(record, now)


class TakeChangeForm(VerbForm):
    """A changed figure as a candidate."""

    done = _("Recorded as a candidate. It challenges what rests on the old figure where it contradicts it.")

    claim = PickerField(Claim.objects.live(), label=_("Claim"), help_text=_("One whose number changed."))
    modality = forms.CharField(required=False, help_text=_("Blank: read from the new words."))
    value = forms.CharField(required=False, help_text=_("Blank: read from the new words."))

    def call(self, *, record: Watch, by: User, now: datetime) -> Claim:
        data = self.cleaned_data
        return take_changed_figure(
            by=by,
            now=now,
            watch=record,
            claim=data["claim"].claim_id,
            viewer=desk(now),
            modality=data["modality"],
            value=data["value"],
        )


class DismissChangeForm(VerbForm):
    """A changed figure that says nothing against the claim."""

    done = _("Dismissed. It is asked about again once the page says something else.")

    claim = PickerField(Claim.objects.live(), label=_("Claim"), help_text=_("One whose number changed."))
    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: Watch, by: User, now: datetime) -> DismissedChange:
        data = self.cleaned_data
        return dismiss_change(
            by=by,
            now=now,
            watch=record,
            claim=data["claim"].claim_id,
            viewer=desk(now),
            reason=data["reason"],
        )


@admin.register(Watch)
class WatchAdmin(BaseAdmin):
    """Which pages are revisited."""

    list_display = ("document", "every_hours", "recorded_by", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter),)
    list_select_related = ("document", "recorded_by")
    search_fields = ("document__title__icontains", "document__url__istartswith")
    add_form, add_permission = WatchForm, "claims.add_watch"
    verbs = (
        Verb(
            name="visit",
            label=_("Look at it now"),
            permission="claims.change_watch",
            form=VisitForm,
            offered=lambda watch: watch.superseded_at is None,
        ),
        Verb(
            name="take", label=_("Take a changed figure"), permission="claims.add_claim", form=TakeChangeForm
        ),
        Verb(
            name="dismiss",
            label=_("Dismiss a changed figure"),
            permission="claims.add_claim",
            form=DismissChangeForm,
        ),
        Verb(
            name="stop",
            label=_("Stop watching"),
            permission="claims.change_watch",
            form=StopForm,
            offered=lambda watch: watch.superseded_at is None,
        ),
    )

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return [*super().get_fields(request, obj), "what_became_of_its_claims"]

    @admin.display(description=_("what became of its claims"))
    def what_became_of_its_claims(self, watch: Watch) -> Any:
        """A line for each claim that was read there, those that need somebody first."""
        found = changed_figures(watch, desk(timezone.now()))
        lines = format_html_join(
            "",
            "<li><b>{}</b>: {} {}</li>",
            ((FATES[figure["fate"]], in_quotes(figure["quote"]), _now(figure)) for figure in found),
        )
        return format_html("<ul>{}</ul>", lines) if found else _("nothing so far")


def _now(each: dict[str, Any]) -> str:
    readings = " / ".join(in_language(reading["label"]) for reading in each["readings"])
    why = _("dismissed: %(reason)s") % {"reason": each["dismissed"]} if each["dismissed"] else ""
    return " ".join(filter(None, (f"→ {in_quotes(each['now_reads'])} ({readings})" if readings else "", why)))


@admin.register(Visit)
class VisitAdmin(BaseAdmin):
    """Each time that a watched page was looked for."""

    list_display = ("watch", "visited_at", "snapshot", "problem")
    list_select_related = ("watch", "snapshot")
    search_fields = ("watch__document__title__icontains", "problem__icontains")
    ordering = ("-visited_at",)
