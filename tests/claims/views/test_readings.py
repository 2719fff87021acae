"""What many readings say together: agreement by field, and of whom to ask; nothing of what is hidden."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import ReadingAssignment, SecondReading
from claims.reports.building.readings import readings_agree
from claims.reports.period import period_of
from claims.reports.week import Week
from claims.services.readings.reading import AsRead, decide, hand_in
from claims.services.recording.claim_recording import correct_claim
from claims.views.audience import desk, reader
from claims.views.readings.seen import agreements, readers_looked_at
from tests import builders as make
from tests.builders import NOW

pytestmark = pytest.mark.django_db
DAY = date(2024, 10, 31)
PAIRS = 20


def pair(number: int, wrong: bool = False) -> SecondReading:
    """A claim read twice: the same, or so that a third person decides for the first."""
    said = make.claim(make.question("How many are there?"), quote=f"{1000 + number} soldiers")
    reading = make.second_reading(said, to="zoe")
    value = str(1000 + number + 500 * wrong)
    read = AsRead(said.statement.source, {"modality": "stated", "value": value}, (DAY, DAY))
    handed = hand_in(by=make.person("checker", "zoe"), now=NOW, reading=reading, read=read)
    if wrong:
        third: User = ReadingAssignment.objects.live().get(reading=reading).person
        first = "b" if handed.second_is_a else "a"
        decide(by=third, now=NOW, reading=handed, choice=first, reason="As it stands.")
    return handed


@pytest.fixture
def pairs() -> None:
    for name in ("third", "fourth"):
        make.person("checker", name)
    for number in range(PAIRS):
        pair(number, wrong=number < 6)


def found(viewer: Any) -> dict[str, Any]:
    start, end = NOW - timedelta(days=1), NOW + timedelta(days=1)
    return {each.field.value: each.found for each in agreements(start, end, viewer)[0]}


def test_agreement_is_told_by_field_and_of_twenty_pairs_only(pairs: None) -> None:
    told = found(desk(NOW))
    assert (told["value"].pairs, told["value"].same) == (PAIRS, PAIRS - 6)
    assert told["source"].same == PAIRS
    assert told["source"].low is None
    assert "stance" not in told
    assert -1 <= told["value"].value < 1

    period = period_of(Week(2024, 45), now=NOW + timedelta(days=30))
    assert {each.field: each.pairs for each in readings_agree(period, None)}["Value"] == PAIRS
    hidden = SecondReading.objects.all()[0].first
    assert hidden is not None
    correct_claim(by=make.person("checker"), now=NOW, claim=hidden, reason="Not ours to show.", internal=True)
    assert found(desk(NOW))
    assert "Value" not in {each.field for each in readings_agree(period, None)}  # nineteen may be shown
    assert not found(reader(NOW))


@pytest.mark.check("test_agreement_is_told_by_field_and_of_twenty_pairs_only")
def test_only_the_editor_in_chief_is_told_of_whom_to_ask(pairs: None) -> None:
    looked = {each.person.get_username(): each.looked for each in readers_looked_at()}
    assert (looked["zoe"].readings, looked["zoe"].otherwise, looked["zoe"].ask) == (PAIRS, 6, True)
    assert not looked["reporter"].ask
    for role, told in (("editor-in-chief", True), ("approver", False), ("checker", False)):
        client = Client()
        client.force_login(make.person(role))
        page = client.get("/admin/agreement/?month=2024-11").content.decode()
        assert ("Readings to ask about" in page) is told
        assert ("20 pairs were handed in." in page) is True
        assert client.get("/admin/agreement/?month=nonsense&topic=%00").status_code == 200
