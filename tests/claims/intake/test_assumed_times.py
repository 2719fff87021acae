"""How a new question behaves in time is never assumed without a word."""

from pathlib import Path

import pytest

from claims.models import Conflict, Question
from tests.claims.intake.files import command, csv_file, row

pytestmark = pytest.mark.django_db
STOCK = {"temporality": "stock"}
DIED = "How many people died in the flood?"
KILLED, ROOMS = "How many people were killed?", "How many rooms?"


def kinds() -> dict[str, str]:
    return dict(Question.objects.values_list("text", "temporality"))


def test_an_import_infers_it_from_the_words_and_says_so(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        row(question=KILLED, value="", quote="900 people died", external_id="1"),
        row(question=ROOMS, value="", quote="20 rooms", unit="item", external_id="2"),
        row(
            question="How many beds?",
            value="",
            quote="20 beds",
            unit="item",
            temporality="stock",
            external_id="3",
        ),
    )
    code, said = command("import_claims", path)
    assert code == 0, said
    assert kinds() == {KILLED: "cumulative", ROOMS: "stock", "How many beds?": "stock"}
    assert f"“{KILLED}” is recorded as cumulative, for the word “killed”; if that is wrong" in said
    assert f"“{ROOMS}” is recorded as stock, as none of its words shows otherwise" in said
    assert "beds" not in said
    _, again = command("import_claims", path)
    assert "is recorded as" not in again


PART = "How many of them were children?"


def related(
    question: str, other: str, number: int, relation: str = "part_of", **columns: str
) -> dict[str, str]:
    more = {"relation": relation, "related_question": other, "external_id": f"related {number}"}
    return row(question=question, **{**more, **columns})


@pytest.mark.parametrize(
    ("rows", "temporality", "why"),
    [
        # its own words, where they say it
        (
            [related("How many children were killed?", "How many people were there?", 1)],
            "cumulative",
            "for the",
        ),
        # like its whole: by the words of that, by its column, wherever it stands, at two removes
        ([row(question=DIED), related(PART, DIED, 1)], "cumulative", f"like “{DIED}”, of which it is part"),
        ([related(PART, DIED, 1), row(question=DIED)], "cumulative", f"like “{DIED}”, of which it is part"),
        (
            [
                related(PART, "How many victims?", 1),
                row(question="How many victims?", temporality="cumulative"),
            ],
            "cumulative",
            "like “How many victims?”, of which it is part",
        ),
        (
            [related(PART, "How many civilians?", 1), related("How many civilians?", DIED, 2)],
            "cumulative",
            "like “How many civilians?”, of which it is part",
        ),
        # "are" says less than the whole does, "in hospital" says more
        (
            [row(question=DIED), related("How many are children?", DIED, 1)],
            "cumulative",
            "of which it is part",
        ),
        (
            [row(question=DIED), related("How many are in hospital?", DIED, 1)],
            "stock",
            "for the word “in hospital”",
        ),
        # who died of those who died in 2023 died in 2023
        (
            [
                row(question="How many people died in 2023?"),
                related(DIED, "How many people died in 2023?", 1),
            ],
            "flow",
            "of which it is part",
        ),
        # what stands beside it, and what is part of it
        (
            [row(question=DIED), related("How many houses?", DIED, 1, "disjoint")],
            "cumulative",
            "it is related",
        ),
        ([related(DIED, "How many victims?", 1)], "cumulative", "which is part of it"),
        # two that say nothing
        (
            [related("How many boys?", "How many children?", 1)],
            "stock",
            "as none of its words shows otherwise",
        ),
    ],
)
def test_a_related_question_behaves_alike(
    tmp_path: Path, rows: list[dict[str, str]], temporality: str, why: str
) -> None:
    for number, each in enumerate(rows):
        each |= {"external_id": str(number)}
    code, said = command("import_claims", csv_file(tmp_path, *rows))
    assert code == 0, said
    asked = next(each for each in rows if each.get("related_question"))
    text = "How many victims?" if why == "which is part of it" else asked["question"]
    assert kinds()[text] == temporality
    assert f"“{text}” is recorded as {temporality}, " in said
    assert why in next(line for line in said.splitlines() if f"“{text}” is recorded" in line)


def test_a_part_of_a_question_that_is_known_behaves_as_that_does(tmp_path: Path) -> None:
    command("import_claims", csv_file(tmp_path, row(question="How many victims?", temporality="cumulative")))
    rows = [related(PART, "How many victims?", 1)]
    _, said = command("import_claims", csv_file(tmp_path, *rows, name="later.csv"))
    assert kinds()[PART] == "cumulative"
    assert "like “How many victims?”, of which it is part" in said


def test_a_part_that_exceeds_its_whole_is_found_without_a_temporality(tmp_path: Path) -> None:
    rows = [row(question=DIED, value="100"), related(PART, DIED, 1, value="150", source="Rescuers")]
    command("import_claims", csv_file(tmp_path, *rows))
    case = Conflict.objects.get()
    assert (case.question.text, case.kind, case.reason) == (DIED, "contradiction", "part_exceeds_whole")


@pytest.mark.parametrize(
    ("part", "whole", "apart"),
    [
        ({"question": PART, "temporality": "stock"}, DIED, True),
        ({"question": "How many are in hospital?"}, DIED, True),
        ({"question": PART}, DIED, False),
        ({"question": "How many died in March 2024?"}, DIED, True),
    ],
)
def test_it_says_where_a_part_and_its_whole_are_not_compared(
    tmp_path: Path, part: dict[str, str], whole: str, apart: bool
) -> None:
    rows = [row(question=whole), related(other=whole, number=1, **part)]
    code, said = command("import_claims", csv_file(tmp_path, *rows))
    assert code == 0, said
    assert ("are not compared with each other, as they behave differently over time" in said) is apart
