"""People and their roles. Only a superuser makes superusers; roles are groups, made by migration."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from sources.admin.paging import look_ahead

admin.site.unregister(User)
admin.site.unregister(Group)

GIVEN_BY_SUPERUSERS = ("is_superuser", "user_permissions")


class _Kept:
    """Names that carry responsibility are switched off, never deleted."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_fullwidth = True

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return look_ahead(request)(*args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(_Kept, DjangoUserAdmin, ModelAdmin):
    """Who works here, and in which roles."""

    form, add_form, change_password_form = UserChangeForm, UserCreationForm, AdminPasswordChangeForm
    list_display = ("username", "first_name", "last_name", "email", "is_active", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    actions = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        given = super().get_readonly_fields(request, obj)
        return given if request.user.is_superuser else (*given, *GIVEN_BY_SUPERUSERS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)


@admin.register(Group)
class GroupAdmin(_Kept, DjangoGroupAdmin, ModelAdmin):
    """Roles. What a role may do is kept in step by a command; superusers may look closer."""

    actions = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)
