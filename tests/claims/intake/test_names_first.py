"""An export begins with its sources and questions, so that it can be imported where nothing is recorded."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from claims.examples.load import load_example
from claims.examples.people import demo_people
from claims.models import Claim, Conflict, Question, QuestionRelation
from sources.models import Membership, Parentage, Source
from tests import builders as new
from tests.claims.intake.files import command, csv_file, imported, ndjson_file, row

OF_A_SOURCE = {"source": "UN", "source_kind": "intergovernmental"}
OF_A_QUESTION = {"topic": "Troops", "question": "How many?", "question_unit": "person"}


def recorded() -> list[Any]:
    """What is recorded, without keys, people and times."""
    relations = QuestionRelation.objects.live().values_list("first__slug", "kind", "second__slug")
    return [
        sorted(Source.objects.values_list("name", "kind")),
        sorted(Parentage.objects.live().values_list("source__name", "parent__name")),
        sorted(Membership.objects.live().values_list("joint__name", "member__name")),
        sorted(Question.objects.filter(claims__isnull=False).distinct().values_list("slug", "text", "unit")),
        sorted(relations),
        sorted(Claim.objects.open().values_list("external_id", "quote", "outer"), key=str),
        sorted(
            Conflict.objects.filter(merged_into=None).values_list("question__slug", "episode", "kind"),
            key=str,
        ),
    ]


def lines(path: Path) -> list[str]:
    """In an order of their own: an import records the claims of one question side by side."""
    return sorted(path.read_text().splitlines())


@pytest.mark.own_database
@pytest.mark.parametrize("name", ["out.csv", "out.ndjson", "out.xlsx"])
def test_the_running_example_goes_into_an_empty_database(
    name: str, tmp_path: Path, another_database: Callable[[], AbstractContextManager[str]]
) -> None:
    load_example(demo_people())
    code, said = command("export_claims", tmp_path / name)
    assert (code, said.startswith("19 claims written")) == (0, True), said
    before = recorded()
    with another_database():
        outcome = imported(tmp_path / name)
        assert [str(problem) for problem in outcome.problems] == []
        assert outcome.recorded == 19
        assert recorded() == before
        command("export_claims", tmp_path / f"again.{name}")
        assert imported(tmp_path / f"again.{name}").known == 19
        if not name.endswith("xlsx"):
            assert lines(tmp_path / f"again.{name}") == lines(tmp_path / name)


@pytest.mark.django_db
@pytest.mark.parametrize("write", [csv_file, ndjson_file])
def test_a_source_and_a_question_by_themselves(write: Callable[..., Path], tmp_path: Path) -> None:
    related = {**OF_A_QUESTION, "relation": "part_of", "related_question": "How many in all?"}
    path = write(tmp_path, OF_A_SOURCE, OF_A_QUESTION, related, row(source="UN", source_kind=""))
    outcome = imported(path)
    assert (outcome.problems, outcome.recorded) == ([], 1)
    assert Source.objects.get().kind == "intergovernmental"
    assert QuestionRelation.objects.get().second.text == "How many in all?"
    again = imported(path)
    assert (again.problems, again.recorded, again.known) == ([], 0, 1)


@pytest.mark.django_db
def test_a_source_that_is_known_is_completed(tmp_path: Path) -> None:
    new.source("UN", "intergovernmental")
    imported(csv_file(tmp_path, {**OF_A_SOURCE, "parent": "The world"}))
    assert Parentage.objects.get().parent.name == "The world"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({**OF_A_SOURCE, "source_kind": "planet"}, "source_kind"),
        ({**OF_A_SOURCE, "parent": "UN"}, "parent"),
        ({**OF_A_SOURCE, "source": "U" * 201}, "source"),
        ({**OF_A_SOURCE, "value": "8"}, "question"),
        ({**OF_A_QUESTION, "topic": ""}, "topic"),
        ({**OF_A_QUESTION, "additive": "perhaps"}, "additive"),
        ({**OF_A_QUESTION, "minimum": "NaN"}, "minimum"),
        ({**OF_A_QUESTION, "temporality": "soon"}, "temporality"),
        ({**OF_A_QUESTION, "quote": "About 8."}, "source"),
    ],
)
def test_what_can_not_be_recorded_is_listed(changed: dict[str, str], field: str, tmp_path: Path) -> None:
    outcome = imported(csv_file(tmp_path, changed, row()))
    assert [problem.field for problem in outcome.problems] == [field]
    assert outcome.problems[0].line == 2
    assert not Source.objects.exists(), "all or nothing"


@pytest.mark.django_db
def test_names_of_what_is_hidden_are_in_no_open_export(tmp_path: Path) -> None:
    about = new.question("How many are there?")
    new.claim(about, new.source("Open", parent=new.source("Parent")))
    secret = new.question("Is it secret?", of=about.topic)
    new.relation(about, secret)
    new.claim(secret, new.source("Mole", parent=new.source("Handler")), internal=True)
    code, said = command("export_claims", tmp_path / "open.csv")
    assert (code, said.split(" to ")[0]) == (0, "1 claim written")
    rows = (tmp_path / "open.csv").read_text()
    told = ("Open", "Parent", "Mole", "Handler", "Is it secret?")
    assert [each for each in told if each in rows] == ["Open", "Parent"]
    command("export_claims", tmp_path / "all.csv", with_internal=True)
    rows = (tmp_path / "all.csv").read_text()
    assert [each for each in ("Mole", "Handler", "Is it secret?") if each not in rows] == []


@pytest.mark.django_db
def test_of_one_topic_only_its_names_come_first(tmp_path: Path) -> None:
    new.claim(new.question("How many are there?"), new.source("Open"))
    other = new.topic("Another matter")
    new.claim(new.question("What else?", of=other), new.source("Other"))
    command("export_claims", tmp_path / "one.csv", topic=other.slug)
    rows = (tmp_path / "one.csv").read_text()
    assert ("What else?" in rows, "How many are there?" in rows, "Open" in rows) == (True, False, False)
