"""Of a very large run the claims beside a change are asked; where they can't tell, the run is read.

Here every question counts as large. Whatever is followed, the conflicts are those that all claims make.
"""

from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, Question
from claims.services.detection import large_run, one_question
from claims.services.recording.claim_recording import correct_claim
from sources.models import Parentage
from tests import builders as new
from tests.claims.services.test_corners_of_detection import _in_step, _say

pytestmark = pytest.mark.django_db
BESIDE, RUN = True, False


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each change, whether it was followed beside it."""
    told: list[bool] = []

    def noted(*given: Any) -> bool:
        told.append(large_run.kept_beside(*given))
        return told[-1]

    monkeypatch.setattr(large_run, "LARGE", 1)
    monkeypatch.setattr(one_question, "kept_beside", noted)
    return told


def _level(about: Question) -> dict[str, Claim]:
    """Two contradict each other on the 10th; on the 11th and 12th nobody does; the 20th stands alone."""
    return {
        "low": _say(about, "United States", "exactly 8,000 soldiers", 10),
        "high": _say(about, "Ukraine", "exactly 12,000 soldiers", 10),
        "again": _say(about, "United States", "exactly 8,000 soldiers", 11),
        "highest": _say(about, "Ukraine", "exactly 13,000 soldiers", 12),
        "alone": _say(about, "Japan", "exactly 8,000 soldiers", 20),
    }


ADDED: list[tuple[str, str, str, int, bool]] = [
    # who says what, for which day, and whether that can be followed
    ("agrees", "Japan", "exactly 8,000 soldiers", 10, BESIDE),
    ("a mild difference", "Japan", "about 8,000 soldiers", 10, BESIDE),
    ("further apart", "Japan", "exactly 14,000 soldiers", 10, BESIDE),
    ("the day after", "Japan", "exactly 9,000 soldiers", 13, BESIDE),
    ("the day before", "Iran", "exactly 9,000 soldiers", 9, BESIDE),
    ("elsewhere", "Japan", "exactly 9,000 soldiers", 25, BESIDE),
    ("elsewhere, in agreement", "Iran", "exactly 8,000 soldiers", 20, BESIDE),
    ("elsewhere, against one", "Iran", "exactly 9,000 soldiers", 20, RUN),
]


@pytest.mark.parametrize("row", ADDED, ids=[row[0] for row in ADDED])
def test_a_claim_more(answers: list[bool], row: tuple[str, str, str, int, bool]) -> None:
    _, who, quote, day, beside = row
    question = new.question()
    _level(question)
    _say(question, who, quote, day)
    assert answers[-1] is beside
    assert _in_step()


def test_a_claim_that_ties_two_runs_together(answers: list[bool]) -> None:
    question = new.question()
    _level(question)
    _say(question, "Iran", "exactly 8,000 soldiers", 14)
    _say(question, "Japan", "exactly 8,000 soldiers", 13)
    assert answers[-2:] == [BESIDE, RUN]
    (found,) = _in_step()
    assert found.claim_count == 6


def test_a_claim_that_ties_two_conflicts_together(answers: list[bool]) -> None:
    question = new.question()
    for day in (1, 3):
        _say(question, "United States", "exactly 8,000 soldiers", day)
        _say(question, "Ukraine", "exactly 9,000 soldiers", day)
    _say(question, "Japan", "exactly 8,000 soldiers", 2)
    assert answers[-1] is RUN
    (found,) = _in_step()
    assert found.claim_count == 5


REMOVED = [("low", RUN), ("high", RUN), ("again", RUN), ("highest", RUN), ("alone", BESIDE)]


@pytest.mark.parametrize(("gone", "beside"), REMOVED)
def test_a_claim_fewer(answers: list[bool], gone: str, beside: bool) -> None:
    question = new.question()
    new.reject(_level(question)[gone])
    assert answers[-1] is beside
    _in_step()


@pytest.mark.parametrize(
    ("twin", "beside"), [("exactly 13,000 soldiers", BESIDE), ("exactly 9,000 soldiers", RUN)]
)
def test_a_claim_fewer_that_was_the_highest(answers: list[bool], twin: str, beside: bool) -> None:
    question = new.question()
    made = _level(question)
    _say(question, "Ukraine", twin, 12)
    new.reject(made["highest"])
    assert answers[-1] is beside
    (found,) = _in_step()
    assert found.highest == (13_000 if beside else 12_000)


def test_a_claim_fewer_of_a_source_that_says_no_more(answers: list[bool]) -> None:
    question = new.question()
    _level(question)
    new.reject(_say(question, "Iran", "exactly 9,000 soldiers", 10))
    assert answers[-1] is BESIDE
    (found,) = _in_step()
    assert found.source_count == 2


CORRECTED: list[tuple[str, dict[str, Any], bool]] = [
    ("what is not compared", {"hedging": "It was told."}, BESIDE),
    ("its figure", {"value": "10,000"}, BESIDE),
    ("its day, within the run", {"as_of": new.days("2024-10-12")}, BESIDE),
    ("its day, away from the run", {"as_of": new.days("2024-10-25")}, RUN),
]


@pytest.mark.parametrize(("what", "changed", "beside"), CORRECTED, ids=[row[0] for row in CORRECTED])
def test_a_claim_in_the_place_of_another(
    answers: list[bool], what: str, changed: dict[str, Any], beside: bool
) -> None:
    question = new.question()
    _level(question)
    wrong = _say(question, "Iran", "exactly 9,000 soldiers", 10)
    correct_claim(by=new.person("reporter"), now=new.NOW, claim=wrong, reason="A slip.", **changed)
    assert answers[-1] is beside, what
    assert _in_step()


def _undated(about: Question) -> None:
    _say(about, "Iran", "exactly 8,000 soldiers", None)


def _since_ever(about: Question) -> None:
    new.claim(about, new.source("Iran"), "exactly 8,000 soldiers", as_of=(None, "2024-10-10"))


def _joint(about: Question) -> None:
    members = [new.source("United States"), new.source("Japan")]
    joint = new.source("Alliance", kind="joint", members=members)
    new.claim(about, joint, "exactly 8,000 soldiers", as_of="2024-10-10")


def _part(about: Question) -> None:
    new.relation(new.question("How many near the border?", of=about.topic), about)
    _say(about, "Iran", "exactly 8,000 soldiers", 10)


def _same_words(about: Question) -> None:
    for who in ("Iran", "South Korea"):
        _say(about, who, "exactly 8,000 of their soldiers are said to be there by now", 11)


@pytest.mark.parametrize("told", [_undated, _since_ever, _joint, _part])
def test_what_takes_the_run(answers: list[bool], told: Callable[[Question], None]) -> None:
    question = new.question()
    _level(question)
    told(question)
    assert answers[-1] is RUN
    assert _in_step()


def test_equal_words_may_be_of_two_members_of_one_joint_source(answers: list[bool]) -> None:
    question = new.question()
    _say(question, "United States", "about 8,000 soldiers", 10)
    _say(question, "Ukraine", "exactly 8,600 soldiers", 10)
    _same_words(question)
    assert answers[-1] is RUN
    assert _in_step()


def test_sources_related_otherwise_since(answers: list[bool]) -> None:
    question = new.question()
    _level(question)
    recorded = {"recorded_at": new.NOW, "recorded_by": new.person("checker")}
    Parentage.objects.create(source=new.source("Ukraine"), parent=new.source("United States"), **recorded)
    _say(question, "Japan", "exactly 8,000 soldiers", 10)
    assert answers[-1] is RUN
    assert _in_step()


def test_a_witness_gone_unnoticed(answers: list[bool]) -> None:
    question = new.question()
    made = _level(question)
    Claim.objects.filter(pk=made["high"].pk).update(state="rejected")
    _say(question, "Japan", "exactly 9,000 soldiers", 10)
    assert answers[-1] is RUN
    assert _in_step()


@pytest.mark.parametrize("temporality", ["cumulative", "timeless"])
def test_what_is_compared_across_days_takes_the_run(answers: list[bool], temporality: str) -> None:
    question = new.question(temporality=temporality)
    _say(question, "United States", "exactly 8,000 soldiers", 10)
    _say(question, "Ukraine", "exactly 9,000 soldiers", 10)
    assert answers == [RUN, RUN]
    assert _in_step()


def test_a_claim_that_takes_the_place_of_another_of_its_source(answers: list[bool]) -> None:
    question = new.question()
    _level(question)
    _say(question, "Japan", "exactly 9,000 soldiers", 10, accept=True)
    _say(question, "Japan", "exactly 9,500 soldiers", 10, said="2024-11-01", accept=True)
    assert answers[-1] is BESIDE
    (found,) = _in_step()
    assert found.claim_count == 5


def test_figures_far_from_each_other_may_be_out_of_step(answers: list[bool]) -> None:
    question = new.question()
    _level(question)
    _say(question, "Iran", "exactly 20,000 soldiers", 25)
    _say(question, "Iran", "exactly 8,000 soldiers", 10)
    assert answers[-1] is RUN
    assert _in_step()
