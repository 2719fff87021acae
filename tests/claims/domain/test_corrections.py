"""From the first doubt to the correction: what counts as either."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.corrections import DOUBTING, TAKING_BACK, PublishedCorrection, Version, corrections
from claims.domain.lifecycle import ChangeKind

START = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def counted(text: str) -> list[PublishedCorrection]:
    """Of changes an hour apart."""
    kinds = [ChangeKind(word) for word in text.split()]
    return list(corrections(Version(n, kind, START + n * HOUR) for n, kind in enumerate(kinds)))


@pytest.mark.parametrize(
    ("changes", "took", "stood"),
    [
        ("NEW CORRECTED", [None], [1]),
        ("NEW CHALLENGED HOLD CORRECTED", [2], [3]),
        ("NEW HOLD WITHDRAWN", [1], [2]),
        ("NEW STALE REFILE CORRECTED", [None], [3]),
        ("NEW DISPUTED REFILE DISPUTED CORRECTED", [3], [4]),  # the first doubt was right
        ("NEW HOLD CORRECTED CHALLENGED CORRECTED", [1, 1], [2, 2]),  # the second is of the second value
        ("NEW HOLD REFILE", [], []),
        ("NEW REDACTED", [], []),
    ],
)
def test_how_long_it_took(changes: str, took: list[int | None], stood: list[int]) -> None:
    found = counted(changes)
    assert [each.took and each.took / HOUR for each in found] == took
    assert [each.stood / HOUR for each in found] == stood


@given(st.lists(st.sampled_from(sorted(ChangeKind)), max_size=12))
def test_each_taking_back_counts_once_and_no_length_is_negative(kinds: list[ChangeKind]) -> None:
    found = counted(" ".join(["NEW", *kinds]))
    assert [each.seq for each in found] == [n for n, kind in enumerate(kinds, 1) if kind in TAKING_BACK]
    for each in found:
        assert each.stood >= (each.took or timedelta(0)) >= timedelta(0)
        assert (each.doubted_at is None) == (
            not any(kind in DOUBTING for kind in kinds[each.stated.seq : each.seq - 1])
        )
