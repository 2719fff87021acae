"""The desk: where claims are triaged, conflicts reviewed and figures signed."""

from django.apps import apps

from claimcheck.foundation.desk.errors import forms_of_the_desk
from claims.admin.claim import claim, fact_check
from claims.admin.conflict import conflict, overrule, split_form
from claims.admin.figure import figure, resolution
from claims.admin.imports import import_admin, saved_mapping
from claims.admin.queue import notifications, saved_view
from claims.admin.readings import second_reading
from claims.admin.registers import (
    account_change,
    audit,
    contact,
    error_report,
    evidence,
    feed,
    people,
    provenance,
    redaction,
    source_merge,
    token,
    topic,
    watch,
    webhook,
    weekly_report,
)
from claims.wording.choices import ACCESS, APPS, name_fields, name_form_fields
from claims.wording.names.model_choices import name_choices
from claims.wording.names.titles import name_records

__all__ = [
    "account_change",
    "audit",
    "claim",
    "conflict",
    "contact",
    "error_report",
    "evidence",
    "fact_check",
    "feed",
    "figure",
    "import_admin",
    "notifications",
    "overrule",
    "people",
    "provenance",
    "redaction",
    "resolution",
    "saved_mapping",
    "saved_view",
    "second_reading",
    "source_merge",
    "split_form",
    "token",
    "topic",
    "watch",
    "webhook",
    "weekly_report",
]

for app, called in APPS.items():
    apps.get_app_config(app).verbose_name = called
    for model in apps.get_app_config(app).get_models():
        name_fields(model)
        name_choices(model)
        name_records(model)
apps.get_app_config("auth").verbose_name = ACCESS
for form in forms_of_the_desk():
    name_form_fields(form)
