"""The 5,000 real fact-check records: each taken, or listed with every reason."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from benchmarks.feeds import folder
from claims.intake.fact_checks.importing import FactCheckImport, import_fact_checks, opened_if_fact_checks
from claims.models import FactCheck
from tests import builders as make

pytestmark = [pytest.mark.django_db, pytest.mark.needs("data")]


def test_all_are_taken_or_listed() -> None:
    found = folder()
    assert found is not None
    read = opened_if_fact_checks(found / "factchecks-json" / "factchecks.json.gz")
    assert read is not None
    how = FactCheckImport(by=make.person("checker"), now=timezone.now(), keep_going=True)
    taken, about = import_fact_checks(read, how)
    assert "day-month-year" in about
    assert taken.recorded + taken.known + taken.rejected == 5000
    assert [str(each) for each in taken.problems] == []
    assert (taken.undated, FactCheck.objects.filter(claimant="").count()) == (481, 452)
    days = FactCheck.objects.exclude(checked_on=None).values_list("checked_on", flat=True)
    assert min(days) >= date(2000, 1, 1)
    rated = Counter(FactCheck.objects.values_list("rating", flat=True))
    assert rated[""] == taken.unrated < 1000
    plain = {"True": "true", "False": "false", "MISLEADING": "misleading", "Four Pinocchios": "false"}
    for words, rating in plain.items():
        ratings = FactCheck.objects.filter(verdict=words).values_list("rating", flat=True)
        assert set(ratings) == {rating}
