"""The report's first sentence, over claims as they come: nothing in it that an editor couldn't read aloud."""

import pytest
from django.utils import timezone

from claims.models import Claim
from claims.reports.building.build import build
from claims.reports.week import Week
from tests import builders
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("unit", "first", "second", "said"),
    [
        ("percent_change", "prices fell 0.4 per cent", "prices rose 1.2 per cent", "said −0.4 per cent;"),
        ("percent_change", "prices fell 0.4 per cent", "prices rose 1.2 per cent", "percentage points apart"),
        ("kilometre", "the dyke is 12 km long", "nearly 9 miles", "0.3748 kilometres apart"),
    ],
)
def test_figures_and_distances_are_those_that_are_said(tmp_path, unit, first, second, said):
    common = {"question": "How much?", "unit": unit, "temporality": "timeless", "quote_kind": "words"}
    rows = [
        row(source=source, quote=quote, value="", external_id=source, chain_complete="yes", **common)
        for source, quote in (("Office", first), ("Bank", second))
    ]
    assert said in first_sentence(csv_file(tmp_path, *rows))


def test_days_are_said_as_days(tmp_path):
    common = {"question": "When did it break?", "unit": "date", "temporality": "timeless"}
    rows = [
        row(source=source, value=day, external_id=source, chain_complete="yes", **common)
        for source, day in (("Office", "2024-10-20"), ("Bank", "2024-10-22"))
    ]
    said = first_sentence(csv_file(tmp_path, *rows))
    assert "said 20 October 2024;" in said or "said 20 October 2024." in said
    assert "2024-10" not in said


def first_sentence(path):
    imported(path)
    for claim in Claim.objects.filter(state="candidate"):
        builders.accept(claim)
    now = timezone.now()
    return build(Week.of(now.date()), now=now).summary[0]
