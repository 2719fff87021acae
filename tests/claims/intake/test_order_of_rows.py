"""The order of the rows of a file never matters: it describes questions and sources as a whole."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim, Question, QuestionRelation, Topic
from sources.models import Membership, Parentage, Source
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row
from tests.lengths import at_most

pytestmark = pytest.mark.django_db
SCOPE = ("measure", "population", "place", "state", "base")


def left() -> dict[str, list[Any]]:
    """What an import leaves, without its order."""
    question = ("text", "topic__name", "answer", "temporality", "unit", "additive", "minimum", *SCOPE)
    found: dict[str, Any] = {
        "questions": Question.objects.values_list(*question),
        "relations": QuestionRelation.objects.values_list("first__text", "kind", "second__text"),
        "sources": Source.objects.values_list("name", "kind"),
        "parents": Parentage.objects.values_list("source__name", "parent__name"),
        "members": Membership.objects.values_list("joint__name", "member__name"),
        "claims": Claim.objects.values_list("question__text", "statement__source__name", "external_id"),
    }
    return {name: sorted(rows, key=str) for name, rows in found.items()}


def outcome_of(folder: Path, rows: Any, **how: Any) -> Any:
    """What is recorded, what is rejected and what is left by these rows in this order; then it is undone."""
    with transaction.atomic():
        outcome = imported(csv_file(folder, *rows), **how)
        key = {number + 2: each["external_id"] for number, each in enumerate(rows)}
        rejected = sorted((key[each.line], each.field) for each in outcome.problems)
        found = (outcome.recorded, rejected, left())
        transaction.set_rollback(True)
    return found


WHOLE = "How many in all?"
ORDERS = {
    "a related question before its own row": [
        row(question="Part?", relation="part_of", related_question=WHOLE, external_id="a"),
        row(question=WHOLE, unit="tonne", temporality="cumulative", place="Kursk", external_id="b"),
    ],
    "a parent before its own row": [
        row(source="Ministry", parent="Ukraine", external_id="a"),
        row(source="Ukraine", source_kind="government", parent="Europe", external_id="b"),
        row(source="Europe", source_kind="intergovernmental", external_id="c"),
    ],
    "members before their own rows": [
        row(source="Joint", source_kind="joint", members="Seoul; Kyiv", external_id="a"),
        row(source="Kyiv", source_kind="military", external_id="b"),
    ],
    "a field that one row has": [
        row(external_id="a", unit=""),
        row(external_id="b", unit="tonne", minimum="none", additive="no", value="-4"),
        row(external_id="c", place="Kursk", temporality="flow", unit=""),
    ],
    "a relay and a publisher before their own rows": [
        row(via="Agency", publisher="Post", document_title="A", external_id="a"),
        row(source="Agency", source_kind="wire", external_id="b"),
        row(source="Post", source_kind="research", external_id="c"),
    ],
    "two places of one question": [
        row(place="Kursk", external_id="a"),
        row(place="Belgorod", external_id="b"),
        row(external_id="c"),
    ],
    "sources that speak for each other": [
        row(source="A", parent="B", external_id="a"),
        row(source="B", parent="A", external_id="b"),
        row(source="C", parent="A", external_id="c"),
    ],
    "a yes among numbers": [
        row(question="How?", value="affirms", unit="", external_id="a"),
        row(question="How?", value="5", unit="", external_id="b"),
        row(question="How?", value="6", unit="", external_id="c"),
    ],
}


@pytest.mark.parametrize("name", ORDERS)
def test_any_order_of_rows_records_the_same(name: str, tmp_path: Path) -> None:
    first, *others = permutations(ORDERS[name])
    expected = outcome_of(tmp_path, first, keep_going=True)
    for order in others:
        assert outcome_of(tmp_path, order, keep_going=True) == expected


def test_what_a_question_is_stands_in_its_own_row(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, *ORDERS["a related question before its own row"]))
    whole = Question.objects.get(text=WHOLE)
    assert (whole.unit_id, whole.temporality, whole.place) == ("tonne", "cumulative", "Kursk")


def test_what_a_source_is_stands_in_its_own_row(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, *ORDERS["a parent before its own row"]))
    assert Source.objects.get(name="Ukraine").kind == "government"
    assert set(Parentage.objects.values_list("source__name", "parent__name")) == {
        ("Ministry", "Ukraine"),
        ("Ukraine", "Europe"),
    }


DIFFERING = [
    ({"place": "Kursk"}, {"place": "Belgorod"}, "place"),
    ({"temporality": "flow"}, {"temporality": "cumulative"}, "temporality"),
    ({"additive": "yes"}, {"additive": "no"}, "additive"),
    ({"minimum": "none"}, {"minimum": "0"}, "minimum"),
    ({"question_unit": "person"}, {"question_unit": "item", "unit": "item"}, "question_unit"),
    ({"source_kind": "government"}, {"source_kind": "ngo"}, "source_kind"),
    ({"parent": "NATO"}, {"parent": "Europe"}, "parent"),
]


@pytest.mark.parametrize(("one", "other", "column"), DIFFERING)
def test_two_descriptions_of_one_thing_are_refused_both(
    one: Any, other: Any, column: str, tmp_path: Path
) -> None:
    rows = [row(**one), row(external_id="b", **other), row(source="France", source_kind="", external_id="c")]
    outcome = imported(csv_file(tmp_path, *rows), keep_going=True)
    assert [(each.line, each.field) for each in outcome.problems] == [(2, column), (3, column)]
    assert "line 3 says otherwise" in outcome.problems[0].remedy
    assert outcome.recorded == 1


RECORDED = [
    ({"place": "Belgorod"}, "place", "recorded with 'Kursk'"),
    ({"temporality": "flow"}, "temporality", "recorded as stock"),
    ({"source_kind": "ngo"}, "source_kind", "recorded as government"),
]


@pytest.mark.parametrize(("changed", "column", "remedy"), RECORDED)
def test_a_description_other_than_the_recorded_one_is_refused(
    changed: dict[str, str], column: str, remedy: str, tmp_path: Path
) -> None:
    imported(csv_file(tmp_path, row(place="Kursk")))
    outcome = imported(csv_file(tmp_path, row(external_id="b", **changed)))
    assert [each.field for each in outcome.problems] == [column]
    assert remedy in outcome.problems[0].remedy


def test_any_number_of_topics_may_ask_in_the_same_words(tmp_path: Path) -> None:
    rows = [row(topic=f"Topic {number}", external_id=str(number)) for number in range(5)]
    assert imported(csv_file(tmp_path, *rows[:2])).recorded == 2
    assert imported(csv_file(tmp_path, *rows)).recorded == 3
    assert Question.objects.count() == Topic.objects.count() == 5
    assert len(set(Question.objects.values_list("slug", flat=True))) == 5


NAMES = ("Seoul", "Kyiv", "Joint", "Agency")
ROWS = st.fixed_dictionaries(
    {"question": st.sampled_from(("How many?", "How much?")), "source": st.sampled_from(NAMES)},
    optional={
        "topic": st.sampled_from(("Troops", "Odd")),
        "related_question": st.just("How many in all?"),
        "relation": st.just("part_of"),
        "unit": st.sampled_from(("person", "tonne")),
        "temporality": st.sampled_from(("stock", "flow")),
        "place": st.sampled_from(("Kursk", "Belgorod")),
        "minimum": st.sampled_from(("none", "0")),
        "value": st.sampled_from(("8,000", "affirms", "n/a", "<5")),
        "source_kind": st.sampled_from(("media", "joint")),
        "parent": st.sampled_from(NAMES),
        "members": st.sampled_from(("Seoul; Kyiv", "Agency")),
        "via": st.sampled_from(NAMES),
    },
)


@settings(
    max_examples=at_most(6, 20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(ROWS, min_size=2, max_size=5), data=st.data())
def test_shuffled_rows_record_the_same(
    tmp_path: Path, rows: list[dict[str, str]], data: st.DataObject
) -> None:
    plain = {"topic": "Troops", "said_on": "2024-10-31", "as_of": "2024-10-31", "value": "8,000", "unit": ""}
    whole = [{**plain, **each, "external_id": f"r{number}"} for number, each in enumerate(rows)]
    shuffled = data.draw(st.permutations(whole))
    by = new.person("checker")
    expected = outcome_of(tmp_path, whole, keep_going=True, by=by)
    assert outcome_of(tmp_path, shuffled, keep_going=True, by=by) == expected
