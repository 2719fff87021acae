"""Fields of our own forms: pickers that scale, and days that may be open."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

NAMES = ("name", "text", "title")
"""The columns that hold what a record is called."""


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that nothing has, which is to be made with the form."""

    name: str


@dataclass(frozen=True, slots=True)
class TypedName:
    """A name as it was typed; `make`: whether something is to be made of it."""

    name: str
    make: bool = False

    def __str__(self) -> str:
        return self.name


class PickerWidget(forms.TextInput):
    """A text to type a part of a name into, and a hidden field that carries the record's id.

    Without script the text alone is sent: it counts where it is the whole name of one record.
    """

    template_name = "desk/picker.html"
    makes = False
    refused = ""  # the name that nothing has, once somebody has sent it

    def __init__(self, model: type[Model], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.model = model
        opts = model._meta
        self.lookup = reverse_lazy(f"admin:{opts.app_label}_{opts.model_name}_lookup")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        key, typed = data.get(name), (data.get(f"{name}_name") or "").strip()
        if key or not typed:
            return key
        return TypedName(typed, make=self.makes and bool(data.get(f"{name}_make")))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_name" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        typed = value if isinstance(value, TypedName) else None
        context = super().get_context(name, "" if typed else value, attrs)
        context["widget"] |= {
            "lookup": self.lookup,
            "text": typed.name if typed else self._text(value),
            "makes": self.makes,
            "make": bool(typed and typed.make),
            "refused": bool(typed and typed.name == self.refused),
        }
        return context

    def _text(self, value: Any) -> str:
        if not value:
            return ""
        try:
            row = self.model._default_manager.filter(pk=value).first()
        except (ValueError, forms.ValidationError):
            return ""
        return "" if row is None else str(row)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        from django.template.loader import render_to_string
        from django.utils.safestring import mark_safe

        return mark_safe(render_to_string(self.template_name, self.get_context(name, value, attrs)))  # noqa: S308


class PickerField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """One record, chosen by a part of its name; no list of all of them is ever drawn.

    `makes`: a name that nothing has may be made with the form; it is a NewName then.
    """

    def __init__(self, queryset: QuerySet[Any], *, makes: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", PickerWidget(queryset.model))
        super().__init__(queryset, **kwargs)
        self.makes = self.widget.makes = makes

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, TypedName) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        if not isinstance(value, TypedName):
            return super().clean(value)
        if "\x00" in value.name:
            raise forms.ValidationError(_("Null characters are not allowed."))
        known = self._named(value.name)
        if known is not None:
            return known
        if value.make:
            return NewName(value.name)
        self.widget.refused = value.name
        raise forms.ValidationError(self._nothing_found() % {"name": value.name})

    def _named(self, name: str) -> Any:
        """The record with this whole name, where it is one alone."""
        rows: QuerySet[Any] = self.queryset  # type: ignore[assignment]  # given to every picker
        fields = {field.name for field in rows.model._meta.concrete_fields}
        called = next((field for field in NAMES if field in fields), None)
        if called is None:
            return None
        found = list(rows.filter(**{f"{called}__iexact": name})[:2])
        return found[0] if len(found) == 1 else None

    def _nothing_found(self) -> str:
        if self.makes:
            return _("Nothing is called “%(name)s”. Choose from the list, or tick the box to make it.")
        return _("Nothing is called “%(name)s”. Choose from the list.")


class DayField(forms.DateField):
    """A day, picked or typed as year-month-day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)


class MomentField(forms.DateTimeField):
    """A day and an hour, in the time zone of the site."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)


class WordsField(forms.CharField):
    """Words over several lines, taken as they are typed."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
