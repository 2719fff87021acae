"""Each finding names the rule that decided, as the rules are numbered in docs/methodology.md."""

from itertools import combinations

import pytest

from claims.domain import Kind, Reason, classify

from .cast import IN_RUSSIA, both_ways, claim
from .mixed import Mixed

DECIDED_BY = {
    Kind.NOT_COMPARABLE: "14",
    Kind.DUPLICATE: "2",
    Kind.RELAY_DISCREPANCY: "2",
    Kind.ATTRIBUTION_CONFLICT: "3",
    Kind.UNDERSPECIFIED: "467",
    Kind.SCOPE_DIFFERENCE: "457",
    Kind.PRECISION_DIFFERENCE: "58",
    Kind.COMPATIBLE: "068",
    Kind.REVISION: "578",
    Kind.UPDATE: "7",
    Kind.TEMPORAL_DIFFERENCE: "7",
    Kind.DEPENDENT_AGREEMENT: "8",
    Kind.CORROBORATION: "8",
    Kind.SELF_CONTRADICTION: "58",
    Kind.INTERNAL_DISSENT: "78",
    Reason.EXISTENCE: "58",
    Reason.STANCE: "8",
    Reason.PART_EXCEEDS_WHOLE: "5",
    Reason.PART_EXCEEDS_EARLIER_WHOLE: "5",
    Reason.OTHER_BASE: "45",
    Reason.BASE_NOT_GIVEN: "45",
    Reason.OTHER_CURRENCY: "1",
    Reason.LATER_TOTAL_LOWER: "7",
    Reason.VALUE: "8",
}


@pytest.mark.slow
def test_every_rule_is_met_and_named() -> None:
    met = set()
    for seed in range(1500):
        made = Mixed(seed)
        for a, b in combinations(made.claims, 2):
            found = classify(a, b, made.world)
            met.add((found.reason or found.kind, found.rule))
    expected = {(what, rule) for what, rules in DECIDED_BY.items() for rule in rules}
    assert met <= expected
    # what the made-up world has none of: other topics, relations unknown or disjoint
    assert expected - met <= {
        (Kind.NOT_COMPARABLE, "1"),
        (Kind.NOT_COMPARABLE, "4"),
        (Kind.UNDERSPECIFIED, "4"),
    }


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("one two three four five six seven eight", Kind.ATTRIBUTION_CONFLICT),
        ("one two three four five six seven", Kind.CORROBORATION),
    ],
)
def test_eight_words_are_enough_to_tell_a_copy(quote: str, kind: Kind) -> None:
    a, b = (claim(who, IN_RUSSIA, "exactly 5", quote=quote) for who in ("paper", "radio"))
    assert both_ways(a, b).kind is kind
