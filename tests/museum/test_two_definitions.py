"""Times of departure by two definitions: no single question shows it, all of one measure do."""

from datetime import date, timedelta

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.models import Claim, Conflict
from tests import builders
from tests.claims.api.client import get
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db


def told(number, source, minute, measure):
    """What a feed says of one flight on one day; five flights, each on four days."""
    day = (date(2024, 9, 1) + timedelta(days=2 * number)).isoformat()
    return row(
        topic="Flights", question=f"When did flight {number % 5} depart?", measure=measure, unit="minute",
        temporality="stock", source=source, source_kind="media", value=str(minute), as_of=day,
        said_on=day, quote=f"{minute} minutes", external_id=f"{source} {number}",
    )  # fmt: skip


def recorded(folder, measure):
    """Gate and runway twelve minutes apart, twenty times; one conflict, its claims accepted."""
    rows = [
        told(number, source, 600 + number + later, measure)
        for number in range(20)
        for source, later in (("Airport board", 0), ("Airline", 12))
    ]
    found = imported(csv_file(folder, *rows))
    assert found.problems == []
    conflict = Conflict.objects.order_by("opened_at", "id").first()
    for claim in Claim.objects.filter(question=conflict.question):
        builders.accept(claim)
    return conflict


def offered(conflict):
    proposals = get(f"conflicts/{conflict.pk}/")["proposals"]
    return {each["method"]: each["not_offered"] for each in proposals}


def test_neither_range_nor_figure_is_offered_and_none_can_be_proposed(tmp_path):
    conflict = recorded(tmp_path, "departure")
    found = offered(conflict)
    assert (
        "Airline gives about 12 more than Airport board throughout (20 times on 5 questions"
        in (found["report_range"])
    )
    assert found["convergent"] == found["most_authoritative"] == found["report_range"]
    assert found["undetermined"] is None
    day = conflict.episode.lower.isoformat()
    with pytest.raises(Refused) as refused:
        builders.resolution(conflict, as_of=builders.days(day), method="report_range")
    assert "they seem to measure two things" in str(refused.value)


def test_without_a_measure_each_question_is_judged_alone(tmp_path):
    assert offered(recorded(tmp_path, ""))["report_range"] is None
