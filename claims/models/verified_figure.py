"""VerifiedFigure: a published version; never changed, never deleted."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import append_only, by_whom, one_of
from claimcheck.foundation.records.within_topic import itself
from claims.domain.lifecycle import TAKEN_BACK, ChangeKind, Standing
from claims.domain.questions.times import DayRange
from claims.models.answers.answered import Answered, answer_constraints
from claims.models.answers.current_figure import BecameCurrent, IsCurrent
from claims.models.base import TopicRecord, within_topic
from claims.models.question import Question
from claims.models.ranges import to_day_range

ALONE = (ChangeKind.HOLD, ChangeKind.DISPUTED, ChangeKind.CHALLENGED, ChangeKind.STALE)
"""Changes that need no second person: stopping is easier than publishing, and events publish no answer."""
STOPPED = {
    ChangeKind.HOLD: gettext_lazy("The figure is on hold while it is checked."),
    ChangeKind.WITHDRAWN: gettext_lazy("The newsroom has withdrawn the figure."),
}
"""What readers are given of a change whose reason is the newsroom's own."""
KEEPING = (ChangeKind.REFILE, ChangeKind.CHALLENGED, ChangeKind.STALE)
"""Changes that may leave the standing as it was."""


class VerifiedFigureQuerySet(models.QuerySet["VerifiedFigure"]):
    """Questions about published figures."""

    def known_at(self, moment: datetime | None) -> Self:
        """Versions published by `moment` (None: all)."""
        return self if moment is None else self.filter(published_at__lte=moment)

    def newest_versions(self) -> Self:
        """Of each question and as-of, the newest version among those asked for."""
        return self.order_by("question_id", "as_of", "-version").distinct("question_id", "as_of")

    def current(self, *, known_at: datetime | None = None) -> Self:
        """Of each question the current version; with `known_at`, as it was at that moment."""
        return self.filter(IsCurrent(known_at=known_at)).order_by("question_id")

    def is_challenged(self, figure: "VerifiedFigure") -> bool:
        """Whether a version is one that a claim nobody has accepted contradicts: by its own event, or by the
        last before its day of review passed."""
        if figure.change_kind != ChangeKind.STALE:
            return figure.change_kind == ChangeKind.CHALLENGED
        earlier = self.filter(
            topic=figure.topic_id,
            question=figure.question_id,
            as_of=figure.as_of,
            version__lt=figure.version,
        ).exclude(change_kind=ChangeKind.STALE)
        last = earlier.order_by("-version").values_list("change_kind", flat=True).first()
        return last == ChangeKind.CHALLENGED

    def for_another_time(self, question: Question, as_of: DateRange | None) -> "VerifiedFigure | None":
        """The current figure of a question, where an answer as of these days (None: not known yet) would be
        its first version for them; None where there is none, or it was taken back already."""
        versions = self.filter(topic=question.topic_id, question=question)
        if as_of is not None and versions.filter(as_of=as_of).exists():
            return None
        current = versions.select_related("question", "resolution").current().first()
        return None if current is None or current.standing in TAKEN_BACK else current


class VerifiedFigure(Answered, Acted, TopicRecord):
    """One version of a question's figure as of a range of days; the question's id is the figure's id.

    NEW and UPDATE open an as-of; CORRECTED, REFILE, HOLD, DISPUTED and WITHDRAWN add a version to one.
    """

    question = within_topic("claims.Question", "figures")
    version = models.PositiveIntegerField()
    change_kind = models.CharField(max_length=10, choices=[(c.value, c.value) for c in ChangeKind])
    standing = models.CharField(
        max_length=10, choices=[(s.value, s.value.replace("_", " ")) for s in Standing]
    )
    reason = models.TextField(blank=True, default="", help_text="Why this version, for any but the first.")
    public_reason = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="Of a hold or a withdrawal: what readers get.",
    )
    resolution = within_topic("claims.Resolution", "figures")
    review_by = models.DateField()
    proposed_by = by_whom(null=True)
    approved_by = by_whom(null=True)
    published_at = models.DateTimeField()
    published_by = by_whom()

    objects = VerifiedFigureQuerySet.as_manager()

    class Meta(TopicRecord.Meta):
        ordering = ["question_id", "-as_of", "-version"]
        permissions = [
            ("hold_verifiedfigure", "Can put a figure on hold, at once and alone"),
            ("withdraw_verifiedfigure", "Can withdraw a figure"),
        ]
        constraints = [
            *TopicRecord.Meta.constraints,
            *answer_constraints("claims_verifiedfigure"),
            models.UniqueConstraint(
                name="claims_verifiedfigure_version_once", fields=["topic", "question", "as_of", "version"]
            ),
            act_is_known("claims_verifiedfigure"),
            one_of("change_kind", ChangeKind, name="claims_verifiedfigure_change_kind"),
            one_of("standing", Standing, name="claims_verifiedfigure_standing"),
            models.CheckConstraint(
                name="claims_verifiedfigure_two_people",
                condition=Q(change_kind__in=ALONE)
                | Q(proposed_by__isnull=False, approved_by__isnull=False) & ~Q(proposed_by=F("approved_by")),
            ),
            models.CheckConstraint(
                name="claims_verifiedfigure_change_has_reason",
                condition=Q(change_kind__in=[ChangeKind.NEW, ChangeKind.UPDATE]) | Q(reason__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="claims_verifiedfigure_standing_fits_change",
                condition=Q(change_kind=ChangeKind.HOLD, standing=Standing.ON_HOLD)
                | Q(change_kind=ChangeKind.DISPUTED, standing=Standing.DISPUTED)
                | Q(change_kind__in=[ChangeKind.WITHDRAWN, ChangeKind.REDACTED], standing=Standing.WITHDRAWN)
                | Q(
                    change_kind__in=[
                        ChangeKind.NEW,
                        ChangeKind.UPDATE,
                        ChangeKind.CORRECTED,
                        *KEEPING,
                    ],
                    standing__in=[Standing.VERIFIED, Standing.DISPUTED, Standing.UNVERIFIED],
                ),
            ),
            models.CheckConstraint(
                name="claims_verifiedfigure_no_bare_best",
                condition=Q(standing=Standing.VERIFIED) | Q(best__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_verifiedfigure_first_is_new",
                condition=Q(version=1, change_kind__in=[ChangeKind.NEW, ChangeKind.UPDATE])
                | Q(version__gt=1) & ~Q(change_kind__in=[ChangeKind.NEW, ChangeKind.UPDATE]),
            ),
        ]
        indexes = [
            models.Index(
                name="claims_verifiedfigure_current", fields=["topic", "question", "-as_of", "-version"]
            ),
        ]
        triggers = append_only()

    @property
    def printable_reason(self) -> str:
        """What readers get: why a figure is held or withdrawn is ours, unless it was written for them."""
        if self.change_kind in STOPPED:
            with translation.override(settings.LANGUAGE_CODE):
                return self.public_reason or str(STOPPED[ChangeKind(self.change_kind)])
        return self.reason

    def became_current(self) -> bool:
        """Whether publishing it changed which version is current; one query."""
        rows = type(self)._default_manager.filter(**itself(self))
        return rows.filter(BecameCurrent()).exists()

    @property
    def days(self) -> DayRange | None:
        """Its as-of; None is for all days."""
        return to_day_range(self.as_of)

    @property
    def published(self) -> tuple[datetime, UUID]:
        """Sorts versions in the order of publication."""
        return self.published_at, self.pk

    def __str__(self) -> str:
        return f"{self.change_kind} version {self.version}"
