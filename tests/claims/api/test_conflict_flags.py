"""Over REST: conflicts of more than two claims, last figures out of step, and what is flagged."""

import pytest

from claims.models import Conflict
from tests import builders as new
from tests.claims.api.client import get

pytestmark = pytest.mark.django_db


def parts_beyond_their_whole() -> Conflict:
    """Three disjoint parts of 40 ballots each, by three sources, and a whole of 100 by a fourth."""
    whole = new.question("How many ballots were cast?", unit="item", temporality="cumulative")
    parts = [
        new.question(f"How many ballots were cast {how}?", unit="item", temporality="cumulative")
        for how in ("in person", "by post", "abroad")
    ]
    for part in parts:
        new.relation(part, whole)
    for first, second in ((0, 1), (0, 2), (1, 2)):
        new.relation(parts[first], parts[second], "disjoint")
    new.claim(whole, new.source("Ministry"), "exactly 1,000 ballots", accept=True)
    for part, name in zip(parts, ("Watch", "Post", "Embassy"), strict=True):
        new.claim(part, new.source(name), "exactly 400 ballots", accept=True)
    return Conflict.objects.get(question=whole)


def test_a_sum_names_the_whole_and_all_of_its_parts() -> None:
    made = parts_beyond_their_whole()
    (listed,) = [one for one in get("conflicts/")["results"] if one["id"] == str(made.pk)]
    shown = get(f"conflicts/{made.pk}/")
    assert (shown["kind"], shown["reason"], shown["severity"]) == ("contradiction", "parts_exceed_whole", 3)
    said = {one["claim"]["id"]: one["claim"]["as_written"] for one in shown["claims"]}
    assert [said[key] for key in shown["witness"]] == ["exactly 1,000", *["exactly 400"] * 3]
    assert listed["witness"] == shown["witness"]
    assert (shown["gap"], shown["explanations"]) == ("200", [])
    assert "The parts together exceed the whole." in shown["why"]


def test_last_figures_of_other_days_are_named_with_the_question_that_they_ask() -> None:
    dead = new.question("How many people died?", temporality="cumulative")
    new.claim(dead, new.source("Office"), "64 people died", as_of="2017-12-09", said_on="2017-12-09")
    new.claim(dead, new.source("University"), "2,975 people died", as_of="2018-02-28", said_on="2018-02-28")
    made = Conflict.objects.get(question=dead)
    shown = get(f"conflicts/{made.pk}/")
    assert (shown["kind"], shown["severity"]) == ("out_of_step", 1)
    (apart,) = shown["out_of_step"]
    assert sorted(apart["claims"]) == sorted(shown["witness"])
    assert apart["sentence"].startswith(
        "Office said 64 for 9 December 2017; University said 2,975 for 28 Feb"
    )
    assert apart["sentence"].endswith("check whether 64 still holds.")
    assert shown["why"] != ""


def test_what_is_flagged_is_a_sentence_and_never_the_kind() -> None:
    made = new.conflict()
    new.claim(made.question, new.source("Feed"), "up to 900,000 soldiers")
    new.claim(made.question, new.source("Table"), '"soldiers": "-5"', quote_kind="data", value="-5")
    denied = {"attribution_denied": True}
    new.claim(made.question, new.source("General"), "about 8,100 soldiers", **denied)
    flags = get(f"conflicts/{made.pk}/")["flags"]
    assert [(one["flag"], one["weight"]) for one in flags] == [
        ("out_of_range", 2),
        ("attribution_denied", 2),
        ("bound_far_off", 1),
    ]
    assert flags[0]["sentence"].startswith("Table said −5 for 31 October 2024. No answer to the question")
    assert all(len(one["claims"]) == 1 for one in flags)
