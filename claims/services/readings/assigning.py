"""Who reads a second time and who decides: assigned by the system, handed back, given to another."""

from collections.abc import Iterable
from datetime import datetime
from secrets import randbits

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert, set_once
from claims.domain.agreement.readers import Reader, ReadingPart, least_loaded
from claims.domain.lifecycle import ClaimState
from claims.domain.notification import Told
from claims.models import (
    Assignment,
    Claim,
    CredibilityGrade,
    DoubleReading,
    Note,
    ReadingAssignment,
    Resolution,
    SecondReading,
    Transition,
)
from claims.services.notifications.notifying import settle, tell
from claims.services.transitions import required_reason

AT_ONCE = 200
"""Readings that one run opens."""
CODE = "add_secondreading"


@transaction.atomic
def open_readings(*, now: datetime) -> int:
    """Ask for a second reading of every claim of which one is due, and assign what nobody has; gives how
    many were opened."""
    opened = [
        open_reading(claim, by=rule.recorded_by, now=now)
        for rule in DoubleReading.objects.live().select_related("recorded_by")
        for claim in due(rule)[:AT_ONCE]
    ]
    for reading in SecondReading.objects.unassigned().select_for_update(skip_locked=True)[:AT_ONCE]:
        assign(reading, by=reading.opened_by, now=now)
    return len(opened)


def due(rule: DoubleReading) -> QuerySet[Claim]:
    """The claims of which this asks for a second reading and none has been asked for, the oldest first."""
    asked = SecondReading.objects.filter(topic=rule.topic_id, claim__claim_id=OuterRef("claim_id"))
    claims = Claim.objects.live().filter(~Exists(asked), topic=rule.topic_id)
    claims = claims.exclude(state=ClaimState.REJECTED).order_by("recorded_at", "id")
    if rule.claim_id is None:
        return claims.filter(recorded_at__gte=rule.recorded_at)
    return claims.filter(claim_id=rule.claim_id)


def open_reading(claim: Claim, *, by: User, now: datetime) -> SecondReading:
    """Ask for a second reading of a claim; who reads it is assigned by `assign`."""
    return insert(
        SecondReading(
            topic_id=claim.topic_id,
            claim=claim,
            question_id=claim.question_id,
            second_is_a=bool(randbits(1)),
            opened_at=now,
            opened_by=by,
        )
    )


def assign(reading: SecondReading, *, by: User, now: datetime) -> ReadingAssignment | None:
    """Whoever may, has not dealt with the claim and has the fewest open readings; None where nobody is."""
    loads = Count("readings_assigned", filter=Q(readings_assigned__superseded_at=None))
    rows = eligible(reading).annotate(open=loads, ever=Count("readings_assigned")).order_by("pk")
    found = least_loaded(
        Reader(key=row.pk, name=row.get_username(), open=row.open, ever=row.ever) for row in rows
    )
    if found is None:
        return None
    basis = (
        f"Assigned by the system: of {found.of} who may and have not dealt with it, the one with the fewest "
        f"open readings ({found.reader.open})."
    )
    return _assigned(reading, User.objects.get(pk=found.reader.key), basis, by=by, now=now)


def _assigned(
    reading: SecondReading, person: User, basis: str, *, by: User, now: datetime
) -> ReadingAssignment:
    made = insert(
        ReadingAssignment(
            topic_id=reading.topic_id,
            reading=reading,
            part=part_of(reading),
            person=person,
            basis=basis,
            recorded_at=now,
            recorded_by=by,
        )
    )
    tell([person.pk], Told.ASSIGNED, reading, by=by, now=now, own=True)
    return made


def part_of(reading: SecondReading) -> ReadingPart:
    """What is to be done next."""
    return ReadingPart.SECOND if reading.handed_in_at is None else ReadingPart.DECIDE


def eligible(reading: SecondReading) -> QuerySet[User]:
    """Who may read or decide: has the right, is here, has not dealt with the claim or with its question's
    conflicts, and has had no part in this reading."""
    right = Q(groups__permissions__codename=CODE) | Q(user_permissions__codename=CODE)
    here = User.objects.filter(pk__in=User.objects.filter(right, is_active=True, is_staff=True).values("pk"))
    return here.exclude(pk__in=set(_involved(reading)))


def _involved(reading: SecondReading) -> Iterable[int]:
    """The keys of those who know the first reading by their own work, asked for this one, or had it."""
    topic, question = reading.topic_id, reading.question_id
    yield reading.opened_by_id
    versions = Claim.objects.filter(topic=topic, claim_id=reading.claim.claim_id).order_by()
    keys = list(versions.values_list("pk", flat=True))
    yield from versions.values_list("recorded_by", flat=True)
    yield from Transition.objects.filter(topic=topic, record_id__in=keys).values_list("by", flat=True)
    yield from CredibilityGrade.objects.filter(topic=topic, claim__in=keys).values_list(
        "graded_by", flat=True
    )
    yield from Note.objects.filter(topic=topic, record_id__in=keys).values_list("written_by", flat=True)
    for pair in Resolution.objects.filter(topic=topic, question=question).values_list(
        "proposed_by", "approved_by"
    ):
        yield from filter(None, pair)
    yield from Assignment.objects.filter(topic=topic, conflict__question=question).values_list(
        "assignee", flat=True
    )
    yield from ReadingAssignment.objects.filter(topic=topic, reading=reading).values_list("person", flat=True)


@transaction.atomic
def hand_back(*, by: User, now: datetime, reading: SecondReading, reason: str) -> SecondReading:
    """Whoever has it can't do it (is on leave, has seen the first reading); the system assigns another."""
    reason = required_reason("reason", reason)
    held_by(reading, by)
    _end(reading, reason, by=by, now=now)
    assign(reading, by=by, now=now)
    return reading


@transaction.atomic
def reassign_reading(
    *, by: User, now: datetime, reading: SecondReading, person: User, reason: str
) -> ReadingAssignment:
    """Give it to another person, with a reason. Raises Refused for who may not or knows the first reading."""
    reason = required_reason("reason", reason)
    locked = lock(reading)
    if not eligible(locked).filter(pk=person.pk).exists():
        remedy = "they may not, have dealt with the claim or its conflict, or had it before; choose another."
        raise Refused("reader", person.get_username(), remedy)
    _end(locked, reason, by=by, now=now)
    return _assigned(locked, person, f"Given by hand: {reason}", by=by, now=now)


@transaction.atomic
def end_reading(*, by: User, now: datetime, reading: SecondReading, reason: str) -> SecondReading:
    """It is needed no more; what was read so far stays on record, and is counted nowhere."""
    reason = required_reason("reason", reason)
    locked = lock(reading)
    _end(locked, reason, by=by, now=now)
    return set_once(locked, GONE, ended_at=now, ended_by=by, ended_reason=reason)


GONE = "This reading is settled or has ended. Reload it."


def lock(reading: SecondReading) -> SecondReading:
    """The reading as it is now, locked; StaleState where nothing is to be done about it any more."""
    rows = SecondReading.objects.open().select_related("claim", "question").select_for_update(of=("self",))
    found = rows.filter(topic=reading.topic_id, pk=reading.pk).first()
    if found is None:
        raise StaleState(GONE)
    return found


def held_by(reading: SecondReading, person: User) -> SecondReading:
    """The same, which is in this person's hands; StaleState where it is not."""
    locked = lock(reading)
    live = ReadingAssignment.objects.live().filter(topic=reading.topic_id, reading=reading)
    if not live.filter(person=person, part=part_of(locked)).exists():
        raise StaleState(_("This reading is not yours. It was handed back, or given to another person."))
    return locked


def done(reading: SecondReading, what: str, *, by: User, now: datetime) -> None:
    """Whoever had it has done their part."""
    _end(reading, what, by=by, now=now)


def _end(reading: SecondReading, reason: str, *, by: User, now: datetime) -> None:
    live = ReadingAssignment.objects.live().filter(topic=reading.topic_id, reading=reading)
    live.update(superseded_at=now, superseded_by=by, ended_reason=reason)
    settle(reading, Told.ASSIGNED, by=by, now=now)
