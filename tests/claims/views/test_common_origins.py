"""Who may have what they say from one place on one question, may so on every question of the measure."""

import pytest
from django.utils import timezone

from claims.domain.weighing.independent_count import best_supported
from claims.models import Claim, Question
from claims.models.assertions import assertions
from claims.views.audience import desk
from claims.views.independence import world_for
from tests import builders as make

pytestmark = pytest.mark.django_db


def _both(about: Question, quote: str) -> None:
    for name in ("Police", "Customs"):
        make.claim(about, make.source(name), quote, accept=True, chain_complete=True)


def _count(about: Question) -> int:
    claims = assertions(Claim.objects.open().filter(question=about).with_provenance())
    return best_supported(claims, world_for(about.topic_id, desk(timezone.now()))).count


def test_one_shared_estimate_is_asked_about_on_the_whole_measure() -> None:
    first = make.question("How many cigarettes were smuggled in 2002?", measure="cigarettes smuggled")
    second = make.question("How many cigarettes were smuggled in 2003?", measure="cigarettes smuggled")
    other = make.question("How many people were arrested?", measure="arrests")
    _both(first, "between 201 and 252 people")
    _both(second, "about 900 people")
    _both(other, "about 900 people")
    assert (_count(first), _count(second), _count(other)) == (1, 1, 2)
    police, customs = make.source("Police"), make.source("Customs")
    make.overrule(police, customs)
    assert _count(second) == 2, "somebody has found them independent"
