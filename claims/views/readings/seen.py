"""Second readings as a viewer may know them, and what many of them say together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from claims.domain.agreement.carefulness import Looked, look_at
from claims.domain.agreement.coefficients import Agreement, IntervalAlpha, Kappa, NominalAlpha, agreement
from claims.domain.agreement.readers import Choice
from claims.domain.agreement.two_readings import ReadField
from claims.models import Claim, DoubleReading, ReadingAssignment, SecondReading, Topic
from claims.models.ranges import to_day_range
from claims.views.audience import Viewer
from claims.views.records import seen_topics

READ_ALONG = ("question", "claim__snapshot__document", "handed_in_by", "source")
HELD = Prefetch("assignments", ReadingAssignment.objects.live(), to_attr="held_now")


def seen_readings(rows: QuerySet[SecondReading], viewer: Viewer) -> QuerySet[SecondReading]:
    """Those of claims that the viewer may know, with all that is shown of them."""
    shown = rows.select_related(*READ_ALONG).prefetch_related(HELD)
    if viewer.audience.sees_hidden:
        return shown
    known = Claim.objects.all().publishable(at=viewer.at)
    stands = known.live().filter(topic=OuterRef("topic"), claim_id=OuterRef("claim__claim_id"))
    return shown.filter(Exists(stands), claim__in=known.values("pk"))


def seen_double_readings(rows: QuerySet[DoubleReading], viewer: Viewer) -> QuerySet[DoubleReading]:
    """Those of topics, and of claims, that the viewer may know."""
    if viewer.audience.sees_hidden:
        return rows
    known = Claim.objects.live().publishable(at=viewer.at).values("claim_id")
    topics = seen_topics(Topic.objects.all(), viewer).values("pk")
    return rows.filter(Q(claim_id=None) | Q(claim_id__in=known), topic__in=topics)


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How well two readings of one field agree, by which coefficient."""

    field: ReadField
    coefficient: str
    found: Agreement


def agreements(
    start: datetime, end: datetime, viewer: Viewer, topic: UUID | None = None
) -> tuple[list[FieldAgreement], int]:
    """Field by field, of the pairs that were handed in then, and how many there are; of a field with fewer
    than twenty nothing is said."""
    rows = SecondReading.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=end),
        handed_in_at__gte=start,
        handed_in_at__lt=end,
        answers=True,
    )
    if topic is not None:
        rows = rows.filter(topic=topic)
    if not viewer.audience.sees_hidden:
        rows = rows.filter(first__in=Claim.objects.all().publishable(at=viewer.at).values("pk"))
    pairs = list(rows.select_related("first__statement").order_by("handed_in_at", "id"))
    found = []
    for field, coefficient, tally, read in FIELDS:
        both = [(read(row.first), read(row)) for row in pairs]
        whole = [pair for pair in both if None not in pair]
        said = agreement(tally(), whole)
        if said is not None:
            found.append(FieldAgreement(field, coefficient, said))
    return found, len(pairs)


def _number(row: Any) -> Fraction | None:
    """The value in the question's unit: of a range its middle."""
    if row.best is not None:
        return Fraction(row.best)
    return None if row.low is None or row.high is None else (Fraction(row.low) + Fraction(row.high)) / 2


def _source(row: Any) -> str:
    return str(row.source_id if isinstance(row, SecondReading) else row.statement.source_id)


def _days(row: Any) -> str:
    return str(to_day_range(row.as_of))


FIELDS: Sequence[tuple[ReadField, str, Any, Any]] = (
    (ReadField.VALUE, "alpha, interval", IntervalAlpha, _number),
    (ReadField.MODALITY, "kappa", Kappa, lambda row: row.modality or None),
    (ReadField.UNIT, "alpha, nominal", NominalAlpha, lambda row: row.written_unit_id),
    (ReadField.AS_OF, "alpha, nominal", NominalAlpha, _days),
    (ReadField.SOURCE, "alpha, nominal", NominalAlpha, _source),
    (ReadField.STANCE, "alpha, nominal", NominalAlpha, lambda row: row.stance or None),
)
"""How each field is measured: numbers by their distance, wording by kappa, all else by same or not."""


@dataclass(frozen=True, slots=True)
class ReaderLooked:
    """A person, and what their last settled readings say."""

    person: User
    looked: Looked


def readers_looked_at() -> list[ReaderLooked]:
    """Everybody of whom a reading has been settled; those to ask first, then by name."""
    rows = SecondReading.objects.settled().filter(ended_at=None)
    rows = rows.select_related("first__recorded_by", "handed_in_by").order_by("handed_in_at", "id")
    stood: dict[User, list[bool]] = {}
    for row in rows:
        for person, right in _judged(row):
            stood.setdefault(person, []).append(right)
    found = [ReaderLooked(person, look_at(right)) for person, right in stood.items()]
    return sorted(found, key=lambda one: (not one.looked.ask, one.person.get_username()))


def _judged(row: Any) -> Iterable[tuple[User, bool]]:
    """Whose reading stood: both where they are one, else the one that was chosen."""
    if row.decided_at is None:
        first = second = True
    else:
        second = row.choice == (Choice.A if row.second_is_a else Choice.B)
        first = row.choice != Choice.OTHER and not second
    yield row.first.recorded_by, first
    yield row.handed_in_by, second
