"""What has to be asked about claims shows over REST as at the desk, whether or not a conflict holds them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.domain.questions.scope import Temporality
from claims.models import Conflict
from tests import builders
from tests.claims.api.client import API, client, get, post

pytestmark = pytest.mark.django_db
TOTAL, LEVEL, PERIOD = Temporality.CUMULATIVE, Temporality.STOCK, Temporality.FLOW


def series(question, source, figures, start=1, **more):
    """What a source says from one day of October 2024 to the next."""
    made = []
    for number, figure in enumerate(figures):
        day = f"2024-10-{start + number:02}"
        made.append(
            builders.claim(
                question,
                builders.source(source),
                f"exactly {figure:,} people",
                as_of=day,
                said_on=day,
                accept=True,
                **more,
            )
        )
    return made


def asked_over_rest(question):
    return get(f"questions/{question.pk}/flags/")


def kinds(question):
    return [(each["flag"], each["weight"]) for each in asked_over_rest(question)["flags"]]


STEADY = [18_000, 18_020, 18_041, 18_060, 18_075, 18_093, 18_110, 18_125, 18_140, 18_160]


@pytest.mark.parametrize(
    ("temporality", "figures", "flags"),
    [
        (TOTAL, [*STEADY, 18_800], [("leap", 1)]),
        (TOTAL, [*STEADY, 18_180], []),
        (TOTAL, [100, 150], [("leap", 1)]),
        (PERIOD, [4_100, 9_950], [("leap", 1)]),
        (LEVEL, [100, 700], [("leap", 1)]),
        (LEVEL, [100, 140], []),
    ],
)
def test_a_leap_that_no_conflict_holds_is_asked_about(temporality, figures, flags):
    question = builders.question("How many?", temporality=temporality)
    made = series(question, "City", figures)
    assert not Conflict.objects.exists()
    assert kinds(question) == flags
    told = asked_over_rest(question)
    assert told["complete"] is True
    for each in told["flags"]:
        assert each["claims"] == [str(made[-1].claim_id), str(made[-2].claim_id)]
        assert each["sentence"].endswith("late registrations, another definition or an error?")


def test_the_day_and_both_figures_are_said():
    question = builders.question("How many?", temporality=TOTAL)
    series(question, "City", [*STEADY, 18_800])
    (told,) = asked_over_rest(question)["flags"]
    assert told["sentence"].startswith(
        "City said exactly 18,160 for 10 October 2024; City said exactly 18,800 for 11 October 2024. "
    )


@pytest.mark.parametrize(
    ("quote", "fields", "flags"),
    [
        ("exactly 300 people", {"modality": "unread"}, [("unread", 1)]),
        ("exactly 300 people", {"attribution_denied": True}, [("attribution_denied", 2)]),
        ("exactly 300 people", {}, []),
        ("-300 people", {}, [("out_of_range", 2)]),
        ("up to 90,000 people", {}, [("bound_far_off", 1)]),
    ],
)
def test_what_is_asked_of_one_claim_is_told_too(quote, fields, flags):
    question = builders.question("How many are there?", temporality=LEVEL)
    builders.claim(question, builders.source("A"), quote, as_of="2024-10-01", accept=True, **fields)
    builders.claim(question, builders.source("B"), "exactly 301 people", as_of="2024-10-20", accept=True)
    assert kinds(question) == flags


def test_a_standstill_is_told_with_its_sentence():
    question = builders.question("How many are infected?", temporality=TOTAL)
    series(question, "B", range(5_000, 5_420, 60))
    series(question, "A", [4_990, *[5_000] * 6])
    assert ("standstill", 1) in kinds(question)


def test_rest_asks_what_the_desk_asks():
    question = builders.question("How many?", temporality=TOTAL)
    series(question, "City", [*STEADY, 18_800])
    asking = Client()
    asking.force_login(builders.person("checker"))
    page = asking.get(reverse("desk:flags")).content.decode()
    for each in asked_over_rest(question)["flags"]:
        assert each["sentence"] in page


def test_what_a_reader_may_not_see_changes_nothing():
    question = builders.question("How many?", temporality=TOTAL)
    series(question, "City", STEADY)
    series(question, "City", [25_000], start=11, internal=True)
    series(question, "Town", [10, 9_000], internal=True)
    assert kinds(question) == []


def test_what_a_person_has_settled_is_asked_no_more():
    question = builders.question("How many?", temporality=TOTAL)
    leap = series(question, "City", [*STEADY, 18_800])[-1]
    answer = post(
        f"claims/{leap.claim_id}/settle/",
        {"flag": "leap", "verdict": "right", "reason": "A register was read late."},
        "checker",
    )
    assert answer.status_code == 200, answer.content
    assert kinds(question) == []


def test_it_costs_the_same_for_three_claims_as_for_eleven():
    question, asking = builders.question("How many?", temporality=TOTAL), client("reader")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert asking.get(f"{API}questions/{question.pk}/flags/").status_code == 200
        return len(captured)

    series(question, "City", STEADY[:3])
    few = queries()
    series(question, "City", STEADY[3:], start=4)
    assert queries() == few
