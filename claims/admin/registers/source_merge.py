"""Two names of one body: merged, and set apart again."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.services.correcting.sameness import merge_sources, separate_sources
from sources.models import Source, SourceMerge


class MergeSourcesForm(VerbForm):
    """A source, and the one that it is another name of."""

    done = _("Merged. They count as one source; the affected questions have been compared again.")
    intro = _("Both sources keep their names and everything recorded of them, and can be separated again.")

    source = PickerField(Source.objects.all(), label=_("Source"), help_text=_("The name to count elsewhere."))
    into = PickerField(Source.objects.all(), label=_("Is another name of"))
    reason = WordsField(help_text=_("What you established, and how."))

    def call(self, *, record: Any, by: User, now: datetime) -> SourceMerge:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return merge_sources(by=by, now=now, **given)


class SeparateSourcesForm(VerbForm):
    """Undo: two sources again."""

    done = _("Separated. The affected questions have been compared again; the merge stays on record.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: SourceMerge, by: User, now: datetime) -> SourceMerge:
        return separate_sources(by=by, now=now, merge=record, reason=self.cleaned_data["reason"])


@admin.register(SourceMerge)
class SourceMergeAdmin(BaseAdmin):
    """Which sources are names of one body, found by whom and why, and until when it counted."""

    list_display = ("source", "into", "reason", "recorded_by", "recorded_at", "superseded_at", "ended_reason")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter),)
    list_select_related = ("source", "into", "recorded_by")
    search_fields = ("source__name__icontains", "into__name__icontains", "reason__icontains")
    add_form, add_permission = MergeSourcesForm, "sources.add_sourcemerge"
    verbs = (
        Verb(
            name="separate",
            label=_("Separate again"),
            permission="sources.change_sourcemerge",
            form=SeparateSourcesForm,
            offered=lambda merge: merge.superseded_at is None,
            icon="call_split",
        ),
    )
