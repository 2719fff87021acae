"""Which claims of a question are read anew: those of the runs of days in which there may be or was a case."""

from unittest import mock

import pytest

from claims.models import Claim, Conflict
from claims.services.detection.candidate_claims import claims_at_issue
from claims.services.detection.many_questions import detect_on
from claims.services.recording import claim_recording
from tests import builders as new
from tests.builders import Days

pytestmark = pytest.mark.django_db
Said = tuple[str, Days]
"""A figure in words, and its days; each by a source of its own."""

FAR: Said = ("9,000 soldiers", "2023-01-01")
TABLE: list[tuple[str, str, list[Said], list[int]]] = [
    ("apart on one day", "stock", [("8,000", "2024-10-31"), ("12,000", "2024-10-31"), FAR], [0, 1]),
    ("the same on one day", "stock", [("8,000", "2024-10-31"), ("8,000", "2024-10-31"), FAR], []),
    ("tied by the next day", "stock", [("8,000", "2024-10-31"), ("12,000", "2024-11-01"), FAR], [0, 1]),
    ("a day between", "stock", [("8,000", "2024-10-30"), ("12,000", "2024-11-01"), FAR], []),
    (
        "tied by what is for longer",
        "stock",
        [("8,000", ("2024-10-01", "2024-10-31")), ("8,000", "2024-10-02"), ("12,000", "2024-10-30"), FAR],
        [0, 1, 2],
    ),
    ("since ever", "stock", [("8,000", (None, "2024-10-31")), ("12,000", "2024-10-31"), FAR], [0, 1, 2]),
    ("without a day", "stock", [("8,000", None), ("12,000", "2024-10-31"), FAR], [0, 1, 2]),
    (
        "periods that straddle",
        "flow",
        [("8,000", ("2024-10-01", "2024-10-31")), ("8,000", ("2024-10-15", "2024-11-15")), FAR],
        [0, 1],
    ),
]


@pytest.mark.parametrize(("what", "temporality", "said", "read"), TABLE, ids=[row[0] for row in TABLE])
def test_only_runs_that_may_hold_a_case_are_read(
    what: str, temporality: str, said: list[Said], read: list[int]
) -> None:
    asked = new.question(temporality=temporality)
    with mock.patch.object(claim_recording, "detect_conflicts"):
        made = [
            new.claim(asked, new.source(f"Source {place}"), figure, as_of=days, quote_kind="data").pk
            for place, (figure, days) in enumerate(said)
        ]
    assert set(claims_at_issue([asked.pk])) == {made[place] for place in read}, what


def test_a_run_that_was_a_case_is_read_again_and_only_its_conflict_lapses() -> None:
    asked = new.question()
    new.claim(asked, quote="8,000 soldiers", as_of="2024-10-31")
    wrong = new.claim(asked, new.source("Ukraine"), "12,000 soldiers", as_of="2024-10-31")
    new.claim(asked, quote="7,000 soldiers", as_of="2024-05-01")
    new.claim(asked, new.source("Ukraine"), "9,000 soldiers", as_of="2024-05-01")
    Claim.objects.filter(pk=wrong.pk).update(state="rejected")
    detect_on([asked.pk], by=new.person("checker"), now=new.NOW)
    states = Conflict.objects.filter(question=asked).order_by("episode").values_list("state", flat=True)
    assert list(states) == ["open", "dismissed"]
