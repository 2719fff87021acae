"""What a reader should know about the data before quoting the report."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import ngettext_lazy

from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import Temporality
from claims.models import Claim
from claims.reports.period import Period
from claims.reports.report import QualityNote

_UNDATED = Q(as_of__isnull=True) & ~Q(question__temporality=Temporality.TIMELESS)


def notes(period: Period, topic_id: UUID | None, *, late: int) -> tuple[QualityNote, ...]:
    """Notes on the week's claims, and on how many figures are past their review (`late`); one query."""
    return tuple(note for note in (*_of_claims(period, topic_id), _of_figures(late)) if note.count)


def claims_recorded(period: Period, topic_id: UUID | None) -> int:
    """How many claims that may be shown were recorded in the period; a correction is no new claim."""
    rows = Claim.objects.publishable(at=period.end).filter(
        version=1, recorded_at__gte=period.start, recorded_at__lte=period.end
    )
    return int((rows if topic_id is None else rows.filter(topic=topic_id)).count())


def _claims(period: Period, topic_id: UUID | None):  # type: ignore[no-untyped-def]  # a ClaimQuerySet
    rows = Claim.objects.open_at(period.end).publishable(at=period.end)
    rows = rows.filter(recorded_at__gte=period.start)
    return rows if topic_id is None else rows.filter(topic=topic_id)


def _of_claims(period: Period, topic_id: UUID | None) -> Iterator[QualityNote]:
    counted = _claims(period, topic_id).aggregate(
        undated=Count("pk", filter=_UNDATED),
        placeless=Count("pk", filter=Q(question__place="")),
        unread=Count("pk", filter=Q(state_then=ClaimState.CANDIDATE)),
        unproven=Count("pk", filter=Q(chain_complete=False)),
    )
    yield from (_note(key, count) for key, count in counted.items())


def _of_figures(late: int) -> QualityNote:
    return _note("overdue", late)


_TEXTS = {
    "undated": ngettext_lazy(
        "%(count)d of this week's claims has no as-of date.",
        "%(count)d of this week's claims have no as-of date.",
        "count",
    ),
    "placeless": ngettext_lazy(
        "%(count)d of this week's claims answers a question without a place.",
        "%(count)d of this week's claims answer a question without a place.",
        "count",
    ),
    "unread": ngettext_lazy(
        "%(count)d of this week's claims has not been accepted yet.",
        "%(count)d of this week's claims have not been accepted yet.",
        "count",
    ),
    "unproven": ngettext_lazy(
        "%(count)d of this week's claims came through an unconfirmed chain, so it cannot count as "
        "independent.",
        "%(count)d of this week's claims came through an unconfirmed chain, so they cannot count as "
        "independent.",
        "count",
    ),
    "overdue": ngettext_lazy(
        "%(count)d published figure is overdue for review.",
        "%(count)d published figures are overdue for review.",
        "count",
    ),
}


def _note(key: str, count: int) -> QualityNote:
    return QualityNote(key=key, count=count, text=str(_TEXTS[key] % {"count": count}))
