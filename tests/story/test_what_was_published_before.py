"""What an earlier version published is served, rendered and verified as it is, and its policy stays.

The records are the demo's as built at commit d4fc312 (policy 1), its report of 2024-W45 issued.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from claims.models import Claim, Publication, VerifiedFigure, WeeklyReport
from claims.reports.renderings import Format
from claims.services.publishing.ledger import broken_links
from claims.services.publishing.publication import hold_figure
from tests.owning import owning

RECORDS = Path(__file__).parent.parent / "fixtures" / "demo_of_policy_1.jsonl"

pytestmark = pytest.mark.django_db


def stored(model: str) -> list[dict[str, Any]]:
    """The fields of each record of a model, as they were."""
    rows = [json.loads(line) for line in RECORDS.read_text().splitlines()]
    return [row["fields"] for row in rows if row["model"] == f"claims.{model}"]


@pytest.fixture
def newsroom(settings: Any) -> None:
    settings.PUBLIC_READ = True
    with owning():  # loaddata asks first whether a row is there, by changing it
        call_command("loaddata", RECORDS, verbosity=0)


def get(path: str, *, by: str = "") -> bytes:
    asking = Client()
    if by:
        asking.force_login(User.objects.get(username=by))
    answer = asking.get(path)
    assert answer.status_code == 200, path
    return answer.content


@pytest.mark.usefixtures("newsroom")
def test_the_ledger_verifies_and_is_served_byte_for_byte() -> None:
    assert broken_links() == []
    assert Publication.objects.count() == len(stored("publication")) == 2
    for published in stored("publication"):
        told = json.loads(published["body"])
        seq = Publication.objects.get(sha256=published["sha256"]).seq
        assert json.loads(get(f"/api/v1/ledger/entries/{seq}/"))["body"] == published["body"]
        then = json.loads(get(f"{told['url']}?known_at=2024-11-09T00:00:00Z"))
        assert {name: then[name] for name in told} == told
        assert " people, according to " in then["display"]["text"]
        now = json.loads(get(told["url"]))
        assert (now["standing"], now["low"]) == ("stale", None), "it was to be reviewed in 2024"
        assert now["last_said"]["low"] == told["low"]
        assert get(told["url"]) in get(told["history_url"])


@pytest.mark.usefixtures("newsroom")
def test_its_pages_and_documents_are_rendered() -> None:
    for published in stored("publication"):
        told = json.loads(published["body"])
        assert told["question"]["text"] in get(f"/figures/{told['id']}/").decode()
        review = json.loads(get(f"/api/v1/claim-reviews/{told['id']}/"))
        assert "Its review was due on 6 December 2024" in review["@graph"][0]["description"]


@pytest.mark.usefixtures("newsroom")
def test_its_report_is_served_byte_for_byte() -> None:
    (report,) = stored("weeklyreport")
    assert get("/reports/2024-W45/?format=json", by="anna") == report["body"].encode()


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("form", sorted(set(Format) - {Format.TERMINAL}))
def test_its_report_is_rendered_in_every_form(form: Format) -> None:
    assert WeeklyReport.objects.get().week == "2024-W45"
    assert get(f"/reports/2024-W45/?format={form.value}")


@pytest.mark.usefixtures("newsroom")
def test_a_hold_keeps_the_policy_of_the_answer() -> None:
    figure = VerifiedFigure.objects.order_by("pk").first()
    assert figure is not None
    before = json.loads(figure.publication.body)
    hold_figure(by=User.objects.get(username="anna"), now=timezone.now(), figure=figure, reason="A doubt.")
    newest = json.loads(get(before["url"]))
    assert newest["standing"] == "on_hold"
    assert newest["policy"] == before["policy"] == "1"
    assert broken_links() == []


@pytest.mark.usefixtures("newsroom")
def test_no_word_of_a_claim_has_changed() -> None:
    for claim in stored("claim"):
        now = Claim.objects.get(claim_id=claim["claim_id"], version=claim["version"])
        for field in ("quote", "written_low", "written_best", "written_high", "written_unit_id", "hedging"):
            assert getattr(now, field) == claim[field.removesuffix("_id")]
