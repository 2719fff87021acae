"""Recording by hand: read as it is typed, kept as it was written, refused in words."""

from typing import Any

import pytest

from claims.domain.lifecycle import ClaimState
from claims.models import Claim
from sources.models import Document, Snapshot, Statement
from tests import builders as make
from tests.claims.admin.conftest import Desk

ADD = "/admin/claims/claim/add/"


def filled(desk: Desk, **changed: Any) -> dict[str, Any]:
    return {
        "quote": "about 8,000 North Korean soldiers are in Russia",
        "question": str(desk.russia.pk),
        "source": str(make.source("US government").pk),
        "said_on": "2024-10-31",
        "occasion": "Security Council",
        "url": "https://example.org/record",
        "title": "Record of the meeting",
        "when": "said",
        **changed,
    }


def text(response: Any) -> str:
    return response.content.decode()


def test_a_claim_in_one_go(desk: Desk):
    response = desk.client("reporter").post(ADD, filled(desk))
    assert response.status_code == 302, text(response)
    claim = Claim.objects.get()
    assert (claim.modality, claim.best, claim.written_best, claim.hedging) == (
        "approx",
        8000,
        "8,000",
        "about",
    )
    assert (claim.core.lower, claim.core.upper, claim.outer.lower) == (7500, 8500, 7000)
    assert claim.state == ClaimState.CANDIDATE
    assert claim.recorded_by == desk.person("reporter")
    assert claim.statement.occasion == "Security Council"
    assert claim.snapshot.document.url == "https://example.org/record"
    page = text(desk.client("reader").get(f"/admin/claims/claim/{claim.pk}/change/"))
    assert "<mark>about 8,000</mark>" in page


def test_what_is_known_is_used_again(desk: Desk):
    desk.client("reporter").post(ADD, filled(desk))
    statement = Statement.objects.get()
    desk.client("reporter").post(ADD, filled(desk, source="", statement=str(statement.pk), title=""))
    assert Claim.objects.count() == 2
    assert (Document.objects.count(), Snapshot.objects.count(), Statement.objects.count()) == (1, 1, 1)


def test_only_checkers_accept_at_once(desk: Desk):
    desk.client("reporter").post(ADD, filled(desk, accept="on"))
    desk.client("checker").post(ADD, filled(desk, accept="on"))
    assert sorted(Claim.objects.values_list("state", flat=True)) == ["accepted", "candidate"]
    assert desk.client("reader").post(ADD, filled(desk)).status_code == 403


@pytest.mark.parametrize(
    ("changed", "field", "refusal"),
    [
        ({"quote": ""}, "quote", "required"),
        ({"value": "NaN"}, "value", "NaN"),
        ({"value": "8_000"}, "value", "8_000"),
        ({"value": "８０００"}, "value", "８０００"),
        ({"value": "12,000", "value_2": "10,000"}, "value", "12,000"),
        ({"value": "1.234"}, "value", "1.234"),
        ({"source": ""}, "source", "Name the source"),
        ({"title": "", "url": ""}, "title", "the title or the address of a new one"),
        ({"said_on": "2999-01-01"}, "said_on", "future"),
        ({"quote": "no figure here", "value": ""}, "value", "no figure that can be read"),
        ({"text": "Another text altogether."}, "quote", "the snapshot does not contain it"),
        ({"question": "no-id"}, "question", ""),
        ({"relay": "nobody-we-know"}, "relay", "nobody-we-know"),
        ({"quote": "about 8,000\x00"}, "quote", "Null"),
    ],
)
def test_bad_input_is_refused_on_its_field_and_changes_nothing(
    desk: Desk, changed: dict[str, str], field: str, refusal: str
):
    response = desk.client("reporter").post(ADD, filled(desk, **changed))
    assert response.status_code == 200
    form = response.context["form"]
    assert field in form.errors, form.errors
    assert refusal in str(form.errors[field])
    for model in (Claim, Document, Snapshot, Statement):
        assert not model.objects.exists()


def test_the_figure_is_read_while_it_is_typed(case: Desk):
    known = Claim.objects.count()
    page = text(case.client("reporter").post("/admin/claims/claim/preview/", filled(case)))
    assert "about 8,000 people" in page
    assert "<svg" in page
    assert "This will contradict 2 claims." in page
    assert "North Korea" in page
    assert Claim.objects.count() == known


def test_words_with_two_readings_are_asked_with_a_button_for_each(case: Desk):
    preview = "/admin/claims/claim/preview/"
    quote = "The ministry denied that 3,000 soldiers had come."
    page = text(case.client("reporter").post(preview, filled(case, quote=quote)))
    assert "Is the figure denied here, or stated?" in page
    assert page.count("data-fill") == 2
    assert ">none</button>" in page
    assert ">3,000 people</button>" in page
    assert "does not hold" in text(
        case.client("reporter").post(preview, filled(case, quote="about 300 people", value="500"))
    )


def test_what_cannot_be_read_says_why_while_it_is_typed(case: Desk):
    preview = "/admin/claims/claim/preview/"
    reporter = case.client("reporter")
    assert "write the value" in text(reporter.post(preview, filled(case, quote="many troops")))
    assert "1.234" in text(reporter.post(preview, filled(case, value="1.234")))
    assert reporter.post(preview, {}).status_code == 200
    assert (
        reporter.post(preview, filled(case, first_day="2024-11-09", last_day="2024-11-01")).status_code == 200
    )
    assert case.client("reader").post(preview, filled(case)).status_code == 403


def test_the_likely_question_is_offered(case: Desk):
    page = text(case.client("reporter").post("/admin/claims/claim/preview/", filled(case, question="")))
    assert case.russia.text in page


def test_the_same_claim_again_is_pointed_out(case: Desk):
    page = text(
        case.client("reporter").post(
            "/admin/claims/claim/preview/", filled(case, quote="about 10,000 soldiers", value="10,000")
        )
    )
    assert "Already recorded?" in page


def test_correcting_keeps_the_earlier_version(case: Desk):
    claim = Claim.objects.get(best=11000)
    checker = case.client("checker")
    url = f"/admin/claims/claim/{claim.pk}/correct/"
    form = checker.get(url).context["form"]
    data = {field.html_name: field.value() for field in form}
    data = {
        key: "on" if value is True else value for key, value in data.items() if value not in (None, False)
    }
    data |= {"value": "11,500", "reason": "A slip of the pen."}
    response = checker.post(url, data)
    assert response.status_code == 302, text(response)
    old, new = Claim.objects.filter(claim_id=claim.claim_id).order_by("version")
    assert (old.best, new.best, new.state) == (11000, 11500, ClaimState.ACCEPTED)
    assert (new.correction_reason, new.as_of) == ("A slip of the pen.", old.as_of)
    assert "corrected" in text(checker.get(f"/admin/claims/claim/{old.pk}/change/"))


def test_pickers_find_by_a_part_of_the_name_and_only_for_who_may_see(case: Desk):
    found = case.client("reporter").get("/admin/sources/source/lookup/?q=korea").json()["results"]
    assert {row["text"] for row in found} == {"South Korea", "North Korea"}
    assert case.client("reporter").get("/admin/claims/question/lookup/?q=%00border").json()["results"]
    assert case.client("", "stranger").get("/admin/sources/source/lookup/?q=korea").status_code == 302
