"""The form by which a reader reports an error, without an account or a script, and the receipt's page.

Nobody is mailed. What was sent and by whom is shown on no page: the receipt tells what became of it.
"""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django import forms
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from claims.domain.error_reports import LATEST, PER_ADDRESS, filled_by_a_program
from claims.models import ErrorReport, Publication
from claims.models.readers.error_report import LONGEST_CONTACT, LONGEST_LINK, LONGEST_WORDS
from claims.pages.accountability import where_accountable
from claims.pages.published_page import alone, read_by_members
from claims.published.correction_log import log
from claims.published.figure import FigureVersion, read_back
from claims.published.receipts import receipt_of, report_of
from claims.published.site import site_of
from claims.services.triage.error_reports import TooManyReports, receive_error_report
from claims.wording.newsroom import newsroom_day

FORM = "error report"
"""What a signature is for: none is good for anything else."""
HOUR = 3600
LOG = 20
"""Publications since the answer that a receipt tells of."""


class ErrorReportForm(forms.Form):
    """What is wrong. `website` is not shown: whoever fills it in is no person."""

    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    link = forms.URLField(
        label=_("Where can we see that?"),
        help_text=_("The address of a page, if there is one."),
        max_length=LONGEST_LINK,
        required=False,
        assume_scheme="https",
    )
    contact = forms.CharField(
        label=_("How can we ask you back?"),
        help_text=_("Only if you want. For the newsroom alone; removed when you ask for it."),
        max_length=LONGEST_CONTACT,
        required=False,
    )
    website = forms.CharField(required=False, max_length=200)
    begun = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, figure: FigureVersion, now: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.figure, self.now = figure, now
        self.fields["begun"].initial = signing.dumps([figure.id, figure.seq, now.timestamp()], salt=FORM)
        self.seen = figure.seq

    def clean(self) -> dict[str, Any]:
        """What was sent; nothing of it where a program has filled the form in."""
        given = super().clean() or {}
        try:
            about, seen, began = signing.loads(given.get("begun", ""), salt=FORM, max_age=LATEST)
        except signing.BadSignature as problem:
            raise self._again() from problem
        if about != self.figure.id:
            raise self._again()
        if filled_by_a_program(given.get("website", ""), datetime.fromtimestamp(began, UTC), self.now):
            raise forms.ValidationError(_("This was sent as a program would. Read it again, and send it."))
        self.seen = seen
        return given

    def _again(self) -> forms.ValidationError:
        self.data = {**self.data.dict(), "begun": self.fields["begun"].initial}  # type: ignore[attr-defined]  # a QueryDict
        return forms.ValidationError(_("This form was opened too long ago. Send it again."))


@require_http_methods(["GET", "HEAD", "POST"])
@where_accountable
@read_by_members
def report_error(request: HttpRequest, figure_id: UUID) -> HttpResponseBase:
    """The form about a published figure; once it is sent, the receipt."""
    now = timezone.now()
    current = Publication.objects.current().of_question(figure_id).first()
    if current is None:
        raise Http404("No figure of this question has been published.")
    figure = read_back(current.pk, current.body, newsroom_day(now))
    form = ErrorReportForm(request.POST or None, figure=figure, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            if not _may_send(request):
                raise TooManyReports
            made = _received(form, now)
        except TooManyReports:
            return _too_many(request)
        return redirect("error-receipt", receipt_of(made.report_id))
    context = {"form": form, "figure": figure, "site": site_of(request)}
    page = render(request, "claims/accountability/report.html", context)
    page.status_code = 400 if form.errors else 200
    return _private(page, forms_to="'self'")


@require_safe
@where_accountable
@read_by_members
def error_receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """What became of a report, for who has its address."""
    report = report_of(receipt)
    if report is None:
        raise Http404("There is no such receipt.")
    today = newsroom_day(timezone.now())
    since = Publication.objects.of_question(report.question_id).filter(seq__gte=report.publication_id)
    versions = [read_back(row.seq, row.body, today) for row in since.order_by("-seq")[:LOG]]
    answered = report.recorded_at.replace(microsecond=0) if report.decision else None
    context = {
        "report": report,
        "figure": versions[0],
        "answered": answered,
        "log": [entry for entry in log(versions) if answered and entry.at >= answered],
        "site": site_of(request),
        "address": request.build_absolute_uri(reverse("error-receipt", args=[receipt])),
    }
    return _private(render(request, "claims/accountability/receipt.html", context))


def _too_many(request: HttpRequest) -> HttpResponse:
    sentence = _("There have been too many reports. Nothing was kept; send it again in an hour.")
    told = {"title": _("Too many reports"), "sentence": sentence}
    page = render(request, "plain_error.html", told, status=HTTPStatus.TOO_MANY_REQUESTS)
    page["Retry-After"] = str(HOUR)
    return page


def _may_send(request: HttpRequest) -> bool:
    sent = consume(request, app="claims", action="report_error", config={"report_error": PER_ADDRESS})
    return sent is not None


def _received(form: ErrorReportForm, now: datetime) -> ErrorReport:
    """About the version that was on the page when the form was opened."""
    given = {name: form.cleaned_data[name] for name in ("words", "link", "contact")}
    seen = Publication.objects.select_related("figure").get(seq=form.seen)
    return receive_error_report(now=now, publication=seen, **given)


def _private(page: HttpResponse, forms_to: str = "'none'") -> HttpResponse:
    """Kept by nobody on the way, found by no search engine, and its address given to no other site."""
    page = alone(page)
    policy = page["Content-Security-Policy"].replace("form-action 'none'", f"form-action {forms_to}")
    page["Content-Security-Policy"] = policy
    page["Cache-Control"] = "no-store"
    page["Referrer-Policy"] = "same-origin"
    page["X-Robots-Tag"] = "noindex"
    return page
