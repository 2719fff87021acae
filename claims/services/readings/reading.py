"""Handing in a second reading, and deciding between two that differ."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import checked, rewrite
from claimcheck.foundation.records.wording import one_of
from claims.domain.agreement.readers import Choice
from claims.domain.agreement.two_readings import ReadAs, ReadField, differences
from claims.domain.figures.figure import Modality
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.scope import Answer, Temporality
from claims.domain.questions.times import DayRange
from claims.models import Claim, SecondReading
from claims.models.assertions import figure_of
from claims.models.ranges import to_date_range, to_day_range
from claims.models.readings.second_reading import HANDED_IN
from claims.services.readings.assigning import assign, done, held_by
from claims.services.recording.claim_recording import correct_claim
from claims.services.recording.figure_reading import read_figure
from claims.services.transitions import required_reason
from claims.services.triage.triage import reject_claim
from sources.models import Source
from sources.models.graph import source_graph
from sources.services.recording import record_statement

FIGURE = ("modality", "value", "value_2", "best", "plus_minus", "unit", "stance")
WITHOUT_VALUE = frozenset({Modality.NONE, Modality.UNCOUNTABLE})


@dataclass(frozen=True, slots=True)
class AsRead:
    """What a person has read of a quote: whose figure, as they typed it, and of which days (both ends, an
    open beginning, or None: unknown). `answers` False: it does not answer the question, and the rest is
    empty."""

    source: Source | None = None
    figure: dict[str, Any] | None = None
    days: tuple[date | None, date | None] | None = None
    answers: bool = True
    remark: str = ""


@transaction.atomic
def hand_in(*, by: User, now: datetime, reading: SecondReading, read: AsRead) -> SecondReading:
    """What the second person read; compared at once with what the first did, and where the two differ given
    to a third. Raises StaleState, InvalidFigure and Refused."""
    locked = held_by(reading, by)
    if locked.handed_in_at is not None:
        raise StaleState(_("This reading has been handed in."))
    claim = first_reading(locked)
    columns = _columns(claim, read)
    made = SecondReading(pk=locked.pk, topic_id=locked.topic_id, **columns)
    for name in ("claim_id", "question_id", "second_is_a", "opened_at", "opened_by_id"):
        setattr(made, name, getattr(locked, name))
    made.first, made.handed_in_at, made.handed_in_by = claim, now, by
    made.differences = [str(field) for field in found_different(claim, made)]
    checked(made)
    rewrite(locked, {name: getattr(made, name) for name in HANDED_IN})
    done(locked, "Handed in.", by=by, now=now)
    locked.refresh_from_db()
    if locked.differences:
        assign(locked, by=by, now=now)
    return locked


def first_reading(reading: SecondReading) -> Claim:
    """The claim as it stands; StaleState where it has been rejected, or answers another question now."""
    rows = Claim.objects.open().with_provenance().filter(topic=reading.topic_id)
    claim: Claim | None = rows.filter(claim_id=reading.claim.claim_id, question=reading.question_id).first()
    if claim is None:
        raise StaleState(_("The claim has been rejected or moved meanwhile. Hand the reading back."))
    return claim


def found_different(claim: Claim, reading: SecondReading) -> tuple[ReadField, ...]:
    """In what a second reading differs from the first."""
    if not reading.answers:
        return (ReadField.QUESTION,)
    graph = source_graph()
    timeless = claim.question.temporality == Temporality.TIMELESS
    return differences(
        _as_value(claim, graph.identity(claim.statement.source_id)),
        _as_value(reading, graph.identity(reading.source_id)),
        timeless=timeless,
    )


def _as_value(row: Any, source: Any) -> ReadAs:
    return ReadAs(figure_of(row), row.written_unit_id or "", source, to_day_range(row.as_of))


def _columns(claim: Claim, read: AsRead) -> dict[str, Any]:
    """The columns of what was read; raises InvalidFigure and Refused."""
    if not read.answers:
        if not read.remark.strip():
            raise Refused("remark", "", _("say what the quote is about instead."))
        return {"answers": False, "remark": read.remark.strip()}
    if read.source is None:
        raise Refused("source", "", _("say who gives the figure."))
    given = dict(read.figure or {})
    content = {
        "quote": claim.quote,
        "quote_kind": claim.quote_kind,
        "quote_language": claim.quote_language,
        **{name: given.get(name) or "" for name in FIGURE},
        "point_is_decimal": given.get("point_is_decimal", False),
    }
    _check_read(claim, content)
    columns = read_figure(claim.question, content).columns
    columns.pop("out_of_range", None)
    return {
        **columns,
        "answers": True,
        "remark": read.remark.strip(),
        "source": read.source,
        "as_of": to_date_range(_days(read)),
    }


def _check_read(claim: Claim, content: dict[str, Any]) -> None:
    """A person reads, and no program for them: wording and value are given."""
    if claim.question.answer == Answer.YES_NO:
        return
    if not content["modality"]:
        raise Refused("modality", "", _("choose how the figure is worded."))
    if not content["value"] and content["modality"] not in WITHOUT_VALUE:
        raise Refused("value", "", _("give the number as the quote has it."))


def _days(read: AsRead) -> DayRange | None:
    if read.days is None:
        return None
    first, last = read.days
    if last is None:
        raise Refused("last_day", "", _("give the last day, or say that it is not known."))
    try:
        return DayRange(first, last)
    except ValueError as problem:
        raise Refused("last_day", last, _("the first day is after the last; swap them.")) from problem


@transaction.atomic
def decide(
    *, by: User, now: datetime, reading: SecondReading, choice: str, reason: str, read: AsRead | None = None
) -> SecondReading:
    """A third person chooses A, B or (`read`) another reading; what is not the first corrects the claim.

    A quote that does not answer the question has its claim rejected. Raises StaleState, InvalidFigure,
    Refused.
    """
    reason = required_reason("reason", reason)
    if choice not in list(Choice):
        raise Refused("choice", choice, one_of(Choice))
    locked = held_by(reading, by)
    if locked.handed_in_at is None:
        raise StaleState(_("This reading has not been handed in."))
    claim, corrected = first_reading(locked), None
    if choice == Choice.OTHER:
        if read is None:
            raise Refused("choice", choice, _("give the reading that is right."))
        made = SecondReading(topic_id=claim.topic_id, **_columns(claim, read))
        corrected = _correct(claim, made, reason, by=by, now=now)
    elif (choice == Choice.A) is locked.second_is_a:
        corrected = _correct(claim, locked, reason, by=by, now=now)
    rewrite(
        locked,
        {"decided_at": now, "decided_by": by, "choice": choice, "reason": reason, "corrected": corrected},
    )
    done(locked, "Decided.", by=by, now=now)
    locked.refresh_from_db()
    return locked


def _correct(claim: Claim, right: SecondReading, reason: str, *, by: User, now: datetime) -> Claim | None:
    """The claim as it should have been read, as a new version; rejected where it answers nothing."""
    if not right.answers:
        if claim.state != ClaimState.REJECTED:
            reject_claim(by=by, now=now, claim=claim, reason=reason)
        return None
    changed: dict[str, Any] = {
        "modality": right.modality,
        "value": right.written_low or right.written_best,
        "value_2": right.written_high,
        "best": right.written_best if right.modality == Modality.RANGE else "",
        "plus_minus": right.written_plus_minus,
        "unit": right.written_unit_id or "",
        "stance": right.stance,
        "point_is_decimal": True,
        "as_of": None if right.as_of is None else _ends(right),
    }
    if right.source is not None and right.source_id != claim.statement.source_id:
        said = claim.statement
        changed["statement"] = record_statement(
            by=by,
            now=now,
            source=right.source,
            said_on=said.said_on,
            said_at=said.said_at,
            occasion=said.occasion,
            basis=said.basis,
        )
    return correct_claim(by=by, now=now, claim=claim, reason=reason, **changed)


def _ends(right: SecondReading) -> tuple[date | None, date | None] | None:
    days = to_day_range(right.as_of)
    return None if days is None else (days.start, days.end)
