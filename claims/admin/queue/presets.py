"""The queue: what needs a person now, in presets with counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log
from typing import Any

from django.db.models import (
    Case,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Exp, Least, Ln
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from claims.domain.lifecycle import ClaimState, ResolutionState
from claims.domain.policy import POLICY
from claims.domain.priority import HALF_LIFE_DAYS, OLDEST_WEEKS
from claims.models import Assignment, Claim, Conflict, Contact, ErrorReport, Note, Resolution, SecondReading
from claims.wording.newsroom import newsroom_zone

MENTIONED_WITHIN = timedelta(days=30)
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
    """The most pressing first: priority, then weight, then what came today, then news value.

    News value is (1 + relative spread) × (1 + weeks of waiting) × (1 + log10(1 + pulls)), where at most
    OLDEST_WEEKS of waiting count and pulls are those of the question's figure over REST, halved every
    HALF_LIFE_DAYS: a figure pulled nine times today counts twice, one pulled ninety-nine times three times.
    Today begins at midnight by the newsroom's clock.
    """
    weeks = Least(_days_since("opened_at", now) / _float(7), _float(OLDEST_WEEKS))
    faded = Exp(_days_since("question__pull_counts__counted", now) * _float(-log(2) / HALF_LIFE_DAYS))
    pulls = Coalesce(F("question__pull_counts__pulls") * faded, _float(0))
    in_demand = _float(1) + Ln(_float(1) + pulls) / _float(log(10))
    heat = (_float(1) + F("relative_spread")) * (_float(1) + weeks) * in_demand
    found = ExpressionWrapper(heat, output_field=FloatField())
    midnight = localtime(now, newsroom_zone()).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Case(When(opened_at__gte=midnight, then=Value(1)), default=Value(0))
    return conflicts.annotate(heat=found, today=today).order_by(
        "-priority", "-severity", "-today", "-heat", "id"
    )


def _days_since(moment: str, now: datetime) -> Any:
    """Days from a moment until now, in fractions."""
    passed = Func(Value("epoch"), Value(now) - F(moment), function="date_part", output_field=FloatField())
    return ExpressionWrapper(passed / _float(86400), output_field=FloatField())


def _float(value: float) -> Cast:
    """In binary arithmetic: a rank needs no exact decimals, which cost ten times as much."""
    return Cast(Value(value), FloatField())


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


def _unanswered(person: Any, now: datetime) -> QuerySet[Contact]:
    return Contact.objects.live().overdue(now)


def _reported(person: Any, now: datetime) -> QuerySet[ErrorReport]:
    return ErrorReport.objects.waiting().order_by("received_at", "id")


def _readings(person: Any, now: datetime) -> QuerySet[SecondReading]:
    return SecondReading.objects.of(person).order_by(
        F("handed_in_at").asc(nulls_last=True), "opened_at", "id"
    )


def _unread(person: Any, now: datetime) -> QuerySet[SecondReading]:
    return SecondReading.objects.unassigned().order_by("opened_at", "id")


SEE = "claims.view_conflict"
PRESETS = (
    Preset("open", _("Open conflicts"), _("All open conflicts, the most urgent first."), _in_hand, SEE),
    Preset("mine", _("Mine"), _("Assigned to you."), _mine, SEE),
    Preset("unassigned", _("Unassigned"), _("Not assigned to anybody."), unassigned, SEE),
    Preset(
        "second",
        _("Needs a second person"),
        _("Proposed by another person, awaiting approval."),
        _second_person,
        "claims.view_resolution",
        "resolution",
    ),
    Preset(
        "returned",
        _("Sent back to me"),
        _("Your proposals that were sent back with a comment."),
        _sent_back,
        "claims.view_resolution",
        "resolution",
    ),
    Preset(
        "claims",
        _("Claims to triage"),
        _("Recorded, not yet accepted or rejected."),
        _claims,
        "claims.view_claim",
        "claim",
    ),
    Preset("mentions", _("Mentions"), _("Notes of the last month that mention you."), _mentions, SEE, "note"),
    Preset(
        "unanswered",
        _("Unanswered"),
        _("We asked, the answer is overdue, and nobody has said what came of it."),
        _unanswered,
        "claims.view_contact",
        "contact",
    ),
    Preset(
        "reported",
        _("Reported errors"),
        _("Readers say that something published is wrong, and nobody has answered."),
        _reported,
        "claims.view_errorreport",
        "error_report",
    ),
    Preset(
        "readings",
        _("To read again"),
        _("Quotes that you read a second time, and readings that you decide between."),
        _readings,
        "claims.add_secondreading",
        "reading",
    ),
    Preset(
        "unread",
        _("No reader found"),
        _("Second readings that the system could give to nobody."),
        _unread,
        "claims.change_secondreading",
        "reading",
    ),
    Preset("stale", _("Stale"), _("No change for two weeks."), _stale, SEE),
)


def counts(person: Any, now: datetime) -> list[dict[str, Any]]:
    """Each preset this person may see, with how many rows it holds, as far as COUNTED."""
    found = []
    for preset in PRESETS:
        if person.has_perm(preset.permission):
            count = preset.rows(person, now).order_by()[:COUNTED].count()
            found.append({"preset": preset, "count": f"{COUNTED - 1}+" if count == COUNTED else str(count)})
    return found
