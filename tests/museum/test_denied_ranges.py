"""A range that somebody denies is neither offered nor taken, wherever the denial was recorded."""

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.domain.questions.scope import RelationKind, Temporality
from claims.models import Conflict
from tests import builders
from tests.claims.api.client import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    """8,000 and 20,000 soldiers; somebody denies that there are any."""
    case = builders.conflict()
    asked = builders.question(
        "Are there soldiers?", answer="yes_no", unit=None, temporality=Temporality.STOCK
    )
    builders.relation(asked, case.question, RelationKind.EXISTENCE_OF)
    builders.claim(asked, builders.source("North Korea"), "There are none.", stance="denies", accept=True)
    return Conflict.objects.get(question=case.question)


def test_a_range_is_not_offered(case):
    found = {each["method"]: each for each in get(f"conflicts/{case.pk}/")["proposals"]}
    assert found["report_range"]["not_offered"] == "North Korea denies what United States says"
    assert found["undetermined"]["offered"]


def test_a_range_is_not_taken(case):
    with pytest.raises(Refused, match="denies what"):
        builders.resolution(case, method="report_range")


def test_it_is_our_own_judgement(case):
    assert builders.resolution(case, method="editorial_judgement").deviations == []
