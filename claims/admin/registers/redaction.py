"""What was removed by law: proposed by one person, carried out by another."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import Redaction
from claims.services.redaction import carry_out_redaction, propose_redaction, refuse_redaction
from claims.wording.redaction import KINDS

MAY_PROPOSE = "claims.add_redaction"


class ProposeRedactionForm(VerbForm):
    """What is to be removed, why, and who demands it."""

    done = _("Proposed. Another person has to carry it out; nothing is removed yet.")
    intro = _(
        "Words are removed everywhere: from claims, captured texts, what was published, history and search. "
        "The hash of what was published stays. Do not repeat the words here: this list stays."
    )

    kind = forms.ChoiceField(choices=[(kind.value, words.label) for kind, words in KINDS.items()])
    target = forms.CharField(max_length=40, label=_("Its id"), help_text=_("As its page or REST names it."))
    authority = forms.CharField(
        max_length=300, label=_("On whose authority"), help_text=_("A court's order, a law. It is published.")
    )
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))

    def call(self, *, record: Any, by: User, now: datetime) -> Redaction:
        names = ("kind", "target", "authority", "reason")
        return propose_redaction(by=by, now=now, **{name: self.cleaned_data[name] for name in names})


class CarryOutForm(VerbForm):
    """Remove it, for good."""

    done = _("Removed. A tombstone stands wherever it stood.")
    intro = _("This cannot be undone. Backups made before still hold it until they are deleted.")

    def call(self, *, record: Redaction, by: User, now: datetime) -> Redaction:
        return carry_out_redaction(by=by, now=now, redaction=record)


class RefuseForm(VerbForm):
    """Leave everything as it is."""

    done = _("Rejected. Nothing was removed.")

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))

    def call(self, *, record: Redaction, by: User, now: datetime) -> Redaction:
        return refuse_redaction(by=by, now=now, redaction=record, reason=self.cleaned_data["reason"])


def _is_open(redaction: Redaction) -> bool:
    return redaction.decision == ""


@admin.register(Redaction)
class RedactionAdmin(BaseAdmin):
    """What was removed, by whom, on whose authority and why."""

    list_display = (
        "recorded_at", "kind", "authority", "recorded_by", "decision", "decided_by", "decided_at",
    )  # fmt: skip
    list_filter = ("decision", "kind")
    list_select_related = ("recorded_by", "decided_by")
    search_fields = ("target__istartswith", "authority__icontains")
    ordering = ("-recorded_at", "-id")
    add_form, add_permission = ProposeRedactionForm, MAY_PROPOSE
    verbs = (
        Verb(
            name="carry-out",
            label=_("Remove it"),
            permission="claims.carry_out_redaction",
            form=CarryOutForm,
            tone="danger",
            offered=_is_open,
        ),
        Verb(name="refuse", label=_("Reject"), permission=MAY_PROPOSE, form=RefuseForm, offered=_is_open),
    )
