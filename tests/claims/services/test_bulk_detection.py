"""Detection on many questions finds what comparing every pair finds; and changes only what changed."""

import os
import re
from uuid import UUID

import pytest

from claims.domain.comparing.classification import classify
from claims.domain.comparing.episodes import episodes
from claims.domain.comparing.out_of_step import out_of_step
from claims.domain.weighing.conflict_summary import ConflictSummary, conflict_summary
from claims.models import Claim, Conflict, Detection, Question
from claims.models.ranges import ALL_DAYS, to_date_range
from claims.services.detection.candidate_questions import questions_at_issue
from claims.services.detection.conflict_writer import stored
from claims.services.detection.many_questions import detect_on
from claims.services.detection.one_question import detect_conflicts
from tests import builders as new
from tests.claims.domain.made_up import MadeUp
from tests.claims.intake.files import command
from tests.claims.services.made_up_rows import Rows

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("LONG"))
QUESTIONS = 10_000 if LONG else 200
"""`make long` asks the ten thousand that are meant."""
ONE_BY_ONE = 50 if LONG else 12


def _expected(made: MadeUp) -> dict[object, ConflictSummary]:
    found = {}
    apart = out_of_step(made.question, made.claims, made.world)
    for episode in episodes(made.question, made.claims, made.world):
        one = conflict_summary(made.question, episode, made.world, apart=apart, siblings=made.siblings)
        if one is not None:
            found[to_date_range(episode.days) or ALL_DAYS] = one
    return found


def _assert_same(made: MadeUp, expected: dict[object, ConflictSummary], kept: list[Conflict]) -> None:
    by_id = {claim.id: claim for claim in (*made.claims, *made.siblings)}
    assert {conflict.episode for conflict in kept} == set(expected)
    for conflict in kept:
        one = expected[conflict.episode]
        assert (conflict.kind, conflict.reason, conflict.severity) == (
            one.kind,
            one.reason or "",
            one.severity,
        )
        figures = (conflict.lowest, conflict.highest, conflict.gap)
        assert figures == (one.lowest, one.highest, stored(one.gap))
        assert (conflict.claim_count, conflict.source_count) == (one.claim_count, one.source_count)
        assert len(conflict.witnesses) == len(one.witness)
        assert conflict.witnesses[:2] == [conflict.witness_a_id, conflict.witness_b_id]
        apart = {frozenset(map(str, entry)) for entry in one.out_of_step}
        assert {frozenset(entry) for entry in conflict.out_of_step} == apart
        if one.of_a_pair:
            assert one.finding is not None
            first, second = (by_id[key] for key in conflict.witnesses)
            found = classify(first, second, made.world)
            assert (found.kind, found.gap) == (one.finding.kind, one.gap)


@pytest.mark.slow
def test_bulk_detection_agrees_with_every_pair() -> None:
    rows = Rows()
    made: dict[UUID, MadeUp] = {}
    for seed in range(100_000, 100_000 + QUESTIONS):
        made |= rows.add(seed, 25 if seed % 50 == 0 else 7)
    rows.write()
    expected = {key: _expected(each) for key, each in made.items()}
    assert {key for key, cases in expected.items() if cases} <= questions_at_issue()
    detect_on(list(made), by=rows.by, now=new.NOW)
    kept: dict[UUID, list[Conflict]] = {key: [] for key in made}
    for conflict in Conflict.objects.filter(question__in=made):
        kept[conflict.question_id].append(conflict)
    for key, each in made.items():
        _assert_same(each, expected[key], kept[key])
    assert Detection.objects.filter(conflict__question__in=made).count() == sum(map(len, kept.values()))
    overlapping = Conflict.objects.filter(
        kind="scope_difference", witness_a__question__slug__endswith="beside"
    )
    assert overlapping.exists()


@pytest.mark.slow
def test_one_question_at_a_time_ends_in_the_same_state() -> None:
    rows = Rows()
    made: dict[UUID, MadeUp] = {}
    for seed in range(ONE_BY_ONE):
        made |= rows.add(seed, 12)
    rows.write()
    for question in Question.objects.filter(pk__in=made):
        detect_conflicts(question, by=rows.by, now=new.NOW)
    for key, each in made.items():
        _assert_same(each, _expected(each), list(Conflict.objects.filter(question=key)))


def test_detecting_again_changes_nothing() -> None:
    rows = Rows()
    for seed in range(60):
        rows.add(seed, 12)
    rows.write()
    code, said = command("detect_conflicts", all=True)
    before = list(Detection.objects.order_by("pk").values_list("pk", flat=True))
    assert code == 0
    assert f"{Question.objects.count()} questions" in said
    assert before
    command("detect_conflicts", topic=rows.topic.slug)
    assert list(Detection.objects.order_by("pk").values_list("pk", flat=True)) == before


def _brought_in_step(said: str) -> int:
    found = re.search(r"(\d+) questions", said)
    assert found is not None
    return int(found[1])


def test_only_what_was_asked_for_is_looked_at() -> None:
    rows = Rows()
    for seed in range(20):
        rows.add(seed, 12)
    rows.write()
    assert _brought_in_step(command("detect_conflicts", since="2031-01-01")[1]) == 0
    assert _brought_in_step(command("detect_conflicts", since="2024-11-01")[1]) > 0
    assert command("detect_conflicts", since="soon")[0] == 1
    assert command("detect_conflicts", topic="nowhere")[0] == 1
    last = Question.objects.order_by("-pk").first()
    assert last is not None
    assert _brought_in_step(command("detect_conflicts", after=str(last.pk))[1]) == 0


def test_a_conflict_whose_claims_are_gone_lapses() -> None:
    low, high = new.claim(quote="about 8,000 soldiers"), None
    high = new.claim(by=new.source("Ukraine"), quote="12,000 soldiers")
    conflict = Conflict.objects.get()
    Claim.objects.filter(pk=high.pk).update(state="rejected")
    detect_on([low.question_id], by=new.person("checker"), now=new.NOW)
    conflict.refresh_from_db()
    assert conflict.state == "dismissed"
