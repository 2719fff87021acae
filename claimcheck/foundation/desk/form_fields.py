"""Fields of our own forms: pickers that scale, and days that may be open."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse_lazy


class PickerWidget(forms.TextInput):
    """A text to type a part of a name into, and a hidden field that carries the record's id."""

    template_name = "desk/picker.html"

    def __init__(self, model: type[Model], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.model = model
        opts = model._meta
        self.lookup = reverse_lazy(f"admin:{opts.app_label}_{opts.model_name}_lookup")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["lookup"] = self.lookup
        context["widget"]["text"] = self._text(value)
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
    """One record, chosen by a part of its name; no list of all of them is ever drawn."""

    def __init__(self, queryset: QuerySet[Any], **kwargs: Any) -> None:
        kwargs.setdefault("widget", PickerWidget(queryset.model))
        super().__init__(queryset, **kwargs)


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
