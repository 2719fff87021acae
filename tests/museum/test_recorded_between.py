"""A proposal waits, and something is recorded: over REST, what is approved is what the rules still give."""

import pytest

from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Conflict, Publication, QuestionRelation
from tests import builders
from tests.claims.api.client import get, post, problem
from tests.museum.test_answers_checked import conflict_of, proposal

pytestmark = pytest.mark.django_db


def proposed(conflict, **changed):
    answer = post("resolutions/", proposal(conflict, **changed), "checker")
    assert answer.status_code == 201, answer.content
    return answer.json()


def approve(made):
    return post(f"resolutions/{made['id']}/approve/", None, "approver")


def recorded(about, name, quote, **fields):
    return builders.claim(about, builders.source(name), quote, accept=True, **fields)


@pytest.mark.parametrize(
    "quote",
    [
        "60,000 soldiers",  # another source, beyond the range
        "no soldiers",  # a denial of what the range says
        "more than 40,000 soldiers",  # a bound that gives the high end
        "about 900 soldiers",
    ],
)
def test_what_moves_an_end_keeps_a_range_from_being_approved(quote):
    conflict = conflict_of("about 8,000 soldiers", "about 20,000 soldiers")
    made = proposed(conflict, low="8000", high="20000")
    recorded(conflict.question, "Source C", quote)
    problem(approve(made), 409)
    assert not Publication.objects.exists()


def test_a_source_that_has_since_said_another_figure_for_the_day_keeps_it_from_being_approved():
    conflict = conflict_of("about 8,000 soldiers", "about 20,000 soldiers")
    made = proposed(conflict, low="8000", high="20000")
    recorded(conflict.question, "Source A", "about 9,000 soldiers", said_on="2024-11-02")
    problem(approve(made), 409)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("change", ["rejected", "corrected", "a candidate"])
def test_what_is_used_no_more_or_waits_to_be_looked_at_keeps_it_from_being_approved(change):
    conflict = conflict_of("about 8,000 soldiers", "about 20,000 soldiers")
    made = proposed(conflict, low="8000", high="20000")
    used = Claim.objects.live().get(statement__source__name="Source A")
    if change == "rejected":
        builders.reject(used)
    elif change == "corrected":
        words = "about 9,500 soldiers"
        builders.correct(used, quote=words, snapshot=builders.snapshot(f"{words}. (again)"), value="9,500")
    else:
        builders.claim(conflict.question, builders.source("Source C"), "60,000 soldiers")
    problem(approve(made), 409)
    assert not Publication.objects.exists()


def test_a_part_recorded_since_keeps_part_and_whole_from_being_approved():
    whole = builders.question("How many died?", temporality="cumulative", additive=True)
    parts = [
        builders.question(f"How many died in the {where}?", temporality="cumulative", additive=True)
        for where in ("north", "south")
    ]
    for part in parts:
        builders.relation(part, whole)
    builders.relation(*parts, kind="disjoint")
    recorded(whole, "Source A", "about 250 died")
    recorded(parts[0], "Source B", "about 170 died")
    conflict = Conflict.objects.filter(question=whole).first()
    assert QuestionRelation.objects.count() == 3
    assert conflict is not None, "a part beside its whole is a case"
    offers = {offer["method"]: offer for offer in get(f"conflicts/{conflict.pk}/")["proposals"]}
    assert offers["part_and_whole"]["offered"], offers["part_and_whole"]
    claims = Claim.objects.filter(state=ClaimState.ACCEPTED)
    inputs = [{"claim": str(claim.claim_id), "use": "used"} for claim in claims]
    made = proposed(conflict, method="part_and_whole", best="250", inputs=inputs)
    recorded(parts[1], "Source B", "about 130 died")
    problem(approve(made), 409)


@pytest.mark.parametrize(
    ("quotes", "ends", "printed"),
    [
        (
            ("up to 12,000 soldiers", "about 30,000 soldiers"),
            ("12000", "30000", "up_to", "approx"),
            "up to 12,000 to about 30,000",
        ),
        (
            ("about 200 soldiers", "at least 300 soldiers"),
            ("200", "300", "approx", "at_least"),
            "about 200 to at least 300",
        ),
        (
            ("nearly 200 soldiers", "just over 300 soldiers"),
            ("200", "300", "nearly", "just_over"),
            "nearly 200 to just over 300",
        ),
    ],
)
def test_the_words_of_both_ends_are_kept_from_source_to_print(quotes, ends, printed):
    conflict = conflict_of(*quotes)
    offer = next(o for o in get(f"conflicts/{conflict.pk}/")["proposals"] if o["method"] == "report_range")
    assert tuple(offer[name] for name in ("low", "high", "low_modality", "high_modality")) == ends
    made = proposed(conflict, low=ends[0], high=ends[1])
    assert approve(made).status_code == 200
    document = get(f"figures/{conflict.question_id}/")
    assert (document["low"], document["best"], document["high"]) == (ends[0], None, ends[1])
    assert document["printed"] == f"{printed} people"
