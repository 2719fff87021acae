"""A source that gives a part and its whole in one statement has told the difference of scope itself."""

import pytest

from claims.domain.classify import Kind, classify

from .cast import IN_RUSSIA, NEAR_BORDER, WORLD, claim


@pytest.mark.parametrize(("statements", "weight"), [(("briefing", "briefing"), 0), (("monday", "noon"), 1)])
def test_part_and_whole_of_one_statement_are_queued_for_nobody(statements, weight):
    part = claim("US", NEAR_BORDER, "approx 2,000", "10-28", statement=statements[0])
    whole = claim("US", IN_RUSSIA, "approx 10,000", "10-28", statement=statements[1])
    for finding in (classify(part, whole, WORLD), classify(whole, part, WORLD)):
        assert (finding.kind, finding.weight) == (Kind.SCOPE_DIFFERENCE, weight)
        assert finding.remainder is not None
