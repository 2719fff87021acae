"""Fact-checks at the desk: what checkers found of others' claims; recorded, and corrected where misread."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField, PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.models import Claim, FactCheck
from claims.models.answers.fact_check import LONGEST_CLAIM, LONGEST_NAME
from claims.services.recording.fact_checks import (
    correct_fact_check,
    link_fact_check,
    record_fact_check,
    unlink_fact_check,
    withdraw_fact_check,
)
from claims.views.audience import desk
from claims.views.records import checked_claims
from claims.wording.local import in_quotes
from claims.wording.ratings import RATINGS
from sources.models import Source

FROM_WORDS = ("", _("As the words say"))


class FactCheckForm(VerbForm):
    """A fact-check as it was published."""

    claim = WordsField(label=_("Checked claim"), max_length=LONGEST_CLAIM)
    claimant = forms.CharField(required=False, max_length=LONGEST_NAME, label=_("Who made the claim"))
    claimed_on = DayField(required=False, label=_("Day of the claim"))
    checker = PickerField(Source.objects.all(), label=_("Checker"))
    verdict = WordsField(
        label=_("Verdict"), max_length=LONGEST_CLAIM, help_text=_("In the checker's words."), rows=2
    )
    rating = forms.ChoiceField(
        required=False,
        label=_("On our scale"),
        choices=[FROM_WORDS, *choices(RATINGS)],
    )
    checked_on = DayField(required=False, label=_("Day of the check"))
    url = forms.URLField(required=False, max_length=2000, assume_scheme="https", label=_("Address"))
    archived_url = forms.URLField(
        required=False, max_length=2000, assume_scheme="https", label=_("Archived copy")
    )

    def given(self) -> dict[str, Any]:
        """What was typed; without a rating the words of the verdict give it."""
        left_out = {"seen", "reason", *(() if self.cleaned_data["rating"] else ("rating",))}
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}

    def call(self, *, record: Any, by: User, now: datetime) -> FactCheck:
        return record_fact_check(by=by, now=now, **self.given())


class CorrectFactCheckForm(FactCheckForm):
    """A new version of a fact-check; the old one is kept."""

    done = _("Corrected. The earlier version is kept.")

    reason = WordsField(label=_("Reason for the correction"), rows=2)

    def prepare(self) -> None:
        self.initial = {name: getattr(self.record, name) for name in self.fields if name not in _UNSET}
        self.initial["rating"] = self.record.rating

    def call(self, *, record: FactCheck, by: User, now: datetime) -> FactCheck:
        given = {**self.given(), "rating": self.cleaned_data["rating"]}
        if "rating" not in self.changed_data:
            given.pop("rating")  # that of the record, or what new words give
        return correct_fact_check(
            by=by, now=now, fact_check=record, reason=self.cleaned_data["reason"], **given
        )


class WithdrawFactCheckForm(VerbForm):
    """It should not have been recorded, or its checker has taken it back."""

    done = _("Withdrawn. What it said is kept.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: FactCheck, by: User, now: datetime) -> FactCheck:
        return withdraw_fact_check(by=by, now=now, fact_check=record, reason=self.cleaned_data["reason"])


class LinkForm(VerbForm):
    """A recorded claim that it is about."""

    done = _("Linked.")

    claim = PickerField(Claim.objects.live(), label=_("Recorded claim"))

    def call(self, *, record: FactCheck, by: User, now: datetime) -> Any:
        return link_fact_check(by=by, now=now, fact_check=record, claim=self.cleaned_data["claim"])


class UnlinkForm(LinkForm):
    """A claim that it is not about."""

    done = _("No longer linked. That it was is kept.")

    def call(self, *, record: FactCheck, by: User, now: datetime) -> Any:
        unlink_fact_check(by=by, now=now, fact_check=record, claim=self.cleaned_data["claim"])


def _stands(fact_check: FactCheck) -> bool:
    return fact_check.superseded_at is None and not fact_check.withdrawn


_UNSET = ("seen", "reason")


@admin.register(FactCheck)
class FactCheckAdmin(BaseAdmin):
    """What was checked, by whom, and what was found; superseded versions stay readable."""

    list_display = ("claim", "claimant", "checker", "verdict", "rating", "checked_on", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter), "rating")
    list_select_related = ("checker",)
    search_fields = ("claim__icontains", "claimant__icontains", "verdict__icontains")
    ordering = ("-recorded_at", "-id")
    add_form, add_permission = FactCheckForm, "claims.add_factcheck"
    verbs = (
        Verb(
            name="correct",
            label=_("Correct"),
            permission="claims.change_factcheck",
            form=CorrectFactCheckForm,
            offered=_stands,
        ),
        Verb(
            name="link",
            label=_("Link to a claim"),
            permission="claims.change_factcheck",
            form=LinkForm,
            offered=_stands,
        ),
        Verb(
            name="unlink",
            label=_("Take back a link"),
            permission="claims.change_factcheck",
            form=UnlinkForm,
            offered=lambda fact_check: fact_check.superseded_at is None,
        ),
        Verb(
            name="withdraw",
            label=_("Withdraw"),
            permission="claims.change_factcheck",
            form=WithdrawFactCheckForm,
            offered=_stands,
        ),
    )

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return [*super().get_fields(request, obj), "claims_that_it_is_about"]

    @admin.display(description=_("claims that it is about"))
    def claims_that_it_is_about(self, fact_check: FactCheck) -> Any:
        """Those that somebody has linked."""
        found = checked_claims(fact_check, desk(timezone.now()))
        lines = format_html_join(
            "",
            '<li><a href="{}">{}</a></li>',
            (
                (reverse("admin:claims_claim_change", args=[claim.pk]), in_quotes(claim.quote))
                for claim in found
            ),
        )
        return format_html("<ul>{}</ul>", lines) if found else _("none")
