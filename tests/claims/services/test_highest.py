"""The pair that a case is of after a witness is gone, looked for from the highest figure downwards."""

from unittest import mock

import pytest

from claims.domain.comparing.episodes import episodes
from claims.domain.weighing.conflict_summary import case
from claims.models import Claim, Conflict, Question
from claims.models.assertions import world_of
from claims.services.detection import next_witness
from claims.services.detection.assertion_rows import assertions_on
from claims.services.detection.conflict_writer import ALL_DAYS
from claims.services.detection.highest import furthest_apart
from claims.services.detection.question_scope import Place
from tests import builders as new

pytestmark = pytest.mark.django_db
Said = tuple[str, str]


def _told(asked: Question, *said: Said) -> list[Claim]:
    """Figures and their days, each by a source of its own."""
    return [
        new.claim(asked, new.source(f"Source {place}"), figure, as_of=day, quote_kind="data")
        for place, (figure, day) in enumerate(said)
    ]


def test_the_next_pair_is_found_without_looking_at_every_day() -> None:
    asked = new.question()
    days = ("2024-10-30", "2024-10-31")
    made = _told(asked, ("8,000", days[0]), ("12,000", days[0]), ("8,000", days[1]), ("11,000", days[1]))
    with mock.patch.object(next_witness, "_widest", side_effect=AssertionError("every day was looked at")):
        new.reject(made[1])
    kept = Conflict.objects.get(question=asked)
    assert {kept.witness_a_id, kept.witness_b_id} == {made[2].pk, made[3].pk}
    assert (kept.gap, kept.highest, kept.claim_count) == (3000, 11000, 3)


@pytest.mark.parametrize(
    ("what", "said", "told"),
    [
        ("far from all others", [("8,000", "10-30"), ("9,000", "10-30"), ("8,500", "10-31")], True),
        (
            "the farthest is not the highest",
            [("8,000", "10-30"), ("9,500", "10-30"), ("9,600", "10-31")],
            True,
        ),
        ("figures that agree", [("8,000", "10-30"), ("8,000", "10-30"), ("9,000", "10-31")], False),
        ("none at all", [("none", "10-30"), ("9,000", "10-30")], False),
        ("without a lower end", [("at most 5,000", "10-30"), ("9,000", "10-30")], False),
    ],
)
def test_what_is_told_is_what_the_rules_find(what: str, said: list[Said], told: bool) -> None:
    asked = new.question()
    _told(asked, *((figure, f"2024-{day}") for figure, day in said))
    place = Place.of(asked, world_of(asked.topic_id))
    found = furthest_apart(place, ALL_DAYS)
    assert (found is not None) is told, what
    if found is not None:
        claims = assertions_on([place.scope])
        cases = [case(place.scope, each, place.world) for each in episodes(place.scope, claims, place.world)]
        assert {(found.a.id, found.b.id)} == {each.witness for each in cases if each is not None}


def test_where_one_source_alone_is_left_at_odds_with_itself_all_claims_are_read() -> None:
    asked, ministry = new.question(), new.source("Ministry")
    said = [
        new.claim(asked, who, figure, as_of="2024-10-30", said_on="2024-10-31", quote_kind="data")
        for who, figure in ((ministry, "8,000"), (ministry, "9,000"), (new.source("Other"), "12,000"))
    ]
    assert Conflict.objects.get(question=asked).kind == "contradiction"
    new.reject(said[2])
    kept = Conflict.objects.get(question=asked)
    assert (kept.kind, kept.gap) == ("self_contradiction", 1000)
    assert {kept.witness_a_id, kept.witness_b_id} == {said[0].pk, said[1].pk}
    place = Place.of(asked, world_of(asked.topic_id))
    with pytest.raises(next_witness.Undecided):
        next_witness.worst_left(place, ALL_DAYS)


def test_what_the_widest_days_hold_is_told_when_they_are_gone_through() -> None:
    asked = new.question()
    denied, counted = _told(asked, ("none", "2024-10-30"), ("9,000", "2024-10-30"))
    place = Place.of(asked, world_of(asked.topic_id))
    assert furthest_apart(place, ALL_DAYS) is None
    found = next_witness.worst_left(place, ALL_DAYS)
    assert (found.finding.reason, {found.a.id, found.b.id}) == ("existence", {denied.pk, counted.pk})


def test_of_a_question_with_parts_all_claims_are_read() -> None:
    whole = new.question()
    part = new.question("How many of them near the border?", of=whole.topic)
    new.relation(part, whole)
    _told(whole, ("8,000", "2024-10-30"), ("9,000", "2024-10-30"))
    with pytest.raises(next_witness.Undecided):
        next_witness.worst_left(Place.of(whole, world_of(whole.topic_id)), ALL_DAYS)
