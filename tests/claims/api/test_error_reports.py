"""Error reports over REST: a site sends them, who may answer reads and answers them, a receipt tells."""

from typing import Any

import pytest
from django.utils import timezone

from claims.models import ErrorReport, VerifiedFigure
from claims.published.receipts import receipt_of
from tests import builders
from tests.claims.api.client import API, client, problem, token

pytestmark = pytest.mark.django_db
LIST = f"{API}error-reports/"


@pytest.fixture
def figure(settings: Any) -> VerifiedFigure:
    settings.ACCOUNTABILITY = True
    return builders.figure()


def sent(figure: VerifiedFigure, **given: str) -> Any:
    body = {"question": str(figure.question_id), "words": "It was 9,000.", "contact": "a@b.example", **given}
    _made, site = token("figures:read")
    return site.post(LIST, body, content_type="application/json")


def test_a_site_sends_a_report_and_its_receipt_tells_what_became_of_it(figure: VerifiedFigure) -> None:
    answer = sent(figure)
    assert answer.status_code == 201, answer.content
    receipt = answer.json()
    assert (receipt["decision"], "words" in receipt, "contact" in receipt) == ("", False, False)
    _made, site = token("figures:read")
    (listed,) = client("checker").get(LIST, {"waiting": "true"}).json()["results"]
    assert (listed["words"], listed["contact"]) == ("It was 9,000.", "a@b.example")
    address = f"{LIST}{listed['id']}/"
    etag = client("checker").get(address).headers["ETag"]
    done = client("checker").post(
        f"{address}accept/", {"answer": "We check it."}, content_type="application/json",
        headers={"If-Match": etag},
    )  # fmt: skip
    assert (done.status_code, done.json()["decision"]) == (200, "accepted")
    figure.refresh_from_db()
    told = site.get(f"{LIST}receipts/{receipt['receipt']}/").json()
    assert (told["decision"], told["answer"]) == ("accepted", "We check it.")
    assert told["answered_at"] is not None
    assert client("checker").get(LIST, {"waiting": "true"}).json()["results"] == []


def test_a_receipt_is_told_as_it_was_given_whenever_it_is_read(
    figure: VerifiedFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = sent(figure).json()["receipt"]
    _made, site = token("figures:read")
    monkeypatch.setattr("django.core.signing.time.time", lambda: 2_000_000_000.0)
    assert site.get(f"{LIST}receipts/{given}/").json()["receipt"] == given
    assert receipt_of(ErrorReport.objects.get().report_id) != given, "the control: made anew it is another"


def test_what_readers_sent_is_read_by_who_may_answer_alone(figure: VerifiedFigure) -> None:
    sent(figure)
    for role in ("reader", "reporter"):
        problem(client(role).get(LIST), 403)
    _made, site = token("figures:read", role="checker")
    problem(site.get(LIST), 403)
    problem(site.get(f"{LIST}receipts/nothing/"), 404)


def test_it_is_taken_while_accountability_is_on_of_what_is_published(
    figure: VerifiedFigure, settings: Any
) -> None:
    problem(sent(figure, question=str(builders.question("Another?").pk)), 404)
    problem(sent(figure, words=" "), 400)
    settings.ACCOUNTABILITY = False
    problem(sent(figure), 404)
    assert not ErrorReport.objects.exists()


def test_agreement_is_told_by_month_and_topic() -> None:
    found = client("reader").get(f"{API}agreement/").json()
    assert (found["pairs"], found["by_field"], found["fewest"]) == (0, [], 20)
    assert found["month"] == f"{timezone.now():%Y-%m}"
    problem(client("reader").get(f"{API}agreement/", {"month": "2026-13"}), 400)
    problem(client("reader").get(f"{API}agreement/", {"topic": "none-such"}), 400)
