"""Sources: who can be quoted."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from sources.admin.new_source import kind_unsaid
from sources.models import Membership, Parentage, ReliabilityGrade, Source
from sources.models.source import SourceQuerySet
from sources.services.recording import confirm_source, grade_source, record_source
from sources.wording import RELIABILITIES, SOURCE_KINDS

CONFIRMS = "sources.change_source"
"""Who may not do this makes drafts."""


class SourceForm(VerbForm):
    """A new source. Of a protected one only the printable attribution is asked, and nothing else is kept."""

    done = _("{record} recorded.")
    groups = (
        (_("Optional details"), ("aliases", "parent", "members", "protected", "wikidata_id", "homepage")),
    )

    name = forms.CharField(max_length=200, help_text=_("The attribution as it may be printed."))
    slug = forms.SlugField(
        max_length=80,
        required=False,
        help_text=_("Short name for addresses. Leave blank to have it made from the name."),
    )
    kind = forms.ChoiceField(choices=choices(SOURCE_KINDS))
    parent = PickerField(Source.objects.all(), required=False, label=_("Speaks for"))
    members = forms.CharField(
        required=False,
        help_text=_("Of a joint source: the short names of its members, separated by commas."),
    )
    protected = forms.BooleanField(
        required=False, help_text=_("Only the attribution is stored; never enter the person's identity.")
    )
    wikidata_id = forms.CharField(required=False, max_length=20, label=_("Wikidata id"))
    aliases = WordsField(
        required=False,
        rows=3,
        max_length=20_000,
        label=_("Other names"),
        help_text=_("One per line: abbreviations, translations. Imports and articles find it by them."),
    )
    homepage = forms.URLField(required=False, max_length=500, assume_scheme="https")

    def clean_members(self) -> list[Source]:
        """The members by their short names."""
        slugs = [slug.strip() for slug in self.cleaned_data["members"].split(",") if slug.strip()]
        found = {source.slug: source for source in Source.objects.filter(slug__in=slugs)}
        missing = [slug for slug in slugs if slug not in found]
        if missing:
            raise forms.ValidationError(
                _("No source has the short name %(slug)s. Check the spelling or record the source first.")
                % {"slug": ", ".join(missing)}
            )
        return [found[slug] for slug in slugs]

    def call(self, *, record: Any, by: User, now: datetime) -> Source:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return record_source(by=by, now=now, draft=not by.has_perm(CONFIRMS), **given)


class ConfirmSourceForm(VerbForm):
    """A draft becomes a source like any other."""

    done = _("{record} confirmed. What was recorded of it can be published and reported.")

    def call(self, *, record: Source, by: User, now: datetime) -> Source:
        return confirm_source(by=by, now=now, source=record)


class GradeForm(VerbForm):
    """An Admiralty letter, with its basis; earlier grades stay."""

    done = _("{record} graded.")

    code = forms.ChoiceField(label=_("Reliability"), choices=choices(RELIABILITIES))
    basis = WordsField(label=_("Why"), help_text=_("Its record, its access, its interest."))

    def call(self, *, record: Source, by: User, now: datetime) -> ReliabilityGrade:
        return grade_source(
            by=by, now=now, source=record, code=self.cleaned_data["code"], basis=self.cleaned_data["basis"]
        )


@admin.register(Source)
class SourceAdmin(BaseAdmin):
    """Who can be quoted, with whom they speak for and how reliable they are held to be."""

    change_form_outer_after_template = "desk/source_beside.html"
    list_display = ("name", "kind", "latest_grade", "protected", "draft", "slug", "recorded_at")
    list_filter = ("draft", "kind", "protected")
    search_fields = ("name__istartswith", "slug__istartswith", "name__icontains", "aliases__icontains")
    ordering = ("name",)
    add_form, add_permission = SourceForm, "sources.add_source"
    verbs: tuple[Verb, ...] = (
        Verb(
            name="confirm",
            label=_("Confirm"),
            permission=CONFIRMS,
            form=ConfirmSourceForm,
            tone="primary",
            icon="check",
            bulk=True,
            offered=lambda source: source.draft,
        ),
        Verb(
            name="grade",
            label=_("Grade reliability"),
            permission="sources.add_reliabilitygrade",
            form=GradeForm,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        rows = cast(SourceQuerySet, super().get_queryset(request))
        return rows.with_latest_grade()

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        context = dict(extra_context or {})
        if object_id is not None:
            context["beside"] = _beside(self.found(request, object_id))
        return super().changeform_view(request, object_id, form_url, context)

    def lookup_unsaid(self, typed: str) -> str:
        return kind_unsaid(typed)

    @admin.display(description=_("Reliability"), ordering="reliability")
    def latest_grade(self, source: Any) -> str:
        """Its newest Admiralty letter."""
        return source.reliability or "–"


def _beside(source: Source) -> list[tuple[Any, list[str]]]:
    """Whom it speaks for, who speaks for it, its members, and every grade it was given."""
    grades = source.reliability_grades.select_related("graded_by").order_by("-graded_at", "-id")
    return [
        (_("Speaks for"), [row.parent.name for row in source.parentages.live().select_related("parent")]),
        (
            _("Spoken for by"),
            [row.source.name for row in source.child_parentages.live().select_related("source")],
        ),
        (
            _("Another name of"),
            [f"{row.into}: {row.reason}" for row in source.merges.live().select_related("into")],
        ),
        (_("Goes by"), source.aliases.split("\n") if source.aliases else []),
        (
            _("Other names"),
            [
                f"{row.source.name}: {row.reason}"
                for row in source.other_names.live().select_related("source")
            ],
        ),
        (_("Members"), [row.member.name for row in source.memberships.live().select_related("member")]),
        (_("Member of"), [row.joint.name for row in source.joint_memberships.live().select_related("joint")]),
        (
            _("Reliability"),
            [f"{row.code}: {row.basis} ({row.graded_by}, {row.graded_at:%Y-%m-%d})" for row in grades],
        ),
    ]


@admin.register(ReliabilityGrade)
class ReliabilityGradeAdmin(BaseAdmin):
    """Every grade ever given to a source, by whom and why."""

    list_display = ("source", "code", "basis", "graded_at", "graded_by")
    list_filter = ("code",)
    list_select_related = ("source", "graded_by")
    search_fields = ("source__name__icontains",)


@admin.register(Membership)
class MembershipAdmin(BaseAdmin):
    """Who belongs to which joint source, and since when we know."""

    list_display = ("joint", "member", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter),)
    list_select_related = ("joint", "member")
    search_fields = ("joint__name__icontains", "member__name__icontains")


@admin.register(Parentage)
class ParentageAdmin(BaseAdmin):
    """For whom a source speaks, and since when we know."""

    list_display = ("source", "parent", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter),)
    list_select_related = ("source", "parent")
    search_fields = ("source__name__icontains", "parent__name__icontains")
