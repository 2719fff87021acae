"""People and their roles. Only a superuser makes superusers; roles are groups, made by migration."""

from typing import Any, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from claimcheck.foundation.desk import verb_pages
from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.paging import look_ahead
from claimcheck.foundation.desk.verb_pages import person
from claimcheck.foundation.desk.verbs import Verb, VerbForm, in_plain_words
from claimcheck.foundation.records.errors import Refused
from claims.services.access.accounts import check_may_be_renamed, note_account_change
from claims.services.access.people import let_in, reset_second_factor

admin.site.unregister(User)
admin.site.unregister(Group)
for theirs in (EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(theirs)  # seeds and links of accounts change by signing in, never by a form

GIVEN_BY_SUPERUSERS = ("is_superuser", "user_permissions")
SIGNING = frozenset(
    {
        *("username", "email", "password", "usable_password", "is_active"),
        *("groups", *GIVEN_BY_SUPERUSERS),
    }
)
"""What decides who can act by an account, and what it may do."""
CALLED = {
    "groups": "roles",
    "is_active": "active",
    "is_superuser": "superuser",
    "usable_password": "password",
}
"""How the record of a change names a field, where not by its own name."""
WHO = ("first_name", "last_name", "email")


class _Kept:
    """Names that carry responsibility are switched off, never deleted."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_fullwidth = True
    called: Any
    """The list."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        context = {"title": self.called, **(extra_context or {})}
        return super().changelist_view(request, context)  # type: ignore[misc]  # of the class it is mixed into

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return look_ahead(request)(*args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AccountForm(UserChangeForm):
    """An account; its user name stays once something is on record under it."""

    def clean_username(self) -> str:
        """The name, where it may be that."""
        name: str = self.cleaned_data["username"]
        if "username" in self.changed_data:
            try:
                check_may_be_renamed(self.instance)
            except Refused as refusal:
                raise ValidationError(in_plain_words(refusal)) from refusal
        return name


class ResetForm(VerbForm):
    """Somebody has lost their second factor."""

    done = _("Reset. If the role requires it, a new one must be set up at the next sign-in.")
    intro = _(
        "The app, security keys and recovery codes of this account will stop working. Verify the "
        "person's identity by phone or in person, not by mail."
    )

    reason = WordsField(label=_("Why"), help_text=_("Stored in the account's history."))

    def call(self, *, record: User, by: User, now: Any) -> int:
        return reset_second_factor(by=by, now=now, person=record, reason=self.cleaned_data["reason"])


RESET = Verb(
    name="reset_second_factor",
    label=_("Reset the second factor"),
    permission="auth.change_user",
    form=ResetForm,
    tone="danger",
)


@admin.register(User)
class UserAdmin(_Kept, DjangoUserAdmin, ModelAdmin):  # type: ignore[misc, type-arg]  # the theme's fault
    """Who works here, and in which roles."""

    called = _("People")
    verbs = (RESET,)
    change_form_outer_before_template = "desk/verbs.html"  # type: ignore[assignment]  # the theme's None is its default

    form, add_form, change_password_form = AccountForm, UserCreationForm, AdminPasswordChangeForm
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": WHO}),
        (_("Role"), {"fields": ("is_active", "groups", "is_superuser")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (  # type: ignore[assignment]  # the theme's empty one is its default
        (None, {"fields": ("username", *WHO)}),
        (_("Role"), {"fields": ("groups",)}),
        (_("Password"), {"fields": ("usable_password", "password1", "password2")}),
    )
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", "email", "is_active", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    actions = ()

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.reset_view)
        return [path("<int:object_id>/reset/", view, name=f"auth_user_{RESET.name}"), *super().get_urls()]

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        offered = []
        if object_id is not None and RESET.allowed(request):
            offered = [{"verb": RESET, "url": reverse(f"admin:auth_user_{RESET.name}", args=[object_id])}]
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), "verbs": offered}
        )

    def reset_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Take away a lost second factor, after having been asked by the person."""
        record = self.get_object(request, str(object_id))
        if not RESET.allowed(request) or not self.has_change_permission(request, record):
            raise PermissionDenied
        if record is None:
            raise Http404
        return verb_pages.one(cast(Any, self), request, record, RESET)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Roles as boxes to tick, in the order in which each may do more than the one before it."""
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        roles = Group.objects.annotate(may=Count("permissions")).order_by("may", "name")
        field = db_field.formfield(queryset=roles, widget=UnfoldAdminCheckboxSelectMultipleWidget())
        field.label = _("Roles")
        field.help_text = _(
            "Each may do what the one above it may, and more: the last one that fits is enough."
        )
        return field

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Whoever has a role may open the desk."""
        super().save_related(request, form, formsets, change)
        let_in(form.instance)

    def page_url(self, record: User) -> str:
        """Where an account is looked after."""
        return reverse("admin:auth_user_change", args=[record.pk])

    def list_url(self) -> str:
        """Where accounts are listed."""
        return reverse("admin:auth_user_changelist")

    def title_of(self, record: User) -> str:
        """What an account is called."""
        return record.get_username()

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """What Django notes of each change; ours waits for a third person's word before the account signs."""
        signing = sorted(CALLED.get(name, name) for name in set(form.changed_data) & SIGNING)
        account = getattr(form, "user", None) or form.instance  # the form for a password has no instance
        if add or signing:
            what = ["account made"] if add else signing
            note_account_change(by=person(request), now=timezone.now(), person=account, what=what)
        return super().construct_change_message(request, form, formsets, add)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """The password and the note of it together, or neither."""
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        given = super().get_readonly_fields(request, obj)
        return given if request.user.is_superuser else (*given, *GIVEN_BY_SUPERUSERS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)


@admin.register(Group)
class GroupAdmin(_Kept, DjangoGroupAdmin, ModelAdmin):  # type: ignore[misc]  # the theme's fault
    """Roles. What a role may do is kept in step by a command; superusers may look closer."""

    called = _("Roles")
    actions = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)
