"""What has just changed among the open claims: one more, one fewer, or one in the place of another."""

import pytest

from claims.domain.comparing.change import ChangedClaim, ClaimChange
from tests.claims.domain.cast import days

OLD = ChangedClaim("old", "in Russia", "US", days("10-28"))
NEW = ChangedClaim("new", "near the border", "US government", days("10-31/11-04"))
UNDATED = ChangedClaim("undated", "in Russia", "NIS", None)


@pytest.mark.parametrize(
    ("change", "claims", "sources", "when"),
    [
        (ClaimChange(added=NEW), (NEW,), {"US government"}, ("10-31/11-04",)),
        (ClaimChange(removed=OLD), (OLD,), {"US"}, ("10-28",)),
        # a correction touches the questions, sources and days of both
        (ClaimChange(NEW, OLD), (OLD, NEW), {"US", "US government"}, ("10-28", "10-31/11-04")),
        (ClaimChange(UNDATED, OLD), (OLD, UNDATED), {"US", "NIS"}, ("10-28", "")),
        (ClaimChange(), (), set(), ()),
    ],
)
def test_whose_claims_changed_and_for_which_days(
    change: ClaimChange, claims: tuple[ChangedClaim, ...], sources: set[str], when: tuple[str, ...]
) -> None:
    assert change.claims == claims
    assert change.sources == sources
    assert change.days == tuple(map(days, when))
