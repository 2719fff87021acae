"""What is typed into a form is kept for whoever typed it until the form has done its work.

The site names who keeps it (`TYPED_FORMS`); the foundation has no table.
"""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.module_loading import import_string

LEFT_OUT = frozenset({"csrfmiddlewaretoken", "back", "seen", "kept_at"})
MOST = 2_000_000
"""Characters of a form that are kept."""
Form = TypeVar("Form", bound=forms.Form)


class DraftKeeper(Protocol):
    """Who keeps what is typed."""

    def kept(self, person: Any, address: str) -> Mapping[str, list[str]] | None:
        """What this person has typed into the form at this address."""
        ...

    def keep(self, person: Any, address: str, fields: Mapping[str, list[str]]) -> None:
        """Keep it, in place of what was kept."""
        ...

    def forget(self, person: Any, address: str) -> None:
        """The form has done its work, or is given up."""
        ...


def keeper() -> DraftKeeper:
    """The one that the settings name."""
    return cast(DraftKeeper, import_string(settings.TYPED_FORMS))


def address_of(request: HttpRequest) -> str:
    """The address of a form: its path, with what a link has filled in."""
    asked = sorted((name, value) for name, value in request.GET.items() if name != "back")
    return request.path + (f"?{urlencode(asked)}" if asked else "")


def fields_sent(request: HttpRequest, form: forms.Form | None = None) -> dict[str, list[str]]:
    """What was sent of a form and may be kept: no password, no token of the session."""
    secret = set[str]()
    if form is not None:
        fields = form.fields.items()
        secret = {form.add_prefix(n) for n, field in fields if isinstance(field.widget, forms.PasswordInput)}
    return {
        name: [value.replace("\x00", "") for value in request.POST.getlist(name)]
        for name in request.POST
        if name not in LEFT_OUT | secret
    }


def keep(request: HttpRequest, form: forms.Form) -> None:
    """Keep what was sent of the form of this request."""
    fields = fields_sent(request, form)
    if sum(len(value) for values in fields.values() for value in values) <= MOST:
        keeper().keep(request.user, address_of(request), fields)


def forget(request: HttpRequest) -> None:
    """The form of this request has done its work."""
    keeper().forget(request.user, address_of(request))


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What this person has typed into the form at this address before, as it was sent."""
    kept = keeper().kept(request.user, address_of(request))
    return None if kept is None else as_sent(kept)


def as_sent(fields: Mapping[str, list[str]]) -> QueryDict:
    """Fields that were kept, as a request sends them."""
    found = QueryDict(mutable=True)
    found.update(cast(Any, MultiValueDict(fields)))
    return found


def unchecked(form: Form) -> Form:
    """A form with what was typed and no complaint about what is missing."""
    form._errors = forms.utils.ErrorDict()  # type: ignore[attr-defined]  # what `full_clean` would fill in
    form.cleaned_data = {}
    return form
