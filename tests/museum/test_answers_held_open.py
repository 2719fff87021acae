"""A settled conflict that was opened again stays open as long as its figure is disputed, and no longer."""

import pytest

from claims.domain.questions.scope import Temporality
from claims.models import Claim, Conflict
from claims.services.imports.undoing import undo_import
from claims.services.review.draft import Input
from tests import builders
from tests.claims.intake.files import csv_file, row
from tests.claims.intake.test_import_records import recorded
from tests.museum.test_later_days import LEVEL, TOTAL, answered, kinds, says, states

pytestmark = pytest.mark.django_db
DAY, LATER, LAST = "2024-10-10", "2024-10-20", "2024-10-30"


def of(source):
    """The open claim of a source."""
    return Claim.objects.open().get(statement__source__name=source)


def test_a_later_total_holds_it_open_after_its_own_disagreement_is_gone():
    question = answered(TOTAL)
    low = says(question, "C", "20 people", LATER)
    assert (states(question), kinds()) == (["open", "open"], ["NEW", "DISPUTED"])
    builders.reject(of("B"), "A typo.")
    assert (states(question), kinds()) == (["open", "open"], ["NEW", "DISPUTED"])
    builders.reject(low, "Another town.")
    assert (states(question), kinds()) == (["resolved", "dismissed"], ["NEW", "DISPUTED", "REFILE"])


def test_so_does_a_corrected_claim_that_leaves_the_answer_alone_with_its_opponent():
    question = answered(TOTAL)
    low = says(question, "C", "20 people", LATER)
    builders.correct(of("B"), value="100", quote="100 people", snapshot=builders.snapshot("100 people."))
    assert states(question) == ["open", "open"]
    builders.correct(low, value="110", quote="110 people", snapshot=builders.snapshot("110 people."))
    assert (states(question), kinds()) == (["resolved", "dismissed"], ["NEW", "DISPUTED", "REFILE"])


@pytest.mark.parametrize("temporality", [TOTAL, LEVEL, Temporality.TIMELESS])
def test_a_figure_for_the_same_day_that_stands_alone_holds_it_open(temporality):
    question = answered(temporality)
    opponent = says(question, "C", "900 people", DAY)
    assert (states(question), kinds()) == (["open"], ["NEW", "DISPUTED"])
    for name in ("A", "B"):
        builders.reject(of(name), "A typo.")
    assert (states(question), kinds()) == (["open"], ["NEW", "DISPUTED"])
    builders.reject(opponent, "Another town.")
    assert (states(question), kinds()) == (["resolved"], ["NEW", "DISPUTED", "REFILE"])


def test_an_earlier_answer_that_is_the_higher_one_is_asked_about_too():
    question = builders.question("How many?", temporality=TOTAL)
    for name, words in (("A", "100 people"), ("B", "150 people")):
        says(question, name, words, DAY)
    lower = [says(question, name, words, LATER) for name, words in (("D", "60 people"), ("E", "80 people"))]
    for used, others, day in (([of("A"), of("B")], lower, DAY), (lower, [], LATER)):
        values = [claim.best for claim in used]
        builders.settle(
            Conflict.objects.get(state="open"),
            as_of=builders.days(day),
            low=min(values),
            high=max(values),
            inputs=(
                *(Input(claim, "used") for claim in used),
                *(Input(claim, "considered") for claim in others),
            ),
            earlier_figure="moved_on" if not others else "",
        )
    assert states(question) == ["resolved", "resolved"]
    says(question, "F", "90 people", LAST)
    assert states(question)[:2] == ["open", "resolved"], "90 is less than 100, and more than 80"
    assert kinds()[-1] == "DISPUTED"


def test_undoing_an_import_settles_what_its_rows_opened(tmp_path):
    question = answered(LEVEL)
    rows = [
        row(
            topic=question.topic.name, question=question.text, source="C", value="900", as_of=DAY, said_on=DAY
        )
    ]
    record, _ = recorded(csv_file(tmp_path, *rows))
    assert states(question) == ["open"]
    undo_import(by=builders.person("checker"), now=builders.NOW, record=record, reason="The wrong file.")
    assert states(question) == ["resolved"]


def test_a_later_import_that_corrects_its_row_settles_it_too(tmp_path):
    question = answered(LEVEL)
    asked = {"topic": question.topic.name, "question": question.text, "as_of": DAY, "said_on": DAY}
    recorded(csv_file(tmp_path, row(**asked, source="C", value="900")))
    assert states(question) == ["open"]
    recorded(csv_file(tmp_path, row(**asked, source="C", value="50", modality="at_least"), name="again.csv"))
    assert states(question) == ["resolved"]
