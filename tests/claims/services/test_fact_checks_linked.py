"""A fact-check is linked to recorded claims, and withdrawn with a reason; both are kept."""

from datetime import timedelta

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import FactCheck, FactCheckLink
from claims.services.recording.fact_checks import (
    correct_fact_check,
    link_fact_check,
    unlink_fact_check,
    withdraw_fact_check,
)
from claims.views.audience import desk, reader
from claims.views.records import checked_claims
from tests import builders as new
from tests.builders import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def test_a_link_is_made_once_and_taken_back() -> None:
    claim, found, by = new.claim(), new.fact_check(), new.person("checker")
    link_fact_check(by=by, now=NOW, fact_check=found, claim=claim)
    with pytest.raises(Refused, match="already"):
        link_fact_check(by=by, now=NOW, fact_check=found, claim=claim)
    assert checked_claims(found, reader(LATER)) == [claim]
    unlink_fact_check(by=by, now=LATER, fact_check=found, claim=claim)
    assert checked_claims(found, desk(LATER)) == []
    with pytest.raises(Refused, match="not linked"):
        unlink_fact_check(by=by, now=LATER, fact_check=found, claim=claim)
    assert FactCheckLink.objects.get().superseded_by == by


def test_a_link_outlives_corrections_and_shows_nothing_hidden() -> None:
    claim, found, by = new.claim(internal=True), new.fact_check(), new.person("checker")
    link_fact_check(by=by, now=NOW, fact_check=found, claim=claim)
    newer = correct_fact_check(by=by, now=LATER, fact_check=found, reason="A slip.", claimant="A mayor")
    assert checked_claims(newer, desk(LATER)) == [claim]
    assert checked_claims(newer, reader(LATER)) == []


def test_a_withdrawn_one_says_why_and_changes_no_more() -> None:
    found, by = new.fact_check(), new.person("checker")
    gone = withdraw_fact_check(by=by, now=LATER, fact_check=found, reason="Its checker has taken it back.")
    assert (gone.withdrawn, gone.version, gone.claim) == (True, 2, found.claim)
    assert FactCheck.objects.live().get() == gone
    for verb in (withdraw_fact_check, correct_fact_check):
        with pytest.raises(StaleState, match="withdrawn"):
            verb(by=by, now=LATER, fact_check=gone, reason="Again.")
    with pytest.raises(StaleState, match="withdrawn"):
        link_fact_check(by=by, now=LATER, fact_check=gone, claim=new.claim())
