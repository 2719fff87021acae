"""Tokens: made for a tool, shown once, revoked with a reason."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.domain.access import STRONG, TokenScope
from claims.domain.lifecycle import ChangeKind
from claims.models import ApiToken, IdempotentAnswer, Notice, NoticeAttempt, Retrieval, TokenUse
from claims.models.api_token import MOST_A_MINUTE
from claims.services.access.tokens import make_token, revoke_token
from claims.wording.states import CHANGES


class AboutToken(VerbForm):
    """What is asked of a new token, whoever makes it."""

    name = forms.CharField(max_length=120, label=gettext_lazy("Name of the tool"))
    scopes = forms.MultipleChoiceField(
        choices=[(scope.value, scope.value) for scope in TokenScope if scope not in STRONG],
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Scopes"),
    )
    per_minute = forms.IntegerField(
        min_value=1, max_value=MOST_A_MINUTE, initial=600, label=gettext_lazy("Requests per minute")
    )
    valid_until = forms.DateTimeField(
        required=False,
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy("Leave blank for no expiry."),
    )
    recalls_by_mail = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("Mail the owner"),
        help_text=gettext_lazy("When a figure it has read is corrected, put on hold, disputed or withdrawn."),
    )


class TokenForm(AboutToken):
    """A new token in anybody's name; its text is told this once."""

    owner = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("username"),
        label=gettext_lazy("Owner"),
        help_text=gettext_lazy(
            "The token can never do more than this person. One that reviews, publishes or manages is made by "
            "the person, under “My tokens”."
        ),
    )

    field_order = ("name", "owner")

    def call(self, *, record: Any, by: User, now: datetime) -> ApiToken:
        data = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        token, self.text = make_token(by=by, now=now, **data)
        return token

    def told(self, title: str) -> str:
        """The text, which is kept nowhere."""
        return _("%(name)s created. Copy its text now; it will not be displayed again: %(text)s") % {
            "name": title,
            "text": self.text,
        }


class RevokeForm(VerbForm):
    """It opens nothing any more."""

    done = gettext_lazy("Revoked.")

    reason = WordsField(label=gettext_lazy("Why"))

    def call(self, *, record: ApiToken, by: User, now: datetime) -> ApiToken:
        return revoke_token(by=by, now=now, token=record, reason=self.cleaned_data["reason"])


@admin.register(ApiToken)
class ApiTokenAdmin(BaseAdmin):
    """Which tools may ask, in whose name. The text of a token is never shown again."""

    owners, read_by = ("owner",), "claims.change_apitoken"
    list_display = (
        "name",
        "begins",
        "owner",
        "recorded_by",
        "scopes",
        "last_used",
        "valid_until",
        "revoked_at",
    )
    list_filter = (("revoked_at", admin.EmptyFieldListFilter),)
    list_select_related = ("owner", "recorded_by", "use")
    search_fields = ("name__icontains", "owner__username__icontains")
    fields = (
        "name",
        "begins",
        "owner",
        "scopes",
        "per_minute",
        "valid_until",
        "recalls_by_mail",
        "recorded_at",
        "recorded_by",
        "revoked_at",
        "revoked_by",
        "revoked_reason",
    )
    add_form, add_permission = TokenForm, "claims.add_apitoken"
    verbs = (
        Verb(
            name="revoke",
            label=gettext_lazy("Revoke"),
            permission="claims.change_apitoken",
            form=RevokeForm,
            tone="danger",
            offered=lambda token: token.revoked_at is None,
        ),
    )

    @admin.display(description=gettext_lazy("Last used"))
    def last_used(self, row: ApiToken) -> datetime | None:
        """To within a batch of requests."""
        return row.use.last_used if hasattr(row, "use") else None


@admin.register(TokenUse)
class TokenUseAdmin(BaseAdmin):
    """How much of its allowance each token has drawn in its last minute."""

    owners, read_by = ("token__owner",), "claims.change_apitoken"
    list_display = ("token", "drawn", "last_used", "waiting_until")
    list_select_related = ("token",)
    search_fields = ("token__name__icontains",)
    ordering = ("-last_used", "-pk")
    fields = ("token", "drawn", "last_used", "waiting_until")


@admin.register(IdempotentAnswer)
class IdempotentAnswerAdmin(BaseAdmin):
    """What requests that may be repeated were answered."""

    owners, read_by = ("asker",), "auth.view_user"
    list_display = ("recorded_at", "asker", "address", "key", "status")
    list_filter = ("status",)
    list_select_related = ("asker",)
    search_fields = ("key__icontains", "asker__username__icontains")
    fields = ("asker", "key", "address", "sha256", "status", "recorded_at", "recorded_by")


@admin.register(Retrieval)
class RetrievalAdmin(BaseAdmin):
    """Which version of which figure each tool has: one's own, and all for who stops a figure."""

    owners, read_by = ("token__owner",), "claims.hold_verifiedfigure"
    list_display = ("pulled", "token", "question", "as_of", "publication")
    list_filter = ("token",)
    list_select_related = ("token", "question", "publication")
    search_fields = ("question__text__icontains", "token__name__icontains")


@admin.register(Notice)
class NoticeAdmin(BaseAdmin):
    """Who has pulled a figure that was corrected, held, disputed or withdrawn since, and has been told."""

    owners, read_by = ("token__owner",), "claims.hold_verifiedfigure"
    list_display = ("figure", "change", "pulled", "publication", "token", "acknowledged_at")
    list_filter = (("acknowledged_at", admin.EmptyFieldListFilter), "token")
    list_select_related = ("token", "pulled", "publication__figure__question")
    search_fields = ("token__name__icontains", "publication__figure__question__text__icontains")

    @admin.display(description=gettext_lazy("Figure"))
    def figure(self, row: Notice) -> str:
        """The question."""
        return str(row.publication.figure.question.text)

    @admin.display(description=gettext_lazy("Change"))
    def change(self, row: Notice) -> str:
        """What became of it."""
        return CHANGES[ChangeKind(row.publication.figure.change_kind)].tag


@admin.register(NoticeAttempt)
class NoticeAttemptAdmin(BaseAdmin):
    """Which mails told of a recall, and what came of each."""

    owners, read_by = ("notice__token__owner",), "claims.change_apitoken"
    list_display = ("attempted_at", "mail", "token", "publication", "accepted", "problem")
    list_filter = ("accepted",)
    list_select_related = ("notice__token", "notice__publication")
    search_fields = ("mail__icontains", "notice__token__name__icontains", "problem__icontains")
    ordering = ("-attempted_at", "-id")

    @admin.display(description=gettext_lazy("Token"))
    def token(self, row: NoticeAttempt) -> str:
        """Which tool had pulled it."""
        return row.notice.token.name

    @admin.display(description=gettext_lazy("Publication"))
    def publication(self, row: NoticeAttempt) -> str:
        """What took the place of what it had pulled."""
        return str(row.notice.publication)
