"""Where questions have been answered up to a day, detection finds what the rules say, bulk or not."""

import os
import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from claims.domain.comparing.episodes import Episode, episodes
from claims.domain.questions.times import DayRange
from claims.models import Claim, Conflict, Resolution
from claims.models.ranges import ALL_DAYS, to_date_range, to_day_range
from claims.services.detection import large_run
from claims.services.detection.many_questions import detect_on
from claims.services.detection.one_question import detect_conflicts
from claims.views.dossier import dossiers
from sources.domain.independence import Id
from tests import builders as new
from tests.claims.domain.made_up import MadeUp
from tests.claims.services.made_up_rows import Rows
from tests.claims.services.test_bulk_detection import _assert_same, _expected

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("LONG"))
QUESTIONS = 3000 if LONG else 150
ONE_BY_ONE = 60 if LONG else 15


def answer(conflict: Conflict, day: date) -> Resolution:
    """An approved answer to a conflict for one day, as it stands in the database."""
    return Resolution.objects.create(
        topic_id=conflict.topic_id,
        question_id=conflict.question_id,
        conflict=conflict,
        as_of=to_date_range(DayRange(day, day)),
        method="undetermined",
        confidence="low",
        independent_count=2,
        rationale="They disagree.",
        review_by=date(2030, 1, 1),
        basis="",
        proposed_at=new.NOW,
        proposed_by=new.person("checker"),
        approved_at=new.NOW,
        approved_by=new.person("approver"),
        state="approved",
    )


def answer_some(questions: Iterable[UUID], seed: int) -> dict[Id, frozenset[date]]:
    """Answers for a day of each of some conflicts; question → these days."""
    rng = random.Random(seed)
    found: dict[Id, set[date]] = {}
    for conflict in Conflict.objects.filter(question__in=list(questions)).order_by("opened_at", "pk"):
        days = to_day_range(conflict.episode)
        if days is not None and rng.random() < 0.7:
            first = days.start or days.end - timedelta(days=3)
            day = first + timedelta(days=rng.randrange((days.end - first).days + 1))
            answer(conflict, day)
            found.setdefault(conflict.question_id, set()).add(day)
    return {question: frozenset(days) for question, days in found.items()}


def parted(made: Mapping[UUID, MadeUp], answered: Mapping[Id, frozenset[date]]) -> dict[UUID, MadeUp]:
    return {key: replace(each, world=replace(each.world, answered=answered)) for key, each in made.items()}


def kept(question: UUID) -> list[Conflict]:
    rows = Conflict.objects.filter(question=question, merged_into=None)
    return list(rows.exclude(state="dismissed"))


@pytest.mark.check("tests/claims/services/test_bulk_detection.py::test_bulk_detection_agrees_with_every_pair")
@pytest.mark.slow
def test_bulk_detection_parts_runs_as_the_rules_do() -> None:
    rows = Rows()
    made: dict[UUID, MadeUp] = {}
    for seed in range(200_000, 200_000 + QUESTIONS):
        made |= rows.add(seed, 25 if seed % 50 == 0 else 9)
    rows.write()
    detect_on(list(made), by=rows.by, now=new.NOW)
    made = parted(made, answer_some(made, 1))
    detect_on(list(made), by=rows.by, now=new.NOW)
    expected = {key: _expected(each) for key, each in made.items()}
    for key, each in made.items():
        _assert_same(each, expected[key], kept(key))
    assert sum(len(cases) > 1 for cases in expected.values()) > QUESTIONS / 20


@pytest.mark.check("tests/claims/services/test_bulk_detection.py::test_bulk_detection_agrees_with_every_pair")
@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
def test_claims_that_come_one_by_one_end_in_the_same_state(
    monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    if large:  # every question counts as large
        monkeypatch.setattr(large_run, "LARGE", 1)
    rows = Rows()
    made: dict[UUID, MadeUp] = {}
    for seed in range(300_000, 300_000 + ONE_BY_ONE):
        made |= rows.add(seed, 12)
    rows.write()
    detect_on(list(made), by=rows.by, now=new.NOW)
    made = parted(made, answer_some(made, 2))
    detect_on(list(made), by=rows.by, now=new.NOW)
    claims = list(Claim.objects.select_related("question", "statement__source").order_by("pk"))
    rng = random.Random(3)
    for claim in rng.sample(claims, len(claims) // 2):
        Claim.objects.filter(pk=claim.pk).update(state="rejected")
        detect_conflicts(claim.question, by=rows.by, now=new.NOW, removed=claim)
        Claim.objects.filter(pk=claim.pk).update(state=claim.state)
        detect_conflicts(claim.question, by=rows.by, now=new.NOW, added=claim)
    for key, each in made.items():
        expected = _expected(each)
        assert {conflict.episode for conflict in kept(key)} <= set(expected)
        # what was dismissed for want of a claim stays so when it is back, and says what there is
        there = Conflict.objects.filter(question=key, merged_into=None, episode__in=list(expected))
        _assert_same(each, expected, list(there))


@pytest.mark.check("tests/claims/services/test_bulk_detection.py::test_bulk_detection_agrees_with_every_pair")
def test_each_conflict_is_about_the_claims_of_its_part() -> None:
    rows = Rows()
    made: dict[UUID, MadeUp] = {}
    for seed in range(400_000, 400_040):
        made |= rows.add(seed, 12)
    rows.write()
    detect_on(list(made), by=rows.by, now=new.NOW)
    made = parted(made, answer_some(made, 4))
    detect_on(list(made), by=rows.by, now=new.NOW)
    seen = 0
    for conflict in Conflict.objects.filter(question__in=made, state="open").select_related("question"):
        each = made[conflict.question_id]
        (part,) = [one for one in _parts(each) if (to_date_range(one.days) or ALL_DAYS) == conflict.episode]
        assert set(dossiers([conflict])[0].claims) == {claim.id for claim in part.compared}
        seen += part.after is not None
    assert seen


def _parts(made: MadeUp) -> tuple[Episode, ...]:
    return episodes(made.question, made.claims, made.world)
