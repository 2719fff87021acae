"""Errors that readers report, at the desk: accepted, which challenges the figure, or declined."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.domain.error_reports import ErrorDecision
from claims.models import ErrorReport
from claims.models.readers.error_report import LONGEST_WORDS
from claims.services.triage.error_reports import accept_error_report, decline_error_report

MAY_ANSWER = "claims.change_errorreport"


class AcceptReportForm(VerbForm):
    """It is right, or may be."""

    published = ("answer",)
    done = _("Accepted. The figure is published as challenged, and its conflict is open again.")
    answer = WordsField(
        label=_("Answer"),
        rows=3,
        max_length=LONGEST_WORDS,
        help_text=_("Read by who sent the report, at the address of their receipt."),
    )

    def call(self, *, record: ErrorReport, by: User, now: datetime) -> ErrorReport:
        self.made = accept_error_report(by=by, now=now, report=record, answer=self.cleaned_data["answer"])
        return self.made

    def leads_to(self) -> ErrorReport:
        """The new version."""
        return self.made


class DeclineForm(AcceptReportForm):
    """It is not wrong."""

    done = _("Declined. Who sent it reads why at the address of their receipt.")

    def call(self, *, record: ErrorReport, by: User, now: datetime) -> ErrorReport:
        self.made = decline_error_report(by=by, now=now, report=record, answer=self.cleaned_data["answer"])
        return self.made


def _not_yet(decision: ErrorDecision) -> Any:
    return lambda report: report.superseded_at is None and report.decision != decision


@admin.register(ErrorReport)
class ErrorReportAdmin(BaseAdmin):
    """What readers have reported; superseded versions stay readable."""

    list_display = ("number", "words", "question", "received_at", "decision")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter), "decision")
    list_select_related = ("question",)
    search_fields = ("words__icontains", "question__text__icontains", "report_id__iendswith")
    ordering = ("-received_at", "-id")
    verbs = (
        Verb(
            name="accept",
            label=_("Accept"),
            permission=MAY_ANSWER,
            form=AcceptReportForm,
            tone="primary",
            offered=_not_yet(ErrorDecision.ACCEPTED),
        ),
        Verb(
            name="decline",
            label=_("Decline"),
            permission=MAY_ANSWER,
            form=DeclineForm,
            offered=_not_yet(ErrorDecision.DECLINED),
        ),
    )

    @admin.display(description=_("Number"))
    def number(self, report: ErrorReport) -> str:
        """As the receipt gives it."""
        return report.number
