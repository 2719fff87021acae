"""The queue: what needs a person now, in presets with counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log
from typing import Any

from django.db.models import DecimalField, Exists, ExpressionWrapper, F, FloatField, OuterRef, QuerySet, Value
from django.db.models.functions import Abs, Cast, Coalesce, Extract, Greatest, Ln, NullIf
from django.utils.translation import gettext_lazy as _

from claims.domain.lifecycle import ClaimState, ResolutionState
from claims.domain.policy import POLICY
from claims.domain.pressing import HALF_LIFE_DAYS
from claims.models import Assignment, Claim, Conflict, Note, Resolution

MENTIONED_WITHIN = timedelta(days=30)
LN_10 = log(10)
COUNTED = 100
"""Counts go no further: "99+" costs the same however long the list is."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A list that a person opens by one click: what it holds, for whom."""

    name: str
    label: Any
    about: Any
    rows: Callable[[Any, datetime], QuerySet[Any]]
    permission: str
    kind: str = "conflict"


def by_heat(conflicts: QuerySet[Conflict], now: datetime) -> QuerySet[Conflict]:
    """The most pressing first: priority, then heat.

    Heat is weight × (1 + relative spread) × (1 + weeks of waiting) × (1 + log10(1 + pulls)), where pulls are
    those of the question's figure over REST, halved every HALF_LIFE_DAYS: a figure pulled nine times today
    counts twice, one pulled ninety-nine times three times.
    """
    number: DecimalField[Any, Any] = DecimalField(max_digits=38, decimal_places=12)
    larger = NullIf(Greatest(Abs("highest"), Abs("lowest")), Value(0, output_field=number))
    spread = Coalesce(Cast((F("highest") - F("lowest")) / larger, FloatField()), Value(0.0))
    weeks = _days_since("opened_at", now) / Value(7.0)
    kept = F("question__pull_counts__pulls")
    fading = Value(0.5) ** (_days_since("question__pull_counts__counted", now) / Value(float(HALF_LIFE_DAYS)))
    pulls = Coalesce(ExpressionWrapper(kept * fading, output_field=FloatField()), Value(0.0))
    heat = ExpressionWrapper(
        F("severity")
        * (Value(1.0) + spread)
        * (Value(1.0) + weeks)
        * (Value(1.0) + Ln(Value(1.0) + pulls) / Value(LN_10)),
        output_field=FloatField(),
    )
    return conflicts.annotate(heat=heat).order_by("-priority", "-heat", "id")


def _days_since(moment: str, now: datetime) -> ExpressionWrapper:
    """Days from a moment until now, in fractions."""
    passed = Extract(Value(now) - F(moment), "epoch", output_field=FloatField())
    return ExpressionWrapper(passed / Value(86400.0), output_field=FloatField())


def _in_hand(person: Any, now: datetime) -> QuerySet[Conflict]:
    return Conflict.objects.in_hand().filter(merged_into__isnull=True)


def _mine(person: Any, now: datetime) -> QuerySet[Conflict]:
    taken = Assignment.objects.live().filter(conflict=OuterRef("pk"), assignee=person)
    return _in_hand(person, now).filter(Exists(taken), state__in=("open", "in_review"))


def unassigned(person: Any, now: datetime) -> QuerySet[Conflict]:
    """Open conflicts that nobody has taken."""
    taken = Assignment.objects.live().filter(conflict=OuterRef("pk"))
    return _in_hand(person, now).filter(~Exists(taken), state__in=("open", "in_review"))


def _stale(person: Any, now: datetime) -> QuerySet[Conflict]:
    return _in_hand(person, now).filter(changed_at__lt=now - timedelta(days=POLICY.stale_after_days))


def _second_person(person: Any, now: datetime) -> QuerySet[Resolution]:
    waiting = Resolution.objects.waiting().not_by(person).filter(whole__isnull=True)
    return waiting.order_by("proposed_at", "id")


def _sent_back(person: Any, now: datetime) -> QuerySet[Resolution]:
    mine = Resolution.objects.filter(state=ResolutionState.RETURNED, proposed_by=person, whole__isnull=True)
    return mine.filter(conflict__state="in_review").order_by("-returned_at", "id")


def _mentions(person: Any, now: datetime) -> QuerySet[Note]:
    recent = Note.objects.filter(mentions__contains=[person.pk], written_at__gte=now - MENTIONED_WITHIN)
    return recent.order_by("-written_at", "-id")


def _claims(person: Any, now: datetime) -> QuerySet[Claim]:
    return Claim.objects.live().filter(state=ClaimState.CANDIDATE).order_by("recorded_at", "id")


SEE = "claims.view_conflict"
PRESETS = (
    Preset("open", _("Open conflicts"), _("All in hand, the most pressing first."), _in_hand, SEE),
    Preset("mine", _("Mine"), _("What you have taken."), _mine, SEE),
    Preset("unassigned", _("Unassigned"), _("What nobody has taken."), unassigned, SEE),
    Preset(
        "second",
        _("Needs a second person"),
        _("Proposed by somebody else, waiting for approval."),
        _second_person,
        "claims.view_resolution",
        "resolution",
    ),
    Preset(
        "returned",
        _("Sent back to me"),
        _("Your proposals that came back with a comment."),
        _sent_back,
        "claims.view_resolution",
        "resolution",
    ),
    Preset(
        "claims",
        _("Claims to triage"),
        _("Recorded, not yet read by a second pair of eyes."),
        _claims,
        "claims.view_claim",
        "claim",
    ),
    Preset("mentions", _("Mentions"), _("Notes of the last month that call you."), _mentions, SEE, "note"),
    Preset("stale", _("Stale"), _("Two weeks without change."), _stale, SEE),
)


def counts(person: Any, now: datetime) -> list[dict[str, Any]]:
    """Each preset this person may see, with how many rows it holds, as far as COUNTED."""
    found = []
    for preset in PRESETS:
        if person.has_perm(preset.permission):
            count = preset.rows(person, now).order_by()[:COUNTED].count()
            found.append({"preset": preset, "count": f"{COUNTED - 1}+" if count == COUNTED else str(count)})
    return found
