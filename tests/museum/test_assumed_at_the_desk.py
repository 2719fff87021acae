"""What an import assumed of a question that its rows give no temporality is said at the desk too."""

import json

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from claims.models import Import, Question
from tests import builders
from tests.claims.intake.files import command, csv_file

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/import/"
DEAD, CHILDREN = "How many people died?", "How many of them were children?"


def rows(*given, **columns):
    """(question, related question, relation, temporality) → a row of a file each."""
    made = []
    for number, (question, other, relation, temporality) in enumerate(given):
        made.append(
            {
                "topic": "Flood",
                "question": question,
                "unit": "person",
                "source": "Ministry",
                "source_kind": "government",
                "said_on": "2024-10-31",
                "as_of": "2024-10-31",
                "value": str(10 - number),
                "external_id": f"row {number}",
                "related_question": other,
                "relation": relation,
                "temporality": temporality,
                **columns,
            }
        )
    return made


def desk():
    asking = Client()
    asking.force_login(builders.person("checker"))
    return asking


def handed_in(tmp_path, *given):
    """The page of an import that was handed in and previewed."""
    text = csv_file(tmp_path, *rows(*given)).read_bytes()
    asking = desk()
    asking.post(f"{LIST}add/", {"file": ContentFile(text, "claims.csv"), "back": LIST})
    return Import.objects.get(), asking


def page(record, asking):
    return asking.get(f"{LIST}{record.pk}/change/").content.decode()


CASES = [
    ((DEAD, "", "", ""), "cumulative, for the word “died”"),
    ((CHILDREN, DEAD, "part_of", ""), f"cumulative, like “{DEAD}”, of which it is part"),
    (("How many are held?", "", "", ""), "stock, for the word “held”"),
    (("Length of the queue", "", "", ""), "stock, as none of its words shows otherwise"),
    (("Was anybody harmed?", DEAD, "existence_of", ""), f"cumulative, like “{DEAD}”, to which it is related"),
    (("How many of the others?", DEAD, "disjoint", ""), f"cumulative, like “{DEAD}”, to which it is related"),
]


@pytest.mark.parametrize(("row", "told"), CASES)
def test_the_page_of_a_preview_says_what_was_assumed_and_why(tmp_path, row, told):
    given = [row] if not row[1] else [(DEAD, "", "", "cumulative"), row]
    text = page(*handed_in(tmp_path, *given))
    assert told in text
    assert "If that is wrong, give the temporality in the file." in text


@pytest.mark.parametrize(("row", "told"), CASES)
def test_the_command_and_rest_say_the_same(tmp_path, row, told):
    given = [row] if not row[1] else [(DEAD, "", "", "cumulative"), row]
    _, said = command("import_claims", csv_file(tmp_path, *rows(*given)))
    assert told in said
    record, asking = Import.objects.get(), desk()
    assert told in page(record, asking)
    kept = json.loads(asking.get(f"/api/v1/imports/{record.pk}/").content)["detected"]["assumed"]
    assert (kept["count"], kept["first"][0]["question"]) == (1, row[0])


def test_once_recorded_the_page_says_where_it_is_corrected(tmp_path):
    record, asking = handed_in(tmp_path, (DEAD, "", "", ""))
    asking.post(f"{LIST}{record.pk}/start/", {})
    assert Question.objects.get().temporality == "cumulative"
    text = page(record, asking)
    assert "cumulative, for the word “died”" in text
    assert "If that is wrong, correct the question’s temporality." in text


def test_related_questions_that_are_not_compared_for_that_are_named(tmp_path):
    given = [(DEAD, "", "", "cumulative"), ("How many are held?", DEAD, "part_of", "")]
    text = page(*handed_in(tmp_path, *given))
    assert "“How many are held?” (stock) and “How many people died?” (cumulative) are not compared" in text


@pytest.mark.parametrize(
    "given", [[(DEAD, "", "", "cumulative")], [(DEAD, "", "", "flow"), (CHILDREN, DEAD, "part_of", "flow")]]
)
def test_where_the_file_says_it_nothing_is_said(tmp_path, given):
    text = page(*handed_in(tmp_path, *given))
    assert "Assumed, as the file doesn’t say it" not in text


def test_of_very_many_questions_the_first_are_named_and_the_others_counted(tmp_path):
    given = [(f"How many died in town {number}?", "", "", "") for number in range(103)]
    text = page(*handed_in(tmp_path, *given))
    assert text.count("for the word “died”") == 100
    assert "and 3 more" in text
