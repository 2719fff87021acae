"""How a new question behaves in time is never assumed without a word."""

from pathlib import Path

import pytest

from claims.models import Question
from tests.claims.intake.files import command, csv_file, row

pytestmark = pytest.mark.django_db
STOCK = {"temporality": "stock"}
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
