"""What every form of the desk says of bad values: the field by its label, the value as typed, no word of the
code. A form that is added is asked too."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.html import escape

from claimcheck.foundation.desk.errors import in_words
from claimcheck.foundation.desk.form_fields import PickerField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claims.admin.conflict.answer_fields import NumberField
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.admin.growing import grow
from tests.lengths import few

pytestmark = pytest.mark.django_db
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-", re.IGNORECASE)
A_NAME = re.compile(r"\b[a-z]+_[a-z0-9_]+\b")
BAD: tuple[tuple[type[forms.Field], str], ...] = (
    (PickerField, "Nobody of this name"),
    (forms.ModelChoiceField, "banana"),
    (NumberField, "a great many"),
    (forms.DateTimeField, "soon"),
    (forms.DateField, "the day after"),
    (forms.TimeField, "at noon"),
    (forms.DecimalField, "a great many"),
    (forms.IntegerField, "a great many"),
    (forms.URLField, "no address at all"),
    (forms.SlugField, "Not A Slug!"),
    (forms.EmailField, "no mail"),
    (forms.ChoiceField, "banana"),
)
"""What is typed into a field of each kind, the first that fits."""


def bad(field: forms.Field) -> str:
    """What cannot be taken there; empty where anything can."""
    if isinstance(field, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)):
        return ""
    return next((typed for kind, typed in BAD if isinstance(field, kind)), "")


def addresses() -> Iterator[str]:
    """Every form of the desk that stands below the admin, on some record that it is offered for."""
    for model, one in admin.site._registry.items():
        if not isinstance(one, BaseAdmin):
            continue
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        if one.add_form is not None:
            yield reverse(f"{base}_add")
        for verb in one.verbs:
            record = next((row for row in model._default_manager.all()[:40] if verb.offered(row)), None)
            if record is not None:
                yield reverse(f"{base}_{verb.name}", args=[record.pk])


def sent(form: Any) -> dict[str, str]:
    """Bad values for all fields that can be wrong."""
    found = {}
    for name, field in form.fields.items():
        typed = bad(field)
        if typed:
            found[f"{name}_name" if isinstance(field, PickerField) else name] = typed
    return found


def wrong(client: Client, address: str) -> list[str]:
    """What is wrong with what a form says of bad values."""
    shown = client.get(address)
    if shown.status_code != 200 or not shown.context or "form" not in shown.context:
        return []
    typed = sent(shown.context["form"])
    answer = client.post(address, typed)
    if answer.status_code == 302:
        assert not typed, address
        return []
    form, page = answer.context["form"], answer.content.decode()
    found = []
    for name, errors in form.errors.items():
        for message in errors:
            found += (
                [f"{address} {name}: {message}"] if AN_ID.search(message) or A_NAME.search(message) else []
            )
        if name not in form.fields or form.fields[name].widget.is_hidden:
            continue
        value = typed.get(f"{name}_name") or typed.get(name) or ""
        if value and not any(value in message for message in errors):
            found.append(f"{address} {name}: {errors} does not say {value}")
        if f"{escape(str(form[name].label))}</a>" not in page:
            found.append(f"{address} {name}: not named as the form labels it")
    return found


def test_every_form_of_the_desk_says_what_is_wrong_in_words(desk: Desk) -> None:
    grow(1)
    client = desk.client("editor-in-chief")
    asked = list(addresses())
    assert len(asked) > 60
    assert [each for address in few(asked, one_of=9) for each in wrong(client, address)] == []


def test_ids_and_names_of_the_code_are_taken_out_of_what_a_service_says() -> None:
    fields = {"as_of": forms.CharField(label="As of")}
    said = "give as_of and said_on; “0192a1b2-0000-7000-8000-000000000000” is unknown."
    assert in_words(said, fields) == "give “As of” and said on; is unknown."


@override_settings(CHECKS_BEFORE_APPROVAL=["original_seen"])
def test_a_checklist_that_blocks_says_so_and_leads_there(desk: Desk) -> None:
    proposal = make.resolution(make.conflict(desk.russia))
    url = reverse("admin:claims_resolution_approve", args=[proposal.pk])
    answer = desk.client("approver").post(url, {})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "original seen" in page
    assert reverse("admin:claims_question_check", args=[proposal.question_id]) in page
    check = reverse("admin:claims_question_check", args=[proposal.question_id])
    assert desk.client("checker").post(check, {"item": "original_seen"}).status_code == 302
    assert desk.client("approver").post(url, {}).status_code == 302
