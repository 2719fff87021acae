"""Which published version is current: one definition for detail, lists, sheet, page, card, feed and hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import pytest

from claims.domain import DayRange
from claims.domain.answering.current_figure import current_version
from claims.domain.lifecycle import Standing
from tests.claims.domain.cast import days

GONE, HELD = Standing.WITHDRAWN, Standing.ON_HOLD


@dataclass(frozen=True)
class Version:
    """A version, its number within its as-of, and its place in the order of publication."""

    name: str
    days: DayRange | None
    version: int
    standing: Standing
    published: int


def published(*rows: tuple[str, str] | tuple[str, str, Standing]) -> list[Version]:
    """In the order of publication: a name, an as-of ("" for none), and what is said of it."""
    found: list[Version] = []
    for number, (name, as_of, *standing) in enumerate(rows):
        when = days(as_of)
        earlier = sum(each.days == when for each in found)
        found.append(Version(name, when, earlier + 1, standing[0] if standing else Standing.VERIFIED, number))
    return found


@pytest.mark.parametrize(
    ("rows", "current"),
    [
        # the as-of that ends last, whenever it was published
        ([("old", "10-27"), ("new", "10-31")], "new"),
        ([("new", "10-31"), ("history", "10-27")], "new"),
        ([("since ever", "../11-24"), ("later", "../11-27")], "later"),
        # of two that end together the one that begins last
        ([("long", "11-20/11-28"), ("short", "11-25/11-28")], "short"),
        ([("25 to 27", "11-25/11-27"), ("20 to 28", "11-20/11-28")], "20 to 28"),
        ([("since ever", "../11-28"), ("one day", "11-28")], "one day"),
        # of one as-of its newest version
        ([("first", "10-31"), ("second", "10-31"), ("third", "10-31")], "third"),
        # without an as-of: older than any
        ([("some day", "10-01"), ("no day", "")], "some day"),
        ([("no day", ""), ("again", "")], "again"),
        # what was taken back is left out while another is there
        ([("kept", "10-27"), ("gone", "10-31", GONE)], "kept"),
        ([("gone", "10-31", GONE), ("no day", "")], "no day"),
        ([("gone", "10-27", GONE), ("gone later", "10-31", GONE)], "gone later"),
        ([("first", "10-31"), ("taken back", "10-31", GONE), ("kept", "10-27")], "kept"),
        ([("taken back", "10-31", GONE), ("again", "10-31"), ("older", "10-27")], "again"),
        # what is held, disputed or stale is what a reader must learn
        ([("older", "10-27"), ("held", "10-31", HELD)], "held"),
        ([("older", "10-27"), ("disputed", "10-31", Standing.DISPUTED)], "disputed"),
        ([("older", "10-27"), ("stale", "10-31", Standing.UNVERIFIED)], "stale"),
    ],
)
def test_current(rows: Sequence[tuple[str, str]], current: str) -> None:
    versions = published(*rows)
    for order in permutations(versions):
        found = current_version(order, timeless=False)
        assert found is not None
        assert found.name == current


@pytest.mark.parametrize(
    ("rows", "current"),
    [
        ([("old", "10-31"), ("new", "10-27")], "new"),  # by publication, whatever their days
        ([("old", ""), ("new", "")], "new"),
        ([("kept", "10-27"), ("gone", "10-31", GONE)], "kept"),
        ([("no day", ""), ("a day", "10-31")], "a day"),
        ([("a day", "10-31"), ("no day", "")], "no day"),
    ],
)
def test_of_a_timeless_question_what_was_published_last(
    rows: Sequence[tuple[str, str]], current: str
) -> None:
    found = current_version(published(*rows), timeless=True)
    assert found is not None
    assert found.name == current


def test_of_nothing_nothing_is_current() -> None:
    assert current_version((), timeless=False) is None
    assert current_version((), timeless=True) is None
