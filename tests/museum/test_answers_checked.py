"""The museum's cases on answers that are held against their claims, over REST, from proposal to print."""

import pytest
from django.test import Client

from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Conflict, Publication
from tests import builders
from tests.claims.api.client import get, post, problem

pytestmark = pytest.mark.django_db
DAY = {"start": "2024-10-31", "end": "2024-10-31"}


def conflict_of(*quotes, question=None):
    """One accepted claim a source, all for one day; the conflict that they make."""
    about = question or builders.question()
    for number, quote in enumerate(quotes):
        builders.claim(about, builders.source(f"Source {'ABCDEFG'[number]}"), quote, accept=True)
    return Conflict.objects.get(question=about)


def proposal(conflict, use="used", /, **changed):
    claims = Claim.objects.filter(question=conflict.question, state=ClaimState.ACCEPTED)
    return {
        "conflict": str(conflict.pk),
        "question": str(conflict.question_id),
        "as_of": DAY,
        "method": "report_range",
        "rationale": "Both ends are attributed.",
        "confidence": "low",
        "review_by": "2100-01-01",
        "single_voice_reason": "Not proven independent.",
        "inputs": [{"claim": str(each.claim_id), "use": use} for each in claims],
        **changed,
    }


def offers(conflict):
    return {each["method"]: each for each in get(f"conflicts/{conflict.pk}/")["proposals"]}


def published(made):
    """Approved by a second person; the document that is served."""
    answer = post(f"resolutions/{made['id']}/approve/", None, "approver")
    assert answer.status_code == 200, answer.content
    return get(f"figures/{made['question']['id']}/")


def test_p2_undetermined_is_what_can_be_published():
    conflict = conflict_of("fewer than 50 soldiers", "more than 100 soldiers")
    found = offers(conflict)
    assert not found["report_range"]["offered"]
    assert found["undetermined"]["offered"]
    refused = problem(post("resolutions/", proposal(conflict, low="50", high="100"), "checker"), 400)
    assert "exclude each other" in str(refused)
    made = post("resolutions/", proposal(conflict, method="undetermined"), "checker").json()
    document = published(made)
    assert (document["standing"], document["low"], document["high"]) == ("disputed", None, None)
    said = document["last_said"]["attribution"]
    assert document["attribution"] is None
    assert "less than 50" in said
    assert "more than 100" in said


def test_bounds_and_their_words_are_kept_from_source_to_print():
    conflict = conflict_of("10,000 to 13,000 soldiers", "more than 100,000 soldiers")
    offered = offers(conflict)["report_range"]
    assert (offered["low"], offered["high"], offered["high_modality"]) == ("10000", "100000", "more_than")
    assert offered["as_of"] == DAY
    made = post("resolutions/", proposal(conflict, low="10000", high="100000"), "checker").json()
    assert (made["low_modality"], made["high_modality"], made["deviations"]) == ("", "more_than", [])
    document = published(made)
    assert document["printed"] == "10,000 to more than 100,000 people"
    assert (document["best"], document["high_modality"]) == (None, "more_than")


def test_p6_what_the_claims_do_not_say_is_no_report_range():
    conflict = conflict_of("55,000 soldiers", "80,000 soldiers", "400,000 soldiers")
    sent = proposal(conflict, low="5500", high="8000", confidence="high")
    refused = problem(post("resolutions/", sent, "checker"), 400)
    assert "is not what “report range” gives" in str(refused)
    assert "editorial_judgement" in str(refused)
    judged = {**sent, "method": "editorial_judgement"}
    assert "published with its reason" in str(problem(post("resolutions/", judged, "checker"), 400))
    judged["judgement_reason"] = "The sources count whole divisions; we count those seen."
    assert "evidence and agreement give" in str(problem(post("resolutions/", judged, "checker"), 400))
    judged["confidence"] = "low"
    made = post("resolutions/", judged, "checker").json()
    assert len(made["deviations"]) == 3
    assert all("does not meet the figure of" in each for each in made["deviations"])
    document = published(made)
    assert document["method"] == "editorial_judgement"
    assert document["judgement_reason"].startswith("The sources count")
    assert document["deviations"] == made["deviations"]
    page = client_page(document["id"])
    assert "the newsroom's own judgement" in page
    assert "The sources count whole divisions" in page


def client_page(figure):
    browser = Client()
    browser.force_login(builders.person("reader"))
    answer = browser.get(f"/figures/{figure}/")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_higher_confidence_takes_a_reason_that_is_published():
    conflict = conflict_of("about 8,000 soldiers", "about 20,000 soldiers")
    sent = proposal(conflict, low="8000", high="20000", confidence="high")
    assert "one voice, spread" in str(problem(post("resolutions/", sent, "checker"), 400))
    sent["confidence_reason"] = "Both showed us their lists."
    made = post("resolutions/", sent, "checker").json()
    assert (made["confidence_offered"], made["confidence_reasons"]) == ("low", ["one_voice", "spread"])
    document = published(made)
    assert document["confidence_reason"] == "Both showed us their lists."
    assert document["printed"] == "about 8,000 to about 20,000 people"


def test_p12_nobody_is_graded_so_nobody_is_the_best_graded():
    conflict = conflict_of("about 8,000 soldiers", "about 20,000 soldiers")
    sent = proposal(conflict, method="most_authoritative", best="8000", confidence="high")
    assert "no credible source is graded" in str(problem(post("resolutions/", sent, "checker"), 400))
    assert not Publication.objects.exists()


def test_p13_confirmed_takes_another_independent_source():
    claim = builders.claim(accept=True)
    sent = {"code": "1", "reason": "Everybody says so."}
    refused = problem(post(f"claims/{claim.claim_id}/grade/", sent, "checker"), 400)
    assert "is 1" in str(refused)
    assert post(f"claims/{claim.claim_id}/grade/", {**sent, "code": "2"}, "checker").status_code == 200


def test_an_answer_is_for_a_time_and_its_sources_last_figures():
    about = builders.question()
    a, b = builders.source("Source A"), builders.source("Source B")
    builders.claim(about, a, "about 3,000 soldiers", as_of="2024-10-30", accept=True)
    builders.claim(about, a, "about 8,000 soldiers", accept=True)
    builders.claim(about, b, "about 20,000 soldiers", accept=True)
    conflict = Conflict.objects.get(question=about)
    offered = offers(conflict)["report_range"]
    assert (offered["low"], offered["as_of"], offered["not_for_this_time"]) == ("8000", DAY, [])
    later = {"start": "2024-10-30", "end": "2024-10-31"}
    sent = proposal(conflict, low="3000", high="20000", as_of=later)
    assert "is not what “report range” gives" in str(problem(post("resolutions/", sent, "checker"), 400))


def test_a_claim_for_another_time_is_listed_as_such():
    about = builders.question()
    builders.claim(about, builders.source("Source A"), "about 8,000 soldiers", accept=True)
    builders.claim(about, builders.source("Source B"), "about 20,000 soldiers", accept=True)
    old = builders.claim(
        about, builders.source("Source C"), "about 900 soldiers", as_of="2024-10-30", accept=True
    )
    conflict = Conflict.objects.get(question=about)
    sent = proposal(conflict, low="8000", high="20000")
    sent["inputs"] = [each for each in sent["inputs"] if each["claim"] != str(old.claim_id)]
    made = post("resolutions/", sent, "checker").json()
    uses = {each["claim"]["id"]: each["use"] for each in made["inputs"]}
    assert uses[str(old.claim_id)] == "other_time"
    assert published(made)["inputs"][-1]["use"] == "other_time"
