"""The templates of stories that the newsroom has saved."""

from datetime import datetime

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import StoryTemplate, Topic
from claims.services.recording.stories import give_up_story, save_story


class SaveStoryForm(VerbForm):
    """The questions of a topic as a template."""

    done = _("Saved. It is offered under “New story”.")
    intro = _("A template of the same name is replaced. The name of the story is left open in its questions.")

    name = forms.CharField(max_length=80, label=_("Name of the template"))
    said = forms.CharField(
        required=False,
        max_length=150,
        label=_("The story as its questions word it"),
        help_text=_("Blank: the name of the topic."),
    )

    def call(self, *, record: Topic, by: User, now: datetime) -> StoryTemplate:
        data = self.cleaned_data
        return save_story(by=by, now=now, name=data["name"], topic=record, said=data["said"])


class GiveUpStoryForm(VerbForm):
    """No longer wanted."""

    done = _("Deleted.")

    def call(self, *, record: StoryTemplate, by: User, now: datetime) -> StoryTemplate:
        return give_up_story(by=by, now=now, template=record)


@admin.register(StoryTemplate)
class StoryTemplateAdmin(BaseAdmin):
    """Templates of the newsroom's own."""

    list_display = ("name", "recorded_by", "recorded_at")
    list_select_related = ("recorded_by",)
    search_fields = ("name__icontains",)
    ordering = ("name", "id")
    verbs = (
        Verb(
            name="give-up",
            label=_("Delete this template"),
            permission="claims.add_storytemplate",
            form=GiveUpStoryForm,
            icon="delete",
            offered=lambda template: template.superseded_at is None,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[StoryTemplate]:
        return StoryTemplate.objects.live().order_by(*self.ordering)
