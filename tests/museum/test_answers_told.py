"""One answer is told in the same words wherever it is read: large numbers, shares, days, yes and no."""

import pytest
from django.test import Client

from claims.domain.questions.scope import Temporality
from claims.models import Conflict
from tests import builders
from tests.claims.api.client import get

pytestmark = pytest.mark.django_db
WEEK = "2024-W45"


@pytest.fixture(autouse=True)
def public(settings):
    settings.PUBLIC_READ = True


def two(question, first, second, **fields):
    """What two sources say at any time, and their conflict."""
    for name, words in (("A", first), ("B", second)):
        given = {"quote": words} if isinstance(words, str) else words
        builders.claim(question, builders.source(name), as_of=None, accept=True, **given, **fields)
    return Conflict.objects.get()


def printed_everywhere(conflict, text, **fields):
    """The answer is published, and page, card, reviews, news, report and REST print it so."""
    builders.settle(conflict, as_of=None, method=fields.pop("method", "report_range"), **fields)
    question, public = str(conflict.question_id), Client()
    addresses = (
        f"/figures/{question}/",
        f"/figures/{question}/card/",
        "/figures/",
        f"/api/v1/figures/{question}/",
        f"/api/v1/figures/{question}/ninjs/",
        f"/api/v1/claim-reviews/{question}/",
        "/api/v1/changes/atom/",
        "/api/v1/figures/csv/",
    )
    for address in addresses:
        answer = public.get(address)
        assert text.lower() in answer.getvalue().decode().lower(), address
    assert (
        get(f"reports/{WEEK}/", "checker")["summary"][1].lower().endswith(f"was published: {text}.".lower())
    )


@pytest.mark.parametrize(
    ("unit", "first", "second", "text"),
    [
        ("USD", "$4 million", "$7 million", "4 million to 7 million US dollars"),
        ("USD", "$1.25 billion", "$3bn", "1.25 billion to 3 billion US dollars"),
        ("person", "2.5 million people", "about 4 million people", "2.5 million to about 4 million people"),
        ("person", "4,000,000 people", "6,000,000 people", "4 million to 6 million people"),
        ("person", "900,000 people", "1.6 million people", "900,000 to 1.6 million people"),
        ("person", "exactly 1,234,567 people", "2 million people", "1,234,567 to 2 million people"),
        ("person", "exactly 12,000 people", "exactly 15,000 people", "12,000 to 15,000 people"),
    ],
)
def test_large_round_numbers_are_read_aloud(unit, first, second, text):
    question = builders.question("How much is it?", unit=unit, temporality=Temporality.TIMELESS)
    conflict = two(question, first, second)
    offered = get(f"conflicts/{conflict.pk}/", "checker")["proposals"][0]["text"]
    low, high = text.split(" to ")
    assert f"from {low} (A) to {high} (B)." in offered.lower() or f"From {low} (A) to {high} (B)." in offered
    printed_everywhere(conflict, text)


@pytest.mark.parametrize(
    ("unit", "first", "second", "apart"),
    [
        ("percent", "exactly 45 per cent", "exactly 57.5 per cent", "12.5 percentage points apart"),
        ("percent", "exactly 45 per cent", "exactly 46 per cent", "1 percentage point apart"),
        ("USD", "exactly $4 million", "exactly $70 million", "66 million US dollars apart"),
        ("person", "exactly 100 people", "exactly 900 people", "800 people apart"),
        ("celsius", "exactly 50 °C", "exactly 62 °C", "12 °C apart"),
    ],
)
def test_how_far_two_figures_are_apart_is_said_in_what_is_apart(unit, first, second, apart):
    question = builders.question("How much is it?", unit=unit, temporality=Temporality.TIMELESS)
    two(question, first, second)
    assert apart in get(f"reports/{WEEK}/", "checker")["summary"][0]


def opened(day):
    return {"quote": f"It opened on {day}", "value": day}


def test_days_are_days_wherever_they_are_told():
    question = builders.question("When did it open?", answer="date", temporality=Temporality.TIMELESS)
    conflict = two(question, opened("2024-05-12"), opened("2024-05-20"))
    assert "8 days apart" in get(f"reports/{WEEK}/", "checker")["summary"][0]
    desk = Client()
    desk.force_login(builders.person("checker"))
    page = desk.get(f"/admin/claims/conflict/{conflict.pk}/change/").content.decode()
    assert "8 days (12 to 20 May 2024)" in page
    assert "739,0" not in page
    for address in (f"/reports/{WEEK}/", "/admin/"):
        assert "739,0" not in desk.get(address).content.decode()
    printed_everywhere(conflict, "12 to 20 May 2024")


@pytest.mark.parametrize(("better", "text"), [("A", "yes"), ("B", "no")])
def test_a_yes_is_a_yes_wherever_it_is_told(better, text):
    question = builders.question("Is the bridge closed?", answer="yes_no", temporality=Temporality.TIMELESS)
    for name in "AB":
        builders.grade(builders.source(name), "A" if name == better else "C")
    said = ({"quote": "It is closed", "stance": "affirms"}, {"quote": "It is open", "stance": "denies"})
    conflict = two(question, *said)
    stance = "affirms" if better == "A" else "denies"
    printed_everywhere(conflict, text, method="editorial_judgement", low=None, high=None, stance=stance)
