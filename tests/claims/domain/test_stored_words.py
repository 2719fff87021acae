"""Words that records and addresses already hold: one that changes leaves them unread."""

from enum import StrEnum

import pytest

from claims.domain.notification import About, ByMail, Told
from claims.domain.priority import ListOrder

HELD = {
    ListOrder: {"pressing", "newest", "oldest", "due"},
    Told: {
        *("assigned", "second_person", "sent_back", "reopened", "held", "mentioned"),
        *("challenged", "restored", "page_changed", "later_days"),
    },
    About: {"claim", "conflict", "resolution", "secondreading", "verifiedfigure"},
    ByMail: {"at_once", "daily", "off"},
}


@pytest.mark.parametrize("words", HELD, ids=lambda words: words.__name__)
def test_a_word_that_is_held_stays(words: type[StrEnum]) -> None:
    assert {word.value for word in words} == HELD[words]
