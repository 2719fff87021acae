"""What a new question's unit says of it, alike in an import, over REST and at the desk: a change and a
temperature may be below zero, and parts of them, of speeds and of shares without a base don't add up."""

import pytest
from django.test import Client

from claims.models import Claim, Conflict, Question
from tests import builders
from tests.claims.api.client import get, post
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db
BEHAVIOUR = {"answer": "quantity", "temporality": "flow"}
UNITS = pytest.mark.parametrize(
    ("unit", "base", "minimum", "additive"),
    [
        ("percent_change", "", None, False),
        ("percentage_point", "", None, False),
        ("degree_Celsius", "", None, False),
        ("percent", "", 0, False),
        ("percent", "voters", 0, True),
        ("ratio", "", 0, False),
        ("person", "", 0, True),
        ("EUR", "", 0, True),
    ],
)


def over_rest(unit, base):
    topic = builders.topic("Economy")
    sent = {"topic": topic.slug, "text": "How much was it?", "unit": unit, "base": base, **BEHAVIOUR}
    assert post("questions/", sent, "checker").status_code == 201


def at_the_desk(unit, base):
    browser = Client()
    browser.force_login(builders.person("checker"))
    address = "/admin/claims/question/add/"
    offered = browser.get(address).context["form"]
    sent = {name: offered.get_initial_for_field(field, name) for name, field in offered.fields.items()}
    sent = {name: value for name, value in sent.items() if value is not None and value is not False}
    topic = builders.topic("Economy")
    sent |= {"topic": topic.pk, "text": "How much was it?", "unit": unit, "base": base, **BEHAVIOUR}
    answer = browser.post(address, sent)
    assert answer.status_code == 302, answer.context["form"].errors


@UNITS
@pytest.mark.parametrize("door", [over_rest, at_the_desk])
def test_a_new_question_is_as_its_unit(unit, base, minimum, additive, door):
    door(unit, base)
    made = Question.objects.get(text="How much was it?")
    assert (made.minimum, made.additive) == (minimum, additive)


@UNITS
def test_so_is_one_of_an_import(tmp_path, unit, base, minimum, additive):
    made = csv_file(
        tmp_path, row(question="How much was it?", unit=unit, base=base, temporality="flow", value="2")
    )
    imported(made)
    question = Question.objects.get(text="How much was it?")
    assert (question.minimum, question.additive) == (minimum, additive)


@pytest.mark.parametrize(
    ("quote", "best"), [("GDP fell 0.1 per cent", "-0.1"), ("GDP shrank by 2.4 per cent", "-2.4")]
)
def test_a_fall_is_recorded_on_a_question_made_over_rest(quote, best):
    over_rest("percent_change", "")
    made = Question.objects.get(text="How much was it?")
    claim = builders.claim(made, builders.source("Statistics office"), quote, accept=True)
    said = get(f"claims/{claim.claim_id}/")
    assert str(Claim.objects.get(claim_id=claim.claim_id).best.normalize()) == best, said
    assert not said.get("flags")


def test_a_share_without_a_base_may_be_larger_in_a_part(tmp_path):
    """Nine per cent are out of work in the city, six in the country: nothing speaks against that."""
    whole, part = "What share is unemployed?", "What share is unemployed in the city?"
    common = {"unit": "percent", "temporality": "stock", "as_of": "2024-10-31"}
    rows = csv_file(
        tmp_path,
        row(question=whole, source="Office", value="6", external_id="a", **common),
        row(
            question=part,
            source="City",
            value="9",
            external_id="b",
            relation="part_of",
            related_question=whole,
            **common,
        ),
    )
    imported(rows)
    assert not Conflict.objects.filter(severity__gte=2).exists()
