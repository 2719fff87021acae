"""An answer is for its days: figures for later ones that disagree are another conflict, and it stands."""

from decimal import Decimal

import pytest

from claims.domain.questions.scope import RelationKind, Temporality
from claims.models import Conflict, Notification, Publication, VerifiedFigure
from claims.services.review.draft import Input
from claims.views.dossier import dossiers
from tests import builders

pytestmark = pytest.mark.django_db
TOTAL, LEVEL = Temporality.CUMULATIVE, Temporality.STOCK
LAST = {TOTAL: "2024-10-20", LEVEL: "2024-10-11"}


def answered(temporality, **fields):
    """100 and 150 for 10 October; the range is published."""
    question = builders.question("How many?", temporality=temporality)
    for name, words in (("A", "100 people"), ("B", "150 people")):
        builders.claim(question, builders.source(name), words, as_of="2024-10-10", accept=True)
    case = Conflict.objects.get(question=question)
    builders.settle(case, as_of=builders.days("2024-10-10"), method="report_range", **fields)
    return question


def says(question, name, words, day):
    return builders.claim(question, builders.source(name), words, as_of=day, accept=True)


def states(question):
    """Of the question's conflicts, from the earliest days on."""
    rows = Conflict.objects.filter(question=question, merged_into=None).order_by("episode")
    return [row.state for row in rows]


def kinds():
    return [each.figure.change_kind for each in Publication.objects.order_by("seq")]


@pytest.mark.parametrize("temporality", [TOTAL, LEVEL])
def test_later_figures_that_disagree_open_another_conflict_and_the_answer_stands(temporality):
    question = answered(temporality)
    says(question, "A", "200 people", LAST[temporality])
    assert states(question) == ["resolved"]
    wrong = says(question, "B", "900 people", LAST[temporality])
    assert states(question) == ["resolved", "open"]
    assert kinds() == ["NEW"]
    assert VerifiedFigure.objects.current().get().standing == "verified"
    told = Notification.objects.get(recipient__username="approver", kind="later_days")
    assert told.record_id == Conflict.objects.get(state="open").pk
    builders.reject(wrong, "A typo.")
    assert (states(question), kinds()) == (["resolved", "dismissed"], ["NEW"])


def test_the_question_is_answered_for_several_times():
    question = answered(TOTAL)
    says(question, "A", "200 people", "2024-10-20")
    says(question, "B", "900 people", "2024-10-20")
    case = Conflict.objects.get(state="open")
    builders.settle(case, as_of=builders.days("2024-10-20"), low=Decimal(200), high=Decimal(900))
    assert (states(question), kinds()) == (["resolved", "resolved"], ["NEW", "UPDATE"])
    assert VerifiedFigure.objects.current().get().high == 900


def test_a_later_total_below_the_answer_speaks_against_it():
    question = answered(TOTAL)
    says(question, "C", "20 people", "2024-10-20")
    assert (states(question), kinds()) == (["open", "open"], ["NEW", "DISPUTED"])


def test_parts_of_later_days_that_exceed_the_whole_open_another_conflict():
    question = answered(TOTAL)
    part = builders.question("How many of them were men?", temporality=TOTAL)
    builders.relation(part, question, RelationKind.PART_OF)
    says(question, "A", "200 people", "2024-10-20")
    says(part, "C", "700 people", "2024-10-20")
    assert (states(question), kinds()) == (["resolved", "open"], ["NEW"])


def test_slightly_other_later_figures_are_a_slight_conflict():
    question = answered(LEVEL)
    says(question, "A", "1,001 people", "2024-10-11")
    says(question, "B", "1,002 people", "2024-10-11")
    assert (states(question), kinds()) == (["resolved", "open"], ["NEW"])
    assert Conflict.objects.get(state="open").severity == 1


def test_an_answer_for_an_earlier_day_leaves_the_later_ones_open():
    question = builders.question("How many?", temporality=TOTAL)
    for name, earlier, later in (("A", "100 people", "900 people"), ("B", "150 people", "200 people")):
        says(question, name, earlier, "2024-10-10")
        says(question, name, later, "2024-10-20")
    made = resolved_for(Conflict.objects.get(), "2024-10-10")
    assert (made.high, states(question), kinds()) == (150, ["resolved", "open"], ["NEW"])
    resolved_for(Conflict.objects.get(state="open"), "2024-10-20")
    assert states(question) == ["resolved", "resolved"]


def resolved_for(case, day):
    """The range of the figures for a day, approved."""
    file = dossiers([case])[0]
    of_day = [row for row in file.claims.values() if str(row.as_of.lower) == day]
    values = [row.best for row in of_day]
    return builders.settle(
        case,
        as_of=builders.days(day),
        method="report_range",
        low=min(values),
        high=max(values),
        inputs=tuple(Input(row, "used") for row in of_day),
        earlier_figure="moved_on" if VerifiedFigure.objects.exists() else "",
    )
