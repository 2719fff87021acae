"""The event that a figure's day of review has passed. What is served says so by the clock, event or not."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from claimcheck.foundation.records.within_topic import itself
from claims.domain.lifecycle import ChangeKind, Standing
from claims.models import Question, VerifiedFigure
from claims.models.answers.current_figure import IsCurrent
from claims.services.publishing.publication import mark_stale
from claims.wording.newsroom import newsroom_day


def mark_due_stale(*, now: datetime) -> int:
    """Append the event to each current figure past its review that has none; how many there were.

    At most once for each answer: a renewal, or a new version with a later day of review, begins anew.
    """
    told = VerifiedFigure.objects.filter(
        topic=OuterRef("topic"),
        question=OuterRef("question"),
        resolution=OuterRef("resolution"),
        change_kind=ChangeKind.STALE,
    )
    due = VerifiedFigure.objects.filter(
        ~Exists(told), IsCurrent(), standing=Standing.VERIFIED, review_by__lt=newsroom_day(now)
    )
    marked = 0
    for figure in due.select_related("published_by", "question", "resolution").order_by("review_by", "id"):
        with transaction.atomic():
            Question.objects.select_for_update(no_key=True).get(pk=figure.question_id)
            if VerifiedFigure.objects.current().filter(**itself(figure)).exists():
                mark_stale(by=figure.published_by, now=now, figure=figure)
                marked += 1
    return marked
