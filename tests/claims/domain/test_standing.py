"""Which claims stand, what replaced the others, and whose last figure is which."""

from datetime import date, time
from typing import Any

import pytest

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.last_figures import latest
from claims.domain.comparing.standing import replaced, standing
from sources.domain.independence import Id, SourceGraph

from .cast import DEAD, GRAPH, IN_RUSSIA, TRENCH_A, claim

NOBODY = SourceGraph()


def gone(*claims: Assertion) -> dict[Id, Id]:
    return {old: new.id for old, new in replaced(claims, NOBODY).items()}


@pytest.mark.parametrize(
    ("first", "second", "replaces"),
    [
        ({"said": "11-01"}, {"said": "11-02"}, True),
        ({"said": "11-01"}, {"said": "11-01"}, False),
        ({"said": "11-01", "said_at": time(9)}, {"said": "11-01", "said_at": time(17)}, True),
        ({"said": "11-01", "said_at": time(9)}, {"said": "11-01"}, False),
        ({"as_of": "10-31"}, {"as_of": "10-30", "said": "11-02"}, False),
        ({"as_of": "10-29/10-31"}, {"as_of": "10-30", "said": "11-02"}, True),
        ({"as_of": ""}, {"as_of": "", "said": "11-02"}, False),
    ],
)
def test_a_claim_is_replaced_by_one_said_later_for_the_same_time(
    first: dict[str, Any], second: dict[str, Any], replaces: bool
) -> None:
    a, b = claim("A", IN_RUSSIA, "exactly 5", **first), claim("A", IN_RUSSIA, "exactly 9", **second)
    assert gone(a, b) == ({a.id: b.id} if replaces else {})
    assert gone(a, claim("B", IN_RUSSIA, "exactly 9", **second)) == {}


def test_where_no_day_of_saying_is_known_that_of_publication_counts() -> None:
    a = claim("A", TRENCH_A, "exactly 5", "", published_on=date(2024, 11, 1))
    b = claim("A", TRENCH_A, "exactly 9", "", published_on=date(2024, 11, 2))
    assert gone(a, b) == {a.id: b.id}
    assert gone(claim("A", TRENCH_A, "exactly 5", ""), b) == {}


def test_the_last_hour_of_a_day_replaces_the_earlier_ones() -> None:
    hours = [claim("A", DEAD, f"exactly {n}", as_of_at=time(n)) for n in (6, 12, 18)]
    assert gone(*hours) == {hours[0].id: hours[1].id, hours[1].id: hours[2].id}


@pytest.mark.parametrize(
    ("values", "replaced_places"),
    [
        ((100, 90), {0: 1}),
        ((100, 90, 95), {0: 1}),
        ((100, 90, 110), {}),
        ((100, 105, 90), {1: 2}),
        ((100, 105, 90, 95), {0: 2, 1: 2}),
        ((100, 105, 90, 102), {1: 2}),
        # 6 is followed by 1,100, which comes back up
        ((700, 5, 8, 6, 1100), {0: 1}),
        ((100, 110, 120), {}),
    ],
)
def test_a_total_that_stays_below_replaces_what_it_falls_from(
    values: tuple[int, ...], replaced_places: dict[int, int]
) -> None:
    claims = [claim("A", DEAD, f"exactly {v}", f"10-0{n + 1}") for n, v in enumerate(values)]
    expected = {claims[old].id: claims[new].id for old, new in replaced_places.items()}
    assert gone(*claims) == expected
    assert gone(*reversed(claims)) == expected


def test_the_last_figure_of_a_source_and_of_a_house_at_a_day() -> None:
    early = claim("US", IN_RUSSIA, "exactly 5", "10-01")
    late = claim("US", IN_RUSSIA, "exactly 9", "10-09")
    tied = claim("White House", IN_RUSSIA, "exactly 8", "10-09")
    undated = claim("US", IN_RUSSIA, "exactly 7", "")
    claims = [early, late, tied, undated]

    def by_source(claim: Assertion) -> Id:
        return GRAPH.identity(claim.voice.source)

    of_sources = {
        at: latest(standing(claims, GRAPH), by_source, GRAPH, at) for at in (None, date(2024, 10, 5))
    }
    assert of_sources[None]["US"] is late
    assert of_sources[date(2024, 10, 5)] == {"US": early}
    of_houses = latest(standing(claims, GRAPH), lambda each: GRAPH.house(each.voice.source), GRAPH)
    assert of_houses == {frozenset({"US"}): late}
