"""A claim read twice: who gets it, what is compared, and what a third person's decision does."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.agreement.readers import ReadingPart
from claims.domain.figures.numbers import InvalidFigure
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Notification, ReadingAssignment, SecondReading
from claims.services.readings.assigning import (
    eligible,
    end_reading,
    hand_back,
    open_readings,
    reassign_reading,
)
from claims.services.readings.reading import AsRead, decide, hand_in
from claims.services.readings.setting import end_double_reading, set_double_reading
from claims.services.recording.claim_recording import correct_claim
from claims.services.triage.triage import reject_claim
from tests import builders as make
from tests.builders import NOW

pytestmark = pytest.mark.django_db
DAY = date(2024, 11, 4)


@pytest.fixture
def claim() -> Claim:
    """Recorded by the reporter, accepted by the checker; three others may read it."""
    for name in ("second", "third", "fourth"):
        make.person("checker", name)
    troops = make.question("How many soldiers are in Russia?")
    return make.claim(
        troops, make.source("United States"), "about 8,000 soldiers", as_of=str(DAY), accept=True
    )


def asked(claim: Claim, boss: str = "editor-in-chief") -> SecondReading:
    """A second reading that the system has assigned."""
    by = make.person(boss)
    set_double_reading(by=by, now=NOW, topic=claim.topic, claim=claim, reason="An important figure.")
    return SecondReading.objects.get(claim=claim)


def holder(reading: SecondReading) -> User:
    found: User = ReadingAssignment.objects.live().get(reading=reading).person
    return found


def as_read(claim: Claim, **changed: Any) -> AsRead:
    """The first reading over again, but for what is changed."""
    figure = {"modality": "approx", "value": "8,000", "unit": "", **changed.pop("figure", {})}
    given = {"source": claim.statement.source, "figure": figure, "days": (DAY, DAY), **changed}
    return AsRead(**given)


def read(reading: SecondReading, claim: Claim, **changed: Any) -> SecondReading:
    return hand_in(by=holder(reading), now=NOW, reading=reading, read=as_read(claim, **changed))


def decided(reading: SecondReading, choice: str, **more: Any) -> SecondReading:
    return decide(
        by=holder(reading), now=NOW, reading=reading, choice=choice, reason="The quote has it.", **more
    )


def letter(reading: SecondReading, *, second: bool) -> str:
    return "a" if reading.second_is_a is second else "b"


def test_a_reading_goes_to_who_may_and_knows_nothing_of_it(claim: Claim) -> None:
    reading = asked(claim)
    mine = ReadingAssignment.objects.get()
    assert mine.person.get_username() in ("second", "third", "fourth")
    assert mine.part == ReadingPart.SECOND
    assert "of 3 who may" in mine.basis
    names = set(eligible(reading).values_list("username", flat=True))
    assert not names & {"reporter", "checker", mine.person.get_username()}
    told = Notification.objects.get(recipient=mine.person)
    assert (told.about, told.record_id) == ("secondreading", reading.pk)


def test_the_least_loaded_one_gets_the_next(claim: Claim) -> None:
    first = asked(claim)
    other = make.claim(claim.question, make.source("Ukraine"), "up to 12,000 soldiers")
    second = asked(other)
    assert holder(first) != holder(second)


def test_the_same_reading_settles_it_and_asks_nobody_else(claim: Claim) -> None:
    reading = read(asked(claim), claim)
    assert reading.differences == []
    assert not ReadingAssignment.objects.live().exists()
    assert not SecondReading.objects.open().exists()
    assert SecondReading.objects.settled().get() == reading
    assert not Notification.objects.unread().filter(about="secondreading").exists()


def test_equal_is_what_the_engine_calls_equal() -> None:
    for name in ("second", "third"):
        make.person("checker", name)
    trench = make.question("How long is the trench?", unit="metre", additive=False)
    claim = make.claim(trench, make.source("South Korea"), "a trench of 0.12 kilometres", as_of=str(DAY))
    reading = asked(claim)
    figure = {"modality": "stated", "value": "120", "unit": "metre"}
    assert read(reading, claim, figure=figure).differences == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"figure": {"value": "80,000"}}, ["value"]),
        ({"figure": {"modality": "at_least"}}, ["modality"]),
        ({"days": None}, ["as_of"]),
        ({"days": (date(2024, 11, 1), DAY)}, ["as_of"]),
        ({"answers": False, "remark": "It counts tanks."}, ["question"]),
    ],
)
def test_what_differs_goes_to_a_third_person(claim: Claim, changed: Any, found: list[str]) -> None:
    reading = asked(claim)
    second = holder(reading)
    assert read(reading, claim, **changed).differences == found
    third = ReadingAssignment.objects.live().get(reading=reading)
    assert third.part == ReadingPart.DECIDE
    assert third.person not in (second, claim.recorded_by)


def test_another_source_differs_and_another_name_of_it_does_not(claim: Claim) -> None:
    reading = asked(claim)
    assert read(reading, claim, source=make.source("Ukraine")).differences == ["source"]


def test_deciding_for_the_first_changes_nothing(claim: Claim) -> None:
    reading = read(asked(claim), claim, figure={"value": "80,000"})
    settled = decided(reading, letter(reading, second=False))
    assert settled.corrected is None
    assert Claim.objects.get(claim_id=claim.claim_id) == claim


def test_deciding_for_the_second_corrects_the_claim_as_corrections_do(claim: Claim) -> None:
    reading = read(
        asked(claim),
        claim,
        figure={"value": "80,000"},
        source=make.source("Ukraine"),
        days=None,
    )
    third = holder(reading)
    settled = decided(reading, letter(reading, second=True))
    now = Claim.objects.live().get(claim_id=claim.claim_id)
    assert settled.corrected == now
    assert (now.version, now.written_best, now.as_of) == (2, "80,000", None)
    assert now.statement.source.name == "Ukraine"
    assert (now.recorded_by, now.correction_reason) == (third, "The quote has it.")
    assert now.state == ClaimState.ACCEPTED


def test_a_third_reading_corrects_it_too(claim: Claim) -> None:
    reading = read(asked(claim), claim, figure={"value": "80,000"})
    settled = decided(reading, "other", read=as_read(claim, figure={"modality": "nearly", "value": "8,000"}))
    assert settled.corrected is not None
    assert settled.corrected.modality == "nearly"


def test_what_answers_nothing_is_rejected_for_the_reason(claim: Claim) -> None:
    reading = read(asked(claim), claim, answers=False, remark="It counts tanks.")
    decided(reading, letter(reading, second=True))
    claim.refresh_from_db()
    assert claim.state == ClaimState.REJECTED


def test_it_is_handed_back_with_a_reason_and_goes_to_the_next(claim: Claim) -> None:
    reading = asked(claim)
    first = holder(reading)
    with pytest.raises(Refused):
        hand_back(by=first, now=NOW, reading=reading, reason=" ")
    hand_back(by=first, now=NOW, reading=reading, reason="On leave until Monday.")
    assert holder(reading) != first
    with pytest.raises(StaleState):
        hand_in(by=first, now=NOW, reading=reading, read=as_read(claim))


def test_nobody_left_means_nobody_has_it_until_somebody_may(claim: Claim) -> None:
    reading = asked(claim)
    for _ in range(3):
        hand_back(by=holder(reading), now=NOW, reading=reading, reason="On leave.")
    assert list(SecondReading.objects.unassigned()) == [reading]
    make.person("checker", "fifth")
    open_readings(now=NOW)
    assert holder(reading).get_username() == "fifth"


def test_it_is_given_to_another_by_hand_but_never_to_who_knows_it(claim: Claim) -> None:
    reading = asked(claim)
    had, boss = holder(reading), make.person("approver")
    for name in ("reporter", "checker", had.get_username()):
        with pytest.raises(Refused, match="reader"):
            reassign_reading(by=boss, now=NOW, reading=reading, person=make.person("", name), reason="Swap.")
    other = eligible(reading).first()
    assert other is not None
    made = reassign_reading(by=boss, now=NOW, reading=reading, person=other, reason="Knows the language.")
    assert holder(reading) == other
    assert "Knows the language." in made.basis


def test_a_topic_has_every_claim_from_then_on_read_twice(claim: Claim) -> None:
    boss = make.person("editor-in-chief")
    setting = set_double_reading(by=boss, now=NOW, topic=claim.topic, reason="A disputed war.")
    with pytest.raises(Refused):
        set_double_reading(by=boss, now=NOW, topic=claim.topic, reason="Again.")
    assert open_readings(now=NOW) == 1
    assert open_readings(now=NOW) == 0
    make.claim(claim.question, make.source("Ukraine"), "up to 12,000 soldiers")
    assert open_readings(now=NOW) == 1
    end_double_reading(by=boss, now=NOW, setting=setting, reason="Calm again.")
    make.claim(claim.question, make.source("NATO"), "thousands of soldiers")
    assert open_readings(now=NOW) == 0


def test_it_is_compared_with_the_claim_as_it_stands_when_it_is_handed_in(claim: Claim) -> None:
    reading = asked(claim)
    corrected = correct_claim(
        by=make.person("checker"), now=NOW, claim=claim, reason="A slip.", value="9,000"
    )
    found = read(reading, claim)
    assert (found.first, found.differences) == (corrected, ["value"])


def test_of_a_rejected_claim_nothing_is_handed_in(claim: Claim) -> None:
    reading = asked(claim)
    reject_claim(by=make.person("checker"), now=NOW, claim=claim, reason="Not a figure.")
    with pytest.raises(StaleState, match="rejected"):
        read(reading, claim)
    end_reading(by=make.person("approver"), now=NOW, reading=reading, reason="Rejected.")
    assert not SecondReading.objects.open().exists()


def test_a_person_reads_and_no_program_for_them(claim: Claim) -> None:
    reading = asked(claim)
    for figure, field in (
        ({"modality": ""}, "modality"),
        ({"value": ""}, "value"),
        ({"value": "no"}, "value"),
    ):
        with pytest.raises((Refused, InvalidFigure), match=field):
            read(reading, claim, figure=figure)
    for changed, field in (({"source": None}, "source"), ({"answers": False}, "remark")):
        with pytest.raises(Refused, match=field):
            read(reading, claim, **changed)


def test_nothing_handed_in_or_decided_changes_again(claim: Claim) -> None:
    reading = read(asked(claim), claim, figure={"value": "80,000"})
    with pytest.raises(DatabaseError), transaction.atomic():
        SecondReading.objects.filter(pk=reading.pk).update(differences=[])
    decided(reading, letter(reading, second=False))
    with pytest.raises(DatabaseError), transaction.atomic():
        SecondReading.objects.filter(pk=reading.pk).update(reason="Another.")
    with pytest.raises(StaleState):
        end_reading(by=make.person("approver"), now=NOW, reading=reading, reason="Too late.")
