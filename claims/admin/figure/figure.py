"""Published figures and the sequence that proves them."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.domain.lifecycle import ChangeKind, Standing
from claims.models import ForeignPublication, Publication, Resolution, VerifiedFigure
from claims.services.publishing.publication import hold_figure, withdraw_figure
from claims.services.review.renewal import propose_renewal
from claims.views.still_standing import in_doubt
from claims.wording.flags import asked_of_figure
from claims.wording.newsroom import newsroom_day
from claims.wording.records import answer, days, stands
from claims.wording.states import CHANGES


class HoldForm(VerbForm):
    """Stop a figure at once, alone."""

    published = ("public_reason",)
    done = _(
        "On hold. The figure is marked wherever it appears, and a second person will be asked to withdraw "
        "it. To publish it again instead, propose an answer in its conflict (where that is closed, open it "
        "again first)."
    )
    intro = _("The hold takes effect immediately; no second approval is needed.")

    reason = WordsField(label=_("Why"), help_text=_("For the newsroom."))
    public_reason = WordsField(
        required=False,
        label=_("For readers"),
        help_text=_("Leave blank to say only that it is being checked."),
    )

    def call(self, *, record: VerifiedFigure, by: User, now: datetime) -> VerifiedFigure:
        told = {name: self.cleaned_data[name] for name in ("reason", "public_reason")}
        self.made = hold_figure(by=by, now=now, figure=record, **told)
        return self.made

    def leads_to(self) -> VerifiedFigure:
        """The new version, which says so."""
        return self.made


class WithdrawFigureForm(VerbForm):
    """Take back a figure that somebody else put on hold."""

    published = ("public_reason",)
    done = _("Withdrawn. The figure is marked wherever it appears, with both names.")
    intro = _(
        "A second person withdraws a figure that is on hold. To publish a figure again instead, "
        "propose an answer in its conflict (where that is closed, open it again first)."
    )

    reason = WordsField(label=_("Why"), help_text=_("For the newsroom."))
    public_reason = WordsField(
        required=False,
        label=_("For readers"),
        help_text=_("Leave blank to say only that it was withdrawn."),
    )

    def call(self, *, record: VerifiedFigure, by: User, now: datetime) -> VerifiedFigure:
        told = {name: self.cleaned_data[name] for name in ("reason", "public_reason")}
        self.made = withdraw_figure(by=by, now=now, figure=record, **told)
        return self.made

    def leads_to(self) -> VerifiedFigure:
        """The new version, which says so."""
        return self.made


class RenewForm(VerbForm):
    """Propose that a figure stands as it is until another day of review."""

    done = _("Proposed. Another person has to approve it.")
    intro = _("The figure, its reasons and its claims stay as they are; only the day of review changes.")

    review_by = DayField(label=_("Review by"))

    def call(self, *, record: VerifiedFigure, by: User, now: datetime) -> Resolution:
        return propose_renewal(by=by, now=now, figure=record, review_by=self.cleaned_data["review_by"])


def _may_be_held(figure: VerifiedFigure) -> bool:
    return figure.change_kind not in (ChangeKind.HOLD, ChangeKind.WITHDRAWN, ChangeKind.REDACTED)


@admin.register(VerifiedFigure)
class VerifiedFigureAdmin(BaseAdmin):
    """Every version of every figure we published."""

    list_display = (
        "question",
        "said",
        "as_of_days",
        "version",
        "change_kind",
        "stands",
        "confidence",
        "review_by",
        "published_at",
    )
    list_filter = ("standing", "change_kind", "act", "topic", "confidence")
    list_select_related = ("question__unit",)
    search_fields = ("question__text__icontains", "question__slug__istartswith")
    ordering = ("-published_at", "-id")
    fields = (
        "question",
        "said",
        "as_of_days",
        "stands",
        "still_stands",
        "change_kind",
        "version",
        "reason",
        "public_reason",
        "method",
        "confidence",
        "independent_count",
        "independent_exact",
        "review_by",
        "resolution",
        "conflict",
        "proposed_by",
        "approved_by",
        "published_at",
        "published_by",
        "how",
        "page",
        "pack",
    )
    readonly_fields = ("said", "as_of_days", "stands", "still_stands", "conflict", "how", "page", "pack")
    verbs = (
        Verb(
            name="renew",
            label=_("Renew"),
            permission="claims.add_resolution",
            form=RenewForm,
            icon="event_repeat",
            offered=lambda figure: figure.standing == Standing.VERIFIED,
        ),
        Verb(
            name="hold",
            label=_("Put on hold"),
            permission="claims.hold_verifiedfigure",
            form=HoldForm,
            tone="danger",
            offered=_may_be_held,
        ),
        Verb(
            name="withdraw",
            label=_("Withdraw"),
            permission="claims.withdraw_verifiedfigure",
            form=WithdrawFigureForm,
            tone="danger",
            offered=lambda figure: figure.standing == Standing.ON_HOLD,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[VerifiedFigure]:
        return super().get_queryset(request).select_related("question__unit", "resolution__conflict")

    def title_of(self, record: Any) -> str:
        return f"{record.question.text} {self.said(record)}, {self.as_of_days(record)}"

    @admin.display(description=_("Figure"))
    def said(self, figure: VerifiedFigure) -> str:
        """The answer in words."""
        return answer(figure)

    @admin.display(description=_("As of"), ordering="as_of")
    def as_of_days(self, figure: VerifiedFigure) -> str:
        """The days it holds for."""
        return days(figure.as_of)

    @admin.display(description=_("Standing"), ordering="standing")
    def stands(self, figure: VerifiedFigure) -> str:
        """What readers are told today: stale once its day of review is past."""
        return stands(figure, newsroom_day(timezone.now())).words

    @admin.display(description=_("Does it still stand?"))
    def still_stands(self, figure: VerifiedFigure) -> str:
        """What has come up about what it rests on since it was signed."""
        found = in_doubt(figure).doubts
        return asked_of_figure(found) if found else "–"

    @admin.display(description=_("How it was published"))
    def how(self, figure: VerifiedFigure) -> str:
        """In a session, by a token, a command or a job."""
        return figure.how()

    @admin.display(description=_("For readers"))
    def page(self, figure: VerifiedFigure) -> str:
        """Where readers see the newest version."""
        address = reverse("figure-page", args=[figure.question_id])
        return format_html('<a href="{}" class="underline">{}</a>', address, _("The page for readers"))

    @admin.display(description=_("Conflict"))
    def conflict(self, figure: VerifiedFigure) -> str:
        """Where another answer is proposed."""
        found = figure.resolution.conflict if figure.resolution else None
        if found is None:
            return "–"
        address = reverse("admin:claims_conflict_change", args=[found.pk])
        told = _(
            "To publish it again or another figure, propose an answer there; where it is closed, open it "
            "again first."
        )
        return format_html(
            '<a href="{}" class="underline">{}</a>{}',
            address,
            _("Open the conflict"),
            "" if figure.standing == Standing.VERIFIED else format_html(" · {}", told),
        )

    @admin.display(description=_("Evidence pack"))
    def pack(self, figure: VerifiedFigure) -> str:
        """All that stands behind the figure as one zip, with captured texts, and without."""
        address = reverse("figures-pack", args=[figure.question_id])
        return format_html(
            '<a href="{}?whole=true" class="underline">{}</a> · <a href="{}" class="underline">{}</a>',
            address,
            _("whole, for colleagues"),
            address,
            _("as readers get it"),
        )


@admin.register(ForeignPublication)
class ForeignPublicationAdmin(BaseAdmin):
    """What another newsroom published, as it came with an archive of a topic; outside our sequence."""

    list_display = ("question", "seq", "published_at", "published_by", "short_hash", "head_seq")
    list_filter = ("topic",)
    list_select_related = ("question", "published_by")
    search_fields = ("question__text__icontains", "sha256__istartswith")
    ordering = ("-published_at", "-id")

    @admin.display(description="SHA-256")
    def short_hash(self, row: ForeignPublication) -> str:
        """The beginning of its hash."""
        return row.sha256[:12]


@admin.register(Publication)
class PublicationAdmin(BaseAdmin):
    """The one sequence of everything published: number, previous hash, hash, text."""

    list_display = ("seq", "figure_question", "change", "published_at", "published_by", "short_hash")
    list_filter = ("figure__change_kind",)
    list_select_related = ("figure__question", "published_by")
    search_fields = ("figure__question__text__icontains", "sha256__istartswith")
    ordering = ("-seq",)

    @admin.display(description=_("Figure"))
    def figure_question(self, row: Publication) -> str:
        """The question that it answers."""
        return str(row.figure.question.text)

    @admin.display(description=_("Change"))
    def change(self, row: Publication) -> str:
        """What kind of change it published."""
        return CHANGES[ChangeKind(row.figure.change_kind)].tag

    @admin.display(description="SHA-256")
    def short_hash(self, row: Any) -> str:
        """The beginning of its hash."""
        return str(row.sha256[:12])
