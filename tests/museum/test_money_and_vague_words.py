"""Of the museum's kinds, cases of our own, as files and over REST: money and vague quantities."""

import pytest

from claims.models import Claim, Conflict
from tests import builders
from tests.claims.api.client import get, post, problem
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db
YEAR = "2023-01-01/2023-12-31"
COST, PAID, THERE = "What did the ship cost?", "How much was paid?", "How many people are there?"


def recorded(folder, *told, **columns):
    """One accepted claim a source, in words; the problems of the rows that could not be taken."""
    rows = [
        row(source=source, source_kind="media", value="", quote=quote, external_id=source, **columns)
        for source, quote in zip("ABCDEF", told, strict=False)
    ]
    found = imported(csv_file(folder, *rows))
    for claim in Claim.objects.filter(state="candidate"):
        builders.accept(claim)
    return [str(each) for each in found.problems]


def conflict():
    """The only conflict there is, as it is read; None where there is none."""
    keys = Conflict.objects.unmerged().values_list("pk", flat=True)
    return get(f"conflicts/{keys[0]}/") if keys else None


def offers(read):
    return {each["method"]: each for each in read["proposals"]}


@pytest.mark.parametrize(
    ("unit", "told", "kept", "kind"),
    [
        ("EUR", ["€4.2 billion", "£3.6 billion"], [("EUR", 4_200_000_000), ("GBP", 3_600_000_000)], None),
        ("USD", ["$4 million", "Rs 5 crore"], [("USD", 4_000_000), ("INR", 50_000_000)], None),
        ("USD", ["$4 million", "C$9 million"], [("USD", 4_000_000), ("CAD", 9_000_000)], None),
        (
            "EUR",
            ["mehr als 12 Milliarden Franken", "weniger als 10 Milliarden Franken"],
            [("CHF", 12_000_000_000), ("CHF", 10_000_000_000)],
            "contradiction",
        ),
    ],
)
def test_another_currency_is_kept_as_said_and_compared_with_its_own_alone(tmp_path, unit, told, kept, kind):
    assert recorded(tmp_path, *told, question=PAID, unit=unit, temporality="flow", as_of=YEAR) == []
    claims = Claim.objects.order_by("statement__source__name").values_list("written_unit", "best")
    assert list(claims) == kept
    read = conflict()
    assert (read and read["kind"]) == kind
    if read:
        assert offers(read)["report_range"]["not_offered"] == "no credible claim gives a value"


def test_two_euros_and_a_pound_make_a_range_of_euros_that_says_who_is_left_out(tmp_path):
    recorded(
        tmp_path, "€4 billion", "€6 billion", "£3 billion", question=COST, unit="EUR", temporality="timeless"
    )
    read = conflict()
    offered = offers(read)["report_range"]
    assert (offered["low"], offered["high"]) == ("4000000000", "6000000000")
    assert "C left out: in another currency or of another price year." in offered["reasons"]
    reasons = {each["reason"] for each in read["findings"] if each["kind"] == "not_comparable"}
    assert reasons == {"other_currency"}


def test_over_rest_a_quote_in_another_currency_is_taken():
    question = builders.question(COST, unit="EUR", temporality="timeless")
    body = {
        "question": str(question.pk),
        "statement": str(builders.statement(builders.source("B")).pk),
        "snapshot": str(builders.snapshot("It cost more than 12 billion Swiss francs.").pk),
        "quote": "more than 12 billion Swiss francs",
    }
    made = post("claims/", body)
    assert made.status_code == 201, made.content
    claim = Claim.objects.get()
    assert (claim.written_unit_id, claim.modality, claim.best) == ("CHF", "more_than", 12_000_000_000)
    metres = problem(post("claims/", {**body, "unit": "metre"}), 400)
    assert "the quote says Swiss francs" in str(metres)


@pytest.mark.parametrize(
    ("quote", "year"),
    [
        ("£12bn in 2015 prices", 2015),
        ("£12bn at constant 2010 prices", 2010),
        ("12 Milliarden Pfund in Preisen von 2015", 2015),
        ("In 2015 prices rose, and it cost £12bn", None),
        ("£12bn", None),
    ],
)
def test_the_prices_of_a_year_are_read_with_the_amount(tmp_path, quote, year):
    assert recorded(tmp_path, quote, "£20bn", question=COST, unit="GBP", temporality="timeless") == []
    assert Claim.objects.get(statement__source__name="A").price_year == year
    read = conflict()
    assert (read and read["reason"]) == (None if year else "value")


@pytest.mark.parametrize(
    ("told", "kind", "text"),
    [
        (
            ["tens of millions of people", "3 million people"],
            "contradiction",
            "From 3 million (B) to tens of millions of people (A).",
        ),
        (
            ["billions of people", "hundreds of millions of people"],
            None,
            "",
        ),
        (
            ["several hundred people", "90 people"],
            "contradiction",
            "From 90 (B) to hundreds of people (A).",
        ),
        (["dozens of people", "up to 20 people"], "precision_difference", ""),
        (["a few thousand people", "no more than 900 people"], "contradiction", ""),
    ],
)
def test_vague_quantities_are_the_bounds_that_their_words_are(tmp_path, told, kind, text):
    recorded(tmp_path, *told, question=THERE)
    read = conflict()
    assert (read and read["kind"]) == kind
    if read:
        assert offers(read)["report_range"]["text"] == (f"{THERE} {text}" if text else "")


@pytest.mark.parametrize(
    ("quote", "under"),
    [
        ("up to a few thousand people", "less than 10,000 people"),
        ("fewer than several dozen people", "less than 100 people"),
        ("hundreds of people at most", "less than 1,000 people"),
    ],
)
def test_a_vague_upper_bound_is_asked_and_never_a_lower_one(tmp_path, quote, under):
    (asked,) = recorded(tmp_path, quote, question=THERE)
    assert "An upper bound without a number" in asked
    assert under in asked
    assert not Claim.objects.exists()
