"""BaseAdmin: how every record is listed, searched, filtered and read; only its verbs change it."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from claimcheck.foundation.desk import verb_pages
from claimcheck.foundation.desk.corrections import ShownCorrection, shown
from claimcheck.foundation.desk.paging import BoundedList, look_ahead
from claimcheck.foundation.desk.screens import strictly
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.history import changes_of, is_tracked
from claimcheck.foundation.records.titles import read_along

LOOKED_UP = 12


class BaseAdmin(ModelAdmin):
    """Lists cost what they show; a record is read only; verbs (each one service call) do the rest.

    A subclass names `verbs` and, where a record is made by hand, `add_form` with `add_permission`. No form
    of Django's own ever writes: a forged POST to the change form is refused like an unknown one.
    """

    verbs: tuple[Verb, ...] = ()
    add_form: type[VerbForm] | None = None
    add_permission: str = ""
    shown_as: Mapping[str, str] = {}  # columns that say nothing to a reader: what is shown instead, or ""
    named: tuple[type[Model], ...] = ()  # kinds of records whose ids its corrections hold
    owners: tuple[str, ...] = ()  # paths to whose rows these are: each person sees their own
    read_by: str = ""  # the permission of who reads all rows; without it nobody reads but owners

    actions = ()
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False  # counting the whole table costs more than the page
    show_facets = admin.ShowFacets.NEVER
    list_fullwidth = True
    compressed_fields = True
    change_form_outer_before_template = "desk/verbs.html"  # type: ignore[assignment]  # the theme's None is its default
    change_form_outer_after_template = "desk/changes.html"  # type: ignore[assignment]  # likewise
    list_filter_submit = False

    # Who may what ---------------------------------------------------------------------------------

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        seen: bool = super().has_view_permission(request, obj)
        return seen and (bool(self.owners) or self._reads_all(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        if self._reads_all(request):
            return rows
        reader = verb_pages.person(request)
        return rows.filter(reduce(or_, (Q(**{owner: reader}) for owner in self.owners), Q(pk__in=[])))

    def _reads_all(self, request: HttpRequest) -> bool:
        return not self.read_by or verb_pages.person(request).has_perm(self.read_by)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.add_form is not None and verb_pages.person(request).has_perm(self.add_permission)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # verbs carry permissions of their own

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # nothing that anybody answered for is deleted

    # Lists ----------------------------------------------------------------------------------------

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return look_ahead(request)(*args, **kwargs)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[BoundedList]:  # type: ignore[override]  # the theme says an instance
        return BoundedList

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Bulk verbs as list actions; each leads to its form."""
        return {
            verb.name: (_bulk_action(verb), verb.name, verb.label)
            for verb in self.verbs
            if verb.bulk and verb.allowed(request)
        }

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list, called what the records are."""
        return super().changelist_view(request, {"title": plural_of(self), **(extra_context or {})})

    # Screens of our own ---------------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        own = [path("lookup/", wrap(self.lookup_view), name=f"{name}_lookup")]
        for verb in self.verbs:
            own.append(
                path(
                    f"<uuid:object_id>/{verb.name}/",
                    wrap(self.verb_view),
                    {"verb": verb},
                    name=f"{name}_{verb.name}",
                )
            )
            if verb.bulk:
                own.append(
                    path(
                        f"bulk/{verb.name}/",
                        wrap(self.bulk_view),
                        {"verb": verb},
                        name=f"{name}_bulk_{verb.name}",
                    )
                )
        return own + super().get_urls()

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request) or self.add_form is None:
            raise PermissionDenied
        return verb_pages.add(self, request, self.add_form)

    def verb_view(self, request: HttpRequest, object_id: Any, verb: Verb) -> HttpResponse:
        """One verb on one record: its form on GET, its service on POST."""
        record = self.found(request, object_id)
        if not verb.allowed(request):
            raise PermissionDenied
        return verb_pages.one(self, request, record, verb)

    def bulk_view(self, request: HttpRequest, verb: Verb) -> HttpResponse:
        """One verb on the records ticked in a list."""
        if not verb.allowed(request):
            raise PermissionDenied
        if request.method != "POST":
            return redirect(self.list_url())
        return verb_pages.many(self, request, verb)

    def lookup_view(self, request: HttpRequest) -> HttpResponse:
        """Names that fit what was typed, for the pickers of our forms."""
        if not (self.has_view_permission(request) and self.search_fields):
            raise PermissionDenied
        typed = request.GET.get("q", "").replace("\x00", "")[:200]
        rows, _many = self.get_search_results(request, self.lookup_rows(request), typed)
        found = [{"id": str(row.pk), "text": self.lookup_text(row)} for row in rows[:LOOKED_UP]]
        return strictly(JsonResponse({"results": found, "unsaid": self.lookup_unsaid(typed)}))

    def lookup_rows(self, request: HttpRequest) -> QuerySet[Any]:
        """What a picker may offer."""
        return self.get_queryset(request)

    def lookup_unsaid(self, typed: str) -> str:
        """What is asked of a new record of this name stands for where it is left blank."""
        return ""

    def lookup_text(self, record: Any) -> str:
        """What a picker shows of a record."""
        return self.title_of(record)

    def title_of(self, record: Any) -> str:
        """What a record is called on a page about it; read with what `get_queryset` reads along."""
        return str(record)

    # A record's page ------------------------------------------------------------------------------

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The record with what its title names."""
        record = super().get_object(request, object_id, from_field)
        if record is not None:
            read_along(record)
        return record

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Every column but the key: a record is shown whole, unless its admin says otherwise."""
        columns = [field.name for field in self.opts.concrete_fields if not field.primary_key]
        return list(self.fields or filter(None, (self.shown_as.get(name, name) for name in columns)))

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        context = {**(extra_context or {}), "show_history": False}
        if object_id is not None:
            record = self.found(request, object_id)
            context["verbs"] = self.offered_verbs(request, record)
            context["changes"] = changes_of(record) if is_tracked(self.model) else []
            context["corrections"] = self.corrections_of(record)
        return super().changeform_view(request, object_id, form_url, context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self.found(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def corrections_of(self, record: Any) -> list[ShownCorrection]:
        """What was corrected of a record, the newest first."""
        kept = getattr(record, "corrections", None)
        return (
            [] if kept is None else shown(kept.select_related("recorded_by").order_by("-number"), self.named)
        )

    def offered_verbs(self, request: HttpRequest, record: Any) -> list[dict[str, Any]]:
        """The verbs this person may do to this record, with their addresses."""
        return [
            {"verb": verb, "url": self.verb_url(verb, record)}
            for verb in self.verbs
            if verb.allowed(request, record)
        ]

    def found(self, request: HttpRequest, object_id: Any) -> Any:
        """The record this person may look at, or 404."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.get_object(request, str(object_id))
        if record is None:
            raise Http404(_("There is no such record."))
        return record

    # Addresses ------------------------------------------------------------------------------------

    def page_url(self, record: Any) -> str:
        """Where a record is read."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])

    def list_url(self) -> str:
        """Where the records are listed."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def verb_url(self, verb: Verb, record: Any) -> str:
        """Where a verb is done to a record."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{verb.name}", args=[record.pk])


def plural_of(model_admin: ModelAdmin) -> str:
    """What the records of a list are called."""
    return capfirst(str(model_admin.opts.verbose_name_plural))


def _bulk_action(verb: Verb) -> Any:
    """A list action that opens the verb's form for the ticked rows."""

    def action(model_admin: BaseAdmin, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse:
        return verb_pages.many(model_admin, request, verb, opening=True)

    return action
