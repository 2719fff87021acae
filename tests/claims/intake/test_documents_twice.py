"""Two requests at once make a document of the same name each, and neither sees the other's: a row sent again
is the claim that it was, whichever of them is found then."""

from pathlib import Path

import pytest

from claims.models import Claim
from claims.services.bulk import provenance
from claims.services.bulk.row import Outcome
from sources.models import Document
from tests import builders as new
from tests.claims.api.client import API, client
from tests.claims.intake.files import csv_file, imported, ndjson_file, row

pytestmark = pytest.mark.django_db
PAGE = "https://example.org/briefing"
NAMED = {
    "by the name of the file": ({}, {"title": "claims.csv"}),
    "by its title": ({"document_title": "Briefing"}, {"title": "Briefing"}),
    "by its address": ({"document_url": PAGE}, {"title": "A", "url": PAGE}),
    "by its address, under another title": (
        {"document_url": PAGE, "document_title": "Briefing"},
        {"title": "Another title", "url": PAGE},
    ),
}


def recorded_beside(
    folder: Path, monkeypatch: pytest.MonkeyPatch, named: dict[str, str], other: dict[str, str]
) -> Outcome:
    """Record a row while another request's document, which is older, is not committed yet."""
    new.document(**other)
    with monkeypatch.context() as unseen:
        unseen.setattr(provenance, "_known", lambda where, column, wanted: [])
        return imported(csv_file(folder, row(**named)))


@pytest.mark.parametrize(("named", "other"), NAMED.values(), ids=NAMED)
@pytest.mark.parametrize("external_id", ["a", ""], ids=["with an id", "without one"])
def test_a_row_sent_again_is_no_revision(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    named: dict[str, str],
    other: dict[str, str],
    external_id: str,
) -> None:
    named = {**named, "external_id": external_id}
    assert recorded_beside(tmp_path, monkeypatch, named, other).recorded == 1
    assert Document.objects.count() == 2, "each made its own"
    again = imported(csv_file(tmp_path, row(**named)))
    assert (again.recorded, again.revised, again.known) == (0, 0, 1)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"document_title": "Briefing"}, {"document_title": "Correction"}),
        ({"document_url": PAGE}, {"document_url": f"{PAGE}/2"}),
        ({"document_url": PAGE}, {"document_title": "Briefing"}),
        ({}, {"document_title": "Briefing"}),
        ({"document_title": "Briefing"}, {"document_title": "Briefing", "value": "9,000"}),
    ],
)
def test_another_document_or_value_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, str], now: dict[str, str]
) -> None:
    recorded_beside(tmp_path, monkeypatch, before, {"title": "Briefing"})
    again = imported(csv_file(tmp_path, row(**now)))
    assert (again.recorded, again.revised, again.known) == (0, 1, 0)
    assert Claim.objects.live().count() == 1


def test_a_file_under_another_name_is_another_document(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row(), name="monday.csv"))
    again = imported(csv_file(tmp_path, row(), name="tuesday.csv"))
    assert (again.revised, again.known) == (1, 0)


def test_a_line_posted_again_without_a_key_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = client("checker")
    body = ndjson_file(tmp_path, {"topic": "Probe", "question": "How many probes?", "unit": "item",
                                  "source": "Probe", "quote": "about 7"}).read_text()  # fmt: skip
    new.document("claims.ndjson")
    posted = []
    for unseen in (True, False):
        with monkeypatch.context() as patched:
            if unseen:
                patched.setattr(provenance, "_known", lambda where, column, wanted: [])
            answer = asking.post(f"{API}claims/bulk/", body, content_type="application/x-ndjson")
        posted.append({name: answer.json()[name] for name in ("recorded", "revised", "known")})
    assert posted == [
        {"recorded": 1, "revised": 0, "known": 0},
        {"recorded": 0, "revised": 0, "known": 1},
    ]
