"""What the choices of models, their fields and the theme say, so that it is translated where it is shown."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.forms import Form
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from claims.wording.names.acts import ACTS
from claims.wording.names.contents import CONTENTS
from claims.wording.names.records import RECORDS

FIELDS: Mapping[str, Any] = {**ACTS, **CONTENTS}
"""Fields of records by the name that Django gives them, with underscores."""

OF_THE_THEME = (
    *(_("Type to search"), _("Go back"), _("Select action"), _("Select action to run"), _("Run")),
    *(_("Select record"), _("Select all rows"), _("Light"), _("Dark"), _("System")),
    *(_("Enabled"), _("Disabled"), _("Password-based authentication")),
    _("After you've created a user, you’ll be able to edit more user options."),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, they may still "
        "be able to authenticate using other backends, such as Single Sign-On or LDAP."
    ),
    _(
        "Raw passwords are not stored, so there is no way to see this user’s password, but you can change "
        'the password using <a href="{}" class="text-primary-600 dark:text-primary-500">this form</a>.'
    ),
)
"""What the theme and Django say and have no translation for."""
ACCESS = _("Access")
"""What Django's app of accounts is called: the group of the navigation in which it stands."""
APPS: Mapping[str, Any] = {"claims": _("Claims"), "sources": _("Sources")}


def name_fields(model: type[Model]) -> None:
    """Have a model and its fields shown in the reader's language; migrations know nothing of it.

    The models say their help in English, as the migrations hold it; `make messages` reads it from them.
    """
    for field in model._meta.local_concrete_fields:
        plain = str(field.verbose_name).replace(" ", "_")
        field.verbose_name = FIELDS.get(plain, field.verbose_name)
        if field.help_text:
            field.help_text = gettext_lazy(str(field.help_text))
    if model.__name__ in RECORDS:
        model._meta.verbose_name, model._meta.verbose_name_plural = RECORDS[model.__name__]


def name_form_fields(form: type[Form]) -> None:
    """Have the fields of a form that have no label of their own called as the fields of records are."""
    for name, field in form.base_fields.items():
        if field.label is None:
            field.label = FIELDS.get(name)
