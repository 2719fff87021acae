"""Merging what was recorded more than once: one transaction, recorded, undone by a decision of its own."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.lifecycle import ClaimState, ConflictState
from claims.models import Claim, Conflict, Duplicate, Transition
from claims.services.correcting.duplicates import copies_of, merge_duplicates, separate_duplicate
from claims.services.recording.claim_recording import correct_claim
from claims.services.triage.triage import accept_claim, reconsider_claim
from tests import builders as make

pytestmark = pytest.mark.django_db


def twice(quote: str = "about 8,000 soldiers", **second: Any) -> tuple[Claim, Claim]:
    """One act of saying, read in two places and recorded from both."""
    us = make.source()
    return make.claim(None, us, quote, accept=True), make.claim(None, us, quote, **second)


def merge(*claims: Claim, reason: str = "The same briefing.") -> tuple[list[Duplicate], list[Any]]:
    return merge_duplicates(by=make.person("checker"), now=make.NOW, claims=claims, reason=reason)


def separate(claim: Claim) -> Claim:
    return separate_duplicate(
        by=make.person("checker"), now=make.NOW, claim=claim, reason="Two briefings after all."
    )


def test_one_stays_and_the_other_keeps_all_it_holds() -> None:
    kept, copy = twice()
    before = Claim.objects.filter(pk=copy.pk).values().get()
    [link], left = merge(copy, kept)
    assert (link.claim, link.original, link.was, left) == (copy, kept, "candidate", [])
    after = Claim.objects.filter(pk=copy.pk).values().get()
    assert {name for name in before if before[name] != after[name]} == {"state"}
    assert after["state"] == ClaimState.REJECTED
    last = Transition.objects.of(copy).latest("at", "id")
    assert (last.by, last.reason) == (
        make.person("checker"),
        f"Duplicate of claim {kept.claim_id}. The same briefing.",
    )
    kept.refresh_from_db()
    assert kept.state == ClaimState.ACCEPTED


def test_undoing_is_a_decision_of_its_own_and_restores_the_state() -> None:
    kept, copy = twice(accept=True)
    [link], _left = merge(kept, copy)
    copy.refresh_from_db()
    separate(copy)
    copy.refresh_from_db()
    link.refresh_from_db()
    assert copy.state == ClaimState.ACCEPTED
    assert link.superseded_by == make.person("checker")
    assert [move.to_state for move in Transition.objects.of(copy)][-2:] == ["rejected", "accepted"]
    with pytest.raises(StaleState):
        separate(copy)


def test_conflicts_follow_in_the_same_transaction() -> None:
    kept, copy = twice("about 8,000 soldiers")
    make.claim(None, make.source("South Korea"), "20,000 soldiers", accept=True)
    conflict = Conflict.objects.get()
    assert conflict.claim_count == 3
    merge(kept, copy)
    conflict.refresh_from_db()
    assert (conflict.claim_count, conflict.state) == (2, ConflictState.OPEN)
    assert copy.pk not in (conflict.witness_a_id, conflict.witness_b_id)
    copy.refresh_from_db()
    separate(copy)
    conflict.refresh_from_db()
    assert conflict.claim_count == 3


def test_what_an_answer_rests_on_stays() -> None:
    first, accepted = twice(accept=True)
    make.claim(None, make.source("South Korea"), "20,000 soldiers", accept=True)
    made = make.resolution(Conflict.objects.get())
    resting = set(made.inputs.values_list("claim", flat=True)) & {first.pk, accepted.pk}
    merge(first, accepted)
    assert {link.original_id for link in Duplicate.objects.live()} <= resting


def test_what_differs_is_left_and_said_why() -> None:
    kept, copy = twice()
    other = make.claim(None, make.source("South Korea"), "about 8,000 soldiers")
    _made, left = merge(kept, copy, other)
    assert left == [(other, "it has another source")]
    with pytest.raises(Refused, match="it has another source"):
        merge(kept, other)
    with pytest.raises(Refused, match="select two or more"):
        merge(kept)
    with pytest.raises(Refused, match="give a reason"):
        merge(kept, copy, reason=" ")


def test_a_claim_decided_upon_anew_is_no_longer_put_aside() -> None:
    kept, copy = twice()
    merge(kept, copy)
    copy.refresh_from_db()
    reconsider_claim(by=make.person("checker"), now=make.NOW, claim=copy, reason="A slip.")
    assert not Duplicate.objects.live().exists()
    merge(kept, copy)
    copy.refresh_from_db()
    accept_claim(by=make.person("checker"), now=make.NOW, claim=copy)
    assert not Duplicate.objects.live().exists()
    assert Duplicate.objects.count() == 2


def test_a_corrected_claim_is_not_set_apart() -> None:
    kept, copy = twice()
    merge(kept, copy)
    copy.refresh_from_db()
    correct_claim(by=make.person("checker"), now=make.NOW, claim=copy, reason="A typo.", hedging="around")
    copy.refresh_from_db()
    with pytest.raises(StaleState):
        separate(copy)


def test_copies_are_found_beside_a_claim() -> None:
    kept, copy = twice()
    make.claim(None, make.source(), "about 9,000 soldiers")
    assert copies_of(copy) == [kept]
    assert copies_of(kept) == [copy]
    merge(kept, copy)
    assert copies_of(Claim.objects.get(pk=kept.pk)) == []


def test_the_queries_do_not_grow_with_the_claims() -> None:
    def cost(count: int) -> int:
        about = make.question(f"Question {make.next_number()}")
        made = [make.claim(about, make.source(), "about 8,000 soldiers") for _ in range(count)]
        with CaptureQueriesContext(connections["default"]) as captured:
            merge(*made)
        return len(captured)

    few, many = cost(3), cost(9)
    # Each put aside: a change of state, a transition and a link in savepoints, two for reports that told it.
    assert many - few <= 6 * 9
