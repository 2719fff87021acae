"""The museum's cases on what may answer a question: ends, open ends, words, and the time of an answer."""

import pytest

from claims.domain import Method, Scope, Temporality, World, propose
from claims.domain.questions.scope import RelationKind
from tests.claims.domain.cast import claim, related

ADDED_UP = Scope("killed", "war", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)
PRESENT = Scope("soldiers", "war", "persons", "person", is_count=True)
WEIGHT = Scope("coal", "trade", "mass", "tonne", temporality=Temporality.TIMELESS)
WORLD = World()


def offered(question, *claims, world=WORLD, as_of=None):
    """Method → proposal."""
    return {each.method: each for each in propose(question, claims, world, as_of=as_of)}


def test_p1_each_proposal_is_for_one_time():
    found = offered(
        ADDED_UP,
        claim("A", ADDED_UP, "stated 100", as_of="01-10"),
        claim("B", ADDED_UP, "stated 90000", as_of="10-30"),
    )
    span = found[Method.REPORT_RANGE]
    assert (span.low, span.high, str(span.as_of)) == (90_000, 90_000, "2024-10-30")
    assert len(span.other_time) == 1
    earlier = offered(
        ADDED_UP,
        old := claim("A", ADDED_UP, "stated 100", as_of="01-10"),
        claim("B", ADDED_UP, "stated 90000", as_of="10-30"),
        as_of=old.as_of,
    )
    assert (earlier[Method.REPORT_RANGE].low, earlier[Method.REPORT_RANGE].high) == (100, 100)


def test_p2_two_bounds_that_do_not_meet_are_undetermined_and_both_quoted():
    found = offered(PRESENT, claim("A", PRESENT, "less_than 50"), claim("B", PRESENT, "more_than 100"))
    assert "exclude each other" in found[Method.REPORT_RANGE].not_offered
    text = found[Method.UNDETERMINED].text
    assert "A: less than 50 people" in text
    assert "B: more than 100 people" in text


def test_p3_one_lower_bound_stays_one():
    span = offered(PRESENT, claim("A", PRESENT, "more_than 100"))[Method.REPORT_RANGE]
    assert (span.low, span.best, span.high, span.low_modality) == (100, None, None, "more_than")
    assert span.text == "soldiers: more than 100 people, according to A."
    assert str(span.interval) == "(100, ∞)"


def test_p4_of_lower_bounds_the_highest():
    span = offered(
        PRESENT,
        claim("A", PRESENT, "at_least 24"),
        claim("B", PRESENT, "at_least 30"),
        claim("C", PRESENT, "at_least 12"),
    )[Method.REPORT_RANGE]
    assert (span.low, span.high, span.low_modality) == (30, None, "at_least")
    assert span.text.startswith("soldiers: at least 30 people, according to B;")


def test_p5_a_denial_is_no_end():
    found = offered(PRESENT, claim("A", PRESENT, "none"), claim("B", PRESENT, "up_to 12,000"))
    assert "A denies what B says" in found[Method.REPORT_RANGE].not_offered
    assert found[Method.UNDETERMINED].text == "soldiers: sources disagree (A: none; B: up to 12,000 people)."


def test_p7_parts_that_exceed_their_whole_are_not_published_beside_it():
    parts = [Scope(f"part {n}", "war", "persons", "person", is_count=True) for n in range(3)]
    world = related(
        *((part.id, RelationKind.PART_OF, PRESENT.id) for part in parts),
        *((a.id, RelationKind.DISJOINT, b.id) for a, b in ((parts[0], parts[1]), (parts[0], parts[2]))),
        (parts[1].id, RelationKind.DISJOINT, parts[2].id),
    )
    claims = [claim("A", PRESENT, "exactly 100"), *(claim("B", part, "exactly 40") for part in parts)]
    assert "together" in offered(PRESENT, *claims, world=world)[Method.PART_AND_WHOLE].not_offered
    fitting = [claim("A", PRESENT, "exactly 120"), *claims[1:]]
    assert offered(PRESENT, *fitting, world=world)[Method.PART_AND_WHOLE].offered


def test_p14_the_sources_own_words_and_units_are_printed():
    span = offered(
        WEIGHT,
        claim("A", WEIGHT, "stated 1,102 unit=short_ton"),
        claim("B", WEIGHT, "stated 1000"),
    )[Method.REPORT_RANGE]
    assert (span.low, span.best, span.high) == (1000, 1000, 1000)
    assert "1,102 short tons (about 1,000 tonnes)" in span.text


def test_h9_hedges_are_kept_and_a_bound_that_fits_is_quoted_beside():
    span = offered(
        ADDED_UP,
        claim("city", ADDED_UP, "approx 300"),
        claim("agency", ADDED_UP, "approx 600"),
        claim("NGO", ADDED_UP, "at_least 12"),
    )[Method.REPORT_RANGE]
    assert (span.low_modality, span.high_modality) == ("approx", "approx")
    assert span.text == (
        "killed: from about 300 (city) to about 600 people (agency); NGO: at least 12 people."
    )


def test_h4_a_lower_bound_above_all_gives_the_high_end_in_its_words():
    span = offered(
        PRESENT, claim("adviser", PRESENT, "range 10000 13000"), claim("head", PRESENT, "more_than 100000")
    )[Method.REPORT_RANGE]
    assert span.text == "soldiers: from 10,000 (adviser) to more than 100,000 people (head)."
    assert (span.best, span.interval.high) == (None, None)


@pytest.mark.parametrize(
    ("earlier", "later", "taken"),
    [
        ("stated 1000", "stated 1040", {"A", "B"}),  # grew by 4 % in three days: carried over
        ("stated 1000", "stated 1400", {"B"}),
        (None, "stated 1040", {"B"}),  # a single figure serves for one day more
    ],
)
def test_a_running_total_is_carried_over_where_it_grows_slowly(earlier, later, taken):
    claims = [claim("A", ADDED_UP, later, as_of="10-27"), claim("B", ADDED_UP, "stated 1100", as_of="10-30")]
    if earlier:
        claims.append(claim("A", ADDED_UP, earlier, as_of="10-24"))
    span = offered(ADDED_UP, *claims)[Method.REPORT_RANGE]
    assert {each.voice.source for each in claims if each.id in span.used} == taken
    assert ("as of 27 October 2024" in span.text) == ("A" in taken)


def test_the_default_time_has_two_houses_where_that_is_within_thirty_days():
    claims = [
        claim("A", PRESENT, "stated 100", as_of="10-01"),
        claim("B", PRESENT, "stated 120", as_of="09-28/10-03"),
        claim("A", PRESENT, "stated 300", as_of="10-20"),
    ]
    span = offered(PRESENT, *claims)[Method.REPORT_RANGE]
    assert (span.low, span.high, str(span.as_of)) == (100, 120, "2024-09-28 to 2024-10-03")
    late = claim("A", PRESENT, "stated 300", as_of="11-20")
    alone = offered(PRESENT, *claims[:2], late)[Method.REPORT_RANGE]
    assert (alone.low, str(alone.as_of)) == (300, "2024-11-20")
