"""They measure two things: some claims move to a question of their own, and back again."""

from typing import Any

import pytest
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import Claim, Conflict, Question, QuestionRelation, QuestionSplit
from claims.services.correcting.two_measures import join_question, split_question
from claims.services.triage.triage import grade_claim
from tests import builders as make

pytestmark = pytest.mark.django_db
COLUMNS = ("episode", "kind", "reason", "severity", "lowest", "highest", "claim_count", "source_count")


def _kept(question: Question) -> list[tuple[Any, ...]]:
    rows = Conflict.objects.filter(question=question, merged_into=None).exclude(state="dismissed")
    return list(rows.order_by("episode").values_list(*COLUMNS))


def _back(split: QuestionSplit, reason: str = "One measure after all.") -> QuestionSplit:
    return join_question(by=make.person("checker"), now=timezone.now(), split=split, reason=reason)


def _said(question: Question) -> list[tuple[Any, ...]]:
    rows = Claim.objects.open().filter(question=question).order_by("claim_id")
    return list(rows.values_list("claim_id", "core", "outer", "modality", "state", "rank", "as_of", "quote"))


def test_a_conflict_of_definitions_ends_and_comes_back_as_it_was() -> None:
    about = make.question("How many were killed?")
    make.claim(about, make.source("An office"), "exactly 64 people", accept=True)
    excess = make.claim(about, make.source("A university"), "exactly 2,975 people", accept=True)
    grade_claim(by=make.person("checker"), now=make.NOW, claim=excess, code="2", reason="A survey.")
    before, said = _kept(about), _said(about)
    assert [kind for _, kind, *_ in before] == ["contradiction"]
    split = make.split(excess, text="How many more died than in other years?")
    assert _kept(about) == []
    moved = Claim.objects.get(claim_id=excess.claim_id, superseded_at=None)
    assert (moved.question, moved.version, moved.state) == (split.other, 2, "accepted")
    assert [grade.code for grade in moved.credibility_grades.all()] == ["2"]
    assert (split.other.temporality, split.other.unit_id) == (about.temporality, about.unit_id)
    assert QuestionRelation.objects.get(superseded_at=None).kind == "overlaps"
    _back(split)
    assert _kept(about) == before
    assert _said(about) == said
    assert not QuestionRelation.objects.live().exists()
    with pytest.raises(StaleState, match="gone back"):
        _back(split)


def test_disjoint_measures_are_compared_no_more_and_parts_as_parts() -> None:
    about = make.question("How many were hit?")
    make.claim(about, make.source("A"), "exactly 500 people", accept=True)
    killed = make.claim(about, make.source("B"), "exactly 900 people", accept=True)
    make.split(killed, text="How many were killed?", kind="part_of")
    ((_, kind, reason, *_),) = _kept(about)
    assert (kind, reason) == ("contradiction", "part_exceeds_whole"), "a part can't be larger"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"text": " "}, "text"),
        ({"text": "How many are there?"}, "has this question already"),
        ({"kind": "existence_of"}, "choose one of"),
        ({"claims": 2}, "no claim would be left"),
        ({"claims": 0}, "choose the claims"),
    ],
)
def test_what_cannot_be_split_is_refused(changed: dict[str, Any], why: str) -> None:

    about = make.question("How many are there?")
    claims = [make.claim(about, make.source(name)) for name in "AB"]
    given = {"text": "How many more?", "kind": "overlaps", **changed}
    chosen = claims[: given.pop("claims", 1)]
    with pytest.raises(Refused, match=why):
        split_question(
            by=make.person("checker"), now=make.NOW, question=about, claims=chosen, reason="Why.", **given
        )
    assert not QuestionSplit.objects.exists()
