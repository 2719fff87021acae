"""New topics, questions, sources and relations of an import: written as sets, as one by one they would be."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.foundation.records import copying
from claims.models import Claim, Question, QuestionRelation, Topic
from claims.services.bulk.reference import References
from sources.models import Document, Membership, Parentage, Source
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row
from tests.lengths import at_most

pytestmark = pytest.mark.django_db
RECORDED = ("recorded_at", "recorded_by__username")
SCOPE = ("measure", "population", "place", "state", "base")
LEFT: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Topic, ("slug", "name", "description", *RECORDED)),
    (Source, ("slug", "name", "kind", "protected", "wikidata_id", "homepage", *RECORDED)),
    (Parentage, ("source__slug", "parent__slug", "superseded_at", *RECORDED)),
    (Membership, ("joint__slug", "member__slug", "superseded_at", *RECORDED)),
    (Question, ("slug", "text", "topic__slug", "answer", "temporality", "unit", "dimension", "additive",
                "minimum", *SCOPE, *RECORDED)),
    (QuestionRelation, ("first__slug", "kind", "second__slug", "topic__slug", "superseded_at", *RECORDED)),
    (Document, ("title", "publisher__slug", *RECORDED)),
    (Claim, ("question__slug", "statement__source__slug", "best", "stance", "external_id", "state")),
)  # fmt: skip
"""What an import leaves of each kind, in the order in which its keys were made."""


def _left(path: Path, *, at_once: bool, **how: Any) -> list[object]:
    """What an import of the file tells and leaves behind; then it is undone."""
    refused = mock.patch.object(References, "write_new", side_effect=IntegrityError)
    with transaction.atomic(), nullcontext() if at_once else refused:
        outcome = imported(path, **how)
        told = (outcome.recorded, outcome.known, outcome.problems, outcome.undated)
        claims = sorted(Claim.objects.values_list(*LEFT[-1][1]), key=str)
        left = [told, claims, *(list(of.objects.order_by("id").values_list(*what)) for of, what in LEFT[:-1])]
        events = [each for of, _ in LEFT for each in of._meta.related_objects if "event" in each.name]
        left.append([each.related_model.objects.count() for each in events])
        transaction.set_rollback(True)
    return left


NAMES = ("United States", "United-States", "Київ", "Old Hand", "South Korea")
ROWS = st.fixed_dictionaries(
    {
        "question": st.sampled_from(
            ("How many are there?", "How many are there", "Скільки?", "Are they here?")
        )
    },
    optional={
        "topic": st.sampled_from(("Troops", "troops!", "Odd")),
        "topic_slug": st.sampled_from(("troops", "no slug!")),
        "question_slug": st.sampled_from(("mine", "how-many-are-there", "no slug!")),
        "related_question": st.sampled_from(("How many are there?", "How many in all?", "Are they here?")),
        "relation": st.sampled_from(("part_of", "disjoint", "overlaps", "beside")),
        "unit": st.sampled_from(("person", "yes/no", "furlongs of pie")),
        "temporality": st.sampled_from(("stock", "cumulative", "never")),
        "additive": st.sampled_from(("yes", "no")),
        "minimum": st.sampled_from(("none", "-5", "10", "9" * 26)),
        "value": st.sampled_from(("8,000", "affirms", "rubbish")),
        "source": st.sampled_from(NAMES),
        "source_kind": st.sampled_from(("media", "joint", "odd")),
        "parent": st.sampled_from(NAMES),
        "members": st.sampled_from(("South Korea; Київ", "South Korea; South Korea", "Old Hand")),
        "via": st.sampled_from(("AFP", "United States; ?", "x" * 201)),
        "said_on": st.sampled_from(("2024-10-31", "2031-01-01")),
        "document_title": st.just("Briefing"),
        "publisher": st.sampled_from(("AFP", "Old Hand", "South Korea")),
        "external_id": st.sampled_from(("a", "b")),
    },
)


@settings(
    max_examples=at_most(8, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(ROWS, min_size=1, max_size=6), keep_going=st.booleans())
@example(
    rows=[
        {"question": "How many are there?", "topic": "Troops"},
        {
            "question": "Скільки?",
            "topic": "Odd",
            "question_slug": "how-many-are-there",
            "said_on": "2031-01-01",
        },
    ],
    keep_going=True,
)
def test_what_is_written_as_a_set_is_what_one_by_one_leaves(
    tmp_path: Path, rows: list[dict[str, str]], keep_going: bool
) -> None:
    plain = {"source": "United States", "said_on": "2024-10-31", "as_of": "2024-10-31", "value": "8,000"}
    with transaction.atomic():
        known = new.question("Are they here?", of=new.topic("Odd"), answer="yes_no")
        new.source("Old Hand", kind="joint", members=[new.source("Iran")])
        assert known.slug == "are-they-here"
        path = csv_file(tmp_path, *({**plain, **each} for each in rows))
        one_by_one = _left(path, at_once=False, keep_going=keep_going)
        assert _left(path, at_once=True, keep_going=keep_going) == one_by_one
        transaction.set_rollback(True)


def _names(number: int) -> dict[str, str]:
    """A row in which everything is new."""
    return row(
        topic=f"Topic {number}",
        question=f"How many of kind {number}?",
        related_question=f"How many in all of kind {number}?",
        relation="part_of",
        source=f"Source {number}",
        source_kind="joint",
        parent=f"House {number}",
        members=f"One {number}; Two {number}",
        via=f"Wire {number}",
        document_title=f"Briefing {number}",
        publisher=f"Paper {number}",
        external_id=str(number),
    )


def test_however_many_names_are_new_the_statements_are_as_many(tmp_path: Path, monkeypatch) -> None:
    by = new.person("checker")
    copied: list[str] = []
    plain_copy = copying.copy_lines

    def counted(table: str, columns: Any, lines: Any) -> None:
        copied.append(table)
        plain_copy(table, columns, lines)

    monkeypatch.setattr(copying, "copy_lines", counted)
    cost = []
    for first, many in ((0, 3), (100, 30)):
        copied.clear()
        path = csv_file(tmp_path, *(_names(number) for number in range(first, first + many)))
        with CaptureQueriesContext(connection) as asked:
            outcome = imported(path, by=by)
        assert (outcome.recorded, outcome.problems) == (many, [])
        cost.append((len(asked), sorted(copied)))
    assert cost[0] == cost[1]
    assert Question.objects.count() == QuestionRelation.objects.count() * 2 == 66


def test_a_name_that_the_database_refuses_is_told_with_its_line(tmp_path: Path) -> None:
    """A slug that somebody takes in between, as after the look-up it may be."""
    rows = [row(source=name, external_id=name) for name in ("Ukraine", "Japan")]
    with mock.patch("claims.services.bulk.slugs.Slugs.of", side_effect=lambda name, within="": "japan"):
        outcome = imported(csv_file(tmp_path, *rows), keep_going=True)
    assert [(each.line, each.field, each.value) for each in outcome.problems] == [(3, "slug", "japan")]
    assert [each.name for each in Source.objects.all()] == ["Ukraine"]


@pytest.mark.parametrize(("column", "known"), [("parent", True), ("parent", False), ("members", True)])
def test_a_source_is_neither_its_own_parent_nor_its_own_member(tmp_path: Path, column, known) -> None:
    if known:
        new.source("Agency", kind="media")
    own = row(source="Agency", source_kind="", **{column: "agency" if known else "Agency"})
    outcome = imported(csv_file(tmp_path, own, row(source="Japan", external_id="b")), keep_going=True)
    assert [(each.line, each.field) for each in outcome.problems] == [(2, column)]
    assert (outcome.recorded, Parentage.objects.count(), Membership.objects.count()) == (1, 0, 0)


def test_a_relation_that_is_recorded_otherwise_is_refused_in_words(tmp_path: Path) -> None:
    new.relation(
        new.question("Part?", of=new.topic("Troops")), new.question("Whole?", of=new.topic("Troops"))
    )
    related = {"question": "Part?", "related_question": "Whole?"}
    outcome = imported(csv_file(tmp_path, row(relation="overlaps", **related)), keep_going=True)
    (problem,) = outcome.problems
    assert (problem.line, problem.field) == (2, "relation")
    assert "recorded as part_of" in problem.remedy
    repeated = imported(csv_file(tmp_path, row(relation="part_of", **related)))
    assert (repeated.problems, QuestionRelation.objects.count()) == ([], 1)


def test_a_source_without_a_kind_gets_the_kind_that_its_name_shows(tmp_path: Path) -> None:
    named = ("Ministry of Health", "Reuters", "Gewerkschaft der Bahn", "Nobody in particular")
    rows = [row(source=name, source_kind="", external_id=name) for name in named]
    assert imported(csv_file(tmp_path, *rows)).recorded == len(named)
    kinds = dict(Source.objects.filter(name__in=named).values_list("name", "kind"))
    assert [kinds[name] for name in named] == ["government", "wire", "ngo", "media"]
