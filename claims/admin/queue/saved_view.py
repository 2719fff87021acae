"""Saved views of the queue: made from a list as it is narrowed, used beside the presets."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.admin.queue.presets import PRESETS
from claims.domain.priority import ListOrder
from claims.models import SavedView, Topic
from claims.services.triage.saved_views import give_up_view, save_view
from claims.wording.desk import LIST_ORDERS

WEIGHTS = ((None, _("any weight")), (3, _("weight 3")), (2, _("weight 2")), (1, _("weight 1")))


class SaveViewForm(VerbForm):
    """A list under a name; what narrows it comes filled in from where one was."""

    done = _("Saved. It is listed beside the standard lists.")
    intro = _("A view of yours with the same name is replaced.")

    name = forms.CharField(max_length=60, label=_("Name"))
    shared = forms.BooleanField(required=False, label=_("Share with the desk"))
    show = forms.ChoiceField(label=_("List"), choices=[(preset.name, preset.label) for preset in PRESETS])
    words = forms.CharField(required=False, max_length=200, label=_("Words in the question"))
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("name"), required=False, to_field_name="slug", empty_label=_("All topics")
    )
    weight = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, choices=[(w or "", text) for w, text in WEIGHTS]
    )
    order = forms.ChoiceField(required=False, choices=choices(LIST_ORDERS), label=_("Order"))

    def call(self, *, record: Any, by: User, now: datetime) -> SavedView:
        names = ("name", "shared", "show", "words", "topic", "weight")
        given = {name: self.cleaned_data[name] for name in names}
        order = self.cleaned_data["order"] or ListOrder.PRESSING
        return save_view(by=by, now=now, order=order, **given)


class GiveUpViewForm(VerbForm):
    """No longer wanted."""

    done = _("Deleted.")

    def call(self, *, record: SavedView, by: User, now: datetime) -> SavedView:
        return give_up_view(by=by, now=now, view=record)


GIVE_UP = Verb(
    name="give-up",
    label=_("Delete this view"),
    permission="claims.add_savedview",
    form=GiveUpViewForm,
    icon="delete",
    offered=lambda view: view.superseded_at is None,
)


@admin.register(SavedView)
class SavedViewAdmin(BaseAdmin):
    """One's own views and those shared with the desk."""

    list_display = ("name", "show", "words", "topic", "order", "shared", "recorded_by")
    list_filter = ("shared",)
    list_select_related = ("topic", "recorded_by")
    search_fields = ("name__icontains",)
    ordering = ("name", "id")
    add_form, add_permission = SaveViewForm, "claims.add_savedview"
    verbs = (GIVE_UP,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SavedView]:
        return SavedView.objects.for_person(request.user).order_by(*self.ordering)

    def page_url(self, record: Any) -> str:
        return view_url(record)


def view_url(view: SavedView) -> str:
    """The queue as this view wants it."""
    return f"{reverse('admin:index')}?{urlencode(query_of(view))}"


def query_of(view: SavedView) -> dict[str, str]:
    """What stands in the address of a view; `topic` is read with it."""
    found = {
        "show": view.show,
        "q": view.words,
        "topic": view.topic.slug if view.topic else "",
        "weight": str(view.weight or ""),
        "order": "" if view.order == ListOrder.PRESSING else view.order,
        "view": str(view.pk),
    }
    return {name: text for name, text in found.items() if text}
